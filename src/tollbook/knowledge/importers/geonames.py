"""Country dumps of GeoNames (``IQ.txt``), with the names of an alternate names file of the same country where one is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tollbook.knowledge.gazetteer.sources import readable, town_radius
from tollbook.knowledge.importers.countries import country_of, province_at
from tollbook.knowledge.importers.rows import lines, number_of, once
from tollbook.knowledge.own.entry import UNTOLD, Problem, Suggested
from tollbook.model.error import KnowledgeError

LICENCE = "CC BY 4.0 (GeoNames)"
COLUMNS = 19
KINDS = {
    "A.ADM1": ("province", 60.0), "A.ADM2": ("district", 25.0), "A.ADM3": ("district", 12.0), "A.ADM4": ("district", 8.0),
    "L.MILB": ("base", 3.0), "S.AIRB": ("airfield", 3.0), "S.AIRP": ("airfield", 3.0), "S.AIRF": ("airfield", 3.0),
    "S.INSM": ("base", 3.0), "S.FT": ("base", 2.0), "S.CMPRF": ("refugee camp", 3.0), "S.CMP": ("camp", 3.0),
    "L.CMPRF": ("refugee camp", 3.0), "S.PSTB": ("crossing", 3.0), "S.PSTC": ("crossing", 3.0), "S.PSTP": ("crossing", 3.0),
    "S.DAM": ("dam", 3.0), "S.PRN": ("prison", 2.0), "S.HSP": ("hospital", 1.0), "L.OILF": ("oilfield", 10.0),
    "S.PSN": ("nuclear site", 3.0), "S.BDG": ("crossing", 2.0), "T.ISL": ("island", 15.0), "T.MT": ("region", 8.0),
    "T.MTS": ("region", 20.0), "T.VAL": ("region", 15.0), "T.PASS": ("crossing", 3.0), "L.RGN": ("region", 40.0),
}  # fmt: skip
"""The features that conflict news names, as kinds of the place files, with a radius that should hold one."""
GONE = frozenset(("PPLH", "PPLCH"))
"""Populated places that are there no longer."""


def geonames(path: Path) -> Iterator[Suggested | Problem]:
    """The places of a country dump: towns and villages, provinces and districts, and the sites conflict news names."""
    for number, line in lines(path):
        cells = line.split("\t")
        if number == 1 and len(cells) != COLUMNS:
            raise KnowledgeError(f"{path.name}:1: {len(cells)} columns; a GeoNames country dump has {COLUMNS}, parted by tabs")
        if line:
            yield from _place(path, number, cells)


def _place(path: Path, number: int, cells: list[str]) -> Iterator[Suggested | Problem]:
    if len(cells) != COLUMNS or not cells[0].isdigit():
        yield Problem(path.name, number, f"{len(cells)} columns in place of {COLUMNS}, or no id")
        return
    kind, radius = kind_of(cells[6], cells[7], int(cells[14] or 0) if cells[14].isdigit() else 0)
    if kind is None:
        return
    latitude, longitude, country = number_of(cells[4], -90, 90), number_of(cells[5], -180, 180), country_of(cells[8])
    if latitude is None or longitude is None or not cells[1]:
        yield Problem(path.name, number, f"{cells[1] or cells[0]}: no name, latitude or longitude that can be read")
    elif country is None:
        yield Problem(path.name, number, f"{cells[1]}: {cells[8]!r} is no country code")
    else:
        names = once([cells[2], *filter(readable, cells[3].split(","))], cells[1])
        yield Suggested("place", {
            "id": f"geonames:{cells[0]}", "name": cells[1], "kind": kind, "country": country,
            "admin1": province_at(latitude, longitude, country), "latitude": latitude, "longitude": longitude,
            "radius_km": round(radius, 1), "names": {UNTOLD: names}, "population": int(cells[14]) if cells[14].isdigit() else 0,
            "source": "GeoNames",
        })  # fmt: skip


def kind_of(feature_class: str, code: str, population: int) -> tuple[str | None, float]:
    """The kind of a GeoNames feature and a radius in km; None for features that reports of conflict do not name.

    >>> kind_of("P", "PPL", 5_000), kind_of("L", "MILB", 0), kind_of("S", "SCH", 0)
    (('town', 2.0), ('base', 3.0), (None, 0.0))
    """
    if feature_class == "P":
        return (None, 0.0) if code in GONE else ("town", round(town_radius(population), 1))
    return KINDS.get(f"{feature_class}.{code}", (None, 0.0))


def alternate_names(path: Path, wanted: set[str]) -> Iterator[tuple[str, str, str] | Problem]:
    """Id, language and name of an alternate names file for the wanted ids; codes, links and historic names are left out."""
    for number, line in lines(path):
        cells = line.split("\t")
        if len(cells) < 4:
            if number == 1:
                raise KnowledgeError(
                    f"{path.name}:1: {len(cells)} columns; an alternate names file has at least 4, parted by tabs"
                )
            yield Problem(path.name, number, f"{len(cells)} columns in place of at least 4")
        elif cells[1] in wanted and len(cells[2]) <= 3 and not (len(cells) > 7 and cells[7] == "1") and readable(cells[3]):
            yield f"geonames:{cells[1]}", cells[2] or UNTOLD, cells[3]


def dated(path: Path) -> str | None:
    """The newest day on which a row of a dump was changed."""
    found = (line.rpartition("\t")[2] for _, line in lines(path))
    return max((d for d in found if len(d) == 10 and d[:4].isdigit()), default=None)
