"""Scores the PLOVER root of single sentences on PLV's train part (development: its errors may be read).

Run as ``python evals/plv.py [--shared ../shared] [--errors 40]``; without the data it says so and stops.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from roots import Case, run
from sentence_codes import root, sentence_codes


def cases(shared: Path) -> Iterable[Case]:
    """Each sentence with its root and the one found."""
    with (shared / "data" / "plv" / "plv_train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found = sentence_codes(row["text"])
            yield Case(row["text"], row["root"], root(found.event), found.trigger)


if __name__ == "__main__":
    run("plv", "plv/plv_train.jsonl", cases)
