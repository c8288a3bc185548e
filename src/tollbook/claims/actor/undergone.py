"""Whom an attack befell that is told in the passive or with a pronoun: "the convoy was ambushed", "hit their car"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tollbook.claims.actor.cast import SUFFERED
from tollbook.claims.clause import Clauses
from tollbook.claims.order import goes_on
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Reading, followed, starts

SITES = ("civilian_object", "military_site", "attacked")
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
        """What stands before a passive verb of attack and is not only where it was; of those killed only a known body.

        People killed are in the tolls, which may not tell whose they were: "ten men of the guard and a driver were killed".
        """
        first = self.clauses.all[trigger.clause].first
        if self._progressive(trigger):
            return  # "bandits have been burning houses"
        if trigger.act not in SUFFERED:
            yield from self.before(first, aux, target)
            return
        members = {h.last for h in self.reading.all("noun_of")}
        articles = starts(self.reading, "article")
        for m in self.reading.actors:
            whose = m.first in members or (m.first - 1 in members and m.first - 1 in articles)
            if first < m.first and m.last <= aux and self._body(m) and whose:
                yield target(m.first, m.last)
                return

    def before(self, first: int, end: int, target: Callable[[int, int], Part]) -> Iterator[Part]:
        """Whom or what the words from ``first`` to ``end`` name first, not behind a preposition; else a force named there."""
        placed = starts(self.reading, "preposition", "possessive")
        heads = [h for word in HEADS for h in self.reading.within(word, first, end)]
        heads = [h for h in heads if h.traits.get("group") != "attackers"]
        heads = [h for h in heads if not any(i in placed for i in range(max(h.first - 2, first), h.first))]
        if heads:
            head = min(heads, key=lambda h: (h.first, -h.last))
            whose = self._of_whom(head.last)
            named = [
                m.last for m in self.reading.actors if m.last <= end and (m.first == whose or m.first <= head.first < m.last)
            ]
            yield target(max(head.first - 1, first), max([head.last, *named]))
            return
        bodies = [m for m in self.reading.actors if first <= m.first and m.last <= end and m.kind in OWNERS and not m.place]
        yield from (target(m.first, m.last) for m in bodies[:1])

    def _of_whom(self, at: int) -> int:
        """Where the name begins that small words tie to a head: agentes de la Policía."""
        return followed({h.first: h.last for h in self.reading.all("noun_of", "article")}, at)

    def told(self, ranges: Sequence[tuple[int, int]], target: Callable[[int, int], Part]) -> Iterator[Part]:
        """Who is told to suffer an attack before the words for it: "the patrol came under fire", "cayó en una emboscada"."""
        for hit in self.reading.all("undergoes"):
            inside = any(a <= hit.first < b for a, b in ranges)
            if inside and hit.traits["position"] == "before":
                yield from self.before(self.clauses.at(hit.first).first, hit.first, target)
            if inside and hit.traits["position"] == "beside":  # the targeted café, le café visé
                heads = (h for word in SITES for h in self.reading.all(word) if hit.first == h.last or hit.last == h.first)
                yield from (target(h.first, h.last) for h in heads)

    def _progressive(self, trigger: Trigger) -> bool:
        """Whether the word before the act tells what goes on: "bandits have been burning houses"."""
        return goes_on(self.reading.language, self.reading.tokens[trigger.first].norm)

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
