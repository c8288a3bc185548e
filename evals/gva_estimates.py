"""Killed and injured of incidents after merging, against the archive's final counts of the incident half-set of shootings.

usage: python evals/gva_estimates.py FOLDER [--coded FILE] [--merged found|true] [--profile NAME] [--scope NAME]

FOLDER holds reports.jsonl.gz and incidents.jsonl.gz; without them it says so and stops. The set is for development and evaluation
only. An incident the linker found is scored against the archive's incident that most of its reports are about, once each; an
estimate is exact where ``best`` is the archive's number. Where no voice gives a number the archive's 0 is right.
The reports are read in the archive's own scope, gun violence; ``--scope "armed conflict"`` reads them as conflict news.
``--merged true`` puts the reports together as the archive does, so that only the estimates are measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import gva_linking as linking
import linking as training  # type: ignore[import-not-found]
from tollbook.book.incident import Member, estimates, tellings
from tollbook.estimates import DEFAULT, figures
from tollbook.incidents import link
from tollbook.model.scope import SCOPES

Json = dict[str, Any]
METRICS = {"killed": "num_killed", "injured": "num_injured"}


def read(path: Path) -> list[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def best_of(group: tuple[str, ...], members: dict[str, Member], rule: str) -> Json:
    """What the reports of one incident give under a counting rule."""
    found = figures(tellings([members[k] for k in group]))
    made = estimates(found, rule)
    return {m: None if made[m] is None else made[m]["best"] for m in METRICS}


def scored(
    groups: list[tuple[str, ...]], of: dict[str, str], true: dict[str, Json], best: list[Json]
) -> dict[str, tuple[int, int, int]]:
    """Exact estimates, those of one or more that are given, and all, by metric; the largest group stands for its incident."""
    chosen: dict[str, int] = {}
    for n, group in enumerate(groups):
        named = Counter(of[k] for k in group)
        incident = min(named, key=lambda i: (-named[i], i))
        if incident in true and len(group) > len(groups[chosen.get(incident, n)]) - (incident not in chosen):
            chosen[incident] = n
    made = {}
    for metric, field in METRICS.items():
        pairs = [(best[n][metric], int(true[i][field] or 0)) for i, n in sorted(chosen.items())]
        told = [(b, t) for b, t in pairs if b is not None]
        made[metric] = (sum((b or 0) == t for b, t in pairs), len(pairs), sum(b == t for b, t in told) * 1000 // (len(told) or 1))
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coded", type=Path)
    parser.add_argument("--merged", choices=("found", "true"), default="found")
    parser.add_argument("--profile", default=DEFAULT)
    parser.add_argument("--scope", choices=SCOPES, default="gun violence")
    asked = parser.parse_args()
    if not (asked.folder / "reports.jsonl.gz").is_file():
        print(f"gva_estimates: skipped, no incident half-set at {asked.folder}")
        return 0
    reports = [r for r in read(asked.folder / "reports.jsonl.gz") if r["content"]]
    true = {i["id"]: i for i in read(asked.folder / "incidents.jsonl.gz")}
    coded = training.read(asked.coded) if asked.coded else [linking.coded(r, asked.scope) for r in reports]
    records = {r["report"]["id"]: r for r in coded}
    members = {r["id"]: Member(r["id"], records[r["id"]], linking.sketched(r, records[r["id"]])) for r in reports}
    of = {r["id"]: r["incident_id"] for r in reports}
    groups = link(m.sketch for m in members.values())
    if asked.merged == "true":
        by: dict[str, list[str]] = {}
        for key in sorted(of):
            by.setdefault(of[key], []).append(key)
        groups = [tuple(g) for g in by.values()]
    best = [best_of(g, members, asked.profile) for g in groups]
    for metric, (exact, all_, told) in scored(groups, of, true, best).items():
        print(f"{metric}: exact {exact / (all_ or 1):.3f} of {all_} incidents; where a number is given {told / 1000:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
