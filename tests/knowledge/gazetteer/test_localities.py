"""The tables of villages: read, refused with row and reason, each inside the province it states, and no village twice."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.localities import COLUMNS, PREFIX, LocalityFile, compile_localities, localities
from tollbook.knowledge.gazetteer.sites import KNOWLEDGE
from tollbook.model.error import KnowledgeError
from tollbook.resolution.place_prominence import prominence

TABLES = KNOWLEDGE / "places" / "localities"
HEAD = ",".join(COLUMNS) + "\n"
STEPS = (0.0, -0.5, 0.5, -1.0, 1.0)


def test_a_table_gives_places_with_all_their_names(tmp_path: Path) -> None:
    row = "Kafr Example,Idlib,,35.7,36.5,3,Kfar Example; كفر مثال,by hand; to about 2 km\n"
    (tmp_path / "SYR.csv").write_text(HEAD + row, encoding="utf-8")
    ((file, document),) = localities(tmp_path)
    (place,) = document["places"]
    assert (file, place["id"], place["country"]) == ("SYR.csv", "locality.syr.idlib.kafr_example", "SYR")
    assert place["names"] == {"all": ["Kfar Example", "كفر مثال"]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,latitude\nA,1\n", "columns"),
        (HEAD + "A,Idlib,,north,36.5,3,,x\n", "row 2"),
        (HEAD + "A,Idlib,,35.7,36.5,3,,\n", "source"),
        (HEAD + "A,Idlib,,35.7\n", "row 2"),
    ],
)
def test_a_bad_table_is_refused_with_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "SYR.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=reason):
        list(localities(tmp_path))


def test_every_village_lies_in_the_province_it_states() -> None:
    assert [(p["id"], p["latitude"], p["longitude"]) for _, d in localities(TABLES) for p in d["places"] if not _inside(p)] == []


def test_the_province_check_can_fail() -> None:
    (_, document) = next(iter(localities(TABLES)))
    assert not _inside({**document["places"][0], "latitude": 48.0, "longitude": 9.0})


def test_no_village_stands_twice_and_every_table_is_sorted_and_named_by_its_country() -> None:
    tables = {file: list(document["places"]) for file, document in localities(TABLES)}
    ids = [p["id"] for places in tables.values() for p in places]
    assert len(set(ids)) == len(ids) >= 12000
    assert all(i.startswith(PREFIX) for i in ids)
    assert [f for f in tables if gazetteer().country(f.removesuffix(".csv")) is None] == []


@pytest.mark.parametrize("table", ["NGA.csv", "SYR.csv", "UKR.csv"])
def test_a_compiled_village_is_what_its_table_says_under_all_its_names(table: str) -> None:
    (place, *_) = next(document["places"] for file, document in localities(TABLES) if file == table)
    for name in (place["name"], *place["names"]["all"]):
        found = [c for c in gazetteer().find(name) if c.id == place["id"]]
        assert [(c.name, c.country, c.latitude, c.longitude, c.radius_km, c.source, c.kind) for c in found] == [
            (place["name"], place["country"], place["latitude"], place["longitude"], place["radius_km"], place["source"], "town")
        ]


def test_a_village_spelt_another_way_is_found_inside_its_country_only() -> None:
    found = {country: [c.country for c, _ in gazetteer().near_spelling("Taftanaaz", country)] for country in ("SYR", "MLI")}
    assert set(found["SYR"]) <= {"SYR"}
    assert found["SYR"]
    assert "SYR" not in found["MLI"]


def test_a_village_is_never_known_by_fame(tmp_path: Path) -> None:
    row = "Qworzil,Idlib,,35.7,36.5,3,,by hand\n"
    (tmp_path / "SYR.csv").write_text(HEAD + row, encoding="utf-8")
    compile_localities(tmp_path, tmp_path / "x.bin", gazetteer())
    (village,) = LocalityFile(tmp_path / "x.bin").find("qworzil")
    assert prominence(village) < 0.2


def test_what_parts_namesakes_behind_a_comma_is_no_part_of_the_name(tmp_path: Path) -> None:
    row = '"Qworzil, Sarmin",Idlib,,35.7,36.5,3,,by hand\n'
    (tmp_path / "SYR.csv").write_text(HEAD + row, encoding="utf-8")
    compile_localities(tmp_path, tmp_path / "x.bin", gazetteer())
    assert [v.name for v in LocalityFile(tmp_path / "x.bin").find("qworzil")] == ["Qworzil, Sarmin"]


# provinces newer than the borders the grid was drawn from, with those that the grid still shows there
NEWER = {
    ("MLI", "Ménaka"): ("Gao",), ("MLI", "Taoudénit"): ("Tombouctou",), ("CAF", "Lim-Pendé"): ("Ouham-Pendé",),
    ("CAF", "Ouham-Fafa"): ("Ouham",), ("CAF", "Mambéré"): ("Mambéré-Kadéï",), ("GHA", "North East"): ("Northern",),
    ("GHA", "Savannah"): ("Northern",), ("SDN", "West Kordofan"): ("South Kordofan", "North Kordofan", "East Darfur"),
    ("SDN", "North Darfur"): ("West Darfur",), ("SDN", "Central Darfur"): ("West Darfur", "South Darfur"),
    ("SDN", "East Darfur"): ("South Darfur", "North Darfur"), ("IDN", "Highland Papua"): ("Papua",),
    ("IDN", "Central Papua"): ("Papua", "West Papua"), ("IDN", "South Papua"): ("Papua",),
    ("IDN", "Southwest Papua"): ("West Papua",),
}  # fmt: skip


def _inside(place: dict[str, object]) -> bool:
    """Whether a point within the radius lies in the stated province, in its country where no province is drawn, or at sea."""
    latitude, longitude, radius = (float(str(place[k])) for k in ("latitude", "longitude", "radius_km"))
    wanted = {c.name for c in gazetteer().find(str(place["admin1"])) if c.kind == "admin1" and c.country == place["country"]}
    points = ((latitude + y * radius / 111, longitude + x * radius / 95) for y, x in product(STEPS, STEPS))
    wanted |= {old for name in wanted for old in NEWER.get((str(place["country"]), name), ())}
    units = [gazetteer().admin1_at(*p) for p in points]
    if all(country is None for country, _ in units):
        return True  # an island that the borders leave out
    return any(country == place["country"] and (name is None or name in wanted) for country, name in units)
