"""Which words a reporting clause covers: what follows it, or what stands before it where nothing follows."""

from __future__ import annotations

from tollbook.claims.order import VSO
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Hit, Reading, Sentence, starts

CLOSED, OPENED = frozenset('"”»'), frozenset('"“«:')
TRAILING = frozenset(".,;:!?\"”»)'’…،؛؟")

NEAR = 5  # tokens from a verb to its "that", who was told between
NOUN = 3  # tokens from a number to its noun


class Scope:
    """Measures the reach of the reporting clauses of one report."""

    def __init__(self, reading: Reading) -> None:
        self.tokens = reading.tokens
        self.vso = reading.language in VSO
        self.says = reading.by_word.get("say", ())
        self.according = reading.by_word.get("according", ())
        self.turn = frozenset(h.first for h in reading.all("turn") if h.traits.get("kind") != "none")
        self.glue = starts(reading, "glue")
        self.that = starts(reading, "that")
        self.times = {t.first: t.last for t in reading.times}
        self.names = {m.first: m.last for m in reading.actors} | {m.first: m.last for m in reading.places}
        self.asides = {h.first: h.last for h in (*reading.all("own_outlet"), *reading.all("anonymous"))}
        self.opened = {q.last: q.first for q in reading.quotes if not q.scare}
        harms = (h for w in ("harm", "nobody_hurt") for h in reading.all(w) if h.traits.get("metric") != "freed")
        self.counts = frozenset(h.first for h in harms)  # not a statement "released on Tuesday"
        self.person = starts(reading, "person")
        self.counts |= frozenset(q.first for q in reading.quantities if q.kind == "number")

    def frame(self, speaker: Speaker, cue: Hit, sentence: Sentence) -> Frame:
        """The words a reporting clause covers: what follows it, or what stands before it where nothing follows."""
        start = min(speaker.start, cue.first)
        tail = max(speaker.last, cue.last)
        tail_end = self._skip_circumstance(tail, sentence)
        postposed = self._postposed(start, tail_end, sentence, inverted=speaker.first > cue.first)
        if postposed:
            inserted = tail_end < sentence.last and self.tokens[tail_end].text == "," and self.tokens[start - 1].text == ","
            end = sentence.last if inserted else start
            return Frame(speaker, cue.traits.get("stance", "says"), self.back(start, sentence), end, cue)
        return Frame(speaker, cue.traits.get("stance", "says"), tail, sentence.last, cue)

    def _postposed(self, start: int, tail: int, sentence: Sentence, *, inverted: bool) -> bool:
        if start <= sentence.first or (self.vso and any(i in self.that for i in range(tail, min(tail + NEAR, sentence.last)))):
            return False
        quoted = self.tokens[start - 1].text in CLOSED and self.tokens[start - 2].text in TRAILING | {"?", "!"}
        if quoted and not any(i in self.that or self.tokens[i].text in OPENED for i in range(tail, sentence.last)):
            return True  # "We fled," Ana Ruiz, a farmer, told the agency from a shelter
        comma = self.tokens[start - 1].text in (",", '"', "”", "»", "-", "–", "—", "'", "’", ")", "،")
        over = tail >= sentence.last or self.tokens[tail].text in TRAILING
        counted = inverted and any(i in self.counts for i in range(start - 2, start))  # tres muertos reportó el hospital
        return (over and (comma or counted or self.tokens[start - 1].text in TRAILING)) or (
            (comma or counted) and self._told_ahead(start, tail, sentence, inverted=inverted)
        )

    def _told_ahead(self, start: int, tail: int, sentence: Sentence, *, inverted: bool) -> bool:
        """Whether the figures stand ahead and only a circumstance behind: ", said a doctor who treated the wounded"."""
        behind = range(tail, sentence.last)
        clause = not inverted and any(i in self.that for i in behind)  # behind ", contó un líder" it is "who"
        if clause or any(i in self.counts or self.tokens[i].text in OPENED for i in behind):
            return False
        return any(i in self.counts for i in range(sentence.first, start))

    def _skip_circumstance(self, i: int, sentence: Sentence) -> int:
        """Over "on Saturday", "told Reuters", "in a statement" behind a reporting verb."""
        while i < sentence.last:
            if i in self.times:
                i = self.times[i]
            elif self.vso and i + 1 in self.times and self.tokens[i].text in (",", "،"):
                i = self.times[i + 1]
                i += i < sentence.last and self.tokens[i].text in (",", "،")
            elif i in self.names or i in self.asides:
                i = self.names.get(i) or self.asides[i]
            elif i in self.glue or (self.tokens[i].text[:1].isupper() and self.tokens[i - 1].text not in TRAILING):
                i += 1
            else:
                break
        return i

    def back(self, start: int, sentence: Sentence) -> int:
        """Where the words before a postposed frame begin: the sentence, or the last turn of it."""
        near = range(start, max(start - 3, -1), -1)
        close = next((i for i in near if i in self.opened), None)
        quoted = self.opened[close] if close is not None else sentence.last
        if quoted < sentence.first:
            return quoted  # a quotation of several sentences is all the speaker's
        for i in range(min(start - 1, quoted), sentence.first, -1):
            turned = i in self.turn and any(sentence.first <= h.first < i for h in (*self.says, *self.according))
            apart = (
                self.tokens[i].text == ";" and any(sentence.first <= h.first < i for h in (*self.says, *self.according))
            ) or (self.tokens[i].text == ":" and not self._within_colon(i, sentence))
            if turned or apart:  # "two died but nobody was taken, X said"
                return i + 1
        return sentence.first

    def _within_colon(self, colon: int, sentence: Sentence) -> bool:
        """Whether a colon parts nothing: that of "7:30", or one before the parts of a figure."""
        clock = self.tokens[colon - 1].text[-1].isdigit() and self.tokens[colon + 1].text[:1].isdigit()
        return (clock and self.tokens[colon].end == self.tokens[colon + 1].start) or self._spelled_out(colon, sentence)

    def _spelled_out(self, colon: int, sentence: Sentence) -> bool:
        """Whether a colon only opens the parts of a figure told before it: "killed seven: three men and four women, X said"."""
        people = any(i in self.person for i in range(colon + 2, colon + 2 + NOUN))
        return people and colon + 1 in self.counts and any(i in self.counts for i in range(sentence.first, colon))
