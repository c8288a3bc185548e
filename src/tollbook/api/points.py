"""The columns that the map draws incidents from. Each incident's part is written once; a map is then only joined.

Putting 100,000 points into JSON in one go would hold up every other page for as long as it takes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tollbook.api.tally import weight

if TYPE_CHECKING:
    from tollbook.api.index import Row

NAMES = ("id", "longitude", "latitude", "radius_km", "exact", "killed", "kind", "day", "place")
KINDS = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments",
)  # fmt: skip
KIND = {k: str(n) for n, k in enumerate(KINDS)}
Point = tuple[str, ...]


def point_of(row: Row) -> Point | None:
    """An incident's part of every column, as JSON; None where it has no place finer than a country."""
    if not row.located:
        return None
    killed = weight(row.killed)
    return (
        f'"{row.id}"', f"{row.longitude or 0:.4f}", f"{row.latitude or 0:.4f}", f"{row.radius_km or 0:.1f}",
        "1" if row.precision in ("site", "town") else "0", "-1" if killed is None else str(killed),
        KIND.get(row.event_type or "", "-1"), f'"{row.start or ""}"',
        json.dumps(row.place or row.admin1 or row.country or "", ensure_ascii=False),
    )  # fmt: skip


def columns(points: Iterable[Point]) -> str:
    """The columns of some points, as one JSON object.

    >>> json.loads(columns([]))["id"]
    []
    """
    parts = list(zip(*points, strict=True)) or [()] * len(NAMES)
    joined = (f'"{name}":[{",".join(part)}]' for name, part in zip(NAMES, parts, strict=True))
    return f'{{{",".join(joined)},"kinds":{json.dumps(KINDS)}}}'
