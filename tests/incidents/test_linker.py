"""The linker: candidates by keys, the same incidents in any order, undated reports only where they can mean one thing."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tollbook.incidents.blocks import MOST_DAYS, keys
from tollbook.incidents.linker import Linker, Memory, Rulings, link
from tollbook.incidents.sketch import Sketch
from tollbook.store.shelf import MOST

DAY = 738_900
HIT = Sketch(
    "a",
    "exact",
    DAY,
    DAY,
    (9.1, 7.4, 8.0),
    "town",
    "NGA",
    "benue",
    ("karu",),
    (),
    ("river guard",),
    "Battles",
    "Armed clash",
    ("firearms",),
    ((7, 7),),
    ((12, 12),),
    (),
    ("karu", "okene", "tarkwa", "uko bel"),
    (),
)


def told(key: str, **changes: object) -> Sketch:
    return replace(HIT, key=key, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "meet"),
    [
        (told("b"), True),
        (told("b", start=DAY + 1, end=DAY + 1), True),
        (told("b", point=(9.3, 7.6, 8.0)), True),
        (told("b", point=(14.0, 7.6, 8.0), targets=(), names=()), False),
        (told("b", start=DAY + 9, end=DAY + 9, names=()), False),
        (told("b", start=DAY + 9, end=DAY + 9), True),
        (told("b", point=(9.0, 8.0, 120.0), precision="admin1"), True),
        (told("b", point=None, precision=None, country=None, admin1=None), True),
        (told("b", dated="unknown", start=None, end=None), True),
        (told("b", dated="unknown", start=None, end=None, point=(30.0, 7.0, 8.0), targets=(), admin1="x", names=()), False),
    ],
)
def test_which_reports_are_worth_comparing(other: Sketch, meet: bool) -> None:
    mine, theirs = keys(HIT), keys(other)
    assert (not set(mine.sought).isdisjoint(theirs.filed)) == meet
    assert (not set(theirs.sought).isdisjoint(mine.filed)) == meet


def test_a_second_strike_days_later_and_an_anniversary_stay_apart() -> None:
    second = told("b", start=DAY + 4, end=DAY + 4, killed=((3, 3),), injured=())
    anniversary = told("c", start=DAY + 365, end=DAY + 365, killed=((1, 1),), injured=())
    assert link([HIT, second, anniversary, told("d", killed=((6, None),))]) == [("a", "d"), ("b",), ("c",)]


def test_an_undated_report_joins_the_one_incident_it_fits() -> None:
    undated = told("u", dated="unknown", start=None, end=None)
    elsewhere = told("e", point=(11.0, 9.9, 8.0), country="TCD", targets=("x",), names=("y",), start=DAY + 80, end=DAY + 80)
    assert link([HIT, undated, elsewhere]) == [("a", "u"), ("e",)]


def test_a_place_of_many_days_is_no_reason_to_compare_an_undated_report() -> None:
    linker = Linker(Memory())
    undated = told("u", dated="unknown", start=None, end=None, killed=((500, 500),))
    linker.add(undated)
    many = [
        told(f"m{n:02}", start=DAY + 9 * n, end=DAY + 9 * n, killed=((n + 1, n + 1),), injured=()) for n in range(MOST_DAYS + 5)
    ]
    for one in many[:10]:
        linker.add(one)
    assert linker.shelf.scores("u")
    for one in many[10:]:
        linker.add(one)
    assert not linker.shelf.scores("u")
    linker.remove(many[0])
    for one in many[1:6]:
        linker.remove(one)
    assert linker.shelf.scores("u")


def test_the_store_counts_as_many_days_as_the_linker_asks_for() -> None:
    assert MOST > MOST_DAYS


def world(seed: int, size: int = 60) -> list[Sketch]:
    """Reports of a few incidents with all kinds of gaps."""
    chance, made = random.Random(seed), []
    for n in range(size):
        incident = random.Random(f"{seed} {chance.randrange(12)}")
        day, place = DAY + incident.randrange(6), (9.0 + incident.random() * 2, 7.0 + incident.random() * 2, 8.0)
        gone = chance.random()
        made.append(
            replace(
                HIT,
                key=f"r{n:03}",
                dated="unknown" if gone < 0.1 else "exact",
                start=None if gone < 0.1 else day,
                end=None if gone < 0.1 else day,
                point=None if 0.1 < gone < 0.2 else place,
                precision=None if 0.1 < gone < 0.2 else chance.choice(("town", "admin1")),
                killed=((incident.randrange(20), None),),
                targets=(incident.choice("pqrs"),),
                names=(),
                prints=(n % 7, n % 7 + 50, 99),
            )
        )
    return made


@pytest.mark.parametrize("seed", range(8))
def test_any_order_and_any_detour_gives_the_same_incidents(seed: int) -> None:
    reports = world(seed)
    expected = link(reports)
    assert 1 < len(expected) < len(reports)
    random.Random(seed + 1).shuffle(reports)
    assert link(reports) == expected
    linker = Linker(Memory())
    for s in [*reports, *world(seed + 100, 9)]:
        if s.key in ("r001", "r002") and linker.shelf.sketch(s.key):
            continue
        if linker.shelf.sketch(s.key):
            linker.remove(linker.shelf.sketch(s.key) or s)
        linker.add(s)
    for s in world(seed):
        found = linker.shelf.sketch(s.key)
        assert found is not None
        linker.remove(found)
        linker.add(s)
    assert isinstance(linker.shelf, Memory)
    assert linker.regroup(linker.shelf.sketches) == expected


def test_judgements_join_and_part() -> None:
    far = told("z", start=DAY + 90, end=DAY + 90)
    assert link([HIT, told("b"), far], Rulings(same=(("a", "z"),), apart=frozenset({("a", "b")}))) == [("a", "z"), ("b",)]
