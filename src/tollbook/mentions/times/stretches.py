"""Phrases that name more than a day, or count from one: ranges, months, years, the past two weeks, two days earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tollbook.mentions.times import calendar
from tollbook.mentions.times.answer import (
    Answer,
    count_of,
    day_numbers,
    ends,
    halves,
    no_anchor,
    on,
    unknown,
    weekday_of,
    year_of,
)
from tollbook.mentions.times.atoms import LETTERS
from tollbook.mentions.times.days import checked, dated, day_number, weekday
from tollbook.mentions.times.grammar import Phrase
from tollbook.mentions.times.ground import Anchored, Ground
from tollbook.model.when import When

DAY = timedelta(days=1)


def _ordered(start: date, answer: Answer) -> Answer:
    if answer.when is None or start > answer.when.end:
        return unknown("the range ends before it begins", "unreadable_date")
    return Answer(calendar.between(start, answer.when.end), answer.by, answer.why, answer.wrong)


def date_range(phrase: Phrase, ground: Ground) -> Answer:
    """Between 3 and 5 May, June 30 to July 2, nuit du vendredi 4 au samedi 5 juin."""
    left, right = ends(phrase.parts)
    months = [next((a.n for a in side if a.letter in "mM"), None) for side in (left, right)]
    days = [day_numbers(side)[0] for side in (left, right)]
    last_month = months[1] or months[0] or 1
    if any(a.letter == LETTERS["current"] for a in right):  # du 13 au 14 courant
        end = day_number(days[1], weekday_of(right), ground)
    else:
        end = checked(dated(days[1], last_month, year_of(right, ground) or year_of(left, ground), ground), weekday_of(right))
    if end.when is None:
        return end
    last_month = end.when.start.month
    month = months[0] or last_month
    year = next((a.n for a in left if a.letter == "y"), end.when.start.year)
    start = calendar.valid(year, month, days[0])
    if start is not None and start > end.when.start:
        start = calendar.valid(year - 1, month, days[0]) if month > last_month else None
    if start is None:
        return unknown("the range ends before it begins", "unreadable_date")
    wrong = checked(Answer(on(start)), weekday_of(left))
    return replace(_ordered(start, end), why=end.why or wrong.why, wrong=end.wrong or wrong.wrong)


def day_range(phrase: Phrase, ground: Ground) -> Answer:
    """June 4-5."""
    first, last, *_ = (*day_numbers(phrase.parts), 0, 0)
    month = phrase.one("mM")
    end = dated(last, month.n if month is not None else 1, year_of(phrase.parts, ground), ground)
    start = calendar.valid(end.when.start.year, end.when.start.month, first) if end.when is not None else None
    return _ordered(start, end) if start is not None else end if end.when is None else unknown("no such day", "unreadable_date")


def weekday_range(phrase: Phrase, ground: Ground) -> Answer:
    """From Monday to Wednesday, the night of Friday to Saturday."""
    left, right = ends(phrase.parts)
    end = weekday(replace(phrase, parts=tuple(a for a in right if a.letter == "w")), ground)
    if end.when is None:
        return end
    start = calendar.weekday_near(end.when.start, weekday_of(left) or 0, -1, today=False)
    return _ordered(start, end)


def _month(month: int, year: int | None, ground: Ground) -> tuple[date, date] | None:
    """The month in the year given, or the last such month (the next where the verb looks ahead)."""
    if year is not None:
        return calendar.month_of(year, month)
    anchor = ground.latest or ground.near
    if anchor is None:
        return None
    later = month > anchor.month if not ground.future else False
    earlier = month < anchor.month and ground.future
    return calendar.month_of(anchor.year - later + earlier, month)


def month(phrase: Phrase, ground: Ground) -> Answer:
    """In April, last December, June 2024, early next May."""
    word, shift = phrase.one("mM"), phrase.one("s")
    year = year_of(phrase.parts, ground)
    seen = replace(ground, tense=None) if shift is not None and shift.n < 0 else ground
    found = _month(word.n if word is not None else 1, year, seen)
    if found is None:
        return unknown("a month, and nothing gives the year", "undated")
    anchor = ground.latest
    if shift is not None and year is None and anchor is not None and found[0].month == anchor.month and shift.n:
        found = calendar.month_of(anchor.year + shift.n, found[0].month)
    elif shift is not None and shift.n > 0 and year is None and anchor is not None and found[0] < anchor:
        found = calendar.month_of(anchor.year + 1, found[0].month)
    by: Anchored = "self" if phrase.one("y") is not None else (ground.by if anchor is not None else "text")
    return Answer(When(*found, "month"), by)


def month_range(phrase: Phrase, ground: Ground) -> Answer:
    """Between April and June 2024."""
    left, right = ends(phrase.parts)
    months = [next(a.n for a in side if a.letter in "mM") for side in (left, right)]
    year = year_of(right, ground)
    end = _month(months[1], year, ground)
    if end is None:
        return unknown("months, and nothing gives the year", "undated")
    start = calendar.month_of(year_of(left, ground) or end[0].year - (months[0] > months[1]), months[0])
    return _ordered(start[0], Answer(When(*end, "month"), "self" if year is not None else ground.by))


def year(phrase: Phrase, ground: Ground) -> Answer:
    """In 2020, the 1990s."""
    atom = phrase.one("yD")
    number = atom.n if atom is not None else (ground.latest.year if ground.latest is not None else 1)
    if atom is not None and atom.letter == "D":
        return Answer(When(date(number, 1, 1), date(number + 9, 12, 31), "longer"))
    return Answer(When(date(number, 1, 1), date(number, 12, 31), "year"))


def year_range(phrase: Phrase, ground: Ground) -> Answer:  # noqa: ARG001 - all rules have one shape
    """Between 2015 and 2020, 2015-2020."""
    whole = phrase.one("Q")
    years = [int(h) for h in halves(whole.text)] if whole is not None else [a.n for a in phrase.parts if a.letter == "y"]
    return _ordered(date(years[0], 1, 1), Answer(When(date(years[1], 1, 1), date(years[1], 12, 31), "year")))


def unit(phrase: Phrase, ground: Ground) -> Answer:
    """Last month, this year, earlier this year, over the weekend."""
    name, shift = (phrase.parts[-1] if phrase.one("u") is None else phrase.one("u")), phrase.one("s")
    kind = (name.get("unit") if name is not None else None) or "day"
    if name is not None and name.get("n") is not None:
        return span(phrase, ground)
    if any(a.get("plural") is not None for a in phrase.parts):
        return unknown("the words do not say how long")
    anchor = ground.latest if kind in ("month", "year", "decade", "season") else ground.day
    if anchor is None:
        return no_anchor(f"a {kind}")
    by = shift.n if shift is not None else 0
    found = calendar.weekend(anchor, by) if kind == "weekend" else calendar.unit_range(anchor, kind, by)
    if found is not None and phrase.one("e") is not None and found.start <= anchor <= found.end:
        found = When(found.start, anchor, found.precision)
    return Answer(found, ground.by) if found is not None else unknown("the words do not say how long")


def ago(phrase: Phrase, ground: Ground) -> Answer:
    """Two days ago, il y a dix jours; "a few weeks ago" says no day."""
    return _back(phrase, ground.latest, ground, 1)


def _back(phrase: Phrase, start: date | None, ground: Ground, sign: int) -> Answer:
    count, name = count_of(phrase.parts), phrase.one("u")
    kind = (name.get("unit") if name is not None else None) or "day"
    if count is None:
        return unknown("the words do not say how long")
    if start is None or (start == ground.latest and ground.day is None and kind not in ("month", "year", "decade")):
        return no_anchor(f"{kind}s")
    found = calendar.back(start, kind, sign * count)
    return Answer(found, ground.by if start == ground.latest else "text") if found is not None else unknown("no such time")


def told(phrase: Phrase, ground: Ground) -> Answer:
    """Two days earlier, the next day, that day, a week later: seen from the day the text told of last."""
    start = ground.told
    word = phrase.one("hvxl")
    name = phrase.one("u")
    if start is None:
        return unknown("reckoned from a day that the text does not give")
    if word is not None and (word.letter in "hl" or name is None):
        return Answer(on(start + word.n * DAY), "text")
    if word is not None and name is not None:
        found = calendar.unit_range(start, name.get("unit") or "day", word.n)
        return Answer(found, "text") if found is not None else unknown("no such time")
    answer = _back(phrase, start, ground, 1 if phrase.one("eBA") is not None else -1)
    return replace(answer, by="text") if answer.when is not None else answer


def told_span(phrase: Phrase, ground: Ground) -> Answer:
    """In the two weeks before: the stretch that ends on the day before the one the text told of last."""
    count, name = count_of(phrase.parts), phrase.one("u")
    if count is None or name is None:
        return unknown("the words do not say how long")
    if ground.told is None:
        return unknown("reckoned from a day that the text does not give")
    found = calendar.stretch(ground.told, name.get("unit") or "day", count)
    return Answer(calendar.between(found.start, ground.told - DAY), "text") if found is not None else unknown("no such time")


def span(phrase: Phrase, ground: Ground) -> Answer:
    """The past two weeks; "in recent months" says no day."""
    count, name, shift = count_of(phrase.parts), phrase.one("u"), phrase.one("s")
    if count is None or name is None or phrase.one("L") is not None:
        return unknown("the words do not say how long")
    if ground.day is None:
        return no_anchor("a stretch of time")
    found = calendar.stretch(ground.day, name.get("unit") or "day", -count if shift is not None and shift.n > 0 else count)
    return Answer(found, ground.by) if found is not None else unknown("the words do not say how long")
