"""Word lists: alternatives in brackets and lists that extend another language's."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook.languages.build import entries, spelled
from tollbook.model.error import KnowledgeError


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("dit", ["dit"]),
        ("(a|ont) dit", ["a dit", "ont dit"]),
        ("tué(|e|s)", ["tué", "tuée", "tués"]),
        ("(a|ont) (aussi|) dit", ["a aussi dit", "a dit", "ont aussi dit", "ont dit"]),
        ("(pmf)", ["(pmf)"]),
    ],
)
def test_alternatives_in_brackets(form: str, expected: list[str]) -> None:
    assert spelled(form) == expected


def test_own_entries_stand_before_those_of_the_extended_language(tmp_path: Path) -> None:
    for language, text in (
        ("en", "source: x\nentries:\n  - {class: say, stance: says, forms: [said]}\n"),
        ("pcm", "source: x\nextends: en\nentries:\n  - {class: say, stance: says, forms: [tok]}\n"),
    ):
        (tmp_path / language).mkdir()
        (tmp_path / language / "sources.yaml").write_text(text, encoding="utf-8")
    assert [forms for _, forms in entries(tmp_path / "pcm" / "sources.yaml")] == [["tok"], ["said"]]


def test_a_list_without_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("entries: []\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"people\.yaml"):
        list(entries(tmp_path / "people.yaml"))


MOST_SPELLINGS = 6000


def test_no_pattern_stands_for_thousands_of_spellings() -> None:
    """Every spelling is held in memory: a pattern of many alternatives is to be shortened or split."""
    folder = resources.files("tollbook.languages")
    files = sorted(Path(str(folder)).glob("*/*.yaml"))
    forms = {(f.parent.name, form) for f in files for e in _entries(f) for form in e.get("forms", ())}
    assert len(forms) > 5000
    assert [(language, form) for language, form in sorted(forms, key=str) if len(spelled(str(form))) > MOST_SPELLINGS] == []


def _entries(path: Path) -> list[dict[str, Any]]:
    document: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return document.get("entries", [])
