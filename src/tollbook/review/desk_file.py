"""The file beside the book that holds what belongs to the desk: people, sessions, tokens, decisions, names, the audit log.

The book itself stays a book of reports and claims; this file can be taken away and the book still stands.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from tollbook.model.error import TollbookError

TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE people (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, added_at TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1);
CREATE TABLE sessions (digest TEXT PRIMARY KEY, person TEXT NOT NULL, started_at TEXT NOT NULL, ends_at TEXT NOT NULL);
CREATE TABLE tokens (digest TEXT PRIMARY KEY, label TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL,
  added_at TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, deed TEXT NOT NULL,
  about TEXT NOT NULL, detail TEXT NOT NULL, address TEXT NOT NULL);
CREATE TABLE decisions (seq INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, verdict TEXT NOT NULL, report TEXT,
  facet TEXT NOT NULL, was TEXT, value TEXT, judgement TEXT, undoes INTEGER, blind INTEGER NOT NULL, who TEXT NOT NULL,
  reason TEXT, added_at TEXT NOT NULL);
CREATE INDEX decisions_item ON decisions (item, seq);
CREATE INDEX decisions_report ON decisions (report, seq);
CREATE TABLE names (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL, meaning TEXT NOT NULL,
  who TEXT NOT NULL, added_at TEXT NOT NULL);
CREATE INDEX names_name ON names (kind, name, seq);
"""
LATER = """
CREATE TABLE IF NOT EXISTS imports (id TEXT PRIMARY KEY, who TEXT NOT NULL, told TEXT NOT NULL, ended INTEGER NOT NULL,
  starts INTEGER NOT NULL, added_at TEXT NOT NULL)
"""
APPEND_ONLY = ("audit", "decisions", "names")


def utc_now() -> str:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class DeskError(TollbookError):
    """Something a person at the desk asked for that cannot be done; the message says why."""


class DeskFile:
    """One connection to the desk's file, shared by the threads of the server; every change is on the disk when it returns."""

    def __init__(self, path: str, now: Callable[[], str] = utc_now) -> None:
        self.path, self.now = path, now
        self.lock = threading.RLock()
        self.connection = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
            self.connection.execute(f"PRAGMA {pragma}")
        with self.writing():
            if not self.rows("SELECT 1 FROM sqlite_master WHERE name = 'settings'"):
                self.make()
            self.connection.execute(LATER)

    def make(self) -> None:
        for statement in TABLES.strip().split(";\n"):
            self.connection.execute(statement)
        for table in APPEND_ONLY:
            for deed in ("UPDATE", "DELETE"):
                self.connection.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append only'); END"
                )
        self.run("INSERT INTO settings VALUES ('secret', ?)", (secrets.token_hex(32),))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A group of changes, kept as a whole or not at all."""
        with self.lock:
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.rollback()
                raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a question."""
        with self.lock:
            return self.connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """One change; gives the number of the row it added."""
        with self.lock:
            return self.connection.execute(sql, values).lastrowid or 0

    def secret(self) -> bytes:
        """The key with which form tokens are signed; made once, with the file."""
        return bytes.fromhex(str(self.rows("SELECT value FROM settings WHERE name = 'secret'")[0][0]))

    def note(self, who: str, deed: str, about: str = "", detail: str = "", *, address: str = "") -> None:
        """Write a line of the audit log."""
        self.run(
            "INSERT INTO audit (at, who, deed, about, detail, address) VALUES (?, ?, ?, ?, ?, ?)",
            (self.now(), who, deed, about[:500], detail[:2000], address),
        )

    def audit(self, limit: int = 200, before: int | None = None) -> list[dict[str, Any]]:
        """The newest lines of the audit log.

        >>> desk = DeskFile(":memory:", lambda: "2026-03-01T00:00:00Z")
        >>> desk.note("ana", "signed in"); [(line["who"], line["deed"]) for line in desk.audit()]
        [('ana', 'signed in')]
        """
        sql = "SELECT seq, at, who, deed, about, detail, address FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?"
        names = ("seq", "at", "who", "deed", "about", "detail", "address")
        return [dict(zip(names, row, strict=True)) for row in self.rows(sql, (before or 2**62, limit))]

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
