"""Who did it, and how firmly the text says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tollbook.claims.actor.cast import OBJECT_REACH, SUFFERED
from tollbook.claims.actor.downed import downed
from tollbook.claims.actor.meant import Meant
from tollbook.claims.actor.owner import OwnerReader
from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.claims.trigger import Trigger
from tollbook.model.actor import RoleStance
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Hit, Reading, starts

AIMED = 3
"""Tokens behind "against" in which a weapon is what was struck: "strikes against a rebel missile launcher"."""


INVERTING = frozenset(("es", "pt", "it", "ro"))
"""Languages in which the subject may stand behind its verb."""
OUTLAWS = frozenset(("unknown", "gang", "armed group", "militia", "communal"))
REPLY = 14
"""Tokens between an act and the words that call it an answer."""
SINCE = 4
"""Tokens before an act in which "have since" stands."""


class DoerReader(OwnerReader):
    """Finds whose doing the triggers of one report are.

    ``attacked``: the report has victims other than attackers, so that who fights the attackers is no perpetrator.
    """

    def __init__(
        self,
        reading: Reading,
        clauses: Clauses,
        frames: tuple[Frame, ...],
        *,
        attacked: bool = False,
        harmed: Collection[int] = (),
    ) -> None:
        super().__init__(reading, clauses, frames, harmed=harmed)
        self.meant = Meant(self, frames)
        self.attackers = [h for h in reading.all("person") if h.traits.get("group") == "attackers"]
        self.attacked = attacked
        self.agent_ends = {h.last for h in reading.all("agent")}
        self.whence = {h.first for h in reading.all("agent") if h.traits.get("kind") == "loose"}  # "from the north"
        self.opposed, self.whom = starts(reading, "opposed"), starts(reading, "whom")
        self.verbal, self.opening = starts(reading, "perfect", "object_pronoun"), starts(reading, "that", "clause_word")
        self.crashed = {first for first, _, _ in downed(reading)}  # a military helicopter came down
        self.rescued = starts(reading, "rescued")  # abducted, then freed by the police

    def agents(self, triggers: Sequence[Trigger], ranges: Sequence[tuple[int, int]]) -> Iterator[Part]:
        """Everybody the triggers, and the weapons in the same clauses, are said to be the doing of."""
        seen: set[tuple[int, str]] = set()
        for found in self._agent_mentions(triggers, ranges):
            mention = self.meant.of(found)
            key = (mention.first, mention.name)
            if key not in seen:
                seen.add(key)
                yield Part(
                    "perpetrator",
                    self.stance(mention),
                    mention.as_named,
                    self.reading.span(mention.first, mention.last),
                    mention,
                )

    def _counters(self, trigger: Trigger) -> bool:
        """Whether an act is the answer to an attack: soldiers killing the gunmen; a fight between sides is none."""
        if trigger.act == "clash" and self._between(trigger):
            return False
        if trigger.hit.traits.get("pos") == "noun" and trigger.act != "killing" and trigger.hit.last in self.noun_of:
            return False  # ataque de yihadistas
        finite = trigger.hit.traits.get("pos") == "verb" or trigger.act == "abduction"
        if self.vso and finite and self._behind_verb(trigger.first) is not None:
            return False  # the one behind the verb is its subject
        described = self.noun_first and finite and any(i in self.agent_cues for i in (trigger.hit.last, trigger.hit.last + 1))
        undergone = trigger.first in self.aux or described  # cuatro sicarios abatidos por la policía
        if finite and undergone and any(trigger.first - 5 <= h.first < trigger.first for h in self.attackers):
            return True  # three of the gunmen were killed by troops
        near = [h for h in self.attackers if trigger.hit.last <= h.first < trigger.hit.last + 5]
        return any(not any(i in self.agent_cues for i in range(trigger.hit.last, h.first)) for h in near)

    def _agent_mentions(self, triggers: Sequence[Trigger], ranges: Sequence[tuple[int, int]]) -> Iterator[ActorMention]:
        """The doers of the attack; of the answer to it where the attack has none."""
        # who shoots a drone down or repels an attack is its target
        triggers = [t for t in triggers if t.act != "interception" and "defends" not in t.hit.traits]
        triggers = [t for t in triggers if not self._answering(t)] or triggers
        triggers = [t for t in triggers if not self._war(t, triggers)]
        others = [t for t in triggers if t.act == "clash" or not self._counters(t)] if self.attacked else triggers
        found = list(self._doing(others, ranges))
        claimed = any(h.traits.get("stance") == "claims" for h in self.reading.all("responsibility"))
        claimed = claimed or bool(self.reading.by_word.get("unclaimed"))
        yield from found or (() if claimed else self._doing(triggers, ranges))

    def _war(self, trigger: Trigger, others: Sequence[Trigger]) -> bool:
        """Whether a fight is only the war in which the attack told before it stands; its sides are not the attack's."""
        sentence = self.tokens[trigger.first].sentence
        return trigger.act == "clash" and any(
            t.act != "clash" and not t.weak and self.tokens[t.first].sentence < sentence for t in others
        )

    def _subject_behind(self, trigger: Trigger, clause: Clause) -> Iterator[ActorMention]:
        """The subject behind a verb that opens its clause: "dicen que disparó la policía", "lo lanzó un grupo"."""
        if self.reading.language not in INVERTING:
            return
        before = trigger.first - 1
        while before >= clause.first and before in self.verbal:
            before -= 1
        opens = before < clause.first or before in self.opening or not self.tokens[before].text[0].isalnum()
        at = trigger.hit.last + (trigger.hit.last in self.joints)
        mention = self.by_first.get(at)
        if opens and mention is not None and self.able(mention) and not mention.place:
            yield mention

    def unanswered(self, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
        """The acts without those told to answer or follow them, where any are left."""
        return tuple(t for t in triggers if not self._answering(t)) or tuple(triggers)

    def _answering(self, trigger: Trigger) -> bool:
        """Whether an act is told to answer or to follow the one reported: "guns pounded villages in reply"."""
        return self._follows(trigger.first, trigger.hit.last, self.clauses.all[trigger.clause])

    def _follows(self, first: int, last: int, clause: Clause) -> bool:
        start = self.reading.sentences[clause.sentence].first
        end = min(self.reading.sentences[clause.sentence].last, last + REPLY)
        since = self.reading.within("since_then", max(first - SINCE, clause.first), min(last + SINCE, end))
        to_it = any(first - SINCE < h.last <= first for h in self.reading.within("in_reply", start, first))
        replied = bool(self.reading.within("in_reply", start, first)) and first - start < REPLY
        return bool(since) or bool(self.reading.within("in_reply", last, end)) or to_it or replied

    def _doing(self, triggers: Sequence[Trigger], ranges: Sequence[tuple[int, int]]) -> Iterator[ActorMention]:
        for trigger in triggers:
            clause = self.clauses.all[trigger.clause]
            passive = trigger.hit.traits.get("pos") == "verb" and (trigger.first in self.aux or self.by_wording(trigger.hit))
            noun = trigger.hit.traits.get("pos") == "noun"
            if trigger.act == "clash":
                yield from self._sides(trigger, clause)
            elif noun and self.vso and trigger.act in SUFFERED and (taker := self._behind_verb(trigger.first)) is not None:
                yield taker  # خطف مسلحون أربعة
            elif noun:
                yield from self._owners(trigger) if self.noun_first else self._attributive(trigger.first, clause)
            yield from self._worded(trigger)
            yield from self._flown_by(trigger)
            yield from self._by(trigger, clause)
            finished = noun and self.noun_first and trigger.first - 1 in self.perfect  # ont enlevé, han atacado
            if (trigger.hit.traits.get("pos") == "verb" and not passive and not self._device(trigger)) or finished:
                found = list(self.subject(trigger.first, clause))
                yield from found or self._subject_behind(trigger, clause)
            elif noun:
                yield from self._launcher(trigger.first, clause)
        sites = {i for h in self.reading.all("military_site") for i in range(h.first, h.last)}
        sites |= self._aimed_at() if not self.noun_first and not self.vso else set()
        for weapon in self.reading.all("weapon"):
            struck = {weapon.first, weapon.last} & sites or weapon.first in self.crashed  # a missile site, a gun position
            if any(a <= weapon.first < b for a, b in ranges) and not struck and not self._fired_later(weapon, triggers):
                yield from self._weapon_owner(weapon)
                yield from self._launcher(weapon.first, self.clauses.at(weapon.first))

    def _fired_later(self, weapon: Hit, triggers: Sequence[Trigger]) -> bool:
        """Whether a weapon is told of an answer to the attack, which is told apart from it."""
        clause = self.clauses.at(weapon.first)
        apart = any(t.clause != clause.index for t in triggers)
        return apart and self._follows(weapon.first, weapon.last, clause)

    def _aimed_at(self) -> set[int]:
        """The tokens right behind "on" or "against", in its clause: what stands there is struck, no weapon of the doer."""
        firm = [h for h in self.reading.all("aim") if h.traits["kind"] == "firm"]
        return {i for h in firm for i in range(h.last, min(h.last + AIMED, self.clauses.at(h.first).last))}

    def _device(self, trigger: Trigger) -> bool:
        """Whether the words for an act begin with the weapon that is its own subject: "a bomb went off", not "opened fire"."""
        inside = self.reading.within("weapon", trigger.first, trigger.hit.last)
        devices = [h for h in inside if h.traits["weapon"] != "firearms"]
        return any(h.first == trigger.first and h.last < trigger.hit.last for h in devices)

    def staged(self, triggers: Sequence[Trigger]) -> frozenset[int]:
        """The active verbs of attack with their doer beside them, by the token they begin on."""
        verbs = [t for t in triggers if t.hit.traits.get("pos") == "verb" and t.first not in self.aux and t.act == "armed attack"]
        return frozenset(t.first for t in verbs if any(True for _ in self.subject(t.first, self.clauses.all[t.clause])))

    def on_foot(self, triggers: Sequence[Trigger]) -> frozenset[int]:
        """The verbs of striking whose doers are armed men without a name, no air force: "assailants struck a border post"."""
        verbs = [t for t in triggers if t.act == "strike" and t.hit.traits.get("pos") == "verb" and t.first not in self.aux]
        men = {t.first: list(self.subject(t.first, self.clauses.all[t.clause])) for t in verbs}
        flown = {m.first for m in self.reading.actors if m.name == "unknown aircraft"}
        nameless = {m.first for m in self.reading.actors if m.kind in OUTLAWS and not m.candidates} - flown
        return frozenset(at for at, found in men.items() if found and all(m.first in nameless for m in found))

    def _owners(self, trigger: Trigger) -> Iterator[ActorMention]:
        """Whose act it is by the words behind its noun; a police station there was attacked."""
        sites = {h.first for h in self.reading.all("military_site", "civilian_object")}
        yield from (m for m in self._genitive(trigger.hit) if m.candidates or m.last - m.first > 1 or m.first not in sites)

    def _worded(self, trigger: Trigger) -> Iterator[ActorMention]:
        """The actor that the words of an act begin with: "jihadist attack", "rebel attack"."""
        near = (self.by_first.get(i) for i in range(max(trigger.first - 2, 0), trigger.first + 1))
        inside = [m for m in near if m is not None and trigger.first < m.last < trigger.hit.last]
        verb = trigger.hit.traits.get("pos") == "verb"  # hombres armados atacaron
        yield from (m for m in inside[-1:] if ((verb and m.first == trigger.first) or not self.noun_first) and self.able(m))

    def _by(self, trigger: Trigger, clause: Clause) -> Iterator[ActorMention]:
        held = trigger.hit.traits.get("needs") == "holder"  # fell to the rebels
        if held or trigger.hit.last in self.agent_ends:
            yield from self._named_from(trigger.hit.last, clause.last)
            return
        reach = trigger.hit.last + OBJECT_REACH
        for i in range(trigger.hit.last, clause.last):
            reach += i in self.idle or i in self.placed  # killed in the night to Tuesday at X, in Y, by rebels
            if i in self.owning or i >= reach or (i in self.rescued and i > trigger.hit.last):
                return
            if i in self.agent_cues and i not in self.whence:
                yield from self._named_from(i + 1, clause.last)
                return

    def _between(self, trigger: Trigger) -> bool:
        """Whether the sides of a fight are named behind it."""
        return bool(self.reading.within("between", trigger.first, trigger.hit.last + 4))

    def _sides(self, trigger: Trigger, clause: Clause) -> Iterator[ActorMention]:
        """Both sides of a fight: "clashes between the army and the rebels" (PLOVER 0.8: all sides are actors)."""
        opponent = next((i for i in range(trigger.hit.last, min(trigger.hit.last + 2, clause.last)) if i in self.opposed), None)
        if opponent is not None:
            yield from self._named_from(opponent + 1, clause.last)
            return
        end = self.reading.sentences[clause.sentence].last  # "clashes that pitted the army against the front"
        between = self.reading.within("between", trigger.first, min(trigger.hit.last + 4, end))
        if not between:
            return
        first = min(between[0].last, trigger.hit.last)  # "combate entre disidencias" is one wording
        inside = [m for m in self.by_first.values() if first <= m.first < min(trigger.hit.last + 14, end) and self.able(m)]
        speakers = {i for f in self.frames for i in range(f.speaker.first, f.speaker.last)}
        named = {m.name: m for m in reversed(inside) if m.kind != "state" and m.first not in speakers}
        yield from list(reversed(named.values()))[:2]

    def _launcher(self, noun: int, clause: Clause) -> Iterator[ActorMention]:
        """The subject of the verb that an act is the object of: the army launched airstrikes."""
        verbs = [
            h for h in self.reading.within("light_verb", clause.first, noun) if noun - h.last <= 8 and h.first not in self.aux
        ]
        if verbs:
            yield from self.subject(verbs[-1].first, clause)

    def _named_from(self, first: int, end: int) -> Iterator[ActorMention]:
        for i in range(first, min(first + 5, end)):
            mention = self.by_first.get(i)
            if mention is not None and self.able(mention):
                yield mention
                return
            if i in self.stop or i in self.whom:
                return

    def stance(self, mention: ActorMention) -> RoleStance:
        """Asserted in the reporter's own voice; accused where somebody else says so; claimed where the actor itself does."""
        frame = frame_at(self.frames, mention.first)
        if self.reading.within("alleged", max(mention.first - 3, 0), max(mention.first + 1, mention.last)):
            return "accused"
        if frame is None:
            return "asserted"
        if frame.stance == "denies":
            return "accused"
        return "claimed" if frame.speaker.actor == mention.name else "accused"
