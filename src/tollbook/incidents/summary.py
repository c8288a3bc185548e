"""What an incident is said to be, taken together: day, place, codes and actors, each with the reports that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.incidents.parts import distance_km
from tollbook.incidents.sketch import main_event, plain

Json = Mapping[str, Any]
FINE = ("time", "day", "days", "week", "month", "year", "longer")
NEAR = ("site", "town", "near", "admin2", "admin1", "country")
STANCES = ("claimed", "asserted", "accused", "denied")


def summarize(records: Sequence[Json]) -> dict[str, Any]:
    """Date, place, codes and actors of an incident from the coded reports of it, given in the order of their keys.

    >>> summarize([])
    {'date': None, 'place': None, 'codes': None, 'actors': []}
    """
    events = [(r["report"]["id"], e) for r in records if (e := main_event(r)) is not None]
    return {"date": date_of(events), "place": place_of(events), "codes": codes_of(events), "actors": actors_of(events)}


Told = Sequence[tuple[str, Json]]


def date_of(events: Told) -> dict[str, Any] | None:
    """The day most reports give, the finer words first; of two equally often given the earlier, for reports lag."""
    dates = [(e["date"], r) for r, e in events if e.get("date") and e["date"].get("start")]
    if not dates:
        return None
    fine = min(rank(FINE, d["precision"]) > 2 for d, _ in dates)
    kept = [(d, r) for d, r in dates if (rank(FINE, d["precision"]) > 2) == fine]
    counts = Counter((d["start"], d.get("end") or d["start"]) for d, _ in kept)
    start, end = min(counts, key=lambda k: (-counts[k], k))
    saying = [(d, r) for d, r in kept if (d["start"], d.get("end") or d["start"]) == (start, end)]
    precision = min((d["precision"] for d, _ in saying), key=lambda p: rank(FINE, p))
    return {"start": start, "end": end, "precision": precision, "reports": sorted(r for _, r in saying)}


def rank(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)


def place_of(events: Told) -> dict[str, Any] | None:
    """The most precise place, and among equally precise ones that nearest to all others."""
    places = [(e["place"], r) for r, e in events if e.get("place")]
    if not places:
        return None
    finest = min(rank(NEAR, p["precision"]) for p, _ in places)
    best = [(p, r) for p, r in places if rank(NEAR, p["precision"]) <= max(finest, 1)]
    points = [
        (p["latitude"], p["longitude"], 0.0)
        for p, _ in places
        if p.get("latitude") is not None and p.get("longitude") is not None
    ]
    counts = Counter((p["name"], p["country"]) for p, _ in best)

    def off(place: Json) -> float:
        if place.get("latitude") is None or place.get("longitude") is None:
            return 1e9
        return sum(distance_km((place["latitude"], place["longitude"], 0.0), q) for q in points)

    chosen, _ = min(
        best,
        key=lambda b: (
            -counts[(b[0]["name"], b[0]["country"])],
            round(off(b[0]), 3),
            rank(NEAR, b[0]["precision"]),
            b[0]["name"] or "",
        ),
    )
    saying = sorted({r for p, r in best if (p["name"], p["country"]) == (chosen["name"], chosen["country"])})
    return {k: v for k, v in chosen.items() if k != "spans"} | {"reports": saying}


def codes_of(events: Told) -> dict[str, Any] | None:
    """The codes most reports have; of two equally frequent sub-event types the first by name."""
    coded = [e["codes"] for _, e in events if (e.get("codes") or {}).get("acled")]
    if not coded:
        return None
    counts = Counter(sub_type(c) for c in coded)
    chosen = min(counts, key=lambda k: (-counts[k], k))
    return dict(next(c for c in coded if sub_type(c) == chosen))


def sub_type(codes: Json) -> str:
    return codes["acled"].get("sub_event_type") or ""


def actors_of(events: Told) -> list[dict[str, Any]]:
    """Every actor in every role, with the strongest stance and the reports that name it so; the most named first."""
    found: dict[tuple[str, str], list[tuple[Json, str]]] = {}
    for report, event in events:
        for actor in event.get("actors", ()):
            if actor["name"]:
                found.setdefault((actor["role"], actor.get("id") or plain(actor["name"])), []).append((actor, report))
    made = [
        {
            "role": role, "name": min(Counter(a["name"] for a, _ in said).most_common(), key=lambda c: (-c[1], c[0]))[0],
            "id": next((a["id"] for a, _ in said if a.get("id")), None),
            "stance": min((a["stance"] for a, _ in said), key=lambda s: rank(STANCES, s)),
            "reports": sorted({r for _, r in said}),
        }
        for (role, _), said in found.items()
    ]  # fmt: skip
    return sorted(made, key=lambda a: (a["role"], -len(a["reports"]), a["name"]))
