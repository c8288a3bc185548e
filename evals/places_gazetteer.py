"""Scores the gazetteer on conflict places in many spellings, and on the place names of UCDP events.

Run as ``python evals/places_gazetteer.py [--shared ../shared] [--errors 40]``. Places: right within 60 km, in the given country.
UCDP names: with the country given, the name found as a town or finer, and its province; ``only elsewhere`` where every place
found lies in another province than the one stated. A stretch named by its ends counts where each of them is found.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from pathlib import Path

from places_reading import arguments, needed, with_places
from tollbook.knowledge.gazetteer import gazetteer, likeness, normalise
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.knowledge.gazetteer.sources import without_type
from tollbook.model.reading import PlaceCandidate
from tollbook.resolution.locate import locate
from tollbook.resolution.relative import distance_km

TYPE = re.compile(
    r"(?i)\b(town|village|city|district|province|area|state|county|region|camp|refugee camp|municipality|governorate|subdistrict|"
    r"neighbou?rhood|township|locality|suburb|department|ward|commune|zone|lga|division|airport|airbase|base|military base|"
    r"sub-district|tambon|checkpoint|sector|farms?|valley|mountains?|hills?|island|mines?)\b"
)
ALSO = re.compile(r"\s*/\s*|\s*[()]\s*")
ROAD = re.compile(r"(?i)\b(?:road|highway|axis|route|railway)\b")
ENDS = re.compile(r"(?i)\bbetween\b|\s+and\s+|\s*[-–]\s*")


UNDER = {"ISR": ("PSE",), "SDN": ("SSD",), "IDN": ("TLS",), "SRB": ("XKX",), "ETH": ("ERI",)}
"""Territories that UCDP files under another state (UCDP GED codebook 22.1, `country`: the state of the Gleditsch-Ward system)."""


def found(name: str, country: str) -> list[PlaceCandidate]:
    """What a name means inside a country: exact names, else other spellings, best first."""
    here = (country, *UNDER.get(country, ()))
    exact = [c for c in gazetteer().find(name) if c.country in here]
    return exact or [c for iso3 in here for c, alike in gazetteer().near_spelling(name, iso3, least=0.8)][:3]


def named(where: str, country: str) -> list[PlaceCandidate]:
    """What a UCDP place may mean: its name without words for its type; "A/B" and "A (B)" are two names of one place."""
    names = [where, *ALSO.split(where)] if ALSO.search(where) else [where]
    for name in names:
        options = found(without_type(TYPE.sub("", name).strip()), country) or found(name, country)
        if options:
            return options
    return between(where, country)


def between(where: str, country: str) -> list[PlaceCandidate]:
    """A stretch named by its ends, "between A and B", "A-B road": found where each end is, as the ends are."""
    if not ROAD.search(where) and not re.search(r"(?i)\bbetween\b|\band\b", where):
        return []
    ends = [e.strip() for e in ENDS.split(ROAD.sub("", where)) if e.strip()]
    options = [found(without_type(TYPE.sub("", e).strip()), country) or found(e, country) for e in ends]
    return options[0] if len(ends) > 1 and all(options) else []


def spellings(path: Path, errors: int) -> None:
    """The test places: spellings and places right, and wrong ones."""
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    places: set[str] = set()
    wrong: list[str] = []
    missed: list[str] = []
    for row in rows:
        iso3 = gazetteer().countries[gazetteer().file.header["iso2"].index(row["country"])]
        here = (float(row["latitude"]), float(row["longitude"]))
        options = found(row["variant"], iso3)
        if any(distance_km(here, (c.latitude, c.longitude)) <= 60 for c in options):
            places.add(row["place"])
        else:
            (wrong if options else missed).append(row["variant"])
    right = len(rows) - len(wrong) - len(missed)
    print(f"places {len(places)}/{len({r['place'] for r in rows})}, spellings {right}/{len(rows)}, wrong {len(wrong)}")
    print(f"missed: {missed[:errors]}\nwrong: {wrong[:errors]}")


def events(path: Path, errors: int) -> None:
    """The UCDP place names, weighted once each."""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            country = nations().named(re.sub(r" \(.*\)", "", row["country"]))
            if country is None or not row["where"]:
                continue
            counts["names"] += 1
            province = without_type(row["adm1"])
            options = named(row["where"], country)
            fine = [c for c in options if c.kind in ("town", "site", "admin2")]
            counts["fine"] += bool(fine)
            counts["events"] += int(row["events"])
            counts["fine events"] += int(row["events"]) * bool(fine)
            if row["adm1"]:
                counts["with province"] += 1
                known = [c for c in found(province, country) if c.kind in ("admin1", "admin2", "region")]
                counts["province"] += bool(known)
                consistent = [c for c in fine if c.admin1 and _same(c.admin1, province, known)]
                if fine and known and not consistent:
                    counts["elsewhere"] += 1
                    if errors > 0:
                        errors -= 1
                        print(f"{row['where']}, {row['adm1']}, {row['country']}: {[(c.name, c.admin1) for c in fine][:3]}")
    fine_share, elsewhere = (counts[c] / counts["names"] for c in ("fine", "elsewhere"))
    province_share = counts["province"] / counts["with province"]
    by_events = counts["fine events"] / counts["events"]
    print(
        f"UCDP: {counts['names']} names, town or finer {fine_share:.3f} (by events {by_events:.3f}), "
        f"province {province_share:.3f}, only elsewhere {elsewhere:.3f}"
    )


def sentences(path: Path) -> None:
    """The same names in a sentence that states province and country: is the place found in that province, or left open?"""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            country = re.sub(r" \(.*\)", "", row["country"])
            iso3 = nations().named(country)
            if iso3 is None or not row["where"] or not row["adm1"] or normalise(row["where"]) == normalise(row["adm1"]):
                continue
            reading = with_places(f"Gunmen killed four people in {row['where']} in {row['adm1']}, {country}, on Friday.")
            found_ = locate(reading, [(0, len(reading.tokens))])
            known = [c for c in found(without_type(row["adm1"]), iso3) if c.kind in ("admin1", "admin2", "region")]
            if not known:
                continue
            counts["all"] += 1
            place = found_[0] if found_ else None
            counts["fine"] += place is not None and place.precision in ("town", "site", "near", "admin2")
            right = place is not None and place.country in (iso3, *UNDER.get(iso3, ()))
            counts["right"] += (
                right and place is not None and (place.admin1 is None or _same(place.admin1, without_type(row["adm1"]), known))
            )
    print(f"UCDP in a sentence: {counts['all']}, finer than province {counts['fine'] / counts['all']:.3f}, "
          f"in another province or none {1 - counts['right'] / counts['all']:.3f}")  # fmt: skip


def _same(admin1: str, province: str, known: list[PlaceCandidate]) -> bool:
    own = normalise(admin1)
    return likeness(own, normalise(province)) > 0.8 or any(normalise(k.admin1 or "") == own for k in known)


def main() -> None:
    """Score both."""
    given = arguments(__doc__)
    folder = given.shared / "data" / "gazetteer"
    spellings(needed(folder / "test_places.csv"), given.errors)
    events(needed(folder / "ucdp_aec_location_names.csv.gz"), given.errors)
    sentences(folder / "ucdp_aec_location_names.csv.gz")


if __name__ == "__main__":
    main()
