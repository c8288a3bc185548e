"""Learn the weights that say how much each part counts when two reports are compared.

usage: python training/linking.py REPORTS CODED INCIDENTS [--more CODED] [--out src/tollbook/weights/linking.json]

REPORTS are input records, CODED what was read from them, INCIDENTS which reports belong together (``linking_groups``).
The weights start from PRIOR, which was reasoned by hand, and are only bent by the set; --reasoned writes PRIOR itself. Every
coded report also stands in as several damaged copies (date, place, names or tolls lost or coarser), because reading is never
perfect, and as look-alikes: the same place and people on another day, or the same day somewhere else.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import exp
from pathlib import Path
from random import Random
from typing import Any

from tollbook.incidents.blocks import keys
from tollbook.incidents.linker import link
from tollbook.incidents.parts import compare
from tollbook.incidents.sketch import Sketch, sketch

SEED = 20240611
ROUNDS = 600
RATE = 0.5
CROWD = 2.0
RARE_HERE = 4  # the set is small: what is rare in a book of thousands is on few reports here
SHRINK = 0.05  # few incidents teach little: what they teach may only bend the reasoned weights
PRIOR = {  # reasoned by hand: what each agreement or contradiction would say to a careful coder, in log-odds
    "start": -2.9, "date+": 2.0, "date-": 6.0, "date range+": 2.0, "date range-": 2.5, "date unknown+": -0.2, "place+": 1.8,
    "place-": 4.0, "same site+": 1.2, "place unknown+": -0.2, "region+": 1.0, "region-": 2.5, "target+": 0.6, "target-": 0.5,
    "perpetrator+": 0.8, "perpetrator-": 0.8, "type+": 0.9, "type-": 1.5, "weapon+": 0.3, "weapon-": 1.4, "killed+": 1.6,
    "killed-": 2.0, "injured+": 1.2, "injured-": 1.0, "same number+": 1.2, "names+": 3.0, "names-": 1.0, "rare names+": 4.0,
    "copied text+": 2.5,
}  # fmt: skip
STRANGERS = ("xxa.brigade", "xxb.police", "xxc.army")
KINDS = (
    ("Violence against civilians", "Attack", "firearms"),
    ("Battles", "Armed clash", "firearms"),
    ("Explosions/Remote violence", "Air/drone strike", "aircraft"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", "improvised explosive"),
)
DOUBTS = {"date unknown+": -0.2, "place unknown+": -0.2}  # a report that could mean any day or place must earn its joining
Parts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """The parts of one compared pair and whether the two tell of one incident; look-alikes count with their weight."""

    parts: Parts
    same: bool
    weight: float


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def features(a: Sketch, b: Sketch, rare: frozenset[str]) -> dict[str, float]:
    """Each part as a weight's name and an amount: ``date+`` where it agrees, ``date-`` where it contradicts."""
    both = rare.intersection(a.names, b.names)
    return {"start": 1.0} | {f"{name}{'+' if value > 0 else '-'}": value for name, value, _ in compare(a, b, both) if value}


def rare_names(sketches: Sequence[Sketch]) -> frozenset[str]:
    """Names of two words that few of the reports have."""
    counts = Counter(n for s in sketches for n in s.names if " " in n)
    return frozenset(n for n, count in counts.items() if count <= RARE_HERE)


def groups(incidents: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The incident of each report."""
    return {r: f"{i['incident_id']}/{n}" for i in incidents for n, group in enumerate(i["linking_groups"]) for r in group}


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


def transplanted(a: Sketch, b: Sketch, chance: Random) -> Sketch | None:
    """A report of quite another incident as if it had happened on this one's day: next door, or without a place."""
    if a.start is None or a.end is None:
        return None
    day: dict[str, Any] = {"dated": a.dated, "start": a.start, "end": a.end, "key": f"{b.key}>{a.key}"}
    kind = chance.random()
    if kind < 0.45 or a.point is None:
        return replace(b, **day, point=None, precision=None, country=None, admin1=None, place_words=())
    if kind < 0.7:
        return replace(b, **day, point=a.point, precision="admin1", country=a.country, admin1=a.admin1, place_words=())
    lat, lon, radius = a.point
    near = (lat + chance.gauss(0, 0.1), lon + chance.gauss(0, 0.1), radius)
    return replace(b, **day, point=near, precision=a.precision, country=a.country, admin1=a.admin1, place_words=())


def strangers(sketches: Sequence[Sketch], of: Mapping[str, str], chance: Random) -> list[tuple[Parts, bool, tuple[str, bool]]]:
    """Pairs of quite other incidents on one day, as a busy day of a war has them."""
    known = [s for s in sketches if s.key in of]
    rare = rare_names(known)
    found: list[tuple[Parts, bool, tuple[str, bool]]] = []
    for a in known:
        for b in chance.sample(known, min(12, len(known))):
            made = transplanted(a, b, chance) if of[a.key] != of[b.key] else None
            if made is not None:
                found.append((features(a, made, rare), False, (f"day {of[a.key]}", False)))
    return found


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
    for parts, same, kind in strangers(sketches, of, chance):
        sizes[kind] = sizes.get(kind, 0) + 1
        found.append((parts, same, kind))
    return [
        Example(parts, same, sizes[kind] ** -0.5 * (CROWD if kind[0].startswith("day ") else 1)) for parts, same, kind in found
    ]


def allowed(name: str, weight: float) -> float:
    """Agreement never counts against, contradiction never for, and what is unknown never for."""
    if name == "start":
        return weight
    return min(DOUBTS[name], weight) if name in DOUBTS else max(0.0, weight)


def learn(cases: Sequence[Example]) -> dict[str, float]:
    """Logistic regression by plain descent, pulled toward the prior, with signs that a coder would expect."""
    names = sorted({name for case in cases for name in case.parts} | set(PRIOR))
    weights = {name: PRIOR.get(name, 0.0) for name in names}
    weights = {name: allowed(name, w) for name, w in weights.items()}
    prior, total = dict(weights), sum(case.weight for case in cases)
    for step in range(ROUNDS):
        slope = {name: SHRINK * (weights[name] - prior[name]) for name in names}
        for case in cases:
            z = sum(weights[n] * v for n, v in case.parts.items())
            error = (1 / (1 + exp(-max(-30.0, min(30.0, z)))) - case.same) * case.weight / total
            for name, value in case.parts.items():
                slope[name] += error * value
        rate = RATE * 6 / (1 + step / 150)
        weights = {name: allowed(name, w - rate * slope[name]) for name, w in weights.items()}
    return {name: round(w, 2) for name, w in weights.items()}


def b_cubed(found: Iterable[tuple[str, ...]], of: Mapping[str, str]) -> float:
    """B-cubed F1 over the reports that were linked."""
    cluster = {k: g for g in found for k in g}
    gold: dict[str, set[str]] = {}
    for k in cluster:
        gold.setdefault(of[k], set()).add(k)
    both = {k: len(gold[of[k]] & set(cluster[k])) for k in cluster}
    p = sum(both[k] / len(cluster[k]) for k in cluster) / len(cluster)
    r = sum(both[k] / len(gold[of[k]]) for k in cluster) / len(cluster)
    return 2 * p * r / (p + r)


def sketches_of(reports: Sequence[Mapping[str, Any]], coded: Sequence[Mapping[str, Any]]) -> list[Sketch]:
    texts = {r["id"]: r["text"] for r in reports}
    made = (sketch(c["report"]["id"], texts[c["report"]["id"]], c) for c in coded)
    return [s for s in made if s is not None]


Folds = Mapping[str, int | str]


def by_incident(of: Mapping[str, str]) -> dict[str, int]:
    """Every third incident in one fold."""
    number = {name: n % 3 for n, name in enumerate(sorted(set(of.values())))}
    return {key: number[name] for key, name in of.items()}


def by_language(reports: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The reports of each language in one fold."""
    return {r["id"]: r.get("lang") or "" for r in reports}


def whole_book(sets: Sequence[Sequence[Sketch]], of: Mapping[str, str], fold: Folds) -> list[float]:
    """B-cubed F1 of each coding when every fold's reports, in one book with all others, are linked by what the others taught."""
    scored: list[dict[str, set[str]]] = [{} for _ in sets]
    for n in sorted({fold[k] for k in of}, key=str):
        cases = [c for s in sets for c in examples([x for x in s if x.key in of and fold[x.key] != n], of, Random(SEED))]
        model = learn(cases)
        for i, s in enumerate(sets):
            for group in link([x for x in s if x.key in of], model=model):
                scored[i] |= {k: set(group) for k in group if fold[k] == n}
    return [b_cubed_of(f, of) for f in scored]


def b_cubed_of(found: Mapping[str, set[str]], of: Mapping[str, str]) -> float:
    """B-cubed F1 where each report has the group that was found for it."""
    gold = {k: {x for x in found if of[x] == of[k]} for k in found}
    both = {k: len(gold[k] & found[k]) for k in found}
    p, r = (sum(both[k] / len(side[k]) for k in found) / len(found) for side in (found, gold))
    return 2 * p * r / (p + r)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("coded", type=Path)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--reasoned", action="store_true", help="keep the reasoned weights; only measure the learning")
    parser.add_argument("--check", action="store_true", help="also measure on incidents left out of the learning")
    asked = parser.parse_args()
    of = groups(read(asked.incidents))
    reports = read(asked.reports)
    sets = [sketches_of(reports, read(path)) for path in (asked.coded, *asked.more)]
    cases = []
    for s in sets:
        cases += examples(s, of, Random(SEED))
    model = learn(cases)
    for s in sets:
        known = [x for x in s if x.key in of]
        print(f"{len(cases)} pairs; B-cubed F1 on the set itself {b_cubed(link(known, model=model), of):.3f}")
    if asked.check:
        folds: dict[str, Folds] = {"incidents": by_incident(of), "language": by_language(reports)}
        for name, fold in folds.items():
            print(f"B-cubed F1, {name} left out of the learning", [round(f, 3) for f in whole_book(sets, of, fold)])
    for s in sets:
        known = [x for x in s if x.key in of]
        print(f"B-cubed F1 with the reasoned weights alone {b_cubed(link(known, model=PRIOR), of):.3f}")
    print(json.dumps(model, indent=1))
    if asked.out:
        kept = json.loads(asked.out.read_text(encoding="utf-8")) if asked.out.exists() else {}
        asked.out.write_text(
            json.dumps(kept | {"weights": dict(sorted((PRIOR if asked.reasoned else model).items()))}, indent=1) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
