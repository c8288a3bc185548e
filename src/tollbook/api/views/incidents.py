"""Lists of incidents: rows for the table, points for the map, days for the timeline, counts for the filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from tollbook.api.index import Row
from tollbook.api.tally import Tally

Json = dict[str, Any]


def listed(row: Row) -> Json:
    """An incident as a line of a list."""
    return {
        "id": row.id, "date": row.start, "date_end": row.end, "country": row.country, "admin1": row.admin1, "place": row.place,
        "precision": row.precision, "latitude": row.latitude, "longitude": row.longitude, "radius_km": row.radius_km,
        "event_type": row.event_type, "sub_event_type": row.sub_event_type, "killed": estimate(row.killed, row.open_high),
        "injured": estimate(row.injured), "grade": row.grade, "actors": list(row.actors), "reports": len(row.reports),
        "languages": list(row.languages), "doubts": [t.why for t in row.tasks],
    }  # fmt: skip


def estimate(bounds: tuple[int | None, int | None, int | None], open_high: bool = False) -> Json | None:
    low, best, high = bounds
    return None if (low, best, high) == (None, None, None) else {"low": low, "best": best, "high": high, "open_high": open_high}


def timeline(counted: Tally) -> Json:
    """How many incidents and killed a day, a month or a year, whichever gives a readable number of bars.

    >>> timeline(Tally())
    {'unit': 'month', 'bars': []}
    """
    days = [d for d, n in counted.days.items() if n]
    if not days:
        return {"unit": "month", "bars": []}
    first, last = min(days), max(days)
    unit, cut = ("day", 10) if int(last[:4]) * 12 + int(last[5:7]) - int(first[:4]) * 12 - int(first[5:7]) < 4 else ("month", 7)
    if int(last[:4]) - int(first[:4]) > 40:
        unit, cut = "year", 4
    counts, killed = Counter[str](), Counter[str]()
    for day in days:
        counts[day[:cut]] += counted.days[day]
        killed[day[:cut]] += counted.killed_on[day]
    return {"unit": unit, "bars": [{"from": k, "incidents": counts[k], "killed": killed[k]} for k in sorted(counts)]}


def totals(counted: Tally) -> Json:
    """Incidents, killed (low, best where known, high) and what is not placed or dated."""
    return {
        "incidents": counted.incidents, "with_toll": counted.with_toll, "killed_low": counted.low, "killed_best": counted.best,
        "killed_high": counted.high, "open_high": counted.open_high > 0, "no_place": counted.no_place, "no_date": counted.no_date,
    }  # fmt: skip


def tallied(rows: Iterable[Row]) -> Tally:
    """The counts of some incidents."""
    made = Tally()
    for row in rows:
        made.count(row)
    return made
