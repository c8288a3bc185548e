"""Reckoning of days from an anchor: weekdays, days without a year, weeks and months."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tollbook.model.when import DatePrecision, When

AHEAD = 45  # days: a date without a year this near in the future is rather that day than one eleven months ago


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none.

    >>> valid(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month; months below 1 or above 12 count into other years.

    >>> month_of(2024, 0)
    (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31))
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def weekday_near(anchor: date, weekday: int, way: int, *, today: bool = True) -> date:
    """The last (``way`` -1) or next (+1) such weekday seen from the anchor; the anchor itself where ``today``.

    >>> weekday_near(date(2024, 4, 20), 4, -1)
    datetime.date(2024, 4, 19)
    """
    gap = (anchor.weekday() - weekday) % 7 if way < 0 else (weekday - anchor.weekday()) % 7
    if gap == 0 and not today:
        gap = 7
    return anchor + timedelta(days=way * gap)


def nearest_year(day: int, month: int, anchor: date, way: str | None = None) -> date | None:
    """The day and month in the year that a reader on the anchor day means: the last one, or where the verb allows it one to come.

    ``way`` is the verb's tense; where none is known, a day soon to come stands against one of eleven months ago.

    >>> nearest_year(7, 10, date(2024, 4, 20))
    datetime.date(2023, 10, 7)
    """
    days = [d for y in range(anchor.year - 4, anchor.year + 5) if (d := valid(y, month, day)) is not None]
    past = [d for d in days if d <= anchor + timedelta(days=1)]
    coming = [d for d in days if d > anchor + timedelta(days=1)]
    reach = {"future": 334, "past": 14}.get(way or "", AHEAD)
    if coming and (coming[0] - anchor).days <= reach:
        return coming[0]
    return past[-1] if past else None


def closest_year(day: int, month: int, other: date) -> date | None:
    """The day and month in the year that brings it closest to another day of the same text.

    >>> closest_year(2, 1, date(2022, 12, 30))
    datetime.date(2023, 1, 2)
    """
    days = [d for y in (other.year - 1, other.year, other.year + 1) if (d := valid(y, month, day)) is not None]
    return min(days, key=lambda d: abs((d - other).days), default=None)


def day_of_month(day: int, anchor: date, weekday: int | None, *, future: bool = False) -> date | None:
    """The last month's day of that number (the next one where ``future``), on the weekday where one is given.

    >>> day_of_month(27, date(2025, 11, 28), 3)
    datetime.date(2025, 11, 27)
    """
    months = [month_of(anchor.year, anchor.month + (n if future else -n))[0] for n in range(12)]
    days = [d for m in months if (d := valid(m.year, m.month, day)) is not None]
    days = [d for d in days if (d >= anchor if future else d <= anchor + timedelta(days=1))]
    fitting = [d for d in days[:6] if weekday is None or d.weekday() == weekday]
    return fitting[0] if fitting else (days[0] if days else None)


def precision_of(start: date, end: date) -> DatePrecision:
    """How fine a range of days is.

    >>> precision_of(date(2024, 5, 3), date(2024, 5, 5))
    'days'
    """
    days = (end - start).days + 1
    steps: tuple[tuple[int, DatePrecision], ...] = ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (366, "year"))
    return next((name for most, name in steps if days <= most), "longer")


def between(start: date, end: date) -> When:
    """A range of days with its precision.

    >>> between(date(2024, 4, 1), date(2024, 4, 30)).precision
    'month'
    """
    return When(start, end, precision_of(start, end))


def unit_range(anchor: date, unit: str, by: int) -> When | None:
    """The calendar week, month, year ... ``by`` units from the one that holds the anchor.

    >>> unit_range(date(2024, 4, 20), "month", -1).start
    datetime.date(2024, 3, 1)
    """
    if unit == "day":
        return When(anchor + timedelta(days=by), anchor + timedelta(days=by), "day")
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=by)
        return When(monday, monday + timedelta(days=6), "week")
    if unit == "month":
        return When(*month_of(anchor.year, anchor.month + by), "month")
    if unit in ("year", "season"):
        return When(date(anchor.year + by, 1, 1), date(anchor.year + by, 12, 31), "year")
    if unit == "quarter":
        first = (anchor.month - 1) // 3 * 3 + 1 + 3 * by
        return When(month_of(anchor.year, first)[0], month_of(anchor.year, first + 2)[1], "year")
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * by
        return When(date(first, 1, 1), date(first + 9, 12, 31), "longer")
    return None


def weekend(anchor: date, by: int) -> When:
    """The Saturday and Sunday a text means: the last ones begun (by 0 or -1), or the next.

    >>> weekend(date(2024, 4, 22), 0).start
    datetime.date(2024, 4, 20)
    """
    saturday = weekday_near(anchor, 5, -1)
    if by < 0 and anchor.weekday() >= 5:
        saturday -= timedelta(weeks=1)
    if by > 0:
        saturday = weekday_near(anchor, 5, 1, today=False)
    return When(saturday, saturday + timedelta(days=1), "days")


def back(anchor: date, unit: str, count: int) -> When | None:
    """The time ``count`` units before the anchor (after it where negative), no finer than the unit.

    >>> back(date(2024, 4, 20), "month", 2).start
    datetime.date(2024, 2, 1)
    """
    if unit == "hour":
        day = anchor - timedelta(days=int(count / 24))
        return When(day, day, "day")
    if unit == "weekend":
        return None
    return unit_range(anchor, unit, -count)


def stretch(anchor: date, unit: str, count: int) -> When | None:
    """The last ``count`` units up to the anchor (the next ones where negative).

    >>> stretch(date(2024, 4, 20), "week", 2).start
    datetime.date(2024, 4, 6)
    """
    if unit in ("hour", "day", "week"):
        days = {"hour": max(1, abs(count) // 24), "day": abs(count), "week": 7 * abs(count)}[unit] * (1 if count > 0 else -1)
        start, end = sorted((anchor - timedelta(days=days), anchor))
        return between(start, end)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return None
    first, last = month_of(anchor.year, anchor.month - months * count)
    other = valid(first.year, first.month, anchor.day) or last
    start, end = sorted((other, anchor))
    return between(start, end)


FORMS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)$"), "ymd"),
    (re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})$"), "ymd"),
    (re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$"), "dmy"),
)


def numeric(text: str) -> tuple[date | None, date | None]:
    """The day that digits such as 20/04/2024 name, day first, and the other reading where the day may be the month.

    >>> numeric("9/8/2022")
    (datetime.date(2022, 8, 9), datetime.date(2022, 9, 8))
    >>> numeric("04/20/2024")
    (datetime.date(2024, 4, 20), None)
    """
    for pattern, order in FORMS:
        match = pattern.match(text)
        if match is not None:
            a, b, c = (int(g) for g in match.groups())
            if order == "ymd":
                return valid(a, b, c), None
            year = c if c > 99 else (2000 + c if c < 70 else 1900 + c)
            first, second = valid(year, b, a), valid(year, a, b)
            return (first, second if second != first else None) if first is not None else (second, None)
    return None, None


def clock(text: str, part: str | None = None) -> str | None:
    """A clock time as ``HH:MM``; ``part`` of the day tells 7 in the evening from 7 in the morning.

    >>> clock("1:50 pm"), clock("12:30 a.m."), clock("21h"), clock("9.53"), clock("7:30", "evening")
    ('13:50', '00:30', '21:00', '09:53', '19:30')
    """
    match = re.match(r"(\d{1,2})\s?(?:[:.hH]\s?|(?=\d\d(?:\D|$)))?(\d\d)?", text)
    if match is None:
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    half = re.search(r"([apAP])\.?[mM]", text)
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half.group(1) in "pP" else 0)
    elif half is None and part in ("afternoon", "evening", "night") and (5 if part == "night" else 0) < hour < 12:
        hour += 12
    return f"{hour % 24:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
