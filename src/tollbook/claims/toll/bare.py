"""Tolls without counted people: nobody hurt, harm without a figure, a figure without a noun."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.harm.rival import Harm
from tollbook.claims.order import VSO
from tollbook.claims.people.counted import People
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.speech.gapped import GAP
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll, metric_named
from tollbook.model.reading import starts
from tollbook.model.toll import Count, Toll

VERBAL = frozenset(("participle", "active", "intransitive"))


class BareTolls:
    """Makes tolls of words and figures that stand alone."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.joined = {h.last for h in self.reading.all("coordinator")}
        self.placing = {h.first for h in self.reading.all("circumstance")}
        self.others = {h.first for h in self.reading.all("person_modifier")}
        self.timed = {t.first for t in self.reading.times}
        self.means = starts(self.reading, "with_means")
        self.counted = {i + 1 for i in starts(self.reading, "say")} | {h.last for h in self.reading.all("toll_of")}
        self.counted |= {f.first for f in figures.frames if f.cue.word == GAP}
        changed = {h.last for h in self.reading.all("change", "rather_than", "figure_cue")}
        according = starts(self.reading, "according")  # 27 dead according to the police, 63 according to the union
        self.sourced = {p.last for p in figures.people if p.last in according and p.quantity.first not in changed}
        if self.reading.language in VSO:  # تحدثت الحكومة عن سبعة
            links = starts(self.reading, "noun_of", "preposition")
            self.counted |= {f.first + 1 for f in figures.frames if f.first in links and f.first > f.cue.first}

    def zeros(self) -> Iterator[FoundToll]:
        """Nobody hurt: a toll of none."""
        for hit in self.figures.zero:
            toll = Toll("killed_or_injured", Count(0, 0, "exact"))
            yield FoundToll(toll, hit.first, hit.last, frame_at(self.figures.frames, hit.first))

    def bare(self) -> Iterator[FoundToll]:
        """Harm without a figure: a toll that leaves open how many."""
        zero = {i for h in self.figures.zero for i in range(h.first, h.last)}
        bound = {i for h in self.figures.harms for i in range(h.predicate.first, h.predicate.last)}
        for hit in self.reading.all("harm_bare"):
            if hit.first not in zero and not bound & set(range(hit.first, hit.last)):
                toll = Toll(metric_named(hit.traits["metric"]), Count(None, None, "vague"))
                yield FoundToll(toll, hit.first, hit.last, frame_at(self.figures.frames, hit.last - 1))

    def elliptic(self) -> Iterator[FoundToll]:
        """A bare number that a second speaker sets against a figure: "officially 12 died, but doctors say at least 20"."""
        bound = {h.people.quantity.first for h in self.figures.harms}
        for people in self.figures.people:
            quantity = people.quantity
            if (
                quantity.first in bound
                or people.human is not None
                or people.last != quantity.last
                or not (self._closing(people.last) or people.last in self.sourced)
            ):
                continue
            told = quantity.first in self.counted or people.last in self.sourced or self._supposed(quantity.first)
            if quantity.kind == "number" and told:
                whole = self.figures.last_harm(people.first, same_sentence=True)
                if whole is not None:
                    toll = Toll(metric_named(whole.metric), quantity.count, whole.people.group, None)  # type: ignore[arg-type]
                    yield FoundToll(toll, people.first, people.last, frame_at(self.figures.frames, people.first))

    def gapped(self) -> Iterator[FoundToll]:
        """A figure that leaves the word of harm before it out: "three died at the scene and two more on the way"."""
        bound = {h.people.quantity.first for h in self.figures.harms}
        for people in self.figures.people:
            bare = people.human is None and people.last == people.quantity.last
            alike = bare or people.same == "more" or self._verbless(people)
            if people.quantity.first in bound or people.quantity.kind != "number" or not alike:
                continue
            whole = self.figures.last_harm(people.first, same_sentence=True)
            at = people.last + (people.last in self.others)
            timed = {at, at + 1} & self.timed  # one on Tuesday
            placed, more = at in self.placing or at in self.timed or at in self.means, people.same == "more"
            if (
                people.first not in self.joined
                or not placed
                or whole is None
                or (timed and not more and not self._adds_up(people, whole))
            ):
                continue
            if whole.predicate.traits["use"] in VERBAL and not people.part:
                group = whole.people.group if people.same == "more" or at > people.last else people.group
                stated = people.stated if people.human is True and people.same is None else None
                toll = Toll(metric_named(whole.metric), people.quantity.count, group, stated)  # type: ignore[arg-type]
                yield FoundToll(toll, people.first, people.last, frame_at(self.figures.frames, people.first), people.first)

    def _verbless(self, people: People) -> bool:
        """Whether people are followed by "with" or a place and no verb: "six were shot and two boys with machetes"."""
        if people.human is not True or people.last not in self.means:
            return False
        end = self.reading.sentence_of(people.first).last
        end = next((i for i in range(people.last, end) if i in self.placing or self.tokens[i].text in ",;."), end)
        verbs = ("passive_aux", "perfect", "say", "harm", "copula", "act")
        return not any(self.reading.within(word, people.last, end) for word in verbs)

    def _adds_up(self, people: People, whole: Harm) -> bool:
        """Whether a figure and the one before it are all of those told a sentence before: "ten on Monday, four on Tuesday"."""
        index = self.tokens[whole.people.first].sentence
        told = [h for h in self.figures.harms if h.metric == whole.metric and self.tokens[h.people.first].sentence == index - 1]
        low = (whole.people.quantity.count.low or 0) + (people.quantity.count.low or 0)
        return any(h.people.quantity.count.low == low for h in told)

    def replaced(self) -> Iterator[FoundToll]:
        """A bare figure that the one before it replaces: "rose to 26, the mayor said, up from 19 the day before"."""
        bound = {h.people.quantity.first for h in self.figures.harms}
        cued = {h.last for h in self.reading.all("change")}
        for people in self.figures.people:
            quantity = people.quantity
            earlier = quantity.first not in bound and self._earlier_bare(people)
            if quantity.first in bound or quantity.kind != "number" or people.human is False:
                continue
            if quantity.first not in cued and not earlier:
                continue
            second = self._second(people)
            whole = self.figures.last_harm(people.first, same_sentence=not earlier)
            if second is not None and whole is not None:
                yield from self._old(second, whole)
                whole = self.figures.last_harm(whole.people.first, same_sentence=True) or whole
            if whole is not None:
                yield from self._old(people, whole)

    def _second(self, people: People) -> People | None:
        """The second of two replaced figures: "25 dead and 83 hurt, up from 19 and 60"."""
        joined = (p for p in self.figures.people if p.first in self.joined and p.first - 1 == people.last)
        return next((p for p in joined if p.quantity.kind == "number" and p.human is None), None)

    def _old(self, people: People, whole: Harm) -> Iterator[FoundToll]:
        """A figure that another of the same harm replaces."""
        quantity = people.quantity
        if whole.people.quantity.kind != "change":
            toll = Toll(metric_named(whole.metric), quantity.count, whole.people.group, None, superseded=True)  # type: ignore[arg-type]
            yield FoundToll(toll, quantity.first, quantity.last, frame_at(self.figures.frames, people.first))

    def _earlier_bare(self, people: People) -> bool:
        """Whether a bare figure closes a sentence on an earlier count: "Un balance anterior hablaba de diez."."""
        sentence = self.reading.sentence_of(people.first)
        cued = [h for h in self.reading.within("old_figure", sentence.first, people.first) if h.last - h.first > 1]
        alone = not any(h.people.first >= sentence.first and h.people.last <= sentence.last for h in self.figures.harms)
        return bool(cued) and alone and people.quantity.kind == "number" and people.human is None and self._closing(people.last)

    def _supposed(self, first: int) -> bool:
        """Whether a speaker only supposes the figure: "officials believe it could be as many as 35"."""
        frame = frame_at(self.figures.frames, first)
        return frame is not None and first - frame.first <= 4 and first - 1 in {last - 1 for last in self.figures.copula.values()}

    def _closing(self, at: int) -> bool:
        return at >= len(self.tokens) or not self.tokens[at].text[0].isalnum()
