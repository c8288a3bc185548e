"""Whether a village is only a namesake of the one meant: it lies far from the province or municipality that the report states."""

from __future__ import annotations

from collections.abc import Mapping

from tollbook.knowledge.gazetteer.shape import distance_km
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.resolution.place_score import WANTED, named, wanted

VILLAGE = 15_000
BEYOND_KM = 10.0
MUNICIPALITY_KM = 32.0
STATED = 4
"""Tokens from a village's name to that of the municipality stated behind it."""


def off_province(reading: Reading, index: int, best: PlaceCandidate) -> bool:
    """Whether a village lies far from every province that the report names in its country: a namesake is meant."""
    if best.kind not in ("town", "admin2") or best.population >= VILLAGE:
        return False
    others = [m for i, m in enumerate(reading.places) if i != index and m.relation != "border"]
    if any((c.country, c.admin1) == (best.country, best.admin1) and c.kind == "admin1" for m in others for c in m.candidates):
        return False
    provinces = [p for m in others if (p := _pure_province(m)) is not None and p.country == best.country]
    here = (best.latitude, best.longitude)
    return bool(provinces) and all(distance_km(here, (p.latitude, p.longitude)) > p.radius_km + BEYOND_KM for p in provinces)


def off_municipality(reading: Reading, index: int, chosen: Mapping[int, PlaceCandidate | None]) -> bool:
    """Whether a village is a namesake of the one meant: it lies far from the municipality or district stated right behind it."""
    village = chosen[index]
    behind = reading.places[index + 1 : index + 2]
    if village is None or village.kind not in ("town", "admin2") or village.population >= VILLAGE or not behind:
        return False
    stated = chosen[index + 1]
    near = 0 <= behind[0].first - reading.places[index].last <= STATED
    if stated is None or stated.kind == "admin1" or not near or wanted(reading, behind[0]) != WANTED["district"]:
        return False
    apart = distance_km((village.latitude, village.longitude), (stated.latitude, stated.longitude))
    return apart > max(MUNICIPALITY_KM, stated.radius_km * 1.5)


def _pure_province(mention: PlaceMention) -> PlaceCandidate | None:
    """The province of a name that no town of its country has: Diyala, Helmand, North Kivu."""
    if mention.role == "actor" or mention.demonym:
        return None
    province = next((c for c in mention.candidates if c.kind == "admin1" and named(mention, c) == 1.0), None)
    shared = province is not None and any(
        c.kind == "country" or (c.kind == "town" and c.country == province.country) for c in mention.candidates
    )
    return None if shared else province
