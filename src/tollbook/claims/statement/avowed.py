"""Acts somebody owns by how he speaks: "admitted having fired", "on its Telegram channel", "..., it said in a statement"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.actor.cast import AGENTS
from tollbook.claims.speech.frame import Frame
from tollbook.claims.statement.own_act import NO_OWN_ACT
from tollbook.claims.trigger import FORCES, Trigger
from tollbook.model.reading import ActorMention, Hit, Reading, starts

SIDES = FORCES | {"state", "police", "intelligence", "government"}
SAYING = ("says", "claims", "confirms")
NEAR = 8
"""Tokens from "admitted" to the act, or from a channel to the verb of saying."""
PROFESSED = 24
"""Tokens from a verb of saying to an act in the infinitive that goes with it."""
OBJECT = 5
"""Tokens from a light verb to its act."""
MARKS = frozenset('"“”«»')
SUBJECT = 6
"""Tokens at the head of a sentence in which its subject is named."""


class AvowedReader:
    """Finds the acts that sides own to in one report."""

    def __init__(self, reading: Reading, frames: Sequence[Frame], triggers: Sequence[Trigger]) -> None:
        self.reading, self.tokens, self.frames = reading, reading.tokens, frames
        self.triggers = [t for t in triggers if t.violent and t.status == "actual" and "defends" not in t.hit.traits]
        self.admits = {i for h in reading.all("admits") for i in range(h.first, h.last)}
        self.having = {h.last for h in reading.all("having")}
        self.channels = reading.by_word.get("own_channel", ())
        self.skipped = starts(reading, "perfect", "adverb")
        verbs = (t.hit for t in self.triggers if t.hit.traits.get("pos") == "verb" and t.act not in NO_OWN_ACT)
        harmed = (h for h in reading.all("harm") if h.traits.get("metric") == "killed" and "use" in h.traits)
        done = {t.first for t in self.triggers if t.act not in NO_OWN_ACT}
        light = (h for h in reading.all("light_verb") if done & set(range(h.last, h.last + OBJECT)))
        self.own_acts = sorted((*verbs, *harmed, *light), key=lambda h: h.first)
        self.joints = {h.last for h in reading.all("coordinator")}
        self.own = starts(reading, "own_forces", "possessive", "own_pronoun", "pronoun")

    def acts(self) -> Iterator[tuple[Frame, Hit]]:
        """The frames of sides with the act each owns to."""
        for frame in self.frames:
            if frame.speaker.actor is None or frame.speaker.actor_kind not in SIDES or frame.stance not in SAYING:
                continue
            hit = self._admitted(frame) or self._broadcast(frame) or self._professed(frame)
            if hit is not None:
                yield frame, hit

    def _admitted(self, frame: Frame) -> Hit | None:
        """An act behind "having", or of the speaker's own, in words of admitting."""
        if not any(i in self.admits for i in range(frame.cue.first, frame.cue.last)):
            return None
        near = range(frame.cue.last, min(frame.cue.last + NEAR, frame.last))
        return next((t.hit for t in self.triggers if t.first in near and t.first in self.having), None)

    def _professed(self, frame: Frame) -> Hit | None:
        """An act of violence in a perfect infinitive, which is the speaker's own: "claims to have killed six"."""
        end = min(frame.cue.last + PROFESSED, self.reading.sentence_of(frame.cue.first).last)
        for having in self.reading.within("having", frame.cue.first, end):
            if any(frame.cue.last <= m.first < having.first for m in self.reading.actors):
                return None
            joined = {having.first, having.last} | {i for i in self.joints if having.last <= i - 1 < end}
            hit = next((h for h in self.own_acts if h.first < end and self._past_marks(h.first, having.last) in joined), None)
            if hit is not None:
                return hit
        return None

    def _past_marks(self, verb: int, first: int) -> int:
        """Where the adverbs and marks before a verb begin: "avoir « totalement détruit »"."""
        while verb > first and (verb - 1 in self.skipped or self.tokens[verb - 1].text in MARKS):
            verb -= 1
        return verb

    def _broadcast(self, frame: Frame) -> Hit | None:
        """What an armed group tells on its own channel of its own men."""
        if frame.speaker.type != "armed group":
            return None
        start = self.reading.sentence_of(frame.cue.first).first
        near = [h for h in self.channels if start <= h.first and abs(h.first - frame.cue.first) <= NEAR]
        told = any(i in self.own for i in range(max(frame.first, *(h.last for h in near)), frame.last)) if near else False
        return near[0] if told else None

    def told(self) -> Iterator[tuple[ActorMention, tuple[int, int]]]:
        """The sides whose own act a sentence tells that ends in "it said": "the army carried out a raid, it said"."""
        for hit in self.reading.all("it_said"):
            sentence = self.reading.sentence_of(hit.first)
            if hit.first <= sentence.first or self.tokens[hit.first - 1].text not in (",", "،"):
                continue
            ahead = [m for m in self.reading.actors if sentence.first <= m.first < sentence.first + SUBJECT and m.kind in AGENTS]
            own = next((m for m in ahead if m.candidates and m.kind in SIDES and not m.place), None)
            if own is not None and self._does(own.last, hit.first):
                yield own, (own.first, hit.last)

    def _does(self, at: int, end: int) -> bool:
        """Whether the verb right behind a subject is one of attack, or of carrying one out."""
        while at < end and at in self.skipped:
            at += 1
        acts = any(t.first == at and t.hit.traits.get("pos") == "verb" for t in self.triggers)
        light = any(h.first == at for h in self.reading.all("light_verb"))
        return acts or (light and any(at < t.first < end for t in self.triggers))
