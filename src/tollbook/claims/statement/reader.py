"""Who claims, denies and accuses: the statements on responsibility, said or implied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.order import VSO
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.claims.statement.announced import AnnouncedReader
from tollbook.claims.statement.answered import AnsweredReader
from tollbook.claims.statement.avowed import AvowedReader
from tollbook.claims.statement.blame import BlameReader
from tollbook.claims.statement.charged import ChargeReader
from tollbook.claims.statement.own_act import GROUPS, own_acts
from tollbook.claims.statement.pointed import PointedReader
from tollbook.claims.statement.rebuttal import Rebuttals
from tollbook.claims.statement.responsibility import ResponsibilityReader
from tollbook.claims.statement.sides import ACCUSABLE, across
from tollbook.claims.statement.stance import once
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import UNSAID, Part, Said
from tollbook.model.reading import ActorMention, Hit, Reading, starts

APART = 4
"""Tokens from an Arabic verb of silence to who is silent."""
APART_REACH = 12
"""Tokens between "blamed" and "each other"."""
ATTACKERS = frozenset(("armed group", "unknown", "militia", "gang", "cartel", "faction"))


class StatementReader:
    """Finds the statements on responsibility of one report."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...], triggers: tuple[Trigger, ...]) -> None:
        self.reading, self.tokens, self.frames = reading, reading.tokens, frames
        self.words = ResponsibilityReader(reading, frames, triggers)
        self.sides, self.speakers = self.words.sides, self.words.speakers
        self.triggers = [t for t in triggers if t.violent]
        self.possessive = starts(reading, "possessive")

    def find(self, doers: Sequence[Part] = ()) -> tuple[Said, ...]:
        """The statements in text order, one of a stance and speaker a sentence; ``doers`` are those of the attack."""
        worded = tuple(self.words.statements())
        found = [
            *worded,
            *AnsweredReader(self.words).statements(worded),
            *self._unclaimed(),
            *self._behind(),
            *self._mutual(),
            *self._silent(),
            *self._stances(),
            *BlameReader(self.words).statements(),
            *PointedReader(self.words).statements(),
            *self._own(doers),
        ]
        return tuple(sorted(found, key=lambda s: (s.span.start, s.span.end)))

    def _own(self, doers: Sequence[Part]) -> Iterator[Said]:
        """The acts a force tells as its own; none in answer to the attack of somebody else."""
        announced = AnnouncedReader(self.reading, self.frames, self.triggers)
        attackers = {p.mention.name for p in doers if p.mention is not None and p.mention.kind in ATTACKERS}
        avowed = AvowedReader(self.reading, self.frames, self.triggers)
        for own, words in avowed.told():
            yield Said("claims", own.name, self.reading.span(*words), own)
        for frame, hit in (*own_acts(self.reading, self.frames, self.triggers), *announced.acts(), *avowed.acts()):
            speaker = self.sides.mention(frame.speaker)
            others = attackers - ({speaker.name} if speaker is not None else set())
            if frame.speaker.actor_kind in ACCUSABLE and not (others and announced.counters(hit)):
                yield self.sides.said("claims", frame.speaker, None, (frame.speaker.first, hit.last))

    def _unclaimed(self) -> Iterator[Said]:
        for first, last in self.words.silent:
            yield Said("no_claim", "nobody", self.reading.span(first, last))
        for hit in self.reading.all("author_unclear"):
            frame = frame_at(self.frames, hit.first)
            speaker = (
                frame.speaker
                if frame is not None
                else self.speakers.ahead.speaker(hit.first, self.reading.sentence_of(hit.first).first)
            )
            known = speaker is not None and speaker.type != UNSAID
            name = speaker.name if speaker is not None and known else None
            yield Said(
                "no_claim",
                name or "nobody",
                self.reading.span(hit.first, hit.last),
                self.sides.mention(speaker if known else None),
            )

    def _behind(self) -> Iterator[Said]:
        """Somebody says that an actor was behind it."""
        for hit in self.reading.all("behind"):
            frame = frame_at(self.frames, hit.first)
            actor = next(
                (m for m in self.reading.actors if m.last in (hit.first, hit.first - 1) and m.kind not in ("outlet", "witness")),
                None,
            )
            if frame is not None and actor is not None and frame.speaker.actor != actor.name:
                yield self.sides.said("accuses", frame.speaker, actor, (actor.first, hit.last))
            elif frame is not None and actor is None:
                yield from self._of_people(frame, hit)

    def _of_people(self, frame: Frame, hit: Hit) -> Iterator[Said]:
        """Whom somebody blames without a name; his own men are no others: "wrote that his men had done it"."""
        for h in (h for h in self.reading.all("person") if h.last == hit.first):
            if h.first - 1 in self.possessive and frame.speaker.actor_kind in ACCUSABLE:
                yield self.sides.said("claims", frame.speaker, None, (h.first, hit.last))
            else:
                about = self.reading.words(h.first, h.last)
                span = self.reading.span(h.first, hit.last)
                yield Said("accuses", frame.speaker.name or UNSAID, span, self.sides.mention(frame.speaker), about)

    def _mutual(self) -> Iterator[Said]:
        """Two sides that blame each other: two accusations."""
        for first, last in self._mutually():
            start = self.reading.sentence_of(first).first
            sides: dict[str, ActorMention] = {}
            for m in self.reading.actors:
                if (
                    start <= m.first < (last if self.reading.language in VSO else first)
                    and m.kind in ACCUSABLE
                    and not self._beside(m)
                ):
                    side = self._in_full(m)
                    sides[side.name] = side
            several = self.reading.within("vague", last, last + 3)  # for several attacks: not for this one
            if len(sides) >= 2 and not several:
                one, other = list(sides.values())[-2:]
                span = self.reading.span(one.first if one.first < last else first, last)
                yield Said("accuses", one.name, span, one, other.name, other)
                yield Said("accuses", other.name, span, other, one.name, one)

    def _mutually(self) -> Iterator[tuple[int, int]]:
        """The words of blaming each other, the two parts of them together or apart: "blamed on Monday one another"."""
        yield from ((h.first, h.last) for h in self.reading.all("mutual_blame"))
        for head in self.reading.all("mutual_head"):
            end = min(head.last + APART_REACH, self.reading.sentence_of(head.first).last)
            tail = next(iter(self.reading.within("mutual_tail", head.last, end)), None)
            if tail is not None:
                yield head.first, tail.last

    def _in_full(self, mention: ActorMention) -> ActorMention:
        """The one known group of the report that "the rebels" is."""
        if mention.candidates or mention.kind != "armed group":
            return mention
        known = {m.name: m for m in self.reading.actors if m.candidates and m.kind in GROUPS and not m.place}
        return next(iter(known.values())) if len(known) == 1 else mention

    def _beside(self, mention: ActorMention) -> bool:
        """Whether an actor only tells whose ally another is: "militiamen allied with the army"."""
        behind = starts(self.reading, "preposition", "agent")
        return bool({mention.first - 1, mention.first - 2} & behind)

    def _stances(self) -> Iterator[Said]:
        """Who confirms or condemns the violence."""
        for frame in self.frames:
            about = any(
                t.first >= frame.cue.last and self.tokens[t.first].sentence == self.tokens[frame.cue.first].sentence
                for t in self.triggers
            )
            if (
                frame.stance in ("confirms", "condemns")
                and about
                and (frame.speaker.actor is not None or frame.speaker.type != "unspecified")
            ):
                yield self.sides.said(frame.stance, frame.speaker, None, across(frame.speaker, frame.cue))  # type: ignore[arg-type]

    def _silent(self) -> Iterator[Said]:
        """An actor that neither claims nor denies."""
        for hit in self.reading.all("silent"):
            if hit.traits.get("side") == "after":
                about = self.sides.about(hit, self.reading.sentence_of(hit.first).last)
                if about is not None:
                    yield Said("no_claim", about.name, self.reading.span(hit.first, about.last), about)
                continue
            sentence = self.reading.sentence_of(hit.first)
            about = self.sides.about(hit, min(hit.last + APART, sentence.last)) if self.reading.language in VSO else None
            if about is not None:
                yield Said("no_claim", about.name, self.reading.span(hit.first, about.last), about)
                continue
            speaker = self.speakers.ahead.speaker(hit.first, sentence.first)
            speaker = speaker or self.words.stand_ins.described(hit)
            if speaker is not None and speaker.actor_kind in ACCUSABLE:
                yield self.sides.said("no_claim", speaker, None, across(speaker, hit))

    def settled(self, said: Sequence[Said], doers: Sequence[Part] = ()) -> tuple[Said, ...]:
        """Everything said, each denial given to whom it answers for, one statement of a stance by a speaker."""
        return once(Rebuttals(self.words).settled(said, doers))

    def implied(self, parts: Sequence[Part], main: Sequence[Part]) -> Iterator[Said]:
        """The accusations and claims that lie in reported agents: "the governor wrote that a drone of the group hit it"."""
        charges = ChargeReader(self.reading, self.frames, self.triggers, self.sides)
        yield from charges.implied(parts, main)
        yield from charges.planned()
        yield from charges.opined(self.words)
