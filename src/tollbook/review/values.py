"""Checks a coder's corrected value before it is kept: known words, whole numbers, and words that stand in the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from tollbook.review.desk_file import DeskError

Json = dict[str, Any]
METRICS = ("killed", "injured", "missing", "abducted", "freed", "detained", "displaced", "killed_or_injured")
GROUPS = ("civilians", "combatants", "attackers", "children", "women", "men", "aid workers", "detainees", "mixed", "other")
SOURCES = (
    "government",
    "military",
    "police",
    "medical",
    "armed group",
    "witness",
    "media",
    "NGO",
    "UN",
    "emergency service",
    "anonymous",
    "unspecified",
)
DATE_PRECISIONS = ("time", "day", "days", "week", "month", "year", "longer")
PLACE_PRECISIONS = ("site", "town", "near", "admin2", "admin1", "country")
ROLES = ("perpetrator", "target", "victim", "present", "other")
STANCES = ("asserted", "accused", "claimed", "denied")
SPEECH = ("claims", "denies", "accuses", "no_claim", "confirms", "condemns")
MOST = 10_000_000


def checked(facet: str, given: Mapping[str, Any], was: Mapping[str, Any] | None, text: str) -> Json:
    """The whole corrected value: what was given over what the machine had said; DeskError says what is wrong.

    >>> checked("toll", {"low": "3", "high": "3"}, {"metric": "killed", "low": 2, "high": 2, "modifier": "exact"}, "")["low"]
    3
    """
    made = CHECKS[facet](given, dict(was or {})) if facet in CHECKS else None
    if made is None:
        raise DeskError(f"{facet!r}: values of this kind cannot be corrected, only accepted or rejected")
    if given.get("start") not in (None, "") and given.get("end") not in (None, ""):
        made["spans"] = [span(given["start"], given["end"], text)]
    if facet != "codes":
        made.setdefault("spans", [])
    return made


def span(start: Any, end: Any, text: str) -> Json:
    """Words of the report by their offsets, exactly as they stand there."""
    first, last = number(start, "start"), number(end, "end")
    if first is None or last is None or not first < last <= len(text):
        raise DeskError(f"{start} to {end}: no words of the report")
    return {"start": first, "end": last, "text": text[first:last]}


def number(words: Any, what: str) -> int | None:
    """A whole number, or None where the field was left empty."""
    if words in (None, ""):
        return None
    if isinstance(words, bool) or not re.fullmatch(r"[0-9]{1,8}", str(words)) or int(words) > MOST:
        raise DeskError(f"{what}: {str(words)[:40]!r} is not a whole number up to {MOST:,}")
    return int(words)


def decimal(words: Any, what: str, most: float) -> float | None:
    if words in (None, ""):
        return None
    try:
        found = float(words)
    except (TypeError, ValueError):
        raise DeskError(f"{what}: {str(words)[:40]!r} is not a number") from None
    if not -most <= found <= most:
        raise DeskError(f"{what}: {found} is not between -{most:g} and {most:g}")
    return found


def one_of(words: Any, known: tuple[str, ...], what: str) -> str:
    if words not in known:
        raise DeskError(f"{what}: {str(words)[:40]!r} is not one of {', '.join(known)}")
    return str(words)


def words_of(given: Mapping[str, Any], name: str, was: Any, *, most: int = 200) -> str | None:
    if name not in given:
        return was if was is None else str(was)
    value = " ".join(str(given[name] or "").split())
    if len(value) > most:
        raise DeskError(f"{name}: longer than {most} characters")
    return value or None


def toll(given: Mapping[str, Any], was: Json) -> Json:
    low = number(given.get("low", was.get("low")), "low")
    high = number(given.get("high", was.get("high")), "high")
    if low is not None and high is not None and low > high:
        raise DeskError(f"low {low} is above high {high}")
    group = given.get("group", was.get("group")) or None
    source = dict(was.get("source") or {"name": None, "anonymous": False, "via": [], "spans": []})
    source["name"] = words_of({"name": given["source"]} if "source" in given else {}, "name", source.get("name"))
    source["type"] = one_of(given.get("source_type") or source.get("type") or "unspecified", SOURCES, "source type")
    return {
        **was, "metric": one_of(given.get("metric") or was.get("metric"), METRICS, "metric"), "low": low, "high": high,
        "modifier": modifier(low, high, given, was), "group": None if group is None else one_of(group, GROUPS, "group"),
        "group_as_stated": was.get("group_as_stated"), "source": source,
        "stance": one_of(given.get("stance") or was.get("stance") or "asserts", ("asserts", "denies"), "stance"),
        "preliminary": bool(was.get("preliminary")), "superseded": truth(given.get("superseded", was.get("superseded"))),
        "subset": truth(given.get("subset", was.get("subset"))),
    }  # fmt: skip


def truth(value: Any) -> bool:
    return value in (True, "true", "on", "1")


def modifier(low: int | None, high: int | None, given: Mapping[str, Any], was: Json) -> str:
    if (low, high) == (was.get("low"), was.get("high")) and was.get("modifier"):
        return str(was["modifier"])
    if low is None and high is None:
        return "vague"
    if low == high:
        return "approx" if given.get("modifier") == "approx" else "exact"
    return "at least" if high is None else "up to" if low is None else "range"


def when(given: Mapping[str, Any], was: Json) -> Json:
    start, end = given.get("date_start", was.get("start")), given.get("date_end") or given.get("date_start") or was.get("end")
    try:
        first, last = date.fromisoformat(str(start)), date.fromisoformat(str(end))
    except ValueError:
        raise DeskError(f"{str(start)[:20]!r} to {str(end)[:20]!r}: two days like 2026-03-04 are wanted") from None
    if first > last:
        raise DeskError(f"{first} is after {last}")
    precision = given.get("precision") or was.get("precision") or ("day" if first == last else "days")
    found = one_of(precision, DATE_PRECISIONS, "precision")
    return {**was, "start": first.isoformat(), "end": last.isoformat(), "precision": found, "time": was.get("time")}


def place(given: Mapping[str, Any], was: Json) -> Json:
    country = words_of(given, "country", was.get("country"), most=3)
    if country is None or not re.fullmatch(r"[A-Z]{3}", country):
        raise DeskError("country: three capital letters (ISO 3166-1 alpha-3) are wanted")
    latitude = decimal(given.get("latitude", was.get("latitude")), "latitude", 90)
    longitude = decimal(given.get("longitude", was.get("longitude")), "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise DeskError("latitude and longitude: both or neither")
    radius = decimal(given.get("radius_km", was.get("radius_km")), "radius", 20_000)
    return {
        **was,
        "name": words_of(given, "name", was.get("name")),
        "country": country,
        "admin1": words_of(given, "admin1", was.get("admin1")),
        "admin2": words_of(given, "admin2", was.get("admin2")),
        "latitude": latitude,
        "longitude": longitude,
        "radius_km": None if radius is None else abs(radius),
        "precision": one_of(given.get("precision") or was.get("precision"), PLACE_PRECISIONS, "precision"),
        "gazetteer_id": words_of(given, "gazetteer_id", was.get("gazetteer_id")),
        "score": was.get("score") or {},
        "runner_up": was.get("runner_up"),
    }


def actor(given: Mapping[str, Any], was: Json) -> Json:
    name = words_of(given, "name", was.get("name"))
    if name is None:
        raise DeskError("name: an actor needs one; say 'unknown' where the report does")
    kept = was.get("id") if name == was.get("name") else None
    return {
        **was, "name": name, "id": words_of(given, "id", kept) or None, "as_named": was.get("as_named") or name,
        "role": one_of(given.get("role") or was.get("role"), ROLES, "role"),
        "stance": one_of(given.get("stance") or was.get("stance") or "asserted", STANCES, "stance"),
    }  # fmt: skip


def statement(given: Mapping[str, Any], was: Json) -> Json:
    return {
        **was, "actor": words_of(given, "actor", was.get("actor")), "about": words_of(given, "about", was.get("about")),
        "stance": one_of(given.get("stance") or was.get("stance"), SPEECH, "stance"),
    }  # fmt: skip


def codes(given: Mapping[str, Any], was: Json) -> Json:
    from tollbook.knowledge.codebooks import codebooks  # noqa: PLC0415 (start-up)

    sub = words_of(given, "sub_event_type", (was.get("acled") or {}).get("sub_event_type"))
    if sub is not None and sub not in codebooks().acled_types:
        raise DeskError(f"{sub[:60]!r} is no ACLED sub-event type")
    return {**was, "acled": {"event_type": None if sub is None else codebooks().acled_types[sub], "sub_event_type": sub}}


CHECKS = {"toll": toll, "date": when, "place": place, "actor": actor, "statement": statement, "codes": codes}
