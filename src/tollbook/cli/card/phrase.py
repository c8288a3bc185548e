"""Values in plain English: a count, a day, a place, a part in an event."""

from __future__ import annotations

from calendar import month_name
from datetime import date
from functools import cache

from tollbook.cli.harmless import one_line
from tollbook.model.attribution import Attribution
from tollbook.model.place import Place
from tollbook.model.toll import Count
from tollbook.model.when import When


def figure(count: Count) -> str:
    """A count as its words bound it.

    >>> [figure(Count(*c)) for c in ((2, None, "at least"), (0, 0, "exact"), (3, 5, "range"), (None, None, "vague"))]
    ['at least 2', 'none', '3 to 5', 'no number']
    """
    low, high = count.low, count.high
    if low is None and high is None:
        return "no number"
    if low == high:
        return "none" if low == 0 else f"about {low:,}" if count.modifier == "approx" else f"{low:,}"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{'more than' if count.modifier == 'more than' else 'at least'} {low:,}"
    return f"{low:,} to {high:,}"


def day(when: When) -> str:
    """A date no finer than it is known.

    >>> day(When(date(2024, 4, 19), date(2024, 4, 19), "day")), day(When(date(2024, 4, 1), date(2024, 4, 30), "month"))
    ('19 April 2024', 'April 2024')
    """
    start, end = when.start, when.end
    if when.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{month_name[start.month]} {start.year}"
    if when.precision == "year" and start.year == end.year:
        return str(start.year)
    first = _written(start)
    if start == end:
        return f"{first}, {when.hour}" if when.hour else first
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {_written(end)}"
    return f"{first} to {_written(end)}"


def _written(one: date) -> str:
    return f"{one.day} {month_name[one.month]} {one.year}"


def published(stated: str) -> str:
    """A publication date as stated: a day or month in words, with its time and zone where they are given.

    >>> published("2024-04"), published("2024-04-20T21:05:00+03:00")
    ('April 2024', '20 April 2024 21:05 +03:00')
    """
    try:
        year, month = int(stated[:4]), int(stated[5:7])
        if len(stated) == 7:
            return f"{month_name[month]} {year}"
        written = _written(date.fromisoformat(stated[:10]))
    except (ValueError, IndexError):
        return one_line(stated)
    zone = stated[19:].lstrip(":.0123456789") if len(stated) > 16 else ""
    zone = next((stated[n:] for n in range(16, len(stated)) if stated[n] in "+-Z"), zone)
    return f"{written} {stated[11:16]} {zone}".strip()


def place_name(place: Place) -> str:
    """A place with the province and country it lies in, each once.

    >>> place_name(Place("Kalsu", "IRQ", "Babil", None, 32.8, 44.5, 3.0, "site", None))
    'Kalsu, Babil, Iraq'
    """
    parts = [place.name, place.admin2, place.admin1, country_name(place.country)]
    seen = dict.fromkeys(one_line(p) for p in parts if p)
    return ", ".join(seen)


def country_name(iso3: str | None) -> str | None:
    """A country's name in English, its code where the name is not known.

    >>> country_name("IRQ"), country_name("XYZ"), country_name(None)
    ('Iraq', 'XYZ', None)
    """
    return None if iso3 is None else _countries().get(iso3, iso3)


@cache
def _countries() -> dict[str, str]:
    from tollbook.knowledge.gazetteer import gazetteer  # noqa: PLC0415 (start-up)

    file = gazetteer()
    rows = (file.candidate(row) for row in range(len(file.countries)))
    return {c.country: c.name for c in rows if c.kind == "country" and c.country is not None}


def point(place: Place) -> str | None:
    """The point of a place and how far the true site may be from it.

    >>> point(Place("Kalsu", "IRQ", "Babil", None, 32.77, 44.49, 3.0, "site", None))
    '32.77 N 44.49 E, within 3 km'
    """
    if place.latitude is None or place.longitude is None:
        return None
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    radius = "" if place.radius_km is None else f", within {place.radius_km:,.0f} km"
    return f"{abs(place.latitude):.2f} {north} {abs(place.longitude):.2f} {east}{radius}"


def source(attribution: Attribution) -> str:
    """Who said it and through whom it reached the text.

    >>> source(Attribution("security sources", "anonymous", True, ("EFE",)))
    'security sources (anonymous) via EFE'
    """
    if attribution.name is None:
        said: str = "the report itself" if attribution.type == "unspecified" else attribution.type
    else:
        kind = "anonymous" if attribution.anonymous else attribution.type
        said = one_line(attribution.name) + ("" if kind in ("unspecified", attribution.name.casefold()) else f" ({kind})")
    return " via ".join([said, *(one_line(v) for v in attribution.via)])


def listed(words: list[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["Iraq", "Syria", "Israel"])
    'Iraq, Syria and Israel'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
