"""The shapes of provinces: middle, extent, and a grid that tells in which one a point lies."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians

CELLS_PER_DEGREE = 20
Ring = Sequence[tuple[float, float]]
Polygon = Sequence[Ring]
Shape = Sequence[Polygon]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude), good to a per cent over a country.

    >>> round(distance_km((33.34, 44.40), (32.62, 44.40)))
    80
    """
    across = (one[1] - other[1] + 180) % 360 - 180
    return 111.2 * hypot(one[0] - other[0], across * cos(radians((one[0] + other[0]) / 2)))


def ring_area(ring: Ring) -> tuple[float, float, float]:
    """Signed area in square degrees of latitude, with the first moments."""
    area = x_sum = y_sum = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x_sum, y_sum = area + cross, x_sum + (x1 + x2) * cross, y_sum + (y1 + y2) * cross
    return area / 2, x_sum / 6, y_sum / 6


def middle(shapes: Iterable[Shape]) -> tuple[float, float, float]:
    """Latitude and longitude of the middle of some shapes by area, and the radius in km that holds their larger parts."""
    rings = [(shape[0], ring_area(shape[0])) for shapes_ in shapes for shape in shapes_]
    weights = [(ring, abs(a) * cos(radians(ring[0][1])), mx / a, my / a) for ring, (a, mx, my) in rings if a]
    total = sum(w for _, w, _, _ in weights)
    longitude = sum(w * x for _, w, x, _ in weights) / total
    latitude = sum(w * y for _, w, _, y in weights) / total
    large = [ring for ring, w, _, _ in weights if w >= total / 50]
    return latitude, longitude, max(distance_km((latitude, longitude), (y, x)) for ring in large for x, y in ring)


def _crossings(polygon: Polygon) -> dict[int, list[float]]:
    """For each row of the grid, where its middle line crosses the borders of a polygon."""
    rows: dict[int, list[float]] = {}
    for ring in polygon:
        for (x1, y1), (x2, y2) in pairwise(ring):
            xa, ya, xb, yb = (x1, y1, x2, y2) if y1 < y2 else (x2, y2, x1, y1)
            row = int((ya + 90) * CELLS_PER_DEGREE + 0.5)
            while (y := (row + 0.5) / CELLS_PER_DEGREE - 90) < yb:
                if y >= ya:
                    rows.setdefault(row, []).append(xa + (xb - xa) * (y - ya) / (yb - ya))
                row += 1
    return rows


class Grid:
    """Rows of cells of a twentieth of a degree; each row is a list of runs: from this column on, this unit."""

    def __init__(self) -> None:
        self.runs: list[list[tuple[int, int, int]]] = [[] for _ in range(180 * CELLS_PER_DEGREE)]

    def add(self, polygon: Polygon, unit: int) -> None:
        """Fill a polygon with the number of its unit."""
        for row, crossings in _crossings(polygon).items():
            crossings.sort()
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                first, last = (round((x + 180) * CELLS_PER_DEGREE) for x in (left, right))
                if last > first and 0 <= row < len(self.runs):
                    self.runs[row].append((first, last, unit))

    def packed(self) -> tuple[array[int], array[int], array[int]]:
        """Start of each row, first columns of the runs, and their units (0 for none)."""
        rows, columns, units = array("I"), array("H"), array("H")
        for runs in self.runs:
            rows.append(len(columns))
            at = 0
            for first, last, unit in sorted(runs):
                if first > at:
                    columns.append(at)
                    units.append(0)
                if last > at:
                    columns.append(max(at, first))
                    units.append(unit)
                    at = last
            columns.append(min(at, 65535))
            units.append(0)
        rows.append(len(columns))
        return rows, columns, units
