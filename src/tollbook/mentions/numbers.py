"""Number expressions: what the words bound, from "at least 1,500" to "dozens" and "no one"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tollbook.mentions.measures import Measures, Value, Words
from tollbook.model.reading import Hit, Quantity, Reading, Token
from tollbook.model.toll import Count, Modifier

FIGURE = re.compile(r"\d+|\d{1,3}(?:[.,\u066b\u066c]\d{3})+")
BLANKS = frozenset(" \u00a0\u202f\u2009")
LARGEST = 10_000_000
RISING = 10
BROUGHT = 16  # tokens a raised toll may take: "raised the number of dead in the shelling of the town to"
BOUNDS: dict[str, Modifier] = {"at least": "at least", "more than": "more than", "up to": "up to", "approx": "approx"}


def bounded(number: int, modifier: Modifier) -> Count:
    """The count of a number under a modifier.

    >>> bounded(17, "at least")
    Count(low=17, high=None, modifier='at least')
    >>> bounded(8, "up to")
    Count(low=None, high=8, modifier='up to')
    """
    low = None if modifier == "up to" else number
    high = None if modifier in ("at least", "more than") else number
    return Count(low, high, modifier)


class NumberReader:
    """Reads the quantities of one report from left to right."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        self.tokens = reading.tokens
        self.words = Words(reading.hits)
        self.measures = Measures(reading, self.words)

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
        found = self.words.at("harm", i) or self.words.at("subset_tail", hit.last)
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

    def value(self, i: int) -> Value | None:
        """The number that begins on token ``i``, a scale word after digits included (19 million, 2 dozen)."""
        found = self._figure(i)
        if found is not None:
            scale = self.words.at("scale", found.last) if found.last < len(self.tokens) else None
            return self._scaled(found, scale) if scale is not None else found
        return self._article(i) or self._spelled(i) or self._inside(i)

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

    def _inside(self, i: int) -> Value | None:
        """The number that a noun has in its form: Arabic names two of a thing with one word."""
        for word in ("person", "harm"):
            hit = self.words.at(word, i)
            if hit is not None and "count" in hit.traits:
                return Value(i, hit.last, int(hit.traits["count"]))
        return None

    def _bound(self, value: Value) -> tuple[int, int, Modifier]:
        """The modifier before or after a number, with the tokens it adds."""
        before = self.words.before("bound", value.first)
        risen = self.words.before("rise", value.first)
        if before is not None and risen is not None and risen.first < before.first and before.traits["bound"] == "up to":
            before = None  # "rose to" in a language with one word for "to" and "up to"
        if before is not None:
            first = before.first
            outer = self.words.before("bound", first)
            if outer is not None and outer.traits["bound"] == "at least":
                return outer.first, value.last, "at least"
            return first, value.last, BOUNDS[before.traits["bound"]]
        after = self.words.at("bound_after", value.last)
        if after is not None:
            return value.first, after.last, BOUNDS[after.traits["bound"]]
        own = self.words.at("number", value.first)
        if own is not None and own.last == value.last and "bound" in own.traits:
            return value.first, value.last, BOUNDS[own.traits["bound"]]  # une dizaine: about ten
        return value.first, value.last, "exact"

    def _range(self, first: Value) -> Quantity | None:
        """Two numbers that bound one count: between 10 and 15, 10 to 15, from 14 to 17 (a change after "rose")."""
        link = self.words.at("range_link", first.last)
        if link is None or link.last >= len(self.tokens) or self.tokens[link.last].sentence != self.tokens[first.first].sentence:
            return None
        second = self.value(link.last)
        if second is None:
            return None
        change = self.words.before("change", first.first) or self._risen(first)
        if change is not None:
            return Quantity(second.first, second.last, bounded(second.number, "exact"), "change", bounded(first.number, "exact"))
        opened = self.words.before("range_open", first.first)
        sure = (
            opened is not None or "sure" in link.traits or self.tokens[first.last].norm in ("-", "–", "—", "to", "a", "à", "bis")
        )
        if not sure or second.number <= first.number:
            return None
        start = opened.first if opened is not None else first.first
        return Quantity(start, second.last, Count(first.number, second.number, "range"), "number")

    def _reversed_change(self, new: Value) -> Quantity | None:
        """A count that replaces another named behind it: risen to 31 from 18; raised the toll to 31, from 18."""
        at = new.last + (new.last < len(self.tokens) and self.tokens[new.last].text == ",")
        link = self.words.at("change_from", at)
        risen = self.words.before("change_to", new.first) is not None or self._brought(new.first)
        if link is None or not risen or link.last >= len(self.tokens):
            return None
        old = self.value(link.last)
        if old is None or self.measures.counts_no_people(old):
            return None
        return Quantity(new.first, new.last, bounded(new.number, "exact"), "change", bounded(old.number, "exact"))

    def _brought(self, at: int) -> bool:
        """Whether "to" stands before a number and a verb of change with its object before that: "raised the death toll to"."""
        if at == 0 or self.tokens[at - 1].norm != "to":
            return False
        near = range(max(at - BROUGHT, 0), at - 1)
        return any(self._together(i, at) and self.words.at("change_verb", i) is not None for i in near)

    def _risen(self, first: Value) -> Hit | None:
        """A verb of change earlier in the sentence, where "from" alone stands before the number."""
        opened = self.words.before("range_open", first.first)
        if opened is None or "change" not in opened.traits:
            return None
        start = max(opened.first - RISING, 0)
        verbs = (self.words.at("change_verb", i) for i in range(start, opened.first) if self._together(i, opened.first))
        return next((v for v in verbs if v is not None), None)

    def _together(self, i: int, j: int) -> bool:
        return self.tokens[i].sentence == self.tokens[j].sentence

    def numeric(self, i: int) -> Quantity | None:
        """The bounded number on token ``i``."""
        value = self.value(i)
        if value is None or self.measures.counts_no_people(value):
            return None
        ranged = self._range(value) or self._reversed_change(value)
        if ranged is not None:
            return ranged
        first, last, modifier = self._bound(value)
        return Quantity(first, last, bounded(value.number, modifier), "number")

    def wordy(self, i: int) -> Quantity | None:
        """A count without a number on token ``i``: dozens, several, nobody."""
        same = self.words.at("same_many", i)
        if same is not None and self.words.at("bound", i) is None:
            return Quantity(i, same.last, Count(None, None, "vague"), "vague")
        vague = self.words.at("vague", i) or self._bare(i)
        if vague is not None:
            bound = self.words.before("bound", i)
            first = bound.first if bound is not None else vague.first
            return Quantity(first, vague.last, Count(None, None, "vague"), "vague")
        none = self.words.at("none", i) if self.words.at("bound", i) is None else None
        return Quantity(i, none.last, Count(0, 0, "exact"), "none") if none is not None else None

    def equal(self, quantity: Quantity, before: Quantity) -> Quantity:
        """The count before it for "as many": two policemen and as many civilians."""
        same = self.words.at("same_many", quantity.first) is not None and before.kind == "number"
        near = same and self._together(before.first, quantity.first)
        return Quantity(quantity.first, quantity.last, before.count, "number") if near else quantity

    def restates(self, quantity: Quantity, before: Quantity | None) -> bool:
        """Whether a count only repeats the one before it: three others, 20 killed ones (Arabic), two people others."""
        beside = before is not None and before.last == quantity.first
        inside = quantity.kind == "number" and self._inside(quantity.first) is not None
        noun = self.words.before("person", quantity.first)
        other = self.words.at("vague", quantity.first)
        after = noun is not None and other is not None and other.traits.get("size") == "others"
        return (beside and (quantity.kind == "vague" or inside)) or after

    def _bare(self, i: int) -> Hit | None:
        """A vague word that is a bound before a number: "some" in "some soldiers", not in "some two dozen"."""
        bare = self.words.at("vague_bare", i)
        followed = bare is not None and bare.last < len(self.tokens) and self.value(bare.last) is not None
        return None if followed else bare


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Every quantity of a report in text order; figures of a date, clock, age, distance or sum of money are none.

    The longest reading from the left wins: in "between 10 and 15" there is one quantity, a range.
    """
    reader = NumberReader(reading)
    taken = _taken(reading.times, len(reading.tokens))
    found: list[Quantity] = []
    i = 0
    while i < len(reading.tokens):
        quantity = None if i in taken else reader.numeric(i) or reader.wordy(i)
        if quantity is not None and found:
            quantity = reader.equal(quantity, found[-1])
        if quantity is not None and reader.restates(quantity, found[-1] if found else None):
            quantity = None  # "others" in "three others"
        value = reader.value(i) if quantity is None and i not in taken else None
        if quantity is not None:
            found.append(quantity)
        i = max(i + 1, quantity.last if quantity is not None else 0, value.last if value is not None else 0)
    return tuple(found)


def _taken(times: Sequence[object], size: int) -> set[int]:
    taken: set[int] = set()
    for time in times:
        first, last = getattr(time, "first", size), getattr(time, "last", 0)
        taken.update(range(first, last))
    return taken


def norms(tokens: Sequence[Token], first: int, last: int) -> str:
    """The case-folded words of some tokens, joined by blanks."""
    return " ".join(t.norm for t in tokens[first:last])
