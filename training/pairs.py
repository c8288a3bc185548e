"""The pairs the linking weights are learnt from: reports of a coded set, damaged copies of them, and look-alikes.

Every coded report also stands in as several damaged copies (date, place, names or tolls lost or coarser), because reading is
never perfect, and as look-alikes: the same place and people on another day, or the same day somewhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from typing import Any

from tollbook.incidents.blocks import MOST_NAMED, keys, lone_keys, name_keys
from tollbook.incidents.linker import Linker, Memory
from tollbook.incidents.parts import compare
from tollbook.incidents.sketch import Sketch

RARE_HERE = 4  # the set is small: what is rare in a book of thousands is on few reports here
STRANGERS = ("xxa.brigade", "xxb.police", "xxc.army")
KINDS = (
    ("Violence against civilians", "Attack", "firearms"),
    ("Battles", "Armed clash", "firearms"),
    ("Explosions/Remote violence", "Air/drone strike", "aircraft"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", "improvised explosive"),
)
Parts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """The parts of one compared pair and whether the two tell of one incident; look-alikes count with their weight."""

    parts: Parts
    same: bool
    weight: float


def features(a: Sketch, b: Sketch, rare: frozenset[str]) -> dict[str, float]:
    """Each part as a weight's name and an amount: ``date+`` where it agrees, ``date-`` where it contradicts."""
    both = rare.intersection(a.names, b.names)
    return {"start": 1.0} | {f"{name}{'+' if value > 0 else '-'}": value for name, value, _ in compare(a, b, both) if value}


def rare_names(sketches: Sequence[Sketch]) -> frozenset[str]:
    """Names of two words that few of the reports have."""
    counts = Counter(n for s in sketches for n in s.names if " " in n)
    return frozenset(n for n, count in counts.items() if count <= RARE_HERE)


def damaged(s: Sketch, chance: Random, n: int) -> Sketch:
    """The report as a careless reader would have coded it."""
    changes: dict[str, Any] = {"key": f"{s.key}~{n}"}
    if s.start is not None and s.end is not None and chance.random() < 0.3:
        slip = chance.choice((-1, -1, 1, 0))
        changes |= {"start": s.start + slip, "end": s.end + slip}
    if chance.random() < 0.2 and s.start is not None:
        changes |= {"dated": "told", "end": s.start + chance.randrange(1, 4), "start": s.start - chance.randrange(3, 7)}
    if s.point is not None:
        changes |= moved(s, chance)
    for name in ("targets", "perpetrators", "weapons", "killed", "injured", "others"):
        if chance.random() < 0.35:
            changes[name] = ()
    if chance.random() < 0.25:
        changes |= other_kind(s, chance)
    return replace(s, **changes)


def moved(s: Sketch, chance: Random) -> dict[str, Any]:
    assert s.point is not None
    lat, lon, radius = s.point
    kind = chance.random()
    if kind < 0.15:
        return {"point": None, "precision": None, "country": None, "admin1": None, "place_words": ()}
    if kind < 0.35:
        return {
            "point": (lat + chance.gauss(0, 0.5), lon + chance.gauss(0, 0.5), 120.0),
            "precision": "admin1",
            "place_words": (),
        }
    slip = 0.005 if s.precision == "site" else 0.06
    return {"point": (lat + chance.gauss(0, slip), lon + chance.gauss(0, slip), radius)}


def look_alike(s: Sketch, chance: Random, n: int) -> list[Sketch]:
    """Another incident that resembles this one: the same people days later, others next door, or the same day elsewhere."""
    if s.start is None or s.end is None or s.dated != "exact":
        return []
    changes: dict[str, Any] = {"key": f"{s.key}!{n}", "prints": (), "others": ()}
    changes |= {"killed": other_toll(s.killed, chance), "injured": other_toll(s.injured, chance)}
    changes["names"] = tuple(x for x in s.names if chance.random() < (0.1 if " " in x else 0.5))
    kind = chance.random()
    if kind < 0.5 or s.point is None:
        shift = chance.choice((2, 2, 3, 4, 5, 7, 10, 14, 30, 365)) * chance.choice((-1, 1))
    elif kind < 0.8:
        shift = chance.choice((-1, 0, 1, 1))
        changes |= {
            "targets": (chance.choice(STRANGERS),),
            "perpetrators": chance.choice(((), s.perpetrators, (chance.choice(STRANGERS),))),
        }
        changes |= other_kind(s, chance)
    else:
        shift, (lat, lon, radius) = 0, s.point
        changes |= {
            "point": (lat + chance.choice((-1, 1)) * chance.uniform(0.4, 2), lon + chance.uniform(-1, 1), radius),
            "place_words": (),
        }
    if chance.random() < 0.3:
        return [replace(s, **changes, dated="unknown", start=None, end=None)]
    return [replace(s, **changes, start=s.start + shift, end=s.end + shift)]


def other_kind(s: Sketch, chance: Random) -> dict[str, Any]:
    if chance.random() < 0.4:
        return {}
    kind, sub_kind, weapon = chance.choice([k for k in KINDS if k[1] != s.sub_event_type])
    return {"event_type": kind, "sub_event_type": sub_kind, "weapons": (weapon,)}


def other_toll(bounds: tuple[tuple[int | None, int | None], ...], chance: Random) -> tuple[tuple[int, int], ...]:
    if not bounds or chance.random() < 0.2:
        return ()
    n = max(0, round(((bounds[0][0] or bounds[0][1] or 4) + 1) * chance.choice((0.3, 0.5, 1, 1, 1.5, 2, 4))))
    return ((n, n),)


def examples(sketches: Sequence[Sketch], of: Mapping[str, str], chance: Random) -> list[Example]:
    """Pairs worth comparing among the reports, their damaged copies and look-alikes; each incident weighs the same."""
    cast = [(s, of[s.key]) for s in sketches if s.key in of]
    cast += [(damaged(s, chance, n), of[s.key]) for s in sketches if s.key in of for n in range(2)]
    others = [
        (like, f"{of[s.key]}!{n % 2}{s.key}")
        for s in sketches
        if s.key in of
        for n in range(3)
        for like in look_alike(s, chance, n)
    ]
    rare = rare_names(sketches)
    sizes: dict[tuple[str, bool], int] = {}
    found: list[tuple[Parts, bool, tuple[str, bool]]] = []
    filed = {s.key: set(keys(s).filed) for s, _ in (*cast, *others)}
    sought = {s.key: keys(s).sought for s, _ in (*cast, *others)}
    for (a, x), (b, y) in combinations((*cast, *others), 2):  # x and y name incidents
        if a.key.partition("~")[0] == b.key.partition("~")[0]:
            continue
        if filed[a.key].isdisjoint(sought[b.key]) or (x != y and chance.random() < 0.3):
            continue
        kind = (min(x, y).split("/")[0], x == y)
        sizes[kind] = sizes.get(kind, 0) + 1
        found.append((features(a, b, rare), x == y, kind))
    return [Example(parts, same, sizes[kind] ** -0.5) for parts, same, kind in found]


def compared(sketches: Sequence[Sketch], of: Mapping[str, str]) -> list[Example]:
    """Every pair that the linker would compare were these reports one book, with its parts and the truth."""
    shelf, by_key = Memory(), {s.key: s for s in sketches}
    for s in sketches:
        shelf.put(s, keys(s).filed)
    rare = {s.key: frozenset(n[1:] for n in (*name_keys(s), *lone_keys(s)) if shelf.days(n) <= MOST_NAMED) for s in sketches}
    linker, made = Linker(shelf), []
    for s in sketches:
        common = linker.common(keys(s))
        useless = {f"{c}{k}" for k in common for c in "UD"} | common
        for key in sorted(shelf.holders(k for k in keys(s).sought if k not in useless)):
            if key > s.key:
                made.append(Example(features(s, by_key[key], rare[s.key] & rare[key]), of[s.key] == of[key], 1.0))
    return made
