"""The derived tables the linker works on: sketches, blocks and scored pairs. They can be dropped and made again.

Reports stand in them by their number in the log, not by their key: what is added next to each other lies next to each other in
the file, so that a report changes as few pages of a large book as of a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from tollbook.store.engine import Engine, Row

ASKED = 400
MOST = 21
NUMBER = "(SELECT seq FROM reports WHERE key = ?)"
DAYS = f"""
WITH RECURSIVE seen (day, n) AS (
  SELECT min(day), 1 FROM blocks WHERE block = ?
  UNION ALL SELECT (SELECT min(day) FROM blocks WHERE block = ? AND day > seen.day), n + 1 FROM seen WHERE day IS NOT NULL AND n < {MOST}
) SELECT count(day) FROM seen
"""  # noqa: E501
FIRST_OF_DAYS = """
WITH RECURSIVE seen (day) AS (
  SELECT min(day) FROM blocks WHERE block = ?
  UNION ALL SELECT (SELECT min(day) FROM blocks WHERE block = ? AND day > seen.day) FROM seen WHERE day IS NOT NULL
) SELECT (SELECT min(n) FROM blocks WHERE block = ? AND blocks.day = seen.day) FROM seen WHERE day IS NOT NULL
"""


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
        self.common: set[str] | None = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While nobody else can write: a key that was found common stays so until a report is taken out."""
        self.common = set()
        try:
            yield
        finally:
            self.common = None

    def sketch(self, key: str) -> S | None:
        found = self.engine.run("SELECT s.line FROM reports r JOIN sketches s ON s.n = r.seq WHERE r.key = ?", (key,))
        return self.decode(found[0][0]) if found else None

    def reports(self) -> Iterator[str]:
        """The keys of all reports that have a sketch."""
        yield from (str(row[0]) for row in self.engine.stream("SELECT report FROM sketches ORDER BY n"))

    def number(self, key: str) -> int:
        return int(self.engine.run("SELECT seq FROM reports WHERE key = ?", (key,))[0][0])

    def put(self, sketch: S, filed: Iterable[str]) -> None:
        n = self.number(sketch.key)
        self.engine.run("INSERT INTO sketches (n, report, line) VALUES (?, ?, ?)", (n, sketch.key, sketch.encode()))
        self.engine.run_many(
            "INSERT INTO blocks (block, day, n) VALUES (?, ?, ?)", [(b, day_of(b, sketch), n) for b in sorted(set(filed))]
        )

    def drop(self, sketch: S, filed: Iterable[str]) -> None:
        n = self.number(sketch.key)
        self.engine.run("DELETE FROM sketches WHERE n = ?", (n,))
        self.engine.run_many(
            "DELETE FROM blocks WHERE block = ? AND day = ? AND n = ?", [(b, day_of(b, sketch), n) for b in sorted(set(filed))]
        )
        if self.common is not None:
            self.common.clear()

    def holders(self, blocks: Iterable[str]) -> set[str]:
        sql = "SELECT report FROM sketches WHERE n IN (SELECT n FROM blocks WHERE block IN ({}))"
        return {row[0] for row in asked(self.engine, sql, sorted(set(blocks)))}

    def days(self, block: str) -> int:
        """How many reports have a name, or how many days another key (an undated report is a day of its own); MOST for more."""
        if self.common is not None and block in self.common:
            return MOST
        found = self.bearers(block) if block[0] == "N" else self.dated(block) + self.bearers(f"U{block}")
        if self.common is not None and found >= MOST:
            self.common.add(block)
        return min(found, MOST)

    def bearers(self, block: str) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM blocks WHERE block = ? LIMIT {MOST}) AS few"
        return int(self.engine.run(sql, (block,))[0][0])

    def dated(self, block: str) -> int:
        few = self.engine.run(f"SELECT day FROM blocks WHERE block = ? LIMIT {MOST}", (f"D{block}",))
        return len(set(few)) if len(few) < MOST else int(self.engine.run(DAYS, (f"D{block}", f"D{block}"))[0][0])

    def rises(self, block: str, most: int) -> list[int]:
        """The numbers of the reports with which the bearers or days of a key became more, the first ones up to ``most``."""
        sql = "SELECT n FROM blocks WHERE block = ? AND day = 0 ORDER BY n LIMIT ?"
        if block[0] == "N":
            return [int(n) for (n,) in self.engine.run(sql, (block, most))]
        found = [*self.engine.run(FIRST_OF_DAYS, [f"D{block}"] * 3), *self.engine.run(sql, (f"U{block}", most))]
        return sorted(int(n) for (n,) in found)[:most]

    def scores(self, key: str) -> Mapping[str, float]:
        sql = f"SELECT s.report, p.logit FROM pairs p JOIN sketches s ON s.n = p.b WHERE p.a = {NUMBER}"
        return {b: float(s) for b, s in self.engine.run(sql, (key,))}

    def put_scores(self, key: str, scores: Mapping[str, float]) -> None:
        number = numbers(self.engine, {key, *scores})
        rows = [(x, y, s) for other, s in scores.items() for x, y in ((key, other), (other, key))]
        self.engine.run_many(
            "INSERT INTO pairs (a, b, logit) VALUES (?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET logit = excluded.logit",
            [(number[x], number[y], s) for x, y, s in rows],
        )

    def drop_scores(self, key: str) -> None:
        n = self.number(key)
        others = self.engine.run("SELECT b FROM pairs WHERE a = ?", (n,))
        self.engine.run_many("DELETE FROM pairs WHERE a = ? AND b = ?", [(b, n) for (b,) in others])
        self.engine.run("DELETE FROM pairs WHERE a = ?", (n,))


def day_of(block: str, sketch: Line) -> int:
    """The day a report is filed under within a key that needs no day; 0 for other keys, and where it has none."""
    return sketch.start if block[0] == "D" and sketch.start is not None else 0


def numbers(engine: Engine, reports: Iterable[str]) -> dict[str, int]:
    """The numbers of some reports, by key."""
    return {str(k): int(n) for k, n in asked(engine, "SELECT key, seq FROM reports WHERE key IN ({})", sorted(set(reports)))}


def asked(engine: Engine, sql: str, values: list[str]) -> Iterable[Row]:
    """The rows of a question about many values, asked some hundred at a time."""
    for i in range(0, len(values), ASKED):
        part = values[i : i + ASKED]
        yield from engine.run(sql.format(", ".join("?" * len(part))), part)
