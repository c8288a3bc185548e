"""Shares of a figure told apart behind it, which they make up: "32 bodies were found, 20 on Saturday and 12 on Sunday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.harm.rival import Harm
from tollbook.claims.people.counted import People
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.toll.part import PartTolls
from tollbook.model.reading import starts

MOST = 6
"""Shares that one figure is told in."""
BY_CHANCE = 8
"""Below this, two small counts of the next sentence add up to a figure too easily."""


class ShareTolls:
    """Makes tolls of counted people that add up to the figure before them, wherever else words stand between."""

    def __init__(self, figures: Figures, parts: PartTolls) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.parts = parts
        self.metric = {h.people.quantity.first: h.metric for h in figures.harms}
        telling = ("circumstance", "coordinator", "clause_cut", "copula", "subset_tail", "passive_aux", "perfect")
        self.telling = starts(self.reading, *telling, "preposition", "on_day", "part_pronoun")
        self.others = starts(self.reading, "person_modifier")
        self.pronouns = starts(self.reading, "partitive", "part_pronoun")
        self.verbs = starts(self.reading, "passive_aux", "perfect", "say")
        self.telling |= {t.first for t in self.reading.times} | {p.first for p in self.reading.places}

    def tolls(self) -> Iterator[FoundToll]:
        """The shares of every figure, those found by no other rule."""
        for whole in self.figures.harms:
            low, sentence = whole.people.quantity.count.low, self.reading.sentence_of(whole.people.first)
            if low is None or low < 2 or whole.people.quantity.kind != "number" or whole.metric == "freed":
                continue
            at = max(whole.people.last, whole.predicate.last if whole.predicate.first < sentence.last else 0)
            near = self.reading.sentences[sentence.index + 1 : sentence.index + 2] if low >= BY_CHANCE else ()
            for first, last in ((at, sentence.last), *((s.first, s.last) for s in near)):
                run = self._run(self._counted(first, last, whole), low)
                if run:
                    yield from (self._share(whole, p) for p in run if p.quantity.first not in self.metric)
                    break

    def _share(self, whole: Harm, people: People) -> FoundToll:
        return self.parts.part_of(whole.metric, people, people.first, people.last)

    def _counted(self, first: int, last: int, whole: Harm) -> list[People]:
        """The people counted on some tokens, and the figures that only tell how many there or then."""
        found: list[People] = []
        end = first
        for people in self.figures.people:
            if people.first < end or people.last > last or (end > first and self._of_them(people)):
                continue  # a part of the figure before it
            end = people.last
            if self._counts(people) and self.metric.get(people.quantity.first, whole.metric) == whole.metric:
                found.append(people)
        return found

    def _counts(self, people: People) -> bool:
        if people.quantity.count.low is None or people.quantity.count.low != people.quantity.count.high:
            return False
        if people.quantity.kind == "one":
            return people.human is True and not people.definite
        bare = people.human is None and self._tells(people.quantity.last)
        named = people.human is True and people.last not in self.verbs  # two girls were led away
        return people.quantity.kind == "number" and (named or bare)

    def _tells(self, at: int) -> bool:
        """Whether a bare figure is closed, or a time, a place or a verb follows it: no thing is counted."""
        return at >= len(self.tokens) or not self.tokens[at].text[0].isalnum() or at in self.telling

    @staticmethod
    def _run(listed: Sequence[People], low: int) -> Sequence[People]:
        """The first people told that are together as many as a figure says."""
        for size in range(2, min(MOST, len(listed)) + 1):
            if sum(p.quantity.count.low or 0 for p in listed[:size]) == low:
                return listed[:size]
        return ()

    def _of_them(self, people: People) -> bool:
        """Whether words behind a figure make it part of the one before it: "nine are in hospital, three of them gravely"."""
        return people.part or people.quantity.last in self.pronouns
