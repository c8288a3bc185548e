"""Scores whether single Arabic sentences tell of an assault, on the Arabic gold standard (development and evaluation only).

Run as ``python evals/arabic_gsr.py [--shared ../shared] [--show 20]``; without the data it says so and stops. A sentence is told
to be of conflict where Tollbook finds a main incident in it. The gold says whether the sentence is of an assault: yes, easy no,
difficult no (sentences that look like one); ambiguous ones are left out. Hard negatives are themselves often of conflict copy.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tollbook.model.report import Report
from tollbook.pipeline import code_report

FILE = Path("data/arabic_gsr/assault_gsr.csv.gz")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the coders say it is."""

    text: str
    label: str


def sentences(shared: Path) -> Iterator[Sentence]:
    """The sentences the coders agree on."""
    with gzip.open(shared / FILE, "rb") as packed:
        rows = csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline=""))
        yield from (Sentence(row["text"], row["label"]) for row in rows if row["label"] != "ambiguous")


def told(text: str) -> bool:
    """Whether Tollbook finds an incident that is the report's own in a sentence."""
    return any(event.main for event in code_report(Report("s", text, language="ar")).events)


def ratio(part: int, whole: int) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0


def main() -> None:
    """Prints precision and recall, and how many of each kind of no are taken for an incident."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--show", type=int, default=0, help="print so many missed and wrongly found sentences")
    options = parser.parse_args()
    if not (options.shared / FILE).is_file():
        print(f"arabic_gsr: skipped, {FILE} is not there")
        return
    report([(s, told(s.text)) for s in sentences(options.shared)], options.show)


def report(found: list[tuple[Sentence, bool]], show: int) -> None:
    """Prints the figures of all sentences."""
    labels = ("yes", "difficult no", "easy no")
    counts = {label: (sum(f for s, f in found if s.label == label), sum(s.label == label for s, _ in found)) for label in labels}
    hits, gold = counts["yes"]
    predicted = sum(f for _, f in found)
    precision, recall = ratio(hits, predicted), ratio(hits, gold)
    print(
        f"assault: precision {precision:.3f} recall {recall:.3f} "
        f"F1 {ratio(2 * hits, predicted + gold):.3f} (n {len(found)}, gold {gold})"
    )
    for label in labels:
        print(f"  {label}: taken for an incident {counts[label][0]} of {counts[label][1]} ({ratio(*counts[label]):.3f})")
    for label, wrong in (("yes", False), ("difficult no", True), ("easy no", True)):
        for sentence, _ in [(s, f) for s, f in found if s.label == label and f == wrong][:show]:
            print(f"  {label}, {'found' if wrong else 'missed'}: {sentence.text}")


if __name__ == "__main__":
    main()
