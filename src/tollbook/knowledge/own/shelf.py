"""The shelf of imported entries: suggestions kept apart, each with its source, until they are accepted or rejected."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from tollbook.knowledge.gazetteer.name import normalise, skeleton, without_articles
from tollbook.knowledge.own.entry import Kind, Provenance, Suggested
from tollbook.knowledge.own.folder import FILE
from tollbook.model.error import KnowledgeError

VERSION = 1
State = Literal["suggested", "accepted", "rejected"]
SCHEMA = """
CREATE TABLE sources (source TEXT PRIMARY KEY, importer TEXT, file TEXT, licence TEXT, dated TEXT);
CREATE TABLE entries (kind TEXT, id TEXT, source TEXT, state TEXT, name TEXT, country TEXT, same_as TEXT, entry TEXT,
                      PRIMARY KEY (kind, id));
CREATE INDEX of_source ON entries (source, state);
CREATE TABLE place_names (key TEXT, id TEXT, country TEXT, bones TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE INDEX place_ids ON place_names (id);
CREATE INDEX place_bones ON place_names (country, bones);
CREATE TABLE more_names (id TEXT, language TEXT, name TEXT, PRIMARY KEY (id, name)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry on the shelf. ``same_as`` holds the ids of the known things that its names may mean, parted by blanks."""

    kind: Kind
    id: str
    source: str
    state: State
    name: str
    country: str | None
    same_as: str
    entry: Mapping[str, Any]


class Shelf:
    """The entries imported into one folder. Every change is on the disk when its method returns."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(self.path, isolation_level=None)
            (version,) = self.connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                self.connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
        except (OSError, sqlite3.Error) as error:
            raise KnowledgeError(f"{self.path}: {error}") from None
        if version not in (0, VERSION):
            raise KnowledgeError(f"{self.path}: made by another version of Tollbook")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What happens inside happens together or not at all; names that came for entries in files of their own are joined."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._join_names()
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise

    def register(self, origin: Provenance) -> None:
        """Keep where the entries of a source come from."""
        with self.writing():
            self.connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)", tuple(asdict(origin).values()))

    def suggest(self, item: Suggested, source: str, same_as: Sequence[str] = ()) -> bool:
        """Put an entry on the shelf; True where it is new or was changed. What was decided about an entry stays decided."""
        text = json.dumps(item.entry, ensure_ascii=False, sort_keys=True)
        row = (item.kind, item.id, source, "suggested", item.entry["name"], item.entry.get("country"), " ".join(same_as), text)
        old = self.connection.execute("SELECT state, entry FROM entries WHERE kind = ? AND id = ?", row[:2]).fetchone()
        if old is not None and (old[0] != "suggested" or old[1] == text):
            return False
        self.connection.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return True

    def add_name(self, id_: str, language: str, name: str) -> None:
        """A further name for a suggested place."""
        self.connection.execute("INSERT OR IGNORE INTO more_names VALUES (?, ?, ?)", (id_, language, name))

    def entries(
        self, ids: Sequence[str] = (), *, kind: Kind | None = None, state: State | None = None, source: str | None = None
    ) -> Iterator[Kept]:
        """The entries that fit, in order of kind and id."""
        wanted = {"kind": kind, "state": state, "source": source}
        tests = [f"{column} = ?" for column, value in wanted.items() if value is not None]
        values = [v for v in wanted.values() if v is not None]
        if ids:
            tests.append(f"id IN ({','.join('?' * len(ids))})")
        rule = f"WHERE {' AND '.join(tests)}" if tests else ""
        for row in self.connection.execute(f"SELECT * FROM entries {rule} ORDER BY kind, id", (*values, *ids)):
            kind_, id_, of, stands, name, country, same, entry = row
            yield Kept(kind_, id_, of, stands, name, country, same, json.loads(entry))

    def sources(self) -> list[dict[str, Any]]:
        """Every source with its provenance and how many of its entries are suggested, accepted and rejected."""
        columns = [c[1] for c in self.connection.execute("PRAGMA table_info(sources)")]
        found = [dict(zip(columns, row, strict=True)) for row in self.connection.execute("SELECT * FROM sources ORDER BY source")]
        counts = self.connection.execute("SELECT source, state, count(*) FROM entries GROUP BY source, state").fetchall()
        return [{**f, **{s: n for name, s, n in sorted(counts) if name == f["source"]}} for f in found]

    def decide(self, kept: Iterable[Kept], state: State) -> int:
        """Accept, reject, or make suggestions again; only accepted entries are looked up.

        What was accepted as an actor that is rejected now becomes a suggestion again.
        """
        done = 0
        with self.writing():
            for item in kept:
                self.connection.execute("UPDATE entries SET state = ? WHERE kind = ? AND id = ?", (state, item.kind, item.id))
                if item.kind == "place":
                    self._index(item, state)
                elif state != "accepted":
                    query = "UPDATE entries SET state = 'suggested', same_as = '' WHERE kind = 'actor' AND same_as = ?"
                    self.connection.execute(query, (item.id,))
                done += 1
        return done

    def settle(self, item: Kept, *, same_as: str | None = None, kind: str | None = None) -> Kept:
        """Say which known thing an entry is (empty: none of them), and of which kind."""
        same = item.same_as if same_as is None else same_as
        entry = json.dumps({**item.entry, **({"kind": kind} if kind else {})}, ensure_ascii=False, sort_keys=True)
        with self.writing():
            query = "UPDATE entries SET same_as = ?, entry = ? WHERE kind = ? AND id = ?"
            self.connection.execute(query, (same, entry, item.kind, item.id))
        return next(self.entries([item.id], kind=item.kind))

    def settle_all(self, items: Iterable[Kept]) -> None:
        """Keep which known things some entries are, as the items have it."""
        with self.writing():
            rows = [(item.same_as, item.kind, item.id) for item in items]
            self.connection.executemany("UPDATE entries SET same_as = ? WHERE kind = ? AND id = ?", rows)

    def _index(self, item: Kept, state: State) -> None:
        self.connection.execute("DELETE FROM place_names WHERE id = ?", (item.id,))
        if state != "accepted":
            return
        rows = [(key, item.id, item.country, skeleton(key)) for key in keys_of(Suggested("place", item.entry).names)]
        self.connection.executemany("INSERT OR IGNORE INTO place_names VALUES (?, ?, ?, ?)", rows)

    def _join_names(self) -> None:
        """Move further names into the entries they belong to."""
        query = "SELECT id, language, name FROM more_names ORDER BY id, language, name"
        for id_, rows in _by_id(self.connection.execute(query).fetchall()):
            found = self.connection.execute("SELECT entry FROM entries WHERE kind = 'place' AND id = ?", (id_,)).fetchone()
            if found is not None:
                entry = json.loads(found[0])
                for language, name in rows:
                    if name not in (listed := entry["names"].setdefault(language, [])):
                        listed.append(name)
                text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
                self.connection.execute("UPDATE entries SET entry = ? WHERE kind = 'place' AND id = ?", (text, id_))
        self.connection.execute("DELETE FROM more_names")


def _by_id(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for id_, language, name in rows:
        grouped.setdefault(id_, []).append((language, name))
    yield from grouped.items()


def keys_of(names: Iterable[str]) -> list[str]:
    """The normalised names a place is found by, with and without its Arabic articles.

    >>> keys_of(["Al-Hilla", "al Hilla"])
    ['al hilla', 'hilla']
    """
    keys = {normalise(n) for n in names}
    return sorted(k for k in keys | {without_articles(k) for k in keys if len(without_articles(k)) > 2} if len(k) > 1)
