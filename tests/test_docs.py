"""The documentation says what the program does: commands, fields, the card, the figures, the codes a command ends with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tollbook import code, read, record
from tollbook.cli.demo import demo_reports
from tollbook.cli.manual import commands, put, readme, shown_card

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
FIRST_SCREEN = 60  # lines


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def keys(value: Any) -> Iterator[str]:
    """Every field name in a record, apart from the free names of a score's parts."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key == "score" else keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_the_page_of_commands_is_what_help_prints() -> None:
    assert text("docs/cli.md") == commands(), "run `make docs`"


def test_the_card_and_figures_of_the_readme_are_todays() -> None:
    floors = json.loads(text("evals/floors.json")).get("gold", {})
    assert text("README.md") == readme(text("README.md"), floors), "run `make docs`"


def test_the_card_stands_in_the_first_screen() -> None:
    before = text("README.md").split(shown_card())[0]
    assert before != text("README.md")
    assert before.count("\n") + shown_card().count("\n") < FIRST_SCREEN


def test_every_field_is_documented() -> None:
    page = text("docs/record.md")
    reports = [n.report for n in demo_reports() if n.report is not None]
    reports += [read(path) for path in sorted((ROOT / "tests" / "golden").glob("*.txt"))]
    found = {key for report in reports for key in keys(record(code(report)))}
    assert {"metric", "radius_km", "plover"} <= found
    assert sorted(key for key in found if f"`{key}`" not in page) == []


def test_every_command_is_documented() -> None:
    from tollbook.cli.app import app  # noqa: PLC0415 (start-up)

    page = text("docs/cli.md")
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback is not None]
    assert {"code", "demo", "doctor"} <= set(names)
    assert [n for n in names if f"## tollbook {n}\n" not in page] == []


@pytest.mark.parametrize("exit_code", [0, 1, 2, 3])
def test_every_exit_code_is_documented(exit_code: int) -> None:
    assert f"\n| {exit_code} | " in text("README.md")


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", text("README.md"), re.DOTALL)
    assert len(blocks) == 1
    assert len([line for line in blocks[0].splitlines() if line]) == 3
    (tmp_path / "story.txt").write_text("Two soldiers died in an attack, police said.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(blocks[0], {})


def test_every_make_target_named_in_the_documentation_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    pages = [text("README.md"), *(p.read_text(encoding="utf-8") for p in (ROOT / "docs").rglob("*.md"))]
    named = {name for page in pages for name in re.findall(r"[`\n]make ([a-z-]+)", page)}
    assert {"demo", "test"} <= named <= targets


def test_links_lead_somewhere() -> None:
    for page in [README, *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_runtime_package_is_told_with_its_licence() -> None:
    listed = text("docs/decisions/dependencies.md").casefold().replace("_", "-")
    locked = re.findall(r"^([A-Za-z0-9_.-]+)==", text("requirements.lock"), re.MULTILINE)
    only_there = {"colorama", "editables", "trove-classifiers", "packaging", "pluggy"}  # Windows, and the building of the package
    assert sorted(n for n in {*locked} - only_there if n not in listed) == []


def test_the_lock_names_no_place_to_fetch_from() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert not re.search(r"https?:|--(extra-)?index|--find-links|file:", text(name))


def test_put_leaves_a_page_without_marks_alone() -> None:
    assert put("no marks", "card", "x") == "no marks"
