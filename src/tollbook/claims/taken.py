"""Verbs of taking: people taken are abducted, places taken are seized, and without either it is no act of war."""

from __future__ import annotations

from tollbook.model.reading import Hit, Reading, starts

NEAR = 6
BESIDE = 4
STATE = frozenset(("military", "police", "government", "state", "external force", "intelligence"))
HOLDERS = frozenset(("armed group", "faction", "military", "militia", "alliance", "external force", "gang", "cartel", "police"))


def meant(reading: Reading, hit: Hit) -> Hit | None:
    """The act a word means here; None where it is one only with a place, a site or people beside it, and there are none.

    ``needs``: ``place`` or ``people`` behind it, ``object`` people or a place behind it, ``taken`` people before it (a passive),
    ``town`` a place that it befalls, ``holder`` an armed side right behind it, whose the place is now.
    """
    needs = hit.traits.get("needs")
    if hit.traits["act"] == "raid" and hit.traits.get("pos") == "noun" and _flown(reading, hit):
        return _as(hit, "airstrike")
    if needs is None and _mere_crowd(reading, hit):
        return _as(hit, "shooting")
    if needs is None:
        return _as(hit, "seizure of territory") if hit.traits["act"] == "capture" and _place(reading, hit) else hit
    if needs == "town":
        return hit if _town(reading, hit) else _as(hit, "shooting")
    if needs == "holder":
        return hit if _held(reading, hit) else None
    if needs == "taken":
        first = max(hit.first - NEAR, reading.sentence_of(hit.first).first)
        return hit if reading.within("person", first, hit.first) else None
    if needs in ("object", "people") and (_people(reading, hit) or _relative(reading, hit)):
        return hit
    if needs == "people":
        return None
    return _as(hit, "seizure of territory" if needs == "object" else hit.traits["act"]) if _place(reading, hit) else None


def _flown(reading: Reading, hit: Hit) -> bool:
    """Whether a raid is one of an air force, told right before or behind it: "two raids of the air force"."""
    small = starts(reading, "noun_of", "article", "agent")
    small |= {i for p in reading.places if p.demonym for i in range(p.first, p.last)}
    for arm in reading.all("air_arm"):
        behind = hit.last <= arm.first <= hit.last + BESIDE and all(i in small for i in range(hit.last, arm.first))
        if behind or arm.last == hit.first:
            return True
    return False


def _mere_crowd(reading: Reading, hit: Hit) -> bool:
    """Whether force met a crowd that nobody says to march, and no force of a state used it: "fired on a crowd at a wedding"."""
    crowds = hit.traits["act"] == "crackdown" and reading.within("crowd", hit.first, hit.last)
    marching = any(h.traits["act"] == "demonstration" for h in reading.all("act"))
    first = max(hit.first - NEAR, reading.sentence_of(hit.first).first)
    state = any(first <= m.first < hit.last and m.kind in STATE for m in reading.actors)
    return bool(crowds) and not marching and not state


def _town(reading: Reading, hit: Hit) -> bool:
    """Whether a place, and no force, is what comes under fire: "the town of X is under fire from the army"."""
    first = reading.sentence_of(hit.first).first
    forces = any(first <= m.first < hit.first and m.kind in HOLDERS and not m.place for m in reading.actors)
    return not forces and any(first <= p.first < hit.first and not p.demonym for p in reading.places)


def _held(reading: Reading, hit: Hit) -> bool:
    """Whether an armed side follows: "fell to the rebels", not "fell to the ground"."""
    return any(m.kind in HOLDERS and hit.last <= m.first <= hit.last + 1 for m in reading.actors)


def _as(hit: Hit, act: str) -> Hit:
    return Hit(hit.word, hit.first, hit.last, {**hit.traits, "act": act, "needs": "place"})


def _end(reading: Reading, hit: Hit) -> int:
    """How far an object may stand: a few words, within its sentence and before a sign or a word that ends it."""
    end = min(hit.last + NEAR, reading.sentence_of(hit.first).last)
    agents = starts(reading, "agent")  # seized last year from peacekeepers
    return next((i for i in range(hit.last, end) if reading.tokens[i].text in ",;:(" or i in agents), end)


def _people(reading: Reading, hit: Hit) -> bool:
    """Whether the first thing named behind a verb is people: "seized 24 passengers", not "carried off 400 bags"."""
    end = _end(reading, hit)
    people = [h.first for h in reading.within("person", hit.last, end)]
    things = [h.first for word in ("thing", "military_site") for h in reading.within(word, hit.last, end)]
    places = [p.first for p in reading.places if hit.last <= p.first < end and not p.demonym]
    return bool(people) and min(people) < min((*things, *places), default=end)


def _relative(reading: Reading, hit: Hit) -> bool:
    """Whether a verb describes people named before it: "the nurses that gunmen took away", «las que se llevaron»."""
    start = max(hit.first - NEAR, reading.sentence_of(hit.first).first)
    that = [h.first for h in reading.within("relative_word", start, hit.first)]
    return bool(that) and any(h.last in (that[0], that[0] - 1) for h in reading.within("person", start - NEAR, that[0]))


def _place(reading: Reading, hit: Hit) -> bool:
    """Whether a place or a site stands behind a verb, and no people before it."""
    end = _end(reading, hit)
    sites = [h.first for word in ("military_site", "seat") for h in reading.within(word, hit.last, end)]
    found = [*sites, *(p.first for p in reading.places if hit.last <= p.first < end and not p.demonym)]
    people = [h.first for h in reading.within("person", hit.last, end)]
    return bool(found) and min(found) < min(people, default=end)
