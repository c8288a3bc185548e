"""What is left to review, kept in step with the book and with what people decide: only what changed is worked out anew."""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tollbook.api.index import Snapshot
from tollbook.book import Book
from tollbook.review.decisions import Decisions, Standing
from tollbook.review.queue import Task, pair_tasks
from tollbook.store.ledger import name_of

MANY = 300
Place = tuple[float, str, Task]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The queue at one state of book and decisions, the most urgent task first."""

    number: int = -1
    seq: int = -1
    places: Sequence[Place] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    decided: Collection[str] = ()
    homes: Collection[str] = ()

    def __len__(self) -> int:
        return len(self.places)

    def of_kind(self, kind: str | None = None) -> list[Task]:
        """The tasks, all or those of one kind."""
        return [t for _, _, t in self.places if kind in (None, t.kind)]

    def find(self, task: str) -> Task | None:
        """An open task by its id."""
        return next((t for _, i, t in self.places if i == task), None)

    def open(self) -> frozenset[str]:
        """The incidents that have a task."""
        return frozenset(i for _, _, t in self.places for i in t.incidents)

    def touched(self, snapshot: Snapshot) -> frozenset[str]:
        """The incidents that somebody decided something about."""
        return frozenset(self.homes) | {r.id for r in snapshot.rows if any(t.id in self.decided for t in r.tasks)}


class Board:
    """The queue of one desk. Readers never wait for it once it stands; who decides sees it with the own decision in it."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions, self.standing = decisions, Standing(decisions)
        self.lock, self.now = threading.Lock(), Reviewed()
        self.known: dict[str, Task] = {}
        self.order: list[Place] = []
        self.counts = Counter[str]()
        self.of_incident: dict[str, tuple[Task, ...]] = {}
        self.pairs: dict[tuple[str, str], Task] = {}
        self.pairs_of: dict[str, set[tuple[str, str]]] = {}
        self.homes: dict[str, str] = {}

    def read(self, book: Book, snapshot: Snapshot, *, own: bool = False) -> Reviewed:
        """The queue as it is now; ``own`` says that the asker decided something, and must see it."""
        before = self.now
        if (before.number, before.seq) == (snapshot.number, self.decisions.newest()):
            return before
        if not self.lock.acquire(blocking=own or before.number < 0):
            return before
        try:
            if self.now.number <= snapshot.number and (self.now.number, self.now.seq) != (
                snapshot.number,
                self.decisions.newest(),
            ):
                self.now = self.renewed(book, snapshot)
            return self.now
        finally:
            self.lock.release()

    def renewed(self, book: Book, snapshot: Snapshot) -> Reviewed:
        decided = self.standing.read()
        changed = self.changed(book, snapshot)
        for task in [self.known[i] for i in decided if i in self.known]:
            self.place(task)
        self.settle(book, changed)
        apart = [place_of(t) for t in disagreements(self.decisions, book)]
        homes = frozenset(self.homes.values())
        places = sorted([*self.order, *apart]) if apart else self.order.copy()
        counts = self.counts + Counter(t.kind for _, _, t in apart)
        return Reviewed(snapshot.number, self.standing.seq, places, counts, self.standing.verdicts, homes)

    def changed(self, book: Book, snapshot: Snapshot) -> set[str]:
        """Put the tasks of changed incidents in the place of their old ones; gives the incidents."""
        changed = book.derived.changed_since(self.now.number) if self.now.number >= 0 else set(snapshot.by_id)
        changed |= self.of_incident.keys() - snapshot.by_id.keys() if len(changed) > MANY else set()
        for incident in changed:
            for task in self.of_incident.pop(incident, ()):
                self.drop(task)
            for pair in self.pairs_of.pop(incident, ()):
                if (gone := self.pairs.pop(pair, None)) is not None:
                    self.drop(gone)
        for incident in changed & snapshot.by_id.keys():
            self.of_incident[incident] = snapshot.by_id[incident].tasks
            for task in snapshot.by_id[incident].tasks:
                self.add(task)
        for pair, task in pair_tasks(book, None if len(changed) > MANY else changed).items():
            if pair not in self.pairs:
                self.pairs[pair] = task
                self.add(task)
                for incident in pair:
                    self.pairs_of.setdefault(incident, set()).add(pair)
        return changed

    def settle(self, book: Book, changed: set[str]) -> None:
        """Note in which incident each report lies that something was decided about."""
        lost = {k for k, home in self.homes.items() if home in changed} | (self.standing.reports - self.homes.keys())
        if lost:
            self.homes = {k: h for k, h in self.homes.items() if k not in lost} | book.derived.homes(lost)

    def add(self, task: Task) -> None:
        self.known[task.id] = task
        self.place(task)

    def drop(self, task: Task) -> None:
        if self.known.pop(task.id, None) is not None:
            self.take_out(task)

    def place(self, task: Task) -> None:
        """Put a task into the queue, or take it out where it was decided."""
        self.take_out(task)
        if task.id not in self.standing.verdicts:
            insort(self.order, place_of(task))
            self.counts[task.kind] += 1

    def take_out(self, task: Task) -> None:
        n = bisect_left(self.order, (-task.weight, task.id), key=lambda p: p[:2])
        if n < len(self.order) and self.order[n][1] == task.id:
            del self.order[n]
            self.counts[task.kind] -= 1


def place_of(task: Task) -> Place:
    """Where a task stands in the queue: the heaviest first."""
    return -task.weight, task.id, task


def disagreements(decisions: Decisions, book: Book) -> list[Task]:
    """Items that a blind second coder decided otherwise."""
    found = decisions.disagreements()
    homes = book.derived.homes({a.report for a, _ in found if a.report})
    return [
        Task(
            name_of("task", "disagreement", a.item, a.seq, b.seq), "disagreement", 70, f"{a.facet} in {a.report}",
            f"{a.who}: {a.verdict}; {b.who}: {b.verdict}", (homes[a.report],) if a.report in homes else (), (a.report or "",),
        )
        for a, b in found
    ]  # fmt: skip
