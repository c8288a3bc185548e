"""Number expressions: what the words bound, from "at least 1,500" to "dozens" and "no one"."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.mentions.measures import Value, Words
from tollbook.mentions.number_range import NumberRange, bounded
from tollbook.model.reading import Hit, Quantity, Reading
from tollbook.model.toll import Count, Modifier

BOUNDS: dict[str, Modifier] = {"at least": "at least", "more than": "more than", "up to": "up to", "approx": "approx"}


class NumberReader:
    """Reads the quantities of one report from left to right."""

    def __init__(self, reading: Reading) -> None:
        self.tokens = reading.tokens
        self.words = Words(reading.hits)
        self.ranges = NumberRange(reading, self.words)
        self.values, self.measures = self.ranges.values, self.ranges.measures

    def numeric(self, i: int) -> Quantity | None:
        """The bounded number on token ``i``."""
        value = self.values.value(i)
        if value is None or self.measures.counts_no_people(value):
            return None
        ranged = self.ranges.range(value) or self.ranges.reversed_change(value)
        if ranged is not None:
            return ranged
        first, last, modifier = self._bound(value)
        return Quantity(first, last, bounded(value.number, modifier), "number")

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
        near = same and self.ranges.together(before.first, quantity.first)
        return Quantity(quantity.first, quantity.last, before.count, "number") if near else quantity

    def restates(self, quantity: Quantity, before: Quantity | None) -> bool:
        """Whether a count only repeats the one before it: three others, 20 killed ones (Arabic), two people others."""
        beside = before is not None and before.last == quantity.first
        inside = quantity.kind == "number" and self.values.inside(quantity.first) is not None
        noun = self.words.before("person", quantity.first)
        other = self.words.at("vague", quantity.first)
        after = noun is not None and other is not None and other.traits.get("size") == "others"
        return (beside and (quantity.kind == "vague" or inside)) or after

    def _bare(self, i: int) -> Hit | None:
        """A vague word that is a bound before a number: "some" in "some soldiers", not in "some two dozen"."""
        bare = self.words.at("vague_bare", i)
        followed = bare is not None and bare.last < len(self.tokens) and self.values.value(bare.last) is not None
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
        value = reader.values.value(i) if quantity is None and i not in taken else None
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
