"""How likely two reports tell of one incident: a score in named parts, weighed by a model that can be read."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from tollbook.incidents.parts import compare, distance_km
from tollbook.incidents.sketch import Sketch

__all__ = ["Part", "Score", "compare", "distance_km", "score", "weights"]

FAR = 6.0


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was compared: its name, how well it agrees (-1 to 1), what that adds to the score, and in words why."""

    name: str
    value: float
    adds: float
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """The parts and their sum: log-odds that the two reports tell of one incident; above 0 speaks for it."""

    logit: float
    parts: tuple[Part, ...]

    @property
    def probability(self) -> float:
        """The log-odds as a probability."""
        return 1 / (1 + exp(-self.logit))


@cache
def weights() -> Mapping[str, float]:
    """The weights that ship, by part; ``+`` weighs agreement, ``-`` weighs contradiction."""
    loaded: dict[str, float] = json.loads((resources.files("tollbook.weights") / "linking.json").read_text(encoding="utf-8"))[
        "weights"
    ]
    return loaded


def score(a: Sketch, b: Sketch, model: Mapping[str, float] | None = None, rare: Collection[str] = ()) -> Score:
    """The score of two reports, the same whichever comes first; ``rare`` are names that both and few other reports have.

    >>> one = Sketch("a", "exact", 738000, 738000, (9.1, 7.4, 8.0), "town", "NGA", killed=((12, 12),))
    >>> week_later = Sketch("b", "exact", 738007, 738007, (9.1, 7.4, 8.0), "town", "NGA", killed=((12, 12),))
    >>> score(one, one).logit > 0 > score(one, week_later).logit
    True
    """
    model = weights() if model is None else model
    parts = [
        Part(name, round(value, 3), round(value * model.get(name + ("+" if value > 0 else "-"), 0.0), 4), why)
        for name, value, why in compare(a, b, rare)
        if value
    ]
    total = model.get("start", 0.0) + sum(p.adds for p in parts)
    return Score(round(max(-FAR, min(FAR, total)), 4), tuple(parts))
