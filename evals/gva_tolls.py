"""Scores killed and injured in local crime reports against what an archive coded of their incidents (evaluation only).

Run as ``python evals/gva_tolls.py [--shared ../shared] [--errors 20]``; without the data it says so and stops. 300 reports are
taken: those whose id has the lowest SHA-256. The archive's counts are final ones, which an early report cannot always reach; a
report that tells no figure is right where the archive has 0. The reports are read in the archive's scope, gun violence.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gva_linking import text_of
from roots import below, lines
from tollbook import code, record
from tollbook.model.report import Report
from truecase import shares

HERE = Path(__file__).resolve().parent
NAME, SAMPLE = "gva_tolls", 300
METRICS = ("killed", "injured")
Json = dict[str, Any]


def sample(path: Path, incidents: Mapping[str, Json]) -> list[Json]:
    """The reports of the sample, in the order of ids; those whose incident is not there are left out."""
    rows = sorted(
        (r for r in lines(path) if r["incident_id"] in incidents),
        key=lambda r: hashlib.sha256(f"tolls:{r['id']}".encode()).hexdigest(),
    )
    return sorted(rows[:SAMPLE], key=lambda r: str(r["id"]))


def figure(events: list[Json], metric: str) -> int | None:
    """The largest exact figure of the main incident that no other replaces; None where none is told.

    >>> toll = {"metric": "killed", "low": 2, "high": 2, "superseded": False, "subset": False}
    >>> figure([{"main": True, "tolls": [toll]}], "killed"), figure([], "killed")
    (2, None)
    """
    tolls = [
        t for e in events if e["main"] for t in e["tolls"] if t["metric"] == metric and not t["superseded"] and not t["subset"]
    ]
    return max((t["low"] for t in tolls if t["low"] is not None and t["low"] == t["high"]), default=None)


def main() -> int:
    """Score the sample; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder with data/, beside the checkout"
    )
    parser.add_argument("--errors", type=int, default=0, help="print this many reports with a wrong figure")
    given = parser.parse_args()
    folder = given.shared / "data" / "gva_incidents"
    if not (folder / "reports.jsonl.gz").is_file():
        print(f"{NAME}: skipped, no data at {folder / 'reports.jsonl.gz'}")
        return 0
    gold = {r["id"]: r for r in lines(folder / "incidents.jsonl.gz")}
    marks: Counter[str] = Counter()
    for row in sample(folder / "reports.jsonl.gz", gold):
        report = Report(row["id"], text_of(row), title=row["title"], published=row["dct"], language="en")
        judged(row, gold[row["incident_id"]], record(code(report, "gun violence"))["events"], marks, given.errors)
    figures = shares(marks, PAIRS)
    print(f"{NAME}: {marks['all']} reports")
    for name, a, b in PAIRS:
        print(f"  {name:26} {figures[name]:.3f}  ({marks[a]}/{marks[b]})")
    fallen = below(NAME, figures)
    print("\n".join(fallen) or "  no figure under its floor")
    return 1 if fallen else 0


def judged(row: Json, incident: Json, events: list[Json], marks: Counter[str], errors: int) -> None:
    """Adds what is right in one report."""
    right = 0
    marks["all"] += 1
    for metric in METRICS:
        found, wanted = figure(events, metric), int(incident[f"num_{metric}"])
        exact = (found or 0) == wanted
        right += exact
        marks[f"{metric} right"] += exact
        marks[f"{metric} answered"] += found is not None
        marks[f"{metric} answered right"] += found is not None and exact
        marks[f"{metric} some"] += wanted > 0
        marks[f"{metric} some right"] += wanted > 0 and exact
        if not exact and marks["printed"] < errors:
            marks["printed"] += 1
            print(f"  {metric} {wanted}, found {found}: {row['title']!r} {' '.join(row['content'].split())[:300]!r}")
    marks["both right"] += right == len(METRICS)


PAIRS = (
    *((f"{m} exact", f"{m} right", "all") for m in METRICS),
    *((f"{m} exact of told", f"{m} answered right", f"{m} answered") for m in METRICS),
    *((f"{m} exact where any", f"{m} some right", f"{m} some") for m in METRICS),
    ("both exact", "both right", "all"),
)


if __name__ == "__main__":
    sys.exit(main())
