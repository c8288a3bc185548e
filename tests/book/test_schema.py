"""A book that an older program made says the same after it was brought up to date, and goes on as if it had always been new."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from tollbook.book import Book, verify
from tollbook.store.engine import Engine
from tollbook.store.postgres import PostgresEngine
from tollbook.store.schema import LEDGER, MIGRATIONS, migrate, version
from tollbook.store.sqlite import SqliteEngine

AS_IT_IS = (*LEDGER, "heads", "incidents", "incident_actors", "changes")
BY_KEY = {
    "sketches": "SELECT report, line FROM sketches",
    "blocks": "SELECT b.block, s.report FROM blocks b JOIN sketches s ON s.n = b.n",
    "pairs": "SELECT x.report, y.report, p.logit FROM pairs p JOIN sketches x ON x.n = p.a JOIN sketches y ON y.n = p.b",
    "memberships": "SELECT s.report, m.incident FROM memberships m JOIN sketches s ON s.n = m.n",
}
NUMBERED = tuple(f"SELECT * FROM {table} ORDER BY 1, 2" for table in ("sketches", "pairs", "memberships"))
BLOCKS = "SELECT block, day, n FROM blocks"


def put(engine: Engine, table: str, rows: list[Any]) -> None:
    if rows:
        engine.run_many(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def second_version(engine: Engine, book: Book) -> None:
    """The same book as a program of the second version kept it: reports by key in every table."""
    assert migrate(engine, MIGRATIONS[:2]) == 2
    for table in AS_IT_IS:
        put(engine, table, book.store.engine.run(f"SELECT * FROM {table}"))
    for table, sql in BY_KEY.items():
        put(engine, table, book.store.engine.run(sql))
    if engine.dialect == "sqlite":
        engine.run("INSERT INTO report_words (rowid, title, text) SELECT seq, title, text FROM reports")
        put(engine, "incident_boxes", book.store.engine.run("SELECT * FROM incident_boxes"))


def test_an_older_book_says_the_same_and_goes_on(url: str, made_up: ModuleType, dump: Callable[[Book], Any]) -> None:
    engine = PostgresEngine(url) if url.startswith("postgresql") else SqliteEngine(url)
    with Book.open(":memory:") as now:
        list(now.add_all(made_up.reports(0, 120)))
        second_version(engine, now)
        assert version(engine) == 2
        engine.close()
        with Book.open(url) as older:
            assert [older.store.engine.run(sql) for sql in NUMBERED] == [now.store.engine.run(sql) for sql in NUMBERED]
            assert set(older.store.engine.run(BLOCKS)) == set(now.store.engine.run(BLOCKS))
            assert dump(older) == dump(now)
            assert verify(older) == []
            for book in (older, now):
                list(book.add_all(made_up.reports(120, 160)))
            assert dump(older) == dump(now)
