"""The options that the commands around the book share, and how they open it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.shown import fail

if TYPE_CHECKING:
    from tollbook.book import Book

BookPath = Annotated[str, typer.Option("--book", envvar="TOLLBOOK_BOOK", help="The book: a file, or a postgresql:// address.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Profile = Annotated[
    str, typer.Option("--profile", help="Counting rule: median, ucdp, acled, airwars, ibc, range, latest-official.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="What the book said at this moment (2026-03-04, or with a time, UTC).")]
Words = Annotated[str | None, typer.Option()]
Who = Annotated[str, typer.Option("--who", envvar="TOLLBOOK_WHO", help="Who decides; logged.")]
DEFAULT = "tollbook.db"


def opened(path: str, *, make: bool = False) -> Book:
    """The book at a path; a book that is not there is only made by ``add``."""
    from tollbook.book import Book  # noqa: PLC0415 (start-up)

    if not make and "://" not in path and not Path(path).is_file():
        fail(f"{path}: there is no such book; `tollbook add` makes one")
    return Book.open(path)


def me() -> str:
    """Whose decisions these are where nobody is named."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
