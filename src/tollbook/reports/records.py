"""Reports that come as records: JSON Lines of any size, one report a line, and JSON files with one record or a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Issue, Report
from tollbook.reports.address import reason_of
from tollbook.reports.header import Stated, published_on
from tollbook.reports.report import make_report

MAX_LINE = 16_000_000  # bytes; a text of the allowed length fits in, however it is escaped
RECORD_FIELDS = ("title", "outlet", "lang", "url")


def is_json(raw: bytes) -> bool:
    """Whether bytes are one JSON value.

    >>> is_json(b'{"text": "Two died."}'), is_json(b"[Bamako] Two died.")
    (True, False)
    """
    try:
        json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def is_record(line: bytes) -> bool:
    """Whether a line can only be a record, complete or broken.

    >>> [is_record(b) for b in (b'{"text": "Two died."}', b'{"id": "a", ', b"{", b"Two died.")]
    [True, True, False, False]
    """
    return line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"')


def read_jsonl(path_or_stream: str | Path | IO[bytes] | IO[str], name: str) -> Iterator[Report | UnreadableReport]:
    """The reports of a JSON Lines file, one a line; a line that cannot be read is given as UnreadableReport with its number.

    A record is ``{"id", "text", "title"?, "outlet"?, "published"?, "lang"?, "url"?}``.

    >>> import io
    >>> lines = io.StringIO('{"id": "a", "text": "Two died."}\\n[')
    >>> [r.id if isinstance(r, Report) else str(r) for r in read_jsonl(lines, "x.jsonl")]
    ['a', 'x.jsonl:2: not a JSON object (Expecting value)']
    """
    if not isinstance(path_or_stream, (str, Path)):
        yield from read_lines(path_or_stream, name)
        return
    try:
        with Path(path_or_stream).open("rb") as file:
            yield from read_lines(file, name)
    except (OSError, ValueError) as error:
        yield UnreadableReport(name, reason_of(error))


def read_json(text: str, name: str) -> Iterator[Report | UnreadableReport]:
    """The reports of a JSON file: one record, a list of records, or one record a line.

    >>> [r.text for r in read_json('[{"text": "Two died."}, {"text": "None died."}]', "x.json") if isinstance(r, Report)]
    ['Two died.', 'None died.']
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        yield from (_attempt(line, f"{name}:{n}") for n, line in enumerate(text.split("\n"), 1) if line.strip())
        return
    for n, record in enumerate(found if isinstance(found, list) else [found], 1):
        place = f"{name}:{n}" if isinstance(found, list) else name
        yield _record(record, place)


def read_lines(stream: IO[bytes] | IO[str], name: str, first: bytes | None = None) -> Iterator[Report | UnreadableReport]:
    """The reports of an open JSON Lines stream, ``first`` being a first line that was read off it before.

    >>> import io
    >>> [r.name for r in read_lines(io.BytesIO(b"2"), "-", b"1\\n") if isinstance(r, UnreadableReport)]
    ['-:1', '-:2']
    """
    number = 0
    line: str | bytes = first or stream.readline(MAX_LINE)
    while line:
        number += 1
        place = f"{name}:{number}"
        if len(line) >= MAX_LINE:
            while line and line[-1:] not in ("\n", b"\n"):
                line = stream.readline(MAX_LINE)
            yield UnreadableReport(place, f"the line is longer than one report may be (the limit is {MAX_LINE:,} bytes)")
        elif line.strip():
            yield _attempt(line, place)
        line = stream.readline(MAX_LINE)


def _attempt(line: str | bytes, place: str) -> Report | UnreadableReport:
    try:
        words = line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff")
        return _record(json.loads(words), place) if words.strip() else UnreadableReport(place, "empty")
    except UnicodeDecodeError:
        return UnreadableReport(place, "not in UTF-8")
    except RecursionError:
        return UnreadableReport(place, "not a JSON object (nested too deep)")
    except ValueError as error:
        return UnreadableReport(place, f"not a JSON object ({getattr(error, 'msg', error)})")


def _record(record: Any, place: str) -> Report | UnreadableReport:
    if not isinstance(record, dict):
        return UnreadableReport(place, "not a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        return UnreadableReport(place, "no text" if text is None else "its text is not a string")
    id = record.get("id")
    if id is not None and (isinstance(id, bool) or not isinstance(id, (str, int)) or id == ""):
        return UnreadableReport(place, "its id is not a string")
    try:
        return make_report(text, _stated(record), place, id=None if id is None else str(id))
    except UnreadableReport as error:
        return error


def _stated(record: dict[str, Any]) -> Stated:
    given = {field: record.get(field) for field in RECORD_FIELDS}
    wrong = [field for field, value in given.items() if value is not None and not isinstance(value, str)]
    known = {field: value or None for field, value in given.items() if isinstance(value, str)}
    published, issues = published_on(record.get("published"), "published")
    return Stated(
        title=known.get("title"),
        outlet=known.get("outlet"),
        published=published,
        language=known.get("lang"),
        url=known.get("url"),
        issues=(*issues, *(Issue("unreadable_field", f"{field}: not a string, left out") for field in wrong)),
    )
