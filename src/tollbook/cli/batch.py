"""Coding many reports, on one core or several, so that nothing that is wrong with one report ends the run."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from tollbook.model.claim import CodedReport
from tollbook.model.report import Report
from tollbook.model.scope import CONFLICT, Scope

T = TypeVar("T")
AHEAD = 4  # reports on the way for every worker: enough to keep it busy, few enough to hold in memory


@dataclass(frozen=True, slots=True)
class Named:
    """A report, or the reason why there is none, under the name of the file, line or page it came from."""

    name: str
    report: Report | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coded(Generic[T]):
    """What became of one report: what was made of it, or the reason why there is nothing."""

    name: str
    made: T | None
    reason: str = ""


def code_named(named: Named, make: Callable[[CodedReport], T], scope: Scope = CONFLICT) -> Coded[T]:
    """Code one report and make something of it; what goes wrong with it is its reason, and never the end of the run.

    >>> code_named(Named("a.txt", Report("a", "Rain fell.")), lambda coded: len(coded.events)).made
    0
    """
    from tollbook.pipeline import code_report  # noqa: PLC0415 (start-up)

    if named.report is None:
        return Coded(named.name, None, named.reason)
    try:
        return Coded(named.name, make(code_report(named.report, scope)))
    except Exception as error:  # noqa: BLE001 (one report's failure is recorded and the run goes on)
        return Coded(named.name, None, f"could not be coded ({type(error).__name__}: {error})")


def code_all(
    reports: Iterable[Named], make: Callable[[CodedReport], T], jobs: int = 1, scope: Scope = CONFLICT
) -> Generator[Coded[T], None, None]:
    """Code reports in their order; with several ``jobs`` in as many processes, and with the same result.

    Close it where not all is taken from it: then the processes end.

    >>> [c.made for c in code_all([Named("a.txt", Report("a", "Rain fell."))], lambda coded: coded.report.id)]
    ['a']
    """
    if jobs <= 1:
        return (code_named(named, make, scope) for named in reports)
    return _in_processes(iter(reports), partial(code_named, make=make, scope=scope), jobs)


def _in_processes(reports: Iterator[Named], coded: Callable[[Named], Coded[T]], jobs: int) -> Generator[Coded[T], None, None]:
    on_way: deque[tuple[Named, Future[Coded[T]]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            on_way.extend((n, _sent(pool, n, coded)) for n in islice(reports, jobs * AHEAD - len(on_way)))
            if not on_way:
                return
            _, future = on_way[0]
            try:
                done = future.result()
            except BrokenProcessPool:
                yield from _one_by_one([n for n, _ in on_way], coded)
                on_way.clear()
                pool.shutdown()
                pool = _pool(jobs)
                continue
            on_way.popleft()
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


def _sent(pool: ProcessPoolExecutor, named: Named, coded: Callable[[Named], Coded[T]]) -> Future[Coded[T]]:
    """A report on its way; where a worker has died in the meantime, the pool takes none and the report waits with the others."""
    try:
        return pool.submit(coded, named)
    except BrokenProcessPool as error:
        refused: Future[Coded[T]] = Future()
        refused.set_exception(error)
        return refused


def _one_by_one(waiting: list[Named], coded: Callable[[Named], Coded[T]]) -> Iterator[Coded[T]]:
    """After a worker's death: every report that was on the way in a process of its own, so that the deadly one is known."""
    for named in waiting:
        with _pool(1) as pool:
            try:
                yield pool.submit(coded, named).result()
            except BrokenProcessPool:
                yield Coded(
                    named.name, None, "could not be coded (its process was ended from outside, perhaps for lack of memory)"
                )


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_run)


def _leave_interrupts_to_the_run() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
