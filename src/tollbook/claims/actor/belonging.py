"""Which side unnamed attackers are told to belong to: "the assailants were members of the front", « affilié au front »."""

from __future__ import annotations

from tollbook.claims.actor.cast import AGENTS
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Hit, Reading

REACH = 8
"""Tokens between the attackers and the words that tell whose they are."""
NEAR = 3
"""Tokens between those words and the name."""


class Belonging:
    """Reads whose the attackers of one report are."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        people = [h for h in reading.all("person") if h.traits.get("group") == "attackers"]
        attackers = {i for h in (*people, *reading.all("culprits")) for i in range(h.first, h.last)}
        self.attackers = attackers | {i for m in reading.actors if m.kind == "unknown" for i in range(m.first, m.last)}

    def part(self) -> Part | None:
        """The first known side that attackers are told to be of, marked accused: somebody says so of them."""
        for tie in self.reading.all("belongs"):
            side = self._side(tie)
            if side is not None and ("alone" in tie.traits or self._of_attackers(tie)):
                span = self.reading.span(side.first, side.last)
                return Part("perpetrator", "accused", side.as_named, span, side)
        return None

    def _of_attackers(self, tie: Hit) -> bool:
        start = max(tie.first - REACH, self.reading.sentence_of(tie.first).first)
        return any(i in self.attackers for i in range(start, tie.first))

    def _side(self, tie: Hit) -> ActorMention | None:
        near = (m for m in self.reading.actors if tie.last - 1 <= m.first <= tie.last + NEAR and m.last > tie.last)
        known = (m for m in near if m.kind in AGENTS and m.kind != "unknown" and not m.place)
        return next((m for m in known if m.candidates or m.kind == "group"), None)
