"""What the evals of coded sentences share: accuracy, macro F with interval, floors, and the skip without data."""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the root its coders gave it, the root found (None: no answer) and the words it rests on."""

    text: str
    gold: str
    found: str | None
    trigger: str


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a packed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def accuracy(cases: Sequence[Case]) -> float:
    """The share of cases with the right root; no answer is wrong."""
    return sum(case.gold == case.found for case in cases) / len(cases)


def f_of(cases: Sequence[Case], label: str) -> tuple[float, float, float]:
    """Precision, recall and F of one root."""
    right = sum(case.gold == case.found == label for case in cases)
    found, gold = sum(case.found == label for case in cases), sum(case.gold == label for case in cases)
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def macro_f(cases: Sequence[Case]) -> float:
    """The mean F over the roots the coders used."""
    labels = sorted({case.gold for case in cases})
    return sum(f_of(cases, label)[2] for label in labels) / len(labels)


def interval(cases: Sequence[Case], draws: int = 500) -> tuple[float, float]:
    """The 95 % bootstrap interval of the accuracy; the draws are the same every time."""
    chance = random.Random(20)
    shares = sorted(accuracy(chance.choices(cases, k=len(cases))) for _ in range(draws))
    return shares[int(draws * 0.025)], shares[int(draws * 0.975)]


def report(name: str, cases: Sequence[Case]) -> dict[str, float]:
    """Prints the figures of one eval and returns those that have floors."""
    low, high = interval(cases)
    figures = {
        "accuracy": round(accuracy(cases), 3),
        "macro_f": round(macro_f(cases), 3),
        "assault_f": round(f_of(cases, "ASSAULT")[2], 3),
    }
    answered = sum(case.found not in (None, "None") for case in cases) / len(cases)
    print(f"{name}: {len(cases)} sentences, {answered:.3f} with an answer")
    print(f"  accuracy {figures['accuracy']:.3f} (95 % {low:.3f}-{high:.3f}), macro F {figures['macro_f']:.3f}")
    for label, count in sorted(Counter(case.gold for case in cases).items()):
        precision, recall, f = f_of(cases, label)
        print(f"  {label:10} {count:4}  P {precision:.2f}  R {recall:.2f}  F {f:.2f}")
    return figures


def below(name: str, figures: dict[str, float]) -> list[str]:
    """The figures that are under their floor, in words."""
    floors: dict[str, float] = json.loads((HERE / "floors.json").read_text(encoding="utf-8")).get(name, {})
    return [f"{name} {key}: {figures[key]} is under its floor {floor}" for key, floor in floors.items() if figures[key] < floor]


def run(name: str, file: str, cases: Callable[[Path], Iterable[Case]]) -> None:
    """Scores one eval from the command line; leaves with 1 where a figure fell under its floor."""
    parser = argparse.ArgumentParser(description=f"Scores {name}.")
    parser.add_argument(
        "--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder with data/, beside the checkout"
    )
    parser.add_argument("--errors", type=int, default=0, help="print this many wrong cases")
    chosen = parser.parse_args()
    if not (chosen.shared / "data" / file).is_file():
        print(f"{name}: skipped, no data at {chosen.shared / 'data' / file}")
        return
    found = list(cases(chosen.shared))
    figures = report(name, found)
    for case in [c for c in found if c.gold != c.found][: chosen.errors]:
        print(f"  {case.gold} found {case.found} [{case.trigger}] {case.text[:160]}")
    fallen = below(name, figures)
    print("\n".join(fallen) or "  no figure under its floor")
    sys.exit(1 if fallen else 0)
