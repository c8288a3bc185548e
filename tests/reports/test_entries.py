"""The knowledge files of this stage can be read, and each says where it is from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.model.error import KnowledgeError
from tollbook.reports.entries import entries_of
from tollbook.reports.metadata import known_agencies


def test_an_agency_is_listed_once() -> None:
    entries = entries_of("tollbook.knowledge", "news_agencies.yaml")
    forms = [form.casefold() for e in entries for form in {e["name"], *e["forms"]}]
    assert sorted(forms) == sorted(set(forms))
    assert len(known_agencies()) == len(set(forms))
    assert all(len(e["country"]) == 3 for e in entries)


def test_every_sign_of_machine_translation_has_a_source() -> None:
    for entry in entries_of("tollbook.languages", "en", "machine_translation.yaml"):
        assert entry["source"], entry
        assert entry.get("pattern") or entry["forms"], entry


def test_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "invented_knowledge"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "bare.yaml").write_text("entries: []", encoding="utf-8")
    (folder / "broken.yaml").write_text("entries: [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="needs a source"):
        entries_of("invented_knowledge", "bare.yaml")
    with pytest.raises(KnowledgeError, match="not YAML"):
        entries_of("invented_knowledge", "broken.yaml")
