"""Country, day and context decide who is meant, or nobody is."""

from __future__ import annotations

from datetime import date

import pytest

from tollbook.knowledge.actors import actors, known_by
from tollbook.mentions import find
from tollbook.model.reading import ActorCandidate, ActorMention, Reading, Sentence, Token
from tollbook.model.report import Report
from tollbook.resolution.actor import resolve_actor


def named(words: str) -> ActorMention:
    found = [ActorCandidate(a.id, a.name, a.kind, a.country, a.sector) for a in known_by(words)]
    return ActorMention(0, 1, found[0].name if len(found) == 1 else words, words, "armed group", tuple(found))


def role(words: str, kind: str, country: str | None = None) -> ActorMention:
    return ActorMention(0, 1, words, words, kind, (), country)


def resolve(mention: ActorMention, countries: list[str], day: date | None) -> tuple[str, str | None, str | None]:
    token = Token(0, len(mention.as_named), mention.as_named, mention.as_named.casefold(), 0)
    reading = Reading(Report("r", mention.as_named), (token,), (Sentence(0, 0, 1, 0),))
    name, id_, issue = resolve_actor(mention, reading, countries, day)
    return name, id_, None if issue is None else issue.code


@pytest.mark.parametrize(
    ("words", "countries", "day", "expected"),
    [
        ("Jabhat al-Nusra", ["SYR"], date(2014, 5, 1), ("Jabhat al-Nusra", "syr.nusra", None)),
        ("Jabhat al-Nusra", ["SYR"], date(2010, 5, 1), ("Jabhat al-Nusra", None, "actor_not_yet_active")),
        ("Jabhat al-Nusra", ["SYR"], date(2021, 5, 1), ("Jabhat al-Nusra", "syr.nusra", "actor_no_longer_active")),
        ("SNA", ["SYR"], date(2022, 1, 1), ("Syrian National Army", "syr.sna", None)),
        ("SNA", ["SOM"], date(2022, 1, 1), ("Somali National Army", "som.military", None)),
        ("SNA", ["SYR", "SOM"], date(2022, 1, 1), ("SNA", None, "ambiguous_actor")),
        ("ISF", ["LBN"], None, ("Internal Security Forces", "lbn.police", None)),
        ("ISF", ["IRQ"], None, ("Iraqi Armed Forces", "irq.military", None)),
        ("Army of Islam", ["PSE"], date(2012, 1, 1), ("Jaysh al-Islam (Gaza)", "pse.is_gaza", None)),
    ],
)
def test_a_name_is_resolved_by_country_and_day(
    words: str, countries: list[str], day: date | None, expected: tuple[str, str | None, str | None]
) -> None:
    assert resolve(named(words), countries, day) == expected


@pytest.mark.parametrize(
    ("mention", "countries", "expected"),
    [
        (role("gunmen", "unknown"), ["IRQ"], ("unknown", None)),
        (role("army", "military"), ["ISR"], ("Israel Defense Forces", "isr.military")),
        (role("army", "military", "TUR"), ["IRQ"], ("Turkish Armed Forces", "tur.military")),
        (role("army", "military"), ["IRQ", "SYR"], ("army", None)),
        (role("army", "military"), [], ("army", None)),
        (role("health officials", "medical"), ["IRQ"], ("health officials", None)),
    ],
)
def test_a_role_is_resolved_by_its_country(mention: ActorMention, countries: list[str], expected: tuple[str, str | None]) -> None:
    assert resolve(mention, countries, None)[:2] == expected


def test_every_state_has_its_forces() -> None:
    for id_ in actors().ids():
        actor = actors().get(id_)
        if actor.kind == "state":
            assert all(actors().force(actor.country, kind) is not None for kind in ("military", "police", "government")), id_


def test_a_force_behind_a_place_is_its_countrys() -> None:
    reading = find(Report("r", "Four officers died, Peshawar police said.", language="en"))
    assert [m.country for m in reading.actors if m.kind == "police"] == ["PAK"]
