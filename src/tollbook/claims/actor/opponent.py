"""Whom a fight or the taking of a place was against: both sides of a clash, and the side that lost a town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.actor.doer import DoerReader
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Reading

ARMED = frozenset((
    "military", "police", "armed group", "faction", "militia", "alliance", "external force", "cartel", "gang", "communal",
    "crowd", "party", "group",
))  # fmt: skip
STATE = frozenset(("military", "police", "intelligence", "government"))
"""Kinds of forces of a state; two of one country are one side."""
OUTLAWS = frozenset(("armed group", "faction", "militia", "alliance", "group"))
TAKINGS = frozenset(("seizure of territory", "recapture"))
NEAR = 6
"""Tokens between a side and the word that it left, lost or fled."""
PAIR = 2
WIDE, ASIDE = 20, 6
REACH = 10
"""Tokens behind "between" in which both sides are named."""


class Opponents:
    """Reads who stood against whom in one report."""

    def __init__(self, reading: Reading, doers: DoerReader) -> None:
        self.reading, self.doers = reading, doers
        self.leaving = list(reading.all("gives_way"))
        self.left_to = {h.last for h in reading.all("taken_from")}

    def sides(self, triggers: Sequence[Trigger]) -> tuple[Part, ...]:
        """Both sides of a fight as what it was on; none where only one is told.

        Each side of a clash is both actor and target (PLOVER 0.8); "rival gangs" are two in one word.
        """
        fights = [t for t in triggers if t.act == "clash"]
        for fight in fights:
            if pair := self._pair(fight):
                return pair
        agents = [(p, p.mention) for p in self.doers.agents(fights, ())]
        found = {self._side(m): p for p, m in agents if m is not None and self._fights(m)}
        stateless = all(p.mention and p.mention.kind not in STATE for p in found.values())
        nameless = stateless and all(p.mention and not p.mention.candidates for p in found.values())
        alone = nameless and any(t.hit.traits.get("pos") == "verb" for t in fights)
        rivals = alone or (stateless and any(self._between(t) for t in fights))  # between two groups, factions of the front
        told = len(found) >= PAIR or (len(found) == 1 and rivals)
        both = tuple(replace(p, role="target", stance="asserted") for p in found.values()) if told else ()
        return both or next((pair for t in fights if (pair := self._named_beside(t))), ())

    def _named_beside(self, fight: Trigger) -> tuple[Part, ...]:
        """The only two known armed sides of a fight's sentence: "fighting flared as the army tried to dislodge the front"."""
        sentence = self.reading.sentence_of(fight.first)
        inside = [m for m in self.reading.actors if sentence.first <= m.first < sentence.last and m.candidates]
        sides = {self._side(m): m for m in reversed(inside) if m.kind in ARMED and self._fights(m)}
        named = sorted(sides.values(), key=lambda m: m.first)
        parts = (Part("target", "asserted", m.as_named, self.reading.span(m.first, m.last), m) for m in named)
        return tuple(parts) if len(named) == PAIR else ()

    def fighting(self, triggers: Sequence[Trigger]) -> tuple[Part, ...]:
        """Both sides of a fight as those who fought it, where no clause says who did."""
        named = ((p, p.mention) for p in self.sides(triggers))
        return tuple(replace(p, role="perpetrator", stance=self.doers.stance(m)) for p, m in named if m is not None)

    def _pair(self, fight: Trigger) -> tuple[Part, ...]:
        """Two sides named behind a "between" later in the sentence, or joined before the verb of a fight."""
        sentence = self.reading.sentence_of(fight.first)
        behind = self.reading.within("between", fight.first, sentence.last)[:1]
        ranges = [(h.last, min(h.last + WIDE, sentence.last)) for h in behind]
        if fight.hit.traits.get("pos") == "verb":
            ranges.append((self.doers.clauses.all[fight.clause].first, fight.first))
        for first, last in ranges:
            inside = {
                self._side(m): m for m in reversed(self.reading.actors) if first <= m.first and m.last <= last and self._fights(m)
            }
            named = sorted(inside.values(), key=lambda m: m.first)[:PAIR]
            rivals = behind and len(named) == 1 and named[0].first - first < PAIR and not named[0].candidates
            if rivals and first == behind[0].last and named[0].kind not in STATE:  # between two armed groups
                return (
                    Part("target", "asserted", named[0].as_named, self.reading.span(named[0].first, named[0].last), named[0]),
                )
            if len(named) == PAIR and any(named[0].last <= h.first < named[1].first for h in self.reading.all("coordinator")):
                return tuple(Part("target", "asserted", m.as_named, self.reading.span(m.first, m.last), m) for m in named)
        return ()

    def _fights(self, mention: ActorMention) -> bool:
        speaking = any(f.speaker.first <= mention.first < f.speaker.last for f in self.doers.frames)
        cues = [i for i in range(max(mention.first - ASIDE, 0), mention.first) if i in self.doers.agent_cues]
        joined = cues and any(cues[-1] < h.first < mention.first for h in self.reading.all("coordinator"))
        backing = bool(cues) and not joined  # the army, backed by paramilitaries of the X
        return mention.kind in ARMED | {"unknown"} and self.doers.able(mention) and not (mention.place or speaking or backing)

    def peoples(self, triggers: Sequence[Trigger]) -> tuple[Part, ...]:
        """The two sides of a fight named by who they are, where one at least is no known actor: "between herders and farmers"."""
        for fight in (t for t in triggers if t.act == "clash"):
            end = self.reading.sentence_of(fight.first).last
            between = self.reading.within("between", fight.first, min(fight.hit.last + 4, end))
            first = between[0].last if between else end
            named = [(m.first, m.last, m) for m in self.reading.actors if first <= m.first < first + REACH and self.doers.able(m)]
            taken = {i for a, b, _ in named for i in range(a, b)}
            people = [h for h in self.reading.within("person", first, min(first + REACH, end)) if h.first not in taken]
            both = sorted((*named[:1], *((h.first, h.last, None) for h in people)), key=lambda x: x[0])[:PAIR]
            if len(both) == PAIR and any(both[0][1] <= h.first < both[1][0] for h in self.reading.all("coordinator")):
                return tuple(Part("target", "asserted", self.reading.words(a, b), self.reading.span(a, b), m) for a, b, m in both)
        return ()

    @staticmethod
    def _side(mention: ActorMention) -> str:
        """Whose an actor is: soldiers and police of whom no more is told are one state's."""
        return "state" if mention.kind in STATE and not mention.candidates else mention.name

    def _between(self, trigger: Trigger) -> bool:
        return bool(self.reading.within("between", trigger.first, trigger.hit.last + 4))

    def ousted(self, triggers: Sequence[Trigger], agents: Sequence[Part], ranges: Sequence[tuple[int, int]]) -> Part | None:
        """The side that lost a place to those who took it: told as leaving it, named behind "from", else the only other one."""
        takers = [p.mention for p in agents if p.mention is not None] or self._announcing(triggers)
        if not takers:
            return None
        inside = [m for m in self.reading.actors if any(a <= m.first < b for a, b in ranges)]
        for pool in (inside, self.reading.actors):
            others = [m for m in pool if self._other_side(m, takers)]
            rulers = [m for m in pool if m.kind == "government" and self._against(m, takers)]  # held by the junta
            cued = [m for m in (*others, *rulers) if self._gave_way(m)]
            if cued or len({m.name for m in others}) == 1:
                lost = (cued or others)[0]
                return Part("target", "asserted", lost.as_named, self.reading.span(lost.first, lost.last), lost)
        return None

    def _announcing(self, triggers: Sequence[Trigger]) -> list[ActorMention]:
        """The armed body named before the first taking of a place, which announces it: "the army announced the recapture"."""
        for taking in [t for t in triggers if t.act in TAKINGS][:1]:
            start = self.reading.sentence_of(taking.first).first
            before = [m for m in self.reading.actors if start <= m.first and m.last <= taking.first and m.kind in ARMED]
            return [m for m in before if m.candidates][:1]
        return []

    def _other_side(self, mention: ActorMention, takers: Sequence[ActorMention]) -> bool:
        backed = mention.first - 1 in self.doers.agent_cues and not self._gave_way(mention)  # units backed by militiamen
        return mention.kind in ARMED and not mention.place and not backed and self._against(mention, takers)

    @staticmethod
    def _against(mention: ActorMention, takers: Sequence[ActorMention]) -> bool:
        nameless = mention.kind == "armed group" and not mention.candidates  # the rebels who took it
        if any(mention.name == t.name or (nameless and t.kind in OUTLAWS) for t in takers):
            return False
        return not (mention.kind in STATE and any(t.kind in STATE and mention.country in (None, t.country) for t in takers))

    def _gave_way(self, mention: ActorMention) -> bool:
        """Whether an actor is named as one that left, or as whom a place was taken from."""
        if {mention.first, mention.first - 1} & self.left_to:
            return True
        here = self.reading.tokens[mention.first].sentence
        return any(
            self.reading.tokens[h.first].sentence == here
            and (0 <= mention.first - h.last <= NEAR // 2 or 0 <= h.first - mention.last <= NEAR)
            for h in self.leaving
        )
