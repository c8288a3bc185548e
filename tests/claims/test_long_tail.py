"""How real copy words what short copy does not: harm far from its verb, wholes and parts, bodies that speak."""

from __future__ import annotations

import pytest

from tollbook.model.claim import Event
from tollbook.model.report import Report
from tollbook.pipeline import code_report


def main_event(text: str) -> Event | None:
    coded = code_report(Report("r", text, published="2025-03-14", language="en"))
    return next((e for e in coded.events if e.main), None)


def figures(event: Event | None) -> list[str]:
    tolls = [c.value for c in event.tolls] if event is not None else []
    return [f"{t.metric} {t.count.low}{' part' if t.subset else ''}" for t in tolls]


FIGURES = [
    ("Gunmen hacked six herders to death near Kauda.", ["killed 6"]),
    ("Gunmen raided Kauda, a year after a court sentenced six men to death.", []),
    ("Nine villagers including two nurses were killed when shells hit Kauda.", ["killed 9", "killed 2 part"]),
    ("Four guards, including a captain, and a cook were killed in an ambush.", ["killed 4", "killed 1 part", "killed 1"]),
    ("Three soldiers were martyred in two separate ambushes.", ["killed 3"]),
    ("Five of the ferry's passengers were shot dead by gunmen.", ["killed 5"]),
    ("A car bomb wounded two constables and as many vendors.", ["injured 2", "injured 2"]),
    ("A rifleman of 7 Delta Rifles was killed in an ambush.", ["killed 1"]),
    ("Rebels executed a suicide attack on the camp, killing six guards.", ["killed 6"]),
    ("Gunmen killed the headman and 12 other victims in Kauda.", ["killed 1", "killed 12"]),
    ("A raid hit Kauda. Four wounded guards were evacuated to a nearby army hospital.", ["injured 4"]),
    ("Gunmen killed four men. Three women were also among the dead.", ["killed 4", "killed 3 part"]),
    ("A shell hit Kauda. A man, who was shot in the leg, has died.", ["killed 1"]),
    ("A headman was on Tuesday reportedly killed by gunmen in Kauda.", ["killed 1"]),
    ("A drone hit Kauda. The dead included both civilians and soldiers.", []),
    ("Shelling hit a baby's funeral and killed four mourners.", ["killed 4"]),
]

SPEAKERS = [
    ("Three people were killed in an airstrike on Kauda. The mayor posted this on Telegram.", "government"),
    ("Three people were killed in an airstrike on Kauda. This was reported by the rescue service.", "emergency service"),
    ("Three people were killed in an airstrike on Kauda, a rescue worker said.", "emergency service"),
    ("Three people were killed in an airstrike on Kauda, the police public relations officer said.", "police"),
    ("Three people were killed in an airstrike on Kauda, the regional military administration said.", "government"),
    ("Three people were killed in an airstrike on Kauda, the teachers' union said.", "NGO"),
    ("Gunmen killed three people in Kabul, the Taliban said.", "government"),
    ('"I was in the market and I saw three people killed by the drone," witness Omar Deng said.', "witness"),
]

DOERS = [
    ("Two soldiers died in a gunfight between militants and security forces.", {"unknown", "security forces"}),
    ("Five clerks were killed in a jihadist attack on Kauda.", {"unknown"}),
    ("Gunmen attacked a market, killing three shoppers.", {"unknown"}),
    ("Gunmen abducted nine pupils, who were later rescued by soldiers.", {"unknown"}),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[t[:44] for t, _ in FIGURES])
def test_figures(text: str, expected: list[str]) -> None:
    assert figures(main_event(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SPEAKERS, ids=[t[-44:] for t, _ in SPEAKERS])
def test_speakers(text: str, expected: str) -> None:
    event = main_event(text)
    assert event is not None
    assert {c.attribution.type for c in event.tolls} == {expected}


@pytest.mark.parametrize(("text", "expected"), DOERS, ids=[t[:44] for t, _ in DOERS])
def test_doers(text: str, expected: set[str]) -> None:
    event = main_event(text)
    assert event is not None
    assert {c.value.name for c in event.actors if c.value.role == "perpetrator"} == expected


def test_a_war_that_kills_is_no_incident() -> None:
    text = "A drone killed four people in Kauda on Tuesday. The war between the army and the rebels has killed thousands."
    assert figures(main_event(text)) == ["killed 4"]
