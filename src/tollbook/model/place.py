"""Where something happened, with an honest radius."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PlacePrecision = Literal["site", "town", "near", "admin2", "admin1", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as resolved: a point, the radius in km that should contain the true site, and what it lies in.

    ``country`` is ISO 3166-1 alpha-3. ``precision`` says what the point stands for: a named site, a town, a point
    reckoned from another place, or the middle of a district, province or country.
    ``score`` holds the named parts of the choice and ``runner_up`` the next best reading, for the reviewer.
    """

    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    precision: PlacePrecision
    gazetteer_id: str | None
    score: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    runner_up: str | None = field(default=None, compare=False)
