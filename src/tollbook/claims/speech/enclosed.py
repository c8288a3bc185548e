"""Speakers of languages that close a sentence with its verb: the speaker opens it, or stands before "according to"."""

from __future__ import annotations

from tollbook.claims.order import SAYS_LAST, VERB_LAST
from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import Frame
from tollbook.claims.speech.scope import Scope
from tollbook.model.reading import Hit, Reading, Sentence

OPENING = 12  # tokens at the head of a sentence in which its speaker is named
NAME = 6  # tokens of a speaker before "according to"


class Enclosed:
    """Finds the frames whose speaker and verb stand around what is said: Vali Demir, iki kişinin öldüğünü söyledi."""

    def __init__(self, reading: Reading, speakers: SpeakerReader, scope: Scope) -> None:
        self.tokens, self.speakers, self.scope = reading.tokens, speakers, scope
        self.says_last = reading.language in SAYS_LAST
        self.verb_last = reading.language in VERB_LAST
        self.sources = [(h.first, h.last) for h in reading.all("source_noun", "source_tail")]
        self.sources += [(m.first, m.last) for m in reading.actors] + [(p.first, p.last) for p in reading.places]
        self.counted = {i for q in reading.quantities if q.kind == "number" for i in range(q.first, q.last)}

    def said(self, cue: Hit, sentence: Sentence) -> Frame | None:
        """The frame of a verb of saying that ends its sentence, with the speaker that opens it."""
        comma = next(
            (i for i in range(sentence.first, min(cue.first, sentence.first + OPENING)) if self.tokens[i].text == ","), None
        )
        known = comma is not None and any(sentence.first <= a < b <= comma for a, b in self.sources)
        clear = known and comma is not None and not any(i in self.counted for i in range(sentence.first, comma))
        if clear and comma is not None:
            speaker = self.speakers.memory.made(sentence.first, comma, ())
        else:
            speaker = self.speakers.ahead.subject(sentence.first, cue.first)
        return Frame(speaker, cue.traits.get("stance", "says"), speaker.last, sentence.last, cue) if speaker is not None else None

    def according(self, cue: Hit, sentence: Sentence) -> Frame | None:
        """The frame of "according to" behind its speaker: Polise göre, Gouverneur Demir zufolge."""
        begins = self._begins(cue.first, sentence)
        speaker = self.speakers.memory.made(begins, cue.first, ()) if begins < cue.first else None
        return Frame(speaker, "says", self.scope.back(begins, sentence), sentence.last, cue) if speaker is not None else None

    def whole(self, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether a source stands inside its clause, which goes on behind it: "sind laut Polizei drei Menschen gestorben"."""
        return self.verb_last and speaker.last < sentence.last and self.tokens[speaker.last].text[0].isalnum()

    def _begins(self, end: int, sentence: Sentence) -> int:
        """Where the speaker before a postposition begins: at a source, with the words that go on to it."""
        low = max(end - NAME, sentence.first)
        named = [a for a, b in self.sources if low <= a < end and not any(self.tokens[i].text in ",;:" for i in range(a, end))]
        if named:
            return min(named)
        i = end
        while i > low and self.tokens[i - 1].text[:1].isupper():
            i -= 1
        return i
