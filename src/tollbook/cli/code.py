# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""The command that reads reports and prints what they claim."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Annotated

import typer

from tollbook.cli.batch import code_all
from tollbook.cli.card import card
from tollbook.cli.gathering import Stated, gather
from tollbook.cli.output import Progress, paper, write
from tollbook.cli.scope import InScope, scope_of
from tollbook.exports.coded_report import line
from tollbook.model.claim import CodedReport
from tollbook.model.scope import CONFLICT

Reports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REPORT...", help="Text files, HTML pages, folders, addresses (https://...), or - for standard input."
    ),
]
Input = Annotated[
    list[str] | None, typer.Option("--input", metavar="FILE", help="JSON Lines of reports, one a line; - for stdin.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a report and line, in input order (docs/record.md).")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, help="Processes to use; the output is the same with any number.")]
Language = Annotated[str | None, typer.Option(help="Language of the reports (en, Spanish ...), in place of what is found.")]
Outlet = Annotated[str | None, typer.Option(help="Who published the reports, in place of what they state.")]
Published = Annotated[
    str | None, typer.Option(help="When: 2024-04-20, 2024-04 or with time and zone, in place of what they state.")
]


def code(
    reports: Reports = None,
    input: Input = None,
    json: AsJson = False,
    jobs: Jobs = 1,
    language: Language = None,
    outlet: Outlet = None,
    published: Published = None,
    scope: InScope = CONFLICT,
) -> None:
    """Read reports and print what they claim, with the words that carry it and who said them.

    Prints a card for each report, or with --json one line. Ends with 0 when all was done, 3 when some reports
    could not be read, 1 when none could, 2 on wrong usage.
    """
    if not reports and not input:
        raise typer.BadParameter("nothing to read: name files, folders or addresses, - for standard input, or --input FILE")
    named = gather(reports or [], input or [], Stated(_language(language), outlet, _published(published)))
    progress = Progress()
    on = paper()
    make: Callable[[CodedReport], str | CodedReport] = line if json else itself
    with closing(code_all(named, make, jobs, scope_of(scope))) as all_coded:
        for coded in all_coded:
            progress.note(coded.name, coded.reason if coded.made is None else None)
            if coded.made is not None:
                write(coded.made if isinstance(coded.made, str) else card(coded.made, coded.name, on))
    progress.leave()


def itself(coded: CodedReport) -> CodedReport:
    """The coded report, for a card."""
    return coded


def _language(stated: str | None) -> str | None:
    from tollbook.reports.language import language_code  # noqa: PLC0415 (start-up)

    code = language_code(stated)
    if stated is not None and code is None:
        raise typer.BadParameter(f"{stated!r} is not a language code or name", param_hint="--language")
    return code


def _published(stated: str | None) -> str | None:
    from tollbook.reports.header import instant  # noqa: PLC0415 (start-up)

    found = instant(stated.strip()) if stated is not None else None
    if stated is not None and found is None:
        raise typer.BadParameter(f"{stated!r} is not a date that can be read one way only", param_hint="--published")
    return found
