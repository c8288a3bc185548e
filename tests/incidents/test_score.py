"""The parts of a score: what speaks for one incident and what against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tollbook.incidents.harm import toll_fit
from tollbook.incidents.kinds import type_fit, weapon_fit
from tollbook.incidents.names import name_overlap
from tollbook.incidents.parts import compare, name_fit
from tollbook.incidents.score import Score, score
from tollbook.incidents.scripts import heard
from tollbook.incidents.sketch import Sketch, own_names

DAY = 738_900
ONE = Sketch(
    "a",
    "exact",
    DAY,
    DAY,
    (9.1, 7.4, 8.0),
    "town",
    "NGA",
    "benue",
    ("karu", "market"),
    (),
    ("river guard",),
    "Battles",
    "Armed clash",
    ("firearms",),
    ((7, 7),),
    ((12, 12),),
    (),
    ("ana duro", "karu", "okene"),
    (1, 2, 3),
)
LATER = replace(ONE, key="b", prints=(), names=("karu", "okene"))


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (("mli.army",), ("mli.army", "x"), 1.0),
        (("mli.army",), ("sdn.rsf",), -1.0),
        (("mli.army",), ("mli.police",), 0.7),
        (("mli.army",), ("mli.jnim",), 0.0),
        (("a convoy",), ("the guards",), 0.0),
        (("a convoy",), ("sdn.rsf",), 0.0),
        ((), ("sdn.rsf",), 0.0),
        (("civilians",), ("civilians",), 0.0),  # they are everywhere
        (("a school",), ("a school",), 0.5),
    ],
)
def test_only_known_actors_contradict_each_other(a: tuple[str, ...], b: tuple[str, ...], fit: float) -> None:
    assert name_fit(a, b)[0] == name_fit(b, a)[0] == fit


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [(("drone",), ("drone",), 1.0), (("drone",), ("missile",), 0.0), (("firearms",), ("drone",), -1.0), ((), ("drone",), 0.0)],
)
def test_weapons_that_first_reports_confuse_do_not_contradict(a: tuple[str, ...], b: tuple[str, ...], fit: float) -> None:
    assert weapon_fit(a, b)[0] == fit


def test_the_same_named_site_counts_more_than_the_same_town() -> None:
    site = replace(ONE, precision="site", point=(9.1, 7.4, 1.0))
    assert value(score(site, replace(site, key="b")), "same site") == 1.0
    assert value(score(ONE, LATER), "same site") is None


def value(found: Score, name: str) -> float | None:
    return next((p.value for p in found.parts if p.name == name), None)


@pytest.mark.parametrize(
    ("changes", "part", "sign"),
    [
        ({}, "date", 1),
        ({"start": DAY + 1, "end": DAY + 1}, "date", 1),
        ({"start": DAY + 3, "end": DAY + 3}, "date", -1),
        ({"start": DAY + 365, "end": DAY + 365}, "date", -1),
        ({"dated": "told", "start": DAY - 3, "end": DAY + 2}, "date range", 1),
        ({"dated": "told", "start": DAY + 5, "end": DAY + 9}, "date range", -1),
        ({"point": (9.15, 7.45, 8.0)}, "place", 1),
        ({"point": (10.9, 7.4, 8.0), "place_words": ("gembu",)}, "place", -1),
        ({"country": "MLI", "point": (13.0, -2.0, 8.0)}, "place", -1),
        ({"precision": "admin1", "point": (8.0, 8.0, 120.0)}, "region", 1),
        ({"targets": ("river guard",)}, "target", 1),
        ({"targets": ("guard post",)}, "target", 1),
        ({"sub_event_type": "Air/drone strike"}, "type", -1),
        ({"weapons": ("drone",)}, "weapon", -1),
        ({"killed": ((70, 70),)}, "killed", -1),
        ({"killed": ((6, None),)}, "killed", 1),
        ({"prints": (1, 2)}, "copied text", 1),
        ({"injured": ((12, 12),)}, "same number", 1),
    ],
)
def test_a_part_speaks_for_or_against(changes: dict[str, object], part: str, sign: int) -> None:
    found = value(score(ONE, replace(LATER, **changes)), part)  # type: ignore[arg-type]
    assert found is not None
    assert (found > 0) == (sign > 0)


def test_what_is_not_known_says_nothing() -> None:
    blank = Sketch("c", country="NGA", point=(9.1, 7.4, 8.0), precision="town", dated="exact", start=DAY, end=DAY)
    assert {p.name for p in score(blank, replace(blank, key="d")).parts} == {"date", "place"}


def test_the_order_of_two_reports_does_not_matter() -> None:
    other = replace(LATER, killed=((3, None),), weapons=("drone",), start=DAY + 1, end=DAY + 1, targets=("x guard",))
    assert score(ONE, other).logit == score(other, ONE).logit
    assert [(n, v) for n, v, _ in compare(ONE, other)] == [(n, v) for n, v, _ in compare(other, ONE)]


def test_the_sum_is_its_parts() -> None:
    found = score(ONE, LATER, {"start": -1.0, "date+": 2.0, "type+": 0.5})
    assert found.logit == pytest.approx(-1.0 + sum(p.adds for p in found.parts))
    assert 0.5 < found.probability < 1


@pytest.mark.parametrize("days", [2, 3, 7, 30, 365])
def test_the_same_place_and_people_on_another_day_is_not_the_same_incident(days: int) -> None:
    again = replace(LATER, start=DAY + days, end=DAY + days, killed=((3, 3),), injured=())
    assert score(ONE, again).logit < 0


def test_the_same_day_somewhere_else_is_not_the_same_incident() -> None:
    assert (
        score(ONE, replace(LATER, point=(10.5, 9.0, 8.0), place_words=("gembu",), killed=((2, 2),), names=("gembu",))).logit < 0
    )


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        (((5, 5),), ((5, 5),), True),
        (((5, None),), ((9, 9),), True),
        (((None, 8),), ((5, 6),), True),
        (((2, 2),), ((40, 40),), False),
        (((2, 2), (39, 41)), ((40, 40),), True),
        (((100, None),), ((7, 7),), False),
    ],
)
def test_tolls_agree_within_their_bounds(
    a: tuple[tuple[int | None, int | None], ...], b: tuple[tuple[int | None, int | None], ...], agrees: bool
) -> None:
    assert (toll_fit(a, b)[0] > 0) == agrees


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (("ana duro", "okene"), True),  # as written
        (("mohamed bachir",), True),  # the same consonants
        (tuple(f"other{n}" for n in range(12)), False),
        (("karu",), False),  # the place: another part speaks for it
    ],
)
def test_names_agree_also_in_another_spelling(other: tuple[str, ...], agrees: bool) -> None:
    ours = replace(ONE, names=("ana duro", "karu", "muhammad bashir", "okene", *(f"x{n}" for n in range(9))))
    assert (name_overlap(ours, replace(ONE, names=other))[0] > 0) == agrees


def test_a_place_the_other_report_only_names_does_not_contradict() -> None:
    here = replace(ONE, place_words=("tarkwa",))
    away = replace(LATER, point=(9.6, 7.4, 8.0), place_words=("gembu",), names=("gembu",))
    assert (value(score(here, away), "place") or 0) < 0 < (value(score(here, replace(away, names=("tarkwa",))), "place") or 0)


def test_same_day_same_town_same_family_of_acts_is_enough() -> None:
    bare = Sketch("a", "exact", DAY, DAY, (9.1, 7.4, 8.0), "town", "NGA", sub_event_type="Attack")
    assert score(bare, replace(bare, key="b", sub_event_type="Armed clash")).logit > 0


NEWS = "قال محمد بشير إن مسلحين هاجموا قرية قرب الفلوجة"  # Muhammad Bashir said gunmen attacked a village near Fallujah


def test_a_name_in_a_script_without_capitals_is_the_same_name() -> None:
    arabic = replace(LATER, names=(), heard=heard(NEWS))
    latin = replace(ONE, names=("muhammad", "muhammad bashir", "bashir"))
    assert value(score(latin, arabic), "names") == value(score(arabic, latin), "names")
    assert (value(score(latin, arabic), "names") or 0) > 0
    assert value(score(replace(latin, names=("ruslan", "ruslan petrov")), arabic), "names") is None


def test_a_place_named_in_another_script_is_named() -> None:
    here = replace(ONE, place_words=("fallujah",))
    nowhere = replace(LATER, point=None, precision=None, place_words=(), names=(), heard=heard(NEWS))
    assert value(score(here, nowhere), "place") == value(score(nowhere, here), "place") == 0.5
    assert value(score(here, replace(nowhere, heard=())), "place") is None


def test_words_of_offices_and_pages_are_no_names() -> None:
    record: dict[str, Any] = {"report": {}, "events": []}
    text = "Tarkwa County Sheriff Department. Copyright Okene Broadcasting Inc. All Rights Reserved. Crime Stoppers."
    assert own_names(text, record) == ("copyright okene", "okene", "okene broadcasting", "tarkwa", "tarkwa county")


def test_reports_that_share_only_the_place_s_name_are_not_strangers() -> None:
    ours = replace(ONE, names=("karu", *(f"x{n}" for n in range(12))))
    assert name_overlap(ours, replace(ONE, names=("karu", *(f"y{n}" for n in range(12)))))[0] == 0
    assert name_overlap(ours, replace(ONE, names=tuple(f"y{n}" for n in range(12))))[0] < 0


@pytest.mark.parametrize(("kind", "least"), [("Suicide bomb", 1.0), ("Attack", 0.0)])
def test_agreeing_on_what_most_reports_tell_says_less(kind: str, least: float) -> None:
    assert least <= type_fit(Sketch("a", sub_event_type=kind), Sketch("b", sub_event_type=kind))[0] <= max(least, 0.5)
    assert weapon_fit(("firearms",), ("firearms",))[0] < weapon_fit(("drone",), ("drone",))[0]
