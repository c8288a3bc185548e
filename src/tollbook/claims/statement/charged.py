"""Accusations and claims that lie in whom somebody's words make the doer: "the minister wrote that rebels fired on it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.order import VSO
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.claims.statement.own_act import confirmed
from tollbook.claims.statement.responsibility import ResponsibilityReader
from tollbook.claims.statement.sides import ACCUSABLE, Sides, across
from tollbook.claims.trigger import Trigger
from tollbook.model.actor import StatementStance
from tollbook.model.draft import Part, Said
from tollbook.model.reading import ActorMention, Hit, Reading, starts

APART = 4
"""Tokens between the one blamed and who speaks behind it."""
ACCUSERS = frozenset(("government", "military", "police", "armed group"))
"""Speakers whose naming of an author is an accusation by a party; a doctor or a witness only describes."""
OBSERVERS = frozenset(("NGO", "UN", "witness"))
"""Speakers who accuse only where they tell in a clause of its own what somebody did, not where they name whose raid it was."""
BANDS = frozenset(("armed group", "militia", "gang", "cartel", "faction"))
OBJECT = 5
"""Tokens from a light verb to its act."""
PLANNER = 10
"""Tokens from "whose authors are" to the name of a group."""
BY = 4
"""Tokens from "by" to who did it."""
INDEFINITE = ("اً", "ًا")
"""Endings of an Arabic noun that is spelt like a verb."""
SUBJECT = 6
"""Tokens from a subject to its verb."""


class ChargeReader:
    """Reads the accusations of one report that no word of accusing makes."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...], triggers: Sequence[Trigger], sides: Sides) -> None:
        self.reading, self.frames, self.triggers, self.sides = reading, frames, triggers, sides
        self.vso = reading.language in VSO
        self.denouncing = {i for h in reading.all("denounce") for i in range(h.first, h.last)}
        told = (t.first for t in triggers if t.hit.traits.get("pos") == "verb" and t.status == "actual")
        self.verbs = [i for i in sorted(told) if not reading.tokens[i].text.endswith(INDEFINITE)]
        self.verbs = sorted({*self.verbs, *(h.first for h in reading.all("did_it", "behind")), *self._light()})
        self.breaks = starts(reading, "that", "preposition", "agent", "who", "whom")
        self.agents = starts(reading, "agent")
        self.main: set[int] = set()
        self.that = {h.last - 1 for h in reading.all("that")}
        self.passive = {h.last for h in reading.all("passive_aux")}

    def _light(self) -> Iterator[int]:
        """Verbs that only carry an act: "mounted a raid", "ordered the killing"."""
        acts = {t.first for t in self.triggers if t.status == "actual"}
        for hit in self.reading.all("light_verb"):
            if acts & set(range(hit.last, hit.last + OBJECT)):
                yield hit.first

    def opined(self, words: ResponsibilityReader) -> Iterator[Said]:
        """Whom somebody takes to have done it: "believe the front ordered it", ورجح أن يكون التنظيم وراءه."""
        for hit in self.reading.all("believes"):
            sentence = self.reading.sentence_of(hit.first)
            about = self.sides.about(hit, sentence.last)
            cue = Hit("responsibility", hit.first, hit.last, {"stance": "says", **hit.traits})
            speaker = words.speaker(cue, sentence.first) if about is not None and self._verb_near(about) else None
            if about is not None and speaker is not None and not self.sides.same_side(speaker, about):
                yield self.sides.said("accuses", speaker, about, (speaker.first, about.last))

    def _verb_near(self, mention: ActorMention) -> bool:
        if self.vso and any(mention.first - 2 <= v < mention.last + SUBJECT for v in self.verbs):
            return True
        near = next((v for v in self.verbs if mention.last <= v < mention.last + SUBJECT and v not in self.passive), None)
        between = range(mention.last, near or mention.last)
        return near is not None and not any(i in self.breaks for i in between)

    def implied(self, parts: Sequence[Part], main: Sequence[Part]) -> Iterator[Said]:
        """The accusations and claims in the order of the doers; ``main`` are those of the incident that the report is about."""
        self.main = {p.mention.first for p in main if p.mention is not None}
        doers = [p.mention for p in parts if p.mention is not None and p.mention.kind in ACCUSABLE]
        for own in confirmed(self.frames, self.triggers):
            if own.speaker.actor_kind in ACCUSABLE and any(self.sides.same_side(own.speaker, m) for m in doers):
                yield self.sides.said("claims", own.speaker, None, across(own.speaker, own.cue))
        for mention in doers:
            if mention.candidates or mention.kind == "group":
                yield from self._condemned(mention)
            frame = frame_at(self.frames, mention.first)
            if frame is None or not self._told_whose(mention, frame):
                continue
            if self.sides.same_side(frame.speaker, mention):
                if frame.stance in ("says", "claims", "confirms"):
                    yield self.sides.said("claims", frame.speaker, None, across(frame.speaker, frame.cue))
            elif self._blames(mention, frame):
                stance: StatementStance = "claims" if frame.speaker.actor == mention.name else "accuses"
                yield self.sides.said(stance, frame.speaker, mention, (mention.first, mention.last))

    def planned(self) -> Iterator[Said]:
        """Whom the words of a party name as planner or author: "says the killing was ordered by the cartel"."""
        for hit in self.reading.all("planned_by"):
            known = (m for m in self.reading.actors if m.kind in ACCUSABLE and (m.candidates or m.first <= hit.last + BY))
            near = (m for m in known if hit.last <= m.first <= min(hit.last + PLANNER, self.reading.sentence_of(hit.first).last))
            mention = next((m for m in near if not m.place), None)
            told = [f for f in self.frames if f.first <= hit.first < f.last and f.stance not in ("denies", "no_claim")]
            frame = min(told, key=lambda f: f.last - f.first, default=None)
            if mention is None or frame is None or self.sides.same_side(frame.speaker, mention):
                continue
            if frame.speaker.type in ACCUSERS and min(frame.cue.first, frame.speaker.first) - mention.last <= APART:
                yield self.sides.said("accuses", frame.speaker, mention, (hit.first, mention.last))

    def _condemned(self, mention: ActorMention) -> Iterator[Said]:
        """Whom officials and parties blame in condemning his act: "condemned the murder of two nuns by rebels of the front"."""
        by = any(i in self.agents for i in range(mention.first - BY, mention.first))
        for frame in self.frames if mention.first in self.main and (by or self._acting(mention)) else ():
            inside = frame.stance == "condemns" and frame.cue.last <= frame.first <= mention.first < frame.last
            if inside and frame.speaker.type in ACCUSERS and not self.sides.same_side(frame.speaker, mention):
                yield self.sides.said("accuses", frame.speaker, mention, (frame.cue.first, mention.last))

    def _told_whose(self, mention: ActorMention, frame: Frame) -> bool:
        """Whether an actor is somebody in particular: known, or the rebels and the army that an official or a group accuses."""
        if mention.candidates or mention.kind == "group":
            return True
        if mention.kind in ("military", "police"):
            if frame.speaker.type in OBSERVERS and self._acting(mention):
                return True
            return frame.speaker.type == "armed group" or self._denounced(frame)
        official = frame.speaker.type in ("government", "military", "police")
        return official and mention.kind in BANDS and self._acting(mention)

    def _denounced(self, frame: Frame) -> bool:
        return any(i in self.denouncing for i in range(frame.cue.first, frame.cue.last))

    def _blames(self, mention: ActorMention, frame: Frame) -> bool:
        """Whether naming a doer accuses him: in a party's words, in words of denouncing, or in what an observer tells he did."""
        if self._denounced(frame) and self._accuses(frame, mention):
            return True
        if frame.stance == "denies":
            return False  # who denies an act may tell who says that it was his
        apart = min(frame.cue.first, frame.speaker.first) - mention.last > APART
        if frame.speaker.type in OBSERVERS:
            return not apart and self._acting(mention)
        # "..., the mayor said" vouches for the facts; who speaks first and names the author accuses
        return frame.speaker.type in ACCUSERS and not apart

    @staticmethod
    def _accuses(frame: Frame, mention: ActorMention) -> bool:
        """Whether who denounces an act accuses its author: a party always, anybody else who speaks before it is told."""
        ahead = frame.speaker.first < mention.first and frame.speaker.type != "media"
        return ahead or frame.speaker.type in ("armed group", "military")

    def _acting(self, mention: ActorMention) -> bool:
        """Whether an actor is the subject of an active verb of violence: "rebels burned the village", وهاجم المتمردون."""
        if mention.first not in self.main:
            return False
        if self.vso:
            led = mention.first - 1 in self.that and mention.last in self.verbs
            return led or any(v < mention.first <= v + 2 for v in self.verbs)
        return self._verb_near(mention)
