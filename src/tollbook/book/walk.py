"""Goes through the log of one incident's neighbourhood: only what a moment brings is put in, the rest stays linked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from tollbook.book.book import Book
from tollbook.book.incident import Member
from tollbook.incidents import Linker, Memory, Rulings, sketch
from tollbook.incidents.blocks import MOST_DAYS, MOST_NAMED, keys
from tollbook.store import Filed


@dataclass(slots=True)
class Then(Memory):
    """A shelf of some reports that still knows how common a key was in the whole book after so many reports."""

    book: Book | None = None
    until: int = 0
    rising: dict[str, list[int]] = field(default_factory=dict)

    def days(self, block: str) -> int:
        return bisect_right(self.rises(block), self.until)

    def rises(self, block: str) -> list[int]:
        """The reports, by number, with which the days or bearers of a key became more, up to the first that is too many.

        A key that is rare in the book today was rare at any moment.
        """
        if block not in self.rising:
            most = MOST_NAMED if block[0] == "N" else MOST_DAYS
            common = self.book is not None and self.book.shelf.days(block) > most
            self.rising[block] = self.book.shelf.rises(block, most + 1) if self.book is not None and common else []
        return self.rising[block]

    def crossed(self, before: int) -> list[str]:
        """The keys that became too common since."""
        return sorted(
            b for b, rises in self.rising.items()
            if rises and len(rises) > (MOST_NAMED if b[0] == "N" else MOST_DAYS) and before < rises[-1] <= self.until
        )  # fmt: skip


class Walk:
    """Some reports of a book as they were linked at one moment after another."""

    def __init__(self, book: Book, near: Iterable[str]) -> None:
        self.book = book
        self.shelf = Then(book=book)
        self.linker = Linker(self.shelf)
        self.filed = book.store.reports(near)
        self.members: dict[str, Member] = {}
        self.standing: dict[str, str] = {}
        self.moments: dict[str, set[str]] = {}
        for filed in self.filed.values():
            self.moments.setdefault(filed.added_at, set()).add(filed.key)
        for at, key in book.store.coded(self.filed):
            self.moments.setdefault(at, set()).add(key)
        self.waiting = sorted(self.moments, reverse=True)

    def to(self, until: str) -> None:
        """Go on to a moment."""
        while self.waiting and self.waiting[-1] <= until:
            at = self.waiting.pop()
            for filed in sorted((self.filed[k] for k in self.moments[at]), key=lambda f: f.seq):
                if filed.added_at <= at:
                    self.put(filed, at)
        before, self.shelf.until = self.shelf.until, self.book.store.reports_by(until)
        for block in self.shelf.crossed(before):
            self.linker.refresh(block)

    def put(self, filed: Filed, at: str) -> None:
        """Put a report's coding of a moment in the place of its older one, or of its older version."""
        old = self.standing.get(filed.id)
        if old is not None and self.filed[old].seq > filed.seq:
            return
        before, self.shelf.until = self.shelf.until, self.book.store.reports_by(at)
        for block in self.shelf.crossed(before):
            self.linker.refresh(block)
        if old is not None and (gone := self.members.pop(old, None)) is not None:
            self.linker.remove(gone.sketch)
        self.standing[filed.id] = filed.key
        record = self.book.store.records([filed.key], at).get(filed.key)
        made = None if record is None else sketch(filed.key, filed.text, record)
        if record is None or made is None:
            return
        self.members[filed.key] = Member(filed.key, record, made)
        found = keys(made)
        for block in (*found.timeless, *found.names):
            self.shelf.rises(block)
        self.linker.add(made)

    def groups(self, ids: set[str], rulings: Rulings) -> list[tuple[str, ...]]:
        """The incidents that hold some of these reports, by id, as they were at the moment."""
        held = [k for name, k in self.standing.items() if name in ids and k in self.members]
        return [g for g in self.linker.regroup(held, rulings) if not ids.isdisjoint(self.filed[k].id for k in g)]
