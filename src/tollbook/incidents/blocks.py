"""Which reports are worth comparing: keys of day and place, so that never all pairs are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from math import cos, floor, radians

from tollbook.incidents.sketch import PRECISE, Sketch

REACH = 0.25
MOST_DAYS = 20  # a place or target of more days says nothing about which of them an undated report means
MOST_NAMED = 10
NAMES = 24
LONG = 5
RAREST = 6


@dataclass(frozen=True, slots=True)
class Keys:
    """Under which keys a report is filed, under which it looks for others, and which need no day and may become too common:
    ``timeless`` for undated reports, ``names`` for all.
    """

    filed: tuple[str, ...]
    sought: tuple[str, ...]
    timeless: tuple[str, ...]
    names: tuple[str, ...]


def cells(sketch: Sketch) -> tuple[str, ...]:
    """The one-degree cells within a quarter degree of a precise place: two places that near always share one.

    >>> cells(Sketch("a", point=(32.9, 44.4, 5.0), precision="town"))
    ('32/44', '33/44')
    """
    if sketch.point is None or sketch.precision not in PRECISE:
        return ()
    lat, lon, _ = sketch.point
    wide = min(2.0, REACH / max(0.1, cos(radians(lat))))
    rows = sorted({floor(lat - REACH), floor(lat + REACH)})
    columns = range(floor(lon - wide), floor(lon + wide) + 1)
    return tuple(f"{r}/{(c + 180) % 360 - 180}" for r in rows for c in columns)


def wording(sketch: Sketch) -> tuple[str, ...]:
    """Neighbours among the smallest fingerprints: copies share some, while texts that share one stock phrase do not."""
    few = sketch.prints[:RAREST]
    return tuple(f"{a}.{b}" for a, b in pairwise(few))


def day_range(sketch: Sketch) -> range:
    """The days a report is filed under: its own and the one before, so that neighbouring days meet."""
    if sketch.start is None or sketch.end is None:
        return range(0)
    return range(sketch.start - 1, sketch.end + 1)


def timeless(sketch: Sketch) -> tuple[str, ...]:
    """Keys for reports that nothing dates: place, target with country, wording."""
    found = [f"c{cell}" for cell in cells(sketch)]
    found += [f"t{sketch.country}/{name}" for name in sketch.targets if sketch.country and not name.startswith("civilian")]
    found += [f"a{sketch.country}/{sketch.admin1}" for _ in "a" if sketch.country and sketch.admin1]
    return (*found, *(f"w{p}" for p in wording(sketch)))


def keys(sketch: Sketch) -> Keys:
    """The keys of a report. Two reports are compared when one seeks a key the other is filed under, which holds both ways.

    Precise places meet by cell and day; a place known only as a province or country meets all of its country that day;
    a report without a place meets all of its day; an undated one by place, target and wording alone. Whatever the day, reports
    meet by a name that few others have.
    """
    loose, by = timeless(sketch), name_keys(sketch)
    names = (*by, *lone_keys(sketch))
    if sketch.start is None:
        return Keys((*(f"U{k}" for k in loose), *names), (*(f"{c}{k}" for k in loose for c in "UD"), *by), loose, names)
    filed, sought = dated_keys(sketch)
    return Keys((*filed, *(f"D{k}" for k in loose), *names), (*sought, *(f"U{k}" for k in loose), *by), loose, names)


def dated_keys(sketch: Sketch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    near = cells(sketch)
    named = [t for t in sketch.targets if not t.startswith("civilian")]
    filed, sought = [], []
    for day in day_range(sketch):
        same = [f"{day}c{cell}" for cell in near] + [f"{day}t{sketch.country}/{name}" for name in named]
        filed += [*same, f"{day}{placing(sketch, near)}", f"{day}*"]
        sought += [*same, f"{day}z", *(() if sketch.country else (f"{day}*",))]
        if sketch.country is not None:
            sought += [f"{day}i{sketch.country}"] + ([] if near else [f"{day}p{sketch.country}"])
    weeks = sorted({day // 7 for day in (*day_range(sketch)[:1], *day_range(sketch)[-1:])})
    copied = [f"{week}w{p}" for week in weeks for p in wording(sketch)]
    return (*filed, *copied), (*sought, *copied)


def name_keys(sketch: Sketch) -> tuple[str, ...]:
    """The names by which reports find each other: those of two words."""
    found = (n for n in sketch.names if " " in n and not all(w in sketch.place_words for w in n.split()))
    return tuple(f"N{n}" for n in islice(found, NAMES))


def lone_keys(sketch: Sketch) -> tuple[str, ...]:
    """Names of one word: too many to search by, but telling where few reports have them."""
    lone = (n for n in sketch.names if " " not in n and len(n) >= LONG and n not in sketch.place_words)
    return tuple(f"N{n}" for n in islice(lone, NAMES))


def placing(sketch: Sketch, near: tuple[str, ...]) -> str:
    """``p`` and the country for a precise place, ``i`` and the country for an imprecise one, ``z`` where nothing is known."""
    if sketch.country is None:
        return "z"
    return f"{'p' if near else 'i'}{sketch.country}"
