"""The desk at work: the open book, the file of decisions beside it, and the columns that lists are made from."""

from __future__ import annotations

import gc
import gzip
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from tollbook.api.board import Board, Reviewed
from tollbook.api.index import Index, Row, Snapshot
from tollbook.api.points import columns
from tollbook.api.query import Known, Query, select
from tollbook.api.tally import Tally
from tollbook.api.tiles import Tiles
from tollbook.api.views.incidents import tallied
from tollbook.api.views.unknown import Unknown
from tollbook.book import Book
from tollbook.review.decisions import Decisions
from tollbook.review.desk_file import DeskFile
from tollbook.review.names import Names
from tollbook.review.people import People
from tollbook.store.ledger import digest, name_of

CONNECTIONS = 4
FOUND = 5000
KEPT = 64
LARGE = 2000
REST_S = 0.02
T = TypeVar("T")


@dataclass(slots=True)
class Settings:
    """How the desk is served. ``local`` is the single-user mode: no accounts, this machine only."""

    local: bool = True
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    secure: bool = False
    tiles: Tiles | None = None
    reads_per_minute: int = 1200
    writes_per_minute: int = 240
    tries_per_minute: int = 10


class Desk:
    """One book on the desk. Its methods may be called from several threads."""

    def __init__(self, url: str, settings: Settings | None = None, desk_path: str | None = None) -> None:
        self.url = url
        self.settings = settings or Settings()
        self.file = DeskFile(desk_path or beside(url))
        self.people, self.decisions, self.names = People(self.file), Decisions(self.file), Names(self.file)
        self.index, self.board, self.unknown = Index(), Board(self.decisions), Unknown()
        self.writer, self.keeping = threading.Lock(), threading.Lock()
        self.shelf: OrderedDict[object, object] = OrderedDict()
        self.making: dict[object, threading.Lock] = {}
        self.starting: threading.Thread | None = None
        self.books: queue.LifoQueue[Book | None] = queue.LifoQueue()
        for _ in range(CONNECTIONS - 1):
            self.books.put(None)
        self.books.put(Book.open(url))

    def start(self) -> int:
        """Make ready to serve: what the first view shows at once, the rest beside it; gives the number of incidents."""
        found = self.warm()
        self.starting = threading.Thread(target=self.ready, name="tollbook-ready", daemon=True)
        self.starting.start()
        return found

    def warm(self) -> int:
        """Read the whole book once, so that the first view of it need not; gives the number of incidents."""
        with self.book() as book:
            snapshot = self.snapshot(book)
            for make in (self.points, self.offered, self.tally):
                make(book, Query())
            self.reviewed(book)
        gc.freeze()  # what was read stays: looking through it for garbage again and again would hold up every page
        return len(snapshot.rows)

    def ready(self) -> None:
        """Work out beside the first questions, with rests, what few ask for at once: the unknown names."""
        with Book.open(self.url) as book:
            self.unknown.read(book, REST_S)
        gc.freeze()

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
        """An open book for one change; changes of this server come one after another, and the lists show each when it is made."""
        with self.writer, self.book() as book:
            yield book
            if self.index.now.number >= 0:
                snapshot = self.index.read(book, own=True)
                if self.board.now.number >= 0:
                    self.board.read(book, snapshot, own=True)

    def close(self) -> None:
        """Close the book and the desk's file."""
        if self.starting is not None:
            self.starting.join()
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
        snapshot, found = self.snapshot(book), None
        if query.q is not None:
            keys = [k for k, _ in book.store.search(query.q, FOUND)]
            found = frozenset(book.derived.homes(keys).values())
        if query.state is None:
            return select(snapshot.rows, query, Known(found))
        reviewed = self.reviewed(book)
        return select(snapshot.rows, query, Known(found, reviewed.open(), reviewed.touched(snapshot)))

    def reviewed(self, book: Book) -> Reviewed:
        """The queue of what to review."""
        return self.board.read(book, self.snapshot(book))

    def waiting(self, book: Book) -> int | None:
        """How many tasks wait; None while a large book's queue is still worked out for the first time."""
        if self.board.now.number < 0 and len(self.snapshot(book).rows) > LARGE:
            return None
        return len(self.reviewed(book))

    def tally(self, book: Book, query: Query) -> Tally:
        """The counts of the incidents that fit a filter."""
        if not query.narrowed():
            return self.snapshot(book).tally
        return self.kept("tally", book, query, lambda: tallied(self.select(book, query)))

    def offered(self, book: Book, query: Query) -> dict[str, list[tuple[str, int]]]:
        """What the filters can be set to, among the incidents that fit one."""
        return self.kept("offered", book, query, lambda: self.tally(book, query).offered())

    def points(self, book: Book, query: Query) -> tuple[str, bytes]:
        """The columns that the map draws the incidents from, as compressed JSON, with its mark for browsers that have it."""
        return self.kept(
            "points", book, query, lambda: packed(columns(r.point for r in self.select(book, query) if r.point is not None))
        )

    def kept(self, name: str, book: Book, query: Query, make: Callable[[], T]) -> T:
        """Something worked out from a filter's rows, kept until the book changes; nothing that hangs on decisions is kept."""
        if query.state is not None:
            return make()
        key = (name, query, self.snapshot(book).number)
        with self.keeping:
            if key in self.shelf:
                self.shelf.move_to_end(key)
                return cast(T, self.shelf[key])
            turn = self.making.setdefault(key, threading.Lock())
        with turn:  # what several ask for at once is worked out once
            if key in self.shelf:
                return cast(T, self.shelf[key])
            made = make()
            with self.keeping:
                self.shelf[key] = made
                self.making.pop(key, None)
                while len(self.shelf) > KEPT:
                    self.shelf.popitem(last=False)
        return made


def packed(words: str) -> tuple[str, bytes]:
    """Words compressed once and kept, and their mark."""
    return f'"{digest(words)[:20]}"', gzip.compress(words.encode(), 2, mtime=0)


def beside(url: str) -> str:
    """The desk's file stands beside the book's.

    >>> beside("/data/mali.db")
    '/data/mali-desk.db'
    """
    if "://" in url:
        return f"tollbook-desk-{name_of('desk', url.rsplit('@', maxsplit=1)[-1])[:8]}.db"
    path = Path(url)
    return str(path.with_name(f"{path.stem}-desk.db"))
