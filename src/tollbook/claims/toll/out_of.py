"""The larger figure that a count is taken out of: "12 of the 20 soldiers killed", "nine of the twelve hostages were freed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.harm.rival import Harm
from tollbook.claims.people.counted import People
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll, metric_named
from tollbook.model.reading import Hit
from tollbook.model.toll import Toll

DESCRIBING = frozenset(("participle", "adjective", "hold"))


class OutOf:
    """Makes tolls of the wholes that other figures of one report are taken out of."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.starting = {h.first: h for h in self.reading.all("harm")}
        self.ending = {h.last: h for h in self.reading.all("harm") if h.traits["use"] == "noun"}

    def tolls(self) -> Iterator[FoundToll]:
        """Every whole that the words beside it tell the harm of; those freed were taken before."""
        for harm in self.figures.harms:
            whole, described = self.whole(harm.people), self._described(harm.people)
            metric = described.traits["metric"] if described is not None else "abducted" if harm.metric == "freed" else None
            if whole is None or metric is None or metric == "freed":
                continue
            last = described.last if described is not None and described.first == whole.last else whole.last
            toll = Toll(metric_named(metric), whole.quantity.count, whole.group, whole.stated)  # type: ignore[arg-type]
            yield FoundToll(toll, whole.first, last, frame_at(self.figures.frames, whole.first), whole.first)

    def parts(self, found: Sequence[FoundToll]) -> frozenset[int]:
        """Where the figures stand that are told with the whole's own word of harm: twelve (of the 20 soldiers killed)."""
        first = {h.people.first for h in self.figures.harms if self._shares_word(h)}
        return frozenset(i for i, t in enumerate(found) if t.people in first and t.first <= t.people)

    def whole(self, people: People) -> People | None:
        """The people that "N of the M" ends with."""
        inside = (p for p in self.figures.people if people.first < p.first and p.last == people.last)
        larger = (p for p in inside if p.quantity.kind == "number" and p.human is True)
        return next((p for p in larger if (p.quantity.count.low or 0) > (people.quantity.count.low or 0) > 0), None)

    def _described(self, people: People) -> Hit | None:
        """The word of harm that only says who the people are: right behind their noun, or the noun itself."""
        behind = self.starting.get(people.last)
        return behind if behind is not None and behind.traits["use"] in DESCRIBING else self.ending.get(people.last)

    def _shares_word(self, harm: Harm) -> bool:
        described = self._described(harm.people)
        return self.whole(harm.people) is not None and described is not None and described.traits["metric"] == harm.metric
