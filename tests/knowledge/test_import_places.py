"""Importers of places: every format from an invented file, and what a broken row is told as."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tollbook.knowledge.importers import geonames
from tollbook.knowledge.importers.importing import IMPORTERS
from tollbook.knowledge.own.entry import Problem, Suggested
from tollbook.model.error import KnowledgeError


def dump_row(id: int, name: str, feature: str, point: tuple[str, str] = ("33.33", "44.4"), **more: str) -> str:
    klass, _, code = feature.partition(".")
    cells = [str(id), name, name, more.get("names", ""), *point, klass, code, more.get("country", "IQ"), "", "02", "", "", "",
             more.get("people", "0"), "", "30", "Asia/Baghdad", more.get("day", "2024-05-01")]  # fmt: skip
    return "\t".join(cells)


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(importer: str, path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    found = list(IMPORTERS[importer].read(path))
    return [dict(f.entry) for f in found if isinstance(f, Suggested)], [str(p) for p in found if isinstance(p, Problem)]


DUMP = "\n".join([
    dump_row(1, "Tell Zarqal", "P.PPL", names="Tell Zarkal,تل زرقال,tl zrqal", people="5000"),
    dump_row(2, "Camp Varen", "L.MILB", day="2025-01-02"),
    dump_row(3, "Zarqal School", "S.SCH"),
    dump_row(4, "Old Zarqal", "P.PPLH"),
])  # fmt: skip


def test_geonames_rows_become_towns_and_sites_others_are_left_out(tmp_path: Path) -> None:
    entries, problems = read("geonames", written(tmp_path / "IQ.txt", DUMP))
    assert problems == []
    assert [(e["id"], e["kind"], e["country"], e["radius_km"]) for e in entries] == [
        ("geonames:1", "town", "IRQ", 2.0),
        ("geonames:2", "base", "IRQ", 3.0),
    ]
    assert entries[0]["names"] == {"und": ["Tell Zarkal", "تل زرقال"]}
    assert entries[0]["admin1"] == "Baghdad"
    assert geonames.dated(tmp_path / "IQ.txt") == "2025-01-02"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("5\tX", "IQ.txt:2: 2 columns in place of 19, or no id"),
        (
            dump_row(5, "Nowhere", "P.PPL", point=("north", "44")),
            "IQ.txt:2: Nowhere: no name, latitude or longitude that can be read",
        ),
        (
            dump_row(5, "Nowhere", "P.PPL", point=("99", "44")),
            "IQ.txt:2: Nowhere: no name, latitude or longitude that can be read",
        ),
        (dump_row(5, "Nowhere", "P.PPL", country="QQ"), "IQ.txt:2: Nowhere: 'QQ' is no country code"),
    ],
)
def test_a_broken_geonames_row_is_told_with_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    entries, problems = read("geonames", written(tmp_path / "IQ.txt", f"{dump_row(1, 'Zarqal', 'P.PPL')}\n{row}\n"))
    assert len(entries) == 1
    assert problems == [said]


def test_alternate_names_leave_out_links_codes_and_historic_names(tmp_path: Path) -> None:
    rows = [
        "9\t1\ten\tZarqal Hill",
        "9\t1\tlink\thttps://x",
        "9\t7\ten\tElsewhere",
        "9\t1\ten\tZarqalopolis\t\t\t\t1",
        "9\t1\tar\tزرقال",
    ]
    found = list(geonames.alternate_names(written(tmp_path / "alt.txt", "\n".join(rows)), {"1"}))
    assert found == [("geonames:1", "en", "Zarqal Hill"), ("geonames:1", "ar", "زرقال")]


SITES = "Name;LAT;Lon;Country;Kind;Other names;Radius km\nPost Varen;33,33;44,4;Iraq;base;Varen Post|نقطة فارن;2\n"


@pytest.mark.parametrize("packed", [False, True])
def test_own_sites_in_any_case_delimiter_and_packing(tmp_path: Path, packed: bool) -> None:
    raw = ("\ufeff" + SITES).encode()
    entries, problems = read("csv", written(tmp_path / "sites.csv", gzip.compress(raw) if packed else raw))
    assert problems == []
    assert entries == [
        {"id": "own:irq.post_varen", "name": "Post Varen", "kind": "base", "country": "IRQ", "admin1": "Baghdad", "admin2": None,
         "latitude": 33.33, "longitude": 44.4, "radius_km": 2.0, "names": {"und": ["Varen Post", "نقطة فارن"]},
         "source": "sites.csv"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("X,91,44,Iraq", "s.csv:2: X: latitude '91' is no number from -90 to 90"),
        ("X,33,,Iraq", "s.csv:2: X: longitude '' is no number from -180 to 180"),
        ("X,33,44,Ruritania", "s.csv:2: X: 'Ruritania' is no country"),
        (",33,44,Iraq", "s.csv:2: no name"),
        ("X,33,44,Iraq,more", "s.csv:2: 5 cells where there are 4 columns"),
    ],
)
def test_a_broken_site_is_told_with_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    assert read("csv", written(tmp_path / "s.csv", f"name,latitude,longitude,country\n{row}\n")) == ([], [said])


PCODES = """Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
IRQ,1,ZZ01,Babil,IRQ,2023-02-01
IRQ,2,ZZ0101,Zarqal,ZZ01,2023-02-01
IRQ,2,ZZ0909,Nowhere,ZZ09,2023-02-01
QQQ,1,ZZ02,Ruritania,QQQ,2023-02-01
"""


def test_place_codes_take_the_point_of_the_known_unit_or_of_the_one_above(tmp_path: Path) -> None:
    path = written(tmp_path / "p.csv", PCODES)
    entries, problems = read("ocha-pcodes", path)
    assert [(e["id"], e["kind"], e["admin1"], e["admin2"]) for e in entries] == [
        ("pcode:ZZ01", "province", "Babil", None),
        ("pcode:ZZ0101", "district", "Babil", "Zarqal"),
    ]
    assert (entries[0]["latitude"], entries[0]["radius_km"]) == (entries[1]["latitude"], entries[1]["radius_km"])
    assert [p.split(": ")[0] for p in problems] == ["p.csv:4", "p.csv:5"]
    dated = IMPORTERS["ocha-pcodes"].dated
    assert dated is not None
    assert dated(path) == "2023-02-01"


def test_place_codes_in_a_row_of_levels(tmp_path: Path) -> None:
    head = "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE,center_lat,center_lon"
    rows = f"{head}\nIraq,IQ,Babil,بابل,ZZ01,Zarqal,ZZ0101,32.5,44.4\nIraq,IQ,Babil,بابل,ZZ01,Varen,ZZ0102,32.6,44.5\n"
    entries, problems = read("ocha-pcodes", written(tmp_path / "p.csv", rows))
    assert problems == []
    assert [e["id"] for e in entries] == ["pcode:ZZ01", "pcode:ZZ0101", "pcode:ZZ0102"]
    assert entries[0]["names"] == {"ar": ["بابل"]}
    assert (entries[2]["latitude"], entries[2]["longitude"]) == (32.6, 44.5)


def square(west: float, south: float) -> dict[str, Any]:
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def features(properties: Iterable[dict[str, Any]]) -> str:
    found = [{"type": "Feature", "properties": p, "geometry": square(44, 33)} for p in properties]
    return json.dumps({"type": "FeatureCollection", "crs": {"list": [1]}, "features": found}, indent=1)


def test_polygons_of_geoboundaries_and_natural_earth(tmp_path: Path) -> None:
    ours: list[dict[str, Any]] = [
        {"shapeName": "Zarqal", "shapeGroup": "IRQ", "shapeType": "ADM2", "shapeID": "77"},
        {"shapeName": "Iraq", "shapeGroup": "IRQ", "shapeType": "ADM0", "shapeID": "1"},
        {"name": "Varen", "name_ar": "فارن", "name_alt": "Varenia|Waren", "adm0_a3": "IRQ", "ne_id": 5},
    ]
    entries, problems = read("geoboundaries", written(tmp_path / "p.geojson", features(ours)))
    assert problems == []
    assert [(e["id"], e["kind"], e["names"]) for e in entries] == [
        ("geoboundaries:77", "district", {}),
        ("naturalearth:5", "province", {"ar": ["فارن"], "und": ["Varenia", "Waren"]}),
    ]
    assert (entries[0]["latitude"], entries[0]["longitude"], round(entries[0]["radius_km"])) == (33.5, 44.5, 72)


def test_a_broken_polygon_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    text = features([{"shapeName": "Zarqal", "shapeGroup": "IRQ", "shapeType": "ADM2", "shapeID": "77"}])
    text = text.replace(
        '"features": [', '"features": [7, {"properties": {"name": "V", "adm0_a3": "IRQ"}, "geometry": {"type": "Point"}},'
    )
    entries, problems = read("natural-earth", written(tmp_path / "p.geojson", text))
    assert len(entries) == 1
    assert [p.partition(": ")[2] for p in problems] == [
        "not a feature with properties and a geometry",
        "V: a geometry that is no polygon",
    ]


@pytest.mark.parametrize(
    ("importer", "content", "said"),
    [
        ("geonames", "a,b\n", "f:1: 1 columns; a GeoNames country dump has 19, parted by tabs"),
        ("csv", "title,lat\nx,1\n", "f:1: no column name, longitude, country; there are title, latitude"),
        ("csv", "", "f:1: no column name, latitude, longitude, country; there are none"),
        ("csv", "name,latitude,longitude,country\nok,1,1,Iraq\n\xff,1,1,Iraq\n".encode("latin-1"), "f:3: not in UTF-8"),
        ("ocha-pcodes", "name\nx\n", "f:1: no columns of place codes"),
        ("geoboundaries", '{"type": 1,\n"x": 2}', "f: no list 'features' of JSON objects in it"),
        ("geoboundaries", '{"features": [\n{"type": \n', "f:3: not JSON"),
    ],
)
def test_a_file_of_another_format_is_refused(tmp_path: Path, importer: str, content: str | bytes, said: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read(importer, written(tmp_path / "f", content))
    assert str(error.value).startswith(said)
