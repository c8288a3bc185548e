"""Ages beside people: those under eighteen are children, whatever else they are called."""

from __future__ import annotations

from tollbook.model.reading import Reading

ADULT = 18
REACH = 6  # tokens behind the people
ADULTS = frozenset(("combatants", "attackers", "aid workers", "detainees", "mixed"))
"""Groups that an age does not change: a soldier of 17 is a soldier."""


SET_OFF = frozenset((",", "(", "،"))
CLOSING = frozenset((",", ")", "،", "-"))
LEADING = 4  # tokens from a comma to its age
BETWEEN = frozenset((",", "(", "-", "،"))


class Ages:
    """Finds the ages told with the people of one report."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.number = {h.first: int(h.traits["value"]) for h in reading.all("number")}
        self.year = {h.first for h in reading.all("year_of_age")}
        self.young = {h.first for h in reading.all("young_age")}
        self.lead = {i for h in reading.all("age_of", "age_lead") for i in range(h.first, h.last)}
        self.aged = {h.last for h in reading.all("age_lead")}
        self.link = {h.first for h in reading.all("number_and") if h.last > h.first}

    def group(self, group: str | None, first: int, last: int) -> str | None:
        """The group of people whose words, with what stands behind them, are on these tokens."""
        return "children" if group not in ADULTS and self.child(first, last) else group

    def child(self, first: int, last: int) -> bool:
        """Whether an age under eighteen stands with the people: "a 9-year-old", "a girl of six years", "Rosa, 7,"."""
        end = min(last + REACH, self.reading.sentence_of(first).last) if first < len(self.tokens) else first
        for i in range(first, end):
            told = self._in_years(i) or self._set_off(i, last) or (i >= last and i in self.aged and i not in self.lead)
            if i in self.young or (self._under_age(i) and told):
                return True
            if i >= last and not self._leads(i):
                return False
        return False

    def bare(self, i: int) -> bool:
        """Whether "of 7" stands for "of 7 years" right behind "another"."""
        behind = i + 2 >= len(self.tokens) or not self._leads(i + 2)
        return i in self.lead and i + 1 < len(self.tokens) and self._under_age(i + 1) and behind

    def over(self, at: int) -> int:
        """The token behind an age that begins here, commas around it included; the same token where none does."""
        i, size = at, len(self.tokens)
        while i < size and i < at + LEADING and (i in self.lead or (i == at and self.tokens[i].text in SET_OFF)):
            i += 1
        if i == at or i >= size or not self._numbered(i):
            return at
        while i < size and (self._numbered(i) or i in self.year or i in self.young or self.tokens[i].text in CLOSING):
            i += 1
        return i

    def _numbered(self, i: int) -> bool:
        """Whether a token is a number in digits or one word."""
        return self.tokens[i].text.isdigit() or i in self.number

    def _leads(self, i: int) -> bool:
        """Whether a token behind the people may stand before their age: "a girl, aged 7", "two boys of 9 and 11"."""
        text = self.tokens[i].text
        return text in BETWEEN or text.isdigit() or any(i in words for words in (self.lead, self.link, self.number, self.year))

    def _under_age(self, i: int) -> bool:
        """Whether a token is a number below the age of the grown."""
        text = self.tokens[i].text
        value = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else self.number.get(i, ADULT)
        return 0 < value < ADULT

    def _in_years(self, i: int) -> bool:
        """Whether "years old" follows a number, a hyphen between them or not."""
        hyphen = i + 1 < len(self.tokens) and self.tokens[i + 1].text == "-"
        return i + 1 + hyphen in self.year

    def _set_off(self, i: int, last: int) -> bool:
        """Whether a number right behind the people is set off as an age is: "a girl, 7, was hurt", "Rosa (7)"."""
        if i != last + 1 or not self.tokens[i].text.isdigit() or i + 1 >= len(self.tokens):
            return False
        return (self.tokens[last].text, self.tokens[i + 1].text) in ((",", ","), ("(", ")"), ("،", "،"))
