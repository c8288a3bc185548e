"""Who claims, denies and accuses: the statements on responsibility."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.cast import AGENTS
from tollbook.claims.order import VSO
from tollbook.claims.owned import NO_OWN_ACT, confirmed, meant, own_acts
from tollbook.claims.speaker import Speaker, SpeakerReader
from tollbook.claims.speech import Frame, frame_at
from tollbook.claims.trigger import FORCES, Trigger
from tollbook.claims.verb_first import BehindVerb
from tollbook.model.actor import StatementStance
from tollbook.model.draft import Part, Said
from tollbook.model.reading import ActorMention, Hit, Reading, TimeMention, starts

ACCUSABLE = AGENTS - {"unknown"}
ABOUT_REACH = 8
APART = 4
BLAMED = 4
ATTRIBUTED = 24
OFFICIAL = frozenset(("government", "state", None))
ACCUSERS = frozenset(("government", "military", "police", "armed group"))
"""Speakers whose naming of an author is an accusation by a party; a doctor or a witness only describes."""


class StatementReader:
    """Finds the statements on responsibility of one report."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...], triggers: tuple[Trigger, ...]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.frames = frames
        self.triggers = [t for t in triggers if t.violent]
        self.speakers = SpeakerReader(reading)
        self.behind = BehindVerb(reading, self.speakers)
        self.negation = [h.last for h in reading.all("negation")]
        self.silent = [(h.first, h.last) for h in reading.all("unclaimed")]
        self.pronoun = starts(reading, "pronoun")
        self.perfect = starts(reading, "perfect")
        self.placed = {i for p in reading.places for i in range(p.first, p.last)}
        self.owned = {self.tokens[h.first].norm for h in reading.all("possessive")}

    def find(self) -> tuple[Said, ...]:
        """The statements in text order, one of a stance and speaker a sentence."""
        found = [
            *self._explicit(),
            *self._unclaimed(),
            *self._behind(),
            *self._mutual(),
            *self._silent(),
            *self._stances(),
            *self._held(),
            *self._attributed(),
            *(
                self._said("claims", f.speaker, None, (f.speaker.first, hit.last))
                for f, hit in own_acts(self.reading, self.frames, self.triggers)
                if f.speaker.actor_kind in ACCUSABLE
            ),
        ]
        return tuple(sorted(found, key=lambda s: (s.span.start, s.span.end)))

    # ---- claims, denies, accuses

    def _explicit(self) -> Iterator[Said]:
        for hit in self.reading.all("responsibility"):
            if any(a < hit.last and hit.first < b for a, b in self.silent):
                continue
            if hit.traits["stance"] == "claims" and (self._of_past(hit) or self._of_no_act(hit)):
                continue
            said = self._sided(hit)
            if said is not None:
                yield said
                yield from self._together(said, hit)

    def _sided(self, hit: Hit) -> Said | None:
        """The statement of one wording, after where its actor stands."""
        side = hit.traits.get("side")
        return self._after(hit) if side == "after" else self._blamed(hit) if side == "subject" else self._before(hit)

    def _blamed(self, hit: Hit) -> Said | None:
        """Passive wordings behind the one accused: "the group is suspected", "rebels were blamed"."""
        start = self.reading.sentence_of(hit.first).first
        near = [m for m in self.reading.actors if start <= m.first and hit.first - BLAMED < m.last <= hit.first]
        about = near[-1] if near and near[-1].kind in ACCUSABLE else None
        if about is None or (not about.candidates and about.kind == "government"):
            return None
        members = {i for h in self.reading.all("person", "group_word") for i in range(h.first, h.last)} | self.perfect
        if any(i not in members for i in range(about.last, hit.first)):
            return None
        frame = frame_at(self.frames, about.first)
        speaker = frame.speaker if frame is not None and not self._same_side(frame.speaker, about) else None
        name = speaker.name or "unspecified" if speaker is not None else "unspecified"
        span = self.reading.span(about.first, hit.last)
        return Said("accuses", name, span, self._mention(speaker), about.name, about)

    def _of_no_act(self, hit: Hit) -> bool:
        """Whether "said it had ..." goes on with no act of its own: "said they had heard shots"."""
        if "needs" not in hit.traits:
            return False
        if any(t.first == hit.last and t.act in NO_OWN_ACT for t in self.triggers):
            return True  # who shot drones down or took a town back answers an attack
        own = any(self.reading.within(word, hit.last, hit.last + 1) for word in ("light_verb", "harm", "act"))
        return not own and not any(t.first == hit.last or t.hit.first < hit.last < t.hit.last for t in self.triggers)

    def _of_past(self, hit: Hit) -> bool:
        """Whether a claim is of attacks over some time past: "has claimed several attacks in recent months"."""
        end = self.reading.sentence_of(hit.first).last
        return any(
            (t.relation in ("span", "habit") or _of_year(t)) and hit.last <= t.first < min(hit.last + 10, end)
            for t in self.reading.times
        )

    def _together(self, said: Said, hit: Hit) -> Iterator[Said]:
        """The other states of "officials of Israel and of the US said they had no part"."""
        if said.mention is None or said.stance == "accuses":
            return
        start = self.reading.sentence_of(hit.first).first
        frame = next((f for f in self.frames if f.first <= hit.first < f.last or f.cue.first == hit.first), None)
        if frame is None or frame.speaker.first < start or frame.speaker.actor != said.mention.name:
            return
        for m in self.reading.actors:
            if (
                frame.speaker.first <= m.first < frame.speaker.last
                and m.kind in ACCUSABLE
                and m.country not in (said.mention.country, None)
            ):
                yield Said(said.stance, m.name, said.span, m, said.about, said.about_mention)

    def _before(self, hit: Hit) -> Said | None:
        sentence = self.reading.sentence_of(hit.first)
        speaker = self._speaker(hit, sentence.first)
        if speaker is None:
            return self._by_somebody(hit)
        stance: StatementStance = hit.traits["stance"]  # type: ignore[assignment]
        about = self._about(hit, sentence.last, speaker.last)
        negated = any(hit.first - 3 < last <= hit.first for last in self.negation)
        if negated:
            return None
        if stance == "accuses" and (about is None or self._same_side(speaker, about)):
            return None
        if stance == "accuses" and about is not None and self._of_neglect(about, sentence.last):
            return None
        if stance == "denies" and not self._of_violence(hit, sentence.last):
            return None
        if stance == "claims" and hit.traits.get("object") == "act" and not self._act_behind(hit, speaker):
            return None
        if stance == "claims" and self.tokens[hit.first].norm in self.owned and speaker.actor_kind in OFFICIAL:
            return None  # "its fighters killed six, officials said"
        return self._said(stance, speaker, about if stance == "accuses" else None, _across(speaker, hit))

    def _of_neglect(self, about: ActorMention, end: int) -> bool:
        """Whether somebody is accused of something else than the violence: "of failing to guard the road"."""
        of = next((h for h in self.reading.all("noun_of") if h.first == about.last), None)
        if of is None or of.last >= end or not self.tokens[of.last].norm.endswith("ing"):
            return False
        near = range(of.last, min(of.last + 5, end))
        violent = any(t.first in near for t in self.triggers)
        told = any(h.first in near for word in ("light_verb", "harm", "weapon", "behind") for h in self.reading.all(word))
        return not violent and not told and self.tokens[of.last].norm not in ("being", "carrying", "planting", "doing", "using")

    def _by_somebody(self, hit: Hit) -> Said | None:
        """An accusation whose speaker is not a known kind of source: "one of them, a herder, blamed the rebels"."""
        about = self._about(hit, self.reading.sentence_of(hit.first).last)
        negated = any(hit.first - 3 < last <= hit.first for last in self.negation)
        if hit.traits["stance"] != "accuses" or about is None or negated or hit.first - 1 in self.pronoun:
            return None
        return Said("accuses", "unspecified", self.reading.span(hit.first, about.last), None, about.name, about)

    def _speaker(self, hit: Hit, start: int) -> Speaker | None:
        frame = next(
            (
                f
                for f in self.frames
                if f.cue.first <= hit.first < f.cue.last or (f.first <= hit.first < f.last and f.cue.last == hit.first)
            ),
            None,
        )
        if frame is not None:
            return frame.speaker
        joined = [f for f in self.frames if start <= f.cue.first < hit.first and f.speaker.last <= f.cue.last]
        if joined and self.tokens[hit.first - 1].text == "," and joined[-1].cue.last == hit.first - 1:
            return joined[-1].speaker  # "officials said, blaming the rebels"
        behind = self.behind.speaker(hit, self.reading.sentence_of(hit.first)) if "order" in hit.traits else None
        covering = frame_at(self.frames, hit.first)
        if behind is None and covering is not None and covering.cue.first >= start and self.reading.language in VSO:
            return covering.speaker  # the verb stands first: announced the group, on its radio, its responsibility
        found = behind or self.speakers.before(hit.first, start)
        return found or (covering.speaker if covering is not None else None)

    def _about(self, hit: Hit, end: int, said: int = 0) -> ActorMention | None:
        """Who a statement is about: the next actor behind the cue, and behind its speaker where that one stands there too."""
        first = max(hit.last, said) if said < hit.last + ABOUT_REACH else hit.last
        inside = [m for m in self.reading.actors if first <= m.first < min(first + ABOUT_REACH, end) and m.kind in ACCUSABLE]
        return min(inside, key=lambda m: (not m.candidates and m.kind != "group", m.first), default=None)

    def _of_violence(self, hit: Hit, end: int) -> bool:
        """Whether a denial is of an attack or of a part in it, not of a ransom or a rumour."""
        if hit.traits.get("object") != "act" and hit.last - hit.first > 1:
            return True
        near = range(hit.first, min(hit.last + ABOUT_REACH, end))
        pronoun = any(i in self.pronoun for i in range(hit.last, min(hit.last + 2, end)))
        weapon = any(h.first in near for h in self.reading.all("weapon"))
        part = any(h.first in near for h in self.reading.all("part_in"))
        return pronoun or weapon or part or any(t.first in near for t in self.triggers)

    def _act_behind(self, hit: Hit, speaker: Speaker) -> bool:
        """Whether what a force claims is an act, with only words for which and when before it: "claimed Monday's ambush"."""
        if speaker.actor_kind not in FORCES:
            return False
        skipped = {i for t in self.reading.times for i in range(t.first, t.last)} | {q.first for q in self.reading.quantities}
        skipped |= starts(self.reading, "article", "attack_adjective", "possessive", "weapon") | self.pronoun
        i = hit.last
        while i < hit.last + ABOUT_REACH and (i in skipped or i in self.placed or self.tokens[i].norm in ("'s", "’s")):
            i += 1
        return any(t.first == i or (t.first < i < t.hit.last) for t in self.triggers if t.hit.traits.get("pos") == "noun")

    def _after(self, hit: Hit) -> Said | None:
        """Passive wordings: the actor stands behind "claimed by" or "blamed on"."""
        sentence = self.reading.sentence_of(hit.first)
        actor = self._about(hit, sentence.last)
        if actor is None:
            return None
        stance: StatementStance = hit.traits["stance"]  # type: ignore[assignment]
        if stance == "accuses":
            frame = frame_at(self.frames, hit.first)
            speaker = frame.speaker if frame is not None and not self._same_side(frame.speaker, actor) else None
            if frame is not None and any(a <= frame.speaker.first < b for a, b in self.silent):
                speaker = None  # nobody has claimed it, though it bears the marks of the group
            elif frame is None and hit.first - 1 in self.perfect:  # an ambush that the army has blamed on the rebels
                speaker = self.speakers.before(hit.first, sentence.first)
            own = frame is not None and self._same_side(frame.speaker, actor)
            if own or (frame is None and self._in_context(hit.first)):
                return None
            name = speaker.name or "unspecified" if speaker is not None else "unspecified"
            return Said("accuses", name, self.reading.span(hit.first, actor.last), self._mention(speaker), actor.name, actor)
        return Said(stance, actor.name, self.reading.span(hit.first, actor.last), actor)

    def _in_context(self, at: int) -> bool:
        """Whether the words only recall an earlier attack: "it came after the raid blamed on Israel"."""
        start = max(self.reading.sentence_of(at).first, at - 6)
        return bool(self.reading.within("context_after", start, at))

    # ---- nobody has claimed it; herders were behind it

    def _unclaimed(self) -> Iterator[Said]:
        for hit in self.reading.all("unclaimed"):
            yield Said("no_claim", "nobody", self.reading.span(hit.first, hit.last))
        for hit in self.reading.all("author_unclear"):
            frame = frame_at(self.frames, hit.first)
            speaker = (
                frame.speaker if frame is not None else self.speakers.before(hit.first, self.reading.sentence_of(hit.first).first)
            )
            known = speaker is not None and speaker.type != "unspecified"
            name = speaker.name if speaker is not None and known else None
            yield Said(
                "no_claim", name or "nobody", self.reading.span(hit.first, hit.last), self._mention(speaker if known else None)
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
                yield self._said("accuses", frame.speaker, actor, (actor.first, hit.last))
            elif frame is not None and actor is None:
                people = [h for h in self.reading.all("person") if h.last == hit.first]
                for h in people:
                    about = self.reading.words(h.first, h.last)
                    span = self.reading.span(h.first, hit.last)
                    yield Said("accuses", frame.speaker.name or "unspecified", span, self._mention(frame.speaker), about)

    def _held(self) -> Iterator[Said]:
        """Somebody holds an actor responsible, the actor standing between the two words."""
        for hit in self.reading.all("hold_responsible"):
            sentence = self.reading.sentence_of(hit.first)
            close = next((h for h in self.reading.within("responsible", hit.last, min(hit.last + 16, sentence.last))), None)
            about = self._about(hit, close.first) if close is not None else None
            speaker = self._speaker(hit, sentence.first) if about is not None else None
            if about is not None and speaker is None:
                yield Said("accuses", "unspecified", self.reading.span(hit.first, about.last), None, about.name, about)
            elif speaker is not None and about is not None and not self._same_side(speaker, about):
                yield self._said("accuses", speaker, about, _across(speaker, hit))

    def _attributed(self) -> Iterator[Said]:
        """Somebody lays an act at an actor's door, the act between the words: "attributed the blast at the market to rebels"."""
        for hit in self.reading.all("attribute"):
            sentence = self.reading.sentence_of(hit.first)
            end = min(hit.last + ATTRIBUTED, sentence.last)
            acts = [t for t in self.triggers if hit.last <= t.first < end]
            for to in self.reading.within("attribute_to", acts[0].hit.last, end) if acts else ():
                near = [m for m in self.reading.actors if to.last <= m.first <= to.last + 4 and m.kind in ACCUSABLE]
                about = next((m for m in near if m.candidates or m.kind == "group"), near[0] if near else None)
                speaker = self._speaker(hit, sentence.first)
                if about is None or (speaker is not None and self._same_side(speaker, about)):
                    continue
                if speaker is None:
                    yield Said("accuses", "unspecified", self.reading.span(hit.first, about.last), None, about.name, about)
                else:
                    yield self._said("accuses", speaker, about, _across(speaker, hit))
                break

    def _mutual(self) -> Iterator[Said]:
        """Two sides that blame each other: two accusations."""
        for hit in self.reading.all("mutual_blame"):
            start = self.reading.sentence_of(hit.first).first
            sides: dict[str, ActorMention] = {}
            for m in self.reading.actors:
                if start <= m.first < hit.first and m.kind in ACCUSABLE:
                    sides[m.name] = m
            several = self.reading.within("vague", hit.last, hit.last + 3)  # for several attacks: not for this one
            if len(sides) >= 2 and not several:
                one, other = list(sides.values())[-2:]
                span = self.reading.span(one.first, hit.last)
                yield Said("accuses", one.name, span, one, other.name, other)
                yield Said("accuses", other.name, span, other, one.name, one)

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
                yield self._said(frame.stance, frame.speaker, None, _across(frame.speaker, frame.cue))  # type: ignore[arg-type]

    def _silent(self) -> Iterator[Said]:
        """An actor that neither claims nor denies."""
        for hit in self.reading.all("silent"):
            if hit.traits.get("side") == "after":
                about = self._about(hit, self.reading.sentence_of(hit.first).last)
                if about is not None:
                    yield Said("no_claim", about.name, self.reading.span(hit.first, about.last), about)
                continue
            speaker = self.speakers.before(hit.first, self.reading.sentence_of(hit.first).first)
            if speaker is not None and speaker.actor_kind in ACCUSABLE:
                yield self._said("no_claim", speaker, None, _across(speaker, hit))

    # ---- an agent named by somebody is an accusation

    def implied(self, parts: tuple[Part, ...]) -> Iterator[Said]:
        """The accusations and claims that lie in reported agents: "the governor wrote that a drone of the group hit it"."""
        doers = [p.mention for p in parts if p.mention is not None and p.mention.kind in ACCUSABLE]
        for own in confirmed(self.frames, self.triggers):
            if own.speaker.actor_kind in ACCUSABLE and any(self._same_side(own.speaker, m) for m in doers):
                yield self._said("claims", own.speaker, None, _across(own.speaker, own.cue))
        for part in parts:
            mention = part.mention
            if mention is None or mention.kind not in ACCUSABLE or (not mention.candidates and mention.kind != "group"):
                continue
            frame = frame_at(self.frames, mention.first)
            if frame is None or frame.speaker.type not in ACCUSERS or self._same_side(frame.speaker, mention):
                continue
            if min(frame.cue.first, frame.speaker.first) - mention.last > APART:
                continue  # "..., the mayor said" vouches for the facts; who speaks first and names the author accuses
            stance: StatementStance = "claims" if frame.speaker.actor == mention.name else "accuses"
            yield self._said(stance, frame.speaker, mention, (mention.first, mention.last))

    # ---- making one

    def _same_side(self, speaker: Speaker, actor: ActorMention) -> bool:
        """Whether the speaker is the actor, or both are of one state."""
        mention = self._mention(speaker)
        if mention is None:
            return speaker.actor == actor.name
        states = ("state", "government", "military", "police", "intelligence")
        both = mention.kind in states and actor.kind in states
        return mention.name == actor.name or (both and mention.country is not None and mention.country == actor.country)

    def _mention(self, speaker: Speaker | None) -> ActorMention | None:
        if speaker is None:
            return None
        mention = next((m for m in self.reading.actors if m.name == speaker.actor), None) if speaker.actor is not None else None
        general = mention is None or (not mention.candidates and mention.kind == "armed group")
        if speaker.type == "armed group" and general and self._definite(speaker):
            return meant(self.reading, speaker.first, speaker.last) or mention
        return mention

    def _definite(self, speaker: Speaker) -> bool:
        return speaker.start < speaker.first or self.tokens[speaker.first].norm.startswith("ال")

    def _said(self, stance: StatementStance, speaker: Speaker, about: ActorMention | None, words: tuple[int, int]) -> Said:
        first, last = min(words), max(words)
        mention = self._mention(speaker)
        span = self.reading.span(first, last)
        return Said(stance, speaker.name or "unspecified", span, mention, about.name if about is not None else None, about)


def _of_year(time: TimeMention) -> bool:
    """Whether a time is a year or more: "claimed a bombing of the school in 2020"."""
    return time.when is not None and time.when.precision in ("year", "longer")


def _across(speaker: Speaker, hit: Hit) -> tuple[int, int]:
    """From the speaker to the end of the cue, or from the cue to the end of a speaker who stands behind it."""
    return (speaker.first, hit.last) if speaker.first < hit.last else (hit.first, speaker.last)
