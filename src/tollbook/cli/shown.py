"""How commands show rows, and how they end: 0 well, 1 problems in the data, 2 wrong usage, 3 in part."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import typer

from tollbook.model.error import TollbookError

P = ParamSpec("P")
T = TypeVar("T")
WIDEST = 44


def fail(message: str, code: int = 1) -> NoReturn:
    """End with a message on standard error."""
    print(f"tollbook: {message}", file=sys.stderr)
    raise typer.Exit(code)


def told(command: Callable[P, T]) -> Callable[P, T]:
    """A command that tells its own errors in one line instead of a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except TollbookError as error:
            fail(str(error))
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(0) from None

    return run


def as_json(value: Any) -> None:
    """Print one JSON value on one line."""
    print(json.dumps(value, ensure_ascii=False))


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows as CSV; unknown values are empty."""
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def as_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows in columns for people; unknown values are a dash, long ones are cut.

    >>> as_table([{"place": "Karmel", "killed": None}], ["place", "killed"])
    place   killed
    Karmel  -
    """
    cells = [[short(row.get(c)) for c in columns] for row in rows]
    widths = [max(len(x) for x in column) for column in zip(columns, *cells, strict=True)]
    for line in (list(columns), *cells):
        print("  ".join(x.ljust(w) for x, w in zip(line, widths, strict=True)).rstrip())


def short(value: Any) -> str:
    words = "-" if value is None or value == "" else " ".join(str(value).split())
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"
