"""The value of a number: in digits, in words, or in the form of a noun."""

from __future__ import annotations

import re
import unicodedata

from tollbook.mentions.measures import Value, Words
from tollbook.model.reading import Hit, Reading

FIGURE = re.compile(r"\d+|\d{1,3}(?:[.,\u066b\u066c]\d{3})+")
BLANKS = frozenset(" \u00a0\u202f\u2009")
LARGEST = 10_000_000


class NumberValue:
    """Reads the plain numbers of one report."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.text, self.tokens, self.words = reading.report.text, reading.tokens, words

    def value(self, i: int) -> Value | None:
        """The number that begins on token ``i``, a scale word after digits included (19 million, 2 dozen)."""
        found = self._figure(i)
        if found is not None:
            scale = self.words.at("scale", found.last) if found.last < len(self.tokens) else None
            return self._scaled(found, scale) if scale is not None else found
        return self._article(i) or self._spelled(i) or self.inside(i)

    def _figure(self, i: int) -> Value | None:
        """A number in digits, its thousands set off by a sign or a blank."""
        token = self.tokens[i]
        if FIGURE.fullmatch(token.text) is None:
            return None
        digits, last = re.sub(r"[^\d]", "", token.text), i + 1
        while len(token.text) <= 3 and last < len(self.tokens) and self._continues(last):
            digits, last = digits + self.tokens[last].text, last + 1
        number = int("".join(str(unicodedata.digit(c)) for c in digits[:12]))
        return Value(i, last, number) if number <= LARGEST else None

    def _continues(self, i: int) -> bool:
        before, token = self.tokens[i - 1], self.tokens[i]
        gap = self.text[before.end : token.start]
        return len(gap) == 1 and gap in BLANKS and re.fullmatch(r"\d{3}", token.text) is not None

    def _word(self, i: int) -> int | None:
        """The value of one number word, hyphenated ones by their parts."""
        hit = self.words.at("number", i)
        if hit is not None and hit.last == i + 1:
            return int(hit.traits["value"])
        return None

    def _spelled(self, i: int) -> Value | None:
        """A number in words: sums below a scale, multiplied by it."""
        whole, part, last = 0, 0, i
        if self._mere_article(i) or self._both_sides(i):
            return None
        while last < len(self.tokens) and self.tokens[last].sentence == self.tokens[i].sentence:
            link = self.words.at("number_and", last)
            if link is not None and link.last == last and last > i and not self._joins(whole + part, last):
                break  # written onto the next word, which counts something else: ten men and five women
            hit, scale = self.words.at("number", last), self.words.at("scale", last)
            if hit is not None and (part == 0 or link is not None or self._adds(part, int(hit.traits["value"]))):
                part, last = part + int(hit.traits["value"]), hit.last
            elif scale is not None and last > i:
                part, last = max(part, 1) * int(scale.traits["value"]), scale.last
                if part >= 1000:
                    whole, part = whole + part, 0
            elif link is not None and last > i and self._joins(whole + part, link.last):
                last = link.last
            else:
                break
        return Value(i, last, whole + part) if last > i else None

    def _mere_article(self, i: int) -> bool:
        """Whether a word that is article and number in one ("un", "une") counts nobody: no harm, no bound beside it."""
        hit = self.words.at("number", i)
        if hit is None or "article" not in hit.traits:
            return False
        harmed = self._harmed(hit) or self.words.at("partitive", hit.last)
        bounded_before = self.words.before("bound", i) is not None and self.words.at("person", hit.last) is not None
        return harmed is None and not bounded_before

    def _both_sides(self, i: int) -> bool:
        """Whether "both" only joins two kinds: "both civilians and soldiers"."""
        near = range(i + 2, min(i + 4, len(self.tokens)))
        return self.tokens[i].norm == "both" and any(self.words.at("number_and", j) is not None for j in near)

    def _harmed(self, hit: Hit) -> Hit | None:
        """The word of harm that says what happened to one: "un muerto", "otro gravemente herido", "una cajera muerta"."""
        i = hit.last
        if hit.traits["article"] == "other" and self.words.at("passive_aux", i) is not None:
            i = self.words.at("passive_aux", i).last  # type: ignore[union-attr]
        while self.words.at("adverb", i) is not None and i < hit.last + 3:
            i += 1
        found = self.words.at("harm", i)
        if found is None and hit.traits["article"] != "other" and i + 1 < len(self.tokens) and self.tokens[i].text.islower():
            behind = self.words.at("harm", i + 1)
            plain = not any(self.words.at(word, i) for word in ("thing", "person", "stop", "weapon", "act", "harm"))
            return behind if behind is not None and behind.traits.get("use") == "participle" and plain else None
        return found

    @staticmethod
    def _adds(part: int, value: int) -> bool:
        """Whether a smaller number word completes a larger one: twenty three, hundred five."""
        return (part % 100 == 0 and value < 100) or (part % 10 == 0 and part % 100 >= 20 and value < 10)

    def _joins(self, so_far: int, following: int) -> bool:
        """Whether "and" ties two number words to one number: a hundred and five, treinta y dos."""
        if following >= len(self.tokens):
            return False
        value = self._word(following)
        tens = so_far % 100 >= 20 and so_far % 10 == 0 and self.tokens[following - 1].norm not in ("and", "et")
        if value is not None and value % 10 == 0 and 20 <= value < 100 and 0 < so_far % 100 < 10:
            return self.words.at("number", following).traits.get("ones") == "first"  # type: ignore[union-attr]  # five and twenty
        return value is not None and ((so_far >= 100 and so_far % 100 == 0 and value < 100) or (tens and value < 10))

    def _article(self, i: int) -> Value | None:
        """An article before a scale: a dozen, a hundred."""
        if self.words.at("scale_article", i) is None or i + 1 >= len(self.tokens):
            return None
        scale = self.words.at("scale", i + 1)
        return Value(i, scale.last, int(scale.traits["value"])) if scale is not None else None

    def _scaled(self, found: Value, scale: Hit) -> Value:
        """Digits before a scale word, and behind "mil" the digits below a thousand: 19 million, 9 mil 700."""
        number, last = found.number * int(scale.traits["value"]), scale.last
        rest = self._figure(last) if scale.traits["value"] == "1000" and last < len(self.tokens) else None
        below = rest is not None and 100 <= rest.number < 1000 and rest.last == last + 1
        return (
            Value(found.first, rest.last, number + rest.number)
            if rest is not None and below
            else Value(found.first, last, number)
        )

    def inside(self, i: int) -> Value | None:
        """The number that a noun has in its form: Arabic names two of a thing with one word."""
        for word in ("person", "harm"):
            hit = self.words.at(word, i)
            if hit is not None and "count" in hit.traits:
                return Value(i, hit.last, int(hit.traits["count"]))
        return None
