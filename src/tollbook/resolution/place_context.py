"""What a whole report says of where it plays: countries and peoples named, known actors, provinces, firm points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tollbook.knowledge.gazetteer import gazetteer, normalise
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.resolution.place_prominence import prominence

ACTOR_EVIDENCE = 0.5
NEIGHBOUR = 0.4
NO_COUNTRY = frozenset(("outlet", "person", "unknown"))


@dataclass(frozen=True, slots=True)
class Ground:
    """How strongly each country stands in the report, 1 for the most named; ``likely`` are those that matter themselves."""

    direct: Mapping[str, float]
    countries: Mapping[str, float]
    likely: tuple[str, ...]
    placed: bool = True

    @classmethod
    def of(cls, weights: Mapping[str, float], *, placed: bool = True) -> Ground:
        """From the weights of the evidence for each country; their neighbours are likelier than the rest of the world.

        ``placed`` is False where no place of the report but the name itself speaks, only peoples and forces."""
        top = max(weights.values(), default=1.0)
        direct = {c: min(1.0, w / max(top, 2.0)) for c, w in sorted(weights.items()) if w > 0}
        out = dict(direct)
        for country, share in direct.items():
            for neighbour in gazetteer().neighbours(country):
                out[neighbour] = max(out.get(neighbour, 0.0), round(NEIGHBOUR * share, 4))
        least = max(0.2, 0.4 * max(direct.values(), default=0.0))
        ordered = sorted(direct, key=lambda c: (-direct[c], c))
        return cls(direct, out, tuple(c for c in ordered if direct[c] >= least)[:4], placed)


@dataclass(frozen=True)
class Context:
    """The evidence of the whole report. ``own`` is what each name itself adds, so that no name speaks for its own reading."""

    reading: Reading
    weights: Mapping[str, float]
    own: Mapping[str, Mapping[str, float]]
    provinces: frozenset[tuple[str | None, str | None]]
    points: tuple[PlaceCandidate, ...]
    placed: frozenset[str] = frozenset()
    grounds: dict[str, Ground] = field(default_factory=dict)

    def ground(self, mention: PlaceMention) -> Ground:
        """The countries that the rest of the report names, the mention's own name apart."""
        key = mention.name if mention.name in self.own else ""
        if key not in self.grounds:
            own = self.own.get(key, {})
            rest = {c: w - own.get(c, 0.0) for c, w in self.weights.items() if w - own.get(c, 0.0) > 1e-9}
            self.grounds[key] = Ground.of(rest, placed=bool(self.placed - {mention.name}))
        return self.grounds[key]


def context_of(
    reading: Reading, chosen: Mapping[int, PlaceCandidate] | None = None, *, unsure: frozenset[int] = frozenset()
) -> Context:
    """The context with the readings ``chosen``; before any was, with the names that can mean one country only.

    The names ``unsure`` speak for no country yet."""
    firm = chosen or {}
    weights: dict[str, float] = defaultdict(float)
    own: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    provinces, points = set(), []
    for i, mention in enumerate(reading.places):
        sure = firm.get(i) or (_only(mention) if i not in unsure else None)
        if sure is None or not sure.country:
            continue
        weight = _evidence(mention, sure) * (1.0 if i in firm else 0.5)
        weights[sure.country] += weight
        if sure.kind != "country":
            own[mention.name][sure.country] += weight
        if sure.kind == "admin1":
            provinces.add((sure.country, sure.admin1))
        if sure.kind not in ("country", "region") and mention.role != "actor":
            points.append(sure)
    for country in _of_actors(reading, unsure):
        weights[country] += ACTOR_EVIDENCE
    named = (m for i, m in enumerate(reading.places) if m.candidates and (chosen is None or i in chosen))
    placed = frozenset(m.name for m in named if not m.demonym and m.role != "actor")
    return Context(reading, weights, own, frozenset(provinces), tuple(points), placed)


def _of_actors(reading: Reading, unsure: frozenset[int]) -> list[str]:
    """The countries of the known actors a report names, one for each mention that has one; no capital of an unsure name."""
    longer = {i: p for p in reading.places for i in range(p.first, p.last)}  # San Salvador de Jujuy names no capital
    inside = {a for a in reading.actors if a.place and a.last < getattr(longer.get(a.first), "last", 0)}
    inside |= {a for a in reading.actors if any(a.first == reading.places[i].first for i in unsure)}
    actors = [a for a in reading.actors if a.kind not in NO_COUNTRY and a not in inside]
    found = (a.country or (a.candidates[0].country if len(a.candidates) == 1 else None) for a in actors)
    return [c for c in found if c is not None and len(c) == 3]


def _evidence(mention: PlaceMention, place: PlaceCandidate) -> float:
    if mention.role == "dateline":
        return 0.5
    if mention.role == "actor":
        return 0.4
    if place.kind in ("town", "admin2") and prominence(place) < 0.3:
        return 0.5
    return 1.0 if place.kind != "country" or not mention.demonym else 0.8


def _only(mention: PlaceMention) -> PlaceCandidate | None:
    """The one thing a name can mean: a country, a capital, or places that all lie in one country."""
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
    key, home = normalise(mention.name), mention.candidates[0].country
    return any(c.kind == "admin1" and c.country != home and normalise(c.name) == key for c in mention.candidates)
