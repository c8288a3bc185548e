"""What ``tollbook export`` writes: the book's incidents, or those of some reports linked in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tollbook.book import Book, incidents_of
from tollbook.cli.shown import fail
from tollbook.cli.sources import Problems
from tollbook.estimates import DEFAULT, profile_names
from tollbook.exports import FORMATS, PROFILES, UNSAID, Known, Left, export
from tollbook.store.records import unnamed

Json = dict[str, Any]


def unsaid(form: str) -> list[dict[str, str]]:
    """What the columns of a format cannot say."""
    check(form, None)
    return [{"column": column, "note": note} for column, note in UNSAID.get(form, {}).items()]


def check(form: str, rule: str | None) -> str:
    """The counting rule of a format; a wrong name ends the command with 2."""
    if form not in FORMATS:
        fail(f"--format {form}: say one of {', '.join(FORMATS)}", 2)
    if rule is not None and rule not in profile_names():
        fail(f"--profile {rule}: say one of {', '.join(profile_names())}", 2)
    return rule or PROFILES.get(form, DEFAULT)


def pieces(
    asked: tuple[str, str | None], book: Book | None, reports: Iterable[tuple[str, Json]], problems: Problems
) -> Iterator[str]:
    """The export piece by piece; incidents that the format cannot hold are told on standard error."""
    form, rule = asked[0], check(*asked)
    left: list[Left] = []
    if form == "jsonl":
        yield from (
            json.dumps(unnamed(r), ensure_ascii=False) + "\n" for r in (records(book) if book else (r for _, r in reports))
        )
        return
    yield from export(of_book(book, rule) if book else of_reports(list(reports), rule), form, left)
    for incident in left:
        problems.note(f"{incident.incident}: left out of {form}: {incident.reason}")
        problems.went_well += 1


def records(book: Book) -> Iterator[Json]:
    keys = list(book.store.all_reports())
    for i in range(0, len(keys), 500):
        found = book.store.records(keys[i : i + 500])
        yield from (found[k] for k in keys[i : i + 500] if k in found)


def of_book(book: Book, rule: str) -> Iterator[Known]:
    """Every incident of a book, in the order of ids."""
    for incident in list(book.derived.every()):
        members = book.members(book.derived.members(incident["id"]))
        yield Known(
            book.incident(incident["id"], rule), sorted((m.record for m in members), key=lambda r: str(r["report"]["id"]))
        )


def of_reports(reports: list[tuple[str, Json]], rule: str) -> Iterator[Known]:
    """Every incident of some reports that are in no book."""
    by_id = {record["report"]["id"]: record for _, record in reports}
    for incident in incidents_of(reports, rule=rule):
        yield Known(incident, [by_id[r] for r in incident["reports"]])
