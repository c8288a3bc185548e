"""Two numbers that are one count: a range ("between 10 and 15"), or a change ("risen to 31 from 18")."""

from __future__ import annotations

from tollbook.mentions.measures import Measures, Value, Words
from tollbook.mentions.number_value import NumberValue
from tollbook.model.reading import Hit, Quantity, Reading
from tollbook.model.toll import Count, Modifier

RISING = 10


class NumberRange:
    """Reads the ranges and changes of one report."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.tokens, self.words = reading.tokens, words
        self.values = NumberValue(reading, words)
        self.measures = Measures(reading, words)

    def range(self, first: Value) -> Quantity | None:
        """Two numbers that bound one count: between 10 and 15, 10 to 15, from 14 to 17 (a change after "rose")."""
        link = self.words.at("range_link", first.last)
        if link is None or link.last >= len(self.tokens) or self.tokens[link.last].sentence != self.tokens[first.first].sentence:
            return None
        second = self.values.value(link.last)
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

    def reversed_change(self, new: Value) -> Quantity | None:
        """A count that replaces another named behind it: risen to 31 from 18; raised the toll to 31, from 18."""
        at = new.last + (new.last < len(self.tokens) and self.tokens[new.last].text == ",")
        link = self.words.at("change_from", at)
        risen = self.words.before("change_to", new.first) is not None or self._brought(new.first)
        if link is None or not risen or link.last >= len(self.tokens):
            return None
        old = self.values.value(link.last)
        if old is None or self.measures.counts_no_people(old):
            return None
        return Quantity(new.first, new.last, bounded(new.number, "exact"), "change", bounded(old.number, "exact"))

    def _brought(self, at: int) -> bool:
        """Whether "to" stands before a number and a verb of change with its object before that: "raised the death toll to"."""
        if at == 0 or self.tokens[at - 1].norm != "to":
            return False
        near = range(max(at - RISING, 0), at - 1)
        return any(self.together(i, at) and self.words.at("change_verb", i) is not None for i in near)

    def _risen(self, first: Value) -> Hit | None:
        """A verb of change earlier in the sentence, where "from" alone stands before the number."""
        opened = self.words.before("range_open", first.first)
        if opened is None or "change" not in opened.traits:
            return None
        start = max(opened.first - RISING, 0)
        verbs = (self.words.at("change_verb", i) for i in range(start, opened.first) if self.together(i, opened.first))
        return next((v for v in verbs if v is not None), None)

    def together(self, i: int, j: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return self.tokens[i].sentence == self.tokens[j].sentence


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
