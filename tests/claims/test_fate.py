"""Single persons named without a number, and whether the words say that they lived."""

from __future__ import annotations

import pytest

from tollbook import code
from tollbook.model.report import Report

Told = list[tuple[str, int | None, str]]


def told(text: str) -> Told:
    report = Report("r", text, published="2031-05-02", language="en")
    tolls = [c.value for e in code(report).events for c in e.tolls if e.main]
    marks = [("part " * t.subset + "one " * t.single + "open" * t.fate_open).strip() for t in tolls]
    return [(t.metric, t.count.low, mark) for t, mark in zip(tolls, marks, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daren Coyle, 24, was killed in a shooting in Harlow.", [("killed", 1, "one")]),
        ("Gunmen shot Daren Coyle in Harlow, killing him.", [("killed", 1, "one")]),
        ("A man was shot in Harlow. He later died.", [("killed_or_injured", 1, "one open"), ("killed", 1, "one")]),
        ("A man was shot in Harlow.", [("injured", 1, "one open")]),
        ("Four people were shot, one fatally, in Harlow.", [("killed_or_injured", 4, "open"), ("killed", 1, "part")]),
        ("One man was killed and two others were shot in Harlow.", [("killed", 1, ""), ("injured", 2, "")]),
        ("A gunman killed three people in Harlow before killing himself.", [("killed", 3, ""), ("killed", 1, "one")]),
        ("A man killed his girlfriend in a shooting in Harlow.", [("killed", 1, "one")]),
        ("The victim, 16-year-old Dan Booher, was killed in a shooting in Harlow.", [("killed", 1, "one")]),
        ("The girl was one of six people wounded in a shooting in Harlow.", [("injured", 6, "")]),
        ("A shooting in Harlow. 21, of Okene, was shot and killed.", []),
    ],
)
def test_one_person_and_what_became_of_him(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A man was arrested on Thursday in the fatal shooting of a guard in Harlow on Monday.", "2031-04-28"),
        ("Police on Thursday arrested three men over Monday's bombing of a market in Harlow.", "2031-04-28"),
        ("Troops killed two men and arrested five in a raid in Harlow on Monday.", "2031-04-28"),
    ],
)
def test_the_day_of_an_arrest_is_not_that_of_the_violence(text: str, day: str) -> None:
    main = code(Report("r", text, published="2031-05-02", language="en")).main
    assert main is not None
    assert main.date is not None
    assert main.date.value.start.isoformat() == day
