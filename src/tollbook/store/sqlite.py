"""The book in one SQLite file: write-ahead logging, and every commit on the disk before it is acknowledged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tollbook.store.engine import Row
from tollbook.store.error import StoreError

PATIENCE_S = 120.0
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=16384",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "recursive_triggers=ON",
)
FULL_DISK = ("disk is full", "disk I/O error")


class SqliteEngine:
    """One connection to a ``tollbook.db``. Several processes may read and write; writers wait for each other."""

    dialect = "sqlite"

    def __init__(self, path: str) -> None:
        self.url = path
        if path != ":memory:" and not Path(path).absolute().parent.is_dir():
            raise StoreError(f"{path}: there is no such folder")
        try:
            self.connection = sqlite3.connect(
                path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False, cached_statements=512
            )
            for pragma in PRAGMAS:
                self.connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise told(path, error) from error

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise told(self.url, error) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        try:
            self.connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise told(self.url, error) from error

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        try:
            for row in self.connection.execute(sql, values):  # noqa: UP028 (a generator left open would close a closed book)
                yield row
        except sqlite3.Error as error:
            raise told(self.url, error) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        if self.connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.rollback()
            raise

    def sound(self) -> list[str]:
        try:
            found = [str(row[0]) for row in self.connection.execute("PRAGMA integrity_check(20)")]
            self.connection.execute("INSERT INTO report_words(report_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.Error as error:
            return [f"the file is damaged: {error}"]
        return [] if found == ["ok"] else found

    def close(self) -> None:
        self.connection.close()


def told(path: str, error: sqlite3.Error) -> StoreError:
    """The error in words that say what to do."""
    message = str(error)
    if any(words in message for words in FULL_DISK):
        return StoreError(
            f"{path}: the disk is full or cannot be written ({message}); what was acknowledged is kept, make room and run again"
        )
    if "locked" in message:
        return StoreError(f"{path}: another process has been writing for over {PATIENCE_S:.0f} s ({message})")
    if isinstance(error, sqlite3.DatabaseError) and ("not a database" in message or "malformed" in message):
        return StoreError(f"{path}: this is no book or it is damaged ({message}); see `tollbook verify`")
    return StoreError(f"{path}: {message}")
