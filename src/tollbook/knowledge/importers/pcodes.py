"""OCHA's place codes (COD-AB): one row a unit (Location, Admin Level, P-Code, Name, Parent P-Code), or one row a path of units.

Such tables often hold no points. A unit then takes the point of the known unit of its name in its country, else the point and
the radius of the unit above; one that has neither cannot be used and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tollbook.knowledge.gazetteer import gazetteer, likeness, normalise
from tollbook.knowledge.importers.countries import country_of, province_at
from tollbook.knowledge.importers.rows import Row, number_of, table
from tollbook.knowledge.own.entry import UNTOLD, Problem, Suggested
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import PlaceCandidate

LICENCE = "as stated by OCHA for the country's data set (often CC BY-IGO)"
LEVELS = {1: "province", 2: "district", 3: "district", 4: "district"}
RADIUS_KM = {1: 60.0, 2: 25.0, 3: 12.0, 4: 8.0}
KNOWN_KIND = {1: "admin1", 2: "admin2"}
LEAST = 0.86
OTHER = {"p code": "pcode", "p-code": "pcode", "parent p-code": "parent", "parent p code": "parent", "admin level": "level"}
NAME = re.compile(r"adm(?:in)?(\d)(?: ?name)? ?(?:name ?)?([a-z]{2})?$")
CODE = re.compile(r"adm(?:in)?(\d) ?pcode$")
DATES = ("valid from date", "valid on", "validon", "date")


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit as a row states it."""

    code: str
    level: int
    names: Mapping[str, str]
    parent: str | None
    country: str
    point: tuple[float, float] | None


@dataclass(slots=True)
class Placed:
    """Where the units already read lie, by their codes."""

    points: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    provinces: dict[str, str | None] = field(default_factory=dict)


def pcodes(path: Path) -> Iterator[Suggested | Problem]:
    """The units of a table of place codes, each once, provinces before what lies in them where the file has them so."""
    placed, seen = Placed(), set()
    for row in table(path, (), other_names=OTHER):
        if isinstance(row, Problem):
            yield row
            continue
        for unit in _units(path, row):
            if isinstance(unit, Problem):
                yield unit
            elif unit.code not in seen:
                seen.add(unit.code)
                yield _suggested(path, row[0], unit, placed)


def _units(path: Path, row: Row) -> Iterator[Unit | Problem]:
    number, cells = row
    if {"pcode", "name", "level"} <= cells.keys():
        country = country_of(cells.get("location"))
        if not cells["level"].isdigit() or int(cells["level"]) not in LEVELS or not cells["pcode"] or country is None:
            yield Problem(path.name, number, f"{cells['name'] or cells['pcode']}: no level from 1 to 4, no code or no country")
        else:
            level = int(cells["level"])
            yield Unit(cells["pcode"], level, {UNTOLD: cells["name"]}, cells.get("parent") or None, country, _point(cells))
        return
    codes = {int(m[1]): cells[h] for h in cells if (m := CODE.match(h)) and cells[h]}
    if not any(CODE.match(h) for h in cells):
        raise KnowledgeError(f"{path.name}:1: no columns of place codes (P-Code, Name, Admin Level; or ADM1_PCODE, ADM1_EN)")
    country = country_of(codes.get(0)) or country_of(_names(cells, 0).get("en"))
    if country is None:
        yield Problem(path.name, number, "no country (ADM0_PCODE or ADM0_EN)")
        return
    for level in sorted(set(codes) & set(LEVELS)):
        point = _point(cells) if level == max(codes) else None
        yield Unit(codes[level], level, _names(cells, level), codes.get(level - 1), country, point)


def _names(cells: Mapping[str, str], level: int) -> dict[str, str]:
    found = ((m[2] or UNTOLD, value) for h, value in cells.items() if value and (m := NAME.match(h)) and int(m[1]) == level)
    return dict(found)


def _point(cells: Mapping[str, str]) -> tuple[float, float] | None:
    latitude = next(
        (v for k in ("latitude", "lat", "center lat", "y coord") if (v := number_of(cells.get(k), -90, 90)) is not None), None
    )
    keys = ("longitude", "lon", "center lon", "x coord")
    longitude = next((v for k in keys if (v := number_of(cells.get(k), -180, 180)) is not None), None)
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def _suggested(path: Path, number: int, unit: Unit, placed: Placed) -> Suggested | Problem:
    names = list(unit.names.values())
    if not names:
        return Problem(path.name, number, f"{unit.code}: no name")
    main = unit.names.get("en") or names[0]
    known = _known(unit, placed.provinces.get(unit.parent or ""))
    spot = _spot(unit, known, placed)
    if spot is None:
        return Problem(
            path.name, number, f"{main} ({unit.code}): no point in the file, and neither it nor what it lies in is known"
        )
    placed.points[unit.code] = spot
    province = province_at(*spot[:2], unit.country)
    placed.provinces[unit.code] = (
        (known.name if known else main) if unit.level == 1 else placed.provinces.get(unit.parent or "", province)
    )
    return Suggested("place", {
        "id": f"pcode:{unit.code}", "name": main, "kind": LEVELS[unit.level], "country": unit.country,
        "admin1": placed.provinces[unit.code], "admin2": main if unit.level == 2 else None,
        "latitude": round(spot[0], 4), "longitude": round(spot[1], 4), "radius_km": round(spot[2], 1),
        "names": {language: [name] for language, name in unit.names.items() if name != main}, "source": f"OCHA {unit.code}",
    })  # fmt: skip


def _spot(unit: Unit, known: PlaceCandidate | None, placed: Placed) -> tuple[float, float, float] | None:
    if unit.point is not None:
        return (*unit.point, RADIUS_KM[unit.level])
    if known is not None:
        return known.latitude, known.longitude, known.radius_km
    return placed.points.get(unit.parent or "")


def _known(unit: Unit, province: str | None) -> PlaceCandidate | None:
    """The known unit of one of the names, of the same level and in the same province."""
    kind = KNOWN_KIND.get(unit.level)
    for name in unit.names.values():
        near = [c for c, _ in gazetteer().near_spelling(name, unit.country, least=LEAST)]
        exact = [c for c in gazetteer().find(name) if c.country == unit.country]
        fit = [c for c in (*exact, *near) if c.kind == kind and (unit.level == 1 or province in (None, c.admin1))]
        if fit:
            return max(fit, key=lambda c: (likeness(normalise(name), normalise(c.name)), c.id))
    return None


def dated(path: Path) -> str | None:
    """The newest day a row is valid from."""
    days = (row[1].get(d, "")[:10] for row in table(path, ()) if not isinstance(row, Problem) for d in DATES)
    return max((d for d in days if re.fullmatch(r"\d{4}-\d\d-\d\d", d)), default=None)
