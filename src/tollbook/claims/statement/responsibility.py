"""Who claims, denies or accuses in so many words: "claimed responsibility", "denied any part", "blamed on"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.claims.order import VSO, goes_on
from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.claims.statement.free_words import FreeWords
from tollbook.claims.statement.own_act import NO_OWN_ACT
from tollbook.claims.statement.sides import ABOUT_REACH, ACCUSABLE, Sides, across
from tollbook.claims.statement.stand_in import StandIns
from tollbook.claims.statement.unclaimed import unclaimed
from tollbook.claims.trigger import FORCES, Trigger
from tollbook.model.actor import StatementStance
from tollbook.model.draft import UNSAID, Said
from tollbook.model.reading import ActorMention, Hit, Reading, TimeMention, starts

PARTED = frozenset(",;:")
NO_PARTIES = frozenset(("media", "witness", "medical"))
"""Speakers who have nothing to deny."""
LESSER = 4
"""Tokens behind the one accused in which it is told of what: "accused India of financing the group"."""
SIDES = frozenset(("armed group", "military", "militia", "faction", "gang", "cartel", "alliance", "state", "group"))
BESIDE = 3
"""Tokens between the words of accusing and who accuses."""
OFFICIAL = frozenset(("government", "state", None))


class ResponsibilityReader:
    """Reads the words on responsibility of one report."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...], triggers: tuple[Trigger, ...]) -> None:
        self.reading, self.tokens, self.frames = reading, reading.tokens, frames
        self.sides = Sides(reading)
        self.triggers = [t for t in triggers if t.violent]
        self.speakers = SpeakerReader(reading)
        self.stand_ins = StandIns(reading, self.speakers)
        self.attackers = starts(reading, "attackers_word")
        self.of_act = starts(reading, "of_act")
        self.agents = starts(reading, "agent")
        self.idle = {i for t in reading.times for i in range(t.first, t.last)} | starts(reading, "on_day", "that", "perfect")
        self.negation = [h.last for h in reading.all("negation")]
        self.silent = unclaimed(reading)
        self.pronoun = starts(reading, "pronoun")
        self.perfect = starts(reading, "perfect")
        self.those = starts(reading, "article", "indefinite", "this")
        self.placed = {i for p in reading.places for i in range(p.first, p.last)}
        self.words = FreeWords(reading)
        self.passive = [(h.first, h.last) for h in reading.all("accused_by", "accused_it")]
        self.owned = {self.tokens[h.first].norm for h in reading.all("possessive")}

    def statements(self) -> Iterator[Said]:
        """The statements made in so many words, in text order."""
        for hit in self.reading.all("responsibility"):
            silent = any(a < hit.last and hit.first < b for a, b in (*self.silent, *self.passive))
            if hit.traits.get("side") == "subject" or self._told_twice(hit) or silent:
                continue
            if hit.traits["stance"] == "claims" and (self._of_past(hit) or self._of_no_act(hit)):
                continue
            said = self._after(hit) if hit.traits.get("side") == "after" else self._before(hit)
            if said is not None:
                yield said
                yield from self._together(said, hit)

    def _told_twice(self, hit: Hit) -> bool:
        """Whether a passive wording is part of an active one: "a attribué aux rebelles"."""
        inside = (h for h in self.reading.all("responsibility") if h.first < hit.first < h.last and "side" not in h.traits)
        return "side" in hit.traits and any(h.traits["stance"] == hit.traits["stance"] for h in inside)

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
        speaker = self.speaker(hit, sentence.first)
        if speaker is None:
            return self._by_somebody(hit)
        stance: StatementStance = hit.traits["stance"]  # type: ignore[assignment]
        about = self.sides.about(hit, sentence.last, speaker.last)
        negated = any(hit.first - 3 < last <= hit.first for last in self.negation)
        if negated:
            known = speaker.actor is not None and speaker.actor_kind in SIDES and stance == "claims"
            near = any(hit.first - 2 < last <= hit.first for last in self.negation)
            return self.sides.said("no_claim", speaker, None, across(speaker, hit)) if known and near else None
        if stance == "accuses" and about is None and (words := self.words.accused(hit, sentence.last)) is not None:
            said = self.sides.said(stance, speaker, None, across(speaker, hit))
            return replace(said, about=words)
        if (
            about is not None
            and about.place
            and about.first > hit.last + 1
            and hit.last - hit.first == 1
            and self.reading.language not in VSO
        ):
            about = about if self.words.plain(hit) else None  # suspected rebels in western Uganda
        if stance == "accuses" and (about is None or self.sides.same_side(speaker, about)):
            return None
        if stance == "accuses" and about is not None and not self._of_the_act(hit, about, sentence.last):
            return None
        if "force" in hit.traits and speaker.actor_kind not in FORCES:
            return None
        if stance == "denies" and self._closed(hit.last, sentence.last) and self._local(speaker):
            return None
        if stance == "denies" and (speaker.type in NO_PARTIES or not self._of_violence(hit, sentence.last)):
            return None
        if stance == "claims" and hit.traits.get("object") == "act" and not self._act_behind(hit, speaker):
            return None
        if stance == "claims" and self.tokens[hit.first].norm in self.owned and speaker.actor_kind in OFFICIAL:
            return None  # "its fighters killed six, officials said"
        return self.sides.said(stance, speaker, about if stance == "accuses" else None, across(speaker, hit))

    def _of_the_act(self, hit: Hit, about: ActorMention, end: int) -> bool:
        """Whether an accusation is of the violence; "recognised the rebels" is one where attackers are spoken of."""
        if "attackers" in hit.traits and not any(
            i in self.attackers for i in range(about.last, min(about.last + ABOUT_REACH, end))
        ):
            return False
        lesser = self.reading.within("lesser_charge", about.last, min(about.last + LESSER, end))
        return not lesser and not self._of_neglect(about, end)

    def _of_neglect(self, about: ActorMention, end: int) -> bool:
        """Whether somebody is accused of something else than the violence: "of failing to guard the road"."""
        of = next((h for h in self.reading.all("noun_of") if h.first == about.last), None)
        if of is None or of.last >= end or not goes_on(self.reading.language, self.tokens[of.last].norm):
            return False
        near = range(of.last, min(of.last + 5, end))
        violent = any(t.first in near for t in self.triggers)
        told = any(h.first in near for word in ("light_verb", "harm", "weapon", "behind") for h in self.reading.all(word))
        return not violent and not told and of.last not in self.of_act

    def _by_somebody(self, hit: Hit) -> Said | None:
        """An accusation whose speaker is not a known kind of source: "one of them, a herder, blamed the rebels"."""
        about = self.sides.about(hit, self.reading.sentence_of(hit.first).last)
        negated = any(hit.first - 3 < last <= hit.first for last in self.negation)
        words = about.name if about is not None else self.words.accused(hit, self.reading.sentence_of(hit.first).last)
        if (
            hit.traits["stance"] != "accuses"
            or words is None
            or negated
            or hit.first - 1 in self.pronoun
            or "attackers" in hit.traits
        ):
            return None
        name = self.words.ahead(hit.first)
        if name == UNSAID and hit.last - hit.first == 1 and about is not None and about.first == hit.last:
            return None  # two suspected rebels of the front: an adjective
        span = self.reading.span(hit.first, about.last if about is not None else hit.last)
        return Said("accuses", name, span, None, words, about)

    def speaker(self, hit: Hit, start: int) -> Speaker | None:
        """Who makes a statement: the speaker of its frame, of the verb it is joined to, or beside the words themselves."""
        frame = next(
            (
                f
                for f in self.frames
                if f.cue.first <= hit.first < f.cue.last or (f.first <= hit.first < f.last and f.cue.last == hit.first)
            ),
            None,
        )
        told = self.stand_ins.speaker(hit, start)
        if told is not None:
            return told
        if frame is not None:
            return frame.speaker
        if hit.traits.get("order") == "frame":
            return self._quoted(hit)
        joined = [f for f in self.frames if start <= f.cue.first < hit.first and f.speaker.last <= f.cue.last]
        if joined and self.tokens[hit.first - 1].text == "," and joined[-1].cue.last == hit.first - 1:
            return joined[-1].speaker  # "officials said, blaming the rebels"
        behind = self.speakers.verb_first.speaker(hit, self.reading.sentence_of(hit.first)) if "order" in hit.traits else None
        covering = frame_at(self.frames, hit.first)
        if behind is None and covering is not None and covering.cue.first >= start and self.reading.language in VSO:
            return covering.speaker  # the verb stands first: announced the group, on its radio, its responsibility
        found = behind or self.speakers.ahead.speaker(hit.first, start)
        return found or (covering.speaker if covering is not None else None)

    def _quoted(self, hit: Hit) -> Speaker | None:
        """The party whose words hold a denial that has no subject of its own: "talk of dead civilians was rumour"."""
        covering = frame_at(self.frames, hit.first)
        mention = self.sides.mention(covering.speaker) if covering is not None else None
        return covering.speaker if covering is not None and mention is not None and mention.kind in ACCUSABLE else None

    def _of_violence(self, hit: Hit, end: int) -> bool:
        """Whether a denial is of an attack or of a part in it, not of a ransom or a rumour."""
        if hit.traits.get("object") != "act" and hit.last - hit.first > 1:
            return True
        if self._bare(hit, end):
            return True
        at = next((i for i in range(hit.last, end) if i not in self.idle), end)  # denied on Monday that it had
        near = range(hit.first, min(at + ABOUT_REACH, end))
        pronoun = any(i in self.pronoun for i in range(hit.last, min(hit.last + 2, end)))
        weapon = any(h.first in near for h in self.reading.all("weapon"))
        part = any(h.first in near for h in self.reading.all("part_in"))
        return pronoun or weapon or part or any(t.first in near for t in self.triggers)

    def _closed(self, at: int, end: int) -> bool:
        return at >= end or not self.tokens[at].text[0].isalnum()

    def _local(self, speaker: Speaker) -> bool:
        """Whether who denies is an official without a state named: a mayor who only contradicts."""
        mention = self.sides.mention(speaker)
        return mention is None or (mention.kind == "government" and not mention.candidates and mention.country is None)

    def _bare(self, hit: Hit, end: int) -> bool:
        """Whether a denial has no object and answers an accusation or an act told before: "The army denies."."""
        last = max([m.last for m in self.reading.actors if hit.last <= m.first <= hit.last + 1], default=hit.last)
        last += last in self.pronoun or last in self.those
        closed = self._closed(last, end)
        accused = any(h.last <= hit.first for h in self.reading.all("responsibility") if h.traits.get("stance") == "accuses")
        return closed and (accused or any(t.first < hit.first for t in self.triggers))

    def _act_behind(self, hit: Hit, speaker: Speaker) -> bool:
        """Whether what a force claims is an act, with only words for which and when before it: "claimed Monday's ambush"."""
        if speaker.actor_kind not in FORCES:
            return False
        skipped = {i for t in self.reading.times for i in range(t.first, t.last)} | {q.first for q in self.reading.quantities}
        skipped |= (
            starts(self.reading, "article", "attack_adjective", "possessive", "weapon", "genitive") | self.pronoun | self.placed
        )
        i = hit.last
        while i < hit.last + ABOUT_REACH and i in skipped:
            i += 1
        return any(t.first == i or (t.first < i < t.hit.last) for t in self.triggers if t.hit.traits.get("pos") == "noun")

    def _after(self, hit: Hit) -> Said | None:
        """Passive wordings: the actor stands behind "claimed by" or "blamed on"."""
        sentence = self.reading.sentence_of(hit.first)
        actor = self.sides.about(hit, sentence.last)
        if actor is None or any(self.tokens[i].text in PARTED for i in range(hit.last, actor.first)):
            return None
        stance: StatementStance = hit.traits["stance"]  # type: ignore[assignment]
        if stance == "accuses":
            frame = frame_at(self.frames, hit.first)
            own = frame is not None and self.sides.same_side(frame.speaker, actor)
            if own or (frame is None and self._in_context(hit.first)):
                return None
            speaker = frame.speaker if frame is not None else None
            if frame is not None and any(a <= frame.speaker.first < b for a, b in self.silent):
                speaker = None  # nobody has claimed it, though it bears the marks of the group
            elif frame is None and hit.first - 1 in self.perfect:  # an ambush that the army has blamed on the rebels
                speaker = self.speakers.ahead.speaker(hit.first, sentence.first)
            elif frame is None and actor.last in self.agents:  # attributed to the front by officials
                speaker = self.named(actor.last + 1) or self.speakers.behind.speaker(actor.last + 1, sentence.last)
            name = speaker.name or UNSAID if speaker is not None else UNSAID
            return Said("accuses", name, self.reading.span(hit.first, actor.last), self.sides.mention(speaker), actor.name, actor)
        return Said(stance, actor.name, self.reading.span(hit.first, actor.last), actor)

    def named(self, at: int) -> Speaker | None:
        """The side named right at some words, which are not its act: not "reports of American strikes"."""
        near = (m for m in self.reading.actors if at <= m.first < at + BESIDE and m.kind in ACCUSABLE | {"government"})
        acts = {t.first for t in self.triggers}
        mention = next((m for m in near if m.last not in acts), None)
        return self.speakers.memory.made(mention.first, mention.last, ()) if mention is not None else None

    def _in_context(self, at: int) -> bool:
        """Whether the words only recall an earlier attack: "it came after the raid blamed on Israel"."""
        start = max(self.reading.sentence_of(at).first, at - 6)
        return bool(self.reading.within("context_after", start, at))


def _of_year(time: TimeMention) -> bool:
    """Whether a time is a year or more: "claimed a bombing of the school in 2020"."""
    return time.when is not None and time.when.precision in ("year", "longer")
