"""How many actor names of UCDP's event labels Tollbook knows: ``python evals/actors_ucdp.py [--shared ../shared]``.

Two shares: over the distinct names, and over the sides of all events. Coalitions (names joined by commas) count by part.
A crowd ("Opponents of NAME") is known only where Tollbook knows whom it is for or against, in the country of each of its events
and, where UCDP's own list of actors has the name, in a country that list gives.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tollbook.knowledge.actors import actors, known_by
from tollbook.mentions.actor_crowds import crowds_named

HERE = Path(__file__).resolve().parents[1]


def sides(path: Path) -> Iterator[tuple[str, str]]:
    """The names of both sides of every event, each with the event's country as UCDP writes it."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for line in text.splitlines():
        event = json.loads(line)
        names = (n.strip() for key in ("side_a_name", "side_b_name") for n in event[key].split(","))
        yield from ((name, event["location_root_name"]) for name in names if name)


def listed_countries(path: Path) -> Mapping[str, frozenset[str]]:
    """The countries in which UCDP's list of actors has each name."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["NameData"].strip(), row["Location"].split(",")) for row in csv.DictReader(file)]
    return {name: frozenset(c for place in places if (c := country_of(place.strip())) is not None) for name, places in rows}


@cache
def country_of(written: str) -> str | None:
    """The ISO code of a country as UCDP writes it."""
    return next((a.country for a in known_by(written) if a.kind == "state"), None)


def crowd_known(name: str, country: str, listed: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name is that of a crowd whose leader or party is of this country, and of one that UCDP's list gives."""
    code = country_of(country)
    agrees = not listed.get(name) or code in listed[name]
    return agrees and any(crowd.country == code for crowd in crowds_named(name) if code is not None)


def main() -> None:
    """Print both shares per file, and the training file's names that are not known; the other's are to stay unseen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument(
        "--missed", type=int, default=0, metavar="N", help="print the N commonest unknown names of the training file"
    )
    args = parser.parse_args()
    folder = args.shared / "data" / "ucdp_aec"
    if not folder.is_dir():
        raise SystemExit(f"{folder}: not there; give the folder that holds data/ucdp_aec with --shared")
    official = {actors().get(i).ids.get("ucdp_name") for i in actors().ids()}
    listed = listed_countries(args.shared / "data" / "actors" / "ucdp_actor_22.1.csv")
    for name in ("validation.jsonl", "train.jsonl.gz"):
        counts = Counter(sides(folder / name))
        plain = {n for n, _ in counts if n == "Civilians" or n in official or known_by(n)}
        unknown = {(n, c) for n, c in counts if n not in plain and not crowd_known(n, c, listed)}
        names, total = {n for n, _ in counts}, sum(counts.values())
        known, right = len(names - {n for n, _ in unknown}), total - sum(counts[pair] for pair in unknown)
        print(f"{name}: {known}/{len(names)} names, {right}/{total} = {right / total:.3f} of the sides")
        if name.startswith("train"):
            for missed, times in Counter({p: counts[p] for p in unknown}).most_common(args.missed):
                print(f"  {times:4} {' - '.join(missed)}")


if __name__ == "__main__":
    main()
