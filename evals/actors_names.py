"""How many current actors and their names Tollbook knows, against a list made by others.

Run as ``python evals/actors_names.py [--shared ../shared]``. A name is found where it leads to the actor most names of that row
lead to, ambiguous where it leads to that actor and others (context decides in a report), related where it leads to an actor that
was renamed to, split from or belongs to it (the list takes both for one), wrong where it leads elsewhere.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from tollbook.knowledge.actors import actors, known_by

HERE = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print the shares, and the names that were not found or found wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="name what was missed or wrong")
    args = parser.parse_args()
    path = args.shared / "data" / "actors" / "test_actors.csv"
    if not path.is_file():
        raise SystemExit(f"{path}: not there; give the folder that holds data/actors with --shared")
    rows: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["actor"], []).append(row["alias"])
    marks: Counter[str] = Counter()
    for actor, aliases in rows.items():
        marks += score(actor, aliases, args.errors)
    print(f"actors found {marks['actor']}/{len(rows)}")
    total = sum(len(a) for a in rows.values())
    found = marks["found"] + marks["ambiguous"]
    print(f"names found {found}/{total} (ambiguous {marks['ambiguous']}), related {marks['related']}, wrong {marks['wrong']}")


def score(actor: str, aliases: list[str], show: bool) -> Counter[str]:
    """The marks of one actor."""
    ids = {alias: {a.id for a in known_by(alias)} for alias in aliases}
    votes = Counter(i for found in [*ids.values(), {a.id for a in known_by(actor)}] for i in sorted(found))
    best = min(votes, key=lambda i: (-votes[i], i)) if votes else None
    marks: Counter[str] = Counter(actor=int(best is not None))
    for alias, found in ids.items():
        mark = marked(found, best)
        marks[mark] += 1
        if show and mark != "found":
            print(f"{mark}: {actor} / {alias} -> {sorted(found)}")
    return marks


def marked(found: set[str], best: str | None) -> str:
    """The mark of one name."""
    if not found or best is None:
        return "missed"
    if best in found:
        return "found" if len(found) == 1 else "ambiguous"
    return "related" if any(best in kin(i) or i in kin(best) or kin(i) & kin(best) for i in found) else "wrong"


def kin(id_: str) -> set[str]:
    """The actors an actor comes from or belongs to, and those that these come from (HTS was JFS, once al-Nusra); no states."""
    parents = {p.id for p in actors().get(id_).parents if not p.id.endswith(".state")}
    earlier = {p.id for p in actors().get(id_).parents if p.relation in ("renamed_from", "splinter_of", "part_of")} & parents
    return parents.union(*(kin(i) for i in earlier)) if earlier else parents


if __name__ == "__main__":
    main()
