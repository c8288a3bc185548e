"""Scores the PLOVER event of single sentences on the PLOVER gold standard (evaluation only: nothing is tuned on it).

Run as ``python evals/plover_gold.py [--shared ../shared]``; without the data it says so and stops. The file is of version
0.5b1; its names are brought to 0.8 first. A quarter of PLV's test part, which is not used here, stands in this set too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from roots import Case, run
from sentence_codes import root, sentence_codes


def cases(shared: Path) -> Iterable[Case]:
    """Each sentence with its root and the one found; the record that documents the file is left out."""
    rows = json.loads((shared / "data" / "plover" / "plover_gsr_322.json").read_text(encoding="utf-8"))
    for row in rows:
        if row["event"] == "DOCUMENT":
            continue
        found = sentence_codes(row["text"])
        yield Case(row["text"], str(root(row["event"])), root(found.event), found.trigger)


if __name__ == "__main__":
    run("plover_gold", "plover/plover_gsr_322.json", cases)
