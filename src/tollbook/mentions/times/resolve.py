"""From a phrase and its ground to the days it means, or to the reason why nothing says which day."""

from __future__ import annotations

from collections.abc import Callable

from tollbook.mentions.times.answer import Answer, unknown
from tollbook.mentions.times.days import day_only, full_date, into, night, today, told_weekday, weekday
from tollbook.mentions.times.grammar import Phrase
from tollbook.mentions.times.ground import Ground
from tollbook.mentions.times.stretches import (
    ago,
    date_range,
    day_range,
    month,
    month_range,
    span,
    told,
    told_span,
    unit,
    weekday_range,
    year,
    year_range,
)


def never(phrase: Phrase, ground: Ground) -> Answer:  # noqa: ARG001 - all rules have one shape
    """Every Friday, daily, recently: no day is meant."""
    why = {"habit": "a habit", "from_event": "reckoned from another event"}
    return unknown(why.get(phrase.kind, "the words do not say when"))


RULES: dict[str, Callable[[Phrase, Ground], Answer]] = {
    "date": full_date, "day": day_only, "weekday": weekday, "told_weekday": told_weekday, "today": today, "night": night,
    "into": into, "range": date_range, "days": day_range, "weekdays": weekday_range, "month": month, "months": month_range,
    "year": year, "years": year_range, "unit": unit, "season": year, "ago": ago, "told": told, "told_span": told_span,
    "span": span, "habit": never, "from_event": never, "vague": never,
}  # fmt: skip


def resolve(phrase: Phrase, ground: Ground) -> Answer:
    """The days a phrase means on its ground, without its clock time."""
    try:
        return RULES[phrase.kind](phrase, ground)
    except (OverflowError, ValueError):  # "9,000 years ago" lies outside the calendar
        return unknown("no such time", "unreadable_date")
