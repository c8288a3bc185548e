"""Two reports that name one person as killed tell of one incident, whatever the days they give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tollbook.incidents.score import score
from tollbook.incidents.sketch import Sketch

ONE = Sketch("a", "exact", 9, 9, (9.1, 7.4, 8.0), "town", "NGA", names=("ana duro", "ana", "duro"), victims=("ana duro",))
LATER = replace(ONE, key="b", start=40, end=40)


@pytest.mark.parametrize(
    ("other", "rare", "same"),
    [
        (LATER, ["ana duro"], True),
        (LATER, [], False),  # a name that many reports have says nothing
        (replace(LATER, victims=()), ["ana duro"], True),  # named as the one who was killed by one of them
        (replace(LATER, victims=("uko bel",), names=("uko bel", "uko", "bel")), [], False),
    ],
)
def test_days_apart_but_one_person_killed(other: Sketch, rare: list[str], same: bool) -> None:
    parts = {p.name for p in score(ONE, other, rare=rare).parts}
    assert ("same victim" in parts, "date" in parts) == (same, not same)
    assert score(ONE, other, rare=rare).logit == score(other, ONE, rare=rare).logit
