"""The chart of tolls over time: every claim a point, its shape and colour by who speaks, replaced figures faded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Json = Mapping[str, Any]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 250, 46, 14, 14, 30
SHAPES = {
    "government": "M-5,-5H5V5H-5Z",
    "military": "M0,-6.5L6,5H-6Z",
    "police": "M0,-6.5L6.5,0L0,6.5L-6.5,0Z",
    "medical": "M-2,-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    "armed group": "M0,6.5L6,-5H-6Z",
    "witness": "M0,-6.5L6.2,-2L3.8,5.3H-3.8L-6.2,-2Z",
    "media": "M-5.5,0A5.5,5.5 0 1,0 5.5,0A5.5,5.5 0 1,0 -5.5,0Z",
    "NGO": "M-6.5,0L-3.2,-5.6H3.2L6.5,0L3.2,5.6H-3.2Z",
    "UN": "M0,-7L1.8,-2.4L6.6,-2.2L2.9,0.9L4.1,5.6L0,3L-4.1,5.6L-2.9,0.9L-6.6,-2.2L-1.8,-2.4Z",
    "emergency service": "M-5.5,-2.5L-2.5,-5.5L0,-3L2.5,-5.5L5.5,-2.5L3,0L5.5,2.5L2.5,5.5L0,3L-2.5,5.5L-5.5,2.5L-3,0Z",
    "anonymous": "M-6,-3H6V3H-6Z",
    "unspecified": "M-4,0A4,4 0 1,0 4,0A4,4 0 1,0 -4,0Z",
}


@dataclass(slots=True)
class Chart:
    """What the template draws. Points and ticks carry their place in the drawing."""

    points: list[dict[str, Any]] = field(default_factory=list)
    x_ticks: list[tuple[float, str]] = field(default_factory=list)
    y_ticks: list[tuple[float, str]] = field(default_factory=list)
    band: tuple[float, float] | None = None
    best: float | None = None
    kinds: list[tuple[str, str]] = field(default_factory=list)
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM
    top: int = TOP


def chart(claims: Sequence[Json], metric: str, estimate: Json | None) -> Chart | None:
    """The chart of one metric; None where no claim gives a number of it."""
    told = [c for c in claims if c["metric"] == metric and point(c) is not None]
    if not told:
        return None
    made = Chart()
    days = sorted({d for c in told if (d := day_of(c)) is not None})
    dated = bool(days)
    first, last = (days[0], days[-1]) if dated else (0, 0)
    most = max([point(c) or 0 for c in told] + [c["high"] or 0 for c in told] + [(estimate or {}).get("high") or 0])
    top = nice(most)

    def y(value: float) -> float:
        return round(made.bottom - (made.bottom - TOP) * value / top, 1)

    def x(day: int | None) -> float:
        room = made.right - LEFT - 70
        if day is None:
            return made.right - 20
        return round(LEFT + 26 + (room * (day - first) / (last - first) if last > first else room / 2), 1)

    stacked: dict[tuple[float, float], int] = {}
    for c in told:
        px, py = x(day_of(c)), y(point(c) or 0)
        n = stacked.get((px, py), 0)
        stacked[(px, py)] = n + 1
        made.points.append(
            {
                "x": round(px + n * 9, 1), "y": py, "low": y(c["low"] if c["low"] is not None else point(c) or 0),
                "high": y(c["high"] if c["high"] is not None else point(c) or 0), "claim": c, "open": c["high"] is None,
                "shape": SHAPES.get(c["source_type"], SHAPES["unspecified"]), "faded": c["aside"] is not None or c["denies"],
            }
        )  # fmt: skip
    made.y_ticks = [(y(v), f"{v:,}") for v in ticks(top)]
    made.x_ticks = [(x(d), date.fromordinal(d).strftime("%-d %b %Y")) for d in spaced(days)]
    if any(day_of(c) is None for c in told):
        made.x_ticks.append((x(None), "no date"))
    if estimate and estimate["low"] is not None and estimate["high"] is not None:
        made.band = (y(estimate["high"]), max(1.5, y(estimate["low"]) - y(estimate["high"])))
        made.best = y(estimate["best"]) if estimate["best"] is not None else None
    kinds = {c["source_type"] for c in told}
    made.kinds = [(k, SHAPES[k]) for k in SHAPES if k in kinds]
    return made


def point(claim: Json) -> float | None:
    low: int | None
    high: int | None
    low, high = claim["low"], claim["high"]
    return (low + high) / 2 if low is not None and high is not None else low if low is not None else high


def day_of(claim: Json) -> int | None:
    words = claim["day"] or ""
    return date.fromisoformat(words[:10]).toordinal() if len(words) >= 10 else None


def nice(most: float) -> int:
    """The round number that ends the axis.

    >>> nice(37), nice(4), nice(0)
    (40, 4, 1)
    """
    for step in (1, 2, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100):
        if most <= step:
            return step
    power = 10 ** (len(str(int(most))) - 2)
    return int(-(-most // (5 * power)) * 5 * power)


def ticks(top: int) -> list[int]:
    parts = next((n for n in (4, 5, 3, 2) if top % n == 0), 1)
    return [top * i // parts for i in range(parts + 1)]


def spaced(days: Sequence[int]) -> list[int]:
    """Days to label: far enough apart to be read."""
    if not days:
        return []
    room = max(1, (days[-1] - days[0]) // 5)
    kept = [days[0]]
    for d in days[1:]:
        if d - kept[-1] >= room:
            kept.append(d)
    return kept
