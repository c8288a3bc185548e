"""The lists and the queue, brought up to date change by change, are what reading the whole book anew gives."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tollbook.api.deciding import Wish, decide, judge, look, split, undo
from tollbook.api.desk import Desk
from tollbook.api.index import whole
from tollbook.api.query import Query
from tollbook.review.desk_file import DeskError
from tollbook.review.people import LOCAL

spec = importlib.util.spec_from_file_location("made_up", Path(__file__).parents[2] / "evals" / "made_up.py")
assert spec is not None
assert spec.loader is not None
made_up = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made_up)


def same_as_anew(desk: Desk) -> None:
    """Fails where the desk shows anything else than a desk opened this moment."""
    anew = Desk(desk.url, desk.settings, desk.file.path)
    try:
        with desk.book() as book, anew.book() as other:
            now, then = desk.snapshot(book), anew.snapshot(other)
            assert [asdict(r) for r in now.rows] == [asdict(r) for r in then.rows]
            assert now.by_actor == then.by_actor or by_names(now.by_actor) == by_names(then.by_actor)
            cells = [{c: sorted(r.id for r in rows) for c, rows in s.by_cell.items() if rows} for s in (now, then)]
            assert cells[0] == cells[1]
            assert desk.offered(book, Query()) == anew.offered(other, Query())
            assert whole(0, now.rows).tally.offered() == now.tally.offered()
            queue, fresh = desk.reviewed(book), anew.reviewed(other)
            assert queue.of_kind() == fresh.of_kind()
            assert {k: n for k, n in queue.counts.items() if n} == dict(fresh.counts)
            assert queue.touched(now) == fresh.touched(then)
            assert queue.open() == fresh.open()
    finally:
        anew.close()


def by_names(found: dict[str, list[Any]]) -> dict[str, list[str]]:
    return {name: [r.id for r in rows] for name, rows in found.items() if rows}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_lists_are_what_the_book_says(tmp_path: Path, seed: int) -> None:
    desk, chance, done = Desk(str(tmp_path / "book.db")), Random(seed), [0]
    reports = list(made_up.reports(0, 160))
    with desk.writing() as book:
        for _ in book.add_all(reports[:80]):
            pass
    waiting = reports[80:]
    with desk.book() as book:
        desk.reviewed(book)
    for _ in range(25):
        try:
            act(desk, chance, waiting, done)
        except DeskError:
            continue
        same_as_anew(desk)
    assert done[0] > 5
    desk.close()


def act(desk: Desk, chance: Random, waiting: list[Any], done: list[int]) -> None:
    """One thing that somebody may do."""
    with desk.book() as book:
        rows, tasks = desk.snapshot(book).rows, desk.reviewed(book).of_kind()
    one, other = chance.choice(rows), chance.choice(rows)
    deed = chance.randrange(6)
    if deed == 0:
        with desk.writing() as book:
            for _ in book.add_all([waiting.pop() for _ in range(5)]):
                pass
    elif deed == 1:
        decide_some_toll(desk, one.reports[0], chance)
    elif deed == 2:
        judge(desk, LOCAL, "same", (one.id, other.id), (None, None))
    elif deed == 3:
        split(desk, LOCAL, one.id, [one.reports[0]], (None, None))
    elif deed == 4 and tasks:
        look(desk, LOCAL, chance.choice(tasks).id, "accept")
    elif deed == 5:
        undo(desk, LOCAL, chance.randrange(1, desk.decisions.newest() + 1))
    done[0] += 1


def decide_some_toll(desk: Desk, report: str, chance: Random) -> None:
    from tollbook.api.views.report import report_view  # noqa: PLC0415

    with desk.book() as book:
        view = report_view(desk, book, report)
    toll = next(i for e in view["events"] for i in e["items"] if i["facet"] == "toll")
    figure = chance.randrange(1, 400)
    decide(desk, LOCAL, Wish(report, "correct", toll["item"], given={"low": figure, "high": figure}))


def test_a_summary_that_changes_alone_is_seen(desk: Desk) -> None:
    with desk.writing() as book:
        before = desk.snapshot(book)
        row = before.rows[0]
        record = {**book.derived.incident(row.id), "grade": {"grade": "discounted", "why": "as a test says"}}
        book.derived.replace([row.id], [record], {row.id: book.derived.members(row.id)})
    with desk.book() as book:
        assert desk.snapshot(book).by_id[row.id].grade == "discounted"
        assert before.by_id[row.id].grade == row.grade != "discounted"


def test_what_another_program_adds_is_seen(desk: Desk) -> None:
    from tollbook.book import Book  # noqa: PLC0415

    with desk.book() as book:
        before = len(desk.snapshot(book).rows)
    with Book.open(desk.url) as other:
        for _ in other.add_all(list(made_up.reports(0, 3))):
            pass
    with desk.book() as book:
        assert len(desk.snapshot(book).rows) > before
    with Book.open(desk.url) as other:
        other.rebuild()
    same_as_anew(desk)
