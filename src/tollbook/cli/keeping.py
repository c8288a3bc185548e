# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""Commands that decide and keep: judge, undo, judgements, verify, rebuild, release, diff."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.options import DEFAULT, AsJson, BookPath, Who, Words, me, opened
from tollbook.cli.shown import as_json, as_table, fail, told
from tollbook.model.error import TollbookError

if TYPE_CHECKING:
    from tollbook.book import Book


@told
def judge(
    first: str,
    second: str,
    verdict: Annotated[str, typer.Argument(help="same, not-same or unsure")],
    who: Who = "",
    reason: Words = None,
    book: BookPath = DEFAULT,
) -> None:
    """Decide whether two reports, or two incidents, are the same; a person's decision outweighs every score."""
    with opened(book) as open_book:
        pairs = paired(open_book, first, second)
        print(open_book.judge(verdict.replace("-", " "), pairs, who or me(), reason))


def paired(open_book: Book, first: str, second: str) -> list[tuple[str, str]]:
    """The pairs of reports a judgement is about; an incident stands for all its reports."""
    sides = [open_book.incident(n)["reports"] if is_incident(open_book, n) else [n] for n in (first, second)]
    return [(a, b) for a in sides[0] for b in sides[1] if a != b]


def is_incident(open_book: Book, name: str) -> bool:
    try:
        open_book.derived.incident(name)
    except TollbookError:
        return False
    return True


@told
def undo(judgement: str, who: Who = "", reason: Words = None, book: BookPath = DEFAULT) -> None:
    """Take a judgement back; undoing an undo brings it back."""
    with opened(book) as open_book:
        print(open_book.undo(judgement, who or me(), reason))


@told
def judgements(book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """List every judgement, oldest first: who decided what, when, and what was taken back."""
    with opened(book) as open_book:
        rows = [
            {
                "id": r.id,
                "at": r.added_at,
                "who": r.who,
                "verdict": r.verdict,
                "undoes": r.undoes,
                "pairs": [list(p) for p in r.pairs],
                "reason": r.reason,
            }
            for r in open_book.store.rulings()
        ]
    if json:
        for row in rows:
            as_json(row)
    else:
        as_table(rows, ["id", "at", "who", "verdict", "undoes", "pairs", "reason"])


@told
def verify(book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """Prove the book: the chains of hashes, the words of every claim, incidents that follow from claims. Exit 1 if not."""
    from tollbook.book import verify as proved  # noqa: PLC0415 (start-up)

    with opened(book) as open_book:
        found, heads = proved(open_book), open_book.store.heads()
    if json:
        as_json({"sound": not found, "problems": found, "heads": {t: {"rows": n, "seal": s} for t, (n, s) in heads.items()}})
    else:
        for problem in found:
            print(problem, file=sys.stderr)
        print(f"{'sound' if not found else 'NOT SOUND'}: " + ", ".join(f"{n} {t}" for t, (n, _) in heads.items()))
    if found:
        raise typer.Exit(1)


@told
def rebuild(book: BookPath = DEFAULT) -> None:
    """Make incidents and estimates anew from the ledger; needed after the linker or the counting rules changed."""
    with opened(book) as open_book:
        print(f"{open_book.rebuild()} incidents")


@told
def release(
    name: str, out: Annotated[Path, typer.Option("--out", help="Folder to write to.")], who: Who = "", book: BookPath = DEFAULT
) -> None:
    """Freeze the book under a name: a data package with checksums. An existing name is written again and checked."""
    from tollbook.cli.releasing import made_again, make  # noqa: PLC0415 (start-up)

    with opened(book) as open_book:
        known = {n: (m, at) for n, m, _, at in open_book.store.releases()}
        differing = made_again(open_book, name, known[name], out) if name in known else make(open_book, name, who or me(), out)
    print(out)
    if differing:
        fail(f"{name}: these files are not what was released: {', '.join(differing)}")


@told
def diff(old: str, new: str, book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """What changed between two releases (names, or folders they were written to): incidents added, removed, changed."""
    from tollbook.cli.releasing import changes  # noqa: PLC0415 (start-up)

    found = changes(lambda: opened(book), old, new)
    if json:
        as_json(found)
        return
    for kind in ("added", "removed"):
        for name in found[kind]:
            print(f"{kind:8} {name}")
    for change in found["changed"]:
        for field, values in change["fields"].items():
            print(f"changed  {change['id']} {field}: {values['was']} -> {values['is']}")
