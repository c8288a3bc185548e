"""Scores the PLOVER root of PETRARCH's stylised unit sentences, by their CAMEO codes (development).

Run as ``python evals/petrarch_units.py [--shared ../shared] [--errors 40]``; without the data it says so and stops.
A sentence with several coded events is right where one of them is found; one without any where none is found.
Most of the sentences name invented countries and ask for syntax, so the figure says little of news.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from roots import Case, run
from sentence_codes import root, sentence_codes
from tollbook.knowledge.codebooks import codebooks

ROOTS = frozenset(f"{number:02d}" for number in range(1, 21))  # some tests use codes that CAMEO does not have


def cases(shared: Path) -> Iterable[Case]:
    """Each sentence with the roots of its codes and the one found."""
    with (shared / "data" / "petrarch" / "unit_sentences.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            codes = [event["eventcode"] for event in row["events"] if event.get("eventcode")]
            roots = {root(codebooks().cameo_to_plover(code).event) for code in codes if code[:2] in ROOTS}
            found = sentence_codes(row["text"])
            mine = root(found.event)
            gold = mine if mine in roots else next(iter(sorted(str(r) for r in roots)), None)
            yield Case(row["text"], str(gold), mine if mine is not None else "None", found.trigger)


if __name__ == "__main__":
    run("petrarch_units", "petrarch/unit_sentences.jsonl", cases)
