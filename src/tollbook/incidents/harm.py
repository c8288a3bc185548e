"""Whether the tolls of two reports can be one incident's: bounds that meet, numbers too large for chance, tolls that grow."""

from __future__ import annotations

from math import log

from tollbook.incidents.sketch import Sketch

Bound = tuple[int | None, int | None]
GROWTH = 0.4  # what a later, higher figure is forgiven
ALIKE = 0.7  # figures that differ by a factor of two are not near
TELLING = 5
ROUND = 0.5


def toll_fit(a: tuple[Bound, ...], b: tuple[Bound, ...], order: int = 0) -> tuple[float, str]:
    """The best fit of any two figures; ``order`` is 1 where the second report is the later one, -1 the earlier.

    >>> toll_fit(((3, 3),), ((9, 9),), 1)[0] > toll_fit(((3, 3),), ((9, 9),))[0]
    True
    """
    best = max(((bound_fit(x, y, order), x, y) for x in a for y in b), key=lambda f: f[0], default=None)
    if best is None:
        return 0.0, ""
    value, x, y = best
    return round(value, 3), " and ".join(sorted((say(x), say(y))))


def bound_fit(a: Bound, b: Bound, order: int = 0) -> float:
    """Near figures agree the more the larger they are, for great harm is rare; others contradict by their ratio."""
    first, second = middle(a), middle(b)
    ratio = log((max(first, second) + 1.5) / (min(first, second) + 1.5))
    meets = max(a[0] or 0, b[0] or 0) <= min(many(a[1]), many(b[1]))
    near = max(0.0, 1.0 - ratio / ALIKE) * min(1.0, 0.25 + 0.15 * log(1 + min(first, second)))
    grown = GROWTH if order and (second > first) == (order > 0) else 0.0
    return max(near, 0.1) if meets else max(near + min(0.0, 0.4 - ratio + grown), -1.0)


def many(value: int | None) -> float:
    return float("inf") if value is None else value


def middle(bound: Bound) -> float:
    low, high = bound
    return ((low if low is not None else high or 0) + (high if high is not None else low or 0)) / 2


def say(bound: Bound) -> str:
    low, high = bound
    if low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def same_number(a: Sketch, b: Sketch) -> tuple[float, str]:
    """A large number both give for the same thing is telling: nobody else has exactly 137 injured. Round ones tell less."""
    shared = [(telling(n), n, metric) for metric, n in numbers(a) & numbers(b) if n >= TELLING]
    if not shared:
        return 0.0, ""
    value, n, metric = max(shared)
    return round(value, 3), f"both give {n} {metric}"


def telling(n: int) -> float:
    return min(1.0, log(n) / log(200)) * (ROUND if n % 10 == 0 else 1.0)


def numbers(s: Sketch) -> set[tuple[str, int]]:
    """Every number a report gives, with what it counts; "160" and "over 160" give the same one."""
    found = {("killed", n) for b in s.killed for n in b if n} | {("injured", n) for b in s.injured for n in b if n}
    return found | set(s.others)
