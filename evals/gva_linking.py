"""Linking measured on local news of shootings: the incident half-set, with what the walk reads from each report.

usage: python evals/gva_linking.py FOLDER [--coded FILE] [--code FILE]

FOLDER holds reports.jsonl.gz (id, incident_id, title, dct, content). The set is for development and evaluation only: weights
learnt on it are measured and thrown away. It prints B-cubed F1 and pair F with the weights that ship, on all reports, and with
weights learnt on the earlier half of the incidents, on the later half. --code writes what the walk reads to FILE, --coded takes
it from there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
import linking as training  # type: ignore[import-not-found]
from tollbook.exports.coded_report import record
from tollbook.incidents.linker import link
from tollbook.incidents.sketch import Sketch, sketch
from tollbook.model.report import Report
from tollbook.model.scope import CONFLICT, Scope
from tollbook.pipeline import code_report

Json = dict[str, Any]
FLOORS = Path(__file__).parent / "floors.json"
LONGEST = 6000
FREE = 0.002  # how little the weights learnt here are held to the reasoned ones
BLANK = {"main": True, "status": "actual", "date": None, "place": None, "actors": [], "weapons": [], "tolls": [], "codes": None}


def text_of(report: Json) -> str:
    """A page's text as the page reader makes it: its headline, an empty line and its main text.

    >>> text_of({"title": "Two die in Gao", "content": "Two people died."})
    'Two die in Gao\\n\\nTwo people died.'
    """
    head, main = (report["title"] or "").strip(), report["content"]
    plain = ["".join(c for c in words.casefold() if c.isalnum()) for words in (head, main[: len(head) * 2 + 20])]
    return str(main if plain[1].startswith(plain[0]) else f"{head}\n\n{main}")[:LONGEST]


def coded(report: Json, scope: Scope = CONFLICT) -> Json:
    """What the walk reads from one report; headline and published day are the only metadata the set gives."""
    made = Report(report["id"], text_of(report), title=report["title"], published=report["dct"], language="en")
    return record(code_report(made, scope))


def sketched(report: Json, found: Json | None) -> Sketch:
    """The sketch of a report; where the walk sees no conflict incident it is still a report of a shooting on some day."""
    made = sketch(report["id"], text_of(report), found) if found is not None else None
    if made is not None:
        return made
    head = {"id": report["id"], "title": report["title"], "published": report["dct"]}
    blank = sketch(report["id"], text_of(report), {"report": head, "events": [BLANK]})
    assert blank is not None
    return blank


def pair_f(found: Sequence[tuple[str, ...]], of: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F of the pairs put together."""
    ours = {p for g in found for p in combinations(sorted(g), 2)}
    gold: dict[str, list[str]] = {}
    for key in sorted(k for g in found for k in g):
        gold.setdefault(of[key], []).append(key)
    wanted = {p for g in gold.values() for p in combinations(g, 2)}
    precision, recall = len(ours & wanted) / (len(ours) or 1), len(ours & wanted) / (len(wanted) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def shown(name: str, found: Sequence[tuple[str, ...]], of: Mapping[str, str]) -> dict[str, float]:
    precision, recall, f = pair_f(found, of)
    b3 = training.b_cubed(found, of)
    print(f"{name}: B-cubed F1 {b3:.3f}, pair P {precision:.3f} R {recall:.3f} F {f:.3f}, {len(found)} incidents")
    return {"B-cubed F1": b3, "pair F": f}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coded", type=Path)
    parser.add_argument("--code", type=Path)
    asked = parser.parse_args()
    if not (asked.folder / "reports.jsonl.gz").is_file():
        print(f"gva_linking: skipped, no incident half-set at {asked.folder}")
        return 0
    with gzip.open(asked.folder / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
        reports = [r for r in map(json.loads, file) if r["content"]]
    if asked.coded:
        found = {r["report"]["id"]: r for r in training.read(asked.coded)}
    else:
        found = {r["id"]: coded(r) for r in reports}
    if asked.code:
        asked.code.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found.values()), encoding="utf-8")
    sketches = [sketched(r, found.get(r["id"])) for r in reports]
    of = {r["id"]: r["incident_id"] for r in reports}
    figures = shown(f"weights that ship, {len(sketches)} reports", link(sketches), of)
    first: dict[str, str] = {}
    for r in reports:
        first[r["incident_id"]] = min(first.get(r["incident_id"], "9"), r["dct"] or "9")
    half = sorted(first.values())[len(first) // 2]
    early = [s for s in sketches if first[of[s.key]] < half]
    late = [s for s in sketches if first[of[s.key]] >= half]
    taught = training.compared(early, of)
    model = training.learn([replace(c, weight=1 / len(taught)) for c in taught], shrink=FREE)
    learnt = shown(f"weights of the earlier half (thrown away), {len(late)} later reports", link(late, model=model), of)
    return fallen(figures | {f"{name}, learnt": value for name, value in learnt.items()})


def fallen(figures: Mapping[str, float]) -> int:
    """1 where a figure is under its floor in floors.json, which is said."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["gva_linking"]
    under = [
        f"{name} {figures[name]:.3f} is under its floor {floor}"
        for name, floor in sorted(floors.items())
        if figures[name] < floor
    ]
    print("\n".join(under) or "gva_linking: every figure at or over its floor")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
