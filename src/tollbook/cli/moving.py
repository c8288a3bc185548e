# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""Commands that bring reports into the book and incidents out of it: add, export."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.options import DEFAULT, AsJson, BookPath, opened
from tollbook.cli.scope import InScope, scope_of
from tollbook.cli.shown import as_json, as_table, told
from tollbook.cli.sources import Problems, coded_reports, described
from tollbook.model.scope import CONFLICT


@told
def add(
    sources: Annotated[list[str] | None, typer.Argument(help="Files, folders, pages or - for standard input.")] = None,
    input: Annotated[list[str] | None, typer.Option("--input", help="As SOURCES: JSON Lines of reports.")] = None,
    coded: Annotated[
        Path | None, typer.Option(help="What `tollbook code --json` printed for them; else they are coded now.")
    ] = None,
    book: BookPath = DEFAULT,
    json: AsJson = False,
    scope: InScope = CONFLICT,
) -> None:
    """Add reports to the book: code them, keep them, link them. Adding a report again adds nothing."""
    problems = Problems()
    counts = {"added": 0, "again": 0, "refused": 0}
    with opened(book, make=True) as open_book:
        reports = coded_reports([*(sources or []), *(input or [])], coded, problems, scope_of(scope))
        for result in open_book.add_all(reports, method()):
            counts[result.outcome] += 1
            if result.reason is not None:
                problems.note(result.reason)
        total = open_book.derived.count(described())
    counts["unreadable"] = len(problems.found) - counts["refused"]
    if json:
        as_json({**counts, "incidents": total, "problems": problems.found})
    else:
        print(f"{counts['added']} added, {counts['again']} already there, {total} incidents in {book}")
    problems.leave()


def method() -> str:
    """The name and version under which claims are kept."""
    from tollbook import __version__  # noqa: PLC0415 (start-up)

    return f"tollbook/{__version__}"


@told
def export(
    format: Annotated[str, typer.Option("--format", help="jsonl, incidents, acled, ucdp, plover, geojson or csv.")] = "incidents",
    input: Annotated[list[str] | None, typer.Option("--input", help="Export these reports, without a book.")] = None,
    coded: Annotated[Path | None, typer.Option(help="What `tollbook code --json` printed for the input.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write to this file.")] = None,
    profile: Annotated[str | None, typer.Option("--profile", help="Counting rule; each format has its own.")] = None,
    book: BookPath = DEFAULT,
    columns: Annotated[bool, typer.Option("--columns", help="Only list what columns of this format cannot say.")] = False,
) -> None:
    """Export incidents (or with jsonl the coded reports) of the book, or of reports that are in none."""
    from tollbook.cli.exporting import pieces, unsaid  # noqa: PLC0415 (start-up)

    if columns:
        as_table(unsaid(format), ["column", "note"])
        return
    problems = Problems()
    with_book = None if input else opened(book)
    write(pieces((format, profile), with_book, coded_reports(input or [], coded, problems), problems), out)
    problems.leave()


def write(text: Iterator[str], out: Path | None) -> None:
    """Write pieces of text to a file, or to standard output."""
    if out is None:
        for piece in text:
            sys.stdout.write(piece)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(text)
