"""The flag that writes the golden records anew, and the check of the figures of one text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tollbook.model.report import Report
from tollbook.model.toll import Toll
from tollbook.pipeline import code_report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected records of tests/golden anew")


BOUNDS = {"exact": "{}", "at least": "{}+", "more than": ">{}", "up to": "<{}", "approx": "~{}", "vague": "some"}


def written(toll: Toll) -> str:
    """The count of a toll as a table of wordings writes it."""
    count = toll.count
    if count.modifier == "range":
        return f"{count.low}-{count.high}"
    return BOUNDS[count.modifier].format(count.low if count.low is not None else count.high)


def told(toll: Toll, *, grouped: bool) -> str:
    """A toll as a table of wordings writes it, its group left out where the table leaves it open."""
    words = [toll.metric, written(toll)]
    words += [(toll.group or "-").split()[0]] if grouped else []
    flags = (("part", toll.subset), ("old", toll.superseded), ("early", toll.preliminary))
    return " ".join([*words, *(name for name, flag in flags if flag)])


def _readings(toll: Toll) -> set[str]:
    """How the table may write a toll: nobody hurt under one metric, the group named or left open."""
    metric = "killed_or_injured" if toll.count.high == 0 else toll.metric
    whole = [told(toll, grouped=grouped) for grouped in (True, False)]
    return {w.replace(toll.metric, metric, 1) for w in whole}


@pytest.fixture
def figures() -> Callable[[str, str, str], None]:
    """Checks that a text gives the figures a table of wordings expects of its main event, and no others."""

    def check(language: str, text: str, expected: str) -> None:
        coded = code_report(Report("r", text, published="2026-03-12", language=language))
        left = [c.value for e in coded.events if e.main for c in e.tolls if c.value.metric not in ("detained", "displaced")]
        for figure in filter(None, expected.split("; ")):
            found = next((t for t in left if figure in _readings(t)), None)
            assert found is not None, f"{figure} not among {[told(t, grouped=True) for t in left]}"
            left.remove(found)
        assert not left, [told(t, grouped=True) for t in left]

    return check
