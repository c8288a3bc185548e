"""Phrases that name a day: dates, days of the month, weekdays, yesterday, the night to Saturday."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tollbook.mentions.times import calendar
from tollbook.mentions.times.answer import Answer, day_numbers, no_anchor, on, unknown, weekday_of, year_of
from tollbook.mentions.times.grammar import Phrase
from tollbook.mentions.times.ground import Ground
from tollbook.model.when import When

DAY = timedelta(days=1)


def dated(day: int, month: int, year: int | None, ground: Ground) -> Answer:
    """A day and month, in the year the words give, or else in the one the ground gives."""
    if year is not None:
        found = calendar.valid(year, month, day)
        return Answer(on(found)) if found is not None else unknown("no such day", "unreadable_date")
    if ground.latest is not None:
        found = calendar.nearest_year(day, month, ground.latest, ground.tense)
        return Answer(on(found), ground.by) if found is not None else unknown("no such day", "unreadable_date")
    if ground.near is not None and (found := calendar.closest_year(day, month, ground.near)) is not None:
        return Answer(on(found), "text")
    return unknown("a day and month, and nothing gives the year", "undated")


def _numeric(text: str, weekday: int | None, ground: Ground) -> Answer:
    first, second = calendar.numeric(text)
    if first is None:
        return unknown("no such day", "unreadable_date")
    if second is None:
        return Answer(on(first))
    if weekday is not None and (first.weekday() == weekday) != (second.weekday() == weekday):
        return Answer(on(first if first.weekday() == weekday else second))
    if ground.latest is not None and not ground.future and first > ground.latest + DAY >= second:
        return Answer(on(second), "self", "the day may be the month", "ambiguous_date")
    return Answer(on(first), "self", "the day may be the month", "ambiguous_date")


def checked(answer: Answer, weekday: int | None) -> Answer:
    """The date stands where the weekday beside it disagrees; the report is marked."""
    if answer.when is None or weekday is None or answer.when.start.weekday() == weekday:
        return answer
    return replace(answer, why="the weekday is not that of the date", wrong="weekday_contradicts_date")


def full_date(phrase: Phrase, ground: Ground) -> Answer:
    """19 April, April 19 2024, Friday (September 30), 20/04/2024, jueves 27."""
    parts, weekday = phrase.parts, weekday_of(phrase.parts)
    digits, month = phrase.one("f"), phrase.one("mM")
    if digits is not None and digits.text.count("/") == 1:
        day, _, short = digits.text.partition("/")
        return checked(dated(int(day), int(short), year_of(parts, ground), ground), weekday)
    if digits is not None:
        return checked(_numeric(digits.text, weekday, ground), weekday)
    number = day_numbers(parts)[0]
    if month is None:
        return day_number(number, weekday, ground)
    return checked(dated(number, month.n, year_of(parts, ground), ground), weekday)


def day_number(number: int, weekday: int | None, ground: Ground) -> Answer:
    """The 19th, Thursday 27: a day of the month the text was written in, or of the one before."""
    if ground.day is not None:
        found = calendar.day_of_month(number, ground.day, weekday, future=ground.future)
    elif ground.month is not None:
        found = calendar.valid(ground.month[0].year, ground.month[0].month, number)
    else:
        return no_anchor("a day of the month")
    return checked(Answer(on(found), ground.by), weekday) if found is not None else unknown("no such day", "unreadable_date")


def day_only(phrase: Phrase, ground: Ground) -> Answer:
    """On the 19th."""
    return day_number(day_numbers(phrase.parts)[0], None, ground)


def weekday(phrase: Phrase, ground: Ground) -> Answer:
    """Friday, last Friday, next Friday, Friday of last week."""
    shift, unit, number = phrase.one("s"), phrase.one("u"), weekday_of(phrase.parts) or 0
    if ground.day is None:
        return no_anchor("a weekday")
    if unit is not None and shift is not None:
        week = calendar.unit_range(ground.day, "week", shift.n)
        return Answer(on(week.start + number * DAY), ground.by) if week is not None else no_anchor("a weekday")
    by = shift.n if shift is not None else 0
    way = 1 if by > 0 or (by == 0 and ground.future) else -1
    return Answer(on(calendar.weekday_near(ground.day, number, way, today=by == 0)), ground.by)


def told_weekday(phrase: Phrase, ground: Ground) -> Answer:
    """The previous Saturday, the following Monday, that Friday: seen from the day the text told of last."""
    start, by = ground.told or ground.day, phrase.one("vx")
    if start is None or by is None:
        return no_anchor("a weekday")
    day = calendar.weekday_near(start, weekday_of(phrase.parts) or 0, 1 if by.n > 0 else -1, today=by.n == 0)
    return Answer(on(day), "text" if ground.told is not None else ground.by)


def today(phrase: Phrase, ground: Ground) -> Answer:
    """Today, yesterday morning, this evening, today (Saturday)."""
    if ground.day is None:
        return no_anchor("today")
    word = phrase.one("ts")
    day = ground.day + (word.n if word is not None else 0) * DAY
    return checked(Answer(on(day), ground.by), weekday_of(phrase.parts))


def night(phrase: Phrase, ground: Ground) -> Answer:
    """Last night, overnight: the night that ends on the day of publication."""
    if ground.day is None:
        return no_anchor("a night")
    evening = ground.day + phrase.parts[0].n * DAY
    return Answer(When(evening, evening + DAY, "days"), ground.by)


def into(phrase: Phrase, ground: Ground) -> Answer:
    """Overnight into Saturday (Friday to Saturday), overnight Friday."""
    answer = weekday(replace(phrase, parts=tuple(a for a in phrase.parts if a.letter == "w")), ground)
    if answer.when is None:
        return answer
    day = answer.when.start
    first = day - DAY if phrase.one("r") is not None else day
    return Answer(When(first, first + DAY, "days"), answer.by)
