"""Acts a force tells as its own without a subject: "announced strikes on", "its raid killed", "said aircraft struck"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.order import VSO, goes_on
from tollbook.claims.speech.frame import Frame
from tollbook.claims.trigger import FORCES, Trigger
from tollbook.model.reading import ActorMention, Hit, Reading, starts

SAYING = ("says", "claims", "confirms")
SIDES = FORCES | {"state", "police", "intelligence", "government"}
STRUCK = frozenset((
    "strike", "airstrike", "drone strike", "missile attack", "rocket attack", "bombardment", "shelling", "raid", "ambush",
    "military operation",
))  # fmt: skip
"""Acts that whoever announces them has done."""
SUFFERED = frozenset(("killing", "assassination", "execution"))
OPENING = 12
"""Tokens from the beginning of somebody's words in which the act stands."""
VICTIMS = 7
SUFFIXES = ("ه", "ها", "هم", "هما")
"""Arabic pronouns written onto a noun: its strike, their drones."""


class AnnouncedReader:
    """Finds the acts that the forces who speak in one report tell as their own."""

    def __init__(self, reading: Reading, frames: Sequence[Frame], triggers: Sequence[Trigger]) -> None:
        self.reading, self.tokens, self.frames = reading, reading.tokens, frames
        self.triggers = {t.first: t for t in triggers if t.violent and t.status == "actual"}
        self.announcing = {i for h in reading.all("announce") for i in range(h.first, h.last)}
        self.possessive = starts(reading, "possessive")
        self.little = starts(reading, "article", "noun_of", "adverb", "attack_adjective", "quote") | self.possessive
        self.earlier = starts(reading, "other_act")
        self.counts = {q.first: q.last for q in reading.quantities}
        self.roles = {m.last: m for m in reading.actors if not m.candidates and m.kind in ("military", "armed group", "unknown")}
        self.forces = {m.first: m for m in reading.actors if m.kind in SIDES and (m.candidates or m.kind == "group")}
        self.craft = {h.last: h.first for h in reading.all("weapon") if h.traits["weapon"] in ("aircraft", "drone", "missile")}
        self.behind_that = {h.last for h in reading.all("that")}
        self.agents = starts(reading, "agent")

    def acts(self) -> Iterator[tuple[Frame, Hit]]:
        """The frames of forces with the act each tells as its own."""
        for frame in self.frames:
            known = frame.speaker.actor is not None and frame.speaker.actor_kind in SIDES
            if frame.stance not in SAYING or not known or frame.first < frame.cue.first:
                continue
            act = self._announced(frame) or self._owned(frame) or self._unnamed(frame)
            words = self.reading.within("own_act", frame.first, self._opening(frame))
            hit = act.hit if act is not None else next(iter(words), None)
            if hit is not None:
                yield frame, hit

    def counters(self, hit: Hit) -> bool:
        """Whether an act is told to be done to attackers: "killed two rebels in pursuit"."""
        return self._enemies(hit.last, self.reading.sentence_of(hit.first).last)

    @staticmethod
    def _opening(frame: Frame) -> int:
        return min(frame.first + OPENING, frame.last)

    def _announced(self, frame: Frame) -> Trigger | None:
        """An act right behind a verb of announcing: "anunció la muerte de tres guerrilleros", أعلن استهداف سفينة."""
        if not any(i in self.announcing for i in range(frame.cue.first, frame.cue.last)):
            return None
        i = self._past_little(frame.first, min(frame.first + 5, frame.last))
        trigger = self.triggers.get(i) or self._death(frame)
        if trigger is None or self._others(trigger, frame) or self.earlier & set(range(frame.first, i)):
            return None
        if trigger.hit.traits.get("pos") != "noun" and not (self.reading.language in VSO and trigger.act in SUFFERED):
            gerund = goes_on(self.reading.language, self.tokens[i].norm)
            return trigger if gerund and i == frame.first else None
        if trigger.act in STRUCK:
            return trigger
        return trigger if trigger.act in SUFFERED and self._enemies(trigger.hit.last, frame.last) else None

    def _death(self, frame: Frame) -> Trigger | None:
        """The attack in which somebody died whose death is announced: "annonce la mort d'un chef du groupe dans une frappe"."""
        opens = list(self.reading.within("death_of", frame.first, min(frame.first + 3, frame.last)))
        if not opens or not self._enemies(opens[0].last, frame.last):
            return None
        return next((t for i, t in sorted(self.triggers.items()) if opens[0].last <= i < frame.last and t.act in STRUCK), None)

    def _owned(self, frame: Frame) -> Trigger | None:
        """A noun for an act that belongs to who speaks: "that its raid killed thirty", أن غارته."""
        for i in range(frame.first, self._opening(frame)):
            trigger = self.triggers.get(i)
            if trigger is None or trigger.hit.traits.get("pos") != "noun" or trigger.act not in STRUCK | {"armed attack"}:
                continue
            before = i - 1
            while before >= frame.first and before in self.little - self.possessive:
                before -= 1
            if before in self.possessive and not self.earlier & set(range(before, i)):
                return trigger
        return None

    def _unnamed(self, frame: Frame) -> Trigger | None:
        """What forces nobody names did in the words of a force: "said that aircraft had struck the base"."""
        if self.reading.language in VSO:
            return None
        for i in range(frame.first, self._opening(frame)):
            trigger = self.triggers.get(i)
            if trigger is None:
                continue
            traits = trigger.hit.traits
            verb = traits.get("pos") == "verb" and "defends" not in traits and trigger.act != "interception"
            return trigger if verb and self._theirs(frame, i) and not self._of_own(trigger, frame) else None
        return None

    def _theirs(self, frame: Frame, verb: int) -> bool:
        """Whether the subject of a verb is a force without a name, of the kind of the one who speaks."""
        skipped = starts(self.reading, "perfect", "adverb")
        at = verb
        while at - 1 in skipped:
            at -= 1
        role = self.roles.get(at)
        armed = "armed group" if frame.speaker.type == "armed group" else "military"
        first = role.first if role is not None and role.kind == armed else self.craft.get(at) if armed == "military" else None
        if first is None:
            return False
        start = self._back(first, frame.first)
        return start == frame.first or start in self.behind_that

    def _back(self, first: int, start: int) -> int:
        while first > start and first - 1 in self.little:
            first -= 1
        return first

    def _past_little(self, i: int, end: int) -> int:
        while i < end and i not in self.triggers and (i in self.little or i in self.counts):
            i = self.counts.get(i, i + 1)
        return i

    def _others(self, trigger: Trigger, frame: Frame) -> bool:
        """Whether an act is told to be another's, or on who speaks: "announced an attack by rebels", "a raid on its post"."""
        near = range(trigger.hit.last, min(trigger.hit.last + VICTIMS, frame.last))
        return any(i in self.agents for i in near) or self._of_own(trigger, frame)

    def _of_own(self, trigger: Trigger, frame: Frame) -> bool:
        near = range(trigger.hit.last, min(trigger.hit.last + VICTIMS, frame.last))
        person = {h.first for word in ("person", "military_site") for h in self.reading.all(word)}
        owned = any(i in self.possessive and {i + 1, i + 2} & person for i in near)
        suffixed = any(
            self.tokens[i].norm.endswith(SUFFIXES) and i in person for i in near if self.reading.language == "ar"
        )  # مقتل جنوده
        return owned or suffixed

    def _enemies(self, first: int, end: int) -> bool:
        """Whether those who died are of another armed side."""
        near = range(first, min(first + VICTIMS, end))
        persons = [h.traits.get("group") for h in self.reading.all("person") if h.first in near]
        attackers = "attackers" in persons or (self.reading.language in VSO and persons[:1] == [None])
        roles = any(m.first in near and m.kind == "armed group" for m in self.roles.values())
        return attackers or roles or any(self._armed(self.forces[i]) for i in near if i in self.forces)

    @staticmethod
    def _armed(mention: ActorMention) -> bool:
        return mention.kind in ("armed group", "gang", "cartel", "militia", "faction", "group")
