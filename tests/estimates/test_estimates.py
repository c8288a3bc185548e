"""Counting rules: the same claims under each rule, and what takes no part in a total."""

from __future__ import annotations

from typing import Any

import pytest

from tollbook.estimates import Figure, Telling, estimate, figures, grade, profile, profile_names, voices
from tollbook.model.error import KnowledgeError

Json = dict[str, Any]


def toll(low: int | None, high: int | None, **more: Any) -> Json:
    kind, name = more.pop("kind", "unspecified"), more.pop("name", None)
    base = {
        "metric": "killed",
        "low": low,
        "high": high,
        "modifier": "exact",
        "group": None,
        "stance": "asserts",
        "superseded": False,
        "subset": False,
        "spans": [{"start": 0, "end": 4, "text": more.pop("words", "some")}],
        "preliminary": False,
    }
    return {**base, "source": {"name": name, "type": kind, "anonymous": False, "via": []}, **more}


def telling(key: str, *tolls: Json, day: str | None = None, copy_of: str | None = None, **event: Any) -> Telling:
    main = {"main": True, "status": "actual", "count": None, "tolls": list(tolls), "actors": [], "statements": [], **event}
    return Telling(key, {"report": {"id": key, "outlet": f"outlet {key}", "published": day}, "events": [main]}, copy_of or key)


def bounds(tellings: list[Telling], rule: str, metric: str = "killed", group: str | None = None) -> tuple[int | None, ...] | None:
    made = estimate(figures(tellings), metric, profile(rule), group=group)
    return None if made is None else tuple(made.record()[k] for k in ("low", "best", "high"))


POLICE = telling("a", toll(2, None, kind="police", name="the police"))
HOSPITAL = telling(
    "b",
    toll(5, 5, kind="medical", name="the hospital"),
    toll(3, 3, kind="medical", name="the hospital", group="civilians", subset=False),
)
GROUP = telling("c", toll(9, 9, kind="armed group", name="the brigade", group="combatants"))
THREE = [POLICE, HOSPITAL, GROUP]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("acled", (2, 2, 2)), ("ucdp", (2, 5, 9)), ("airwars", (3, 3, 3)), ("ibc", (3, None, 3)), ("range", (2, None, 9))],
)
def test_three_reports_under_each_rule(rule: str, expected: tuple[int | None, ...]) -> None:
    """The example of the counting rules: police at least 2, hospital 5 with 3 civilians, the armed group 9 soldiers."""
    assert bounds(THREE, rule) == expected


def test_latest_official_takes_the_newest_of_the_authorities() -> None:
    told = [
        telling("a", toll(12, 12, kind="police", name="police"), day="2024-05-01"),
        telling("b", toll(8, 8, kind="government", name="the governor"), day="2024-05-02"),
        telling("c", toll(30, 30, kind="witness", name="a resident"), day="2024-05-03"),
    ]
    assert bounds(told, "latest-official") == (8, 8, 8)
    assert bounds([telling("c", toll(30, 30, kind="witness"))], "latest-official") is None


def test_civilians_by_group_under_ucdp() -> None:
    assert bounds(THREE, "ucdp", group="civilians") == (3, 3, 3)


@pytest.mark.parametrize("rule", ["median", "ucdp", "acled", "airwars", "ibc", "range", "latest-official"])
def test_low_is_never_above_best_nor_best_above_high(rule: str) -> None:
    told = [
        *THREE,
        telling("d", toll(None, 40, kind="witness", name="w")),
        telling("e", toll(6, 8, kind="police", name="the police")),
    ]
    made = bounds(told, rule)
    assert made is not None
    low, best, high = made
    assert low is not None
    assert high is not None
    assert low <= (low if best is None else best) <= high


def test_every_rule_has_words_and_a_source() -> None:
    assert set(profile_names()) == {"median", "ucdp", "acled", "airwars", "ibc", "range", "latest-official"}
    for name in profile_names():
        rule = profile(name)
        assert rule.id == name
        assert len(rule.rule) > 60
        assert len(rule.source) > 20
    with pytest.raises(KnowledgeError):
        profile("nobody's")


def test_a_later_figure_of_one_speaker_replaces_the_earlier() -> None:
    told = [
        telling("a", toll(3, 3, kind="police", name="police chief Omar Bel"), day="2024-05-01"),
        telling("b", toll(6, 6, kind="police", name="the chief of police, Bel"), day="2024-05-02"),
    ]
    (voice,) = voices(figures(told))
    assert (voice.point, [f.report for f in voice.replaced], voice.outlets) == (6, ["a"], 2)
    assert bounds(told, "range") == (6, None, 6)


def test_one_speaker_in_ten_outlets_is_one_voice_and_does_not_outvote_two_others() -> None:
    ten = [telling(f"a{n}", toll(50, 50, kind="government", name="the information minister")) for n in range(10)]
    two = [
        telling("b", toll(5, 5, kind="medical", name="clinic doctors")),
        telling("c", toll(6, 6, kind="NGO", name="Relief Union")),
    ]
    assert len(voices(figures([*ten, *two]))) == 3
    assert bounds([*ten, *two], "median") == (5, 6, 50)


def test_copies_of_one_text_are_one_voice() -> None:
    copied = [telling(f"a{n}", toll(50, 50), copy_of="a0") for n in range(5)]
    own = [telling("b", toll(5, 5)), telling("c", toll(6, 6))]
    assert len(voices(figures([*copied, *own]))) == 3
    assert bounds([*copied, *own], "median") == (5, 6, 50)


@pytest.mark.parametrize(
    ("toll_aside", "why"),
    [
        (toll(90, 90, superseded=True, kind="police"), "superseded"),
        (toll(4, 4, subset=True, group="children", kind="police"), "subset"),
        (toll(0, 0, kind="armed group", name="the brigade"), "denial"),
        (toll(None, None, stance="denies", kind="armed group", name="the brigade"), "denial"),
    ],
)
def test_what_takes_no_part_is_named_with_the_reason(toll_aside: Json, why: str) -> None:
    told = [telling("a", toll(7, 7, kind="medical", name="the clinic"), {**toll_aside, "claim": "x"})]
    made = estimate(figures(told), "killed", profile("median"))
    assert made is not None
    assert bounds(told, "median") == (7, 7, 7)
    assert any(claim == "x" and why in reason for claim, reason in made.aside)


def test_a_denial_opens_the_range_and_alone_is_a_figure() -> None:
    denial = telling("d", toll(0, 0, kind="armed group", name="the brigade"))
    assert bounds([POLICE, denial], "range") == (0, None, 2)
    assert bounds([denial], "median") == (0, 0, 0)


def test_parts_of_the_dead_are_added_only_where_no_total_is_given() -> None:
    parts = telling("a", toll(3, 3, group="civilians", kind="police"), toll(2, 2, group="combatants", kind="police"))
    assert bounds([parts], "median") == (5, 5, 5)
    whole = telling("a", toll(6, 6, kind="police"), toll(3, 3, group="civilians", kind="police"))
    assert bounds([whole], "median") == (6, 6, 6)


def test_a_running_total_over_several_attacks_is_not_this_incidents_toll() -> None:
    total = telling("a", toll(160, 160, kind="NGO", name="n"), count={"low": 12, "high": 12, "modifier": "exact"})
    assert bounds([total], "range") is None


def test_figures_of_other_events_take_no_part() -> None:
    event = {"main": False, "status": "actual", "count": None, "tolls": [toll(99, 99)], "actors": [], "statements": []}
    assert figures([Telling("a", {"report": {"published": None}, "events": [event]}, "a")]) == []


@pytest.mark.parametrize(
    ("words", "expected"), [("dozens of people", 12), ("tens", 10), ("hundreds were killed", 100), ("several", 3)]
)
def test_acled_gives_its_numbers_to_words_and_the_others_none(words: str, expected: int) -> None:
    vague = [telling("a", toll(None, None, words=words, modifier="vague"))]
    assert bounds(vague, "acled") == (expected,) * 3
    assert bounds(vague, "median") is None


def test_acled_asks_no_word_where_somebody_gives_a_number() -> None:
    assert bounds([telling("a", toll(None, None, words="several")), telling("b", toll(9, 9))], "acled") == (9, 9, 9)


def test_contested_civilian_status_makes_the_airwars_minimum_zero() -> None:
    told = [
        telling("a", toll(4, 4, group="civilians", kind="NGO", name="n")),
        telling("b", toll(4, 4, group="combatants", kind="military", name="m")),
    ]
    assert bounds(told, "airwars") == (0, 0, 4)


def test_at_least_leaves_the_top_open_and_ibc_wants_two_voices() -> None:
    made = estimate(figures([POLICE]), "killed", profile("ibc"))
    assert made is not None
    assert (made.open_high, made.provisional) == (True, True)


def test_every_number_names_claims_that_say_it() -> None:
    told = figures(THREE)
    made = estimate(told, "killed", profile("ucdp"))
    assert made is not None
    said = {f.claim: f for f in told}
    for chosen in (made.low, made.best, made.high):
        assert chosen.claims
        assert any(said[c].point == chosen.value for c in chosen.claims)


def who(name: str, stance: str = "asserted") -> Json:
    return {"role": "perpetrator", "name": name, "stance": stance}


def says(actor: str, stance: str) -> Json:
    return {"actor": actor, "stance": stance, "about": None}


N7 = toll(7, 7, kind="medical", name="the clinic")
N8 = toll(8, 8, kind="NGO", name="Relief Union")


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        ([telling("a", N7, actors=[who("Brigade", "claimed")], statements=[says("Brigade", "claims")])], "confirmed"),
        ([telling("a", N7, actors=[who("Brigade")]), telling("b", N8)], "fair"),
        ([telling("a", N7, actors=[who("Brigade")])], "weak"),
        ([telling("a", N7, actors=[who("unknown")]), telling("b", N8)], "weak"),
        ([telling("a", N7, actors=[who("Brigade", "accused"), who("Army", "accused")])], "contested"),
        ([telling("a", N7, statements=[says("Brigade", "claims"), says("Front", "claims")])], "contested"),
        ([telling("a", toll(7, 7, group="combatants", kind="military"), actors=[who("Army")])], "discounted"),
        ([telling("a")], None),
        ([telling("a", toll(0, 0))], None),
    ],
)
def test_grades(tellings: list[Telling], expected: str | None) -> None:
    found = grade(tellings, figures(tellings))
    assert (found and found[0]) == expected


def test_points() -> None:
    def point(low: int | None, high: int | None) -> float | None:
        return Figure("c", "r", "killed", low, high, "exact", None, None, "police", False, None, "r", "", "w").point

    assert [point(4, 4), point(4, None), point(None, 4), point(4, 6), point(None, None)] == [4, 4, 4, 5, None]


def test_the_largest_figure_of_one_speaker_in_one_text_is_the_total() -> None:
    told = telling("a", toll(1, 1, kind="police", name="police"), toll(6, 6, kind="police", name="police"))
    assert bounds([told], "median") == (1, 6, 6)


def test_a_voice_that_counts_one_group_leaves_the_total_to_those_who_count_everybody() -> None:
    told = [telling("a", toll(1, 1, group="civilians")), telling("b", toll(17, 17, kind="medical", name="the hospital"))]
    assert bounds(told, "median") == (17, 17, 17)
    assert bounds(told, "median", group="civilians") == (1, 1, 1)


def test_a_state_and_its_army_are_one_side() -> None:
    def blamed(name: str, known: str) -> Json:
        return {"role": "perpetrator", "name": name, "id": known, "stance": "accused"}

    def told(other: Json) -> list[Telling]:
        tolls = toll(3, 3, kind="police", name="police"), toll(3, 3, kind="medical", name="the hospital")
        return [telling("a", *tolls, actors=[blamed("Mali", "mli.state"), other])]

    for name, known, expected in (("Malian Army", "mli.military", "fair"), ("the front", "mli.front", "contested")):
        tellings = told(blamed(name, known))
        found = grade(tellings, figures(tellings))
        assert found is not None
        assert found[0] == expected


def test_one_person_of_a_group_is_no_total_beside_those_who_count_everybody() -> None:
    mayor = telling("b", toll(1, 1, kind="government", name="the mayor", group="women"))
    assert bounds([telling("a", toll(2, 2, kind="police", name="police")), mayor], "median") == (2, 2, 2)
    assert bounds([mayor], "median") == (1, 1, 1)


def test_a_later_text_about_one_of_the_dead_replaces_no_total() -> None:
    first = telling("a", toll(3, 3, kind="police", name="police"), day="2031-03-01")
    later = telling("b", toll(1, 1, kind="police", name="police", group="women"), day="2031-03-05")
    assert bounds([first, later], "median") == (3, 3, 3)


@pytest.mark.parametrize(("a", "b", "best"), [(4, 6, 6), (10, 16, 13), (2, 9, 2)])
def test_between_figures_far_apart_the_best_is_one_that_somebody_gives(a: int, b: int, best: int) -> None:
    told = [telling("a", toll(a, a, kind="police", name="police")), telling("b", toll(b, b, kind="medical", name="the clinic"))]
    assert bounds(told, "median") == (a, best, b)


def test_who_was_hit_and_did_not_die_was_injured() -> None:
    hit = toll(7, 7, kind="police", name="police", metric="killed_or_injured")
    dead = toll(2, 2, kind="police", name="police")
    assert bounds([telling("a", hit, dead)], "median", "injured") == (5, 5, 5)
    assert bounds([telling("a", hit)], "median", "injured") is None
    assert bounds([telling("a", hit, dead, toll(4, 4, kind="police", name="police", metric="injured"))], "median", "injured") == (
        4,
        4,
        4,
    )
