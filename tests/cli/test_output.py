"""What a terminal shows that a pipe does not: colours and progress."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Two soldiers were killed in an attack on a base near Gao, Mali, on Friday, the army said."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Some reports, enough for progress to be shown."""
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(60)), encoding="utf-8")
    return path


def on_terminal(stream: str, *words: str | Path, **env: str) -> str:
    """What a command writes to one stream that is a terminal; the other is none."""
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    command = [sys.executable, "-m", "tollbook", *map(str, words)]
    settings = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm", **env}
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, env=settings, **streams)  # type: ignore[call-overload]
    os.close(theirs)
    shown = b""
    while part := _read(ours):
        shown += part
    os.close(ours)
    child.wait(timeout=60)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux tells the end of a terminal so
        return b""


def test_colours_on_a_terminal_only_and_not_against_the_users_wish(reports: Path) -> None:
    assert "\x1b[1;31m[T1 " in on_terminal("stdout", "code", reports)
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        plain = on_terminal("stdout", "code", reports, **env)
        assert "\x1b" not in plain
        assert "[T1 " in plain


def test_progress_on_a_terminal(reports: Path) -> None:
    assert " reports, " in on_terminal("stderr", "code", reports, "--json")


def test_no_progress_through_a_pipe(reports: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "tollbook", "code", str(reports), "--json"], capture_output=True, check=True)
    assert done.stderr == b""


def test_a_full_disk_is_told(reports: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-m", "tollbook", "code", str(reports)], stdout=full, stderr=-1, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"cannot be written" in done.stderr
