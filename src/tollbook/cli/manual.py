"""Writes the parts of the documentation that the program prints: ``python -m tollbook.cli.manual`` in the source folder.

They are the page of commands, and the card and the figures in the README; a test fails where they are not what is printed now.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
import typer.main

from tollbook.cli.card import card
from tollbook.cli.demo import demo_reports

SHOWN = "08-savanna-herald.txt"  # the demonstration's report whose card stands in the README
FIGURES = (
    "relevance F1", "toll grounded F1", "toll source type", "date exact", "place within 25 km", "ACLED sub-event type",
    "perpetrator", "statements F1", "B-cubed F1", "estimate killed", "evidence spans exact", "distractors free of tolls",
    "reports free of background tolls",
)  # fmt: skip


def commands() -> str:
    """The page of commands: every command with its arguments and options as its help tells them."""
    from tollbook.cli.app import app  # noqa: PLC0415 (that module imports this one's neighbours)

    group: Any = typer.main.get_command(app)
    pages = [_page(name, command) for name, command in _under(group)]
    head = "# Commands\n\nWritten by `make docs` from the commands' own help. `tollbook COMMAND --help` prints the same.\n"
    return "\n".join([head, *pages])


def _under(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name, those of a group after each other."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _under(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def _page(name: str, command: Any) -> str:
    context = typer.Context(command, info_name=f"tollbook {name}")
    usage = " ".join(command.get_usage(context).removeprefix("Usage: ").split())
    help_text = re.sub(r"[ \t]*\n[ \t]*(?=\S)", " ", re.sub(r"\n\s*\n", "\n\n", command.help or "")).strip()
    return "\n".join([f"## tollbook {name}\n", help_text, f"\n    {usage}\n", *_options(command, context), ""])


def _options(command: Any, context: typer.Context) -> Iterator[str]:
    rows = [r for p in command.params if (r := p.get_help_record(context)) is not None]
    if rows:
        yield "| | |\n|---|---|"
    for names, words in rows:
        yield f"| `{names.replace('|', '/')}` | {' '.join(words.split()).replace('|', '/')} |"


def shown_card() -> str:
    """The card that stands in the README, as ``tollbook demo`` prints it."""
    from tollbook.pipeline import code_report  # noqa: PLC0415 (start-up)

    report = next(n.report for n in demo_reports() if n.name == SHOWN)
    assert report is not None
    return card(code_report(report), SHOWN).rstrip("\n")


def put(page: str, name: str, words: str) -> str:
    """The page with the words between the marks of that name.

    >>> put("a <!-- x -->old<!-- /x --> b", "x", "new")
    'a <!-- x -->new<!-- /x --> b'
    """
    marks = re.compile(rf"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
    return marks.sub(lambda found: f"{found[1]}{words}{found[2]}", page)


def figures(floors: dict[str, float]) -> str:
    """The table of floors for the README, all languages and each.

    >>> print(figures({"date exact": 0.8, "en date exact": 0.9}))
    | | all | English | Spanish | French |
    |---|---|---|---|---|
    | date exact | 0.80 | 0.90 |  |  |
    """
    rows = ["| | all | English | Spanish | French |", "|---|---|---|---|---|"]
    for name in FIGURES:
        found = [floors.get(f"{language}{name}") for language in ("", "en ", "es ", "fr ")]
        if found[0] is not None:
            rows.append(f"| {name} | " + " | ".join("" if f is None else f"{f:.2f}" for f in found) + " |")
    return "\n".join(rows)


def readme(page: str, floors: dict[str, float]) -> str:
    """The README with its card and its figures as they are now."""
    page = put(page, "card", f"\n```text\n{shown_card()}\n```\n")
    return put(page, "figures", f"\n{figures(floors)}\n") if floors else page


def main() -> None:
    """Write the page of commands and the parts of the README."""
    root = Path.cwd()
    (root / "docs" / "cli.md").write_text(commands(), encoding="utf-8")
    kept = root / "evals" / "floors.json"
    floors = json.loads(kept.read_text(encoding="utf-8")).get("gold", {}) if kept.is_file() else {}
    page = root / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8"), floors), encoding="utf-8")


if __name__ == "__main__":
    main()
