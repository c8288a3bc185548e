"""Speakers set apart by signs: "Police: two dead", "two dead (police)", "two dead - police", "Source: the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import Frame
from tollbook.claims.speech.scope import Scope
from tollbook.model.reading import Hit, Reading, Sentence, starts

LABEL = 16  # tokens a speaker before a colon may take
BRACKETED = 9
DASHES = frozenset("-–—:")
MARKS = frozenset("|-–—•►▪*#/")
DATELINE = 12


class Marked:
    """Finds the speakers that no verb introduces."""

    def __init__(self, reading: Reading, speakers: SpeakerReader, scope: Scope) -> None:
        self.reading, self.speakers, self.scope = reading, speakers, scope
        self.tokens = reading.tokens
        self.kinds = speakers.memory.kinds
        self.times = {t.first: t.last for t in reading.times}
        self.quantities = frozenset(q.first for q in reading.quantities if q.kind == "number")
        self.tellings = frozenset(h.first for w in ("harm", "nobody_hurt") for h in reading.all(w)) | self.quantities
        self.acts = starts(reading, "act")
        self.verbs = starts(reading, "say")
        self.links = {h.first: h.last for h in (*reading.all("according"), *reading.all("source_label"))}
        self.labels = starts(reading, "source_label")
        self.marks = {h.first: h.last for h in reading.all("ticker_mark")}
        self.named_ends = {m.last for m in reading.actors} | {m.last for m in reading.places} | {h.last for h in self.kinds.nouns}

    def labelled(self, sentence: Sentence) -> Iterator[Frame]:
        """A speaker set before a colon: "Police: two dead"; a time or "Breaking" may stand before it."""
        first = self._behind_marks(sentence)
        ahead = range(first + 1, min(first + LABEL, sentence.last - 1))
        colon = next((i for i in ahead if self.tokens[i].text == ":"), None)
        if colon is None:
            return
        if first in self.labels:
            yield from self._footer(colon, sentence)
            return
        inside = range(first, colon)
        if any(i in self.verbs or (i in self.acts and not self.kinds.in_noun(i)) or i in self.quantities for i in inside):
            return
        speaker = self.speakers.ahead.speaker(colon, first)
        topic = (
            speaker is not None and speaker.actor_kind == "state" and speaker.last - speaker.first == colon - first
        )  # Mali: ten dead
        if speaker is not None and speaker.type != "unspecified" and speaker.start <= first and not topic:
            yield Frame(speaker, "says", colon + 1, sentence.last, _sign(colon))

    def apart(self, sentence: Sentence) -> Iterator[Frame]:
        """A speaker in brackets behind a figure, or behind the last dash or colon of a headline."""
        for i in range(sentence.first + 1, sentence.last):
            text = self.tokens[i].text
            if text == "(" and not self._dateline(i, sentence):
                close = next((j for j in range(i + 1, min(i + BRACKETED, sentence.last)) if self.tokens[j].text == ")"), None)
                yield from self._alone(i, close, sentence)
            elif text in DASHES and sentence.last - i <= BRACKETED:
                stop = self.tokens[sentence.last - 1].text in ".!"
                yield from self._alone(i, sentence.last - stop, sentence)

    def _alone(self, sign: int, end: int | None, sentence: Sentence) -> Iterator[Frame]:
        """The frame of a speaker who fills the words between two signs and nothing else."""
        first = self.links.get(sign + 1, sign + 1)
        if end is None or first >= end or not any(i in self.tellings for i in range(sentence.first, sign)):
            return
        if any(i in self.tellings or i in self.verbs or self.tokens[i].text in ",;:" for i in range(first, end)):
            return
        first = self.speakers.memory.trim(first, end)
        bracket = self.tokens[sign].text == "("
        capital = bracket and self.tokens[first].text[:1].isupper() and sign in self.named_ends
        if capital or (self._acronym(first, end) and not any(i in self.tellings for i in range(sign - 3, sign))):
            return  # the criminal group (KKB): the name of what stands before it
        actor = self.kinds.actor_in(first, end)
        outlet = actor is not None and actor.kind == "outlet" and self.tokens[first].text[:1].isupper()
        opens = any(h.first == first for h in self.kinds.nouns) or (actor is not None and actor.first == first)
        if not opens or outlet or (actor is not None and actor.kind in ("civilian", "person")):
            return
        speaker = self.speakers.memory.made(first, end, ())
        if speaker is not None and speaker.type != "unspecified":
            yield Frame(speaker, "says", self.scope.back(sign, sentence), sign, _sign(sign))

    def _acronym(self, first: int, end: int) -> bool:
        return end - first == 1 and self.tokens[first].text.isupper()

    def _footer(self, colon: int, sentence: Sentence) -> Iterator[Frame]:
        """ "Source: the ministry." speaks for what stands before it; an outlet there only carried it."""
        end = sentence.last - (self.tokens[sentence.last - 1].text == ".")
        speaker: Speaker | None = self.speakers.memory.made(colon + 1, end, ())
        if speaker is not None and speaker.type not in ("unspecified", "media") and sentence.index > 0:
            yield Frame(speaker, "says", 0, sentence.first, _sign(colon))

    def _behind_marks(self, sentence: Sentence) -> int:
        """The first word behind "BREAKING |", "14:05" and other marks of a ticker."""
        i = sentence.first
        while i < sentence.last - 1:
            numbered = i > sentence.first and self.tokens[i].text[0].isdigit() and i in self.marks.values()  # Update 3: the mayor
            step = self.marks.get(i) or self.times.get(i) or (i + 1 if self.tokens[i].text in MARKS or numbered else None)
            if step is None:
                break
            i = step
        marked = sentence.first < i < sentence.last - 1 and self.tokens[i].text == ":"
        return min(i + marked, sentence.last - 1)

    def _dateline(self, bracket: int, sentence: Sentence) -> bool:
        """Whether a bracket belongs to a dateline: "LAGOS, March 3 (agency) -"."""
        return any(self.tokens[i].text in "-–—" for i in range(bracket, min(bracket + 5, sentence.last))) and (
            bracket - sentence.first < DATELINE
        )


def _sign(i: int) -> Hit:
    return Hit("say", i, i + 1, {"stance": "says"})
