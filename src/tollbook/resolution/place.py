"""Which known place each name of a report means, and which of them an event's place is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tollbook.knowledge.gazetteer import normalise
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.knowledge.gazetteer.shape import distance_km
from tollbook.model.place import Place
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.model.report import Issue
from tollbook.resolution.place_context import Context, Ground, context_of
from tollbook.resolution.place_namesake import off_municipality, off_province
from tollbook.resolution.place_options import as_typed, meant_as_place, options_of, small_namesake
from tollbook.resolution.place_prominence import prominence
from tollbook.resolution.place_score import beside, holds, named, score, wanted
from tollbook.resolution.relative import AREAS, as_place

METHOD = "place/1"
LEAST = 0.38
AMBIGUOUS = 0.05
SAME_PLACE_KM = 40.0
SPOT_KM = 10.0
LARGE, TIMES = 50_000, 5
LETTERS = 5
NAMED, SPELT = 0.3, 0.9
Scored = tuple[tuple[tuple[str, float], ...], PlaceCandidate]
Choice = tuple[PlaceCandidate | None, tuple[tuple[str, float], ...], PlaceCandidate | None]


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """What one mention means: ``mention`` is its index in ``Reading.places``; ``anchor`` the known place its words rest on."""

    mention: int
    place: Place | None
    anchor: PlaceCandidate | None = None
    issue: Issue | None = None


def resolve_places(reading: Reading) -> tuple[ResolvedPlace, ...]:
    """What every place mention means, in the order of the mentions; one that stays open blanks no other.

    Countries and peoples named in the report, provinces stated beside a name and other places near speak for a reading;
    population only parts namesakes. Below the threshold the place is None, with an issue.
    """
    unsure = _stated_elsewhere(reading)
    context = context_of(reading, unsure=unsure)
    chosen = {i: _choose(context, i) for i in range(len(reading.places))}
    firm = {i: c for i, (c, _, _) in chosen.items() if c is not None}
    context = context_of(reading, firm, unsure=unsure)
    chosen = {i: _choose(context, i) for i in range(len(reading.places))}
    chosen |= {
        i: (None, (), c[0]) for i, c in chosen.items() if off_municipality(reading, i, {k: c for k, (c, _, _) in chosen.items()})
    }
    return tuple(_resolved(reading, i, chosen) for i in range(len(reading.places)))


def _stated_elsewhere(reading: Reading) -> frozenset[int]:
    """The names beside a province that holds a namesake, or of a village in it, so that no capital is meant yet:
    "Buenos Aires, in Cauca"."""
    found = set()
    for i, mention in enumerate(reading.places):
        provinces = [p for p in beside(reading, i) if not p.demonym and p.first > mention.first]
        held = [c for c in mention.candidates if c.kind != "country" and any(holds(p, c) for p in provinces)]
        if held and {c.country for c in held} < {c.country for c in mention.candidates}:
            found.add(i)
        if small_namesake(reading, mention, mention.candidates):
            found.add(i)
    return frozenset(found)


def _choose(context: Context, index: int) -> Choice:
    """The best reading of a mention, its scores, and the next best that lies elsewhere."""
    mention = context.reading.places[index]
    options = as_typed(context, index, options_of(context, index))
    if (country := _country_meant(context, index)) is not None:
        return country, (("country's name", 1.0),), None
    if mention.role == "actor" and (state := _state_meant(options)):
        return state, (("stands for its state", 1.0),), None
    scored = sorted(
        ((score(context, index, c), c) for c in options), key=lambda s: (-sum(v for _, v in s[0]), -s[1].population, s[1].id)
    )
    if not scored:
        return None, (), None
    parts, best = scored[0]
    called = best.name == mention.name
    apart = [(p, c) for p, c in scored[1:] if _apart(best, c)]
    others = [(p, c) for p, c in apart if not called or c.name == best.name or c.population > best.population]
    runner_up = others[0][1] if others else None
    total = sum(v for _, v in parts)
    if mention.demonym:
        return best, parts, runner_up
    best, others = _larger(context.ground(mention), best, others, total)
    best, others = _seat(wanted(context.reading, mention), options, best, others, total)
    if (dict(parts).get("stated", 0.0) < 0 and best.kind != "country") or off_province(context.reading, index, best):
        return None, parts, best
    close = bool(others) and total - sum(v for _, v in others[0][0]) < AMBIGUOUS
    firm = {c.id for p, c in scored if dict(p).get("stated", 0.0) > 0}
    rivals = [c for c in options if c.id in firm] if best.id in firm else options
    if (large := _far_largest(context.ground(mention), rivals)) is not None and (close or best.country == large.country):
        return (best if not _apart(best, large) else large), parts, runner_up
    if _sole(context, index, options, best):
        return best, parts, runner_up
    ground = context.ground(mention)
    lone = _lone_province(mention, options, best) and not (ground.placed and ground.direct)
    if best.kind != "country" and not lone and (close or _baseless(ground, best, bool(others), total)):
        return None, parts, runner_up
    return best, parts, runner_up


def _larger(ground: Ground, best: PlaceCandidate, others: list[Scored], total: float) -> tuple[PlaceCandidate, list[Scored]]:
    """Among namesakes inside a country the report is about, the one far larger than the rest."""
    if ground.countries.get(best.country or "", 0.0) < 0.3:
        return best, others
    close = [c for p, c in others if total - sum(v for _, v in p) < AMBIGUOUS]
    rivals = sorted([best, *close], key=lambda c: -c.population)
    if (
        not close
        or {c.country for c in rivals} != {best.country}
        or rivals[0].population < max(10_000, 10 * rivals[1].population)
    ):
        return best, others
    return rivals[0], [(p, c) for p, c in others if c not in close]


def _seat(
    kinds: tuple[str, ...] | None, options: Sequence[PlaceCandidate], best: PlaceCandidate, others: list[Scored], total: float
) -> tuple[PlaceCandidate, list[Scored]]:
    """Among namesakes of one province, the one that is the seat of a district of the name; a village so called may be any."""
    close = [c for p, c in others if total - sum(v for _, v in p) < AMBIGUOUS]
    units = {(c.country, c.admin1) for c in (best, *close)}
    districts = [c for c in options if c.kind == "admin2" and (c.country, c.admin1) in units]
    if not close or len(units) > 1 or len(districts) != 1 or "town" in (kinds or ()):
        return best, others
    seats = [c for c in (best, *close) if not _apart(districts[0], c)]
    meant = max(seats, key=lambda c: (c.kind == "town", c.population, c.id), default=districts[0])
    return meant, [(p, c) for p, c in others if c not in close]


def _sole(context: Context, index: int, options: Sequence[PlaceCandidate], best: PlaceCandidate) -> bool:
    """Whether a name is the only place of its report, said to be a place, and all who bear it stand at one spot."""
    mention = context.reading.places[index]
    meant = meant_as_place(context.reading, mention) or " " in mention.name
    bare = not context.ground(mention).placed and meant
    own = mention.candidates and len(normalise(mention.name)) >= LETTERS and named(mention, best) == 1.0
    return bool(bare and own) and all(c.kind != "country" and not _apart(best, c) for c in options)


def _lone_province(mention: PlaceMention, options: Sequence[PlaceCandidate], best: PlaceCandidate) -> bool:
    """Whether a name is just a province's or its seat's, and its namesakes elsewhere no provinces, no large towns."""
    own = [c for c in options if c.kind == "admin1" and named(mention, c) >= SPELT]
    seat = best.kind == "town" and any((c.country, c.admin1) == (best.country, best.admin1) for c in own)
    rivals = [c for c in options if c not in own and _apart(best, c) and named(mention, c) >= SPELT]
    small = all(c.kind in ("town", "admin2", "site") and c.population < LARGE for c in rivals)
    return small and len(own) == 1 and (best in own or seat)


def _far_largest(ground: Ground, options: Sequence[PlaceCandidate]) -> PlaceCandidate | None:
    """Where no country is named outright: the one town many times larger than every namesake."""
    if ground.placed:
        return None
    towns = sorted((c for c in options if c.kind == "town"), key=lambda c: -c.population)
    if not towns or towns[0].population < LARGE or any(c.kind == "country" for c in options):
        return None
    rivals = [c.population for c in towns[1:] if _apart(towns[0], c)]
    return towns[0] if towns[0].population >= TIMES * max(rivals, default=0) else None


def _country_meant(context: Context, index: int) -> PlaceCandidate | None:
    """The country a name means, unless its words beside it or the rest of the report speak for a namesake."""
    mention = context.reading.places[index]
    country = mention.candidates[0] if mention.candidates and mention.candidates[0].kind == "country" else None
    if country is None or mention.demonym:
        return country
    others = beside(context.reading, index)
    if any(holds(other, c) for other in others for c in mention.candidates if c.country != country.country):
        return None
    if wanted(context.reading, mention) is not None and len(mention.candidates) > 1:
        return None
    rivals = {
        c.country for c in mention.candidates if c.kind == "admin1" and c.country != country.country and named(mention, c) == 1.0
    }
    countries = context.ground(mention).countries
    here = countries.get(country.country or "", 0.0)
    return None if any(countries.get(c or "", 0.0) > here for c in rivals) else country


def _state_meant(options: tuple[PlaceCandidate, ...]) -> PlaceCandidate | None:
    """The country, else the one capital, that a name acting as a government means."""
    country = next((c for c in options if c.kind == "country"), None)
    return country or next((c for c in options if c == nations().capital(c.country or "")), None)


def _baseless(ground: Ground, best: PlaceCandidate, others: bool, total: float) -> bool:
    """Whether too little speaks for the best reading: a low score, or a place far from all the report is about.

    A name that only one place has is enough where its country or people is named."""
    weight = ground.countries.get(best.country or "", 0.0)
    if ground.likely and ground.placed and prominence(best) < 1.0 and weight < (0.1 if others or _weighty(best) else 0.3):
        return True
    if not others and (ground.direct.get(best.country or "", 0.0) >= NAMED or (best.kind == "admin2" and " " in best.name)):
        return False
    return total < LEAST and (others or not _weighty(best))


def _weighty(place: PlaceCandidate) -> bool:
    """Whether a name that means only this place is enough without any context: a province, a known site, a town of some size."""
    return place.kind in ("admin1", "site", "region", "sea") or place.population >= 15_000


def _apart(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    if one.country == other.country and "country" not in (one.kind, other.kind):
        reach = SAME_PLACE_KM + (one.radius_km if one.kind in AREAS else 0) + (other.radius_km if other.kind in AREAS else 0)
        return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) > reach
    spot = (
        one.kind == other.kind == "town"
        and distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) < SPOT_KM
    )
    return one.id != other.id and not spot  # a town that two states hold to be theirs


def _resolved(
    reading: Reading,
    index: int,
    chosen: Mapping[int, Choice],
) -> ResolvedPlace:
    mention = reading.places[index]
    best, parts, runner_up = chosen[index]
    if best is None and not meant_as_place(reading, mention):
        return ResolvedPlace(index, None)
    if best is None:
        code = "ambiguous_place" if mention.candidates or runner_up else "unknown_place"
        words = reading.words(mention.first, mention.last)
        said = f"{words!r} may mean several places" if code == "ambiguous_place" else f"no known place is called {mention.name!r}"
        return ResolvedPlace(index, None, None, Issue(code, said, reading.span(mention.first, mention.last)))
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
