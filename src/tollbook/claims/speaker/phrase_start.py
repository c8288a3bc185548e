"""Where the words for a speaker begin, read leftward from the verb: over ", a Taliban spokesman," but not over a clause."""

from __future__ import annotations

from tollbook.claims.order import NOUN_FIRST
from tollbook.claims.speaker.kind import SourceKinds
from tollbook.claims.speaker.phrase import LONGEST, STOPPERS, bracketed, reporting_verbs
from tollbook.model.reading import Reading, starts

DESCRIBED = 16  # tokens from "who" to a later link of its clause


class PhraseStart:
    """Finds the first token of the noun phrase that ends at a token."""

    def __init__(self, reading: Reading, kinds: SourceKinds) -> None:
        self.reading, self.kinds = reading, kinds
        self.tokens = reading.tokens
        self.nouns = reading.by_word.get("source_noun", ())
        self.offices = (*reading.all("source_tail"), *self.nouns)
        self.says = reporting_verbs(reading)
        self.say_ends = {h.last - 1 for h in reading.all("say") if h.first in self.says}
        self.say_ends |= {h.last - 1 for h in reading.all("according")} - {h.last - 1 for h in reading.all("source_noun")}
        self.say_starts = starts(reading, "say")
        self.that = starts(reading, "that")
        self.who = starts(reading, "who")
        self.named_ends = {m.last - 1 for m in reading.actors} | {h.last - 1 for h in self.nouns}
        self.clause_word = starts(reading, "clause_word")
        self.coordinator = starts(reading, "coordinator")
        self.noun_first = reading.language in NOUN_FIRST
        self.describing = starts(reading, "describing")
        self.pronouns = starts(reading, "pronoun")
        self.titles = starts(reading, "title")

    def leftward(self, end: int, start: int) -> int:
        """Where the phrase that ends at ``end`` begins; over ", a Taliban spokesman," when a comma follows it."""
        first = end
        if end - 1 in self.pronouns and end - 2 in self.who:
            return end - 1  # the attack, in which he said eight died
        if end < len(self.tokens) and self.tokens[end].text == ",":
            comma = next((j for j in range(end - 1, max(end - 12, start), -1) if self.tokens[j].text in STOPPERS), None)
            relative = comma is not None and comma + 1 in self.who
            if (
                comma is not None
                and self.tokens[comma].text == ","
                and not any(j in self.says for j in range(comma + 1, end))
                and (relative or self._named_at(comma) or self._capital(comma - 1) or self._titled(comma, end, start))
            ):
                first = comma
        close = end
        while first > start and close - first < LONGEST:
            token = self.tokens[first - 1]
            if token.text in STOPPERS and not bracketed(self.tokens, first - 1):
                break
            if (
                (first - 1 in self.clause_word and (first - 1 not in self.who or self._said_that(first - 1)))
                or first - 1 in self.says
                or first - 1 in self.say_ends
            ):
                described = self._described_from(first - 1, start)
                if described is None:
                    break
                first = close = described
                continue
            first -= 1
        return self._after_and(first, end)

    def _described_from(self, word: int, start: int) -> int | None:
        """The "who" of a clause inside the speaker's words: "a source who hid his name because he was not allowed to speak"."""
        for i in range(word - 1, max(word - DESCRIBED, start), -1):
            if self.tokens[i].text in STOPPERS or i in self.says:
                return None
            if i in self.who and i not in self.that and i - 1 in self.named_ends:
                return i
        return None

    def _named_at(self, comma: int) -> bool:
        """Whether a known speaker's name stands before a comma, an adjective behind it: "the local committee, a network of"."""
        described = comma - 2 in self.named_ends and self.tokens[comma - 1].text.islower() and self.noun_first
        return comma - 1 in self.named_ends or described

    def _titled(self, comma: int, end: int, start: int) -> bool:
        """Whether a name between commas is that of the office before it: "the head of the administration, Oleg M.,"."""
        named = all(self.tokens[i].text[:1].isupper() or i in self.titles for i in range(comma + 1, end))
        opening = next((i + 1 for i in range(comma - 1, start - 1, -1) if self.tokens[i].text in STOPPERS), start)
        return named and any(opening <= h.first and (h.first <= opening + 2 or h.last == comma) for h in self.offices)

    def _capital(self, i: int) -> bool:
        """Whether a word with a capital stands there, brackets left out: "the front (FLN), an ally of X, said"."""
        word = self.tokens[i - 1] if self.tokens[i].text == ")" and bracketed(self.tokens, i) else self.tokens[i]
        return any(c.isupper() for c in word.text)

    def _said_that(self, i: int) -> bool:
        """Whether a word that may open a relative clause opens what is said: "escribió en X que" (that, not which)."""
        return i in self.that and any(j in self.say_starts for j in range(max(i - 6, 0), i))

    def _after_and(self, first: int, end: int) -> int:
        """Cuts a clause that "and" joins before the speaker: "two died and police said"."""
        described = next((i for i in range(first, end) if i in self.who or i in self.describing), end)
        named = {i for m in self.reading.actors if m.last - m.first > 1 for i in range(m.first, m.last)}
        told = [h.first for w in ("harm", "nobody_hurt") for h in self.reading.within(w, first, described)]
        harms = [i for i in told if i not in named and not self.kinds.in_noun(i)]  # the Liberation Front of X, a rescue worker
        if not harms:
            return first
        ands = [i for i in range(max(harms), end) if i in self.coordinator]
        return ands[0] + 1 if ands else end
