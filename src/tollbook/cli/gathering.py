"""From what a user names on the command line to reports, each under the name a message about it should give."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tollbook.cli.batch import Named
from tollbook.model.error import UnreadableReport
from tollbook.model.report import Report


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user states about the reports, in place of what they say of themselves; None is left as it is."""

    language: str | None = None
    outlet: str | None = None
    published: str | None = None


def gather(sources: Iterable[str], records: Iterable[str], stated: Stated) -> Iterator[Named]:
    """The reports of files, folders, pages, addresses and ``-``, then those of JSON Lines files, each with its name."""
    for source in sources:
        for file in _files(source):
            yield from _named(file, stated)
    for path in records:
        yield from _recorded(path, stated)


def _files(source: str) -> Iterator[str]:
    """A folder's files by name, so that each report is known by its file; anything else stands for itself."""
    from tollbook.reports.folder import files_of  # noqa: PLC0415 (start-up)

    if source == "-" or not Path(source).is_dir():
        yield source
        return
    files = [str(file) for file in files_of(Path(source))]
    yield from files or [source]


def _named(source: str, stated: Stated) -> Iterator[Named]:
    from tollbook.reports import read_all  # noqa: PLC0415 (start-up)

    several = source == "-" or source.casefold().endswith((".jsonl", ".json"))
    for found in read_all([source]):
        yield _as_named(found, "" if source == "-" and not several else source, several, stated)


def _recorded(path: str, stated: Stated) -> Iterator[Named]:
    from tollbook.reports import read_jsonl  # noqa: PLC0415 (start-up)

    for found in read_jsonl(sys.stdin.buffer if path == "-" else path, path):
        yield _as_named(found, path, True, stated)


def _as_named(found: Report | UnreadableReport, source: str, several: bool, stated: Stated) -> Named:
    if isinstance(found, UnreadableReport):
        return Named(found.name, None, found.reason)
    return Named(f"{source}, report {found.id}" if several else source, restated(found, stated))


def restated(report: Report, stated: Stated) -> Report:
    """The report with what the user states of it; whether a machine translated it is then judged anew.

    >>> restated(Report("a", "Two died.", outlet="Post"), Stated(outlet="Daily Post")).outlet
    'Daily Post'
    """
    from tollbook.reports import looks_machine_translated  # noqa: PLC0415 (start-up)

    changes = {k: v for k in ("language", "outlet", "published") if (v := getattr(stated, k)) is not None}
    if not changes:
        return report
    report = replace(report, **changes)
    if report.machine_translated is not None or set(changes) == {"published"}:
        return report
    judged = looks_machine_translated(report.text, report.language, report.outlet)
    return replace(report, machine_translated=judged)
