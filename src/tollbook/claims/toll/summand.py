"""Parts that add up to the figure before them: "three wounded, two officers and a passer-by"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.people.counted import People
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.toll.part import PartTolls


class SummandTolls:
    """Makes tolls of the people listed behind a figure whose sum it is."""

    def __init__(self, figures: Figures, parts: PartTolls) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.parts = parts

    def tolls(self) -> Iterator[FoundToll]:
        """People listed behind a figure that add up to it are its parts: "three wounded, two officers and a passer-by".

        What stands behind a colon only spells the figure out: it belongs to its words, not to figures of its own.
        """
        bound = {h.people.quantity.first for h in self.figures.harms}
        for harm in self.figures.harms:
            low = harm.people.quantity.count.low
            listed = self._list_behind(max(harm.people.last, harm.predicate.last), bound)
            if low is None or len(listed) < 2 or sum(p.quantity.count.low or 0 for p in listed) != low:
                continue
            for people in listed:
                yield self.parts.part_of(harm.metric, people, people.first, people.last)

    def _list_behind(self, at: int, bound: set[int]) -> list[People]:
        """The counted people joined by commas and "and" behind a token, up to one that has a word of harm of its own."""
        links = {h.first: h.last for h in self.reading.all("coordinator")} | {
            i: i + 1 for i in range(at, at + 1) if i < len(self.tokens) and self.tokens[i].text in (",", "(", "،")
        }
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
