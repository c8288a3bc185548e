"""keep: the ledger of reports, claims, judgements and releases, append only, in SQLite or PostgreSQL."""

from __future__ import annotations

from tollbook.store.derived import Derived, Filter
from tollbook.store.error import NotThere, StoreError
from tollbook.store.postgres import PostgresEngine
from tollbook.store.shelf import SqlShelf
from tollbook.store.sqlite import SqliteEngine
from tollbook.store.store import Filed, Ruling, Store

__all__ = ["Derived", "Filed", "Filter", "NotThere", "Ruling", "SqlShelf", "Store", "StoreError", "keep"]


def keep(url: str) -> Store:
    """Open the book at a path or a ``postgresql://`` address, and make it where there is none.

    >>> keep(":memory:").heads()["reports"][0]
    0
    """
    return Store(PostgresEngine(url) if url.startswith(("postgresql://", "postgres://")) else SqliteEngine(url))
