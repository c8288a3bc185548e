"""Verbs of taking: people taken are abducted, places taken are seized, and without either it is no act of war."""

from __future__ import annotations

from tollbook.model.reading import Hit, Reading, starts

NEAR = 6


def meant(reading: Reading, hit: Hit) -> Hit | None:
    """The act a word means here; None where it is one only with a place, a site or people beside it, and there are none.

    ``needs``: ``place`` or ``people`` behind it, ``object`` people or a place behind it, ``taken`` people before it (a passive).
    """
    needs = hit.traits.get("needs")
    if needs is None:
        return _as(hit, "seizure of territory") if hit.traits["act"] == "capture" and _place(reading, hit) else hit
    if needs == "taken":
        first = max(hit.first - NEAR, reading.sentence_of(hit.first).first)
        return hit if reading.within("person", first, hit.first) else None
    if needs in ("object", "people") and _people(reading, hit):
        return hit
    if needs == "people":
        return None
    return _as(hit, "seizure of territory" if needs == "object" else hit.traits["act"]) if _place(reading, hit) else None


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


def _place(reading: Reading, hit: Hit) -> bool:
    """Whether a place or a site stands behind a verb, and no people before it."""
    end = _end(reading, hit)
    sites = [h.first for word in ("military_site", "seat") for h in reading.within(word, hit.last, end)]
    found = [*sites, *(p.first for p in reading.places if hit.last <= p.first < end and not p.demonym)]
    people = [h.first for h in reading.within("person", hit.last, end)]
    return bool(found) and min(found) < min(people, default=end)
