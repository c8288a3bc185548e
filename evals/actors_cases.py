"""How often country and sector are right on another project's actor cases: ``python evals/actors_cases.py [--shared ../shared]``.

Only cases that hold words and ask for no encyclopaedia article are counted: persons and bodies known from there alone are out of
reach by design.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tollbook.knowledge.actors import actors
from tollbook.languages.lexicon import lexicon
from tollbook.mentions.actor import find_actors
from tollbook.mentions.tokens import split
from tollbook.model.reading import ActorMention, Reading
from tollbook.model.report import Report

HERE = Path(__file__).resolve().parents[1]
SECTORS = {
    "state": ("", "GOV"), "government": ("GOV",), "military": ("MIL",), "police": ("COP",), "intelligence": ("SPY",),
    "armed group": ("REB", "PRM", "UAF"), "militia": ("PRM", "REB"), "medical": ("MED",), "civilian": ("CVL",),
    "outlet": ("JRN",), "unknown": ("UAF", "CRM", "UNK"), "UN": ("IGO",), "IGO": ("IGO",), "NGO": ("NGO", "SOC"),
    "party": ("PTY",), "cartel": ("CRM",), "gang": ("CRM",), "alliance": ("REB", "IGO", "MIL"),
}  # fmt: skip


def cases(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The words of each counted case and what is expected of them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = row["call"]["args"][0] if row["call"]["args"] else None
        asked = {k: v["value"] for k, v in row["expect"].items() if v["op"] == "Eq"}
        if row["call"]["method"] == "agent_to_code" and isinstance(words, str) and not asked.get("code['wiki']"):
            yield words, asked


def read(words: str) -> tuple[ActorMention, ...]:
    """The actors found on the words alone."""
    tokens, sentences = split(words)
    hits = lexicon("en").find(tokens)
    by_word = {w: tuple(h for h in hits if h.word == w) for w in sorted({h.word for h in hits})}
    return find_actors(Reading(Report("case", words, language="en"), tokens, sentences, hits, by_word=by_word))


def main() -> None:
    """Print the share of right countries and sectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    path = args.shared / "data" / "actor_cases" / "actor_cases.jsonl"
    if not path.is_file():
        raise SystemExit(f"{path}: not there; give the folder that holds data/actor_cases with --shared")
    marks: Counter[str] = Counter()
    for words, asked in cases(path):
        found = read(words)
        for what, right in judged(asked, found).items():
            marks[what] += 1
            marks[f"{what} right"] += right
            if args.errors and not right:
                print(what, "|", words, "|", asked, "|", [(m.name, m.kind, m.country) for m in found])
    for what in ("state", "country", "sector"):
        print(f"{what}: {marks[f'{what} right']}/{marks[what]}")


def judged(asked: dict[str, Any], found: tuple[ActorMention, ...]) -> dict[str, bool]:
    """Whether the country and the sector asked for were found; ``state`` where a country is asked for and no more."""
    country, sector = asked.get("code['country']"), asked.get("code['code_1']")
    countries = {m.country or "" for m in found} or {""}
    sectors = {s for m in found for s in SECTORS.get(m.kind, (m.kind,))} | {
        actors().get(c.id).sector for m in found for c in m.candidates
    }
    marks = {} if country is None else {"country": country in countries}
    if sector:
        marks["sector"] = sector in sectors
    if country and sector in ("", "GOV", "MIL", "COP"):
        marks["state"] = marks["country"]
    return marks


if __name__ == "__main__":
    main()
