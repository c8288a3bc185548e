"""Compiling hand-written places: their province, and the towns of the gazetteer that they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.lookup import Gazetteer
from tollbook.knowledge.gazetteer.sites import KNOWLEDGE, compile_provinces, compile_sites
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import PlaceCandidate

DAMASCUS = {"id": "site.x", "name": "Qworzil", "kind": "neighbourhood", "country": "SYR", "latitude": 33.6, "longitude": 36.6}
MISSING = "missing"


def compiled(folder: Path, *places: dict[str, Any]) -> dict[str, Any]:
    (folder / "places").mkdir(exist_ok=True)
    (folder / "places" / "x.yaml").write_text(yaml.safe_dump({"source": "x", "places": list(places)}), encoding="utf-8")
    return compile_sites(folder / "places", Gazetteer(KNOWLEDGE / "built" / "gazetteer.bin", {}))


def only(sites: dict[str, Any], name: str) -> PlaceCandidate:
    (number,) = sites["names"][name]
    return PlaceCandidate(*sites["places"][number])


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (MISSING, "Rif Dimashq"),
        (None, None),
        ("Damascus", "Damascus"),
        ("Rif Dimashq", "Rif Dimashq"),
        ("محافظة دمشق", "Damascus"),
        ("Ruritania", "Ruritania"),
    ],
)
def test_the_province_of_a_site(tmp_path: Path, stated: str | None, expected: str | None) -> None:
    place = DAMASCUS if stated == MISSING else {**DAMASCUS, "admin1": stated}
    assert only(compiled(tmp_path, place), "qworzil").admin1 == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [("road", "region"), ("nuclear site", "site"), ("village", "town"), ("base", "site")]
)
def test_kinds(tmp_path: Path, kind: str, expected: str) -> None:
    assert only(compiled(tmp_path, {**DAMASCUS, "kind": kind}), "qworzil").kind == expected


@pytest.mark.parametrize(
    ("change", "folded"),
    [
        ({}, True),
        ({"kind": "base"}, False),
        ({"latitude": 31.9}, False),
        ({"country": "IRN"}, False),
        ({"name": "Qworzil"}, False),
        ({"admin1": "Karbala"}, False),
    ],
)
def test_a_town_is_folded_into_the_site_that_it_is(tmp_path: Path, change: dict[str, Any], folded: bool) -> None:
    town = {
        **DAMASCUS,
        "name": "Hilla",
        "kind": "town",
        "country": "IRQ",
        "admin1": "Babil",
        "latitude": 32.47,
        "longitude": 44.43,
    }
    sites = compiled(tmp_path, {**town, **change})
    assert ("site.x" in sites["folded"].values()) is folded
    assert (only(sites, "qworzil" if "name" in change else "hilla").population > 100_000) is folded


def test_a_look_up_gives_a_folded_town_once_and_by_other_names_as_before(tmp_path: Path) -> None:
    town = {
        **DAMASCUS,
        "name": "Hilla",
        "kind": "town",
        "country": "IRQ",
        "admin1": "Babil",
        "latitude": 32.47,
        "longitude": 44.43,
    }
    own = Gazetteer(KNOWLEDGE / "built" / "gazetteer.bin", compiled(tmp_path, town))
    assert [c.id for c in own.find("Hilla") if c.country == "IRQ" and c.kind == "town"] == ["site.x"]
    assert {c.id for c in own.find("الحلة") if c.kind == "town" and c.country == "IRQ"} == {
        c.id for c in gazetteer().find("الحلة") if c.kind == "town" and c.country == "IRQ"
    }


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [
        ("Daykundi", "AFG", ["Daykundi"]),
        ("Uruzgan", "AFG", ["Uruzgan"]),
        ("Panjshir", "AFG", ["Panjshir"]),
        ("West Darfur", "SDN", ["West Darfur"]),
        ("Derna", "LBY", ["Derna"]),
        ("Socotra", "YEM", ["Socotra"]),
        ("Bicol", "PHL", ["Bicol"]),
    ],
)
def test_a_name_means_the_province_that_is_shown_by_it(name: str, country: str, shown: list[str]) -> None:
    assert [c.name for c in gazetteer().find(name) if c.kind == "admin1" and c.country == country] == shown


def test_a_province_that_the_gazetteer_lacks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("provinces: [{country: AFG, geonames: 1, name: Qwrtan}]", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no province 1"):
        compile_provinces(tmp_path / "x.yaml", gazetteer())
