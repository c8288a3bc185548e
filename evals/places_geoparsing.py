"""Scores found and resolved place names on LGL and TR-News (development only).

Run as ``python evals/places_geoparsing.py [--shared ../shared] [--errors 40]``. For each annotated place with coordinates: found
(a mention overlaps it), resolved (it has a point), right (within 161 km, the same country or province). ``no match`` counts
annotated places without coordinates that Tollbook leaves without a point too.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from places_reading import arguments, needed, with_places
from tollbook.knowledge.gazetteer import normalise
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.model.place import Place
from tollbook.resolution.place import resolve_places
from tollbook.resolution.relative import distance_km

NEAR_KM = 161.0


def right(gold: dict[str, Any], place: Place) -> bool:
    """Whether a resolved place is the annotated one."""
    if str(gold.get("feature") or "").startswith("PCL"):
        return place.country == nations().named(gold.get("country") or gold["name"])
    if place.precision == "admin1" and normalise(gold["name"]) == normalise(place.name):
        return True
    if place.latitude is None or place.longitude is None:
        return False
    return distance_km((gold["latitude"], gold["longitude"]), (place.latitude, place.longitude)) <= NEAR_KM


def score(path: Path, name: str, errors: int) -> Counter[str]:
    """Counts over one corpus; prints the first errors."""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            reading = with_places(document["text"])
            resolved = resolve_places(reading)
            spans = [(reading.span(reading.places[r.mention].first, reading.places[r.mention].last), r) for r in resolved]
            for gold in document["places"]:
                hit = [r for span, r in spans if span.start < gold["end"] and gold["start"] < span.end]
                place = next((r.place for r in hit if r.place is not None), None)
                if gold.get("latitude") is None:
                    counts["no coordinates"] += 1
                    counts["no match"] += place is None
                    continue
                counts["places"] += 1
                counts["found"] += bool(hit)
                counts["resolved"] += place is not None
                good = place is not None and right(gold, place)
                counts["right"] += good
                if not good and errors > 0:
                    errors -= 1
                    said = f"{place.name}, {place.admin1}, {place.country}" if place else ("unresolved" if hit else "not found")
                    print(f"{gold['phrase']!r} is {gold['name']}, {gold.get('admin1')}, {gold.get('country')} [{name}]: {said}")
    return counts


def main() -> None:
    """Score both corpora."""
    given = arguments(__doc__)
    for name in ("lgl", "trnews"):
        c = score(needed(given.shared / "data" / "geoparsing" / f"{name}.jsonl.gz"), name, given.errors)
        print(
            f"{name}: {c['places']} places, found {c['found'] / c['places']:.3f}, resolved {c['resolved'] / c['places']:.3f}, "
            f"right of resolved {c['right'] / c['resolved']:.3f}, right of all {c['right'] / c['places']:.3f}, "
            f"no match {c['no match']}/{c['no coordinates']}"
        )


if __name__ == "__main__":
    main()
