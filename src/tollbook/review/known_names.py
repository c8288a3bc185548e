"""Reads a coding with the names that the people of this book explained: actors get their identity, places their point."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from tollbook.review.names import Meaning

Json = dict[str, Any]
UNKNOWN_PLACE = ("unknown_place", "ambiguous_place")


def named(record: Json, actors: Mapping[str, Meaning], places: Mapping[str, Meaning]) -> Json:
    """The record with known names put in; the same record where none of them stands in it.

    >>> meaning = Meaning("actor", "Lions", {"name": "Lions of the Valley"}, "ana", "")
    >>> record = {"events": [{"actors": [{"name": "Lions", "id": None}]}], "issues": []}
    >>> named(record, {"lions": meaning}, {})["events"][0]["actors"][0]["name"]
    'Lions of the Valley'
    """
    if not actors and not places:
        return record
    made = deepcopy(record)
    for event in made["events"]:
        for actor in event.get("actors", ()):
            meant = actors.get(str(actor["name"]).casefold())
            if actor.get("id") is None and meant is not None and not meant.meaning.get("dismissed"):
                actor["name"] = meant.meaning.get("name") or actor["name"]
                actor["id"] = meant.meaning.get("id") or f"book.{meant.name.casefold().replace(' ', '_')}"
    main = next((e for e in made["events"] if e.get("main")), None)
    if main is not None and main.get("place") is None:
        main["place"] = place_of(made, places)
    return made


def place_of(record: Json, places: Mapping[str, Meaning]) -> Json | None:
    for issue in record.get("issues", ()):
        span = issue.get("span")
        meant = places.get(span["text"].casefold()) if span is not None and issue["code"] in UNKNOWN_PLACE else None
        if meant is not None and not meant.meaning.get("dismissed"):
            value = meant.meaning
            return {
                "name": value.get("name") or meant.name,
                "country": value.get("country"),
                "admin1": value.get("admin1"),
                "admin2": None,
                "latitude": value.get("latitude"),
                "longitude": value.get("longitude"),
                "radius_km": value.get("radius_km"),
                "precision": value.get("precision") or "town",
                "gazetteer_id": None,
                "score": {},
                "runner_up": None,
                "spans": [span],
            }
    return None
