"""Which known place each name of a report means, and which of them an event's place is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp, log10

from tollbook.knowledge.gazetteer import gazetteer, likeness, normalise
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.knowledge.gazetteer.shape import distance_km
from tollbook.model.place import Place
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.model.report import Issue
from tollbook.resolution.relative import AREAS, as_place

METHOD = "place/1"
CAPITAL, PROVINCE = "(capital)", "(province)"
LEAST = 0.38
BUILT_SOURCES = frozenset(("GeoNames", "airportsdata", "Natural Earth"))
AMBIGUOUS = 0.05
SAME_PLACE_KM = 40.0
WEIGHTS = {"country": 0.32, "stated": 0.22, "near": 0.14, "name": 0.14, "kind": 0.1, "prominence": 0.2}
KIND_PRIOR = {"site": 0.9, "country": 1.0, "town": 0.8, "admin1": 0.95, "admin2": 0.45, "region": 0.8, "sea": 0.6}
WANTED = {
    "province": ("admin1", "region"),
    "district": ("admin2", "admin1", "region"),
    "town": ("town",),
    "base": ("site",),
    "camp": ("site",),
    "site": ("site",),
    "neighbourhood": ("town", "site"),
    "area": ("region", "site", "admin1"),
    "water": ("sea", "region"),
}
Choice = tuple[PlaceCandidate | None, tuple[tuple[str, float], ...], PlaceCandidate | None]


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """What one mention means: ``mention`` is its index in ``Reading.places``; ``anchor`` the known place its words rest on."""

    mention: int
    place: Place | None
    anchor: PlaceCandidate | None = None
    issue: Issue | None = None


@dataclass(frozen=True)
class Context:
    """What the whole report says of where it plays: weights of countries, provinces named, firm points."""

    reading: Reading
    countries: Mapping[str, float]
    direct: Mapping[str, float]
    provinces: frozenset[tuple[str | None, str | None]]
    points: tuple[PlaceCandidate, ...]

    @cached_property
    def likely(self) -> tuple[str, ...]:
        """The countries that matter in this report, the most named first."""
        ordered = sorted(self.direct, key=lambda c: (-self.direct[c], c))
        least = max(0.2, 0.4 * max(self.direct.values(), default=0.0))
        return tuple(c for c in ordered if self.direct[c] >= least)[:4]


def resolve_places(reading: Reading) -> tuple[ResolvedPlace, ...]:
    """What every place mention means, in the order of the mentions; one that stays open blanks no other.

    Countries and peoples named in the report, provinces stated beside a name and other places near speak for a reading;
    population only parts namesakes. Below the threshold the place is None, with an issue.
    """
    context = _context(reading, {})
    chosen = {i: _choose(context, i) for i in range(len(reading.places))}
    firm = {i: c for i, (c, _, _) in chosen.items() if c is not None}
    context = _context(reading, firm)
    chosen = {i: _choose(context, i) for i in range(len(reading.places))}
    return tuple(_resolved(reading, i, chosen) for i in range(len(reading.places)))


def _context(reading: Reading, firm: Mapping[int, PlaceCandidate]) -> Context:
    weights: dict[str, float] = defaultdict(float)
    provinces, points = set(), []
    for i, mention in enumerate(reading.places):
        sure = firm.get(i) or _only(mention)
        if sure is None or not sure.country:
            continue
        weights[sure.country] += _evidence(mention, sure) * (1.0 if i in firm else 0.5)
        if sure.kind == "admin1":
            provinces.add((sure.country, sure.admin1))
        if sure.kind not in ("country", "region") and mention.role != "actor":
            points.append(sure)
    for country in _of_actors(reading):
        weights[country] += 0.5
    top = max(weights.values(), default=1.0)
    shares = {c: min(1.0, w / max(top, 2.0)) for c, w in weights.items()}
    return Context(reading, _with_neighbours(shares), shares, frozenset(provinces), tuple(points))


def _of_actors(reading: Reading) -> list[str]:
    """The countries of the known actors a report names, one for each mention that has one."""
    actors = [a for a in reading.actors if a.kind not in ("outlet", "person", "unknown")]
    found = (a.country or (a.candidates[0].country if len(a.candidates) == 1 else None) for a in actors)
    return [c for c in found if c is not None and len(c) == 3]


def _with_neighbours(shares: Mapping[str, float]) -> dict[str, float]:
    """The countries beside a named one are likelier than the rest of the world, less than half as much as itself."""
    out = dict(shares)
    for country in sorted(shares):
        for neighbour in sorted(gazetteer().neighbours(country)):
            out[neighbour] = max(out.get(neighbour, 0.0), round(0.4 * shares[country], 4))
    return out


def _evidence(mention: PlaceMention, place: PlaceCandidate) -> float:
    if mention.role == "dateline":
        return 0.5
    if mention.role == "actor":
        return 0.4
    if place.kind in ("town", "admin2") and _prominence(place) < 0.3:
        return 0.5
    return 1.0 if place.kind != "country" or not mention.demonym else 0.8


def _only(mention: PlaceMention) -> PlaceCandidate | None:
    """The one thing a name can mean: a country, or places that all lie in one country."""
    if not mention.candidates:
        return None
    first = mention.candidates[0]
    if first.kind == "country":
        return first if not _also_province(mention) else None
    if len({c.country for c in mention.candidates}) == 1:
        return max(mention.candidates, key=lambda c: (c.kind == "town", c.population, c.id))
    capitals = [c for c in mention.candidates if c == nations().capital(c.country or "")]
    return capitals[0] if len(capitals) == 1 else None


def _also_province(mention: PlaceMention) -> bool:
    return any(c.kind == "admin1" and c.country != mention.candidates[0].country and normalise(c.name) == normalise(mention.name)
               for c in mention.candidates)  # fmt: skip


def _choose(context: Context, index: int) -> Choice:
    """The best reading of a mention, its scores, and the next best that lies elsewhere."""
    mention = context.reading.places[index]
    options = _options(context, index)
    if (country := _country_meant(context, index)) is not None:
        return country, (("country's name", 1.0),), None
    if mention.role == "actor" and (state := _state_meant(options)):
        return state, (("stands for its state", 1.0),), None
    scored = sorted(
        ((_score(context, index, c), c) for c in options), key=lambda s: (-sum(v for _, v in s[0]), -s[1].population, s[1].id)
    )
    if not scored:
        return None, (), None
    parts, best = scored[0]
    others = [(p, c) for p, c in scored[1:] if _apart(best, c)]
    runner_up = others[0][1] if others else None
    total = sum(v for _, v in parts)
    if mention.demonym:
        return best, parts, runner_up
    close = bool(others) and total - sum(v for _, v in others[0][0]) < AMBIGUOUS
    if best.kind != "country" and (close or _baseless(context, best, bool(others), total)):
        return None, parts, runner_up
    return best, parts, runner_up


def _country_meant(context: Context, index: int) -> PlaceCandidate | None:
    """The country a name means, unless its words beside it or the rest of the report speak for a namesake."""
    mention = context.reading.places[index]
    country = mention.candidates[0] if mention.candidates and mention.candidates[0].kind == "country" else None
    if country is None or mention.demonym:
        return country
    beside = _beside(context.reading.places, index)
    if any(_holds(other, c) for other in beside for c in mention.candidates if c.country != country.country):
        return None
    if _wanted(context.reading, mention) is not None and len(mention.candidates) > 1:
        return None
    others = {
        c.country for c in mention.candidates if c.kind == "admin1" and c.country != country.country and _named(mention, c) == 1.0
    }
    named = context.countries.get(country.country or "", 0.0)
    return None if any(context.countries.get(c or "", 0.0) > named for c in others) else country


def _state_meant(options: tuple[PlaceCandidate, ...]) -> PlaceCandidate | None:
    """The country, else the one capital, that a name acting as a government means."""
    country = next((c for c in options if c.kind == "country"), None)
    return country or next((c for c in options if c == nations().capital(c.country or "")), None)


def _baseless(context: Context, best: PlaceCandidate, others: bool, total: float) -> bool:
    """Whether too little speaks for the best reading: a low score, or a place far from all the report is about."""
    ground = context.countries.get(best.country or "", 0.0)
    if context.likely and _prominence(best) < 1.0 and ground < (0.1 if others or _weighty(best) else 0.3):
        return True
    return total < LEAST and (others or not _weighty(best))


def _weighty(place: PlaceCandidate) -> bool:
    """Whether a name that means only this place is enough without any context: a province, a known site, a town of some size."""
    return place.kind in ("admin1", "site", "region", "sea") or place.population >= 15_000


def _apart(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    if one.country == other.country and "country" not in (one.kind, other.kind):
        reach = SAME_PLACE_KM + (one.radius_km if one.kind in AREAS else 0) + (other.radius_km if other.kind in AREAS else 0)
        return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) > reach
    return one.id != other.id


def _options(context: Context, index: int) -> tuple[PlaceCandidate, ...]:
    """What a name may mean, with the capital or province of the context and, in known countries, other spellings of the name."""
    mention = context.reading.places[index]
    if mention.name == CAPITAL:
        return tuple(c for iso3 in context.likely[:2] if (c := nations().capital(iso3)))
    if mention.name == PROVINCE:
        return _province_before(context, index)
    found = mention.candidates
    if any(c.kind == "country" or c.country in context.likely for c in found) or mention.demonym or mention.role == "actor":
        return found
    known = {c.id for c in found}
    spelt = [c for iso3 in context.likely[:3] for c, _ in gazetteer().near_spelling(mention.name, iso3, least=0.8)[:4]]
    return (*found, *(c for c in dict.fromkeys(spelt) if c.id not in known))


def _province_before(context: Context, index: int) -> tuple[PlaceCandidate, ...]:
    for mention in reversed(context.reading.places[:index]):
        provinces = [c for c in mention.candidates if c.kind == "admin1" and c.country in context.countries]
        if provinces:
            return tuple(provinces)
    return ()


def _score(context: Context, index: int, place: PlaceCandidate) -> tuple[tuple[str, float], ...]:
    mention = context.reading.places[index]
    raw = {
        "country": context.countries.get(place.country or "", 0.0),
        "stated": _stated(context, index, place),
        "near": _near(context, place),
        "name": _named(mention, place),
        "kind": _kind(context.reading, mention, place),
        "prominence": _prominence(place),
    }
    return tuple((name, round(WEIGHTS[name] * value, 4)) for name, value in raw.items())


def _stated(context: Context, index: int, place: PlaceCandidate) -> float:
    """1 where a country or province that holds the place stands beside the name, 0.6 where it stands elsewhere.

    A province of the same country that stands beside the name and does not hold the place speaks against it as strongly.
    """
    beside = _beside(context.reading.places, index)
    if any(_holds(other, place) for other in beside):
        return 1.0
    if place.kind not in ("country", "admin1") and any(_excludes(other, place) for other in beside):
        return -1.0
    return 0.6 if (place.country, place.admin1) in context.provinces and place.kind != "admin1" else 0.0


def _beside(places: Sequence[PlaceMention], index: int) -> list[PlaceMention]:
    """The mentions that stand beside one, a comma or a small word apart: ``Hilla in Babil province, Iraq``."""
    mention, found = places[index], []
    last = mention.last
    for other in places[index + 1 : index + 3]:
        if 0 <= other.first - last <= 3 and other.relation in ("in", "part"):
            found.append(other)
            last = other.last
    if index and 0 <= mention.first - places[index - 1].last <= 2:
        found.append(places[index - 1])
    return found


def _excludes(mention: PlaceMention, place: PlaceCandidate) -> bool:
    """Whether a mention can only be a province of the place's country, and another one."""
    provinces = {c.admin1 for c in mention.candidates if c.kind == "admin1" and c.country == place.country}
    towns = any(c.kind in ("town", "site") and c.country == place.country for c in mention.candidates)
    return bool(provinces) and place.admin1 not in provinces and not towns


def _holds(mention: PlaceMention, place: PlaceCandidate) -> bool:
    for c in mention.candidates:
        if c.kind == "country" and c.country == place.country and place.kind != "country":
            return True
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


def _named(mention: PlaceMention, place: PlaceCandidate) -> float:
    """How alike the words and the place's own name are; a name in another script counts as alike."""
    key, own = normalise(mention.name), normalise(place.name)
    if not key.isascii() or place.source not in BUILT_SOURCES:
        return 1.0
    return likeness(key, own)


def _kind(reading: Reading, mention: PlaceMention, place: PlaceCandidate) -> float:
    wanted = _wanted(reading, mention)
    if wanted is None:
        seat = place.kind == "admin1" and any(_seat(place, c) for c in mention.candidates)
        return 0.6 if seat else KIND_PRIOR.get(place.kind, 0.5)
    return 1.0 if place.kind in wanted else 0.2


def _seat(province: PlaceCandidate, town: PlaceCandidate) -> bool:
    """Whether a town of the same name lies in the province: then the bare name is read as the town."""
    return (
        town.kind == "town" and (town.country, town.admin1) == (province.country, province.admin1) and town.population >= 20_000
    )


def _wanted(reading: Reading, mention: PlaceMention) -> tuple[str, ...] | None:
    first = max(0, mention.first - 3)
    for hit in reading.by_word.get("place_type", ()):
        after = hit.first >= mention.first and hit.last <= mention.last + 1 and hit.first >= mention.last - 2
        if after and hit.traits.get("position") != "before":
            return WANTED.get(hit.traits["kind"])
        if (
            first <= hit.first
            and hit.last <= mention.first + 1
            and hit.traits.get("position") != "after"
            and _only_small(reading, hit.last, mention)
        ):
            return WANTED.get(hit.traits["kind"])
    return None


def _only_small(reading: Reading, first: int, mention: PlaceMention) -> bool:
    return all(t.norm in ("of", "de", "la", "du", "des", "d'", "del", "von") for t in reading.tokens[first : mention.first])


def _prominence(place: PlaceCandidate) -> float:
    """1 for countries, capitals and cities of half a million, less for provinces, by size for towns; never decides alone."""
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


def _resolved(
    reading: Reading,
    index: int,
    chosen: Mapping[int, Choice],
) -> ResolvedPlace:
    mention = reading.places[index]
    best, parts, runner_up = chosen[index]
    if best is None:
        code = "ambiguous_place" if mention.candidates or runner_up else "unknown_place"
        message = (
            f"{mention.name!r} may mean several places"
            if code == "ambiguous_place"
            else f"no known place is called {mention.name!r}"
        )
        return ResolvedPlace(index, None, None, Issue(code, message, reading.span(mention.first, mention.last)))
    second = _second(reading, index, chosen)
    place = as_place(best, mention, second, reading.words(mention.first, mention.last))
    other = f"{runner_up.name}, {runner_up.admin1 or ''} {runner_up.country or ''}".replace(",  ", ", ") if runner_up else None
    return ResolvedPlace(index, replace(place, score=parts, runner_up=other), best)


def _second(
    reading: Reading,
    index: int,
    chosen: Mapping[int, Choice],
) -> PlaceCandidate | None:
    name = reading.places[index].second
    around: Sequence[int] = (index + 1, index - 1)
    return next((chosen[i][0] for i in around if name and 0 <= i < len(reading.places) and reading.places[i].name == name), None)
