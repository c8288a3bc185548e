"""Counted people of English copy: which noun phrase a figure counts."""

from __future__ import annotations

import pytest

from tollbook.model.report import Report
from tollbook.pipeline import code_report

TOLLS = [
    ("A 63-year-old farmer was killed by shelling near Kupiansk.", [("killed", 1, "civilians")]),
    ("A missile hit a flat in Odesa, killing an 11-year-old boy.", [("killed", 1, "children")]),
    ("A woman of 42 died when rebels shelled the town of Goma.", [("killed", 1, "women")]),
    ("Soldiers shot dead three Syrians at a checkpoint in Hama.", [("killed", 3, None)]),
    ("Fighters of the Islamic State killed 27 Christians in Beni.", [("killed", 27, None)]),
    ("Two suspected New People's Army (NPA) rebels were killed in a clash with troops.", [("killed", 2, "attackers")]),
    ("Four rangers of the Presidential Guard suffered bullet wounds in an ambush.", [("injured", 4, "combatants")]),
    ("A grenade exploded in a church, leaving three worshippers with splinter injuries.", [("injured", 3, "civilians")]),
    ("Shells hit a clinic; four patients were killed and seven people, including two nurses, hurt.",
     [("killed", 4, "civilians"), ("injured", 7, None), ("injured", 2, "civilians")]),
    ("Gunmen attacked a wedding, leaving nine dead. Six of the victims were students.",
     [("killed", 9, None), ("killed", 6, "civilians")]),
    ("Seven people were killed by a suicide bomber, not counting the bomber, and 16 injured.",
     [("killed", 7, None), ("injured", 16, None)]),
    ("Thirty-four people were hurt in a rocket attack on the port.", [("injured", 34, None)]),
    ("14-year-old girl was fatally shot by gunmen in Toldham.", [("killed", 1, "children")]),
    ("Gunmen were hunted over the fatal shooting of an unarmed 13-year-old in Toldham.", [("killed", 1, "children")]),
    ("Gunmen fired on a car. Rosa Vega, 23, and Leon Cordoba, 25, were shot and killed.",
     [("killed", 2, None)]),
    ("A 19-year-old New Orleans Park man was shot dead by gunmen.", [("killed", 1, "men")]),
    ("Toldham man, 26, shot and killed by gunmen", [("killed", 1, "men")]),
    ("Gunmen attacked a bar. A father was shot several times and killed.", [("killed", 1, "men")]),
    ("Gunmen shot four men in their 20's in Toldham.", [("injured", 4, "men")]),
    ("Gunmen fired on a bar in Toldham. Friends named Ada Lomb, 42, who was shot and killed.", [("killed", 1, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLLS, ids=[t[:40] for t, _ in TOLLS])
def test_people(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    coded = code_report(Report("r", text, language="en"))
    found = [c.value for e in coded.events if e.main for c in e.tolls]
    assert [(t.metric, t.count.low, t.group) for t in found] == expected


def test_an_age_or_a_reward_is_no_toll() -> None:
    text = "Police shot dead a rebel aged 31 with a bounty of Rs 8 lakh, a 12-year-old case, in a clash in Sukma."
    coded = code_report(Report("r", text, language="en"))
    assert {c.value.count.low for e in coded.events for c in e.tolls} <= {1}
