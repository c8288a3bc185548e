"""How well known a place is; only ever one part of a choice."""

from __future__ import annotations

from math import log10

from tollbook.knowledge.gazetteer.localities import PREFIX
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.model.reading import PlaceCandidate

BUILT_SOURCES = frozenset(("GeoNames", "airportsdata", "Natural Earth"))


def prominence(place: PlaceCandidate) -> float:
    """1 for countries, capitals and cities of half a million, less for provinces, by size for towns, least for villages."""
    if place.id.startswith(PREFIX):
        return 0.1
    if (
        place.kind == "country"
        or place.source not in BUILT_SOURCES
        or place.population >= 500_000
        or place == nations().capital(place.country or "")
    ):
        return 1.0
    if place.kind in ("admin1", "site", "region", "sea"):
        return 0.7
    return max(0.0, min(1.0, (log10(place.population) - 3) / 4.5)) if place.population > 0 else 0.1
