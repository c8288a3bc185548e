"""The crowd that force was used on: marchers, a rally, those hurt in it."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.claims.clause import Clauses
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import Part
from tollbook.model.reading import Hit, Reading

STATE = frozenset(("military", "police", "government", "state", "intelligence", "external force"))
NEAR = 6
HARM = frozenset(("killed", "injured", "killed_or_injured"))


class Crowd:
    """Reads who demonstrates in one report."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading, self.clauses = reading, clauses
        self.marches = [h for h in reading.all("act") if h.traits["act"] == "demonstration"]

    def met_by_force(self, triggers: Sequence[Trigger], agents: Sequence[Part], tolls: Sequence[FoundToll]) -> Part | None:
        """The protesters as the target, with the civilians hurt as further words for them; None where no force met them.

        Force meets a crowd where a crackdown or a fight with it is told, or where people are hurt in a sentence that tells of
        their march and the doers are all of a state.
        """
        crackdown = any(t.act == "crackdown" or (t.act == "clash" and self._between(t)) for t in triggers)
        kinds = {p.mention.kind for p in agents if p.mention is not None}
        met = crackdown or (kinds <= STATE and bool(kinds) and any(self._beside(h, tolls) for h in self.marches))
        words = self.marches or [t.hit for t in triggers if t.act == "crackdown" and t.hit.last > t.first + 1]
        if not met or not words:
            return None
        hurt = [t for t in tolls if t.toll.metric in HARM and t.toll.group in ("civilians", "children", "men", "women")]
        spans = [self.reading.span(h.first, h.last) for h in words] + [self.reading.span(t.first, t.last) for t in hurt]
        first = words[0]
        named = self.reading.words(first.first, first.last)
        return Part("target", "asserted", named, spans[0], name=self._whose(words) or "protesters", also=tuple(spans[1:]))

    def _whose(self, words: Sequence[Hit]) -> str | None:
        """The one crowd that the words for marchers are part of or told with: "anti-NAME protesters"."""
        crowds = [m for m in self.reading.actors if m.kind == "crowd"]
        inside = {m.name for m in crowds for h in words if m.first < h.last and h.first < m.last}
        sentences = {self.reading.tokens[h.first].sentence for h in words}
        named = inside or {m.name for m in crowds if self.reading.tokens[m.first].sentence in sentences}
        return named.pop() if len(named) == 1 else None

    def _between(self, fight: Trigger) -> bool:
        """Whether a crowd is one side of a fight: "clashes between protesters and police", "protesters clashed with police"."""
        between = self.reading.within("between", fight.first, fight.hit.last + NEAR)
        named = any(b.last <= h.first < b.last + NEAR for b in between for h in self.marches)
        start = self.clauses.all[fight.clause].first
        fighting = fight.hit.traits.get("pos") == "verb"
        beside = (max(start, fight.first - NEAR), fight.hit.last + NEAR // 2)
        return named or (fighting and any(beside[0] <= h.first < beside[1] for h in self.marches))

    def _beside(self, march: Hit, tolls: Sequence[FoundToll]) -> bool:
        sentence = self.reading.tokens[march.first].sentence
        return any(t.toll.metric in HARM and self.reading.tokens[t.first].sentence == sentence for t in tolls)
