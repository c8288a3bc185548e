"""Figures that say what they count only by the figure told before: "the UN puts it at 90", "seven men make up the rest"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.claims.harm.rival import Harm
from tollbook.claims.people.counted import People
from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll, metric_named
from tollbook.model.reading import Hit, starts
from tollbook.model.toll import Count, Toll

BACK = 4
"""Sentences within which a figure is still the one spoken of."""
QUOTES = frozenset('"“”«»„')
JOINED = 12
"""Tokens between a word of harm and the people hurt along with others."""
FEW = 2
"""How much more the second number of "two, maybe three" may be."""


class SetAgainst:
    """Makes tolls of counts that lean on another figure of one report."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.bound = {h.people.quantity.first for h in figures.harms}
        self.loose = starts(self.reading, "coordinator", "clause_cut", "clause_word", "agent", "according", "as_told")
        self.free = [
            p for p in figures.people if p.quantity.first not in self.bound and p.quantity.kind not in ("none", "change")
        ]

    def tolls(self) -> Iterator[FoundToll]:
        """Every such figure; the speaker is whoever's words it stands in."""
        yield from self._put_at()
        yield from self._corrected()
        yield from self._rest()
        yield from self._as_many()
        yield from self._along()

    def _put_at(self) -> Iterator[FoundToll]:
        """A figure somebody holds to, of the harm told before: "the UN still holds to 90", "la cifra era de 18"."""
        cues = {h.last: h for h in self.reading.all("figure_held", "figure_cue")}
        for people in self.free:
            at = people.quantity.first - (self.tokens[people.quantity.first - 1].text in QUOTES)
            at = next((i for i in range(at, people.quantity.last) if i in cues), at)  # it was | more than 30
            alone = people.human is None and people.last == people.quantity.last and self._ends(people.last)
            alone = alone and not self._or_more(people)
            firm = at in cues and cues[at].word == "figure_cue"
            anybody = firm and people.human is True and people.group is None
            whole = self._told_before(people.first) if at in cues and (alone or anybody) else None
            if whole is not None and people.quantity.kind in ("number", "vague"):
                toll = self._of(whole, people, people.quantity.first)
                toll = toll if firm else replace(toll, toll=replace(toll.toll, group=None))  # whom, only the other speaker told
                toll = toll if toll.frame is not None else replace(toll, frame=self._subject(cues[at], people))
                if firm or toll.frame is not None:
                    yield toll

    def _or_more(self, people: People) -> bool:
        """Whether a number goes on to the next: "two, maybe three adults were inside"."""
        low = people.quantity.count.low or 0
        near = (q for q in self.reading.quantities if people.last < q.first <= people.last + 2)
        return any(0 < (q.count.low or 0) - low <= FEW for q in near)

    def _subject(self, cue: Hit, people: People) -> Frame | None:
        """Who puts a figure there, where no reporting verb says it: "the mission holds to 90"."""
        speaker = SpeakerReader(self.reading).ahead.speaker(cue.first, self.reading.sentence_of(cue.first).first)
        return None if speaker is None else Frame(speaker, "says", people.first, people.last, cue)

    def _corrected(self) -> Iterator[FoundToll]:
        """The figure that another replaces in the same breath: "51 people have died, not 55 as first posted"."""
        cues = {h.last for h in self.reading.all("rather_than")}
        for people in self.free:
            whole = self.figures.last_harm(people.first, same_sentence=True) if people.quantity.first in cues else None
            if whole is not None and people.human is not False and people.quantity.kind == "number":
                yield self._of(whole, people, people.quantity.first, superseded=True)

    def _rest(self) -> Iterator[FoundToll]:
        """The people that make up what is left of a figure: "nineteen women and seven men make up the rest"."""
        for rest in self.reading.all("the_rest"):
            start = self.reading.sentence_of(rest.first).first
            whole = self._told_before(start) or self.figures.last_harm(rest.first, same_sentence=True)
            named = [p for p in self.free if p.human is True and start <= p.first and p.last <= rest.first]
            behind = [p for p in self.free if p.human is True and p.first in (rest.last, rest.last + 1)]
            if whole is not None:
                yield from (self._of(whole, people, people.first, subset=True) for people in named or behind)

    def _as_many(self) -> Iterator[FoundToll]:
        """As many again of another harm: "eleven were killed and the same number wounded"."""
        for cue in self.reading.all("as_many"):
            harm = next(iter(self.reading.within("harm", cue.last, cue.last + 3)), None)
            whole = self.figures.last_harm(cue.first, same_sentence=True)
            if harm is not None and whole is not None and harm.traits["metric"] != whole.metric:
                toll = Toll(metric_named(harm.traits["metric"]), whole.people.quantity.count)
                yield FoundToll(toll, cue.first, harm.last, frame_at(self.figures.frames, cue.first))

    def _along(self) -> Iterator[FoundToll]:
        """Those hurt along with others: "33 civilians were killed along with 22 fighters"."""
        for cue in self.reading.all("along_with"):
            whole = self.figures.last_harm(cue.first, same_sentence=True)
            near = [p for p in self.free if p.human is True and p.first in (cue.last, cue.last + 1) and not p.part]
            told = whole is not None and whole.predicate.first < cue.first <= whole.predicate.last + JOINED
            if near and told and whole is not None and not self._own_harm(near[0], cue):
                yield self._of(whole, near[0], near[0].first)

    def _own_harm(self, people: People, cue: Hit) -> bool:
        """Whether people behind "along with" have a word of harm of their own, or are no victims: along with two gunmen."""
        behind = self.reading.within("harm", people.last, people.last + 2)
        return bool(behind) or (people.quantity.kind == "one" and people.definite and cue.last == people.first)

    def _told_before(self, before: int) -> Harm | None:
        """The figure spoken of: in the nearest sentence with one, that of the dead before others."""
        sentence = self.tokens[before].sentence
        earlier = [h for h in self.figures.harms if h.people.first < before and h.predicate.first < before]
        near = [h for h in earlier if sentence - self.tokens[h.people.first].sentence <= BACK]
        if not near:
            return None
        last = self.tokens[near[-1].people.first].sentence
        there = [h for h in near if self.tokens[h.people.first].sentence == last]
        return next((h for h in there if h.metric == "killed"), there[0])

    def _of(self, whole: Harm, people: People, first: int, *, subset: bool = False, superseded: bool = False) -> FoundToll:
        count = people.quantity.count if people.quantity.kind != "one" else Count(1, 1, "exact")
        group = people.group if people.human is True else whole.people.group
        toll = Toll(
            metric_named(whole.metric), count, group, people.stated if people.human is True else None,  # type: ignore[arg-type]
            subset=subset, superseded=superseded,
        )  # fmt: skip
        frame = frame_at(self.figures.frames, people.first)
        if frame is None and subset:
            frame = frame_at(self.figures.frames, whole.people.first)  # the rest is of whoever gave the whole
        return FoundToll(toll, first, people.last, frame)

    def _ends(self, at: int) -> bool:
        """Whether nothing is counted behind a figure: it closes its words, or a new clause begins."""
        return at >= len(self.tokens) or not self.tokens[at].text[0].isalnum() or at in self.loose
