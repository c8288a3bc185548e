"""Word lists: alternatives in brackets and lists that extend another language's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.languages.build import HERE, READ_APART, entries, spelled
from tollbook.languages.lexicon import Lexicon
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import Token


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


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_pattern_finds_every_form_it_stands_for(language: str) -> None:
    """The forms are never spelled out: whatever a pattern stands for is still found, whole."""
    lists = [p for p in sorted((HERE / language).glob("*.yaml")) if p.name not in READ_APART]
    patterns = [(traits, form) for path in lists for traits, forms in entries(path) for form in forms if "|" in form]
    assert len(patterns) > 100
    for traits, form in patterns:
        lexicon = Lexicon(language, [(traits, [form])])
        found = spelled(form)
        for words in [*found[:20], *found[-20:]]:
            norms = [w.lstrip("=") for w in words.casefold().replace("’", "'").replace("*", "").split()]
            tokens = [Token(0, 1, norm, norm, 0) for norm in norms]
            assert not tokens or any((h.first, h.last) == (0, len(tokens)) for h in lexicon.find(tokens)), (form, words)
