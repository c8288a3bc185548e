"""The base map as shipped, and the parts it is built from."""

from __future__ import annotations

import gzip
import json
import struct
from itertools import pairwise
from typing import Any

import pytest

from tollbook.web import basemap_build as build


@pytest.fixture(scope="module")
def world() -> tuple[dict[str, Any], bytes]:
    raw = gzip.decompress(build.TARGET.read_bytes())
    assert raw[:4] == b"TBM1"
    size = struct.unpack("<I", raw[4:8])[0]
    return json.loads(raw[8 : 8 + size]), raw[8 + size :]


def points(body: bytes, shapes: int) -> list[list[tuple[int, int]]]:
    """A layer's shapes as the browser reads them."""
    numbers, value, shift = [], 0, 0
    for byte in body:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value, shift = 0, 0
    found, at, x, y = [], 0, 0, 0
    for _ in range(shapes):
        count, at, shape = numbers[at], at + 1, []
        for n in range(at, at + 2 * count, 2):
            x, y = x + (numbers[n] >> 1 ^ -(numbers[n] & 1)), y + (numbers[n + 1] >> 1 ^ -(numbers[n + 1] & 1))
            shape.append((x, y))
        at += 2 * count
        found.append(shape)
    assert at == len(numbers)
    return found


def test_the_shipped_map_is_small_and_says_where_it_is_from(world: tuple[dict[str, Any], bytes]) -> None:
    header, _ = world
    assert build.TARGET.stat().st_size <= 700_000
    assert header["attribution"] == build.ATTRIBUTION
    assert "Natural Earth" in build.ATTRIBUTION
    assert "disputed" in build.ATTRIBUTION


def test_every_layer_reads_back_onto_the_globe(world: tuple[dict[str, Any], bytes]) -> None:
    header, body = world
    at, names = 0, []
    for layer in header["layers"]:
        shapes = points(body[at : at + layer["bytes"]], layer["shapes"])
        at += layer["bytes"]
        names.append(layer["name"])
        flat = [p for shape in shapes for p in shape]
        reach = 540 if layer["name"] == "land" else 181
        assert len(flat) > 2000
        assert all(abs(x) <= reach * build.GRID and abs(y) <= 90 * build.GRID for x, y in flat)
        if layer["name"] == "land":
            assert all(abs(b[0] - a[0]) < 181 * build.GRID or a[1] <= -89 * build.GRID for s in shapes for a, b in pairwise(s))
    assert names == ["land", "lakes", "rivers", "units", "borders"]
    assert at == len(body)


@pytest.mark.parametrize("kind", ["country", "unit", "town"])
def test_labels_stand_on_the_globe_largest_first(world: tuple[dict[str, Any], bytes], kind: str) -> None:
    labels = world[0]["labels"][kind]
    assert len({len(column) for column in labels.values()}) == 1
    assert len(labels["name"]) == len([n for n in labels["name"] if n.strip()]) > 200
    assert labels["size"] == sorted(labels["size"], reverse=True)
    assert all(abs(x) <= 180 * build.GRID for x in labels["x"])


def test_a_label_stands_inside_its_shape() -> None:
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 4.0), (3.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    x, y = build.inside(ring)
    assert (0 < x < 4 and 0 < y < 1) or (3 < x < 4 and 0 < y < 4)


@pytest.mark.parametrize(
    ("edges", "lines"),
    [
        ([((0, 0), (0, 1)), ((0, 1), (1, 1)), ((0, 1), (0, 2))], 3),
        ([((0, 0), (0, 1)), ((0, 1), (1, 1)), ((1, 1), (0, 0))], 1),
        ([((0, 0), (0, 1)), ((5, 5), (6, 6))], 2),
    ],
)
def test_edges_are_chained_up_to_where_lines_meet(edges: list[tuple[build.Point, build.Point]], lines: int) -> None:
    found = list(build.chained(edges))
    assert len(found) == lines
    assert sum(len(line) - 1 for line in found) == len(edges)
