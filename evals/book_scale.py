"""How the book's cost grows: adding at 1,000 and at the end, a filtered list, one incident's page, with made-up reports on disk.

usage: python evals/book_scale.py [--reports 100000] [--folder DIR] [--keep]   (a million reports: about an hour, 8 GB)

Making the reports is not counted. At each mark the reports 1,001 to 2,000 are added to a young book beside the large one, so
that both are measured at the same moment; after the last mark five times in turn. Prints one JSON object; the cost at each mark
goes to standard error while the book grows. --keep leaves the book in the folder, and goes on with the one that is there.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import made_up
from tollbook.book import Book

WINDOW = 1000
MARKS = (1_000, 2_000, 3_000, 10_000, 30_000, 100_000, 300_000, 600_000, 1_000_000)
MILLION_CLAIMS = 112_000
PAST = 5
FILTERS: tuple[dict[str, Any], ...] = (
    {"country": "MLI"},
    {"country": "SYR", "since": "2015-03-01", "until": "2015-06-30"},
    {"kind": "Armed clash", "killed": 10},
    {"actor": "river brigade", "country": "IRQ"},
    {"box": (20, 5, 24, 8)},
    {"killed": 40, "sort": "killed"},
    {"place": "mel"},
)


def milliseconds(work: Callable[[], Any], times: int = 7) -> float:
    """The median time of some work."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return round(median(taken), 2)


def timed(book: Book, first: int, reports: int = WINDOW) -> tuple[float, float]:
    """Milliseconds a report for adding reports from number ``first``, a hundred a commit: by the clock, and of this process."""
    batch = list(made_up.reports(first, first + reports))
    began, ran = time.perf_counter(), time.process_time()
    for _ in book.add_all(batch):
        pass
    return (time.perf_counter() - began) * 1000 / reports, (time.process_time() - ran) * 1000 / reports


class Young:
    """A book of 1,000 reports to measure beside the large one, so that what else the machine does weighs on both alike."""

    def __init__(self, folder: Path) -> None:
        self.path, self.fresh = folder / "young.db", folder / "young-fresh.db"
        with Book.open(str(self.fresh)) as book:
            timed(book, 0)

    def timed(self) -> tuple[float, float]:
        """What reports 1,001 to 2,000 cost."""
        shutil.copy(self.fresh, self.path)
        with Book.open(str(self.path)) as book:
            return timed(book, WINDOW)


def grow(book: Book, reports: int, young: Young) -> dict[int, Costs]:
    """The cost of adding at each mark, in the large book and in a young one beside it."""
    curve = {}
    for first in range(book.store.heads()["reports"][0], reports, WINDOW):
        cost = timed(book, first)
        if first + WINDOW in MARKS or (first + WINDOW) % 50_000 == 0:
            curve[first + WINDOW] = costs = Costs([cost], [young.timed()])
            print(f"{first + WINDOW:,} reports: {costs.record()}", file=sys.stderr, flush=True)
        if first + WINDOW == MILLION_CLAIMS:
            print(f"{book.store.heads()['claims'][0]:,} claims: {json.dumps(reads(book))}", file=sys.stderr, flush=True)
    return curve


@dataclass
class Costs:
    """Milliseconds a report by the clock and of this process, in the large book and in the young one."""

    large: list[tuple[float, float]]
    young: list[tuple[float, float]]

    def record(self) -> dict[str, float]:
        """The medians, and how many times the young book's cost the large one's is."""
        (clock, own), (clock_young, own_young) = ((median(t) for t in zip(*c, strict=True)) for c in (self.large, self.young))
        values = {
            "ms": clock, "cpu_ms": own, "young_ms": clock_young, "young_cpu_ms": own_young, "times": clock / clock_young,
            "times_cpu": own / own_young,
        }  # fmt: skip
        return {k: round(v, 3) for k, v in values.items()}


def past(book: Book, young: Young) -> Costs:
    """The cost of the next reports, window by window, in turn with the young book's."""
    first = book.store.heads()["reports"][0]
    found = [(timed(book, first + n * WINDOW), young.timed()) for n in range(PAST)]
    return Costs([large for large, _ in found], [small for _, small in found])


def measure(path: Path, reports: int) -> dict[str, Any]:
    young = Young(path.parent)
    with Book.open(str(path)) as book:
        curve = grow(book, reports, young)
        return {
            "reports": reports,
            "curve": {f"{n:,}": c.record() for n, c in curve.items()},
            f"after {reports:,}": past(book, young).record(),
            "claims": book.store.heads()["claims"][0],
            "megabytes": round(path.stat().st_size / 1e6),
            **reads(book),
        }


def reads(book: Book) -> dict[str, Any]:
    """Milliseconds for filtered lists, for the data of incident pages and for a search."""
    run = book.store.engine.run
    (incidents,) = run("SELECT count(*) FROM incidents")[0]
    (busiest,) = run("SELECT id FROM incidents ORDER BY reports DESC, id LIMIT 1")[0]
    step = max(1, incidents // 20)
    some = [run("SELECT id FROM incidents ORDER BY id LIMIT 1 OFFSET ?", (n,))[0][0] for n in range(0, incidents, step)]
    return {
        "incidents": incidents,
        "list_ms": {json.dumps(f): milliseconds(lambda f=f: book.incidents(**f)) for f in FILTERS},  # type: ignore[misc]
        "page_ms": {"typical": round(median(page(book, i) for i in some), 2), "busiest": page(book, busiest)},
        "search_ms": milliseconds(lambda: book.store.search('clinic "heard a blast"')),
    }


def page(book: Book, incident: str) -> float:
    return milliseconds(lambda: (book.incident(incident), book.reports_of(incident)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    if asked.keep and asked.folder:
        print(json.dumps(measure(asked.folder / "book.db", asked.reports), indent=1))
        return
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        print(json.dumps(measure(Path(folder) / "book.db", asked.reports), indent=1))


if __name__ == "__main__":
    main()
