"""What the book survives: kill -9 in the middle, two writers at once, a full disk, a changed byte.

The crash test runs a few rounds; TOLLBOOK_CRASH_ROUNDS=200 runs it in full.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tollbook.book import Book, verify
from tollbook.store import Store, StoreError
from tollbook.store.schema import MIGRATIONS, migrate, version
from tollbook.store.sqlite import SqliteEngine

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("TOLLBOOK_CRASH_ROUNDS", "6"))
ADDER = """
import sys
sys.path.insert(0, {evals!r})
import made_up
from tollbook.book import Book
with Book.open(sys.argv[1]) as book:
    for result in book.add_all(made_up.reports(int(sys.argv[2]), int(sys.argv[3])), group=int(sys.argv[4])):
        print(result.id, flush=True)
"""


def adder(url: str, first: int, last: int, group: int = 10) -> subprocess.Popen[str]:
    script = ADDER.format(evals=str(ROOT / "evals"))
    command = [sys.executable, "-c", script, url, str(first), str(last), str(group)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ids_in(book: Book) -> list[str]:
    return sorted(r[0] for r in book.store.engine.run("SELECT id FROM reports"))


def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance, last = random.Random(5), 160
    for round_ in range(ROUNDS):
        path = str(tmp_path / f"{round_}.db")
        run = adder(path, 0, last)
        assert run.stdout is not None
        acknowledged = [run.stdout.readline().strip()] if chance.random() < 0.8 else []
        time.sleep(chance.uniform(0, 0.5))
        run.send_signal(signal.SIGKILL)
        acknowledged += run.stdout.read().split()
        run.communicate()
        with Book.open(path) as book:
            kept = ids_in(book)
            assert set(filter(None, acknowledged)) <= set(kept)
            assert verify(book) == []
    again = adder(path, 0, last)
    assert again.communicate()[1] == ""
    with Book.open(path) as book:
        assert ids_in(book) == sorted(f"m{n}" for n in range(last))
        assert verify(book) == []


def test_two_writers_at_once_lose_nothing(url: str, dump: Callable[[Book], Any], made_up: ModuleType) -> None:
    Book.open(url).close()
    running = [adder(url, 0, 60, 3), adder(url, 30, 90, 4)]
    for run in running:
        assert run.communicate(timeout=120)[1] == ""
    with Book.open(url) as book, Book.open(":memory:") as alone:
        list(alone.add_all(made_up.reports(0, 90)))
        assert verify(book) == []
        assert dump(book) == dump(alone)


FULL = """
import resource, sys
sys.path.insert(0, {evals!r})
import made_up
from tollbook.book import Book
from tollbook.store import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
with Book.open(sys.argv[1]) as book:
    try:
        for result in book.add_all(made_up.reports(0, 100000), group=10):
            print(result.id, flush=True)
    except StoreError as error:
        print("ERROR", error)
"""


def test_a_full_disk_is_told_and_leaves_the_book_intact(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    done = subprocess.run(
        [sys.executable, "-c", FULL.format(evals=str(ROOT / "evals")), path], capture_output=True, text=True, check=False
    )  # fmt: skip
    *acknowledged, error = done.stdout.strip().split("\n")
    assert "the disk is full" in error
    assert len(acknowledged) > 20
    with Book.open(path) as book:
        assert set(acknowledged) <= set(ids_in(book))
        assert verify(book) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 2_000_000


def flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x01
    path.write_bytes(data)


def said(path: Path, dump: Callable[[Book], Any]) -> tuple[list[str], Any]:
    try:
        with Book.open(str(path)) as book:
            return verify(book), dump(book)
    except (StoreError, UnicodeError, ValueError, KeyError, TypeError) as error:
        return [str(error)], None


def test_a_changed_byte_is_found_or_changes_nothing(tmp_path: Path, made_up: ModuleType, dump: Callable[[Book], Any]) -> None:
    path, copy = tmp_path / "book.db", tmp_path / "copy.db"
    with Book.open(str(path)) as book:
        list(book.add_all(made_up.reports(0, 25)))
        before = dump(book)
        book.store.engine.run("PRAGMA wal_checkpoint(TRUNCATE)")
    chance, found = random.Random(11), 0
    for _ in range(40):
        copy.write_bytes(path.read_bytes())
        flipped(copy, chance.randrange(copy.stat().st_size))
        problems, after = said(copy, dump)
        assert problems or after == before
        found += bool(problems)
    assert found > 10


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports SET text = replace(text, 'killed', 'filled') WHERE seq = 3",
        "UPDATE claims SET value = replace(value, '\"low\":', '\"low\":1') WHERE facet = 'toll' AND seq < 20",
        "UPDATE claims SET added_at = '2020-01-01' WHERE seq = 4",
        "DELETE FROM claims WHERE seq = (SELECT max(seq) FROM claims)",
        "DELETE FROM reports WHERE seq = 2",
        "DELETE FROM judgements",
        "UPDATE incidents SET summary = replace(summary, '\"best\":', '\"best\":1')",
        "DELETE FROM memberships WHERE n = (SELECT min(n) FROM memberships)",
        "UPDATE sketches SET line = replace(line, 'exact', 'told')",
    ],
)
def test_tampering_behind_the_triggers_is_found(tmp_path: Path, made_up: ModuleType, sql: str) -> None:
    path = tmp_path / "book.db"
    with Book.open(str(path)) as book:
        list(book.add_all(made_up.reports(0, 25)))
        book.judge("unsure", [("m1", "m2")], "ana")
    raw = sqlite3.connect(path)
    for table in ("reports", "claims", "judgements"):
        for deed in ("update", "delete"):
            raw.execute(f"DROP TRIGGER {table}_no_{deed}")
    raw.execute(sql)
    raw.commit()
    raw.close()
    with Book.open(str(path)) as book:
        assert verify(book) != []


def test_a_book_of_a_newer_program_is_refused_and_an_older_one_brought_up(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    engine = SqliteEngine(path)

    def second(e: Any) -> None:
        e.run("CREATE TABLE later (a TEXT)")

    assert migrate(engine) == len(MIGRATIONS)
    assert migrate(engine, (*MIGRATIONS, second)) == len(MIGRATIONS) + 1 == version(engine)
    with pytest.raises(StoreError, match="newer"):
        Store(engine)


def test_a_step_that_fails_leaves_the_book_at_its_version(tmp_path: Path) -> None:
    engine = SqliteEngine(str(tmp_path / "book.db"))
    migrate(engine)

    def broken(e: Any) -> None:
        e.run("CREATE TABLE half (a TEXT)")
        e.run("CREATE NONSENSE")

    with pytest.raises(StoreError):
        migrate(engine, (*MIGRATIONS, broken))
    assert version(engine) == len(MIGRATIONS)
    assert engine.run("SELECT 1 FROM sqlite_master WHERE name = 'half'") == []


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be looked at " * 40, b"SQLite format 3\x00" + b"\x00" * 200]
)
def test_a_file_that_is_no_book_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Book.open(str(path))
    assert path.read_bytes() == content


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such folder"):
        Book.open(str(tmp_path / "nowhere" / "book.db"))
