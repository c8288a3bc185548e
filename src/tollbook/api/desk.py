"""The desk at work: the open book, the file of decisions beside it, and the columns that lists are made from."""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from tollbook.api.index import LARGE, REST, Index, Row, Snapshot
from tollbook.api.query import Known, Query, select
from tollbook.api.views.unknown import Unknown
from tollbook.book import Book
from tollbook.review.decisions import Decisions
from tollbook.review.desk_file import DeskFile
from tollbook.review.names import Names
from tollbook.review.people import People
from tollbook.review.queue import Task, pair_tasks
from tollbook.store.ledger import name_of

CONNECTIONS = 4
FOUND = 5000
KEPT = 64
T = TypeVar("T")


@dataclass(slots=True)
class Settings:
    """How the desk is served. ``local`` is the single-user mode: no accounts, this machine only."""

    local: bool = True
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    secure: bool = False
    tiles: str | None = None
    reads_per_minute: int = 1200
    writes_per_minute: int = 240
    tries_per_minute: int = 10


@dataclass(slots=True)
class Reviewed:
    """Which incidents have open tasks and which were touched, at one state of book and decisions."""

    state: tuple[object, ...] = ()
    tasks: list[Task] = field(default_factory=list)
    open: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    decided: int = 0


class Desk:
    """One book on the desk. Its methods may be called from several threads."""

    def __init__(self, url: str, settings: Settings | None = None, desk_path: str | None = None) -> None:
        self.url = url
        self.settings = settings or Settings()
        self.file = DeskFile(desk_path or beside(url))
        self.people, self.decisions, self.names = People(self.file), Decisions(self.file), Names(self.file)
        self.index, self.reviewed_now, self.unknown = Index(), Reviewed(), Unknown()
        self.writer, self.counting, self.keeping = threading.Lock(), threading.Lock(), threading.Lock()
        self.shelf: OrderedDict[object, object] = OrderedDict()
        self.counts_from = 0.0
        self.pairs: tuple[tuple[object, ...], list[Task]] = ((), [])
        self.books: queue.LifoQueue[Book | None] = queue.LifoQueue()
        for _ in range(CONNECTIONS - 1):
            self.books.put(None)
        self.books.put(Book.open(url))

    def warm(self) -> int:
        """Read the whole book once, so that the first page need not wait for it; gives the number of incidents."""
        with self.book() as book:
            self.reviewed(book)
            found = len(self.snapshot(book).rows)
        # What was read stays: looking through it for garbage again and again would hold up every page.
        gc.collect()
        gc.freeze()
        return found

    @contextmanager
    def book(self) -> Iterator[Book]:
        """An open book for one question; waits where all connections are in use."""
        found = self.books.get()
        try:
            if found is None:
                found = Book.open(self.url)
            yield found
        finally:
            self.books.put(found)

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """An open book for one change; changes of this server come one after another."""
        with self.writer, self.book() as book:
            yield book

    def close(self) -> None:
        """Close the book and the desk's file."""
        for _ in range(CONNECTIONS):
            book = self.books.get()
            if book is not None:
                book.close()
        self.file.close()

    def snapshot(self, book: Book) -> Snapshot:
        """All incidents as rows."""
        return self.index.read(book)

    def select(self, book: Book, query: Query) -> list[Row]:
        """The incidents that fit a filter, in its order."""
        return self.kept("rows", book, query, lambda: self.chosen(book, query))

    def chosen(self, book: Book, query: Query) -> list[Row]:
        reviewed = self.reviewed(book) if query.state is not None else Reviewed()
        found = None
        if query.q is not None:
            keys = [k for k, _ in book.store.search(query.q, FOUND)]
            found = frozenset(book.derived.homes(keys).values())
        return select(self.snapshot(book).rows, query, Known(found, reviewed.open, reviewed.touched))

    def reviewed(self, book: Book) -> Reviewed:
        """The queue and what it leaves open, worked out when book or decisions changed; of a large book a little later."""
        snapshot, before = self.snapshot(book), self.reviewed_now
        newest = int(self.file.rows("SELECT coalesce(max(seq), 0) FROM decisions")[0][0])
        if before.state == (snapshot.state, newest):
            return before
        if len(snapshot.rows) > LARGE and before.state:
            if time.monotonic() >= self.counts_from and self.counting.acquire(blocking=False):
                threading.Thread(target=self.count_later, daemon=True).start()
            done = {d.item for d in self.decisions.read("WHERE seq > ?", (before.decided,))}
            return replace(before, tasks=[t for t in before.tasks if t.id not in done])
        with self.counting:
            if self.reviewed_now.state != (snapshot.state, newest):
                self.reviewed_now = self.count(book, snapshot, (snapshot.state, newest))
        return self.reviewed_now

    def count_later(self) -> None:
        began = time.monotonic()
        try:
            with Book.open(self.url) as book:
                newest = int(self.file.rows("SELECT coalesce(max(seq), 0) FROM decisions")[0][0])
                snapshot = self.snapshot(book)
                self.reviewed_now = self.count(book, snapshot, (snapshot.state, newest))
        finally:
            self.counts_from = time.monotonic() + REST * (time.monotonic() - began)
            self.counting.release()

    def kept(self, name: str, book: Book, query: Query, make: Callable[[], T]) -> T:
        """Something worked out from a filter's rows, kept until the book changes; nothing that hangs on decisions is kept."""
        if query.state is not None:
            return make()
        key = (name, query, self.snapshot(book).state)
        with self.keeping:
            if key in self.shelf:
                self.shelf.move_to_end(key)
                return cast(T, self.shelf[key])
        made = make()
        with self.keeping:
            self.shelf[key] = made
            while len(self.shelf) > KEPT:
                self.shelf.popitem(last=False)
        return made

    def count(self, book: Book, snapshot: Snapshot, state: tuple[tuple[object, ...], int]) -> Reviewed:
        if self.pairs[0] != snapshot.state:
            self.pairs = (snapshot.state, pair_tasks(book))
        decided = self.decisions.items_decided()
        tasks = [t for t in (*row_tasks(snapshot), *self.pairs[1]) if t.id not in decided]
        tasks += self.disagreements(book)
        tasks.sort(key=lambda t: (-t.weight, t.id))
        reports = {d.report for d in self.decisions.read("WHERE report IS NOT NULL") if d.report}
        touched = frozenset(book.derived.homes(reports).values())
        looked = {t for r in snapshot.rows for t in [r.id] if any(task_id(r, d) in decided for d in r.doubts)}
        return Reviewed(state, tasks, frozenset(i for t in tasks for i in t.incidents), touched | looked, state[1])

    def disagreements(self, book: Book) -> list[Task]:
        """Items that a blind second coder decided otherwise."""
        found = self.decisions.disagreements()
        homes = book.derived.homes({a.report for a, _ in found if a.report})
        return [
            Task(
                name_of("task", "disagreement", a.item, a.seq, b.seq), "disagreement", 70, f"{a.facet} in {a.report}",
                f"{a.who}: {a.verdict}; {b.who}: {b.verdict}", (homes[a.report],) if a.report in homes else (), (a.report or "",),
            )
            for a, b in found
        ]  # fmt: skip


def row_tasks(snapshot: Snapshot) -> Iterator[Task]:
    for row in snapshot.rows:
        for doubt in row.doubts:
            kind, weight, why = doubt
            yield Task(task_id(row, doubt), kind, weight, title_of(row), why, (row.id,), row.reports)


def task_id(row: Row, doubt: tuple[str, float, str]) -> str:
    return name_of("task", doubt[0], doubt[2], row.id, list(row.reports))


def title_of(row: Row) -> str:
    """An incident in a few words: what, where, when."""
    where = row.place or row.admin1 or row.country or "place not known"
    return f"{row.sub_event_type or 'Incident'}, {where}, {row.start or 'no date'}"


def beside(url: str) -> str:
    """The desk's file stands beside the book's.

    >>> beside("/data/mali.db")
    '/data/mali-desk.db'
    """
    if "://" in url:
        return f"tollbook-desk-{name_of('desk', url.rsplit('@', maxsplit=1)[-1])[:8]}.db"
    path = Path(url)
    return str(path.with_name(f"{path.stem}-desk.db"))
