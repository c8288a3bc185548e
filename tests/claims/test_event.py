"""Main incident and background, relevance, parts and statements in English."""

from __future__ import annotations

import pytest

from tollbook.model.claim import CodedReport
from tollbook.model.report import Report
from tollbook.pipeline import code_report

NO_INCIDENT = [
    "A man was charged on Monday with the 2009 murder of a nurse in Leeds, prosecutors said.",
    "A fuel tanker exploded on a highway near the town, killing 30 people who were scooping fuel, police said.",
    "The trial of three men accused of the 2015 attack in which 130 people were killed opened on Monday.",
    "The striker fired a late shot as the hosts beat the visitors 3-1 in the cup final.",
    "The war film, in which hundreds of soldiers are killed, won two awards.",
    "An explosion at a chemical plant killed 12 workers, a fire official said.",
    "The ministers met on Monday to discuss trade.",
    "A hippo attack left a fisherman dead.",
    "An attack by a swarm of bees left two dead.",
    "",
]

BACKGROUND = [
    ("Gunmen killed four farmers in a village on Monday. Last month bandits killed 20 people there.", 4, 20),
    ("A bomb killed six people on Friday. In 2014 an attack on the same market killed 44 people.", 6, 44),
    (
        "Two soldiers were killed on Monday in an ambush. More than 4,000 people have been killed in the region since 2019.",
        2,
        4000,
    ),
]

PARTS = [
    ("An Israeli air strike killed two people on Monday.", "perpetrator", "Israel", "asserted"),
    ("Unidentified gunmen killed two people on Monday.", "perpetrator", "unknown", "asserted"),
    ("Police said Boko Haram fighters attacked a village on Monday, killing two people.", "perpetrator", "Boko Haram", "accused"),
    (
        "A bomb killed two people on Monday. Al Shabaab claimed responsibility for the attack.",
        "perpetrator",
        "Al-Shabaab",
        "claimed",
    ),
    ("Gunmen attacked a church on Monday and killed two worshippers.", "target", "civilians", "asserted"),
]

STATEMENTS = [
    ("A bomb killed two people. Al Shabaab claimed responsibility.", "claims", "Al-Shabaab"),
    ("A bomb killed two people. No group has claimed responsibility.", "no_claim", "nobody"),
    ("A drone killed two people. Russia denied responsibility for the attack.", "denies", "Russia"),
    ("A drone killed two people. Ukraine blamed Russia for the attack.", "accuses", "Ukraine"),
    ("A drone killed two people. Ukraine and Russia blamed each other for the attack.", "accuses", "Russia"),
]


def coded(words: str, published: str = "2024-04-10") -> CodedReport:
    return code_report(Report("r", words, language="en", published=published))


@pytest.mark.parametrize("words", NO_INCIDENT)
def test_other_news_has_no_main_event(words: str) -> None:
    assert coded(words).main is None


@pytest.mark.parametrize(
    "words",
    [
        "A man was charged with murder after gunmen shot dead a shopkeeper in Mombasa on Monday night, detectives said.",
        "An attack in Kisumu left three dead.",
        "Gunmen shot dead two guards in Kisumu on Monday. The county sheriff's office and the coroner are investigating.",
    ],
)
def test_who_investigates_or_charges_and_a_bare_attack_make_no_other_news(words: str) -> None:
    assert coded(words).main is not None


@pytest.mark.parametrize(("words", "main", "other"), BACKGROUND)
def test_background_tolls_stay_out(words: str, main: int, other: int) -> None:
    events = coded(words).events
    assert [t.value.count.low for t in events[0].tolls] == [main]
    assert other in [t.value.count.low for e in events if not e.main for t in e.tolls]


@pytest.mark.parametrize(("words", "role", "name", "stance"), PARTS)
def test_parts(words: str, role: str, name: str, stance: str) -> None:
    main = coded(words).main
    assert main is not None
    assert (role, name, stance) in [(a.value.role, a.value.name, a.value.stance) for a in main.actors]


@pytest.mark.parametrize(("words", "stance", "actor"), STATEMENTS)
def test_statements(words: str, stance: str, actor: str) -> None:
    main = coded(words).main
    assert main is not None
    assert (stance, actor) in [(s.value.stance, s.value.actor) for s in main.statements]


def test_who_answers_an_attack_is_no_perpetrator() -> None:
    main = coded(
        "Militants attacked a checkpoint on Monday and killed four policemen. Soldiers killed six of the militants."
    ).main
    assert main is not None
    assert {a.value.name for a in main.actors if a.value.role == "perpetrator"} == {"unknown"}


def test_both_sides_of_a_dispute_make_it_disputed() -> None:
    main = coded(
        "Shelling killed two people on Monday. Ukraine accused Russia of the attack. Russia denied responsibility for the attack."
    ).main
    assert main is not None
    assert main.status == "disputed"


def test_several_acts_together_are_one_event_with_a_count() -> None:
    events = coded(
        "Two soldiers died in an ambush on Monday. The rebels have launched more than 160 attacks since January."
    ).events
    assert [e.count.low for e in events if e.count is not None] == [160]
