"""``tollbook code`` as a user runs it: what is printed where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tollbook.reports.report import MAX_TEXT

GOOD = "GAO, Mali - Two soldiers were killed in an attack on a base near Gao on Friday, the army said.\n"
PAGE = "<!DOCTYPE html><html><head><title>Two killed in Gao</title></head><body><article><p>" + GOOD
Run = subprocess.CompletedProcess[str]


def tollbook(*words: str | Path, given: str | bytes = "", **env: str) -> Run:
    """Run a command; standard input and output are no terminal."""
    raw = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "tollbook", *map(str, words)]
    done = subprocess.run(command, input=raw, capture_output=True, timeout=120, check=False, env={**os.environ, **env})
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


BAD: dict[str, tuple[str, bytes | None, str]] = {
    "missing": ("gone.txt", None, "no such file"),
    "empty": ("empty.txt", b" \n", "empty"),
    "binary": ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "an image"),
    "zeros": ("zeros.txt", b"\x00\x01\x02\x03" * 500, "binary"),
    "page without text": (
        "menu.html",
        b"<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>",
        "no main text",
    ),
    "too long": ("long.txt", b"Two people died. " * (MAX_TEXT // 10), "longer than one report may be"),
    "50 MB": ("huge.txt", b"Two people died. " * 3_000_000, "larger than one report may be"),
}


@pytest.mark.parametrize("case", BAD, ids=str)
def test_a_bad_file_is_named_and_the_rest_is_done(case: str, good: Path, tmp_path: Path) -> None:
    name, raw, reason = BAD[case]
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    done = tollbook("code", tmp_path / name, good, "--json")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert f"tollbook: {tmp_path / name}: " in done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert tollbook("code", tmp_path / name, "--json").returncode == 1


def test_wrong_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(
        "Dos soldados murieron en un ataque en Medellín, según la policía. La explosión ocurrió ayer.".encode("cp1252")
    )
    done = tollbook("code", path, "--json")
    assert done.returncode == 0
    assert "guessed_encoding" in [i["code"] for i in json.loads(done.stdout)["issues"]]


def test_truncated_page_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "cut.html"
    path.write_text(PAGE, encoding="utf-8")
    done = tollbook("code", path, "--json")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert "truncated_html" in [i["code"] for i in record["issues"]]
    assert [t["low"] for t in record["events"][0]["tolls"]] == [2]


def test_invalid_lines_of_records(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "Rain fell."}\n{"id": "b", \n[]\n{"id": "c", "text": "Snow fell."}\n', encoding="utf-8")
    done = tollbook("code", "--input", path, "--json")
    assert done.returncode == 3
    assert [json.loads(row)["report"]["id"] for row in done.stdout.splitlines()] == ["a", "c"]
    assert f"{path}:2: not a JSON object" in done.stderr
    assert f"{path}:3: not a JSON object" in done.stderr


def test_half_characters_of_a_record_are_still_json(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "title": "\\ud800", "text": "Rain fell."}\n', encoding="utf-8")
    done = tollbook("code", "--input", path, "--json")
    assert (done.returncode, json.loads(done.stdout)["report"]["id"]) == (0, "a")


USAGE = [[], ["--jobs", "0", "x"], ["--published", "3/4/2024", "x"], ["--language", "klingonese", "x"], ["--no-such-option"]]


@pytest.mark.parametrize("words", USAGE, ids=str)
def test_wrong_usage(words: list[str]) -> None:
    done = tollbook("code", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error" in done.stderr


def test_folder_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"{name}: {GOOD}", encoding="utf-8")
    done = tollbook("code", tmp_path)
    assert done.stdout.index("a.txt") < done.stdout.index("b.txt")


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    done = tollbook("code", tmp_path)
    assert done.returncode == 1
    assert "no report in this folder" in done.stderr


STDIN: dict[str, tuple[str, list[str]]] = {
    "text": (GOOD, ["code", "-", "--json"]),
    "page": (PAGE + "</article></body></html>", ["code", "-", "--json"]),
    "records": (json.dumps({"id": "a", "text": GOOD}) + "\n", ["code", "-", "--json"]),
    "input": (json.dumps({"id": "a", "text": GOOD}) + "\n", ["code", "--input", "-", "--json"]),
}


@pytest.mark.parametrize("case", STDIN, ids=str)
def test_standard_input(case: str) -> None:
    given, words = STDIN[case]
    done = tollbook(*words, given=given)
    assert done.returncode == 0, done.stderr
    assert [t["low"] for t in json.loads(done.stdout)["events"][0]["tolls"]] == [2]


def test_what_the_user_states_goes_first(good: Path) -> None:
    stated = ["--outlet", "Daily Post", "--published", "20 April 2024", "--language", "English"]
    report = json.loads(tollbook("code", good, "--json", *stated).stdout)["report"]
    assert (report["outlet"], report["published"], report["language"]) == ("Daily Post", "2024-04-20", "en")


def test_the_scope_is_said_and_known(tmp_path: Path) -> None:
    path = tmp_path / "hunt.txt"
    path.write_text("A hunter accidentally shot and killed his brother near Toldham on Friday, wardens said.", encoding="utf-8")
    asked = ("code", "--json", "--scope", "gun violence", path)
    assert json.loads(tollbook("code", "--json", path).stdout)["events"] == []
    coded = json.loads(tollbook(*asked).stdout)
    assert (coded["scope"], coded["events"][0]["main"]) == ("gun violence", True)
    assert tollbook(*asked, "--jobs", "2").stdout == tollbook(*asked).stdout
    assert tollbook("code", "--scope", "traffic", path).returncode == 2


def test_several_processes_print_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    lines = [json.dumps({"id": f"r{n}", "text": GOOD.replace("Two", str(n + 2))}) for n in range(30)]
    path.write_text("\n".join([*lines[:15], "{", *lines[15:]]) + "\n", encoding="utf-8")
    one, two = (tollbook("code", "--input", path, "--json", "--jobs", n, PYTHONHASHSEED=n) for n in ("1", "2"))
    assert one.stdout == two.stdout
    assert (one.stderr, one.returncode) == (two.stderr, two.returncode)
    assert len(one.stdout.splitlines()) == 30


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": GOOD}) + "\n" for n in range(300)), encoding="utf-8")
    for words in (["--json"], [], ["--json", "--jobs", "2"]):
        command = [sys.executable, "-m", "tollbook", "code", "--input", str(path), *words]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
        child.stderr.close()
        assert (child.wait(timeout=60), said) == (0, b"")


@pytest.mark.parametrize("words", [["code", "--help"], ["--help"], ["--version"], ["demo", "--help"]], ids=str)
def test_help(words: list[str]) -> None:
    done = tollbook(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert "tollbook" in done.stdout


HOSTILE: dict[str, Callable[[str], str]] = {
    "title": lambda bad: f"Title: {bad}\n\n{GOOD}",
    "outlet": lambda bad: f"Outlet: {bad}\n\n{GOOD}",
    "text": lambda bad: GOOD.replace("base", f"base {bad}"),
    "speaker": lambda bad: GOOD.replace("the army", f"the army of {bad}"),
}


@pytest.mark.parametrize("where", HOSTILE, ids=str)
def test_a_report_cannot_command_the_terminal(where: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(HOSTILE[where]("\x1b]0;owned\x07\x1b[2J\x9b31m[bold red]x[/] \u202etxet"), encoding="utf-8")
    done = tollbook("code", path)
    assert done.returncode == 0
    assert not set(done.stdout) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "[bold red]x[/]" in " ".join(done.stdout.split())


def test_a_hostile_file_name_is_told_harmlessly(tmp_path: Path) -> None:
    done = tollbook("code", tmp_path / "gone\x1b[2J.txt")
    assert "\x1b" not in done.stderr
