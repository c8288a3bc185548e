"""Where the subject of a reporting verb stands behind it, or is left out: ", said the governor", "..., agregó."."""

from __future__ import annotations

from tollbook.claims.order import INVERTS
from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.scope import TRAILING
from tollbook.model.reading import Hit, Reading, Sentence, starts

VERB_FIRST = frozenset(
    ("es", "pt", "it", "ro", "ar", "ru", "uk")
)  # a reporting verb may open its clause: "Informó el Ejército de que"

OFFICE = 4  # tokens behind a verb in which an office is named
PHRASE = 10  # tokens in which a speaker's words close


class Inversion:
    """Tells reporting verbs whose speaker stands behind them."""

    def __init__(self, reading: Reading, speakers: SpeakerReader) -> None:
        self.speakers = speakers
        self.tokens = reading.tokens
        self.quantities = frozenset(q.first for q in reading.quantities)
        self.that = starts(reading, "that")
        self.before_say = starts(reading, "before_say")
        self.verb_first = reading.language in VERB_FIRST
        self.coordinator = starts(reading, "coordinator")
        self.times = {t.first: t.last for t in reading.times}
        self.inverts = reading.language in INVERTS
        self.noun_of = starts(reading, "noun_of")
        self.this_ends = {h.last for h in reading.all("this")} if self.inverts else set()  # das teilte die Polizei mit
        self.harms = sorted(h.first for h in reading.all("harm"))
        self.harm_ends = {h.last - 1 for h in reading.all("harm")}
        self.actors = reading.actors
        self.verbs = starts(reading, "say", "passive_aux", "perfect", "act", "harm", "that")
        self.hear = starts(reading, "hear")
        self.name_words = starts(reading, "name_word")  # said Adnan al-Saadi, the mayor

    def surely(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether the subject surely stands behind the verb: right after a comma or quotation, no clause or figure behind."""
        over = self.speakers.behind.over_circumstance(cue.last, sentence.last)
        ahead = (
            over < sentence.last and over not in self.that and not self._counting(over) and self.tokens[over].text[0].isalpha()
        )
        plain = cue.traits.get("stance") in ("says", "confirms", "claims")
        if (
            self._has_object(cue)
            or self._tells_harm(over, sentence)
            or self.speakers.ahead.of_described(cue.first, sentence.first)
        ):
            return False
        if self._names_speaker(cue, sentence) or self._names_office(cue, sentence) or self._counted_ahead(cue, sentence):
            return True
        return (
            self.inverts and ahead and plain and cue.first > sentence.first and not self.tokens[cue.first - 1].text[-1].isalnum()
        )

    def _has_object(self, cue: Hit) -> bool:
        """Whether a verb takes what stands behind it, no subject: "told Reuters", "affirme avoir tué"."""
        heard = cue.first in self.hear and not self.inverts and not self.verb_first and not self._translated(cue)
        return heard or cue.last - 1 in self.that

    def _translated(self, cue: Hit) -> bool:
        """Whether a verb behind a comma has its subject behind it, as machines leave it: ", informed the mayor of X, who"."""
        if "inverts" not in cue.traits or cue.first == 0 or self.tokens[cue.first - 1].text != ",":
            return False
        end = min(cue.last + PHRASE, len(self.tokens))
        close = next((i for i in range(cue.last, end) if self.tokens[i].text in (",", ".")), None)
        return close is not None and any(cue.last < h.last <= close for h in self.speakers.memory.nouns)

    def _tells_harm(self, first: int, sentence: Sentence) -> bool:
        """Whether the words behind a verb are what it reports: "a confirmé la mort de cinq personnes"."""
        stop = next((i for i in range(first, sentence.last) if self.tokens[i].text in TRAILING), sentence.last)
        return any(first <= i < stop and not self.speakers.memory.kinds.in_noun(i) for i in self.harms)

    def left_out(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a verb stands alone behind a comma, its subject left out: "..., agregó."."""
        before = self.tokens[cue.first - 1].text if cue.first > sentence.first else ""
        alone = cue.last >= sentence.last or self.tokens[cue.last].text in TRAILING
        return self.verb_first and alone and before in (",", '"', "”", "»")

    def _counting(self, i: int) -> bool:
        """Whether a figure begins here, or behind "of": "a fait état de douze morts"."""
        return i in self.quantities or (i in self.noun_of and i + 1 in self.quantities)

    def _names_speaker(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether only a name stands behind the verb and a comma or quotation before it: ", said Colonel X, the ..."."""
        before = self.tokens[cue.first - 1].text if cue.first > sentence.first else ""
        end = cue.last
        while end < sentence.last and end not in self.times and (self.tokens[end].text[:1].isupper() or end in self.name_words):
            end += 1
        closed = end >= sentence.last or self.tokens[end].text in (",", ".", ":")
        return before in (",", '"', "”", "»", "’") and end > cue.last and closed

    def _names_office(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether only an office stands behind the verb and what it tells before: "ten died, said the head of the clinic"."""
        stop = next((i for i in range(cue.last, sentence.last) if self.tokens[i].text in TRAILING), sentence.last)
        plain = cue.traits.get("stance") in ("says", "confirms") and cue.first not in self.speakers.ahead.joined_say
        told = plain and any(sentence.first <= i < cue.first for i in self.harms) and self.tokens[cue.first - 1].text == ","
        near = range(cue.last, cue.last + OFFICE)
        office = any(h.first in near and h.last <= stop for h in (*self.speakers.memory.nouns, *self.speakers.memory.tails))
        return told and office and not any(cue.last <= i < stop for i in self.verbs)

    def _counted_ahead(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether the verb's object opens its sentence, and its subject follows: "tres muertos reportó el hospital"."""
        plain = self.verb_first and cue.traits.get("stance") in ("says", "confirms")
        counted = any(i in self.quantities for i in range(sentence.first, sentence.first + 2)) and cue.first - 1 in self.harm_ends
        near = range(cue.last, cue.last + 3)
        office = any(h.first in near for h in self.speakers.memory.nouns) or any(m.first in near for m in self.actors)
        return plain and counted and office and cue.last not in self.quantities

    def speaker(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """The speaker behind the verb: ", said the governor"; only after a comma or a closing quote."""
        before = self.tokens[cue.first - 1].text if cue.first > sentence.first else ""
        opening = before in (",", '"', "”", "»", "’", "'") or (
            cue.first == sentence.first and (sentence.index > 0 or self.verb_first)
        )
        plain = cue.traits.get("stance") in ("says", "confirms", "claims")
        opening = opening or (
            self.verb_first and plain and (cue.first - 1 in self.before_say or cue.first - 1 in self.coordinator)
        )
        opening = opening or cue.first in self.this_ends or self._counted_ahead(cue, sentence)
        if not opening or cue.last >= sentence.last or cue.last in self.that or self._has_object(cue):
            return None
        if cue.word == "say_count" and cue.last in self.quantities:
            return None  # subió a tres la cifra de muertos
        if cue.last in self.quantities and not self.verb_first and not self.inverts:
            return None  # said 15 fishermen were killed
        return self.speakers.behind.speaker(cue.last, sentence.last)
