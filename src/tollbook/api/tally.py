"""Sums over incidents that go up and down with them: totals, days, and what the filters can be set to."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

Bounds = tuple[int | None, int | None, int | None]
FACETS = ("country", "type", "grade", "language", "actor")


class Counted(Protocol):
    """What is counted of an incident."""

    start: str | None
    country: str | None
    sub_event_type: str | None
    killed: Bounds
    open_high: bool
    grade: str | None
    actors: tuple[str, ...]
    languages: tuple[str, ...]
    located: bool


@dataclass(slots=True)
class Tally:
    """Counts of some incidents. ``days`` and ``killed_on`` go by the first day."""

    incidents: int = 0
    with_toll: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    open_high: int = 0
    no_place: int = 0
    no_date: int = 0
    days: Counter[str] = field(default_factory=Counter)
    killed_on: Counter[str] = field(default_factory=Counter)
    country: Counter[str] = field(default_factory=Counter)
    type: Counter[str] = field(default_factory=Counter)
    grade: Counter[str] = field(default_factory=Counter)
    language: Counter[str] = field(default_factory=Counter)
    actor: Counter[str] = field(default_factory=Counter)

    def count(self, row: Counted, times: int = 1) -> None:
        """Count an incident in, or out with -1."""
        self.incidents += times
        if row.killed != (None, None, None):
            low, _, high = row.killed
            self.with_toll += times
            self.low += times * (low or 0)
            self.high += times * (high if high is not None else low or 0)
            self.best += times * (weight(row.killed) or 0)
        self.open_high += times * row.open_high
        self.no_place += times * (not row.located)
        if row.start is None:
            self.no_date += times
        else:
            self.days[row.start] += times
            self.killed_on[row.start] += times * (weight(row.killed) or 0)
        self.facets(row, times)

    def facets(self, row: Counted, times: int) -> None:
        if row.country:
            self.country[row.country] += times
        if row.sub_event_type:
            self.type[row.sub_event_type] += times
        if row.grade:
            self.grade[row.grade] += times
        for language in row.languages:
            self.language[language] += times
        for actor in row.actors:
            self.actor[actor] += times

    def copy(self) -> Tally:
        """A tally that goes its own way from here."""
        return Tally(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})

    def offered(self) -> dict[str, list[tuple[str, int]]]:
        """What the filters can be set to, with the number of incidents of each, the most frequent first."""
        found: dict[str, Any] = {k: getattr(self, k) for k in FACETS}
        return {k: sorted(((v, n) for v, n in c.items() if n), key=lambda x: (-x[1], x[0])) for k, c in found.items()}


def weight(killed: Bounds) -> int | None:
    """The one figure that stands for three: the best, else the highest, else the lowest.

    >>> weight((3, None, 9)), weight((None, None, None))
    (9, None)
    """
    low, best, high = killed
    return best if best is not None else high if high is not None else low
