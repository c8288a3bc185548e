"""Numbers that count no people: measures, ages, addresses, parts of a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.model.reading import Hit, Reading

OLDEST = 110
CLOSING = frozenset(",.;)—–-،")


@dataclass(frozen=True, slots=True)
class Value:
    """A plain number on tokens ``first`` to ``last``."""

    first: int
    last: int
    number: int


class Words:
    """The number words of a report by the token they begin on."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.starts: dict[str, dict[int, Hit]] = {}
        self.ends: dict[str, dict[int, Hit]] = {}
        for hit in hits:
            self.starts.setdefault(hit.word, {})[hit.first] = hit
            self.ends.setdefault(hit.word, {})[hit.last] = hit

    def at(self, word: str, token: int) -> Hit | None:
        """The hit of a class that begins on a token."""
        return self.starts.get(word, {}).get(token)

    def before(self, word: str, token: int) -> Hit | None:
        """The hit of a class that ends right before a token."""
        return self.ends.get(word, {}).get(token)


class Measures:
    """Tells the numbers of one report that count people from those that do not."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.tokens = reading.tokens
        self.words = words
        self.places = {p.last for p in reading.places}
        self.days = {t.first for t in reading.times if t.last - t.first > 1}

    def counts_no_people(self, value: Value) -> bool:
        """Whether the number counts a measure, names a thing or is part of a time, not people."""
        after = self.tokens[value.last] if value.last < len(self.tokens) else None
        before = self.tokens[value.first - 1] if value.first else None
        hyphen = (
            after is not None and after.text in ("-", "\u2010", "\u2011") and after.start == self.tokens[value.last - 1].end
        )  # 63-year-old
        unit = self.words.at("measure", value.last + hyphen)
        unit = None if value.last in self.days else unit  # وإصابة 20 يوم الاثنين
        shared = hyphen and self._listed(value.last + 1)  # 12- and 10-year-old
        if unit is not None or shared or self.words.before("measure_before", value.first) is not None:
            return True
        if self._unit(value) or self._before_article(value) or self._decade(value):
            return True
        if before is not None and after is not None and (before.text, after.text) == ("[", "]"):
            return True  # a reference
        if before is not None and (before.norm in ("$", "€", "£", "#") or self._age(value) or self._age_set_off(value)):
            return True
        clock = after is not None and after.text in (":", "/") and self._runs_on(value.last)
        clocked = before is not None and before.text in (":", "/", ".") and before.end == self.tokens[value.first].start
        return clock or clocked

    def _runs_on(self, sign: int) -> bool:
        """Whether a sign ties a number to what follows, as in a clock; the colon of "ten: two nuns and eight guards" does not."""
        token = self.tokens[sign]
        behind = self.tokens[sign + 1] if sign + 1 < len(self.tokens) else None
        listed = token.text == ":" and (behind is None or behind.start > token.end)
        return token.start == self.tokens[sign - 1].end and not listed

    def _before_article(self, value: Value) -> bool:
        """Whether an article follows a number in digits: of a picture or a channel, "8 A boy was hurt"."""
        told = self.tokens[value.first].text.isdigit() and value.last < len(self.tokens)
        return told and self.words.at("indefinite", value.last) is not None

    def _decade(self, value: Value) -> bool:
        """Whether a round number with "'s" is a decade of age or time: "men in their 20's"."""
        last = self.tokens[value.last].norm if value.last < len(self.tokens) else ""
        return last == "'s" and self.tokens[value.first].text.isdigit() and value.number % 10 == 0

    def _unit(self, value: Value) -> bool:
        """Whether the number is part of a unit's name: 1 Rashtriya Rifles, 9 Para."""
        if not self.tokens[value.first].text.isdigit():
            return False
        at = value.last
        while at < min(value.last + 2, len(self.tokens)) and self.tokens[at].text[:1].isupper():
            if self.words.at("unit_name", at) is not None:
                return True
            at += 1
        return at < len(self.tokens) and self.tokens[at].text[:1].isupper() and self.words.at("unit_name", at) is not None

    def _age(self, value: Value) -> bool:
        """Whether the number is the age of the people before it: a woman of 42, two women aged 54 and 61."""
        linked = value.first > 2 and self.words.at("number_and", value.first - 1) is not None
        first = value.first - 2 if linked else value.first
        person = self.words.before("person", first - 1) or self.words.before("one_more", first - 1)
        aged = self.words.at("age_of", first - 1) is not None and value.number < OLDEST
        single = person is not None and (person.word == "one_more" or person.traits.get("number") == "sg")
        return person is not None and aged and (linked or single or self._listed(value.last))

    def _listed(self, at: int) -> bool:
        """Whether "and" and another number follow: women of 67 and 71."""
        return self.words.at("number_and", at) is not None and at + 1 < len(self.tokens) and self.tokens[at + 1].text.isdigit()

    def _age_set_off(self, value: Value) -> bool:
        """Whether a bare number set off by commas tells the age of the person named before it: "Rosa Lima, 42, died"."""
        i = value.first
        if i < 2 or value.last != i + 1 or not 0 < value.number < OLDEST or not self.tokens[i].text.isdigit():
            return False
        if self._ages_of_two(i):
            return True
        name, comma = self.tokens[i - 2], self.tokens[i - 1]
        closed = value.last >= len(self.tokens) or self.tokens[value.last].text in CLOSING
        numbered = name.text in ("II", "III", "IV") or self.tokens[max(i - 3, 0)].text in ("Jr", "Sr")
        named = numbered or (name.text[:1].isupper() and not name.text.isupper() and i - 1 not in self.places)
        person = self.words.before("person", i - 1)
        return comma.text in (",", "(") and closed and (named or (person is not None and person.traits.get("number") == "sg"))

    def _ages_of_two(self, i: int) -> bool:
        """Whether a number is one of two ages behind the people: "women, 34 and 36, were killed"."""
        first = i if self._listed(i + 1) else i - 2
        linked = first >= 2 and self._listed(first + 1) and self.tokens[first].text.isdigit()
        closed = first + 3 >= len(self.tokens) or self.tokens[first + 3].text in CLOSING
        return (
            linked and closed and self.tokens[first - 1].text in (",", "(") and self.words.before("person", first - 1) is not None
        )
