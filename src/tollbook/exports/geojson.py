"""Incidents as GeoJSON: a point only where a point is meant, and always with its radius."""

from __future__ import annotations

from typing import Any

from tollbook.exports.known import Known

PROFILE = "median"
POINTS = ("site", "town", "near", "admin2", "admin1")
UNSAID = {"geometry": "null where only the country is known or no place at all; never 0,0"}


def geojson_feature(known: Known) -> dict[str, Any]:
    """An incident as one feature: longitude first, WGS 84, with precision and radius in km."""
    place = known.incident["place"] or {}
    lat, lon = place.get("latitude"), place.get("longitude")
    point = lat is not None and lon is not None and place.get("precision") in POINTS
    return {
        "type": "Feature",
        "id": known.incident["id"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if point else None,
        "properties": {
            "date_start": known.part("date", "start"),
            "date_end": known.part("date", "end"),
            "date_precision": known.part("date", "precision"),
            "place": place.get("name"),
            "country": place.get("country"),
            "admin1": place.get("admin1"),
            "precision": place.get("precision"),
            "radius_km": place.get("radius_km"),
            "event_type": known.part("codes", "acled", "event_type"),
            "sub_event_type": known.part("codes", "acled", "sub_event_type"),
            **{f"{m}_{b}": known.part("estimates", m, b) for m in ("killed", "injured") for b in ("low", "best", "high")},
            "profile": known.part("estimates", "killed", "profile"),
            "grade": known.part("grade", "grade"),
            "actors": [{k: a[k] for k in ("role", "name", "stance")} for a in known.incident["actors"]],
            "reports": list(known.incident["reports"]),
        },
    }


def geojson(features: list[dict[str, Any]]) -> dict[str, Any]:
    """A feature collection.

    >>> geojson([])
    {'type': 'FeatureCollection', 'features': []}
    """
    return {"type": "FeatureCollection", "features": features}
