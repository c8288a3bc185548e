"""Incidents as ACLED-shaped rows: 31 columns in ACLED's order, one conservative number of fatalities."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tollbook.exports.known import Json, Known, countries, flat, joined
from tollbook.knowledge.actors import actors
from tollbook.model.error import KnowledgeError

PROFILE = "acled"
COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
UNSAID = {
    "event_id_cnty": "Tollbook's own incident id, not one of ACLED's",
    "inter1": "empty where the actor's kind is not known",
    "inter2": "empty where the actor's kind is not known",
    "interaction": "empty where one of the two kinds is not known",
    "admin3": "not coded",
    "source_scale": "not coded",
    "tags": "not coded; crowd sizes are not read",
    "timestamp": "the newest publication date of its reports, in seconds since 1970; empty where none is dated",
    "fatalities": "empty where no report gives a death toll: that is not the same as 0",
}
TIME_PRECISION = {"time": 1, "day": 1, "days": 2, "week": 2, "month": 3}
GEO_PRECISION = {"site": 1, "town": 1, "near": 2, "admin2": 2, "admin1": 3, "country": 3}
VIOLENCE, DEMONSTRATION, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
DISORDER = {
    "Battles": VIOLENCE,
    "Explosions/Remote violence": VIOLENCE,
    "Violence against civilians": VIOLENCE,
    "Protests": DEMONSTRATION,
    "Riots": DEMONSTRATION,
    "Strategic developments": STRATEGIC,
}
BOTH = {"Excessive force against protesters": f"{VIOLENCE}; {DEMONSTRATION}", "Mob violence": VIOLENCE}
CIVILIANS = 7


def writable(known: Known) -> str | None:
    """Why an incident cannot be an ACLED row; None where it can."""
    if not known.part("codes", "acled", "event_type"):
        return "no ACLED event type"
    if not known.part("date", "start"):
        return "no date"
    if known.part("date", "precision") not in TIME_PRECISION:
        return "the date is coarser than a month"
    return None


def acled_row(known: Known) -> dict[str, Any]:
    """An incident as one ACLED row: actor1 is who is said or accused to have acted, actor2 who was hit; notes say which."""
    code, place, date = known.part("codes", "acled"), known.incident["place"] or {}, known.incident["date"]
    one, two = known.actors("perpetrator"), known.actors("target", "victim")
    country = countries().get(place.get("country") or "")
    first, second = (inter(side, place.get("country"), code) for side in (one, two))
    killed = known.part("estimates", "killed", "best")
    return {
        "event_id_cnty": known.incident["id"],
        "event_date": date["start"],
        "year": int(date["start"][:4]),
        "time_precision": TIME_PRECISION[date["precision"]],
        "disorder_type": BOTH.get(code["sub_event_type"], DISORDER[code["event_type"]]),
        "event_type": code["event_type"],
        "sub_event_type": code["sub_event_type"] or "",
        "actor1": name(one[:1]),
        "assoc_actor_1": name(one[1:]),
        "inter1": shown(first),
        "actor2": name(two[:1]),
        "assoc_actor_2": name(two[1:]),
        "inter2": shown(second),
        "interaction": interaction(first, second, two),
        "civilian_targeting": "Civilian targeting" if civilians_hit(code, second) else "",
        "iso": shown(country and country.numeric),
        "region": shown(country and country.acled),
        "country": shown(country and country.name),
        "admin1": place.get("admin1") or "",
        "admin2": place.get("admin2") or "",
        "admin3": "",
        "location": place.get("name") or "",
        "latitude": shown(place.get("latitude")),
        "longitude": shown(place.get("longitude")),
        "geo_precision": shown(GEO_PRECISION.get(place.get("precision") or "")),
        "source": source(known),
        "source_scale": "",
        "notes": notes(known),
        "fatalities": shown(killed),
        "tags": "",
        "timestamp": timestamp(known),
    }


def shown(value: Any) -> Any:
    """A value as a cell: what is not known is empty."""
    return "" if value is None else value


def name(side: list[Json]) -> str:
    return "; ".join(a["name"] for a in side)


def inter(side: list[Json], country: str | None, code: Json) -> int | None:
    """ACLED's kind of an actor; the forces of a state outside its own country are external forces."""
    if not side:
        return None
    if side[0]["name"].casefold().startswith(("civilian", "protester")):
        return 6 if code["event_type"] == "Protests" else CIVILIANS
    try:
        actor = actors().get(side[0].get("id") or "")
    except KnowledgeError:
        return None
    if actor.inter == 1 and country is not None and actor.country not in (None, country):
        return 8
    return actor.inter


def interaction(first: int | None, second: int | None, two: list[Json]) -> str:
    if first is None or (second is None and two):
        return ""
    return "".join(str(n) for n in sorted((first, second))) if second is not None else f"{first}0"


def civilians_hit(code: Json, second: int | None) -> bool:
    return code["event_type"] == "Violence against civilians" or (second in (6, CIVILIANS) and code["event_type"] != "Battles")


def source(known: Known) -> str:
    return "; ".join(dict.fromkeys(h["outlet"] for h in known.heads() if h.get("outlet")))


def timestamp(known: Known) -> Any:
    days = [h["published"][:10] for h in known.heads() if h.get("published") and len(h["published"]) >= 10]
    return int(datetime.fromisoformat(max(days)).replace(tzinfo=UTC).timestamp()) if days else ""


def notes(known: Known) -> str:
    """What the columns cannot say: who is only accused, the other figures with their speakers, and the injured."""
    said = [f"{a['name']} {a['stance']}" for a in known.actors("perpetrator") if a["stance"] != "asserted"]
    for metric in ("killed", "injured"):
        figures = [
            f"{words(c)} ({c['source'] or c['source_type']})"
            for c in known.incident["claims"]
            if c["metric"] == metric and c["aside"] is None
        ]
        if figures:
            said.append(f"{metric}: {', '.join(dict.fromkeys(figures))}")
    return flat(f"{joined(known.incident['reports'])}. {'; '.join(said)}".strip())


def words(claim: Json) -> str:
    """A figure in words that keep its bounds.

    >>> words({"low": 3, "high": None, "words": "at least three"}), words({"low": 4, "high": 4, "words": "four"})
    ('3 or more', '4')
    """
    low, high = claim["low"], claim["high"]
    if low == high:
        return str(low) if low is not None else f"'{flat(claim['words'])}'"
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"
