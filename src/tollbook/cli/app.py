"""All commands under one name."""

from __future__ import annotations

from typing import Annotated

import typer

from tollbook import __version__
from tollbook.cli import book, importing, unknown
from tollbook.cli.code import code
from tollbook.cli.demo import demo
from tollbook.cli.doctor import doctor

app = typer.Typer(
    help="Reads conflict news and keeps the book: what happened, where, when, to whom, how many were harmed - and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(code)
app.command()(demo)
app.command()(doctor)
app.add_typer(book.app)
app.add_typer(importing.app, name="import")
app.add_typer(unknown.app, name="unknown")


def _version(asked: bool) -> None:
    if asked:
        print(f"tollbook {__version__}")
        raise typer.Exit


@app.callback()
def tollbook(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Reads conflict news and keeps the book: what happened, where, when, to whom, how many were harmed - and who says so."""
