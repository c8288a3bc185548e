"""The death of a doer by his own hand, told without a count: "before taking his own life", "turned the gun on himself"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.wound = tuple(self.reading.all("own_wound"))
        self.done = {h.last for h in self.reading.all("act") if h.traits.get("pos") == "verb"}  # shot his wife to death
        self.himself = {h.first for h in self.reading.all("own_self")}
        self.told = {i for h in figures.harms for i in range(h.predicate.first, h.predicate.last)}
        self.veto = tuple(self.reading.all("toll_veto", "hypothetical", "planned", "negation"))

    def tolls(self) -> Iterator[FoundToll]:
        """The first such death behind others whom somebody hurt: one person, of the attackers."""
        for hit in self.reading.all("own_hand"):
            if self.hurt_others(hit.first) and hit.first not in self.told and not self._only_tried(hit):
                toll = Toll("killed", Count(1, 1, "exact"), "attackers", None, single=True)
                yield FoundToll(toll, hit.first, hit.last, frame_at(self.figures.frames, hit.first), hit.first)
                return

    def by_own_wound(self, toll: FoundToll) -> FoundToll:
        """The toll, of the attackers where who hurt others "was found dead of a self-inflicted wound" or "killed himself"."""
        told = toll.toll
        if told.metric != "killed" or not told.single:
            return toll
        sentence = self.tokens[toll.first].sentence
        own = told.group is None and any(self.tokens[h.first].sentence == sentence for h in self.wound)
        own = (own or any(toll.first <= i < toll.last for i in self.himself)) and self.hurt_others(toll.first)
        return replace(toll, toll=replace(told, group="attackers")) if own else toll

    def hurt_others(self, before: int) -> bool:
        """Whether people are told before a token whom somebody hurt ("killed two"), or several dead."""
        earlier = (
            h
            for h in self.figures.harms
            if h.metric in HARMED and h.predicate.first < before and h.people.first not in self.himself
        )
        return any(
            h.people.first >= h.predicate.last or h.people.first in self.done or (h.people.quantity.count.low or 0) > 1
            for h in earlier
        )

    def _only_tried(self, hit: Hit) -> bool:
        start = max(self.reading.sentence_of(hit.first).first, hit.first - NEAR)
        return any(start <= h.first and h.last <= hit.last for h in self.veto)
