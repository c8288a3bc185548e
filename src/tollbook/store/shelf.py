"""The derived tables the linker works on: sketches, blocks and scored pairs. They can be dropped and made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from tollbook.store.engine import Engine, Row

ASKED = 400
MOST = 41


class Line(Protocol):
    """What the shelf must know of a sketch: its report, its first day and how it is written down."""

    @property
    def key(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    def encode(self) -> str: ...


S = TypeVar("S", bound=Line)


class SqlShelf(Generic[S]):
    """Sketches, blocks and pairs in the book's database."""

    def __init__(self, engine: Engine, decode: Callable[[str], S]) -> None:
        self.engine = engine
        self.decode = lru_cache(maxsize=4096)(decode)

    def sketch(self, key: str) -> S | None:
        found = self.engine.run("SELECT line FROM sketches WHERE report = ?", (key,))
        return self.decode(found[0][0]) if found else None

    def put(self, sketch: S, filed: Iterable[str]) -> None:
        blocks = sorted(set(filed))
        self.engine.run("INSERT INTO sketches (report, line) VALUES (?, ?)", (sketch.key, sketch.encode()))
        self.engine.run_many("INSERT INTO blocks (block, report) VALUES (?, ?)", [(b, sketch.key) for b in blocks])
        self.engine.run_many(
            "INSERT INTO block_days (block, day, n) VALUES (?, ?, 1) ON CONFLICT (block, day) DO UPDATE SET n = block_days.n + 1",
            days_of(sketch, blocks),
        )

    def drop(self, sketch: S, filed: Iterable[str]) -> None:
        blocks = sorted(set(filed))
        self.engine.run("DELETE FROM sketches WHERE report = ?", (sketch.key,))
        self.engine.run_many("DELETE FROM blocks WHERE block = ? AND report = ?", [(b, sketch.key) for b in blocks])
        for row in days_of(sketch, blocks):
            self.engine.run("UPDATE block_days SET n = n - 1 WHERE block = ? AND day = ?", row)
            self.engine.run("DELETE FROM block_days WHERE block = ? AND day = ? AND n < 1", row)

    def holders(self, blocks: Iterable[str]) -> set[str]:
        return {row[0] for row in asked(self.engine, "SELECT report FROM blocks WHERE block IN ({})", sorted(set(blocks)))}

    def days(self, block: str) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM block_days WHERE block = ? LIMIT {MOST}) AS few"
        return int(self.engine.run(sql, (block,))[0][0])

    def scores(self, key: str) -> Mapping[str, float]:
        return {b: float(s) for b, s in self.engine.run("SELECT b, logit FROM pairs WHERE a = ?", (key,))}

    def put_scores(self, key: str, scores: Mapping[str, float]) -> None:
        rows = [(x, y, s) for other, s in scores.items() for x, y in ((key, other), (other, key))]
        self.engine.run_many(
            "INSERT INTO pairs (a, b, logit) VALUES (?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET logit = excluded.logit", rows
        )

    def drop_scores(self, key: str) -> None:
        others = self.engine.run("SELECT b FROM pairs WHERE a = ?", (key,))
        self.engine.run_many("DELETE FROM pairs WHERE a = ? AND b = ?", [(b, key) for (b,) in others])
        self.engine.run("DELETE FROM pairs WHERE a = ?", (key,))


def days_of(sketch: Line, blocks: Iterable[str]) -> list[tuple[str, str]]:
    """Which timeless keys and names a report makes more common, and by which day; undated it counts as a day of its own."""
    day = sketch.key if sketch.start is None else str(sketch.start)
    return [(b[1:], day) for b in blocks if b[0] in "DU"] + [(b, sketch.key) for b in blocks if b[0] == "N"]


def asked(engine: Engine, sql: str, values: list[str]) -> Iterable[Row]:
    """The rows of a question about many values, asked some hundred at a time."""
    for i in range(0, len(values), ASKED):
        part = values[i : i + ASKED]
        yield from engine.run(sql.format(", ".join("?" * len(part))), part)
