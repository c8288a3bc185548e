"""What a name may mean in its report: the known places of the name, and in the countries it is about other spellings of it."""

from __future__ import annotations

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.model.reading import PlaceCandidate, PlaceMention, Reading
from tollbook.resolution.place_context import Context
from tollbook.resolution.place_score import beside, city_of, holds, named, wanted

CAPITAL, PROVINCE = "(capital)", "(province)"
SEAT = 30_000
LIKE, LIKELIER = 0.8, 0.85
AS_LIKE = 0.08
CUES = ("place_strong", "place_near", "place_type", "place_from")


def options_of(context: Context, index: int) -> tuple[PlaceCandidate, ...]:
    """What a name may mean, with the capital or province of the context and, in known countries, other spellings of the name.

    A name that only places outside a province stated beside it have is looked for in that province under other spellings too.
    """
    mention = context.reading.places[index]
    likely = context.ground(mention).likely
    if mention.name == CAPITAL and (seats := _seat_filed_from(context.reading, index)):
        return seats
    if mention.name == CAPITAL:
        return tuple(c for iso3 in likely[:2] if (c := nations().capital(iso3)))
    if mention.name == PROVINCE:
        return _province_before(context, index)
    found = mention.candidates
    if mention.demonym or mention.role == "actor" or not meant_as_place(context.reading, mention):
        return found
    if not any(c.kind == "country" or c.country in likely for c in found):
        return (*found, *_spelt(context, mention, likely, LIKE))
    provinces = [p for p in beside(context.reading, index) if p.first > mention.first and not p.demonym]
    units = {(c.country, c.admin1) for p in provinces for c in p.candidates if c.kind == "admin1" and c.country in likely}
    if not units or any(c.kind in ("country", "admin1", "region") or (c.country, c.admin1) in units for c in found):
        return found
    there = (c for c in _spelt(context, mention, likely, LIKELIER) if (c.country, c.admin1) in units)
    return (*found, *there)


def _spelt(context: Context, mention: PlaceMention, likely: tuple[str, ...], least: float) -> tuple[PlaceCandidate, ...]:
    """The places spelt like a name in the likely countries, the likest only; where the words say base or river, no province."""
    known = {c.id for c in mention.candidates}
    kinds = wanted(context.reading, mention)
    spelt = [s for iso3 in likely[:3] for s in gazetteer().near_spelling(mention.name, iso3, least=least)[:4]]
    fit = [(c, alike) for c, alike in spelt if c.id not in known and (kinds is None or c.kind in kinds or _seated(kinds, c))]
    best = max((alike for _, alike in fit), default=0.0)
    return tuple(dict.fromkeys(c for c, alike in fit if alike >= best - AS_LIKE))


def _seated(kinds: tuple[str, ...], place: PlaceCandidate) -> bool:
    """Whether a town may stand for what is called by its name: its district, its camp or checkpoint, but no province or water."""
    return place.kind in ("town", "site") and kinds[0] not in ("admin1", "sea")


def _seat_filed_from(reading: Reading, index: int) -> tuple[PlaceCandidate, ...]:
    """The dateline's towns in the province whose capital is meant: "MUZAFFARABAD - ... in the capital of Azad Kashmir"."""
    behind = reading.places[index + 1 : index + 2]
    if not behind or not 0 <= behind[0].first - reading.places[index].last <= 3:
        return ()
    units = {(c.country, c.admin1) for c in behind[0].candidates if c.kind == "admin1"}
    filed = (c for m in reading.places if m.role == "dateline" for c in m.candidates)
    return tuple(c for c in filed if c.kind == "town" and (c.country, c.admin1) in units)


def _province_before(context: Context, index: int) -> tuple[PlaceCandidate, ...]:
    for mention in reversed(context.reading.places[:index]):
        provinces = [c for c in mention.candidates if c.kind == "admin1" and c.country in context.weights]
        if provinces:
            return tuple(provinces)
    return ()


def as_typed(context: Context, index: int, options: tuple[PlaceCandidate, ...]) -> tuple[PlaceCandidate, ...]:
    """The options that fit the words: no towns in a province of the name where the words say province or a town's name is
    only like it; no province where the words say town or suburb and one of that kind lies in the area stated beside it."""
    reading, mention = context.reading, context.reading.places[index]
    kinds = wanted(reading, mention) or ()
    provinces = {(c.country, c.admin1) for c in options if c.kind == "admin1" and named(mention, c) == 1.0}
    if "town" in kinds and small_namesake(reading, mention, options):
        options = tuple(c for c in options if c != nations().capital(c.country or ""))
    if "town" in kinds:
        others = [p for p in beside(reading, index) if p.first > mention.first]
        if any(c.kind in kinds and any(holds(p, c) for p in others) for c in options):
            return tuple(c for c in options if c.kind != "admin1")
    if "admin2" in kinds and not provinces:
        districts = {c.country for c in options if c.kind == "admin2" and named(mention, c) == 1.0}
        return tuple(c for c in options if c.kind != "town" or c.country not in districts)
    apart = [c for c in options if c.kind in ("town", "admin2") and (c.country, c.admin1) in provinces]
    small = [c for c in apart if named(mention, c) < 1.0 and (c.population < SEAT or city_of(mention, c))]
    return tuple(c for c in options if c not in (apart if "admin1" in kinds else small))


def small_namesake(reading: Reading, mention: PlaceMention, options: tuple[PlaceCandidate, ...]) -> bool:
    """Whether the words before a name call it a village or a small town, and one lies in a province that the report names:
    "settlers in Oklahoma named their new town Prague"."""
    types = (h for h in reading.by_word.get("place_type", ()) if h.traits.get("size") == "small")
    if not any(mention.first - 1 <= h.last <= mention.first for h in types):
        return False
    named_here = {(c.country, c.admin1) for p in reading.places for c in p.candidates[:1] if c.kind == "admin1"}
    towns = (c for c in options if c.kind == "town" and c != nations().capital(c.country or ""))
    return any((c.country, c.admin1) in named_here for c in towns)


def meant_as_place(reading: Reading, mention: PlaceMention) -> bool:
    """Whether words beside an open name say that it is a place; else it may be any capitalised word, and no issue is due."""
    if mention.relation != "in" or mention.role == "dateline" or wanted(reading, mention) is not None:
        return True
    cues = (h for word in CUES for h in reading.by_word.get(word, ()))
    return mention.role != "actor" and any(mention.first - 2 <= h.last - 1 < mention.first for h in cues)
