"""The sets of invented incidents are sound: spans are exact, files agree, nothing is counted twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

LANGUAGES = ["ar", "en", "es", "fr"]


def rows(language: str, name: str) -> list[dict[str, Any]]:
    """The lines of one file of the set."""
    return [json.loads(line) for line in (Path(__file__).parent / language / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_are_the_words_of_the_text(language: str) -> None:
    texts = {r["id"]: r["text"] for r in rows(language, "reports.jsonl")}
    for gold in rows(language, "gold.jsonl"):
        evidence = [*gold["casualties"], *gold["responsibility"], *gold["background_events"]]
        evidence += [e for key, found in gold["main"].items() if key.endswith("_evidence") for e in found]
        for item in evidence:
            assert texts[gold["id"]][item["start"] : item["end"]] == item["evidence"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_agree(language: str) -> None:
    ids = [r["id"] for r in rows(language, "reports.jsonl")]
    assert ids == [g["id"] for g in rows(language, "gold.jsonl")]
    assert sorted(ids) == sorted(i for incident in rows(language, "incidents.jsonl") for i in incident["report_ids"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_background_is_no_toll_of_the_incident(language: str) -> None:
    for gold in rows(language, "gold.jsonl"):
        apart = [(b["start"], b["end"]) for b in gold["background_events"]]
        assert not any(a <= c["start"] and c["end"] <= b for c in gold["casualties"] for a, b in apart)
