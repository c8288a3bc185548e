"""Which known actor a mention is, in the countries and on the day of its event; refused where two remain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tollbook.knowledge.actors import Actor, Actors, actors, holds, key_of
from tollbook.model.reading import ActorMention, Reading
from tollbook.model.report import Issue

NEARLY = 31
"""Days by which a report may run ahead of the month a group is known from."""
FORCES = {"military": "military", "police": "police", "government": "government", "intelligence": "intelligence"}
Resolved = tuple[str, str | None, Issue | None]


def resolve_actor(mention: ActorMention, reading: Reading, countries: Sequence[str], day: date | None) -> Resolved:
    """The name and id of the actor meant, and an issue where it stays open.

    ``countries`` are those of the event (ISO 3166-1 alpha-3), ``day`` its day. An unknown author is ``unknown``; a name that two
    actors bear in this country and on this day keeps its words, has no id and says so.

    >>> from tollbook.model.report import Report
    >>> police = ActorMention(0, 1, "police", "Police", "police")
    >>> resolve_actor(police, Reading(Report("r", "Police"), (), ()), ["KEN"], None)[0]
    'Kenya Police Service'
    """
    known = actors()
    if mention.kind == "unknown":
        return "unknown", None, None
    if not mention.candidates:
        return _by_office(mention, known, countries), _office_id(mention, known, countries), None
    as_named = mention.as_named
    alive = [a for a in (known.get(c.id) for c in mention.candidates) if _begun(a, mention, day, known)]
    if not alive:
        return as_named, None, _issue(reading, mention, "actor_not_yet_active", "no actor of this name existed on the day")
    meant = _nearest(alive, mention, countries, day)
    if len(meant) > 1:
        names = ", ".join(a.name for a in meant)
        return as_named, None, _issue(reading, mention, "ambiguous_actor", f"{as_named!r} may be {names}")
    actor = meant[0]
    late = (
        None
        if actor.active_on(day, 366)
        else _issue(reading, mention, "actor_no_longer_active", f"{actor.name} ended {actor.end}")
    )
    return actor.name, actor.id, late


def _begun(actor: Actor, mention: ActorMention, day: date | None, known: Actors) -> bool:
    if not holds(actor.start, None, day, NEARLY):
        return False
    uses = [n for n in known.named(key_of(mention.as_named)) if n.actor.id == actor.id]
    return not uses or any(holds(n.start, n.end, day, NEARLY) for n in uses)


def _nearest(alive: Sequence[Actor], mention: ActorMention, countries: Sequence[str], day: date | None) -> list[Actor]:
    """Those left when each test that tells some apart has been put: existing on the day, a rule for the country, at home."""
    rules = actors().named(key_of(mention.as_named))
    ruled = {n.actor.id for n in rules if n.countries & set(countries)}
    left = list(alive)
    for test in (
        lambda a: a.active_on(day, NEARLY),
        lambda a: a.id in ruled,
        lambda a: a.country in countries,
    ):
        left = [a for a in left if test(a)] or left
    return left


def _office(mention: ActorMention, known: Actors, countries: Sequence[str]) -> Actor | None:
    """The state's force a generic role means where its country is told or the event has one country only."""
    country = mention.country or (countries[0] if len(set(countries)) == 1 else None)
    return known.force(country, FORCES[mention.kind]) if mention.kind in FORCES else None


def _by_office(mention: ActorMention, known: Actors, countries: Sequence[str]) -> str:
    office = _office(mention, known, countries)
    return office.name if office is not None else mention.name


def _office_id(mention: ActorMention, known: Actors, countries: Sequence[str]) -> str | None:
    office = _office(mention, known, countries)
    return None if office is None else office.id


def _issue(reading: Reading, mention: ActorMention, code: str, message: str) -> Issue:
    return Issue(code, message, reading.span(mention.first, mention.last))
