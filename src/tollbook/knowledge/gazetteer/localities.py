"""Villages and other small places, one CSV table a country in ``knowledge/places/localities``.

Columns: ``name`` (as English-language reports spell it), ``admin1``, ``admin2``, ``latitude`` and ``longitude`` in degrees,
``radius_km`` (the extent of the place and the doubt about its point together), ``names`` (other spellings, any script, parted by
``;``) and ``source``. A table is named by the ISO 3166-1 alpha-3 code of its country.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tollbook.knowledge.gazetteer.name import normalise
from tollbook.model.error import KnowledgeError

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
        "country": country, "admin1": row["admin1"], "admin2": row["admin2"] or None, "latitude": latitude, "longitude": longitude,
        "radius_km": radius, "names": {"all": [n.strip() for n in row["names"].split(";") if n.strip()]}, "source": row["source"],
    }  # fmt: skip


def slug(name: str) -> str:
    """A name as part of an id.

    >>> slug("Kafr al-Zayt")
    'kafr_al_zayt'
    """
    return _NO_SLUG.sub("_", normalise(name)).strip("_")
