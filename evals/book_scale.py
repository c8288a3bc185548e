"""How the book's cost grows: adding at 1,000 and at the end, a filtered list, one incident's page, with made-up reports on disk.

usage: python evals/book_scale.py [--reports 100000] [--folder DIR] [--keep]   (a million reports: under an hour, about 9 GB)

Making the reports is not counted. Prints one JSON object; the rate over the whole run shows what limits, store or extraction. The
cost at each mark goes to standard error while the book grows. --keep leaves the book in the folder.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import made_up
from tollbook.book import Book

WINDOW = 1000
MARKS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 600_000, 1_000_000)
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


def grow(book: Book, reports: int) -> tuple[dict[int, float], dict[int, float]]:
    """Milliseconds a report for each window of reports added, one group of 100 a commit: by the clock, and of this process."""
    cost, own = {}, {}
    for first in range(0, reports, WINDOW):
        batch = list(made_up.reports(first, min(first + WINDOW, reports)))
        began, ran = time.perf_counter(), time.process_time()
        for _ in book.add_all(batch):
            pass
        cost[first] = (time.perf_counter() - began) * 1000 / len(batch)
        own[first] = (time.process_time() - ran) * 1000 / len(batch)
        if first + WINDOW in MARKS or (first + WINDOW) % 50_000 == 0:
            print(
                f"{first + WINDOW:,} reports: {cost[first]:.3f} ms a report, {own[first]:.3f} of this process",
                file=sys.stderr,
                flush=True,
            )
    return cost, own


def near(cost: dict[int, float], at: int) -> float:
    """The median cost of the ten windows around a number of reports, so that one checkpoint does not decide."""
    chosen = sorted(cost, key=lambda n: abs(n - at))[:10]
    return round(median(cost[n] for n in chosen), 3)


def measure(path: Path, reports: int) -> dict[str, Any]:
    with Book.open(str(path)) as book:
        cost, own = grow(book, reports)
        incidents = list(book.derived.every())
        busiest = max(incidents, key=lambda i: (len(i["reports"]), i["id"]))["id"]
        some = [i["id"] for i in incidents[:: max(1, len(incidents) // 20)]]
        marks = (*(m for m in MARKS if m < reports), reports)
        return {
            "reports": reports,
            "claims": book.store.heads()["claims"][0],
            "incidents": len(incidents),
            "megabytes": round(path.stat().st_size / 1e6),
            "add_ms_a_report": {str(n): near(cost, n) for n in marks},
            "add_cpu_ms_a_report": {str(n): near(own, n) for n in marks},
            "end_over_start": round(near(cost, reports) / near(cost, 1000), 2),
            "end_over_start_cpu": round(near(own, reports) / near(own, 1000), 2),
            "reports_a_second": round(1000 / (sum(cost.values()) / len(cost))),
            "list_ms": {json.dumps(f): milliseconds(lambda f=f: book.incidents(**f)) for f in FILTERS},  # type: ignore[misc]
            "page_ms": {
                "typical": milliseconds(lambda: [book.incident(i) for i in some]) / len(some),
                "busiest": page(book, busiest),
            },
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
