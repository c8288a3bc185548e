"""Exports of the current filter, piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tollbook.book import Book
from tollbook.estimates import DEFAULT, profile_names
from tollbook.exports import FORMATS, PROFILES, Known, Left, export
from tollbook.review.desk_file import DeskError
from tollbook.store.records import unnamed

KINDS = {
    "jsonl": ("application/x-ndjson", "jsonl"),
    "incidents": ("application/x-ndjson", "jsonl"),
    "plover": ("application/x-ndjson", "jsonl"),
    "geojson": ("application/geo+json", "geojson"),
}
CSV = ("text/csv; charset=utf-8", "csv")


def kind_of(form: str) -> tuple[str, str]:
    """The media type of a format and the ending of its file.

    >>> kind_of("acled")
    ('text/csv; charset=utf-8', 'csv')
    """
    if form not in FORMATS:
        raise DeskError(f"{form[:40]!r} is no format; say one of: {', '.join(FORMATS)}")
    return KINDS.get(form, CSV)


def rule_of(form: str, rule: str | None) -> str:
    """The counting rule of an export: the one asked for, else the format's own."""
    if rule and rule not in profile_names():
        raise DeskError(f"{rule[:40]!r} is no counting rule; say one of: {', '.join(profile_names())}")
    return rule or PROFILES.get(form, DEFAULT)


def pieces(url: str, form: str, rule: str, incidents: Sequence[str]) -> Iterator[str]:
    """The chosen incidents in a format. The book is opened anew, so that a slow reader holds nobody up."""
    with Book.open(url) as book:
        if form == "jsonl":
            for incident in incidents:
                records = book.store.records(book.derived.members(incident))
                yield from (json.dumps(unnamed(records[k]), ensure_ascii=False) + "\n" for k in sorted(records))
            return
        left: list[Left] = []
        yield from export(known(book, rule, incidents), form, left)


def known(book: Book, rule: str, incidents: Sequence[str]) -> Iterator[Known]:
    for incident in sorted(incidents):
        keys = book.derived.members(incident)
        if keys:
            records = sorted((unnamed(r) for r in book.store.records(keys).values()), key=lambda r: str(r["report"]["id"]))
            yield Known(book.incident(incident, rule), records)
