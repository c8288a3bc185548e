"""Accepted places of the user's own knowledge, looked up by name beside the gazetteer."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tollbook.knowledge.gazetteer.name import skeleton
from tollbook.knowledge.own.authored import authored
from tollbook.knowledge.own.entry import Suggested
from tollbook.knowledge.own.folder import FILE
from tollbook.knowledge.own.shelf import keys_of
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import PlaceCandidate

KINDS = {
    "town": "town", "village": "town", "district": "admin2", "admin2": "admin2", "province": "admin1", "admin1": "admin1",
    "region": "region", "island": "region", "road": "region", "strait": "sea", "sea": "sea",
}  # fmt: skip
"""Kinds of the place files as look-ups know them; every other kind is a site."""


def candidate(entry: Mapping[str, Any], source: str = "") -> PlaceCandidate:
    """An entry in the format of the place files as a look-up gives it.

    >>> candidate({"id": "x", "name": "Camp X", "kind": "base", "country": "IRQ", "latitude": 1, "longitude": 2}).kind
    'site'
    """
    return PlaceCandidate(
        str(entry["id"]), str(entry["name"]), KINDS.get(str(entry["kind"]), "site"), entry.get("country"), entry.get("admin1"),
        float(entry["latitude"]), float(entry["longitude"]), float(entry.get("radius_km") or 5),
        int(entry.get("population") or 0),
        entry.get("admin2"), str(entry.get("source") or source),
    )  # fmt: skip


class OwnPlaces:
    """The accepted places of one folder: those of its YAML files in memory, imported ones in their file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.written: dict[str, list[PlaceCandidate]] = {}
        for entry in authored(folder, "places"):
            for key in keys_of(Suggested("place", entry).names):
                self.written.setdefault(key, []).append(candidate(entry))
        self._connections: dict[int, sqlite3.Connection] = {}
        self.imported = self.path.is_file() and self._any()
        self.find = lru_cache(maxsize=20_000)(self._find)

    def __bool__(self) -> bool:
        return bool(self.written) or self.imported

    def _find(self, key: str) -> tuple[PlaceCandidate, ...]:
        """The accepted places of a normalised name, those of the user's own files first."""
        query = "SELECT entry FROM place_names JOIN entries USING (id) WHERE key = ? AND kind = 'place' ORDER BY id"
        return (*self.written.get(key, ()), *_candidates(self._rows(query, key)))

    def spelt(self, country: str, bones: str) -> list[tuple[str, tuple[PlaceCandidate, ...]]]:
        """The names in a country that have these consonants, each with its places."""
        keys = {
            key for key, places in self.written.items() if any(p.country == country for p in places) and skeleton(key) == bones
        }
        query = "SELECT DISTINCT key FROM place_names WHERE country = ? AND bones = ?"
        keys |= {key for (key,) in self._rows(query, country, bones)}
        return [(key, self.find(key)) for key in sorted(keys)]

    def _any(self) -> bool:
        return bool(self._open().execute("SELECT EXISTS (SELECT 1 FROM place_names)").fetchone()[0])

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        return self._open().execute(query, values).fetchall() if self.imported else []

    def _open(self) -> sqlite3.Connection:
        """This process's own connection, for reading only: one that was opened before a fork must not be shared."""
        if os.getpid() not in self._connections:
            try:
                address = f"{self.path.absolute().as_uri()}?mode=ro"
                connection = sqlite3.connect(address, uri=True, check_same_thread=False)
                connection.execute("SELECT 1 FROM place_names LIMIT 1")
            except sqlite3.Error as error:
                raise KnowledgeError(f"{self.path}: {error}") from None
            self._connections[os.getpid()] = connection
        return self._connections[os.getpid()]


def _candidates(rows: Iterable[tuple[Any, ...]]) -> list[PlaceCandidate]:
    return [candidate(json.loads(row[0])) for row in rows]


def own_places(folder: Path) -> OwnPlaces | None:
    """The accepted places of a user's folder; None where there are none."""
    found = OwnPlaces(folder)
    return found if found else None
