"""The leader files say what they must; crowds are named after known leaders and parties only, with the country."""

from __future__ import annotations

import time

import pytest

from tollbook.knowledge import leaders_build
from tollbook.knowledge.actors import actors
from tollbook.knowledge.leaders import Leaders, crowds_of

AUTHORED = leaders_build.read_leaders()
KEYS = {"name", "country", "office", "from", "to", "names", "short", "party"}


@pytest.mark.parametrize("leader", AUTHORED, ids=lambda one: f"{one['country']}-{one['name']}")
def test_a_leader_has_a_country_an_office_and_years(leader: leaders_build.Json) -> None:
    assert set(leader) <= KEYS
    assert leader["office"]
    assert actors().state(leader["country"]) is not None
    assert 1900 < leader["from"] <= leader.get("to", 9999)
    assert leader.get("to", 9999) >= 1989
    assert "party" not in leader or actors().get(leader["party"]).kind == "party"


def test_nobody_stands_twice() -> None:
    named = [(one["country"], one["name"]) for one in AUTHORED]
    assert len(named) == len(set(named))


def test_the_built_file_is_what_the_files_say() -> None:
    path = leaders_build.HERE / "built" / "leaders.json"
    assert path.read_text(encoding="utf-8") == leaders_build.written_out(leaders_build.compiled(AUTHORED))


def test_leaders_are_read_at_once() -> None:
    data = leaders_build.compiled(AUTHORED)
    start = time.process_time()
    Leaders(data)
    assert time.process_time() - start < 0.005


@pytest.mark.parametrize(
    ("whom", "found"),
    [
        ("Mohamed Morsi", [("Opponents of Mohamed Morsi", "EGY", False)]),
        ("Mursi", [("Opponents of Mohamed Morsi", "EGY", True)]),
        ("بشار الأسد", [("Opponents of Bashar al-Assad", "SYR", False)]),
        ("علي عبدالله صالح", [("Opponents of Ali Abdullah Saleh", "YEM", False)]),
        ("Peña Nieto", [("Opponents of Enrique Pena Nieto", "MEX", True)]),
        ("Bongo", [("Opponents of Omar Bongo", "GAB", True), ("Opponents of Ali Bongo", "GAB", True)]),
        ("Awami League", [("Opponents of Awami League", "BGD", False)]),
        ("Hezbollah", []),
        ("Nobody Atall", []),
    ],
)
def test_a_crowd_has_the_country_of_whom_it_is_against(whom: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(c.name, c.country, c.short) for c in crowds_of(whom, "against")] == found
