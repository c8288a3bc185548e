"""What the store asks of a database, so that SQLite and PostgreSQL can hold the same book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]


class Engine(Protocol):
    """A database connection: portable SQL with ``?`` for values, and write transactions that come one after another."""

    dialect: str
    url: str

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement and give its rows."""
        ...

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows of values."""
        ...

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterable[Row]:
        """The rows of a large answer, one by one."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that holds the write lock: all of it is kept when it ends well, none of it otherwise."""
        ...

    def sound(self) -> list[str]:
        """What the database itself finds broken in its files; an empty list where nothing is."""
        ...

    def close(self) -> None:
        """Give the connection back."""
        ...
