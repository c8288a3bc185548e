"""Read: from files, pages, records, folders, addresses and standard input to reports, with what each states of itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Issue, Report
from tollbook.reports.address import Fetched, fetch, local_path, read_limited
from tollbook.reports.encoding import declared_charset, decode
from tollbook.reports.folder import SUFFIXES, files_of
from tollbook.reports.header import split_header
from tollbook.reports.language import identify
from tollbook.reports.machine_translation import looks_machine_translated
from tollbook.reports.records import MAX_LINE, is_json, is_record, read_json, read_jsonl, read_lines
from tollbook.reports.report import make_report

__all__ = ["identify", "looks_machine_translated", "read", "read_all", "read_jsonl"]


def read(source: str | Path, *, id: str | None = None) -> Report:
    """One report from a text file, a web page (saved, or at an address the user gives), or standard input (``-``).

    A page is known by its content, not its name. The report's text is what was published, no character changed; without
    an ``id`` the report is named by its text. UnreadableReport says what cannot be read and why.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "story.txt")
    ...     _ = file.write_text("Outlet: Daily Post\\nPublished: 2024-04-20\\n\\nTwo people died in the attack, the police said.")
    ...     report = read(file, id="r1")
    >>> report.outlet, report.published, report.language, report.text[:15]
    ('Daily Post', '2024-04-20', 'en', 'Two people died')
    """
    return _read_one(fetch(source), str(source), id)


def read_all(sources: Sequence[str | Path]) -> Iterator[Report | UnreadableReport]:
    """The reports of many sources in order; a source or line that cannot be read is given in its place, and the rest goes on.

    A folder stands for its files by name; JSON Lines and JSON files (and such records on standard input) for their records.

    >>> [str(r) for r in read_all(["no-such-file.txt"])]
    ['no-such-file.txt: no such file']
    """
    for source in sources:
        path = local_path(source)
        if path is not None and os.path.isdir(path):
            yield from _folder(path)
        else:
            yield from _source(source)


def _folder(folder: Path) -> Iterator[Report | UnreadableReport]:
    empty = True
    for file in files_of(folder):
        empty = False
        yield from _source(file)
    if empty:
        yield UnreadableReport(str(folder), f"no report in this folder ({' '.join(SUFFIXES)})")


def _source(source: str | Path) -> Iterator[Report | UnreadableReport]:
    path = local_path(source)
    try:
        if path is not None and path.suffix.casefold() == ".jsonl":
            yield from read_jsonl(path, str(source))
        elif path is not None and path.suffix.casefold() == ".json":
            text, issues = decode(fetch(path).raw, str(source))
            yield from (_with(r, issues) if isinstance(r, Report) else r for r in read_json(text, str(source)))
        elif source == "-":
            yield from _standard_input()
        else:
            yield read(source)
    except UnreadableReport as error:
        yield error


def _standard_input() -> Iterator[Report | UnreadableReport]:
    """Records where the first line or the whole is JSON, else one text or page."""
    first = sys.stdin.buffer.readline(MAX_LINE)
    if is_record(first):
        yield from read_lines(sys.stdin.buffer, "-", first)
        return
    raw = first + read_limited(sys.stdin.buffer, "-")
    if raw.lstrip()[:1] in (b"{", b"[") and is_json(raw):
        yield from read_json(decode(raw, "-")[0], "-")
    else:
        yield _read_one(Fetched(raw), "-", None)


def _read_one(fetched: Fetched, name: str, id: str | None) -> Report:
    from tollbook.reports.page import is_page, other_markup, read_page  # noqa: PLC0415 (lxml, start-up)

    text, issues = decode(fetched.raw, name, fetched.charset or declared_charset(fetched.raw))
    if is_page(text):
        return _with(read_page(text, name, id=id, address=fetched.address), issues)
    markup = other_markup(text)
    if markup is not None:
        raise UnreadableReport(name, f"not a report: XML of the kind <{markup}>")
    if name.casefold().endswith((".jsonl", ".json")):
        raise UnreadableReport(name, "records, not one report; read them with read_all or read_jsonl")
    stated, body = split_header(text)
    return _with(make_report(body, stated, name, id=id), issues)


def _with(report: Report, issues: tuple[Issue, ...]) -> Report:
    return replace(report, issues=(*issues, *report.issues)) if issues else report
