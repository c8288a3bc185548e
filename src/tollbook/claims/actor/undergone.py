"""Whom an attack befell that is told in the passive or with a pronoun: "the convoy was ambushed", "hit their car"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tollbook.claims.actor.cast import SUFFERED
from tollbook.claims.clause import Clauses
from tollbook.claims.order import PROGRESSIVES
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Reading, starts

HEADS = ("civilian_object", "military_site", "attacked", "thing", "person")
OWNERS = frozenset(("military", "police", "armed group", "militia", "NGO", "UN", "external force", "alliance", "intelligence"))
"""Kinds of bodies that have cars, posts and staff."""
BACK = 2
"""Sentences back to whom "their" may mean."""


class Undergone:
    """Reads the subject of a passive, and whose "its" and "their" things are."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading, self.clauses = reading, clauses

    def subject(self, trigger: Trigger, aux: int, target: Callable[[int, int], Part]) -> Iterator[Part]:
        """What stands before a passive verb of attack and is not only where it was; those killed are in the tolls."""
        if trigger.act in SUFFERED or self._progressive(trigger):
            return  # "bandits have been burning houses"
        clause = self.clauses.all[trigger.clause]
        placed = starts(self.reading, "preposition", "possessive")
        heads = [h for word in HEADS for h in self.reading.within(word, clause.first, aux)]
        heads = [h for h in heads if h.traits.get("group") != "attackers"]
        heads = [h for h in heads if not any(i in placed for i in range(max(h.first - 2, clause.first), h.first))]
        if heads:
            head = min(heads, key=lambda h: (h.first, -h.last))
            yield target(max(head.first - 1, clause.first), head.last)

    def _progressive(self, trigger: Trigger) -> bool:
        """Whether the word before the act tells what goes on: "bandits have been burning houses"."""
        ending = PROGRESSIVES.get(self.reading.language)
        return ending is not None and self.reading.tokens[trigger.first].norm.endswith(ending)

    def owner(self, part: Part, speaking: frozenset[int]) -> Part:
        """A thing that is "theirs" with the body that was named last before it and does not speak."""
        at = next((i for i, t in enumerate(self.reading.tokens) if t.start == part.span.start), None)
        if at is None or part.mention is not None or at - 1 not in starts(self.reading, "possessive"):
            return part
        here = self.reading.tokens[at].sentence
        named = [m for m in self.reading.actors if m.last <= at and here - self.reading.tokens[m.first].sentence < BACK]
        known = [m for m in named if self._body(m) and m.first not in speaking]
        return replace(part, mention=known[-1], name=None) if known else part

    @staticmethod
    def _body(mention: ActorMention) -> bool:
        return mention.kind in OWNERS and bool(mention.candidates) and not mention.place
