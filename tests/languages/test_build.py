"""Word lists: alternatives in brackets and lists that extend another language's."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

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


MOST_SPELLINGS = 8000


def test_no_entry_stands_for_thousands_of_spellings() -> None:
    """Every spelling is held in memory: a pattern of many alternatives is to be shortened or split."""
    built = sorted(Path(str(resources.files("tollbook.languages"))).glob("built/*.json"))
    found = [(f.stem, e["traits"]["class"], len(e["forms"])) for f in built for e in json.loads(f.read_text(encoding="utf-8"))]
    assert sum(n for _, _, n in found) > 50_000
    assert [entry for entry in found if entry[2] > MOST_SPELLINGS] == []
