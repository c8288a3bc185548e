"""What a report tells beside its main incident, and what only looks as if it did."""

from __future__ import annotations

import pytest

from tollbook.model.report import Report
from tollbook.pipeline import code_report

MAIN = [
    ("Troops raided a camp near Jenin before dawn on Tuesday and killed three gunmen.", [3]),
    ("Gunmen fired on a post in Grozny. Two officers were killed before reinforcements arrived.", [2]),
    ("A drone hit a car in Tyre on Monday, killing two. Some 190 people have been killed since, officials said.", [2]),
    ("Rebels killed nine villagers near Beni on Monday. In 2021 troops went in after bombers struck Kampala, "
     "killing four people.", [9]),
    ("A strike killed six people in Tyre on Monday. Since October 2023 more than 2,500 people have been killed in Lebanon. "
     "On the other side 59 people have died.", [6]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed"), MAIN, ids=[t[:40] for t, _ in MAIN])
def test_main_tolls(text: str, killed: list[int]) -> None:
    coded = code_report(Report("r", text, published="2024-05-14", language="en"))
    assert [c.value.count.low for e in coded.events if e.main for c in e.tolls if c.value.metric == "killed"] == killed


def test_weapons_found_were_not_used() -> None:
    text = "Soldiers clashed with rebels near Cotabato on Monday. Troops recovered a rifle and an anti-personnel mine."
    coded = code_report(Report("r", text, published="2024-05-14", language="en"))
    main = next(e for e in coded.events if e.main)
    assert main.codes is not None
    assert main.codes.acled_sub_event_type == "Armed clash"


def test_a_count_over_months_is_no_incident() -> None:
    text = "In the first half of the year 900 civilians were killed and 1,200 wounded, the UN said. Landmines were the cause."
    coded = code_report(Report("r", text, published="2024-07-30", language="en"))
    assert not any(e.main for e in coded.events)
