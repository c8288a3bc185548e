"""The death of a doer by his own hand, told without a count: "before taking his own life", "turned the gun on himself"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.speech.frame import frame_at
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Hit
from tollbook.model.toll import Count, Toll

HARMED = frozenset(("killed", "injured", "killed_or_injured"))
NEAR = 3
"""Tokens before the words in which they are wished or tried only: "tried to take his own life"."""


class OwnHandTolls:
    """Makes tolls of those who hurt others and then died by their own hand."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading = figures, figures.reading
        self.told = {i for h in figures.harms for i in range(h.predicate.first, h.predicate.last)}
        self.veto = self.reading.all("toll_veto", "hypothetical", "planned", "negation")

    def tolls(self) -> Iterator[FoundToll]:
        """The first such death behind others who were hurt: one person, of the attackers."""
        for hit in self.reading.all("own_hand"):
            others = any(h.metric in HARMED and h.predicate.first < hit.first for h in self.figures.harms)
            if others and hit.first not in self.told and not self._only_tried(hit):
                toll = Toll("killed", Count(1, 1, "exact"), "attackers", None, single=True)
                yield FoundToll(toll, hit.first, hit.last, frame_at(self.figures.frames, hit.first), hit.first)
                return

    def _only_tried(self, hit: Hit) -> bool:
        start = max(self.reading.sentence_of(hit.first).first, hit.first - NEAR)
        return any(start <= h.first and h.last <= hit.last for h in self.veto)
