"""How well a known place fits a name in its report, in named parts."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from tollbook.knowledge.gazetteer import likeness, normalise
from tollbook.knowledge.gazetteer.shape import distance_km
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.resolution.place_context import Context
from tollbook.resolution.place_prominence import BUILT_SOURCES, prominence

WEIGHTS = {"country": 0.32, "stated": 0.22, "near": 0.14, "name": 0.14, "kind": 0.1, "prominence": 0.2}
IN_DISTRICT = 1.3
APART, SMALL = 6, 3
BETWEEN = ("place_type", "place_in", "place_part", "place_direction", "place_near", "place_of", "place_between")
LIKE_NAME = 0.8
BEYOND_KM = 50.0
REACH_KM = 30.0
KIND_PRIOR = {"site": 0.9, "country": 1.0, "town": 0.8, "admin1": 0.95, "admin2": 0.45, "region": 0.8, "sea": 0.6}
WANTED = {
    "province": ("admin1", "region", "admin2"),
    "district": ("admin2", "admin1", "region"),
    "town": ("town",),
    "base": ("site",),
    "camp": ("site",),
    "site": ("site",),
    "neighbourhood": ("town", "site"),
    "area": ("region", "site", "admin1"),
    "water": ("sea", "region"),
}


def score(context: Context, index: int, place: PlaceCandidate) -> tuple[tuple[str, float], ...]:
    mention = context.reading.places[index]
    raw = {
        "country": context.ground(mention).countries.get(place.country or "", 0.0),
        "stated": _stated(context, index, place),
        "near": _near(context, place),
        "name": named(mention, place),
        "kind": _kind(context.reading, mention, place),
        "prominence": prominence(place),
    }
    return tuple((name, round(WEIGHTS[name] * value, 4)) for name, value in raw.items())


def _stated(context: Context, index: int, place: PlaceCandidate) -> float:
    """1 where a country or province that holds the place stands beside the name, a district more, 0.6 where it stands elsewhere.

    A province or district of its country that stands beside the name and does not hold the place speaks against it as strongly.
    """
    others = beside(context.reading, index)
    if place.kind not in ("country", "admin1") and _excluded(context.reading, index, place):
        return -1.0
    if any(in_district(other, place) for other in others if other.first > context.reading.places[index].first):
        return IN_DISTRICT
    if any(holds(other, place) for other in others):
        return 1.0
    if place.kind == "admin1" and _holds_before(context.reading.places, index, place):
        return 1.0
    if place.kind in ("admin2", "town") and _near_before(context.reading.places, index, place):
        return 1.0
    return 0.6 if (place.country, place.admin1) in context.provinces and place.kind != "admin1" else 0.0


def _holds_before(places: Sequence[PlaceMention], index: int, place: PlaceCandidate) -> bool:
    """Whether the name just before has a reading inside this province: "Buenos Aires, in the north of Cauca"."""
    if not index or not 0 <= places[index].first - places[index - 1].last <= 3 or places[index - 1].demonym:
        return False
    key = (place.country, place.admin1)
    return any((c.country, c.admin1) == key and c.kind not in ("country", "admin1") for c in places[index - 1].candidates)


def _near_before(places: Sequence[PlaceMention], index: int, place: PlaceCandidate) -> bool:
    """Whether the name just before means one place only, and this is its district or near it: "near Gangalur, Bijapur"."""
    before = places[index - 1] if index else None
    if before is None or not 0 <= places[index].first - before.last <= 1 or len(before.candidates) != 1:
        return False
    (only,) = before.candidates
    apart = distance_km((only.latitude, only.longitude), (place.latitude, place.longitude))
    return only.kind in ("town", "site") and only.country == place.country and apart <= place.radius_km + REACH_KM


def beside(reading: Reading, index: int) -> list[PlaceMention]:
    """The mentions that stand beside one, a comma or a small word apart: ``Hilla in Babil province, Iraq``."""
    places = reading.places
    mention, found = places[index], []
    last = mention.last
    for other in places[index + 1 : index + 4]:
        if other.demonym and 0 <= other.first - last <= 4:
            last = other.last  # in the Colombian department of
        elif _adjoins(reading, last, other.first) and _states(other):
            if not _repeats(reading, mention, other, other.first - last):
                found.append(other)
            last = other.last
    apart = mention.first - places[index - 1].last if index else -1
    behind = 0 <= apart <= 2 and not _told_between(reading, places[index - 1].last, mention.first)
    if behind and places[index - 1].relation != "border" and not _repeats(reading, mention, places[index - 1], apart):
        found.append(places[index - 1])
    return found


def _told_between(reading: Reading, last: int, first: int) -> bool:
    """Whether words of something told stand between two names: "a senator from Oklahoma spoke in Prague"."""
    known = {i for c in BETWEEN for h in reading.by_word.get(c, ()) for i in range(h.first, h.last)}
    return any(len(reading.tokens[i].text) > SMALL and i not in known for i in range(last, first))


def _repeats(reading: Reading, mention: PlaceMention, other: PlaceMention, apart: int) -> bool:
    """Whether a name only comes again, and states no area: "in Oxford. Oxford ..."; "Homs, in Homs province" does."""
    if normalise(mention.name) != normalise(other.name) or apart <= 1:
        return False
    return not any("admin1" in kinds or "admin2" in kinds for m in (mention, other) if (kinds := wanted(reading, m)))


def _adjoins(reading: Reading, last: int, first: int) -> bool:
    """Whether a name stands right behind another: no more than three words apart, or words for the kind of area only."""
    if not 0 <= first - last <= APART:
        return False
    typed = {i for h in reading.by_word.get("place_type", ()) for i in range(h.first, h.last)}
    between = (i for i in range(last, first) if i not in typed)
    return first - last <= 3 or all(len(reading.tokens[i].text) <= 3 and not reading.tokens[i].text[0].isupper() for i in between)


def _states(other: PlaceMention) -> bool:
    """Whether a mention says which area a name beside it lies in: "in Cauca", "in the north of Cauca"."""
    area = any(c.kind in ("country", "admin1") for c in other.candidates)
    return other.relation in ("in", "part") or (other.relation == "offset" and other.distance_km is None and area)


def _excluded(reading: Reading, index: int, place: PlaceCandidate) -> bool:
    """Whether a province or a country stated right after the name cannot hold the place; lists of countries state nothing."""
    places = reading.places
    last = places[index].last
    for number in range(index + 1, min(index + 3, len(places))):
        other = places[number]
        if not _adjoins(reading, last, other.first) or not _states(other) or other.demonym or _listed(places, number):
            return False
        if _keeps_out(reading, other, place) or _of_other_district(reading, other, place):
            return True
        if wanted(reading, other) is not None and any(c.kind != "country" for c in other.candidates) and holds(other, place):
            return False  # a territory's town stays its own under the state that holds the territory
        last = other.last
    return False


def _listed(places: Sequence[PlaceMention], number: int) -> bool:
    """Whether a country stands in a list of countries: "in Gaza, Lebanon and Syria"."""
    countries = [p.candidates[:1] and p.candidates[0].kind == "country" and not p.demonym for p in places[number : number + 2]]
    return len(countries) == 2 and all(countries) and places[number + 1].first - places[number].last <= 2


def _keeps_out(reading: Reading, other: PlaceMention, place: PlaceCandidate) -> bool:
    if other.candidates and other.candidates[0].kind == "country" and wanted(reading, other) is None:
        return place.country not in {c.country for c in other.candidates if c.kind in ("country", "admin1")}
    foreign = other.role == "place" and all(c.country != place.country for c in other.candidates)
    located = {h.last for h in reading.by_word.get("place_in", ())} | {p.last for p in reading.places}
    located |= {h.last for h in reading.by_word.get("place_type", ()) if h.first in located}  # مستشفى الشفاء بمدينة عفرين
    if foreign and other.candidates and other.first in located:
        return True  # the Mar Elias church in Damascus
    units = {(c.country, c.admin1) for c in other.candidates if c.kind == "admin1"}
    stated = "admin1" in (wanted(reading, other) or ())
    firm = stated or not any(c.kind in ("town", "site") and c.country == place.country for c in other.candidates)
    if not units or not firm or _spans_provinces(place, {c for c, _ in units}):
        return False
    return (
        (place.country, place.admin1) not in units
        if stated
        else (place.country in {c for c, _ in units}) and (place.country, place.admin1) not in units
    )


def _of_other_district(reading: Reading, other: PlaceMention, place: PlaceCandidate) -> bool:
    """Whether what is stated can only be a district of the country, and the place lies well outside it."""
    if "admin2" not in (wanted(reading, other) or ()) or place.kind not in ("town", "site", "admin2"):
        return False
    here = [c for c in other.candidates if c.country == place.country]
    districts = [c for c in here if c.kind == "admin2" and named(other, c) > LIKE_NAME]
    if not districts or any(c.kind in ("admin1", "region") for c in here):
        return False
    if place.admin1 is not None and all(d.admin1 not in (None, place.admin1) for d in districts):
        return True
    return not any(_reaches(d, place, BEYOND_KM) for d in districts)


def in_district(other: PlaceMention, place: PlaceCandidate) -> bool:
    """Whether a name beside a place's is that of a district which the place lies in."""
    if place.kind not in ("town", "site") or other.demonym:
        return False
    return any(c.kind == "admin2" and c.country == place.country and _reaches(c, place) for c in other.candidates)


def _reaches(district: PlaceCandidate, place: PlaceCandidate, beyond: float = 0.0) -> bool:
    """Whether a place is known to lie in a district, or stands within its radius."""
    if place.admin2 is not None and normalise(place.admin2) in {normalise(district.name), normalise(district.admin2 or "")}:
        return True
    apart = distance_km((district.latitude, district.longitude), (place.latitude, place.longitude))
    return apart <= district.radius_km + (place.radius_km + beyond if beyond else 0.0)


def _spans_provinces(place: PlaceCandidate, countries: set[str | None]) -> bool:
    """Whether a region lies in several provinces of a country, so that one stated beside it speaks for part of it only."""
    return place.kind == "region" and place.admin1 is None and place.country in countries


def holds(mention: PlaceMention, place: PlaceCandidate) -> bool:
    for c in mention.candidates:
        if c.kind == "country" and c.country == place.country and place.kind != "country":
            return True
        if c.kind == "admin2" and place.kind == "town" and (c.country, c.admin2) == (place.country, place.admin2):
            return c.admin2 is not None
        if (
            c.kind == "admin1"
            and (c.country, c.admin1) == (place.country, place.admin1)
            and place.kind not in ("country", "admin1")
        ):
            return True
    return False


def _near(context: Context, place: PlaceCandidate) -> float:
    """How near the place lies to the other places of the report: 1 beside one, a third at 200 km."""
    here = (place.latitude, place.longitude)
    others = [p for p in context.points if p.id != place.id and normalise(p.name) != normalise(place.name)]
    closest = sorted(distance_km(here, (p.latitude, p.longitude)) for p in others)[:3]
    return sum(exp(-max(0.0, d - 20) / 200) for d in closest) / len(closest) if closest else 0.0


def named(mention: PlaceMention, place: PlaceCandidate) -> float:
    """How alike the words and the place's own name are; a name in another script counts as alike."""
    key, own = normalise(mention.name), normalise(place.name)
    if not key.isascii() or place.source not in BUILT_SOURCES:
        return 1.0
    return likeness(key, own)


def _kind(reading: Reading, mention: PlaceMention, place: PlaceCandidate) -> float:
    kinds = wanted(reading, mention)
    if kinds is None:
        seat = place.kind == "admin1" and any(_seat(place, c) and not city_of(mention, c) for c in mention.candidates)
        return 0.0 if seat else KIND_PRIOR.get(place.kind, 0.5)
    return 1.0 if place.kind in kinds else 0.2


def _seat(province: PlaceCandidate, town: PlaceCandidate) -> bool:
    """Whether a town of the same name lies in the province: then the bare name is read as the town."""
    return (
        town.kind == "town" and (town.country, town.admin1) == (province.country, province.admin1) and town.population >= 20_000
    )


def city_of(mention: PlaceMention, town: PlaceCandidate) -> bool:
    """Whether a town has "City" behind the name, which alone is its province's: Oklahoma City and Oklahoma."""
    return town.name == f"{mention.name} City"


def wanted(reading: Reading, mention: PlaceMention) -> tuple[str, ...] | None:
    first = max(0, mention.first - 3)
    types = reading.by_word.get("place_type", ())
    for hit in types:
        after = hit.first >= mention.first and hit.last <= mention.last + 1 and hit.first >= mention.last - 2
        if after and hit.traits.get("position") != "before":
            return WANTED.get(hit.traits["kind"])
    for hit in types:
        if (
            first <= hit.first
            and (mention.relation != "near" or hit.first >= mention.first)
            and hit.last <= mention.first + 1
            and hit.traits.get("position") != "after"
            and _only_small(reading, hit.last, mention)
        ):
            return WANTED.get(hit.traits["kind"])
    return None


def _only_small(reading: Reading, first: int, mention: PlaceMention) -> bool:
    return all(t.norm in ("of", "de", "la", "du", "des", "d'", "del", "von") for t in reading.tokens[first : mention.first])
