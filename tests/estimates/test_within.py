"""What the figures of one text amount to, and the injured worked out of all who were hit."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tollbook.estimates import Telling, estimate, figures, profile

Json = dict[str, Any]


def toll(metric: str, low: int, *, at: tuple[int, int] = (0, 0), kind: str = "unspecified", **more: Any) -> Json:
    return {
        "metric": metric, "low": low, "high": low, "modifier": "exact", "group": None, "stance": "asserts", "superseded": False,
        "subset": False, "preliminary": False, "spans": [{"start": at[0], "end": at[1], "text": "words"}],
        "source": {"name": None, "type": kind, "anonymous": False, "via": []}, **more,
    }  # fmt: skip


def telling(key: str, *tolls: Json, day: str = "2031-05-01") -> Telling:
    event = {"main": True, "status": "actual", "count": None, "tolls": list(tolls), "actors": [], "statements": []}
    return Telling(key, {"report": {"id": key, "outlet": key, "published": day}, "events": [event]}, key)


def best(told: list[Telling], metric: str) -> int | None:
    """The best figure, the same in whatever order the reports come."""
    found = {repr(estimate(figures(list(some)), metric, profile())) for some in permutations(told)}
    assert len(found) == 1
    made = estimate(figures(told), metric, profile())
    return None if made is None else made.record()["best"]


ONE: Json = {"single": True}
OPEN: Json = {"fate_open": True}


@pytest.mark.parametrize(
    ("tolls", "killed", "injured"),
    [
        # seven people were shot, two of them fatally
        ([toll("killed_or_injured", 7, **OPEN), toll("killed", 2, subset=True)], 2, 5),
        # a man was shot; he died in hospital
        ([toll("killed_or_injured", 1, **ONE, **OPEN), toll("killed", 1, **ONE)], 1, 0),
        # four men were hurt, officials said; a man was hit in the neck, police said
        ([toll("injured", 4, kind="government"), toll("injured", 1, kind="police", **ONE)], None, 4),
        # two women and a man were hurt
        ([toll("injured", 2, at=(0, 30), group="women"), toll("injured", 1, at=(14, 30), group="men", **ONE)], None, 3),
        # a gunman killed three people before killing himself
        ([toll("killed", 3), toll("killed", 1, group="attackers", at=(40, 60), **ONE)], 4, None),
        # a gunman killed three people before killing himself; four people are dead
        ([toll("killed", 3), toll("killed", 4), toll("killed", 1, group="attackers", at=(40, 60), **ONE)], 4, None),
        # a gunman killed three people before killing himself; he turned the gun on himself
        (
            [toll("killed", 3)] + [toll("killed", 1, group="attackers", at=(at, at + 20), **ONE) for at in (40, 90)],
            4,
            None,
        ),
        # the shooting of a woman and two children
        ([toll("killed", 1, at=(0, 20), group="women", **ONE), toll("killed", 2, at=(0, 40), group="children")], 3, None),
        # four people are dead; the gunman killed himself: who counts him is not known, and he is told of apart
        ([toll("killed", 1, **ONE), toll("killed", 1, group="attackers", at=(40, 60), **ONE)], 1, None),
    ],
)
def test_the_figures_of_one_text(tolls: list[Json], killed: int | None, injured: int | None) -> None:
    told = [telling("a", *tolls)]
    assert (best(told, "killed"), best(told, "injured")) == (killed, injured)


def test_who_was_hit_may_have_died_by_a_later_text() -> None:
    early = telling("a", toll("injured", 1, **ONE, **OPEN))
    late = telling("b", toll("killed", 1, **ONE), day="2031-05-03")
    assert best([early], "injured") == 1
    assert best([early, late], "injured") is None
    other = telling("a", toll("injured", 1, group="women", **ONE, **OPEN))
    assert best([other, telling("b", toll("killed", 1, group="men", **ONE))], "injured") == 1


def test_a_death_that_few_tell_of_is_set_aside_unless_it_is_news() -> None:
    hurt = [telling(key, toll("injured", 4)) for key in "abc"]
    assert best([*hurt, telling("d", toll("killed", 1, **ONE))], "killed") is None
    assert best([*hurt, telling("d", toll("killed", 1, **ONE), day="2031-05-04")], "killed") == 1


def test_an_inferred_figure_names_all_claims_it_was_made_of() -> None:
    told = [telling("a", toll("killed_or_injured", 7, id="x", **OPEN), toll("killed", 2))]
    made = estimate(figures(told), "injured", profile())
    assert made is not None
    assert len(made.record()["claims"]["best"]) == 2
