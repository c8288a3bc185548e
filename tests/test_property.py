"""What must hold for any text at all: no crash, every span exact, the same result twice, a harmless card."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tollbook import Report, code, line
from tollbook.cli.card import card

WORDS = """
    At least two people were killed and more than 14 injured in an airstrike on a base near Gao on Friday , police said .
    No group claimed responsibility " the toll rose from 3 to 7 " denied that between 5 and 9 soldiers died 80 km south of
    Baghdad overnight into Saturday according to sources . who informed EFE . Iraqis . dozens abducted 2024-04-19 ( ) “ ” ’ -
    """.split()  # noqa: SIM905 (a list of words to read, not to count)
LANGUAGES = st.sampled_from([None, "en", "es", "ar", "fr", "de", "xx"])
PUBLISHED = st.sampled_from([None, "2024-04-20", "2024-04", "2024-04-20T23:30:00+03:00"])
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
CONFLICT_TEXT = st.lists(st.one_of(st.sampled_from([*WORDS, "\n\n"]), st.text(max_size=4)), max_size=60).map(" ".join)
SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a record."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(text: str, language: str | None, published: str | None) -> None:
    report = Report(
        "r", text.encode("utf-8", "replace").decode("utf-8"), language=language, published=published, outlet="Daily Post"
    )
    printed = line(code(report))
    coded = code(report)
    for span in spans(json.loads(printed)):
        assert coded.report.text[span["start"] : span["end"]] == span["text"]
        assert span["text"]
    assert coded.report.text == report.text
    assert line(coded) == printed
    shown = card(coded, "report.txt")
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c != "\n"]


@SETTINGS
@given(ANY_TEXT, LANGUAGES, PUBLISHED)
def test_any_text(text: str, language: str | None, published: str | None) -> None:
    check(text, language, published)


@SETTINGS
@given(CONFLICT_TEXT, LANGUAGES, PUBLISHED)
def test_words_of_conflict_in_any_order(text: str, language: str | None, published: str | None) -> None:
    check(text, language, published)
