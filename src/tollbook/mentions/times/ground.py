"""What a time expression is reckoned from: the day of publication, a dateline, or a day told before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tollbook.mentions.times.calendar import month_of, valid

Anchored = Literal["published", "text", "self", "none"]
Way = Literal["past", "future"]

YEARS = range(1800, 2200)  # of publication; other figures are no year


@dataclass(frozen=True, slots=True)
class Ground:
    """The anchors that stand at one place of a report.

    ``day`` is the day the text was written, ``month`` the month where no more is known, ``told`` the last day the text told of,
    ``near`` a full date elsewhere in the text (for a missing year), ``tense`` which way the verb beside the words looks.
    """

    day: date | None = None
    month: tuple[date, date] | None = None
    by: Anchored = "none"
    told: date | None = None
    near: date | None = None
    tense: Way | None = None

    @property
    def future(self) -> bool:
        """Whether the verb looks ahead."""
        return self.tense == "future"

    @property
    def latest(self) -> date | None:
        """The last day the text can have been written on."""
        return self.day or (self.month[1] if self.month is not None else None)


def published_ground(published: str | None) -> Ground:
    """The ground a publication date gives: a day, or only a month.

    >>> published_ground("2024-04").month
    (datetime.date(2024, 4, 1), datetime.date(2024, 4, 30))
    """
    match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)", published or "")
    if match is None:
        return Ground()
    year, month, day = int(match.group(1)), int(match.group(2)), match.group(3)
    if year not in YEARS:
        return Ground()
    if day is not None:
        return Ground(day=found, by="published") if (found := valid(year, month, int(day))) is not None else Ground()
    return Ground(month=month_of(year, month), by="published") if 1 <= month <= 12 else Ground()


def fits(ground: Ground, day: date) -> bool:
    """Whether a day at the head of a text may be the day it was written, given when it was published."""
    if ground.day is not None:
        return timedelta(0) <= ground.day - day <= timedelta(days=7)
    return ground.month is None or timedelta(days=-1) <= ground.month[1] - day <= timedelta(days=45)
