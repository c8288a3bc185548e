"""Lists of incidents: rows for the table, points for the map, days for the timeline, counts for the filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.api.index import Row

Json = dict[str, Any]
KINDS = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments",
)  # fmt: skip


def listed(row: Row) -> Json:
    """An incident as a line of a list."""
    return {
        "id": row.id, "date": row.start, "date_end": row.end, "country": row.country, "admin1": row.admin1, "place": row.place,
        "precision": row.precision, "latitude": row.latitude, "longitude": row.longitude, "radius_km": row.radius_km,
        "event_type": row.event_type, "sub_event_type": row.sub_event_type, "killed": estimate(row.killed, row.open_high),
        "injured": estimate(row.injured), "grade": row.grade, "actors": list(row.actors), "reports": len(row.reports),
        "languages": list(row.languages), "doubts": [why for _, _, why in row.doubts],
    }  # fmt: skip


def estimate(bounds: tuple[int | None, int | None, int | None], open_high: bool = False) -> Json | None:
    low, best, high = bounds
    return None if (low, best, high) == (None, None, None) else {"low": low, "best": best, "high": high, "open_high": open_high}


def points(rows: Sequence[Row]) -> Json:
    """The located incidents in columns, for the map: coordinates, radius, killed, kind and title.

    >>> points([])["id"]
    []
    """
    found = [r for r in rows if r.located]
    kinds = {k: n for n, k in enumerate(KINDS)}
    titles: dict[str, int] = {}
    return {
        "id": [r.id for r in found],
        "longitude": [round(r.longitude or 0, 4) for r in found], "latitude": [round(r.latitude or 0, 4) for r in found],
        "radius_km": [0 if r.radius_km is None else round(r.radius_km, 1) for r in found],
        "exact": [int(r.precision in ("site", "town")) for r in found],
        "killed": [-1 if k is None else k for k in map(weight, found)],
        "kind": [kinds.get(r.event_type or "", -1) for r in found],
        "day": [r.start or "" for r in found],
        "place": [titles.setdefault(r.place or r.admin1 or r.country or "", len(titles)) for r in found], "places": list(titles),
        "kinds": list(KINDS),
    }  # fmt: skip


def weight(row: Row) -> int | None:
    low, best, high = row.killed
    return best if best is not None else high if high is not None else low


def timeline(rows: Sequence[Row]) -> Json:
    """How many incidents and killed a day or a month, whichever gives a readable number of bars."""
    days = [r for r in rows if r.start is not None]
    if not days:
        return {"unit": "month", "bars": []}
    first, last = min(str(r.start) for r in days), max(str(r.start) for r in days)
    unit, cut = ("day", 10) if int(last[:4]) * 12 + int(last[5:7]) - int(first[:4]) * 12 - int(first[5:7]) < 4 else ("month", 7)
    if int(last[:4]) - int(first[:4]) > 40:
        unit, cut = "year", 4
    counts, killed = Counter[str](), Counter[str]()
    for row in days:
        counts[str(row.start)[:cut]] += 1
        killed[str(row.start)[:cut]] += weight(row) or 0
    return {"unit": unit, "bars": [{"from": k, "incidents": counts[k], "killed": killed[k]} for k in sorted(counts)]}


def facets(rows: Sequence[Row]) -> Mapping[str, list[tuple[str, int]]]:
    """What the filters can be set to, with the number of incidents of each, the most frequent first."""
    counted = {
        "country": Counter(r.country for r in rows if r.country),
        "type": Counter(r.sub_event_type for r in rows if r.sub_event_type),
        "grade": Counter(r.grade for r in rows if r.grade),
        "language": Counter(x for r in rows for x in r.languages),
        "actor": Counter(a for r in rows for a in r.actors),
    }
    return {k: sorted(c.items(), key=lambda x: (-x[1], x[0])) for k, c in counted.items()}


def totals(rows: Sequence[Row]) -> Json:
    """Incidents, killed (low, best where known, high) and what is not placed or dated."""
    known = [r for r in rows if r.killed != (None, None, None)]
    low = sum(r.killed[0] or 0 for r in known)
    high = sum(r.killed[2] if r.killed[2] is not None else r.killed[0] or 0 for r in known)
    return {
        "incidents": len(rows), "with_toll": len(known), "killed_low": low, "killed_best": sum(weight(r) or 0 for r in known),
        "killed_high": high, "open_high": any(r.open_high for r in known), "no_place": sum(not r.located for r in rows),
        "no_date": sum(r.start is None for r in rows),
    }  # fmt: skip
