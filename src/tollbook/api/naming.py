"""Adding a name to what this book knows, and reading the reports that hold it with the new knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tollbook.api.deciding import standing_record
from tollbook.api.desk import Desk
from tollbook.review.claims import decided
from tollbook.review.desk_file import DeskError
from tollbook.review.people import Person

MOST_REPORTS = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says a name means."""

    kind: str
    name: str
    meaning: Mapping[str, Any]


def explain_name(desk: Desk, person: Person, told: Told) -> dict[str, Any]:
    """Keep what a name means and give the book the reports that hold it, read anew."""
    meaning = {**told.meaning}
    if meaning.get("means"):
        meaning["name"] = meaning.pop("means")
    if told.kind == "place" and not meaning.get("dismissed") and not meaning.get("country"):
        raise DeskError("say at least in which country the place lies")
    if (meaning.get("latitude") is None) != (meaning.get("longitude") is None):
        raise DeskError("latitude and longitude: both or neither")
    desk.names.add(told.kind, told.name, meaning, person.name)
    read = 0 if meaning.get("dismissed") else read_again(desk, person, told)
    return {"kind": told.kind, "name": told.name, "meaning": meaning, "who": person.name, "reports_read_again": read}


def read_again(desk: Desk, person: Person, told: Told) -> int:
    """The reports that hold the name, coded anew with it."""
    with desk.writing() as book:
        found = [
            n for n in desk.unknown.read(book) if (n["kind"], n["name"].casefold()) == (told.kind, told.name.strip().casefold())
        ]
        keys = [k for n in found for k in n["reports"]][:MOST_REPORTS]
        serial = desk.file.rows("SELECT coalesce(max(seq), 0) FROM names")[0][0]
        for key in keys:
            record, _, standing = standing_record(desk, book, key)
            book.add(book.store.report(key).text, decided(key, record, standing), f"coder:{person.name}/name{serial}")
    return len(keys)
