"""The same book in PostgreSQL, for teams whose members write at the same time: ``postgresql://user@host:port/name``."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlparse

from tollbook.store.engine import Row
from tollbook.store.error import StoreError

LOCK = 7_011_055
BATCH = 2000


class PostgresEngine:
    """One connection to a PostgreSQL database, through pg8000 (the ``postgres`` extra)."""

    dialect = "postgres"

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            self.driver: Any = importlib.import_module("pg8000.dbapi")
        except ModuleNotFoundError as error:
            raise StoreError("a book in PostgreSQL needs the extra: pip install 'tollbook[postgres]'") from error
        parts = urlparse(url)
        try:
            self.connection: Any = self.driver.connect(
                user=unquote(parts.username or "tollbook"), password=parts.password and unquote(parts.password),
                host=parts.hostname or "localhost", port=parts.port or 5432, database=parts.path.strip("/") or "tollbook",
            )  # fmt: skip
        except self.driver.Error as error:
            raise StoreError(f"{parts.hostname}: PostgreSQL does not answer ({error})") from error
        self.connection.autocommit = True
        self.open = False

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        cursor = self.execute(sql, values)
        return [] if cursor.description is None else [tuple(row) for row in cursor.fetchall()]

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        cursor = self.connection.cursor()
        try:
            cursor.execute(sql.replace("%", "%%").replace("?", "%s"), tuple(values))
        except self.driver.Error as error:
            raise StoreError(f"PostgreSQL: {error}") from error
        return cursor

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Rows go in one statement where the statement ends in one list of values, which saves a round trip a row."""
        waiting = [tuple(r) for r in rows]
        head, mark, tail = sql.partition("VALUES (")
        row_form, _, rest = tail.partition(")")
        if not mark or len(waiting) < 2:
            for row in waiting:
                self.execute(sql, row)
            return
        width = max(1, BATCH // max(1, row_form.count("?")))
        for i in range(0, len(waiting), width):
            part = waiting[i : i + width]
            self.execute(f"{head}VALUES {', '.join([f'({row_form})'] * len(part))}{rest}", [v for row in part for v in row])

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        yield from self.run(sql, values)

    @contextmanager
    def writing(self) -> Iterator[None]:
        if self.open:
            yield
            return
        self.execute("BEGIN")
        self.open = True
        try:
            self.execute("SELECT pg_advisory_xact_lock(?)", (LOCK,))
            yield
            self.execute("COMMIT")
        except BaseException:
            self.execute("ROLLBACK")
            raise
        finally:
            self.open = False

    def sound(self) -> list[str]:
        return []

    def close(self) -> None:
        self.connection.close()
