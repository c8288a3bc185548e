"""Villages and other small places, one CSV table a country in ``knowledge/places/localities``.

Columns: ``name`` (as English-language reports spell it), ``admin1``, ``admin2``, ``latitude`` and ``longitude`` in degrees,
``radius_km`` (the extent of the place and the doubt about its point together), ``names`` (other spellings, any script, parted by
``;``) and ``source``. A table is named by the ISO 3166-1 alpha-3 code of its country.

They are compiled to ``built/localities.bin``, a file of the gazetteer's own layout that stays on disk until a name is asked for.
"""

from __future__ import annotations

import csv
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tollbook.knowledge.gazetteer.file import COLUMNS as NUMBERS
from tollbook.knowledge.gazetteer.file import GazetteerFile, pack_names, write
from tollbook.knowledge.gazetteer.name import normalise, skeleton, without_articles
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import PlaceCandidate

if TYPE_CHECKING:
    from tollbook.knowledge.gazetteer.lookup import Gazetteer

COLUMNS = ("name", "admin1", "admin2", "latitude", "longitude", "radius_km", "names", "source")
PREFIX = "locality."
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def localities(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each table as its file name and ``{"places": [...]}``, in the shape of the hand-written sites.

    Raises KnowledgeError, naming file and row, where a column is missing or a number is none.
    """
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            rows = csv.DictReader(handle)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                raise KnowledgeError(f"{path.name}: columns must be {', '.join(COLUMNS)}")
            yield path.name, {"places": [_place(path, number, row) for number, row in enumerate(rows, 2)]}


def _place(path: Path, number: int, row: Mapping[str, str]) -> dict[str, Any]:
    country = path.stem
    try:
        latitude, longitude, radius = (float(row[c]) for c in ("latitude", "longitude", "radius_km"))
    except (TypeError, ValueError) as error:
        raise KnowledgeError(f"{path.name}: row {number}, {row.get('name')!r}: {error}") from error
    if not row["name"] or not row["admin1"] or not row["source"]:
        raise KnowledgeError(f"{path.name}: row {number}: name, admin1 and source are needed")
    return {
        "id": f"{PREFIX}{country.lower()}.{slug(row['admin1'])}.{slug(row['name'])}", "name": row["name"], "kind": "village",
        "country": country, "admin1": row["admin1"], "admin2": row["admin2"] or None, "latitude": latitude,
        "longitude": longitude,
        "radius_km": radius, "names": {"all": [n.strip() for n in row["names"].split(";") if n.strip()]}, "source": row["source"],
    }  # fmt: skip


def slug(name: str) -> str:
    """A name as part of an id.

    >>> slug("Kafr al-Zayt")
    'kafr_al_zayt'
    """
    return _NO_SLUG.sub("_", normalise(name)).strip("_")


def compile_localities(folder: Path, target: Path, gazetteer: Gazetteer) -> None:
    """Write every village of the tables; the province by the name the gazetteer shows it by."""
    places = [place for _, document in localities(folder) for place in document["places"]]
    lists: dict[str, list[str]] = {name: sorted({str(p[name] or "") for p in places}) for name in ("country", "admin2", "source")}
    shown = {(p["country"], p["admin1"]): _shown(p["admin1"], p["country"], gazetteer) for p in places}
    lists["admin1"] = sorted(set(shown.values()))
    at = {name: {value: i for i, value in enumerate(values)} for name, values in lists.items()}
    columns, labels, names = {name: array(code) for name, code in NUMBERS.items()}, bytearray(), dict[bytes, list[int]]()
    for row, place in enumerate(places):
        values = {
            "id": at["source"][place["source"]], "latitude": round(place["latitude"] * 1e5), "population": 0, "kind": 0,
            "longitude": round(place["longitude"] * 1e5), "country": at["country"][place["country"]], "label": len(labels),
            "admin1": at["admin1"][shown[place["country"], place["admin1"]]], "admin2": at["admin2"][place["admin2"] or ""],
            "radius": round(place["radius_km"] * 10),
        }  # fmt: skip
        for name, value in values.items():
            columns[name].append(value)
        label = place["name"].encode()[:255]
        labels += bytes([len(label)]) + label
        for key in _keys(place):
            names.setdefault(key.encode(), []).append(row)
    packed, starts = pack_names(names)
    bones = sorted({(code, n) for n, name in enumerate(sorted(names)) for code in _bones(name.decode(), names[name], places)})
    arrays = {**columns, "starts": array("I", starts), "skeletons": array("I", [c for c, _ in bones]),
              "skeleton_names": array("I", [n for _, n in bones]), **{g: array("H") for g in ("grid_from", "grid_unit")},
              "grid_rows": array("I")}  # fmt: skip
    write(target, lists, {**{name: a.tobytes() for name, a in arrays.items()}, "labels": bytes(labels), "names": packed})


def _shown(province: str, country: str, gazetteer: Gazetteer) -> str:
    known = [c.name for c in gazetteer.find(province) if c.kind == "admin1" and c.country == country]
    return next((n for n in known if normalise(n) == normalise(province)), known[0] if known else province)


def _keys(place: Mapping[str, Any]) -> set[str]:
    """The names it is found by; what parts it from a namesake behind a comma is no part of its name."""
    names = (place["name"], place["name"].partition(",")[0], *place["names"]["all"])
    keys = {normalise(n) for n in names} - {""}
    return {k for k in keys | {without_articles(k) for k in keys if len(without_articles(k)) > 2} if len(k.encode()) < 120}


def _bones(name: str, rows: Sequence[int], places: Sequence[Mapping[str, Any]]) -> set[int]:
    """The hashes of country and consonants a name is found by where it is spelt another way."""
    bones = skeleton(name) if name.isascii() else ""
    return {crc32(f"{places[row]['country']} {bones}".encode()) for row in rows} if len(bones) >= 2 else set()


class LocalityFile:
    """The compiled villages."""

    def __init__(self, path: Path) -> None:
        self.file = GazetteerFile.open(path)
        self._rows: dict[int, PlaceCandidate] = {}

    def find(self, key: str) -> tuple[PlaceCandidate, ...]:
        """The villages of a normalised name."""
        return tuple(self._candidate(row) for row in self.file.rows(key))

    def spelt(self, country: str, bones: str) -> list[tuple[str, tuple[PlaceCandidate, ...]]]:
        """The names of a country with the same consonants, and the villages of each."""
        code = crc32(f"{country} {bones}".encode())
        hashes, numbers = self.file.skeletons
        names = [self.file.name(numbers[i]) for i in range(bisect_left(hashes, code), bisect_right(hashes, code))]
        return [(name, tuple(self._candidate(row) for row in rows)) for name, rows in names]

    def _candidate(self, row: int) -> PlaceCandidate:
        if row not in self._rows:
            get, header = {name: column[row] for name, column in self.file.places.items()}, self.file.header
            country, name, admin1 = header["country"][get["country"]], self.file.label(row), header["admin1"][get["admin1"]]
            self._rows[row] = PlaceCandidate(
                f"{PREFIX}{country.lower()}.{slug(admin1)}.{slug(name)}", name, "town", country, admin1, get["latitude"] / 1e5,
                get["longitude"] / 1e5, get["radius"] / 10, 0, header["admin2"][get["admin2"]] or None,
                header["source"][get["id"]],
            )  # fmt: skip
        return self._rows[row]
