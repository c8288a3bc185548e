"""Who is blamed in words that part the blame from the one who lays it: "is suspected", "attributed the blast to"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.order import VSO
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.statement.responsibility import ResponsibilityReader
from tollbook.claims.statement.sides import ACCUSABLE, across
from tollbook.model.draft import UNSAID, Said
from tollbook.model.reading import ActorMention, Hit, starts

BEFORE = 4
"""Tokens between the one blamed and the passive verb."""
ASIDE = 9
"""Tokens that an inserted source may take."""
REACH = 24
"""Tokens from "attributed" to the "to" that goes with it."""


class BlameReader:
    """Reads the blame of one report; shares what the reader of responsibility knows of it."""

    def __init__(self, words: ResponsibilityReader) -> None:
        self.words, self.reading, self.sides = words, words.reading, words.sides
        self.reflexive = starts(self.reading, "reflexive")  # se atribuyó la explosión
        self.passive = {h.last for h in self.reading.all("passive_aux")}

    def statements(self) -> Iterator[Said]:
        """The accusations, in text order of each kind."""
        yield from self._suspected()
        yield from self._attributed()
        yield from self._held()
        yield from self._belonging()

    def _belonging(self) -> Iterator[Said]:
        """Somebody tells which side the attackers are of: "police said the gunmen belonged to the group"."""
        attackers = {h.last for h in self.reading.all("attackers_word")}
        for hit in self.reading.all("belonged"):
            reach = hit.last + (1 if "near" in hit.traits else BEFORE)
            near = [m for m in self.reading.actors if hit.last <= m.first <= reach and m.kind in ACCUSABLE]
            frame = frame_at(self.words.frames, hit.first)
            told = bool({hit.first, hit.first - 1, self._before_aside(hit.first)} & attackers)
            known = near and (near[0].candidates or near[0].kind == "group") and not near[0].place
            if told and known and frame is not None and not self.sides.same_side(frame.speaker, near[0]):
                span = across(frame.speaker, hit)
                yield self.sides.said("accuses", frame.speaker, near[0], (span[0], max(span[1], near[0].last)))

    def _before_aside(self, at: int) -> int:
        """Where the words before "el autor, según la policía, es" end."""
        if self.words.tokens[at - 1].text != ",":
            return at
        return next((i for i in range(at - 2, max(at - ASIDE, 0), -1) if self.words.tokens[i].text == ","), at)

    def _suspected(self) -> Iterator[Said]:
        """Passive wordings behind the one accused: "the group is suspected", "rebels were blamed"."""
        between = {i for h in self.reading.all("person", "group_word") for i in range(h.first, h.last)} | self.words.perfect
        for hit in self.reading.all("responsibility"):
            if hit.traits.get("side") != "subject":
                continue
            start = self.reading.sentence_of(hit.first).first
            near = [m for m in self.reading.actors if start <= m.first and hit.first - BEFORE < m.last <= hit.first]
            about = near[-1] if near and near[-1].kind in ACCUSABLE else None
            if about is not None and all(i in between for i in range(about.last, hit.first)) and not self._office(about):
                yield self._of(about, hit)

    @staticmethod
    def _office(about: ActorMention) -> bool:
        return not about.candidates and about.kind == "government"

    def _of(self, about: ActorMention, hit: Hit) -> Said:
        frame = frame_at(self.words.frames, about.first)
        speaker = frame.speaker if frame is not None and not self.sides.same_side(frame.speaker, about) else None
        name = speaker.name or UNSAID if speaker is not None else UNSAID
        span = self.reading.span(about.first, hit.last)
        return Said("accuses", name, span, self.sides.mention(speaker), about.name, about)

    def _attributed(self) -> Iterator[Said]:
        """Somebody lays an act at an actor's door, the act between the words: "attributed the blast at the market to rebels"."""
        for hit in (h for h in self.reading.all("attribute") if h.first - 1 not in self.reflexive):
            sentence = self.reading.sentence_of(hit.first)
            end = min(hit.last + REACH, sentence.last)
            acts = [t.hit.last for t in self.words.triggers if hit.last <= t.first < end]
            acts = acts or ([hit.last] if "weak" not in hit.traits and hit.first not in self.passive else [])
            for to in self.reading.within("attribute_to", acts[0], end) if acts else ():
                near = [m for m in self.reading.actors if to.last <= m.first <= to.last + BEFORE and m.kind in ACCUSABLE]
                if near:
                    yield from self._laid(hit, near[0], self._attributing(hit))
                    break

    def _attributing(self, hit: Hit) -> Speaker | None:
        start = self.reading.sentence_of(hit.first).first
        if self.reading.language in VSO:
            return self.words.speaker(Hit(hit.word, hit.first, hit.last, {"stance": "says", "order": "vso"}), start)
        return self.words.speakers.ahead.speaker(hit.first, start)

    def _held(self) -> Iterator[Said]:
        """Somebody holds an actor responsible, the actor standing between the two words."""
        for hit in self.reading.all("hold_responsible"):
            sentence = self.reading.sentence_of(hit.first)
            close = next((h for h in self.reading.within("responsible", hit.last, min(hit.last + 16, sentence.last))), None)
            about = self.sides.about(hit, close.first) if close is not None else None
            if about is not None:
                yield from self._laid(hit, about, self.words.speaker(hit, sentence.first))

    def _laid(self, hit: Hit, about: ActorMention, speaker: Speaker | None) -> Iterator[Said]:
        if speaker is None:
            yield Said("accuses", UNSAID, self.reading.span(hit.first, about.last), None, about.name, about)
        elif not self.sides.same_side(speaker, about):
            yield self.sides.said("accuses", speaker, about, across(speaker, hit))
