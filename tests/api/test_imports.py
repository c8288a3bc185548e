"""An import that a stop of the desk cut off goes on after the next start, and nothing that was accepted is lost."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tollbook.api.desk import Desk
from tollbook.api.imports import MOST_STARTS, Imports
from tollbook.book import Book
from tollbook.model.report import Report
from tollbook.review.desk_file import DeskError
from tollbook.review.people import LOCAL

TEXT = "{n} people were killed in a village near Gao, Mali, on {n} March 2026, the police said."


def empty(report: Report) -> dict[str, Any]:
    """What a coder gives that finds nothing."""
    head = {"id": report.id, "title": None, "outlet": None, "published": None, "language": "en", "url": None}
    return {"report": {**head, "machine_translated": None}, "events": [], "issues": []}


def given(count: int) -> list[dict[str, Any]]:
    return [{"id": f"r{n}", "text": TEXT.format(n=n)} for n in range(2, 2 + count)]


def ended(imports: Imports, name: str) -> bool:
    for _ in range(600):
        if imports.jobs[name].ended:
            return True
        time.sleep(0.05)
    return False


class Stuck:
    """A coder that gets so far, and then no further until it is stopped."""

    def __init__(self, far: int) -> None:
        self.left, self.stopped = far, False

    def code(self, report: Report) -> dict[str, Any]:
        self.left -= 1
        while self.left < 0 and not self.stopped:
            time.sleep(0.01)
        if self.stopped:
            raise DeskError("the worker is gone")
        return empty(report)

    def stop(self) -> None:
        self.stopped = True


def stopped_after(desk: Desk, far: int, name: str | None = None) -> str:
    """An import, begun or gone on with, that the stop of the desk cuts off after so many reports."""
    imports = Imports(desk)
    imports.coder = Stuck(far)  # type: ignore[assignment]
    if name is None:
        name = imports.paste(LOCAL, given(6)).id
    else:
        imports.resume()
    until = time.monotonic() + 20
    while imports.coder.left >= 0 and time.monotonic() < until:  # type: ignore[attr-defined]
        time.sleep(0.01)
    imports.stop()
    return name


def ids(desk: Desk) -> list[str]:
    with desk.book() as book:
        return sorted(r[0] for r in book.store.engine.run("SELECT id FROM reports WHERE id LIKE 'r%'"))


def test_an_import_goes_on_where_it_was(desk: Desk) -> None:
    name = stopped_after(desk, 2)
    assert ids(desk) == ["r2", "r3"]
    again = Imports(desk)
    again.coder = Stuck(100)  # type: ignore[assignment]
    assert again.resume() == 1
    assert ended(again, name)
    assert ids(desk) == [f"r{n}" for n in range(2, 8)]
    job = again.jobs[name].told()
    assert (job["read"], job["added"], job["again"], job["problems"]) == (6, 6, 0, [])
    again.stop()
    assert not again.log.files(again.jobs[name]).exists()
    last = Imports(desk)
    assert last.resume() == 0
    assert last.jobs[name].told() == job


def test_one_that_never_comes_further_waits_to_be_told(desk: Desk) -> None:
    name = stopped_after(desk, 1)
    for _ in range(MOST_STARTS - 1):
        stopped_after(desk, 0, name)
    waiting = Imports(desk)
    waiting.coder = Stuck(100)  # type: ignore[assignment]
    assert waiting.resume() == 0
    assert waiting.jobs[name].cut_off
    with pytest.raises(DeskError):
        waiting.again(LOCAL, "another")
    waiting.again(LOCAL, name)
    assert ended(waiting, name)
    assert ids(desk) == [f"r{n}" for n in range(2, 8)]
    waiting.stop()


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serving(book: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tollbook", "serve", "--book", str(book), "--port", str(port)]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return running
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the desk did not start")


@pytest.fixture
def killed(tmp_path: Path, port: int) -> Iterator[Path]:
    """A book whose desk was killed while it brought in twelve reports that it had accepted."""
    book = tmp_path / "book.db"
    running = serving(book, port)
    site = f"http://127.0.0.1:{port}"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = opener.open(f"{site}/keys").read().decode()
    found = re.search(r'data-csrf="([^"]+)"', page)
    assert found is not None
    body = json.dumps({"reports": given(12)}).encode()
    wish = urllib.request.Request(f"{site}/api/imports", body, {"content-type": "application/json", "x-csrf-token": found[1]})
    assert opener.open(wish).status == 202
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    yield book
    assert running.poll() is not None


def test_a_desk_that_is_killed_brings_in_after_its_next_start_what_it_had_accepted(killed: Path, port: int) -> None:
    running = serving(killed, port)
    try:
        found: list[str] = []
        for _ in range(600):
            with Book.open(str(killed)) as book:
                found = sorted(r[0] for r in book.store.engine.run("SELECT id FROM reports"))
            if len(found) == 12:
                break
            time.sleep(0.2)
        assert found == sorted(f"r{n}" for n in range(2, 14))
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(30)
