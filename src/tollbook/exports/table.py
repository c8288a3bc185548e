"""Incidents as a plain table for spreadsheets: one row an incident, unknown values empty."""

from __future__ import annotations

from typing import Any

from tollbook.exports.known import Known, joined

PROFILE = "median"
COLUMNS = (
    "id",
    "date_start",
    "date_end",
    "date_precision",
    "country",
    "admin1",
    "place",
    "place_precision",
    "latitude",
    "longitude",
    "radius_km",
    "event_type",
    "sub_event_type",
    "perpetrators",
    "targets",
    "killed_low",
    "killed_best",
    "killed_high",
    "killed_open_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "injured_open_high",
    "profile",
    "grade",
    "reports",
    "outlets",
)
UNSAID = {"killed_open_high": "true where the highest figure is a lower bound"}


def table_row(known: Known) -> dict[str, Any]:
    """An incident as one row of a table."""
    place = known.incident["place"] or {}
    values = {
        "id": known.incident["id"],
        "date_start": known.part("date", "start"),
        "date_end": known.part("date", "end"),
        "date_precision": known.part("date", "precision"),
        "country": place.get("country"),
        "admin1": place.get("admin1"),
        "place": place.get("name"),
        "place_precision": place.get("precision"),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "radius_km": place.get("radius_km"),
        "event_type": known.part("codes", "acled", "event_type"),
        "sub_event_type": known.part("codes", "acled", "sub_event_type"),
        "perpetrators": joined(f"{a['name']} ({a['stance']})" for a in known.actors("perpetrator")),
        "targets": joined(a["name"] for a in known.actors("target", "victim")),
        **{
            f"{m}_{b}": known.part("estimates", m, b) for m in ("killed", "injured") for b in ("low", "best", "high", "open_high")
        },
        "profile": known.part("estimates", "killed", "profile") or known.part("estimates", "injured", "profile"),
        "grade": known.part("grade", "grade"),
        "reports": joined(known.incident["reports"]),
        "outlets": joined(h.get("outlet") for h in known.heads()),
    }
    return {k: "" if values[k] is None else values[k] for k in COLUMNS}
