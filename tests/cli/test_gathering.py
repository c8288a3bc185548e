"""From what a user names to reports with a name for every message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.cli.gathering import Stated, gather, restated
from tollbook.cli.harmless import harmless, one_line
from tollbook.model.report import Report


def test_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Snow fell."}\n{\n', encoding="utf-8")
    found = list(gather([str(tmp_path)], [], Stated()))
    records = str(tmp_path / "b.jsonl")
    assert [n.name for n in found] == [str(tmp_path / "a.txt"), f"{records}, report x", f"{records}:2"]
    assert found[2].reason.startswith("not a JSON object")


def test_nothing_stated_changes_nothing() -> None:
    report = Report("a", "Rain fell.", outlet="Post")
    assert restated(report, Stated()) is report


def test_a_published_day_alone_is_put_in() -> None:
    assert restated(Report("a", "Rain fell."), Stated(published="2024-04")).published == "2024-04"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\tb", "a b"),
        ("\x1b[31m", "\ufffd[31m"),
        ("a\u2028b", "a b"),
        ("\u202eab", "\u200bab"),
        ("\x9b", "\ufffd"),
        ("é\n", "é\n"),
    ],
)
def test_harmless(words: str, shown: str) -> None:
    assert harmless(words) == shown
    assert len(harmless(words)) == len(words)


def test_one_line() -> None:
    assert one_line("a\n\n b\x00") == "a b\ufffd"
