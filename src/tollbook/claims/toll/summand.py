"""Parts that add up to the figure before them: "three wounded, two officers and a passer-by", "34 dead: 19 men and 15 women"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.people.counted import People
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.toll.part import PartTolls

OPENING = frozenset(",(،-–—")


class SummandTolls:
    """Makes tolls of the people listed behind a figure whose sum it is."""

    def __init__(self, figures: Figures, parts: PartTolls) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.parts = parts

    def tolls(self) -> Iterator[FoundToll]:
        """People listed behind a figure that add up to it are its parts: "three wounded, two officers and a passer-by"."""
        bound = {h.people.quantity.first for h in self.figures.harms}
        for harm in self.figures.harms:
            at = max(harm.people.last, harm.predicate.last)
            places = (at, harm.people.last) if harm.metric == "freed" else (at, harm.people.last, *self._colon(at))
            lists = (self._list_behind(i, bound) for i in places)
            for people in next((p for p in lists if _add_up(p, harm.people.quantity.count.low)), []):
                yield self.parts.part_of(harm.metric, people, people.first, people.last)

    def _colon(self, at: int) -> list[int]:
        """Behind the colon that closes the words on a figure: "34 died, the mayor said on Monday: 19 men and 15 women"."""
        end = self.reading.sentence_of(at - 1).last
        return [i for i in range(at + 1, end) if self.tokens[i - 1].text == ":"][-1:]

    def _list_behind(self, at: int, bound: set[int]) -> list[People]:
        """The counted people joined by commas and "and" behind a sign, up to one that has a word of harm of its own."""
        links = {h.first: h.last for h in self.reading.all("coordinator")}
        if at < len(self.tokens) and self.tokens[at].text in OPENING:
            links[at] = at + 1
        elif self.tokens[at - 1].text == ":":
            links[at] = at
        found: list[People] = []
        while at in links:
            at = links[at]
            at = self.figures.copula.get(at, at) if not found else at  # six civilians, (they are) four men and two women
            behind = next((p for p in self.figures.people if p.first == at and p.human is True), None)
            if behind is None:
                break
            if behind.quantity.first in bound:
                return []
            found.append(behind)
            at = behind.last
        return found


def _add_up(listed: list[People], low: int | None) -> bool:
    """Whether several people of a list are as many as a figure says."""
    return len(listed) > 1 and low is not None and sum(p.quantity.count.low or 0 for p in listed) == low
