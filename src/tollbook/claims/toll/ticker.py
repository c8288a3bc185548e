"""Figures of a live report that a later entry replaces: "09:45 six dead", "10:30 nine dead"; "Update 2", "Update 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Reading

CLOCK = re.compile(r"\W{0,3}(\d{1,2}) ?[:.hH] ?(\d{2})\s?(p\.?\s?m\b)?", re.IGNORECASE)
"""A time of day at the head of an entry."""
NUMBER = re.compile(r"\W*(\d{1,2})\b")
HALF_DAY = 12 * 60


def outdated(reading: Reading, tolls: Sequence[FoundToll]) -> list[FoundToll]:
    """The tolls, with those superseded that a later entry of the same report outdoes."""
    stamps = _stamps(reading)
    if len(stamps) < 2:
        return list(tolls)
    told = [(t, stamps.get(reading.sentence_of(t.first).paragraph)) for t in tolls]
    return [_judged(toll, stamp, told) for toll, stamp in told]


def _judged(toll: FoundToll, stamp: int | None, told: Sequence[tuple[FoundToll, int | None]]) -> FoundToll:
    if stamp is None or toll.toll.subset:
        return toll
    rivals = [t.toll for t, at in told if at is not None and at > stamp and t.toll.metric == toll.toll.metric]
    low = toll.toll.count.low
    newer = low is not None and any(not r.subset and r.count.low is not None and r.count.low > low for r in rivals)
    return replace(toll, toll=replace(toll.toll, superseded=True)) if newer else toll


def _stamps(reading: Reading) -> dict[int, int]:
    """The time or the number that an entry opens with, by paragraph."""
    found: dict[int, int] = {}
    for sentence in reading.sentences:
        start = reading.tokens[sentence.first].start
        mark = next(iter(reading.within("ticker_mark", sentence.first, sentence.last)), None)
        headed = mark is not None and mark.first == sentence.first
        behind = reading.tokens[mark.last - 1].end if mark is not None and headed else start
        clock = CLOCK.match(reading.report.text, start) or CLOCK.match(reading.report.text, behind)
        number = None
        if mark is not None and headed:
            number = NUMBER.search(reading.words(mark.first, mark.last)) or NUMBER.match(reading.report.text, behind)
        if sentence.paragraph not in found and (clock is not None or number is not None):
            found[sentence.paragraph] = _minutes(clock) if clock is not None else int(number[1]) if number is not None else 0
    return found


def _minutes(clock: re.Match[str]) -> int:
    hour = int(clock[1])
    return hour * 60 + int(clock[2]) + (HALF_DAY if clock[3] is not None and hour < 12 else 0)
