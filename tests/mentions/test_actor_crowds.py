"""Crowds named by whom they are for or against: the words of the mention, its name, kind and country."""

from __future__ import annotations

import pytest

from tollbook.mentions import find
from tollbook.mentions.actor_crowds import crowds_named
from tollbook.model.report import Report

NAMED = [
    ("en", "Followers of the ousted president, Mohamed Morsi, marched.", "Supporters of Mohamed Morsi", "EGY"),
    ("en", "Police beat Gnassingbe opponents.", "Opponents of Faure Gnassingbe", "TGO"),
    ("en", "Police beat backers of Haiti's President Jovenel Moise.", "Supporters of Jovenel Moise", "HTI"),
    ("en", "Police beat anti-Suu Kyi demonstrators.", "Opponents of Aung San Suu Kyi", "MMR"),
    ("en", "Police beat protesters demanding the ouster of Thaksin.", "Opponents of Thaksin Shinawatra", "THA"),
    ("en", "They beat opponents of the Awami League.", "Opponents of Awami League", "BGD"),
    ("en", "They beat supporters of William Marpole.", "supporters of William Marpole", None),
    ("en", "They beat supporters of the president.", "supporters of the president", None),
    ("es", "Murieron dos seguidores del expresidente Evo Morales.", "Supporters of Evo Morales", "BOL"),
    ("es", "Golpearon a manifestantes anti-Maduro.", "Opponents of Nicolas Maduro", "VEN"),
    ("es", "Golpearon a opositores al presidente Daniel Ortega.", "Opponents of Daniel Ortega", "NIC"),
    ("fr", "Des partisans d'Alpha Condé ont défilé.", "Supporters of Alpha Condé", "GIN"),
    ("fr", "Les pro-Bédié ont défilé.", "Supporters of Henri Konan Bedie", "CIV"),
    ("fr", "Des opposants au président Idriss Déby ont défilé.", "Opponents of Idriss Deby", "TCD"),
    ("ar", "هاجم أنصار الرئيس المعزول محمد مرسي مركزا.", "Supporters of Mohamed Morsi", "EGY"),
    ("ar", "ضربوا متظاهرين مناهضين لعمر البشير.", "Opponents of Omar al-Bashir", "SDN"),
    ("ar", "ضربوا معارضي علي عبد الله صالح.", "Opponents of Ali Abdullah Saleh", "YEM"),
]
ALIKE = [
    "The army fired anti-tank missiles.",
    "He spoke of pro-Morsi slogans.",
    "Supporters of Hezbollah spoke.",
    "Opponents of the motorway spoke.",
]


def crowds(text: str, language: str = "en", published: str | None = None) -> list[tuple[str, str | None]]:
    reading = find(Report("r", text, language=language, published=published))
    return [(m.name, m.country) for m in reading.actors if m.kind == "crowd"]


@pytest.mark.parametrize(("language", "text", "name", "country"), NAMED)
def test_a_crowd_has_the_country_of_its_leader(language: str, text: str, name: str, country: str | None) -> None:
    assert crowds(text, language) == [(name, country)]


@pytest.mark.parametrize("text", ALIKE)
def test_words_alike_name_no_crowd(text: str) -> None:
    assert crowds(text) == []


def test_both_crowds_of_one_leader_are_named() -> None:
    told = crowds("Supporters and opponents of Nicolas Maduro fought in Caracas.")
    assert told == [("Supporters of Nicolas Maduro", "VEN"), ("Opponents of Nicolas Maduro", "VEN")]


def test_those_of_another_leader_are_a_crowd() -> None:
    told = crowds("Supporters of Alassane Ouattara fought those of Guillaume Soro.")
    assert told == [("Supporters of Alassane Ouattara", "CIV"), ("Supporters of Guillaume Soro", "CIV")]


def test_people_under_arms_are_a_militia_of_the_country() -> None:
    reading = find(Report("r", "Fighters loyal to Khalifa Haftar shelled a farm.", language="en"))
    assert [(m.name, m.kind, m.country) for m in reading.actors] == [("Fighters loyal to Khalifa Haftar", "militia", "LBY")]


@pytest.mark.parametrize(
    ("text", "published", "country"),
    [
        ("Supporters of Keita marched in Bamako.", "2019-05-01", "MLI"),
        ("Supporters of Keita marched in Lima, Peru.", "2019-05-01", None),
        ("Supporters of Keita marched in Bamako.", "1992-05-01", None),
        ("Supporters of Ibrahim Boubacar Keita marched in Paris.", "1992-05-01", "MLI"),
    ],
)
def test_part_of_a_name_needs_the_country_and_the_time(text: str, published: str, country: str | None) -> None:
    assert [c for _, c in crowds(text, published=published)] == [country]


def test_a_name_alone_gives_all_it_may_mean() -> None:
    found = crowds_named("anti-Rajapaksa protesters")
    assert {(c.whom, c.country, c.stance) for c in found} == {
        ("Mahinda Rajapaksa", "LKA", "against"),
        ("Gotabaya Rajapaksa", "LKA", "against"),
    }
    assert crowds_named("Supporters of Kashmir") == ()
