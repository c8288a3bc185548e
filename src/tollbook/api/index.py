"""All incidents of the book in columns, so that lists, map, timeline and counts narrow 100,000 of them in milliseconds.

It is worked out from the book's derived table, whose changes are numbered: what changed since is put in, the rest stays.
A snapshot never changes, so that a page reads one state of the book from its first line to its last.
"""

from __future__ import annotations

import json
import threading
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any

from tollbook.api.points import Point, point_of
from tollbook.api.tally import Tally
from tollbook.book import Book
from tollbook.review.queue import Task, incident_tasks

Json = Mapping[str, Any]
CHUNK = 400
MANY = 400
NEWEST_FIRST = str.maketrans("0123456789", "9876543210")


@dataclass(slots=True)
class Row:
    """What is asked of one incident without opening it."""

    id: str
    start: str | None
    end: str | None
    country: str | None
    admin1: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    precision: str | None
    event_type: str | None
    sub_event_type: str | None
    killed: tuple[int | None, int | None, int | None]
    injured: tuple[int | None, int | None, int | None]
    open_high: bool
    grade: str | None
    actors: tuple[str, ...]
    reports: tuple[str, ...]
    languages: tuple[str, ...]
    tasks: tuple[Task, ...] = ()
    located: bool = False
    point: Point | None = None


@dataclass(slots=True)
class Snapshot:
    """The rows at one state of the book, newest incidents first, those without a date last; ``number`` is its newest change."""

    number: int = -1
    rows: list[Row] = field(default_factory=list)
    by_id: dict[str, Row] = field(default_factory=dict)
    by_actor: dict[str, list[Row]] = field(default_factory=dict)
    by_cell: dict[tuple[int, int], list[Row]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def near(self, latitude: float, longitude: float) -> list[Row]:
        """The rows in the cell of half a degree around a point and in the cells beside it."""
        y, x = floor(latitude * 2), floor(longitude * 2)
        return [r for dy in (-1, 0, 1) for dx in (-1, 0, 1) for r in self.by_cell.get((y + dy, x + dx), ())]


class Index:
    """The newest snapshot of one book."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = Snapshot()

    def read(self, book: Book, *, own: bool = False) -> Snapshot:
        """The rows as the book is now; ``own`` says that the asker changed the book, and must see it.

        Whoever only reads does not wait while somebody else puts changes in, and takes the rows as they were a moment ago.
        """
        before = self.now
        number = book.derived.changed()
        if before.number == number:
            return before
        if not own and before.number >= 0 and number - before.number > MANY:
            threading.Thread(target=self.later, args=(book.store.engine.url,), daemon=True).start()
            return before
        if not self.lock.acquire(blocking=own or before.number < 0):
            return before
        try:
            if self.now.number != number:
                self.now = renewed(book, self.now)
            return self.now
        finally:
            self.lock.release()

    def later(self, url: str) -> None:
        """Put many changes in beside the questions."""
        if self.lock.acquire(blocking=False):
            try:
                with Book.open(url) as book:
                    self.now = renewed(book, self.now)
            finally:
                self.lock.release()


def renewed(book: Book, before: Snapshot) -> Snapshot:
    """The snapshot with everything put in that changed since."""
    number, found = before.number, dict[str, str | None]()
    for n, incident, summary in book.derived.since(number):
        number, found[incident] = max(number, n), summary
    number = max(number, 0)
    fresh: list[Row] = []
    there = [i for i, summary in found.items() if summary is not None]
    for n in range(0, len(there), CHUNK):
        spoken = languages(book, there[n : n + CHUNK])
        fresh += (row_of(json.loads(found[i] or ""), spoken.get(i, ())) for i in there[n : n + CHUNK])
    if not before.rows:
        return whole(number, fresh)
    return changed(before, number, [r for i in found if (r := before.by_id.get(i)) is not None], fresh)


def whole(number: int, rows: Iterable[Row]) -> Snapshot:
    """A snapshot of nothing but these rows."""
    made = Snapshot(number, sorted(rows, key=order))
    made.by_id = {r.id: r for r in made.rows}
    for row in made.rows:
        made.tally.count(row)
        for name in row.actors:
            made.by_actor.setdefault(name, []).append(row)
        if (cell := cell_of(row)) is not None:
            made.by_cell.setdefault(cell, []).append(row)
    return made


def changed(before: Snapshot, number: int, old: Sequence[Row], new: Sequence[Row]) -> Snapshot:
    """The snapshot with some rows taken out and others put in; the lists of the one before stay as they are."""
    made = Snapshot(
        number, before.rows.copy(), before.by_id.copy(), before.by_actor.copy(), before.by_cell.copy(), before.tally.copy()
    )
    for row in old:
        made.tally.count(row, -1)
        del made.by_id[row.id]
        del made.rows[bisect_left(made.rows, order(row), key=order)]
        for name in row.actors:
            made.by_actor[name] = named = made.by_actor[name].copy()
            del named[bisect_left(named, order(row), key=order)]
        if (cell := cell_of(row)) is not None:
            made.by_cell[cell] = [r for r in made.by_cell[cell] if r is not row]
    for row in new:
        made.tally.count(row)
        made.by_id[row.id] = row
        insort(made.rows, row, key=order)
        for name in row.actors:
            made.by_actor[name] = named = [*made.by_actor.get(name, ())]
            insort(named, row, key=order)
        if (cell := cell_of(row)) is not None:
            made.by_cell[cell] = [*made.by_cell.get(cell, ()), row]
    return made


def order(row: Row) -> tuple[str, str]:
    """Newest first, no date last, then by id.

    >>> "2026-01-02".translate(NEWEST_FIRST) < "2025-12-31".translate(NEWEST_FIRST)
    True
    """
    return f"{row.start.translate(NEWEST_FIRST)}~" if row.start else "~~", row.id


def cell_of(row: Row) -> tuple[int, int] | None:
    """The cell of half a degree that a row lies in; None where it has no point."""
    if not row.located or row.latitude is None or row.longitude is None:
        return None
    return floor(row.latitude * 2), floor(row.longitude * 2)


def languages(book: Book, incidents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for incident, language in book.derived.languages(incidents):
        found.setdefault(incident, []).append(language)
    return {i: tuple(found[i]) for i in found}


def bounds(estimate: Json | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if not estimate else (estimate["low"], estimate["best"], estimate["high"])


def row_of(incident: Json, spoken: tuple[str, ...]) -> Row:
    """One incident's record as a row.

    >>> record = {"id": "i1", "date": None, "place": None, "codes": None, "actors": [], "grade": None, "reports": ["a"],
    ...     "estimates": {"killed": None, "injured": None}}
    >>> row_of(record, ("en",)).killed
    (None, None, None)
    """
    when, place = incident["date"] or {}, incident["place"] or {}
    acled = (incident["codes"] or {}).get("acled") or {}
    killed = incident["estimates"].get("killed")
    point = place.get("latitude") is not None and place.get("longitude") is not None
    row = Row(
        incident["id"],
        when.get("start"),
        when.get("end"),
        place.get("country"),
        place.get("admin1"),
        place.get("name"),
        place.get("latitude"),
        place.get("longitude"),
        place.get("radius_km"),
        place.get("precision"),
        acled.get("event_type"),
        acled.get("sub_event_type"),
        bounds(killed),
        bounds(incident["estimates"].get("injured")),
        bool(killed and killed["open_high"]),
        (incident["grade"] or {}).get("grade"),
        tuple(sorted({a["name"] for a in incident["actors"] if a["name"] and a["name"] != "unknown"})),
        tuple(incident["reports"]),
        spoken,
        (),
        point and place.get("precision") != "country",
    )
    row.point = point_of(row)
    row.tasks = tuple(incident_tasks(incident, title_of(row)))
    return row


def title_of(row: Row) -> str:
    """An incident in a few words: what, where, when."""
    where = row.place or row.admin1 or row.country or "place not known"
    return f"{row.sub_event_type or 'Incident'}, {where}, {row.start or 'no date'}"
