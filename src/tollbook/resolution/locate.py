"""Which of the resolved places is an event's place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geographiclib.geodesic import Geodesic

from tollbook.knowledge.gazetteer.nations import nations
from tollbook.knowledge.gazetteer.shape import distance_km
from tollbook.model.place import Place
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.model.span import Span
from tollbook.resolution.place import ResolvedPlace, resolve_places
from tollbook.resolution.place_cue import ASIDE, cue_of

Ranges = Sequence[tuple[int, int]]
FINENESS = {"site": 5, "town": 4, "near": 3, "admin2": 2, "admin1": 1, "country": 0}
LEAST = 0.3
SLACK = {"country": 0.5}
REACH_KM = 150.0
BESIDE = 3
ONE_SPOT_KM = 60.0
BARE_COUNTRY = -0.15  # who attacks is named by country too
TOLD_LATER, TOLD_AFTER = -0.06, -0.14
FILED_THERE, FILED_IN_CAPITAL = 0.5, 0.35
ABROAD = frozenset(("ISR", "USA", "RUS", "TUR", "GBR", "FRA", "SAU", "ARE", "RWA", "IRN"))
"""States whose forces strike in other countries, so that their people's name does not tell where."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The token ranges of an event's clauses, of other events' and of the words that only say who speaks, from where.

    ``doing`` are the words for the act and its doers."""

    ranges: Ranges
    excluded: Ranges = ()
    voiced: Ranges = ()
    doing: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A resolved mention as an event's possible place, with how strongly its position speaks for it; ``aside`` on a speaker."""

    mention: PlaceMention
    place: Place
    score: float
    anchor: PlaceCandidate | None = None
    aside: bool = False

    @property
    def fineness(self) -> int:
        """0 for a country to 5 for a named site."""
        return FINENESS[self.place.precision]


def locate(
    reading: Reading, grounds: Grounds, *, resolved: Sequence[ResolvedPlace] | None = None
) -> tuple[Place, tuple[Span, ...]] | None:
    """The place of an event whose trigger and clauses are the given token ranges, with the words that carry it.

    The mention that stands best to the ranges leads; a finer place that lies in it, named near, is taken instead. Places in
    ``excluded`` ranges belong to other events. A dateline is weak evidence, so is where a speaker sits; a people's name only
    tells the country.
    """
    results = resolved if resolved is not None else resolve_places(reading)
    options = _options(reading, grounds, results)
    if grounds.excluded and all(o.mention.demonym or not o.fineness for o in options):
        options += _one_spot(_options(reading, replace(grounds, excluded=()), results))
    named = [o for o in options if not o.mention.demonym]
    pool = named or options
    if not pool:
        return None
    best = max(pool, key=lambda o: (o.score, o.fineness, -o.mention.first))
    path = [best]
    while finer := _finer(path[-1], named):
        path.append(finer)
    path += _filed_from(path[-1], named)
    place, stated = path[-1].place, _province_of(path[-1], named)
    path += [stated] if stated is not None else []
    spans = [reading.span(o.mention.first, o.mention.last) for o in reversed(path)]
    return replace(place, admin1=stated.place.admin1) if stated is not None else place, tuple(dict.fromkeys(spans))


def _province_of(best: Option, named: Sequence[Option]) -> Option | None:
    """The province told about as near, where a place so far from a town, no direction said, may lie in any."""
    if best.place.precision != "near" or best.place.admin1 is not None:
        return None
    there = [o for o in named if o.place.precision == "admin1" and o.place.country == best.place.country and not o.aside]
    near = [o for o in there if o.score >= best.score - SLACK["country"]]
    return max(near, key=lambda o: (o.score, -o.mention.first), default=None)


def _filed_from(best: Option, named: Sequence[Option]) -> list[Option]:
    """The dateline's town where the text names no more than the country; not the capital, from where all is filed."""
    if best.fineness:
        return []
    towns = [
        o
        for o in named
        if o.mention.role == "dateline" and o.fineness >= FINENESS["town"] and o.place.country == best.place.country
    ]
    return [o for o in towns if not _capital(o.place)][:1]


def _capital(place: Place) -> bool:
    """Whether a place is its country's capital, where governments and agencies speak."""
    capital = nations().capital(place.country) if place.country is not None else None
    return capital is not None and place.gazetteer_id == capital.id


def _options(reading: Reading, grounds: Grounds, resolved: Sequence[ResolvedPlace]) -> list[Option]:
    options = []
    for result in resolved:
        mention = reading.places[result.mention]
        inside = _inside(mention, grounds.ranges)
        if result.place is None or mention.role == "actor" or (_inside(mention, grounds.excluded) and not inside):
            continue
        foreign = mention.demonym and result.place.country in ABROAD
        if foreign and (_of_doers(reading, mention, grounds) or _inside(mention, grounds.voiced)):
            continue
        aside = mention.role != "dateline" and _inside(mention, grounds.voiced)
        cue = ASIDE if aside else cue_of(reading, mention)
        weight = (
            0.02 * FINENESS[result.place.precision] if result.place.precision != "country" or mention.demonym else BARE_COUNTRY
        )
        later = 0.0 if cue == ASIDE else _behind_act(reading, mention, grounds)
        score = _position(reading, mention, grounds.ranges) + weight + cue + later
        options.append(Option(mention, result.place, score, result.anchor, aside))
    return options


def _of_doers(reading: Reading, mention: PlaceMention, grounds: Grounds) -> bool:
    """Whether a people's name is part of the words for the act or its doers: "an Israeli strike"."""
    words = reading.span(mention.first, mention.last)
    return any(s.start <= words.start and words.end <= s.end for s in grounds.doing)


def _one_spot(options: list[Option]) -> list[Option]:
    """The places of other events' clauses, where the report names one spot only: then it is this event's too."""
    fine = [o for o in options if o.fineness >= FINENESS["near"] and o.anchor is not None]
    points = [(o.anchor.latitude, o.anchor.longitude) for o in fine if o.anchor is not None]
    near = all(distance_km(a, b) <= ONE_SPOT_KM for a in points for b in points)
    told = (o for o in options if not o.mention.demonym)  # whose soldier died elsewhere does not tell where
    return [Option(o.mention, o.place, o.score - 0.3, o.anchor, o.aside) for o in told] if near else []


def _inside(mention: PlaceMention, ranges: Ranges) -> bool:
    return any(first <= mention.first < last for first, last in ranges)


def _position(reading: Reading, mention: PlaceMention, ranges: Ranges) -> float:
    """1 inside the event's clauses, less the farther away; a dateline counts little wherever it stands."""
    if mention.role == "dateline":
        return FILED_THERE if all(c != nations().capital(c.country or "") for c in mention.candidates) else FILED_IN_CAPITAL
    scores = [_distance_score(reading, mention, first, last) for first, last in ranges]
    return max((s - (0.15 if i else 0.0) for i, s in enumerate(scores)), default=0.4)


def _behind_act(reading: Reading, mention: PlaceMention, grounds: Grounds) -> float:
    """What a place loses behind the sentence of the first act, more in one without an act: "the bodies were brought to"."""
    acts = sorted({_sentence_at(reading, s.start) for s in grounds.doing})
    here = reading.tokens[mention.first].sentence
    if not acts or here <= acts[0] or mention.role == "dateline":
        return 0.0
    return TOLD_LATER if here in acts else TOLD_AFTER


def _sentence_at(reading: Reading, start: int) -> int:
    """The sentence that a character of the report stands in."""
    return reading.tokens[max(bisect_right(reading.tokens, start, key=lambda t: t.start) - 1, 0)].sentence


def _distance_score(reading: Reading, mention: PlaceMention, first: int, last: int) -> float:
    if first <= mention.first < last:
        return 1.0 - min(0.3, (mention.first - first) * 0.002)
    sentence = reading.tokens[mention.first].sentence
    apart = min(abs(sentence - reading.tokens[first].sentence), abs(sentence - reading.tokens[max(first, last - 1)].sentence))
    if apart == 0:
        gap = first - mention.last if mention.last <= first else mention.first - last
        return 0.9 - min(0.15, gap * 0.005)
    return max(0.2, 0.62 - 0.06 * apart)


def _finer(option: Option, named: Sequence[Option]) -> Option | None:
    """A finer place inside this one that is named about as near, the best of them; a dateline's only where the text has none."""
    found = [
        o
        for o in named
        if (_closer(o, option) or o.fineness > option.fineness or _tighter(o.mention, option.mention))
        and not (o.aside and _capital(o.place))
        and (_within(o.place, option.place) or _stated_in(o, option) or _towards(o, option) or _closer(o, option))
        and o.score >= max(LEAST, option.score - SLACK.get(option.place.precision, 0.35))
    ]
    found = [o for o in found if not o.aside and o.mention.role != "dateline"] or found
    return max(found, key=lambda o: (o.score, o.fineness, -o.mention.first), default=None)


def _closer(inner: Option, outer: Option) -> bool:
    """Whether words between two places are more exact than "near" a town in reach of them."""
    if outer.mention.relation != "near" or inner.mention.relation not in ("between", "road") or inner.anchor is None:
        return False
    here = outer.anchor
    one = (inner.anchor.latitude, inner.anchor.longitude)
    return here is not None and distance_km((here.latitude, here.longitude), one) <= REACH_KM


def _tighter(inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether a place named near says more than a mere direction from another: "near Varin, south-west of Tora"."""
    return inner.relation in ("near", "outskirts") and outer.relation == "offset" and outer.distance_km is None


def _stated_in(inner: Option, outer: Option) -> bool:
    """Whether a district is stated right behind a name of its province: "near Varin in Cauca's Tora district"."""
    if outer.place.precision != "admin2" or not 0 <= outer.mention.first - inner.mention.last <= BESIDE:
        return False
    if any(c.kind == "admin1" and c.country == inner.place.country for c in inner.mention.candidates):
        return False  # "Tora's Varin district" of a province with a town of its name
    units = [(o.place.country, o.place.admin1) for o in (inner, outer)]
    return inner.place.admin1 is not None and units[0] == units[1]


def _towards(inner: Option, outer: Option) -> bool:
    """Whether a place lies where ``south of Baghdad`` points, which says no distance; a named site needs only to be in reach."""
    anchor, bearing = outer.anchor, outer.mention.direction
    if outer.mention.relation != "offset" or outer.mention.distance_km is not None or bearing is None or anchor is None:
        return False
    here, there = (anchor.latitude, anchor.longitude), (inner.place.latitude or 0.0, inner.place.longitude or 0.0)
    if inner.place.country != anchor.country or inner.place.latitude is None or distance_km(here, there) > REACH_KM:
        return False
    apart = abs((float(Geodesic.WGS84.Inverse(*here, *there)["azi1"]) - bearing + 180) % 360 - 180)
    return inner.place.precision == "site" or apart <= 60


def _within(inner: Place, outer: Place) -> bool:
    if inner.country != outer.country or inner.latitude is None or inner.longitude is None:
        return False
    if outer.latitude is None or outer.longitude is None:
        return False
    if outer.precision == "country":
        return True
    if outer.precision == "admin1" and inner.admin1 and outer.admin1 == outer.name:
        return inner.admin1 == outer.admin1
    apart = distance_km((inner.latitude, inner.longitude), (outer.latitude, outer.longitude))
    return apart <= (outer.radius_km or 0) * 1.1 + min(inner.radius_km or 0, 10.0)
