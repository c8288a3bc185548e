"""The commands around the book, in the order of the help."""

from __future__ import annotations

import typer

from tollbook.cli.asking import explain, history, incidents, search, show, why
from tollbook.cli.keeping import diff, judge, judgements, rebuild, release, undo, verify
from tollbook.cli.moving import add, export
from tollbook.cli.serve import names, serve, user

COMMANDS = (
    add, incidents, show, explain, why, history, judge, undo, judgements, search, release, diff, verify, rebuild, export,
    serve, user, names,
)  # fmt: skip

app = typer.Typer(no_args_is_help=True, help="Keep the book of incidents.")
for command in COMMANDS:
    app.command()(command)
