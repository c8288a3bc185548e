"""The speaker ahead of a reporting verb: "the group, which has fought here for years, said"."""

from __future__ import annotations

from tollbook.claims.speaker.kind import KINDS
from tollbook.claims.speaker.memory import SpeakerMemory
from tollbook.claims.speaker.phrase import STOPPERS, reporting_verbs
from tollbook.claims.speaker.phrase_start import PhraseStart
from tollbook.claims.speaker.relay import RelayReader
from tollbook.claims.speaker.source import Phrase, Speaker
from tollbook.model.reading import Reading, starts

OPENING = 6  # tokens at the head of a sentence in which its subject is named
DATELINE = 14
PAPER = 22  # tokens of ", in a brief statement carried by the media of the group,"
TWICE = 2
FURTHEST = 40
DASHES = frozenset("-–—")


class SpeakerAhead:
    """Reads the noun phrases that end at a reporting verb."""

    def __init__(self, reading: Reading, memory: SpeakerMemory, relay: RelayReader) -> None:
        self.reading, self.memory, self.relay = reading, memory, relay
        self.tokens = reading.tokens
        self.start = PhraseStart(reading, memory.kinds)
        self.nouns = reading.by_word.get("source_noun", ())
        self.passive = starts(reading, "passive_aux")
        self.times = {i for t in reading.times for i in range(t.first, t.last)}
        self.aux = starts(reading, "perfect")
        self.says = reporting_verbs(reading)
        self.say_ends = {h.last - 1 for h in reading.all("say") if h.first in self.says}
        self.joined_say = starts(reading, "joined_say")
        self.who = starts(reading, "who")
        self.clause_word = starts(reading, "clause_word")
        self.leading = starts(reading, "leading")
        self.before_say = starts(reading, "before_say")
        self.asides = {h.last: h.first for h in reading.all("before_say") if reading.tokens[h.first].text[0].isalpha()}
        opened = {h.last for h in reading.all("before_say") if h.last - h.first > 1}
        opened |= {i for i in range(1, len(self.tokens)) if self.tokens[i - 1].text == ","}
        self.asides |= {t.last: t.first for t in reading.times if t.first in opened}  # the police, as of noon, listed nine
        self.coordinator_ends = {h.last for h in reading.all("coordinator", "turn") if h.last > h.first}
        self.aside = starts(reading, "aside")
        self.preposition, self.article = starts(reading, "preposition"), starts(reading, "article")
        self.coordinator = starts(reading, "coordinator")
        self.and_words, self.of = starts(reading, "and"), starts(reading, "noun_of", "genitive")
        self.document = starts(reading, "document") | starts(reading, "paper")
        self.source_ends = {h.last for h in self.nouns} | {m.last for m in reading.actors if m.kind in KINDS}

    def speaker(self, verb: int, start: int) -> Speaker | None:
        """The speaker whose words end at a reporting verb, None where no speaker stands there."""
        end = self._over_paper(self._over_adverbs(verb, start), start)
        if self._goes_on(verb, end, start) or self._said_and(end, start):
            return self.subject(start, verb)
        if end > start and end - 1 in self.memory.own_pronouns:
            return None  # inside the words of somebody who is named outside them
        if end > start and end - 1 in self.who:
            end -= 1
        end, via = self.relay.over_via(self._over_age(self._over_relative(end, start), start), start)
        if end <= start:
            return None
        first = self.start.leftward(end, start)
        if first >= end:
            return None
        opening = self._much_described(start, end)
        if opening is not None:
            return opening
        first = self._behind_circumstance(first, end, start)
        made = self.memory.made(first, self._cut_relative(first, self._cut_verb(first, end)), via)
        office = next(iter(self.reading.within("speaks_for", end, verb)), None)  # Ana Ruiz, who heads the union, said
        lived = next(iter(self.reading.within("lived_through", end, verb)), None)
        at = office.last if office is not None else lived.first if lived is not None else None
        return made if made is None or at is None else self.memory.described(made, at, verb - 1)

    def _behind_circumstance(self, first: int, end: int, start: int) -> int:
        """Where the subject begins behind "In a statement on Wednesday": at an article that no preposition governs, or a day."""
        head = first + (first < end and first in self.coordinator)
        if first > start + 1 or head not in self.preposition or not any(i in self.document for i in range(head, end)):
            return first
        subjects = [i for i in range(head + 2, end - 1) if i in self.article and i - 1 not in self.preposition]
        days = [i for i in range(head + 2, end) if i - 1 in self.times and i not in self.times]
        return max((*subjects[:1], *days), default=first)

    def _over_paper(self, end: int, start: int) -> int:
        """Back over ", in a message to reporters,"."""
        if end - 1 <= start or self.tokens[end - 1].text != ",":
            return end
        comma = next((i for i in range(end - 2, max(end - PAPER, start), -1) if self.tokens[i].text == ","), None)
        if comma is None or comma + 1 not in self.preposition:
            return end
        paper = any(i in self.document for i in range(comma + 1, end))
        timed = any(comma < i <= comma + 3 for i in self.times) and comma in self.source_ends
        return comma if paper or timed else end

    def _over_age(self, end: int, start: int) -> int:
        """Back over the age of a person: "Amina Bello, 32, said"."""
        if end - 3 <= start or self.tokens[end - 1].text != "," or self.tokens[end - 3].text != ",":
            return end
        return end - 2 if self.tokens[end - 2].text.isdigit() else end

    def _said_and(self, end: int, start: int) -> bool:
        """Whether the clause before a comma ends in its speaker and verb: "three died, officials said, blaming the rebels"."""
        return end - 2 > start and self.tokens[end - 1].text == "," and end - 2 in self.say_ends

    def _much_described(self, start: int, end: int) -> Speaker | None:
        """A speaker described more than once: "Rosa Lima, a spokeswoman for the front (FLX), the armed wing of X, said"."""
        first = self.memory.trim(self._behind_dateline(start, end), end)
        commas = [i for i in range(first, end) if self.tokens[i].text == ","]
        if len(commas) < TWICE - 1 or end >= len(self.tokens) or self.tokens[end].text != "," or end - first > FURTHEST:
            return None
        verbs = self.says | self.passive | self.aux | self.clause_word | {h.first for h in self.reading.all("harm", "act")}
        if (
            any(i in verbs or self.tokens[i].text in '";:“”' for i in range(first, end))
            or not self.tokens[first].text[:1].isupper()
        ):
            return None
        last = commas[1] if len(commas) > 1 else commas[0]
        kinds = self.memory.kinds
        known = kinds.type_of(first, last, kinds.actor_in(first, last)) is not None
        return self.memory.made(first, last, ()) if known else None

    def _cut_relative(self, first: int, end: int) -> int:
        """Without the clause that only describes the speaker: "the group, which seized the train, says"."""
        cut = next((i for i in range(first + 1, end) if i in self.who), end)
        return cut - 1 if cut < end and self.tokens[cut - 1].text == "," else cut

    def _cut_verb(self, first: int, end: int) -> int:
        """The capitalised subject of "X called it unintentional and said": what stands before the first verb."""
        if end - 1 not in self.and_words:
            return end
        i = first
        while i < end and (self.tokens[i].text[:1].isupper() or i in self.leading or i in self.of):
            i += 1
        return i

    def _over_adverbs(self, verb: int, start: int) -> int:
        i = verb
        while i > start:
            if i - 1 in self.before_say or i - 1 in self.times or i - 1 in self.aux:
                i -= 1
                continue
            aside = self.asides.get(i - 1 if self.tokens[i - 1].text == "," else i)
            if aside is None or aside <= start:
                break
            i = aside - (self.tokens[aside - 1].text == ",")  # "the police, however, put the dead at ten"
        aside = i < verb - 1 and self.tokens[i - 1].text == "," and self.tokens[verb - 1].text == ","
        return i - 1 if aside else i

    def _goes_on(self, verb: int, end: int, start: int) -> bool:
        """Whether a verb adds to a clause whose subject speaks: "claimed it on radio, saying", "named him and said"."""
        if end <= start or (verb in self.joined_say and self.tokens[end - 1].text == ","):
            return end > start
        return end in self.coordinator_ends and self.tokens[end - 1].text != ","

    def subject(self, start: int, verb: int) -> Speaker | None:
        """The speaker that the sentence begins with; the last one where somebody else has spoken in between."""
        if any(start < i < verb for i in self.says):
            again = self.memory.meant_by(Phrase(verb, verb, verb + 1), ())
            own = next((m for m in reversed(self.memory.named) if start <= m.first and m.last <= verb), None)
            return own if own is not None and again is not None and own.name == again.name else again
        opening = self._behind_fronted(self._behind_dateline(start, verb), verb)
        first = next((i for i in range(opening, verb) if self.tokens[i].text[0].isalpha() and i not in self.leading), verb)
        capital = [m for m in self.reading.actors if m.place and m.first == first and m.kind == "state" and m.candidates]
        named = [(m.first, m.last) for m in (*self.reading.actors, *capital) if m.kind in KINDS and (not m.place or m in capital)]
        found = [
            last
            for at, last in (*named, *((h.first, h.last) for h in self.nouns))
            if opening <= at < first + OPENING and last < verb
        ]
        clear = [last for last in found if not any(t.text in STOPPERS for t in self.tokens[first:last])]
        return self.memory.made(min(first, opening), min(clear), ()) if clear else None

    def _behind_fronted(self, start: int, verb: int) -> int:
        """The first token behind "In a verified statement,"."""
        comma = next((i for i in range(start, min(start + DATELINE, verb)) if self.tokens[i].text == ","), None)
        paper = comma is not None and start in self.preposition and any(i in self.document for i in range(start, comma))
        return comma + 1 if comma is not None and paper else start

    def _behind_dateline(self, start: int, verb: int) -> int:
        """The first token behind a dateline: "MADRID, 9 Oct. (EUROPA PRESS) -"."""
        dash = next((i for i in range(start, min(start + DATELINE, verb)) if self.tokens[i].text in DASHES), None)
        plain = dash is not None and any(self.tokens[i].text[0].islower() and i not in self.times for i in range(start, dash))
        return start if dash is None or plain else dash + 1

    def of_described(self, verb: int, start: int) -> bool:
        """Whether the clause that ends before a verb describes a source, its subject: "the army, which saw no losses, mourns"."""
        end = self._over_relative(verb, start)
        quoted = any(end <= q.first < verb and not q.scare for q in self.reading.quotes)
        quoted = quoted or any(self.tokens[i].text in ",;:" for i in range(end + 1, verb - 1))
        return end < verb and end in self.source_ends and not quoted

    def _over_relative(self, end: int, start: int) -> int:
        """Back over a clause that only describes the speaker: "the group, which has fought here for years, said"."""
        close = end + (end < len(self.tokens) and self.tokens[end].text == ",")  # the comma may stand ahead or behind
        if close - 1 <= start or self.tokens[close - 1].text != ",":
            return end
        opens = self.who | self.aside
        opening = (i for i in range(close - 2, max(close - 30, start), -1) if i in opens and self.tokens[i - 1].text == ",")
        return next((i - 1 for i in opening), end)
