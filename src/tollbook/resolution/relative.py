"""Points reckoned from a named place: 80 km south of it, on its outskirts, in its north, between it and another.

The point-radius method: the radius holds what the words leave open, the extent of the named place, the width of a compass
word (22.5 degrees to each side) and the rounding of the distance.
Wieczorek, Guo and Hijmans 2004, IJGIS 18(8), 745-767.
"""

from __future__ import annotations

from math import radians, sin

from geographiclib.geodesic import Geodesic

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.model.place import Place, PlacePrecision
from tollbook.model.reading import PlaceCandidate, PlaceMention

HALF_COMPASS_WORD = 22.5
NEAR_KM = 15.0
SMALL_REGION_KM = 60.0
PRECISIONS: dict[str, PlacePrecision] = {
    "site": "site", "town": "town", "admin2": "admin2", "admin1": "admin1", "country": "country", "region": "admin1",
    "sea": "admin1",
}  # fmt: skip
AREAS = frozenset(("admin1", "admin2", "country", "region", "sea"))
Point = tuple[float, float]


def distance_km(one: Point, other: Point) -> float:
    """Kilometres between two points on the ellipsoid.

    >>> round(distance_km((33.3406, 44.4009), (32.619, 44.401)))
    80
    """
    return float(Geodesic.WGS84.Inverse(*one, *other, Geodesic.DISTANCE)["s12"]) / 1000


def shifted(start: Point, bearing: float, km: float) -> Point:
    """The point so many kilometres away in a direction (0 north, 90 east).

    >>> tuple(round(x, 2) for x in shifted((33.3406, 44.4009), 180, 80))
    (32.62, 44.4)
    """
    there = Geodesic.WGS84.Direct(*start, bearing, km * 1000, Geodesic.LATITUDE | Geodesic.LONGITUDE)
    return float(there["lat2"]), float(there["lon2"])


def rounding_km(km: float) -> float:
    """Half the unit a distance seems to be rounded to.

    >>> [rounding_km(d) for d in (80, 100, 25, 7)]
    [5.0, 25.0, 2.5, 0.5]
    """
    return next((unit / 2 for unit in (50, 10, 5) if km >= unit and km % unit == 0), 0.5)


def reckon(anchor: PlaceCandidate, mention: PlaceMention, second: PlaceCandidate | None = None) -> tuple[Point, float]:
    """Where the words put the site: a point and the radius in km that should hold it."""
    here = (anchor.latitude, anchor.longitude)
    if mention.relation == "offset":
        return _offset(here, anchor, mention)
    if mention.relation == "part" and mention.direction is not None:
        return _part(here, anchor, mention.direction)
    if mention.relation in ("between", "road") and second is not None:
        return _between(here, (second.latitude, second.longitude))
    if mention.relation == "outskirts":
        return _outskirts(here, anchor, mention.direction)
    if mention.relation in ("near", "road", "border", "between") and anchor.kind not in AREAS:
        return here, anchor.radius_km + NEAR_KM
    return here, anchor.radius_km


def _offset(here: Point, anchor: PlaceCandidate, mention: PlaceMention) -> tuple[Point, float]:
    km, bearing = mention.distance_km, mention.direction
    if km is not None and bearing is not None:
        spread = km * sin(radians(HALF_COMPASS_WORD))
        return shifted(here, bearing, km), max(min(anchor.radius_km, km), spread, rounding_km(km))
    if km is not None:
        return here, km + min(anchor.radius_km, km) + rounding_km(km)
    if bearing is None:
        return here, anchor.radius_km + NEAR_KM
    if anchor.kind in AREAS:
        return _part(here, anchor, bearing)
    return shifted(here, bearing, anchor.radius_km * 0.6 + 5), anchor.radius_km + 10


def _part(here: Point, anchor: PlaceCandidate, bearing: float) -> tuple[Point, float]:
    """The middle of the half of an area that lies in a direction; kept inside the area where that is known."""
    for share in (0.5, 0.35, 0.2):
        there = shifted(here, bearing, anchor.radius_km * share)
        country, admin1 = gazetteer().admin1_at(*there)
        inside = country == anchor.country and (anchor.kind not in ("admin1", "admin2") or admin1 == anchor.admin1)
        if inside or anchor.kind not in AREAS:
            return there, max(3.0, anchor.radius_km * 0.7)
    return here, anchor.radius_km


def _between(here: Point, there: Point) -> tuple[Point, float]:
    line = Geodesic.WGS84.Inverse(*here, *there)
    middle = shifted(here, float(line["azi1"]), float(line["s12"]) / 2000)
    return middle, max(5.0, float(line["s12"]) / 2000)


def _outskirts(here: Point, anchor: PlaceCandidate, bearing: float | None) -> tuple[Point, float]:
    if anchor.kind in AREAS:
        return (here, anchor.radius_km) if bearing is None else _part(here, anchor, bearing)
    if bearing is None:
        return here, anchor.radius_km * 1.3 + 5
    return shifted(here, bearing, anchor.radius_km), anchor.radius_km + 5


def precision_of(anchor: PlaceCandidate) -> PlacePrecision:
    """What the point of a known place stands for; a small region says as much as a district."""
    if anchor.kind == "region" and anchor.radius_km <= SMALL_REGION_KM:
        return "admin2"
    return PRECISIONS[anchor.kind]


def as_place(anchor: PlaceCandidate, mention: PlaceMention, second: PlaceCandidate | None, words: str) -> Place:
    """The place a mention stands for. What is reckoned is called by its words and says ``near``."""
    (latitude, longitude), radius = reckon(anchor, mention, second)
    plain = (latitude, longitude) == (anchor.latitude, anchor.longitude) and radius == anchor.radius_km
    if plain:
        return Place(
            anchor.name,
            anchor.country,
            anchor.admin1,
            anchor.admin2,
            latitude,
            longitude,
            radius,
            precision_of(anchor),
            anchor.id,
        )
    country, admin1 = gazetteer().admin1_at(latitude, longitude)
    stays = mention.relation in ("part", "outskirts", "near") or (mention.relation == "offset" and mention.distance_km is None)
    if stays or country is None or anchor.kind in AREAS:
        country, admin1 = anchor.country, anchor.admin1 or (admin1 if country == anchor.country else None)
    if mention.relation == "offset" and mention.direction is None and (mention.distance_km or 0.0) > anchor.radius_km:
        admin1 = None  # so far from a town, but which way is not said
    precision: PlacePrecision = "near"
    if anchor.kind in AREAS and (radius > 60 or mention.distance_km is None):
        precision = precision_of(anchor)
    if anchor.kind not in AREAS and mention.relation in ("part", "outskirts"):
        precision = precision_of(anchor) if mention.relation == "part" else "near"
    if precision == "country":
        admin1 = None
    return Place(words, country, admin1, None, round(latitude, 5), round(longitude, 5), round(radius, 1), precision, anchor.id)
