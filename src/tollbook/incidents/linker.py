"""Adding one report at a time to the incidents, at a cost that does not grow with the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tollbook.incidents.blocks import MOST_DAYS, MOST_NAMED, Keys, keys, lone_keys, name_keys
from tollbook.incidents.cluster import STRANGERS, Bonds, Pair, cluster, pair
from tollbook.incidents.score import Score, score
from tollbook.incidents.sketch import Sketch

LEAST = -4.0


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided of pairs of reports: same, newest first, and not same."""

    same: Sequence[Pair] = ()
    apart: frozenset[Pair] = frozenset()

    def touching(self, key: str) -> set[str]:
        """The reports that a person called the same as this one."""
        return {b if a == key else a for a, b in self.same if key in (a, b)}


NONE = Rulings()


class Shelf(Protocol):
    """Where the linker keeps sketches, blocks and scored pairs: in memory, or in the book's derived tables."""

    def sketch(self, key: str) -> Sketch | None: ...
    def put(self, sketch: Sketch, filed: Iterable[str]) -> None: ...
    def drop(self, sketch: Sketch, filed: Iterable[str]) -> None: ...
    def holders(self, blocks: Iterable[str]) -> set[str]: ...
    def days(self, block: str) -> int: ...
    def scores(self, key: str) -> Mapping[str, float]: ...
    def put_scores(self, key: str, scores: Mapping[str, float]) -> None: ...
    def drop_scores(self, key: str) -> None: ...


@dataclass(slots=True)
class Memory:
    """A shelf in memory, for linking a file of reports without a book."""

    sketches: dict[str, Sketch] = field(default_factory=dict)
    blocks: dict[str, set[str]] = field(default_factory=dict)
    pairs: dict[str, dict[str, float]] = field(default_factory=dict)

    def sketch(self, key: str) -> Sketch | None:
        return self.sketches.get(key)

    def put(self, sketch: Sketch, filed: Iterable[str]) -> None:
        self.sketches[sketch.key] = sketch
        for block in filed:
            self.blocks.setdefault(block, set()).add(sketch.key)

    def drop(self, sketch: Sketch, filed: Iterable[str]) -> None:
        del self.sketches[sketch.key]
        for block in filed:
            self.blocks[block].discard(sketch.key)

    def holders(self, blocks: Iterable[str]) -> set[str]:
        return {key for block in blocks for key in self.blocks.get(block, ())}

    def days(self, block: str) -> int:
        if block[0] == "N":
            return len(self.blocks.get(block, ()))
        dated = {self.sketches[k].start for k in self.blocks.get(f"D{block}", ())}
        return len(dated) + len(self.blocks.get(f"U{block}", ()))

    def scores(self, key: str) -> Mapping[str, float]:
        return self.pairs.get(key, {})

    def put_scores(self, key: str, scores: Mapping[str, float]) -> None:
        self.pairs[key] = dict(scores)
        for other, value in scores.items():
            self.pairs.setdefault(other, {})[key] = value

    def drop_scores(self, key: str) -> None:
        for other in self.pairs.pop(key, {}):
            self.pairs[other].pop(key, None)


class Linker:
    """Files reports, scores them against the few worth comparing, and clusters again only what they touch."""

    def __init__(self, shelf: Shelf, model: Mapping[str, float] | None = None) -> None:
        self.shelf = shelf
        self.model = model

    def add(self, sketch: Sketch) -> set[str]:
        """File one report and give the reports whose incidents may change, itself among them."""
        found = keys(sketch)
        before = self.common(found)
        self.shelf.put(sketch, found.filed)
        touched = {sketch.key} | self.compare(sketch, found)
        for block in sorted(self.common(found) - before):
            touched |= self.refresh(block)
        return touched

    def remove(self, sketch: Sketch) -> set[str]:
        """Take a report out (its text was replaced by a newer version) and give the reports whose incidents may change."""
        found = keys(sketch)
        before = self.common(found)
        touched = {k for k, s in self.shelf.scores(sketch.key).items() if s > 0}
        self.shelf.drop_scores(sketch.key)
        self.shelf.drop(sketch, found.filed)
        for block in sorted(before - self.common(found)):
            touched |= self.refresh(block)
        return touched

    def common(self, found: Keys) -> set[str]:
        """The keys that too many reports share: they say nothing about which incident an undated report, or a name, means."""
        loose = {k for k in found.timeless if self.shelf.days(k) > MOST_DAYS}
        return loose | {n for n in found.names if self.shelf.days(n) > MOST_NAMED}

    def refresh(self, block: str) -> set[str]:
        """Compare the reports of a key anew after it became too common, or is so no more."""
        if block[0] == "N":
            return self.rename(block)
        touched: set[str] = set()
        for key in sorted(self.shelf.holders([f"U{block}"])):
            one = self.shelf.sketch(key)
            if one is not None:
                touched |= {key} | {k for k, s in self.shelf.scores(key).items() if s > 0}
                self.shelf.drop_scores(key)
                touched |= self.compare(one, keys(one))
        return touched

    def rename(self, block: str) -> set[str]:
        """Compare those that have a name anew among each other, and with nobody else: other pairs do not share it."""
        held = {k: s for k in sorted(self.shelf.holders([block])) if (s := self.shelf.sketch(k)) is not None}
        found = {k: keys(s) for k, s in held.items()}
        common = {k: self.common(f) for k, f in found.items()}
        filed = {k: set(f.filed) for k, f in found.items()}
        touched = set(held)
        for key, one in held.items():
            before = dict(self.shelf.scores(key))
            after = {k: v for k, v in before.items() if k not in held}
            useful, rare = sought(found[key], common[key]), telling(found[key], common[key])
            for k, other in held.items():
                if k != key and not filed[k].isdisjoint(useful):
                    after[k] = score(one, other, self.model, shared(rare, other)).logit
            touched |= {k for near in (before, after) for k, v in near.items() if v > 0}
            self.shelf.drop_scores(key)
            self.shelf.put_scores(key, {k: v for k, v in sorted(after.items()) if v > LEAST})
        return touched

    def compare(self, sketch: Sketch, found: Keys) -> set[str]:
        """Score a report against the few worth comparing, keep what is not hopeless, and give those that it may join."""
        common = self.common(found)
        rare = telling(found, common)
        scores = {}
        for key in self.shelf.holders(sought(found, common)) - {sketch.key}:
            other = self.shelf.sketch(key)
            if other is not None:
                scores[key] = score(sketch, other, self.model, shared(rare, other)).logit
        kept = {key: value for key, value in sorted(scores.items()) if value > LEAST}
        self.shelf.put_scores(sketch.key, kept)
        return {key for key, value in kept.items() if value > 0}

    def closure(self, touched: Iterable[str], rulings: Rulings) -> tuple[set[str], dict[Pair, float]]:
        """Every report connected to the touched ones by scores above 0 or by judgements, and the scores among them."""
        reached: set[str] = set()
        scores: dict[Pair, float] = {}
        waiting = [k for k in touched if self.shelf.sketch(k) is not None]
        while waiting:
            key = waiting.pop()
            if key in reached:
                continue
            reached.add(key)
            near = self.shelf.scores(key)
            scores.update({pair(key, k): s for k, s in near.items()})
            waiting += [k for k, s in near.items() if s > 0 and k not in reached]
            waiting += [k for k in rulings.touching(key) if k not in reached and self.shelf.sketch(k) is not None]
        return reached, scores

    def regroup(self, touched: Iterable[str], rulings: Rulings = NONE) -> list[tuple[str, ...]]:
        """The incidents of every report connected to the touched ones."""
        reached, scores = self.closure(touched, rulings)
        inside = {p: s for p, s in scores.items() if p[0] in reached and p[1] in reached}
        same = [p for p in rulings.same if p[0] in reached and p[1] in reached]
        return cluster(reached, Bonds(inside, same, rulings.apart, self.unmet))

    def unmet(self, a: str, b: str) -> float:
        """The score of two reports that share no key, as when each lacks what the other tells."""
        first, second = self.shelf.sketch(a), self.shelf.sketch(b)
        return STRANGERS if first is None or second is None else score(first, second, self.model).logit

    def why(self, a: str, b: str) -> Score | None:
        """The named parts of the score of two reports; None where one of them is in no incident."""
        first, second = self.shelf.sketch(a), self.shelf.sketch(b)
        if first is None or second is None:
            return None
        found = keys(first)
        return score(first, second, self.model, shared(telling(found, self.common(found)), second))


def sought(found: Keys, common: set[str]) -> list[str]:
    """The keys to look others up by, those that too many share left out."""
    useless = {f"{c}{k}" for k in common for c in "UD"} | common
    return [k for k in found.sought if k not in useless]


def telling(found: Keys, common: set[str]) -> set[str]:
    """The names of a report that few others have."""
    return {n[1:] for n in found.names if n not in common}


def shared(rare: set[str], other: Sketch) -> set[str]:
    """The rare names the other report is filed under too."""
    return rare.intersection(n[1:] for n in (*name_keys(other), *lone_keys(other))) if rare else rare


def link(
    sketches: Iterable[Sketch], rulings: Rulings = NONE, model: Mapping[str, float] | None = None
) -> list[tuple[str, ...]]:  # fmt: skip
    """The incidents of some reports, as groups of their keys; the same in whatever order the reports come.

    >>> one, other = Sketch("a", "exact", 9, 9, country="MLI"), Sketch("b", "exact", 400, 400, country="MLI")
    >>> link([one, other])
    [('a',), ('b',)]
    """
    linker = Linker(Memory(), model)
    for sketch in sketches:
        linker.add(sketch)
    assert isinstance(linker.shelf, Memory)
    return linker.regroup(linker.shelf.sketches, rulings)
