"""The weights that ship can be read, keep to their signs, and name every part that is compared."""

from __future__ import annotations

import json
from importlib import resources

from tollbook.incidents.score import weights


def test_the_card_says_what_they_were_learnt_from() -> None:
    card = json.loads((resources.files("tollbook.weights") / "linking.json").read_text(encoding="utf-8"))["card"]
    assert {"data", "licence", "trained", "scores", "limits", "made_by"} <= card.keys()


def test_agreement_never_counts_against_and_contradiction_never_for() -> None:
    for name, weight in weights().items():
        if name in ("date unknown+", "place unknown+"):
            assert weight < 0
        elif name != "start":
            assert weight >= 0


def test_another_day_and_another_place_weigh_most() -> None:
    assert weights()["date-"] > max(w for n, w in weights().items() if n.endswith("+"))
    assert weights()["place-"] >= weights()["place+"]
