"""What a text file says of itself: a first block of lines such as ``Title:`` and ``Published:``, and dates in general."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from tollbook.model.report import Issue

FIELDS = {
    "title": "title", "headline": "title", "outlet": "outlet", "source": "outlet", "published": "published", "date": "published",
    "language": "language", "lang": "language", "url": "url",
}  # fmt: skip
LINE = re.compile(r"([A-Za-z]+)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*(\r\n|\n|\r|\Z)")
BLANK = re.compile(r"[ \t]*(\r\n|\n|\r)")
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_FIRST = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>[A-Za-z]{3,9})\.?,?\s+(?P<y>\d{4})")
MONTH_FIRST = re.compile(r"(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file or page states about its report; None for what it does not say.

    ``translator`` is the mark that translating software has left on a page.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    modified: str | None = None
    translator: str | None = None
    issues: tuple[Issue, ...] = ()


def split_header(text: str) -> tuple[Stated, str]:
    r"""The leading block of known ``Name: value`` lines, ended by an empty line, and the text after it.

    A block with any other line in it is text.

    >>> split_header("Outlet: Daily Post\nDate: 2024-04-20\n\nTwo people died.")[1]
    'Two people died.'
    >>> split_header("Source: EFE\nTwo people died.")[1]
    'Source: EFE\nTwo people died.'
    """
    stated: dict[str, str] = {}
    at = 0
    while (line := LINE.match(text, at)) is not None and line[1].casefold() in FIELDS and line.end() > at:
        stated.setdefault(FIELDS[line[1].casefold()], line[2])
        at = line.end()
    blank = BLANK.match(text, at)
    if not stated or (blank is None and at < len(text)):
        return Stated(), text
    published, issues = published_on(stated.pop("published", None), "published")
    known = {name: value for name, value in stated.items() if value}
    return Stated(**known, published=published, issues=issues), text[blank.end() if blank else at :]


def published_on(stated: object, what: str) -> tuple[str | None, tuple[Issue, ...]]:
    """A stated date or instant in ISO 8601 with its zone, or None with an issue where it cannot be read.

    >>> published_on("2026-11-20T23:45+03:00", "published")
    ('2026-11-20T23:45+03:00', ())
    >>> published_on("03/04/2024", "published")[1][0].message
    "published: '03/04/2024' is not a date that can be read one way only"
    """
    if stated is None or stated == "":
        return None, ()
    found = instant(stated.strip()) if isinstance(stated, str) else None
    if found is None:
        shown = repr(stated)[:80]
        return None, (Issue("unreadable_date", f"{what}: {shown} is not a date that can be read one way only"),)
    return found, ()


def instant(words: str) -> str | None:
    """The ISO form of a date, date-time or month; None for a date that is ambiguous, impossible or no date.

    >>> [instant(w) for w in ("2024-04", "Fri, 20 Nov 2026 23:45:00 +0300", "April 20, 2024", "2024-13-01")]
    ['2024-04', '2026-11-20T23:45:00+03:00', '2024-04-20', None]
    """
    iso = ISO.fullmatch(words)
    try:
        if iso is not None:
            date(int(iso[1]), int(iso[2]), int(iso[3] or 1))
            return words if len(words) <= 10 else _date_time(words)
        return _in_words(words)
    except (ValueError, OverflowError):
        return None


def _date_time(words: str) -> str:
    """The date-time as stated, in the one form every reader knows: a ``T``, and no blank before the zone."""
    tidy = re.sub(r"\s", "", words[:10] + "T" + words[11:]).replace(",", ".")
    datetime.fromisoformat(tidy)
    return tidy


def _in_words(words: str) -> str | None:
    named = DAY_FIRST.fullmatch(words) or MONTH_FIRST.fullmatch(words)
    if named is not None and named["m"][:3].casefold() in MONTHS:
        return date(int(named["y"]), MONTHS.index(named["m"][:3].casefold()) + 1, int(named["d"])).isoformat()
    if not re.search(r"\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}", words):
        return None
    return parsedate_to_datetime(words).isoformat()
