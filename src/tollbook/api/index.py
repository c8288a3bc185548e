"""All incidents of the book in columns, so that lists, map, timeline and counts narrow 100,000 of them in milliseconds.

It is worked out from the book's derived table and read again when the book changed: only incidents that differ are parsed anew.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any

from tollbook.book import Book
from tollbook.review.queue import doubts

Json = Mapping[str, Any]
LIGHT = (
    "SELECT id, n, reports, start_day, end_day, country, place, sub_event_type, latitude, longitude, "
    "killed_low, killed_best, killed_high, injured_best FROM incidents ORDER BY id"
)
CHUNK = 400
LARGE = 400
REST = 8


@dataclass(slots=True)
class Row:
    """What is asked of one incident without opening it."""

    id: str
    mark: tuple[Any, ...]
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
    doubts: tuple[tuple[str, float, str], ...]
    located: bool = False


@dataclass(slots=True)
class Snapshot:
    """The rows at one state of the book, newest incidents first, those without a date last."""

    state: tuple[Any, ...] = ()
    rows: list[Row] = field(default_factory=list)
    by_id: dict[str, Row] = field(default_factory=dict)
    by_actor: dict[str, list[Row]] = field(default_factory=dict)
    by_cell: dict[tuple[int, int], list[Row]] = field(default_factory=dict)

    def near(self, latitude: float, longitude: float) -> list[Row]:
        """The rows in the cell of half a degree around a point and in the cells beside it."""
        y, x = floor(latitude * 2), floor(longitude * 2)
        return [r for dy in (-1, 0, 1) for dx in (-1, 0, 1) for r in self.by_cell.get((y + dy, x + dx), ())]


class Index:
    """The columns of one book, kept up to date; a large book is read again beside the questions, which see it a little late."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = Snapshot()
        self.rests_until = 0.0

    def read(self, book: Book) -> Snapshot:
        """The rows as the book is now; cheap where nothing changed."""
        before = self.now
        if before.state == state_of(book):
            return before
        if len(before.rows) > LARGE:
            if time.monotonic() >= self.rests_until and self.lock.acquire(blocking=False):
                threading.Thread(target=self.later, args=(book.store.engine.url,), daemon=True).start()
            return before
        with self.lock:
            if self.now.state != state_of(book):
                self.now = fresh(book, self.now, state_of(book))
        return self.now

    def later(self, url: str) -> None:
        """Read again, then rest for some times as long, so that pages are not kept waiting by many changes."""
        began = time.monotonic()
        try:
            with Book.open(url) as book:
                self.now = fresh(book, self.now, state_of(book))
        finally:
            self.rests_until = time.monotonic() + REST * (time.monotonic() - began)
            self.lock.release()


def state_of(book: Book) -> tuple[Any, ...]:
    """What tells that the book changed: the ends of its chains, and how many incidents it has."""
    return (tuple(sorted((t, n) for t, (n, _) in book.store.heads().items())), count(book))


def count(book: Book) -> tuple[int, int]:
    found = book.store.engine.run("SELECT count(*), coalesce(max(n), 0) FROM incidents")[0]
    return int(found[0]), int(found[1])


def fresh(book: Book, before: Snapshot, state: tuple[Any, ...]) -> Snapshot:
    marks = {row[0]: tuple(row[1:]) for row in book.store.engine.run(LIGHT)}
    kept = {i: before.by_id[i] for i, m in marks.items() if i in before.by_id and before.by_id[i].mark == m}
    wanted = [i for i in marks if i not in kept]
    for n in range(0, len(wanted), CHUNK):
        part = wanted[n : n + CHUNK]
        spoken = languages(book, part)
        sql = f"SELECT summary FROM incidents WHERE id IN ({', '.join('?' * len(part))})"
        for (summary,) in book.store.engine.run(sql, part):
            incident = json.loads(summary)
            kept[incident["id"]] = row_of(incident, marks[incident["id"]], spoken.get(incident["id"], ()))
    rows = sorted(kept.values(), key=lambda r: r.id)
    rows.sort(key=lambda r: r.start or "", reverse=True)
    made = Snapshot(state, rows, kept)
    for row in rows:
        for name in row.actors:
            made.by_actor.setdefault(name, []).append(row)
        if row.located and row.latitude is not None and row.longitude is not None:
            made.by_cell.setdefault((floor(row.latitude * 2), floor(row.longitude * 2)), []).append(row)
    return made


def languages(book: Book, incidents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    sql = (
        "SELECT DISTINCT m.incident, r.language FROM memberships m JOIN reports r ON r.key = m.report "
        f"WHERE m.incident IN ({', '.join('?' * len(incidents))}) AND r.language IS NOT NULL ORDER BY m.incident, r.language"
    )
    found: dict[str, list[str]] = {}
    for incident, language in book.store.engine.run(sql, incidents):
        found.setdefault(incident, []).append(language)
    return {i: tuple(found[i]) for i in found}


def bounds(estimate: Json | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if not estimate else (estimate["low"], estimate["best"], estimate["high"])


def row_of(incident: Json, mark: tuple[Any, ...], spoken: tuple[str, ...]) -> Row:
    """One incident's record as a row.

    >>> record = {"id": "i1", "date": None, "place": None, "codes": None, "actors": [], "grade": None, "reports": ["a"],
    ...     "estimates": {"killed": None, "injured": None}}
    >>> row_of(record, (), ("en",)).killed
    (None, None, None)
    """
    when, place = incident["date"] or {}, incident["place"] or {}
    acled = (incident["codes"] or {}).get("acled") or {}
    killed = incident["estimates"].get("killed")
    point = place.get("latitude") is not None and place.get("longitude") is not None
    return Row(
        incident["id"],
        mark,
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
        tuple(doubts(incident)),
        point and place.get("precision") != "country",
    )
