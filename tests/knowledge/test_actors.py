"""The actor files say what they must, and no name is left to chance."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from tollbook.knowledge import actors_build
from tollbook.knowledge.actors import Actors, actors, first_day, holds, key_of, known_by, last_day, load, parts

AUTHORED = actors_build.read_actors()
KINDS = {
    "state",
    "government",
    "military",
    "police",
    "intelligence",
    "faction",
    "alliance",
    "militia",
    "cartel",
    "gang",
    "communal",
}
KINDS |= {
    "party",
    "outlet",
    "armed group",
    "external force",
    "emergency service",
    "IGO",
    "NGO",
    "UN",
    "medical",
    "civilian",
    "unknown",
}
RELATIONS = {"part_of", "splinter_of", "allied_with", "renamed_from", "proxy_of"}
KEYS = {"id", "name", "kind", "country", "names", "acronyms", "mistranslations", "context", "periods", "parents", "active", "ids"}
KEYS |= {
    "plover",
    "acled_inter",
    "leaders",
    "speaks_for",
    "main",
    "in_power",
    "demonyms",
    "metonyms",
    "in_text",
    "source",
    "file",
}


@pytest.fixture(scope="module")
def built() -> Actors:
    return load(actors_build.compiled(AUTHORED))


def shown(actor: dict[str, Any]) -> str:
    return f"{actor['file']}: {actor.get('id')}"


@pytest.mark.parametrize("actor", AUTHORED, ids=shown)
def test_every_actor_is_complete(actor: dict[str, Any]) -> None:
    assert set(actor) <= KEYS, set(actor) - KEYS
    assert re.fullmatch(r"([a-z]{3}|unknown)\.[a-z0-9_-]+", actor["id"])
    assert actor["name"]
    assert actor["kind"] in KINDS
    assert actor["source"]
    assert actor.get("country") is None or re.fullmatch("[A-Z]{3}", actor["country"])
    assert actor.get("acled_inter") in (None, *range(1, 9))


def test_ids_are_unique() -> None:
    ids = [a["id"] for a in AUTHORED]
    assert sorted(ids) == sorted(set(ids)), sorted({i for i in ids if ids.count(i) > 1})


def test_parents_and_voices_exist(built: Actors) -> None:
    known = set(built.ids())
    for actor in AUTHORED:
        for parent in actor.get("parents") or ():
            assert parent["id"] in known, (shown(actor), parent)
            assert parent["relation"] in RELATIONS, (shown(actor), parent)
        assert actor.get("speaks_for") is None or actor["speaks_for"] in known, shown(actor)


def test_dates_are_dates_and_in_order() -> None:
    for actor in AUTHORED:
        periods = [actor.get("active") or {}, *(actor.get("periods") or {}).values(), *(actor.get("parents") or ())]
        for period in periods:
            start, end = (str(v) if v is not None else None for v in (period.get("from"), period.get("to")))
            if start is not None and end is not None:
                assert first_day(start) <= last_day(end), (shown(actor), period)


def test_rules_speak_of_names_the_actor_has() -> None:
    for actor in AUTHORED:
        names = {row[0] for row in actors_build.rows_of_names(actor)}
        for alias in [*(actor.get("context") or {}), *(actor.get("periods") or {})]:
            assert alias in names, f"{shown(actor)}: a rule for {alias!r}, which is no name of it"


def test_no_name_means_two_actors_without_a_rule(built: Actors) -> None:
    left = []
    for key in built.names():
        open_ = [n for n in built.named(key) if not n.ruled]
        for a, b in combinations(open_, 2):
            languages = a.language is None or b.language is None or a.language == b.language
            if a.actor.id != b.actor.id and a.exact == b.exact and languages and meet(a, b):
                left.append(f"{key}: {a.actor.id} {b.actor.id}")
    assert left == []


def meet(a: Any, b: Any) -> bool:
    """Whether two namings, or the actors they name, hold at the same time."""
    starts = [first_day(s) for s in (a.start, b.start, a.actor.start, b.actor.start) if s is not None]
    ends = [last_day(e) for e in (a.end, b.end, a.actor.end, b.actor.end) if e is not None]
    return not starts or not ends or max(starts) <= min(ends)


def test_the_build_is_the_same_every_time_and_up_to_date() -> None:
    again = actors_build.compiled(actors_build.read_actors())
    assert again == actors_build.compiled(AUTHORED)
    path = actors_build.HERE / "built" / "actors.json"
    assert path.read_text(encoding="utf-8") == actors_build.written_out(again)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Kata'ib Hizballah", "irq.kataib_hezbollah"),
        ("كتائب حزب الله", "irq.kataib_hezbollah"),
        ("حزب الله", "lbn.hezbollah"),
        ("Estado Islámico", "int.is"),
        ("Government of Yemen (North Yemen)", "yem.government"),
        ("Kurdistan Workers' Party", "tur.pkk"),
        ("People's Defence Force", "mmr.pdf"),
        ("TURKEY", "tur.state"),
        ("Arobaga cult", "nga.svc"),
        ("Maï-Maï Kifuafua", "cod.mai_mai_kifuafua"),
        ("Commando invisible", "civ.fn_ib"),
    ],
)
def test_a_name_leads_to_its_actor(name: str, id_: str) -> None:
    assert [a.id for a in known_by(name)] == [id_]


def test_al_shabaab_is_not_the_popular_mobilization() -> None:
    assert {a.id for a in known_by("Hashd al-Shaabi")} == {"irq.pmf"}
    assert "irq.pmf" not in {a.id for a in known_by("al-Shabaab")}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("el-Sisi", ("al", "sisi")),
        ("Workers'", ("workers",)),
        ("İşçi", ("isci",)),
        ("القسام", ("قسام",)),
        ("PKK/KCK", ("pkk", "kck")),
        ("—", ()),
    ],
)
def test_parts(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


def test_periods_hold_to_the_last_day() -> None:
    assert holds("2014-06", "2016", date(2016, 12, 31))
    assert not holds("2014-06", "2016", date(2017, 1, 1))
    assert key_of("the Kremlin") == "the kremlin"


def test_the_state_behind_a_force() -> None:
    state = actors().state_of("rus.fsb")
    assert state is not None
    assert state.name == "Russia"
    assert actors().state_of("lbn.hezbollah") is None


def test_loading_is_quick() -> None:
    actors.cache_clear()
    start = time.process_time()
    actors()
    assert time.process_time() - start < 0.5, "100 ms of the processor; far more means work at load"
