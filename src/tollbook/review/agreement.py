"""How far two coders agree who decided the same items without seeing each other's decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two coders over the items both decided: how many, the share they agree on, and Cohen's kappa (None where undefined)."""

    items: int
    percent: float | None
    kappa: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """The agreement of two coders, given each item's two labels.

    Kappa is the share of agreement beyond what two coders would reach by chance with the labels they use (Cohen 1960).

    >>> agreement([("accept", "accept"), ("accept", "reject"), ("reject", "reject"), ("reject", "reject")])
    Agreement(items=4, percent=75.0, kappa=0.5)
    >>> agreement([("accept", "accept")]).kappa is None
    True
    """
    n = len(pairs)
    if n == 0:
        return Agreement(0, None, None)
    seen = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in sorted(first)) / n**2
    kappa = None if chance == 1 else round((seen - chance) / (1 - chance), 4)
    return Agreement(n, round(100 * seen, 2), kappa)
