"""Learn the weights that say how much each part counts when two reports are compared.

usage: python training/linking.py --set FOLDER CODED [CODED] [--set ...] [--check] [--out src/tollbook/weights/linking.json]

Each set is a FOLDER with reports.jsonl and incidents.jsonl and one or more files of what was read from it (by Tollbook, by the
annotator). Learnt from three sources: the pairs of the sets as they are, look-alikes made of their reports (a smaller share), and
invented local crime news (``town.py``). The weights start from PRIOR, which was reasoned by hand, and are bent by them. --check
measures the first set with its incidents, its languages, the whole set, or the local news left out of the learning.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from pairs import Example, Parts, compared, examples, features  # type: ignore[import-not-found]
from tollbook.incidents.linker import link
from tollbook.incidents.sketch import Sketch, sketch
from town import town_news  # type: ignore[import-not-found]

__all__ = ["Example", "Parts", "compared", "features"]

SEED = 20240611
WORLDS = (11, 12)
ROUNDS = 800
SHRINK = 0.1  # few incidents teach little: what they teach may only bend the reasoned weights
ALIKE = 0.2  # the share of the look-alikes beside the sets and the local news
PRIOR = {  # reasoned by hand: what each agreement or contradiction would say to a careful coder, in log-odds
    "start": -2.9, "date+": 2.0, "date-": 8.0, "date range+": 2.0, "date range-": 2.5, "date unknown+": -0.2, "place+": 1.8,
    "place-": 4.0, "same site+": 1.2, "place unknown+": -0.2, "region+": 1.0, "region-": 2.5, "target+": 0.6, "target-": 0.5,
    "perpetrator+": 0.8, "perpetrator-": 0.8, "type+": 0.9, "type-": 1.5, "weapon+": 0.3, "weapon-": 1.4, "killed+": 1.6,
    "killed-": 2.0, "injured+": 1.2, "injured-": 1.0, "same number+": 1.2, "names+": 3.0, "names-": 1.0, "rare names+": 4.0,
    "copied text+": 2.5, "same victim+": 3.0,
}  # fmt: skip
DOUBTS = {"date unknown+": -0.2, "place unknown+": -0.2}  # a report that could mean any day or place must earn its joining
Folds = Mapping[str, int | str]
Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Source:
    """A set of reports to learn from: their sketches as read in one way or several, and which incident each tells of."""

    name: str
    readings: tuple[tuple[Sketch, ...], ...]
    of: Mapping[str, str]

    def keep(self, keys: Iterable[str]) -> Source:
        """The same with some of its reports only."""
        kept = set(keys)
        return replace(self, readings=tuple(tuple(s for s in r if s.key in kept) for r in self.readings))


def cases(sets: Sequence[Source], news: Source | None = None) -> list[Example]:
    """What the sets and the local news teach; each kind of pairs weighs what its share is, however many it has."""
    real = [c for one in sets for r in one.readings for c in compared(r, one.of)]
    alike = [c for one in sets for r in one.readings for c in examples(r, one.of, Random(SEED)) if not c.same]
    told = [] if news is None else [c for r in news.readings for c in compared(r, news.of)]
    return [*shared(real, 1.0), *shared(alike, ALIKE), *shared(told, 1.0)]


def shared(some: Sequence[Example], share: float) -> list[Example]:
    """The pairs, weighing so much together."""
    total = sum(c.weight for c in some)
    return [replace(c, weight=c.weight * share / total) for c in some]


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def groups(incidents: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The incident of each report."""
    return {r: f"{i['incident_id']}/{n}" for i in incidents for n, group in enumerate(i["linking_groups"]) for r in group}


def allowed(name: str, weight: float) -> float:
    """Agreement never counts against, contradiction never for, and what is unknown never for."""
    if name == "start":
        return weight
    return min(DOUBTS[name], weight) if name in DOUBTS else max(0.0, weight)


def learn(cases: Sequence[Example], *, shrink: float = SHRINK) -> dict[str, float]:
    """Logistic regression pulled toward the prior, with signs that a coder would expect; steps are scaled by the slope's size."""
    names = sorted({name for case in cases for name in case.parts} | set(PRIOR))
    column = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(cases), len(names)))
    for row, case in enumerate(cases):
        for name, value in case.parts.items():
            table[row, column[name]] = value
    same, weight = np.array([c.same for c in cases], dtype=float), np.array([c.weight for c in cases])
    least = np.array([-np.inf if n == "start" or n in DOUBTS else 0.0 for n in names])
    most = np.array([DOUBTS.get(n, np.inf) for n in names])
    prior: Floats = np.array([allowed(n, PRIOR.get(n, 0.0)) for n in names])
    found, mean, square = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(ROUNDS):
        error = (1 / (1 + np.exp(-np.clip(table @ found, -30, 30))) - same) * weight
        slope = error @ table + shrink * (found - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        found = np.clip(found - 0.1 * mean / (np.sqrt(square) + 1e-8) / (1 + step / 60), least, most)
    return {name: round(float(w), 2) for name, w in zip(names, found, strict=True)}


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


def by_incident(of: Mapping[str, str]) -> dict[str, int | str]:
    """Every third incident in one fold."""
    number = {name: n % 3 for n, name in enumerate(sorted(set(of.values())))}
    return {key: number[name] for key, name in of.items()}


def by_language(folder: Path) -> dict[str, int | str]:
    """The reports of each language in one fold."""
    return {r["id"]: r.get("lang") or "" for r in read(folder / "reports.jsonl")}


def left_out(source: Source, others: Sequence[Source], news: Source, fold: Folds) -> list[str]:
    """B-cubed F1 of each reading when every fold's reports, in one book with all others, are linked by what the rest taught."""
    scored: list[dict[str, set[str]]] = [{} for _ in source.readings]
    mixed = [0 for _ in source.readings]
    for n in sorted({fold[k] for k in source.of}, key=str):
        model = learn(cases([source.keep(k for k in source.of if fold[k] != n), *others], news))
        for i, some in enumerate(source.readings):
            for group in link(some, model=model):
                scored[i] |= {k: set(group) for k in group if fold[k] == n}
                mixed[i] += len({source.of[k] for k in group}) > 1 and any(fold[k] == n for k in group)
    return [f"{b_cubed_of(f, source.of):.3f} ({m} merged)" for f, m in zip(scored, mixed, strict=True)]


def b_cubed_of(found: Mapping[str, set[str]], of: Mapping[str, str]) -> float:
    """B-cubed F1 where each report has the group that was found for it."""
    gold = {k: {x for x in found if of[x] == of[k]} for k in found}
    both = {k: len(gold[k] & found[k]) for k in found}
    p, r = (sum(both[k] / len(side[k]) for k in found) / len(found) for side in (found, gold))
    return 2 * p * r / (p + r)


def figures(source: Source, model: Mapping[str, float] | None) -> str:
    """B-cubed F1 of each reading, and how many of its incidents hold reports of two."""
    said = []
    for some in source.readings:
        found = link(some, model=model)
        mixed = sum(len({source.of[k] for k in g}) > 1 for g in found)
        said.append(f"{b_cubed(found, source.of):.3f} ({mixed} merged)")
    return f"{source.name} {', '.join(said)}"


def load(name: str, folder: Path, coded: Sequence[Path]) -> Source:
    """A set of reports with what was read from them."""
    of = groups(read(folder / "incidents.jsonl"))
    reports = read(folder / "reports.jsonl")
    readings = (tuple(s for s in sketches_of(reports, read(path)) if s.key in of) for path in coded)
    return Source(name, tuple(readings), of)


def local_news() -> Source:
    """The invented local news, in worlds of their own."""
    worlds = [town_news(seed) for seed in WORLDS]
    of = {key: name for _, named in worlds for key, name in named.items()}
    return Source("local news", tuple(tuple(made) for made, _ in worlds), of)


def check(sets: Sequence[Source], news: Source, folder: Path) -> None:
    """Print what is learnt without the incidents, the language, the source that it is then measured on."""
    first, *others = sets
    folds: dict[str, Folds] = {"incidents": by_incident(first.of), "language": by_language(folder)}
    for name, fold in folds.items():
        print(f"{first.name}, {name} left out:", ", ".join(left_out(first, others, news, fold)))
    print("set left out:", figures(first, learn(cases(others, news))))
    print("all sets left out:", "; ".join(figures(s, learn(shared(cases([], news), 1.0))) for s in sets))
    print("local news left out:", figures(news, learn(cases(sets))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs="+", metavar=("FOLDER", "CODED"), action="append", required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true", help="also measure on what is left out of the learning")
    asked = parser.parse_args()
    sets, news = [load(folder.name, folder, coded) for folder, *coded in asked.set], local_news()
    model = learn(cases(sets, news))
    for name, weights in (("reasoned weights", PRIOR), ("learnt weights", model)):
        print(f"{name}:", "; ".join(figures(s, weights) for s in (*sets, news)))
    print("\n".join(f"{name:16} {PRIOR.get(name, 0.0):6.2f} -> {model[name]:6.2f}" for name in sorted(model)))
    if asked.out:
        kept = json.loads(asked.out.read_text(encoding="utf-8"))
        asked.out.write_text(json.dumps(kept | {"weights": model}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if asked.check:
        check(sets, news, asked.set[0][0])


if __name__ == "__main__":
    main()
