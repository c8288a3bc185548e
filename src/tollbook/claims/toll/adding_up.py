"""Figures that make up another told apart from them: "Nine died. Six were killed at once, three in hospital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Reading

NEXT = 1
"""Sentences between a figure and those that make it up."""
AFTER = 3
"""Tokens between "after" and the newly dead."""


def added_up(reading: Reading, tolls: Sequence[FoundToll]) -> list[FoundToll]:
    """The tolls, those that make up one told before, or that bring the count to a new total, as parts of it."""
    found = list(tolls)
    for whole in tolls:
        parts = _shares(reading, whole, tolls) + _newly(reading, whole, tolls)
        for part in parts:
            i = next(i for i, t in enumerate(tolls) if t is part)
            group = found[i].toll.group or (whole.toll.group if part.first > whole.first else None)
            found[i] = replace(found[i], toll=replace(found[i].toll, subset=True, group=group))
    return found


def _shares(reading: Reading, whole: FoundToll, tolls: Sequence[FoundToll]) -> list[FoundToll]:
    """The figures behind one, in its sentence or the next, that add up to it: "eleven died at once and three in hospital"."""
    low, start = whole.toll.count.low, reading.sentence_of(whole.first)
    if low is None or whole.toll.subset or whole.toll.superseded:
        return []
    behind = [t for t in tolls if t.toll.metric == whole.toll.metric and t.first >= whole.last and not t.toll.superseded]
    for index in (start.index, start.index + NEXT):
        near = [t for t in behind if reading.sentence_of(t.first).index == index]
        if len(near) > 1 and sum(t.toll.count.low or low for t in near) == low:
            return [t for t in near if not t.toll.subset]
    return []


def _newly(reading: Reading, whole: FoundToll, tolls: Sequence[FoundToll]) -> list[FoundToll]:
    """The newly dead who bring a count to a total: "two more bodies were found, which brings the toll to 27"."""
    sentence, low = reading.sentence_of(whole.first), whole.toll.count.low
    if low is None or whole.toll.subset:
        return []
    smaller = [t for t in tolls if t.toll.metric == whole.toll.metric and t.toll.count.low is not None and t.toll.count.low < low]
    here = [t for t in smaller if sentence.first <= t.first < sentence.last and not t.toll.superseded and t.frame == whole.frame]
    cue = next(iter(reading.within("to_total", sentence.first, whole.last)), None)
    before = [t for t in here if cue is not None and t.last <= cue.first]
    return before or [t for t in here if t.first >= whole.last and _more(reading, t)]


def _more(reading: Reading, part: FoundToll) -> bool:
    """Whether a figure stands behind "after" and counts more people: "has cost 100 lives, after ten more bodies came out"."""
    return bool(reading.within("after", part.first - AFTER, part.first)) and bool(reading.within("newly", part.first, part.last))
