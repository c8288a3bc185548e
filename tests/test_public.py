"""The library as its users import it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tollbook

STORY = "GAO, Mali - Two soldiers were killed in an attack on a base near Gao on Friday, the army said.\n"


def test_three_lines(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    coded = tollbook.code(tollbook.read(story))
    found = tollbook.record(coded)
    assert [(t["metric"], t["low"]) for t in found["events"][0]["tolls"]] == [("killed", 2)]


def test_all_names_are_there() -> None:
    assert sorted(tollbook.__all__) == dir(tollbook)
    assert all(getattr(tollbook, name) is not None for name in tollbook.__all__)


def test_every_name_has_its_home() -> None:
    assert sorted([*tollbook.HOMES, "__version__"]) == sorted(tollbook.__all__)


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cod'"):
        tollbook.cod  # noqa: B018


def test_import_loads_nothing_else() -> None:
    program = (
        "import sys, tollbook; print(sorted(m for m in sys.modules if m.startswith(('tollbook.', 'lxml', 'numpy', 'rich'))))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_read_all_gives_errors_in_their_place(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    found = list(tollbook.read_all([tmp_path / "gone.txt", story]))
    assert isinstance(found[0], tollbook.UnreadableReport)
    assert isinstance(found[0], tollbook.TollbookError)
    assert isinstance(found[1], tollbook.Report)
