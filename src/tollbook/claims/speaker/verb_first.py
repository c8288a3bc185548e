"""Speakers in languages that set the verb first: قال المتحدث باسم الجيش لوكالة كذا إن."""

from __future__ import annotations

from dataclasses import replace

from tollbook.claims.speaker.ahead import SpeakerAhead
from tollbook.claims.speaker.kind import KINDS
from tollbook.claims.speaker.phrase import LONGEST, STOPPERS
from tollbook.claims.speaker.source import Phrase, Speaker
from tollbook.languages.clitics import spellings
from tollbook.model.reading import Hit, Reading, Sentence, starts

NAME = 7
LONG_WORD = 4
TOLD = 8
OPENS = 3


class BehindVerb:
    """Reads the speaker behind a reporting verb, and who was told; shares the memory of the reader it is given."""

    def __init__(self, reading: Reading, ahead: SpeakerAhead) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.ahead, self.memory = ahead, ahead.memory
        self.document = starts(reading, "document")
        self.before_say = starts(reading, "before_say")
        self.that = starts(reading, "that")
        self.times = {t.first: t.last for t in reading.times}
        self.tails = starts(reading, "speech_tail")
        self.closing = starts(reading, "clause_word", "harm", "nobody_hurt", "responsibility", "say") | self.that | self.tails
        self.closing |= frozenset(q.first for q in reading.quantities)
        self.acts = starts(reading, "act")
        self.names = {h.first: h.last for h in reading.all("source_noun")}
        for m in reading.actors:
            self.names[m.first] = max(m.last, self.names.get(m.first, 0))
        self.offices = starts(reading, "source_tail")
        self.media = [h for h in reading.all("source_noun") if h.traits.get("type") == "media"]
        self.relays = {h.first: h.last for h in reading.all("relay_from")}

    def speaker(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """Who says what a verb reports: behind it, before it, or in its own form, where the last speaker goes on."""
        if "relay" in cue.traits:
            return self._relayed(cue, sentence.last)
        if cue.traits.get("speaker") == "recalled":
            return self.memory.recalled(cue.first)
        topic = self._as_for(cue, sentence) or self._telling(cue, sentence)
        if topic is not None:
            return topic
        if cue.traits.get("order") == "sv" or self._after_subject(cue.first, sentence.first):
            return self.ahead.speaker(cue.first, sentence.first)
        if "joined" in cue.traits:
            return self._joined_on(cue, sentence)
        ahead = self._subject_ahead(cue, sentence)
        if ahead is not None:
            return ahead
        first = self.over_hearer(self._over_times(cue.last, sentence.last))
        first += first + 1 in self.names and self.tokens[first].text in '(«"'  # ونعى (حزب الله)
        last = self._actor_end(first, sentence.last) if cue.traits.get("order") == "vso" else self._end(first, sentence.last)
        if cue.traits["stance"] == "accuses" and self._joined(cue) and not self._another(last, sentence.last):
            return self.memory.recalled(cue.first)
        if first in self.document and first + 1 in self.that:
            return self.memory.recalled(cue.first)  # the statement said that
        if last <= first:
            return self._silent(cue, first, sentence)
        found = self._again(first, last) or self._read(first, last, sentence.last)
        inside = cue.traits["stance"] == "says" and not self._joined(cue) and cue.first > sentence.first
        return found or (self._known_ahead(cue, sentence) if inside else None)

    def _telling(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """Who told an outlet that stands right behind the verb: مصادر في المستشفى أبلغت مراسلنا بوصول."""
        told = any(h.first in (cue.last, cue.last + 1) for h in self.reading.all("own_outlet"))
        ahead = self.ahead.speaker(cue.first, sentence.first) if told and cue.first > sentence.first else None
        return ahead if ahead is not None and ahead.type != "unspecified" else None

    def _as_for(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """Who is set before the verb by "as for": أما الناطق باسم العملية فتحدث عن."""
        opening = next((h.last for h in reversed(self.reading.within("as_for", sentence.first, cue.first))), cue.first)
        short = 0 < cue.first - opening <= LONGEST and not any(t.text in STOPPERS for t in self.tokens[opening : cue.first])
        if not short or not self.tokens[cue.first].norm.startswith("ف"):
            return None
        made = self.memory.made(opening, cue.first, ())
        if made is None:
            made = Speaker(opening, opening, cue.first, self.reading.words(opening, cue.first), "unspecified", False)
            self.memory.named.append(made)
        return made

    def _known_ahead(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """A source named right before its verb: "but a security source spoke of 29 dead"."""
        nouns = [h for h in self.reading.within("source_noun", sentence.first, cue.first) if h.last == cue.first]
        return self.ahead.speaker(cue.first, sentence.first) if nouns else None

    def _joined_on(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """Who goes on speaking in a participle: the one the sentence opens with, else the last: claimed it, saying."""
        opening = [m for m in self.reading.actors if sentence.first < m.first <= sentence.first + OPENS and m.last <= cue.first]
        own = next((m for m in opening if m.kind in KINDS and not m.place), None)
        said = own is not None and any(s.actor == own.name for s in self.memory.named)
        if own is None or said:
            return self.memory.recalled(cue.first)
        return self.memory.made(own.first, own.last, ())

    def _subject_ahead(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """The subject right before a verb of accusing that has only its object behind it: local sources accused the group."""
        if cue.traits["stance"] != "accuses" or self._joined(cue):
            return None
        behind = [m for m in self.reading.actors if cue.last <= m.first < min(cue.last + 2 * TOLD, sentence.last)]
        ahead = any(last == cue.first for last in self.names.values() if last > sentence.first)
        opened = any(h.last == cue.first for h in self.reading.all("clause_word"))
        return self.ahead.speaker(cue.first, sentence.first) if ahead and len(behind) < 2 and not opened else None

    def _after_subject(self, verb: int, start: int) -> bool:
        """Whether the subject stands between "was" and "had": the hospital had spoken of four dead."""
        particles = self.before_say
        return (
            verb - 1 in particles
            and any(start <= i in particles for i in range(verb - LONGEST, verb - 2))
            and verb - 2 not in particles
        )

    def _over_times(self, i: int, end: int) -> int:
        while i < end and i in self.times:
            i = self.times[i]
        return i

    def over_hearer(self, i: int) -> int:
        """Over the outlet that was told, right behind the verb: a medical source who spoke to the agency and counted."""
        told = self.tokens[i].norm.startswith("ل") if i < len(self.tokens) else False
        if told and i + 3 < len(self.tokens) and self.tokens[i + 1].text in '«"“' and any(h.first == i for h in self.media):
            closing = (j + 1 for j in range(i + 2, i + 6) if j < len(self.tokens) and self.tokens[j].text in '»"”')
            return next(closing, i)  # قال لقناة «المسيرة» المتحدث
        return next((m.last for m in self.reading.actors if told and m.first == i and m.kind == "outlet"), i)

    def _end(self, first: int, end: int) -> int:
        """Where the words for the speaker end: at "that", a time, a figure, an act, "in a statement"."""
        i = first
        while i < end and i - first < LONGEST:
            closed = i in self.closing or i in self.times or self.tokens[i].text in STOPPERS
            written_on = i > first and i not in self.names and self._with(self.tokens[i].norm)
            if written_on or (closed and not (i == first and i in self.names and i not in self.that)):
                break
            if i in self.names:
                i = self.names[i]
                continue
            if i in self.acts:
                break
            i += 1
        return min(i, end)

    @staticmethod
    def _with(word: str) -> bool:
        """Whether "that" is written onto the noun behind it: reported the recovery of. "In the name of" is part of a title."""
        return word.startswith("ب") and len(word) > LONG_WORD and word != "باسم"

    def _actor_end(self, first: int, end: int) -> int:
        """Where the one named right behind a verb that has an object ends."""
        last = self.names.get(first, first)
        while last < end and last in self.names and self.names[last] > last and self._goes_on(last):
            last = self.names[last]
        return last

    def _goes_on(self, i: int) -> bool:
        """Whether a name only tells whose the one before it is: the ministry of the government."""
        return i in self.offices

    def _silent(self, cue: Hit, first: int, sentence: Sentence) -> Speaker | None:
        """No words behind the verb: the subject stands before it, or it is the last speaker."""
        before = None
        if not self._joined(cue) and cue.first > sentence.first:
            before = self.ahead.speaker(cue.first, sentence.first)
        goes_on = first < sentence.last and (first in self.that or self.tokens[first].text in STOPPERS or first in self.closing)
        return before or (self.memory.recalled(cue.first) if goes_on else None)

    def _joined(self, cue: Hit) -> bool:
        """Whether "and" is written onto the verb."""
        return any(h.first == h.last == cue.first for h in self.reading.all("coordinator"))

    def _another(self, first: int, end: int) -> bool:
        """Whether an actor is named behind the one right behind the verb: who is accused."""
        return any(first <= m.first < min(first + TOLD, end) for m in self.reading.actors)

    def _again(self, first: int, last: int) -> Speaker | None:
        """The last speaker whose name holds a definite word: "the source added"."""
        of_office = last - first > 1 and first in self.offices and self.tokens[last - 1].norm.startswith("ال")
        word = self.tokens[last - 1 if of_office else first].norm  # the spokesman of the service
        if (last - first > 2 and not of_office) or not word.startswith("ال"):
            return None
        forms = {s.word for s in spellings(word)}
        for old in reversed(self.memory.named):
            name = (old.name or "").split()
            if len(name) > 1 and any(forms & {s.word for s in spellings(n)} for n in name):
                return Phrase(first, first, last).as_said_by(old, ())
        general = self.memory.stood_for(last - 1 if of_office else first)
        return Phrase(first, first, last).as_said_by(general, ()) if general is not None else None

    def _read(self, first: int, last: int, end: int) -> Speaker | None:
        cut, told = self._told(first, last, end)
        found = self.memory.made(first, cut, told)
        if found is not None or cut - first > NAME or not self._says_that(last, end):
            return found
        named = Speaker(first, first, cut, self.reading.words(first, cut), "unspecified", False, told)
        self.memory.named.append(named)
        return named

    def _told(self, first: int, last: int, end: int) -> tuple[int, tuple[str, ...]]:
        """The outlet that was told, inside the words or right behind them, and where the speaker's words end without it."""
        outlets = [m for m in self.reading.actors if m.kind == "outlet" and first < m.first < min(last + TOLD, end)]
        for m in outlets:
            inside = m.first < last
            own = any(h.last == m.first and h.traits["type"] == "media" for h in self.reading.all("source_noun"))
            if (
                not own
                and (inside or self._tail_between(last, m.first))
                and not any(i in self.that for i in range(last, m.first))
            ):
                return (m.first if inside else last), (_without(m.as_named),)
        return last, ()

    def _tail_between(self, last: int, first: int) -> bool:
        return first == last or any(i in self.tails for i in range(last, first + 1)) or self.tokens[first].norm.startswith("ل")

    def _says_that(self, last: int, end: int) -> bool:
        return any(i in self.that for i in range(last, min(last + TOLD, end)))

    def _relayed(self, cue: Hit, end: int) -> Speaker | None:
        """The agency quoted a source: the source speaks, the agency carried it."""
        source = next((i for i in range(cue.last, min(cue.last + TOLD, end)) if i in self.relays), None)
        if source is None:
            return None
        first = self.relays[source]
        found = self._read(first, self._end(first, end), end)
        via = (self.reading.words(cue.last, source),) if source > cue.last else ()
        return replace(found, via=(*via, *found.via)) if found is not None else None


def _without(name: str) -> str:
    """A name without the "to" that is written onto it."""
    if name.startswith("لل"):
        return "ال" + name[2:]
    return name[1:] if name.startswith(("لوكالة", "لقناة", "لصحيفة", "لشبكة", "لإذاعة", "لموقع")) else name


def without_particle(name: str | None) -> str | None:
    """A speaker's name without the particle that "according to" writes onto it.

    >>> without_particle("لوزارة الصحة"), without_particle("للجيش")
    ('وزارة الصحة', 'الجيش')
    """
    if name is None or not name.startswith("ل"):
        return name
    return "ال" + name[2:] if name.startswith("لل") else name[1:]
