"""When something happened, no finer than the words say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DatePrecision = Literal["time", "day", "days", "week", "month", "year", "longer"]


@dataclass(frozen=True, slots=True)
class When:
    """A first and a last day (equal for one day) and how fine the words are.

    ``hour`` is a local clock time (``"07:30"``) where the words give one.
    """

    start: date
    end: date
    precision: DatePrecision
    hour: str | None = None
