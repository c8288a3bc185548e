"""Every export against its codebook, column by column, read back with strict readers."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tollbook.book import incidents_of
from tollbook.exports import FORMATS, UNSAID, Known, Left, export
from tollbook.exports.acled import COLUMNS as ACLED
from tollbook.exports.acled import acled_row
from tollbook.exports.known import countries
from tollbook.exports.plover import KEYS
from tollbook.exports.table import COLUMNS as TABLE
from tollbook.exports.ucdp import COLUMNS as UCDP
from tollbook.exports.ucdp import date_prec, priogrid
from tollbook.exports.write import cell
from tollbook.knowledge.codebooks import codebooks

ROOT = Path(__file__).parents[2]
PROFILE = {"acled": "acled", "ucdp": "ucdp"}


@pytest.fixture(scope="module")
def made_up() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made_up", ROOT / "evals" / "made_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def known(made_up: ModuleType, form: str, last: int = 90) -> list[Known]:
    reports = list(made_up.reports(0, last))
    by_id = {r["report"]["id"]: r for _, r in reports}
    return [Known(i, [by_id[r] for r in i["reports"]]) for i in incidents_of(reports, rule=PROFILE.get(form, "median"))]


def dated(made_up: ModuleType) -> Known:
    return next(k for k in known(made_up, "acled") if k.incident["date"])


def text(made_up: ModuleType, form: str, left: list[Left]) -> str:
    return "".join(export(known(made_up, form), form, left))


def sheet(made_up: ModuleType, form: str) -> tuple[list[str], list[dict[str, str]], list[Left]]:
    left: list[Left] = []
    whole = text(made_up, form, left)
    rows = list(csv.reader(io.StringIO(whole), strict=True))
    assert {len(r) for r in rows} == {len(rows[0])}
    assert whole.count("\n") == len(rows)
    return rows[0], [dict(zip(rows[0], r, strict=True)) for r in rows[1:]], left


def test_acled_has_its_31_columns_and_codes(made_up: ModuleType) -> None:
    header, rows, left = sheet(made_up, "acled")
    assert header == list(ACLED)
    assert len(header) == 31
    assert len(rows) > 20
    assert len({r["event_id_cnty"] for r in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["event_date"])
        assert row["year"] == row["event_date"][:4]
        assert row["time_precision"] in "123"
        assert row["geo_precision"] in "123"
        assert codebooks().acled_types[row["sub_event_type"]] == row["event_type"]
        assert row["fatalities"] == "" or int(row["fatalities"]) >= 0
        assert row["interaction"] == "" or row["interaction"] == "".join(sorted((row["inter1"], row["inter2"])))
        assert countries()[next(c.iso3 for c in countries().values() if c.name == row["country"])].numeric == int(row["iso"])
        assert row["disorder_type"] in (
            "Political violence",
            "Demonstrations",
            "Strategic developments",
            "Political violence; Demonstrations",
        )
        assert row["civilian_targeting"] in ("", "Civilian targeting")
        assert -90 <= float(row["latitude"]) <= 90
        assert "injured" in row["notes"]
    assert {x.reason for x in left} <= {"no date"}


def test_ucdp_has_its_49_columns_and_its_sums(made_up: ModuleType) -> None:
    header, rows, left = sheet(made_up, "ucdp")
    assert header == list(UCDP)
    assert len(header) == 49
    assert len({r["id"] for r in rows}) == len(rows)
    for row in rows:
        low, best, high = (int(row[k]) for k in ("low", "best", "high"))
        assert low <= best <= high
        assert high > 0
        assert best == sum(int(row[f"deaths_{k}"]) for k in ("a", "b", "civilians", "unknown"))
        assert int(row["priogrid_gid"]) == priogrid(float(row["latitude"]), float(row["longitude"]))
        assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
        assert row["type_of_violence"] in "123"
        assert row["where_prec"] in "1234567"
        assert row["date_prec"] in "12345"
        assert row["event_clarity"] in "12"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d 00:00:00\.000", row["date_start"])
        assert row["date_start"] <= row["date_end"]
        for column in ("source_article", "source_office", "source_date", "source_headline"):
            assert int(row["number_of_sources"]) == len(row[column].split(";"))
        assert "police" not in row["source_office"]
    assert any(row["source_original"] for row in rows)
    assert {x.reason for x in left} <= {"no date"}


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [
        ("2024-05-01", "2024-05-01", "day", 1),
        ("2024-05-01", "2024-05-01", "time", 1),
        ("2024-05-01", "2024-05-03", "days", 2),
        ("2024-05-01", "2024-05-07", "week", 3),
        ("2024-05-01", "2024-05-20", "month", 4),
        ("2024-01-01", "2024-12-31", "year", 5),
    ],
)
def test_ucdp_date_precision(start: str, end: str, precision: str, code: int) -> None:
    assert date_prec(start, end, precision) == code


def test_plover_records_keep_to_the_manual(made_up: ModuleType) -> None:
    left: list[Left] = []
    records = [json.loads(line) for line in text(made_up, "plover", left).splitlines()]
    assert records
    for record in records:
        assert set(record) == set(KEYS)
        assert record["actor"]
        assert record["event"][0] in codebooks().plover_quads
        assert record["quad_code"] == codebooks().plover_quads[record["event"][0]]
        assert all(m in codebooks().plover_modes[record["event"][0]] for m in record["mode"])
        assert record["event_loc"]["resolution"] in (1, 2, 3, 4, 5)
    assert any(x.reason.startswith("no named actor") for x in left)


def test_geojson_puts_longitude_first_and_never_a_point_without_its_radius(made_up: ModuleType) -> None:
    collection = json.loads(text(made_up, "geojson", []))
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == len(known(made_up, "geojson"))
    for feature in collection["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert 5 <= lat <= 35
        assert 20 <= lon <= 75
        assert feature["properties"]["radius_km"] > 0


@pytest.mark.parametrize(
    "place", [None, {"name": "Sudan", "country": "SDN", "latitude": 15.0, "longitude": 30.0, "precision": "country"}]
)
def test_a_country_or_no_place_is_no_point(made_up: ModuleType, place: dict[str, Any] | None) -> None:
    one = known(made_up, "geojson", 1)[0]
    changed = Known({**one.incident, "place": place}, one.reports)
    assert json.loads("".join(export([changed], "geojson", [])))["features"][0]["geometry"] is None


def test_the_table_leaves_unknown_values_empty(made_up: ModuleType) -> None:
    header, rows, _ = sheet(made_up, "csv")
    assert header == list(TABLE)
    one = known(made_up, "csv", 1)[0]
    blank = Known(
        {
            **one.incident,
            "place": None,
            "date": None,
            "codes": None,
            "actors": [],
            "estimates": {"killed": None, "injured": None},
            "grade": None,
        },
        one.reports,
    )
    row = next(csv.DictReader(io.StringIO("".join(export([blank], "csv", [])))))
    assert all(v == "" for k, v in row.items() if k not in ("id", "reports", "outlets"))
    assert len(rows) == len(known(made_up, "csv"))


def test_incidents_are_the_public_record(made_up: ModuleType) -> None:
    for line in text(made_up, "incidents", []).splitlines():
        record = json.loads(line)
        assert {"id", "reports", "date", "place", "codes", "actors", "estimates", "claims"} <= record.keys()
        for metric in ("killed", "injured"):
            assert {"low", "best", "high", "profile"} <= record["estimates"][metric].keys()


def test_acled_leaves_out_what_it_cannot_hold_and_says_so(made_up: ModuleType) -> None:
    one = dated(made_up)
    undated = Known({**one.incident, "date": None}, one.reports)
    left: list[Left] = []
    assert "".join(export([undated], "acled", left)).count("\n") == 1
    assert left == [Left(one.incident["id"], "no date")]


def test_acled_keeps_an_unknown_toll_apart_from_zero(made_up: ModuleType) -> None:
    one = dated(made_up)
    quiet = Known({**one.incident, "estimates": {**one.incident["estimates"], "killed": None}}, one.reports)
    assert acled_row(quiet)["fatalities"] == ""


@pytest.mark.parametrize("form", sorted(UNSAID))
def test_what_a_column_cannot_say_is_listed_under_its_name(form: str) -> None:
    columns = {"acled": ACLED, "ucdp": UCDP, "csv": TABLE}.get(form)
    assert form in FORMATS
    if columns is not None:
        assert UNSAID[form].keys() <= set(columns)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("@cmd", "'@cmd"),
        ("-cmd", "'-cmd"),
        ("-12.5", "-12.5"),
        ("a\tb\nc", "a b c"),
        (None, None),
        (3, 3),
    ],
)
def test_cells(value: Any, expected: Any) -> None:
    assert cell(value) == expected


def test_the_same_incidents_give_the_same_bytes(made_up: ModuleType) -> None:
    for form in FORMATS[1:]:
        assert text(made_up, form, []) == text(made_up, form, [])
