"""The hand-written places: complete, where they say they are, and no spelling owned by two far-apart places of one country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import combinations
from typing import Any

import pytest
import yaml
from geographiclib.geodesic import Geodesic

from tollbook.knowledge.gazetteer.name import normalise

FIELDS = ("id", "name", "kind", "country", "admin1", "latitude", "longitude", "radius_km", "names", "source")
SETTLED = ("neighbourhood", "village", "town", "camp", "refugee camp")
BUILT = ("base", "crossing", "dam", "prison", "airfield", "hospital", "oilfield", "nuclear site")
SPANNING = ("region", "road", "strait", "island")
KINDS = frozenset((*SETTLED, *BUILT, *SPANNING, "district"))
SAME_PLACE_KM = 25.0

# South, west, north and east of each country in whole or half degrees, by hand; the check allows one degree more.
BOXES: dict[str, tuple[float, float, float, float]] = {
    "AFG": (29.4, 60.5, 38.5, 74.9), "AGO": (-18.0, 11.7, -4.4, 24.1), "ARE": (22.6, 51.5, 26.1, 56.4),
    "ARM": (38.8, 43.4, 41.3, 46.6), "AZE": (38.4, 44.8, 41.9, 50.4), "BDI": (-4.5, 29.0, -2.3, 30.8),
    "BEN": (6.2, 0.8, 12.4, 3.9), "BFA": (9.4, -5.5, 15.1, 2.4), "BGD": (20.6, 88.0, 26.6, 92.7),
    "BIH": (42.5, 15.7, 45.3, 19.7),
    "BHR": (25.8, 50.4, 26.3, 50.7), "BLR": (51.2, 23.2, 56.2, 32.8), "BOL": (-22.9, -69.6, -9.7, -57.5),
    "BRA": (-33.8, -74.0, 5.3, -34.8), "CAF": (2.2, 14.4, 11.0, 27.5), "CHL": (-56.0, -75.7, -17.5, -66.4),
    "CHN": (18.0, 73.5, 53.6, 134.8), "CIV": (4.3, -8.6, 10.7, -2.5), "CMR": (1.7, 8.5, 13.1, 16.2),
    "COD": (-13.5, 12.2, 5.4, 31.3), "COG": (-5.0, 11.1, 3.7, 18.6), "COL": (-4.2, -79.0, 12.5, -66.9),
    "DJI": (10.9, 41.8, 12.7, 43.4), "DOM": (17.5, -72.0, 19.9, -68.3), "DZA": (19.0, -8.7, 37.1, 12.0),
    "ECU": (-5.0, -81.1, 1.4, -75.2), "EGY": (22.0, 24.7, 31.7, 36.9), "ERI": (12.4, 36.4, 18.0, 43.1),
    "ESH": (20.8, -17.1, 27.7, -8.7), "ETH": (3.4, 33.0, 14.9, 48.0), "GEO": (41.1, 40.0, 43.6, 46.7),
    "GHA": (4.7, -3.3, 11.2, 1.2), "GTM": (13.7, -92.2, 17.8, -88.2), "GUY": (1.2, -61.4, 8.6, -56.5),
    "HND": (13.0, -89.4, 16.5, -83.1), "HTI": (18.0, -74.5, 20.1, -71.6), "IDN": (-11.0, 95.0, 5.9, 141.0),
    "IND": (6.7, 68.1, 35.7, 97.4), "IRN": (25.0, 44.0, 39.8, 63.3), "IRQ": (29.1, 38.8, 37.4, 48.6),
    "ISR": (29.5, 34.2, 33.3, 35.7), "JAM": (17.7, -78.4, 18.5, -76.2), "JOR": (29.2, 34.9, 33.4, 39.3),
    "KAZ": (40.6, 46.5, 55.4, 87.3), "KEN": (-4.7, 33.9, 5.0, 41.9), "KGZ": (39.2, 69.3, 43.3, 80.3),
    "KHM": (10.4, 102.3, 14.7, 107.6), "KWT": (28.5, 46.5, 30.1, 48.4), "LBN": (33.0, 35.1, 34.7, 36.6),
    "LBY": (19.5, 9.4, 33.2, 25.2), "LKA": (5.9, 79.7, 9.8, 81.9), "MAR": (27.7, -13.2, 35.9, -1.0),
    "MDA": (45.5, 26.6, 48.5, 30.1), "MEX": (14.5, -117.1, 32.7, -86.7), "MLI": (10.1, -12.2, 25.0, 4.3),
    "MMR": (9.8, 92.2, 28.5, 101.2), "MOZ": (-26.9, 30.2, -10.5, 40.8), "MRT": (14.7, -17.1, 27.3, -4.8),
    "NER": (11.7, 0.2, 23.5, 16.0), "NGA": (4.3, 2.7, 13.9, 14.7), "NIC": (10.7, -87.7, 15.0, -82.7),
    "NPL": (26.3, 80.0, 30.4, 88.2), "OMN": (16.6, 52.0, 26.4, 59.8), "PAK": (23.7, 60.9, 37.1, 77.0),
    "PER": (-18.4, -81.3, 0.0, -68.7), "PHL": (4.6, 115.5, 21.1, 126.6), "PNG": (-11.7, 140.8, -1.3, 156.0),
    "PRY": (-27.6, -62.6, -19.3, -54.3), "PSE": (31.2, 34.2, 32.6, 35.6), "QAT": (24.5, 50.7, 26.2, 51.7),
    "RUS": (41.2, 19.6, 81.9, 180.0), "RWA": (-2.8, 28.9, -1.1, 30.9), "SAU": (16.4, 34.5, 32.2, 55.7),
    "SDN": (8.7, 21.8, 22.2, 38.6), "SLV": (13.1, -90.1, 14.5, -87.7), "SOM": (-1.7, 41.0, 12.0, 51.4),
    "SSD": (3.5, 24.1, 12.2, 35.9), "SWZ": (-27.3, 30.8, -25.7, 32.1), "SYR": (32.3, 35.6, 37.3, 42.4),
    "TCD": (7.4, 13.5, 23.5, 24.0), "TGO": (6.1, -0.1, 11.1, 1.8), "THA": (5.6, 97.3, 20.5, 105.6),
    "TJK": (36.7, 67.3, 41.0, 75.2), "TKM": (35.1, 52.4, 42.8, 66.7), "TTO": (10.0, -61.9, 11.4, -60.5),
    "TUN": (30.2, 7.5, 37.5, 11.6), "TUR": (35.8, 25.7, 42.1, 44.8), "TZA": (-11.7, 29.3, -1.0, 40.4),
    "UGA": (-1.5, 29.6, 4.2, 35.0), "UKR": (44.4, 22.1, 52.4, 40.2), "UZB": (37.2, 56.0, 45.6, 73.1),
    "VEN": (0.6, -73.4, 12.2, -59.8), "XKX": (41.9, 20.0, 43.3, 21.8), "YEM": (12.1, 42.5, 19.0, 54.5),
    "ZAF": (-34.8, 16.5, -22.1, 32.9),
}  # fmt: skip


@cache
def _documents() -> Mapping[str, Mapping[str, Any]]:
    folder = resources.files("tollbook.knowledge") / "places"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    documents = {f.name: yaml.safe_load(f.read_text(encoding="utf-8")) for f in files}
    return {name: document for name, document in documents.items() if "places" in document}


def _places() -> list[tuple[str, Mapping[str, Any]]]:
    return [(name, place) for name, document in _documents().items() for place in document["places"]]


def _spellings(place: Mapping[str, Any]) -> list[str]:
    return [place["name"], *(spelling for spellings in place["names"].values() for spelling in spellings)]


def _kilometres(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    points = (one["latitude"], one["longitude"], other["latitude"], other["longitude"])
    return float(Geodesic.WGS84.Inverse(*points)["s12"]) / 1000


def _in_box(place: Mapping[str, Any]) -> bool:
    south, west, north, east = BOXES[place["country"]]
    latitude, longitude = float(place["latitude"]), float(place["longitude"])
    return south - 1 <= latitude <= north + 1 and west - 1 <= longitude <= east + 1


def _shared(places: list[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """Spellings that two places of one country own although they lie far apart."""
    owners: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for place in places:
        for spelling in _spellings(place):
            owners[(place["country"], normalise(spelling))][place["id"]] = place
    return [
        (key, one["id"], other["id"])
        for (_, key), owned in sorted(owners.items())
        for one, other in combinations(owned.values(), 2)
        if _kilometres(one, other) > SAME_PLACE_KM
    ]


def test_there_are_enough_places_and_every_file_says_where_they_come_from() -> None:
    assert len(_places()) >= 450
    assert [name for name, document in _documents().items() if not document.get("source")] == []


def test_every_place_has_every_field_and_a_known_kind() -> None:
    assert [(f, p.get("id"), k) for f, p in _places() for k in FIELDS if k not in p] == []
    assert [(p["id"], p["kind"]) for _, p in _places() if p["kind"] not in KINDS] == []
    assert [p["id"] for _, p in _places() if not p["source"] or not p["name"] or not p["id"].startswith("site.")] == []


def test_only_an_area_may_leave_its_province_open() -> None:
    assert [p["id"] for _, p in _places() if p["admin1"] is None and p["kind"] not in SPANNING] == []


def test_ids_are_unique_and_name_the_country() -> None:
    ids = [p["id"] for _, p in _places()]
    assert sorted(i for i in set(ids) if ids.count(i) > 1) == []
    assert [p["id"] for _, p in _places() if p["id"].split(".")[1] != p["country"].lower()] == []


def test_every_spelling_is_text_and_stands_once_in_its_language() -> None:
    wrong = []
    for _, place in _places():
        for language, spellings in place["names"].items():
            if not isinstance(language, str) or len(language) != 2 or len(set(spellings)) != len(spellings):
                wrong.append((place["id"], language))
            wrong += [(place["id"], s) for s in spellings if not isinstance(s, str) or s != s.strip() or not normalise(s)]
    assert wrong == []
    assert [p["id"] for _, p in _places() if p["name"] not in p["names"]["en"]] == []


def test_coordinates_lie_in_the_country_and_radii_are_honest() -> None:
    assert [(p["id"], p["latitude"], p["longitude"]) for _, p in _places() if not _in_box(p)] == []
    assert [(p["id"], p["radius_km"]) for _, p in _places() if not 0.2 <= p["radius_km"] <= 400] == []


def test_no_spelling_is_owned_by_two_far_places_of_a_country() -> None:
    assert _shared([p for _, p in _places()]) == []


def test_exonyms_are_complete() -> None:
    exonyms = [(name, e) for name, document in _documents().items() for e in document.get("exonyms", ())]
    assert exonyms != []
    assert [
        (f, e) for f, e in exonyms if sorted(e) != ["country", "kind", "means", "name", "source"] or not all(e.values())
    ] == []
    assert [
        (f, e["name"]) for f, e in exonyms if e["kind"] not in ("admin1", "admin2", "town") or e["country"] not in BOXES
    ] == []


@pytest.mark.parametrize(("latitude", "expected"), [(33.0, []), (36.0, [("al hawl", "a", "b")])])
def test_the_check_of_shared_spellings_can_fail(latitude: float, expected: list[tuple[str, str, str]]) -> None:
    one = {"id": "a", "name": "Al-Hawl", "country": "SYR", "latitude": 33.0, "longitude": 40.0, "names": {}}
    other = {"id": "b", "name": "al hawl", "country": "SYR", "latitude": latitude, "longitude": 40.0, "names": {}}
    assert _shared([one, other]) == expected


@pytest.mark.parametrize(("point", "inside"), [((33.3, 44.4), True), ((33.3, 54.4), False), ((-33.3, 44.4), False)])
def test_the_check_of_boxes_can_fail(point: tuple[float, float], inside: bool) -> None:
    assert _in_box({"country": "IRQ", "latitude": point[0], "longitude": point[1]}) is inside
