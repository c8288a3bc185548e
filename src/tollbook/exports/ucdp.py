"""Incidents as UCDP GED-shaped rows: 49 columns in the file's order, low, best and high with low <= best <= high."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import floor
from typing import Any

from tollbook.exports.known import Known, countries, flat, joined

PROFILE = "ucdp"
COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
UNSAID = {
    "id": "a number made from Tollbook's incident id, not one of UCDP's",
    "active_year": "UCDP's decision over a calendar year",
    "code_status": "UCDP's own work flow",
    **dict.fromkeys(
        (
            "conflict_dset_id",
            "conflict_new_id",
            "conflict_name",
            "dyad_dset_id",
            "dyad_new_id",
            "side_a_dset_id",
            "side_a_new_id",
            "side_b_dset_id",
            "side_b_new_id",
        ),
        "UCDP's own numbering of conflicts, dyads and actors",
    ),
    "country_id": "Gleditsch and Ward number, not coded",
    "gwnoa": "Gleditsch and Ward number, not coded",
    "gwnob": "Gleditsch and Ward number, not coded",
    "deaths_a": "always 0: which side the dead fought for is not coded; they are in deaths_unknown",
    "deaths_b": "always 0: which side the dead fought for is not coded; they are in deaths_unknown",
    "number_of_sources": "the number of reports; outlets that copy each other are counted apart, as UCDP does",
}
WHERE_PREC = {"site": 1, "town": 1, "near": 2, "admin2": 3, "admin1": 4, "country": 6}


def writable(known: Known) -> str | None:
    """Why an incident cannot be a UCDP row; None where it can."""
    if not known.part("date", "start"):
        return "no date"
    if known.part("codes", "ucdp", "type_of_violence") is None:
        return "no type of organised violence"
    if not any(known.part("estimates", "killed", bound) for bound in ("low", "best", "high")):
        return "no death in low, best or high"
    return None


def ucdp_row(known: Known) -> dict[str, Any]:
    """An incident as one UCDP row. side_a and side_b are who acted and who was hit, not UCDP's order of sides."""
    place, when = known.incident["place"] or {}, known.incident["date"]
    one, two = known.actors("perpetrator"), known.actors("target", "victim")
    side_a, side_b = (joined(a["name"] for a in side[:1]) for side in (one, two))
    lat, lon = place.get("latitude"), place.get("longitude")
    country = countries().get(place.get("country") or "")
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": int(known.incident["id"].encode().hex()[2:14], 16) % 2**31,
        "relid": known.incident["id"],
        "year": int(when["start"][:4]),
        "type_of_violence": known.part("codes", "ucdp", "type_of_violence"),
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else "",
        "side_a": side_a,
        "side_b": side_b,
        **sources(known),
        "where_prec": WHERE_PREC.get(place.get("precision") or "", ""),
        "where_coordinates": place.get("name") or "",
        "where_description": place.get("name") or "",
        "adm_1": place.get("admin1") or "",
        "adm_2": place.get("admin2") or "",
        "latitude": "" if lat is None else lat,
        "longitude": "" if lon is None else lon,
        "geom_wkt": "" if lat is None or lon is None else f"POINT ({lon} {lat})",
        "priogrid_gid": "" if lat is None or lon is None else priogrid(lat, lon),
        "country": country.name if country else "",
        "region": (country.ucdp or "") if country else "",
        "event_clarity": 1 if when["precision"] in ("time", "day", "days") else 2,
        "date_prec": date_prec(when["start"], when["end"], when["precision"]),
        "date_start": stamp(when["start"]),
        "date_end": stamp(when["end"]),
        **deaths(known),
    }


def sources(known: Known) -> dict[str, Any]:
    heads = known.heads()
    articles = (f"{h.get('outlet') or ''},{h.get('published') or ''},{flat(h.get('title') or '')}" for h in heads)
    return {
        "number_of_sources": len(heads) or -1,
        "source_article": in_step(articles),
        "source_office": in_step(h.get("outlet") or "" for h in heads),
        "source_date": in_step(h.get("published") or "" for h in heads),
        "source_headline": in_step(flat(h.get("title") or "") for h in heads),
        "source_original": joined(flat(s) for s in known.speakers()),
    }


def in_step(values: Iterable[str]) -> str:
    """One value a report, joined by semicolons, so that the lists of several columns keep step.

    >>> in_step(["Radio A", "", "Radio A"])
    'Radio A;;Radio A'
    """
    return ";".join(v.replace(";", ",") for v in values)


def stamp(day: str) -> str:
    return f"{day[:10]} 00:00:00.000"


def date_prec(start: str, end: str, precision: str) -> int:
    """UCDP's precision of a date from its first and last day.

    >>> date_prec("2024-05-01", "2024-05-01", "day"), date_prec("2024-05-01", "2024-05-31", "month")
    (1, 4)
    """
    days = (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days + 1
    if precision in ("time", "day") and days == 1:
        return 1
    if precision == "week" or days == 7:
        return 3
    return 2 if days <= 6 else 4 if days <= 31 else 5


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point.

    >>> priogrid(31.5582, 34.544839)
    175390
    """
    return floor((latitude + 90) / 0.5) * 720 + floor((longitude + 180) / 0.5) + 1


def deaths(known: Known) -> dict[str, int]:
    """The death columns; they add up to best, as UCDP's do."""
    killed = known.incident["estimates"]["killed"]
    best = killed["best"]
    civilians = min(best, known.part("estimates", "groups", "killed", "civilians", "best") or 0)
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": civilians,
        "deaths_unknown": best - civilians,
        "best": best,
        "high": max(best, killed["high"]),
        "low": min(best, killed["low"]),
    }
