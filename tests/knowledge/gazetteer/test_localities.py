"""The tables of villages: read, refused with row and reason, each inside the province it states, and no village twice."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.localities import COLUMNS, PREFIX, localities
from tollbook.knowledge.gazetteer.sites import KNOWLEDGE
from tollbook.model.error import KnowledgeError

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
    assert not _inside({**document["places"][0], "latitude": 0.0, "longitude": 0.0})


def test_no_village_stands_twice_and_every_table_is_sorted_and_named_by_its_country() -> None:
    tables = {file: list(document["places"]) for file, document in localities(TABLES)}
    ids = [p["id"] for places in tables.values() for p in places]
    assert len(set(ids)) == len(ids) >= 2000
    assert all(i.startswith(PREFIX) for i in ids)
    assert [f for f in tables if gazetteer().country(f.removesuffix(".csv")) is None] == []


def test_a_village_is_found_by_its_name() -> None:
    (_, document) = next(iter(localities(TABLES)))
    place = document["places"][0]
    assert any(c.country == place["country"] for c in gazetteer().find(place["name"]))


def _inside(place: dict[str, object]) -> bool:
    """Whether a point within the stated radius lies in the stated province."""
    latitude, longitude, radius = (float(str(place[k])) for k in ("latitude", "longitude", "radius_km"))
    wanted = {c.name for c in gazetteer().find(str(place["admin1"])) if c.kind == "admin1" and c.country == place["country"]}
    points = ((latitude + y * radius / 111, longitude + x * radius / 95) for y, x in product(STEPS, STEPS))
    return any(country == place["country"] and name in wanted for country, name in (gazetteer().admin1_at(*p) for p in points))
