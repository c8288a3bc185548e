"""JSON Lines: a bad line is named, the others are read."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Report
from tollbook.reports import read_jsonl
from tollbook.reports.records import MAX_LINE


def read_one(line: str | bytes) -> Report | UnreadableReport:
    stream: Any = io.BytesIO(line) if isinstance(line, bytes) else io.StringIO(line)
    (result,) = read_jsonl(stream, "x.jsonl")
    return result


def test_a_full_record() -> None:
    line = '{"id": "r1", "text": "Dos muertos.", "title": "T", "outlet": "O", "published": "2024-04", "lang": "es", "url": "https://e.org/a"}'
    report = read_one(line)
    assert isinstance(report, Report)
    assert (report.id, report.text, report.title, report.outlet) == ("r1", "Dos muertos.", "T", "O")
    assert (report.published, report.language, report.url, report.issues) == ("2024-04", "es", "https://e.org/a", ())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not a JSON object"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"id": "a"}', "no text"),
        ('{"id": "a", "text": null}', "no text"),
        ('{"text": 5}', "its text is not a string"),
        ('{"text": "  "}', "empty"),
        ('{"id": ["a"], "text": "Two died."}', "its id is not a string"),
        ("[" * 200_000, "nested too deep"),
        (b'{"text": "\xff"}', "not in UTF-8"),
        ('{"text": "' + "a" * MAX_LINE + '"}', "longer than one report may be"),
        ('{"text": "' + "a" * 2_000_001 + '"}', "longer than one report may be"),
    ],
)
def test_bad_line_is_named_with_its_reason(line: str | bytes, reason: str) -> None:
    result = read_one(line)
    assert isinstance(result, UnreadableReport)
    assert result.name == "x.jsonl:1"
    assert reason in result.reason


def test_other_lines_are_read() -> None:
    lines = b'\xef\xbb\xbf{"id": "a", "text": "One."}\r\n\n{bad}\n{"id": "b", "text": "Two\\u2028three."}'
    results = list(read_jsonl(io.BytesIO(lines), "x.jsonl"))
    assert [r.id if isinstance(r, Report) else r.name for r in results] == ["a", "x.jsonl:3", "b"]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ('"published": "yesterday"', "unreadable_date"),
        ('"published": 2024', "unreadable_date"),
        ('"title": 5', "unreadable_field"),
        ('"lang": "??"', "unknown_language"),
    ],
)
def test_an_unreadable_field_is_an_issue(field: str, code: str) -> None:
    report = read_one('{"text": "Two died.", ' + field + "}")
    assert isinstance(report, Report)
    assert [i.code for i in report.issues] == [code]
    assert (report.published, report.title) == (None, None)


def test_missing_id_is_the_texts_digest() -> None:
    report = read_one('{"text": "Two died."}')
    assert isinstance(report, Report)
    assert report.id == report.digest[:16]


def test_half_a_character_keeps_offsets() -> None:
    report = read_one('{"text": "ab\\ud83d cd"}')
    assert isinstance(report, Report)
    assert report.text == "ab\ufffd cd"
    assert [i.code for i in report.issues] == ["broken_character"]


@given(st.binary())
def test_random_bytes_never_crash(raw: bytes) -> None:
    assert all(isinstance(r, (Report, UnreadableReport)) for r in read_jsonl(io.BytesIO(raw), "x.jsonl"))
