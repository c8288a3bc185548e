"""What the tests of the book share: made-up reports, and the same book in SQLite and in PostgreSQL."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tollbook.book import Book

ROOT = Path(__file__).parents[2]
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/bin", "/usr/bin")


@pytest.fixture(scope="session")
def made_up() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made_up", ROOT / "evals" / "made_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def program(name: str) -> str | None:
    folders = [str(p) for pattern in PLACES for p in sorted(Path("/").glob(pattern.lstrip("/")))]
    return shutil.which(name, path=os.pathsep.join(folders))


def ordinary(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "nobody", "--", *command] if os.geteuid() == 0 else command


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own on loopback, from Debian's package; skipped, saying so, where it is not installed."""
    initdb, server = program("initdb"), program("postgres")
    if initdb is None or server is None:
        pytest.skip("PostgreSQL is not installed (apt install postgresql): the book in PostgreSQL is not tested here")
    if importlib.util.find_spec("pg8000") is None:
        pytest.skip("pg8000 is not installed (the extra [postgres]): the book in PostgreSQL is not tested here")
    folder = tempfile.mkdtemp(prefix="tollbook-pg-")
    os.chmod(folder, 0o777)
    data = f"{folder}/data"
    made = subprocess.run(
        ordinary([initdb, "-D", data, "-U", "tollbook", "-A", "trust", "-E", "UTF8", "--locale=C"]),
        capture_output=True,
        cwd="/",
        check=False,
    )
    if made.returncode:
        pytest.skip(f"PostgreSQL cannot make a database here: {made.stderr.decode()[-200:]}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    running = subprocess.Popen(ordinary([server, *options]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
    try:
        wait_for(port)
        yield f"postgresql://tollbook@127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), 0.2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("PostgreSQL did not start within 20 s")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address where no book is yet, in either database."""
    if request.param == "sqlite":
        return str(tmp_path / "book.db")
    from tollbook.store.postgres import PostgresEngine  # noqa: PLC0415 (only with the extra)

    server: str = request.getfixturevalue("postgres")
    name = f"t{abs(hash(str(tmp_path)))}"
    engine = PostgresEngine(f"{server}postgres")
    engine.run(f"CREATE DATABASE {name}")
    engine.close()
    return f"{server}{name}"


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that goes on by one second each time it is read."""
    ticks = iter(range(10**6))
    return lambda: f"2026-03-01T{(t := next(ticks)) // 3600:02}:{t // 60 % 60:02}:{t % 60:02}.000000Z"


@pytest.fixture
def book(url: str, clock: Callable[[], str]) -> Iterator[Book]:
    with Book.open(url, clock) as opened:
        yield opened


@pytest.fixture
def dump() -> Callable[[Book], Any]:
    """Everything a book says, as plain values: incidents with members, and each report's record."""

    def dumped(opened: Book) -> Any:
        keys = sorted(opened.store.all_reports())
        return list(opened.derived.every()), opened.store.records(keys), [opened.store.report(k).text for k in keys]

    return dumped
