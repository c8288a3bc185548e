"""How many actor names of UCDP's event labels Tollbook knows: ``python evals/actors_ucdp.py [--shared ../shared]``.

Two shares: over the distinct names, and over the sides of all events. Coalitions (names joined by commas) count by part.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tollbook.knowledge.actors import actors, known_by

HERE = Path(__file__).resolve().parents[1]


def sides(path: Path) -> Iterator[str]:
    """The names of both sides of every event."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for line in text.splitlines():
        event = json.loads(line)
        yield from (n.strip() for key in ("side_a_name", "side_b_name") for n in event[key].split(",") if n.strip())


def main() -> None:
    """Print both shares per file, and the names that are not known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="print the N commonest unknown names of each file")
    args = parser.parse_args()
    folder = args.shared / "data" / "ucdp_aec"
    if not folder.is_dir():
        raise SystemExit(f"{folder}: not there; give the folder that holds data/ucdp_aec with --shared")
    official = {actors().get(i).ids.get("ucdp_name") for i in actors().ids()}
    for name in ("validation.jsonl", "train.jsonl.gz"):
        counts = Counter(sides(folder / name))
        known = {n for n in counts if n == "Civilians" or n in official or known_by(n)}
        right, total = sum(counts[n] for n in known), sum(counts.values())
        print(f"{name}: {len(known)}/{len(counts)} names, {right}/{total} = {right / total:.3f} of the sides")
        for missed, times in [(n, c) for n, c in counts.most_common() if n not in known][: args.missed]:
            print(f"  {times:4} {missed}")


if __name__ == "__main__":
    main()
