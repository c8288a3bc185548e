"""The scope of a reading: what is a main incident in gun violence and none in armed conflict."""

from __future__ import annotations

import pytest

from tollbook.exports.coded_report import record
from tollbook.model.report import Report
from tollbook.model.scope import SCOPES
from tollbook.pipeline import code_report

COUNTED = [
    ("A man accidentally shot and killed his brother while cleaning a rifle in Toldham on Friday, deputies said.", [1]),
    ("A 4-year-old girl accidentally shot herself in the hand with her father's gun in Toldham, police said.", []),
    ("Police in Toldham are investigating an apparent murder-suicide. A couple's two sons were found shot to death.", [2]),
    ("A hunter was fatally shot on Saturday near Toldham in what wardens call an accident.", [1]),
    ("A Toldham woman was shot dead by her estranged husband, who then took his own life, police said.", [2]),
]
UNCOUNTED = [
    "Three people died when a car lost control and hit a tree near Toldham in an accident on Friday.",
    "Two workers were killed in an accidental explosion at a fertiliser plant in Toldham on Friday.",
    "A man was sentenced to life in prison on Friday for shooting dead two clerks in Toldham in 2009.",
]


@pytest.mark.parametrize(("text", "killed"), COUNTED, ids=[t[:40] for t, _ in COUNTED])
def test_who_is_shot_counts_in_gun_violence_alone(text: str, killed: list[int]) -> None:
    report = Report("r", text, published="2030-05-14", language="en")
    assert code_report(report).main is None
    coded = code_report(report, "gun violence")
    assert coded.main is not None
    tolls = [c.value for c in coded.main.tolls if c.value.metric == "killed"]
    assert sum(t.count.low or 0 for t in tolls) == sum(killed)


@pytest.mark.parametrize("text", UNCOUNTED)
def test_what_is_no_gunfire_or_no_news_counts_in_no_scope(text: str) -> None:
    for scope in SCOPES:
        assert code_report(Report("r", text, published="2030-05-14", language="en"), scope).main is None


def test_the_scope_is_part_of_every_method_and_of_the_record() -> None:
    report = Report("r", "Gunmen shot dead two guards in Toldham on Friday, police said.", language="en")
    plain, wide = code_report(report), code_report(report, "gun violence")
    assert plain.main is not None
    assert wide.main is not None
    assert {c.method for c in plain.main.tolls} == {"toll/1"}
    assert {c.method for c in wide.main.tolls} == {"toll/1 (gun violence)"}
    assert plain.main.tolls[0].id != wide.main.tolls[0].id
    assert "scope" not in record(plain)
    assert record(wide)["scope"] == "gun violence"
