"""Incidents as PLOVER 0.8 records; what the format has no field for (ranges, speakers, certainty) is said in ``comment``."""

from __future__ import annotations

from typing import Any

from tollbook.exports.acled import words
from tollbook.exports.known import Json, Known
from tollbook.knowledge.actors import actors
from tollbook.knowledge.codebooks import codebooks
from tollbook.model.error import KnowledgeError

PROFILE = "median"
KEYS = (
    "id",
    "has_event",
    "date",
    "enddate",
    "actor",
    "recipient",
    "event",
    "event_loc",
    "quad_code",
    "event_scale",
    "mode",
    "context",
    "size",
    "cite_info",
    "coder",
    "comment",
)
UNSAID = {
    "time": "clock times are in the coded report, not in the incident",
    "event_text": "the words are in the coded report",
    "religion": "not coded",
    "ethnicity": "not coded",
    "coded_date": "left out so that the same book gives the same bytes",
}
RESOLUTION = {"site": 5, "town": 4, "near": 4, "admin2": 3, "admin1": 2, "country": 1}


def writable(known: Known) -> str | None:
    """Why an incident cannot be a PLOVER record; None where it can. PLOVER wants an actor, a date and an event."""
    if not known.part("codes", "plover", "event"):
        return "no PLOVER event"
    if not known.part("date", "start"):
        return "no date"
    return None if known.actors("perpetrator") else "no named actor: PLOVER leaves events without one uncoded"


def plover_record(known: Known) -> dict[str, Any]:
    """An incident as one PLOVER record."""
    code, when = known.part("codes", "plover"), known.incident["date"]
    one, two = known.actors("perpetrator"), known.actors("target", "victim")
    sides = two_sided(known)
    scores = codebooks().scores
    return {
        "id": known.incident["id"],
        "has_event": True,
        "date": when["start"],
        "enddate": when["end"],
        "actor": [entity(a) for a in (*one, *(two if sides else ()))],
        "recipient": [] if sides else [entity(a) for a in two],
        "event": [code["event"]],
        "event_loc": location(known),
        "quad_code": codebooks().plover_quads.get(code["event"]),
        "event_scale": scores.get((code["event"], code.get("mode")), scores.get((code["event"], None))),
        "mode": [code["mode"]] if code.get("mode") else [],
        "context": list(code.get("contexts") or ()),
        "size": {"dead": known.part("estimates", "killed", "best"), "injured": known.part("estimates", "injured", "best")},
        "cite_info": [cite(h) for h in known.heads()],
        "coder": "tollbook",
        "comment": comment(known),
    }


def two_sided(known: Known) -> bool:
    """Fights put all sides into ``actor`` and have no recipient."""
    return bool(known.part("codes", "acled", "event_type") == "Battles")


def entity(actor: Json) -> dict[str, Any]:
    try:
        found = actors().get(actor.get("id") or "")
    except KnowledgeError:
        return {"code": None, "sector": None, "entity_text": actor["name"]}
    return {"code": found.country, "sector": found.sector or None, "entity_text": actor["name"]}


def location(known: Known) -> dict[str, Any] | None:
    place = known.incident["place"]
    if place is None:
        return None
    return {
        "resolved_place": place["name"],
        "geonameid": place.get("gazetteer_id"),
        "lat": place.get("latitude"),
        "lon": place.get("longitude"),
        "district": place.get("admin2"),
        "province": place.get("admin1"),
        "country_code": place.get("country"),
        "resolution": RESOLUTION.get(place.get("precision") or ""),
    }


def cite(head: Json) -> dict[str, Any]:
    keys = {"title": "title", "outlet": "publication", "url": "url", "language": "language"}
    return {to: head.get(key) for key, to in keys.items()} | {"citation": head["id"], "codebook": "PLOVER", "version": "0.8"}


def comment(known: Known) -> str:
    """Ranges with their speakers, and authors who are only accused or claim it."""
    said = [f"{a['name']}: {a['stance']}" for a in known.actors("perpetrator") if a["stance"] != "asserted"]
    for metric in ("killed", "injured"):
        bounds = known.part("estimates", metric)
        if bounds:
            said.append(
                f"{metric} {bounds['low']} to {bounds['high']}{' or more' if bounds['open_high'] else ''} ({bounds['profile']})"
            )
    said += [f"{c['metric']} {words(c)}: {c['source']}" for c in known.incident["claims"] if c["source"] and c["aside"] is None]
    return "; ".join(dict.fromkeys(said))
