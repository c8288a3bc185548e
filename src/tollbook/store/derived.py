"""The derived tables people ask: incidents, who is in them, and where they lie. Made from the ledger, and made again at will."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tollbook.store.engine import Engine
from tollbook.store.error import NotThere
from tollbook.store.ledger import canonical
from tollbook.store.schema import DERIVED
from tollbook.store.shelf import asked, numbers

Json = Mapping[str, Any]
COLUMNS = (
    "id", "start_day", "end_day", "country", "admin1", "place", "event_type", "sub_event_type", "latitude", "longitude",
    "killed_low", "killed_best", "killed_high", "injured_best", "reports", "summary",
)  # fmt: skip
SORTS = {"date": "start_day DESC, id", "killed": "killed_best DESC, start_day DESC, id"}


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of incidents is narrowed to. ``box`` is west, south, east, north in degrees; days are ISO dates."""

    country: str | None = None
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    since: str | None = None
    until: str | None = None
    actor: str | None = None
    kind: str | None = None
    killed: int | None = None
    sort: str = "date"
    limit: int = 50
    offset: int = 0


class Derived:
    """The incidents of the book as rows."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def replace(self, old: Iterable[str], new: Sequence[Json], members: Mapping[str, Sequence[str]]) -> None:
        """Take some incidents out and put others in, with the reports (by key) that belong to each."""
        gone = sorted(set(old))
        self.remove(gone)
        self.mark([i for i in gone if i not in members])
        for incident in new:
            self.insert(incident, members[incident["id"]])

    def mark(self, ids: Iterable[str]) -> int:
        """Number some incidents as changed or gone just now; gives the last number. Numbers only ever grow."""
        number = self.changed()
        rows = [(number + n, i) for n, i in enumerate(ids, 1)]
        self.engine.run_many(
            "INSERT INTO changes (n, incident) VALUES (?, ?) ON CONFLICT (incident) DO UPDATE SET n = excluded.n", rows
        )
        return number + len(rows)

    def changed(self) -> int:
        """The number of the newest change; as long as it is the same, so are the incidents."""
        return int(self.engine.run("SELECT coalesce(max(n), 0) FROM changes")[0][0])

    def since(self, number: int) -> Iterator[tuple[int, str, str | None]]:
        """The incidents that changed after a numbered change: number, id, and the record as JSON or None where it is gone."""
        sql = "SELECT c.n, c.incident, i.summary FROM changes c LEFT JOIN incidents i ON i.id = c.incident WHERE c.n > ?"
        yield from ((int(n), i, s) for n, i, s in self.engine.stream(sql, (number,)))

    def changed_since(self, number: int) -> set[str]:
        """The incidents that changed or went after a numbered change."""
        return {str(row[0]) for row in self.engine.run("SELECT incident FROM changes WHERE n > ?", (number,))}

    def remove(self, ids: Sequence[str]) -> None:
        for table, column in (("memberships", "incident"), ("incident_actors", "incident")):
            self.engine.run_many(f"DELETE FROM {table} WHERE {column} = ?", [(i,) for i in ids])
        if self.engine.dialect == "sqlite":
            self.engine.run_many(
                "DELETE FROM incident_boxes WHERE n = (SELECT n FROM incidents WHERE id = ?)", [(i,) for i in ids]
            )
        self.engine.run_many("DELETE FROM incidents WHERE id = ?", [(i,) for i in ids])

    def insert(self, incident: Json, members: Sequence[str]) -> None:
        date, place = incident["date"] or {}, incident["place"] or {}
        acled = (incident["codes"] or {}).get("acled") or {}
        killed, injured = (incident["estimates"].get(m) or {} for m in ("killed", "injured"))
        row = (
            incident["id"], date.get("start"), date.get("end"), place.get("country"), place.get("admin1"), place.get("name"),
            acled.get("event_type"), acled.get("sub_event_type"), place.get("latitude"), place.get("longitude"),
            killed.get("low"), killed.get("best"), killed.get("high"), injured.get("best"), len(members), canonical(incident),
        )  # fmt: skip
        number = self.mark([incident["id"]])
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        self.engine.run(f"INSERT INTO incidents (n, {', '.join(COLUMNS)}) VALUES ({marks})", (number, *row))
        rows = [(n, incident["id"]) for n in sorted(numbers(self.engine, members).values())]
        self.engine.run_many("INSERT INTO memberships (n, incident) VALUES (?, ?)", rows)
        names = sorted({a["name"].casefold() for a in incident["actors"] if a["name"]})
        self.engine.run_many("INSERT INTO incident_actors (name, incident) VALUES (?, ?)", [(n, incident["id"]) for n in names])
        if self.engine.dialect == "sqlite" and place.get("latitude") is not None and place.get("longitude") is not None:
            lat, lon = place["latitude"], place["longitude"]
            self.engine.run(
                "INSERT INTO incident_boxes (n, south, north, west, east) VALUES (?, ?, ?, ?, ?)", (number, lat, lat, lon, lon)
            )

    def homes(self, reports: Iterable[str]) -> dict[str, str]:
        """The incident of each of some reports (by key)."""
        sql = "SELECT r.key, m.incident FROM reports r JOIN memberships m ON m.n = r.seq WHERE r.key IN ({})"
        return dict(asked(self.engine, sql, sorted(set(reports))))

    def members(self, incident: str) -> tuple[str, ...]:
        """The reports of an incident, by key, in order."""
        sql = "SELECT r.key FROM memberships m JOIN reports r ON r.seq = m.n WHERE m.incident = ?"
        return tuple(sorted(str(r[0]) for r in self.engine.run(sql, (incident,))))

    def languages(self, incidents: Sequence[str]) -> list[tuple[str, str]]:
        """The languages of the reports of some incidents, in order: incident and language."""
        # SQLite would rather read the whole row, text and all, to come to the language
        index = "INDEXED BY reports_language " if self.engine.dialect == "sqlite" else ""
        sql = (
            f"SELECT DISTINCT m.incident, r.language FROM memberships m JOIN reports r {index}ON r.seq = m.n "
            "WHERE m.incident IN ({}) AND r.language IS NOT NULL"
        )
        return sorted((str(i), str(language)) for i, language in asked(self.engine, sql, sorted(incidents)))

    def incident(self, name: str) -> dict[str, Any]:
        """An incident by its id; an earlier id leads to the incident that now holds the report it was named after."""
        found = self.engine.run("SELECT summary FROM incidents WHERE id = ?", (name,))
        if not found and name.startswith("i"):
            found = self.engine.run(
                "SELECT i.summary FROM reports r JOIN memberships m ON m.n = r.seq JOIN incidents i ON i.id = m.incident "
                "WHERE r.key = ?", (name[1:],)
            )  # fmt: skip
        if not found:
            raise NotThere(f"{name}: no such incident in the book")
        summary: dict[str, Any] = json.loads(found[0][0])
        return summary

    def select(self, asked_for: Filter) -> list[dict[str, Any]]:
        """The incidents that fit a filter, a page at a time."""
        tests, values = conditions(asked_for, self.engine.dialect)
        where = f"WHERE {' AND '.join(tests)}" if tests else ""
        sql = f"SELECT summary FROM incidents {where} ORDER BY {SORTS[asked_for.sort]} LIMIT ? OFFSET ?"
        return [json.loads(r[0]) for r in self.engine.run(sql, (*values, asked_for.limit, asked_for.offset))]

    def count(self, asked_for: Filter) -> int:
        """How many incidents fit a filter."""
        tests, values = conditions(asked_for, self.engine.dialect)
        where = f"WHERE {' AND '.join(tests)}" if tests else ""
        return int(self.engine.run(f"SELECT count(*) FROM incidents {where}", values)[0][0])

    def every(self) -> Iterable[dict[str, Any]]:
        """Every incident, in the order of ids, which does not hang on the order of adding."""
        for (summary,) in self.engine.stream("SELECT summary FROM incidents ORDER BY id"):
            yield json.loads(summary)

    def clear(self) -> None:
        """Forget everything derived; the ledger is not touched."""
        self.mark([row[0] for row in self.engine.run("SELECT id FROM incidents ORDER BY n")])
        for table in (*DERIVED, *(("incident_boxes",) if self.engine.dialect == "sqlite" else ())):
            self.engine.run(f"DELETE FROM {table}")


def conditions(f: Filter, dialect: str) -> tuple[list[str], list[Any]]:
    """The filter as SQL tests and their values."""
    tests: list[str] = []
    values: list[Any] = []
    for test, value in (
        ("country = ?", f.country and f.country.upper()), ("start_day >= ?", f.since), ("start_day <= ?", f.until),
        ("(sub_event_type = ? OR event_type = ?)", f.kind), ("killed_best >= ?", f.killed),
        ("id IN (SELECT incident FROM incident_actors WHERE name LIKE ?)", f.actor and f"%{f.actor.casefold()}%"),
        ("(lower(place) LIKE ? OR lower(admin1) LIKE ?)", f.place and f"%{f.place.lower()}%"),
    ):  # fmt: skip
        if value is not None:
            tests.append(test)
            values += [value] * test.count("?")
    if f.box is not None:
        west, south, east, north = f.box
        tests.append(box_test(dialect))
        values += [south, north, west, east]
    return tests, values


def box_test(dialect: str) -> str:
    if dialect == "sqlite":
        return "n IN (SELECT n FROM incident_boxes WHERE south >= ? AND north <= ? AND west >= ? AND east <= ?)"
    return "latitude >= ? AND latitude <= ? AND longitude >= ? AND longitude <= ?"
