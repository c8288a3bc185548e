"""Reports into incidents: clusters joined by the better part of their scored pairs, people's judgements above every score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

STRANGERS = -5.0
BETTER = 0.7  # the share of the pairs between two clusters that must speak for joining: short reports say little of any other
WORST = -1.0  # what all pairs must reach on average nevertheless
MANY = 80  # clusters of larger groups are joined by the plain average over the pairs that were worth comparing
Pair = tuple[str, str]
Between = tuple[float, ...]


def strangers(_a: str, _b: str) -> float:
    """What two reports that were never worth comparing count: much against."""
    return STRANGERS


@dataclass(frozen=True, slots=True)
class Bonds:
    """What holds reports together or keeps them apart: scores of pairs, and people's same and not same, newest first.

    ``unknown`` gives the score of a pair that has none, in groups that are not large.
    """

    scores: Mapping[Pair, float]
    same: Sequence[Pair] = ()
    apart: frozenset[Pair] = frozenset()
    unknown: Callable[[str, str], float] = strangers


def pair(a: str, b: str) -> Pair:
    """The two keys in order, so that a pair has one name.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (a, b) if a <= b else (b, a)


def components(keys: Iterable[str], links: Iterable[Pair]) -> list[tuple[str, ...]]:
    """The keys in groups that the links connect, each in order.

    >>> components("abcd", [("a", "c")])
    [('a', 'c'), ('b',), ('d',)]
    """
    parent = {k: k for k in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in links:
        parent[root(a)] = root(b)
    groups: dict[str, list[str]] = {}
    for key in sorted(parent):
        groups.setdefault(root(key), []).append(key)
    return sorted(tuple(g) for g in groups.values())


def cluster(keys: Iterable[str], bonds: Bonds) -> list[tuple[str, ...]]:
    """The incidents of some reports. The order in which reports or pairs are given never matters.

    >>> cluster("abc", Bonds({("a", "b"): 3.0, ("b", "c"): 1.0, ("a", "c"): -4.0}))
    [('a', 'b'), ('c',)]
    """
    links = [p for p, s in bonds.scores.items() if s > 0] + list(bonds.same)
    return sorted(part for group in components(keys, links) for part in split(group, bonds))


def split(group: tuple[str, ...], bonds: Bonds) -> list[tuple[str, ...]]:
    """One connected group into incidents: the two clusters with the best pairs are joined until none would gain."""
    if len(group) == 1:
        return [group]
    if len(group) > MANY:
        return split_large(group, bonds)
    clusters = judged(group, bonds)
    pairs = pair_scores(clusters, bonds)

    def merged(i: int, j: int, fresh: int) -> Iterator[tuple[int, float]]:
        for k in sorted(clusters):
            if k != fresh:
                pairs[order(k, fresh)] = pairs.pop(order(i, k)) + pairs.pop(order(j, k))
                yield k, likeness(pairs[order(k, fresh)])

    return joined(clusters, [(*p, likeness(found)) for p, found in pairs.items()], merged)


def joined(
    clusters: dict[int, tuple[str, ...]],
    values: Iterable[tuple[int, int, float]],
    merged: Callable[[int, int, int], Iterable[tuple[int, float]]],
) -> list[tuple[str, ...]]:
    """The clusters after joining the best two until none would gain; ``merged`` gives the values of a new cluster to others."""
    heap = [entry(clusters, i, j, value) for i, j, value in values if value > 0]
    heapify(heap)
    fresh = max(clusters) + 1
    while heap:
        _, _, i, j = heappop(heap)
        if i not in clusters or j not in clusters:
            continue
        clusters[fresh] = tuple(sorted((*clusters.pop(i), *clusters.pop(j))))
        for k, value in merged(i, j, fresh):
            if value > 0:
                heappush(heap, entry(clusters, k, fresh, value))
        fresh += 1
    return list(clusters.values())


def split_large(group: tuple[str, ...], bonds: Bonds) -> list[tuple[str, ...]]:
    """The same for a large group by plain averages: only clusters with a scored pair between them are ever looked at."""
    clusters = judged(group, bonds)
    near = neighbours(clusters, bonds)

    def value(i: int, j: int) -> float:
        known, many = near[i][j], len(clusters[i]) * len(clusters[j])
        return (sum(sorted(known)) + STRANGERS * (many - len(known))) / many

    def merged(i: int, j: int, fresh: int) -> Iterator[tuple[int, float]]:
        one, two = near.pop(i), near.pop(j)
        near[fresh] = {k: one.get(k, ()) + two.get(k, ()) for k in one.keys() | two.keys() if k not in (i, j)}
        for k in sorted(near[fresh]):
            near[k].pop(i, None)
            near[k].pop(j, None)
            near[k][fresh] = near[fresh][k]
            yield k, value(k, fresh)

    return joined(clusters, [(i, j, value(i, j)) for i in clusters for j in near[i] if i < j], merged)


def neighbours(clusters: Mapping[int, tuple[str, ...]], bonds: Bonds) -> dict[int, dict[int, Between]]:
    """For each cluster those it has scored pairs with, and their scores; what people keep apart scores below all."""
    of = {k: i for i, keys in clusters.items() for k in keys}
    near: dict[int, dict[int, Between]] = {i: {} for i in clusters}
    kept = {p: float("-inf") for p in bonds.apart}
    for (a, b), score in sorted({**bonds.scores, **kept}.items()):
        i, j = of.get(a), of.get(b)
        if i is not None and j is not None and i != j:
            near[i][j] = near[j][i] = (*near[i].get(j, ()), score)
    return near


def likeness(found: Between) -> float:
    """How well two clusters agree: the mean of the better part of their pairs, where all together do not speak against it.

    >>> likeness((2.0, 2.0, -1.0)), likeness((2.0, 2.0, -9.0)) < 0
    (2.0, True)
    """
    ordered = sorted(found)
    average = sum(ordered) / len(ordered)
    if average < WORST:
        return average
    better = ordered[-max(1, round(len(ordered) * BETTER)) :]
    return sum(better) / len(better)


def order(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def entry(clusters: Mapping[int, tuple[str, ...]], i: int, j: int, value: float) -> tuple[float, tuple[Pair, ...], int, int]:
    """Best first; equally good ones by the keys themselves, so that ties do not hang on the order of adding."""
    return -round(value, 6), (pair(clusters[i][0], clusters[j][0]),), i, j


def judged(group: tuple[str, ...], bonds: Bonds) -> dict[int, tuple[str, ...]]:
    """The starting clusters: what people called the same, newest first, unless it would join what they keep apart."""
    clusters: dict[int, tuple[str, ...]] = {i: (k,) for i, k in enumerate(group)}
    of = {k: i for i, k in enumerate(group)}
    for a, b in bonds.same:
        if a not in of or b not in of or of[a] == of[b]:
            continue
        i, j = order(of[a], of[b])
        if not apart(clusters[i], clusters[j], bonds):
            clusters[i] = tuple(sorted((*clusters[i], *clusters.pop(j))))
            of.update(dict.fromkeys(clusters[i], i))
    return clusters


def apart(one: tuple[str, ...], two: tuple[str, ...], bonds: Bonds) -> bool:
    return bool(bonds.apart) and any(pair(a, b) in bonds.apart for a in one for b in two)


def pair_scores(clusters: Mapping[int, tuple[str, ...]], bonds: Bonds) -> dict[tuple[int, int], Between]:
    """The scores between any two clusters, of pairs without a score what they count as strangers."""
    found: dict[tuple[int, int], Between] = {}
    for i, j in combinations(sorted(clusters), 2):
        if apart(clusters[i], clusters[j], bonds):
            found[(i, j)] = (float("-inf"),)
        else:
            found[(i, j)] = tuple(between(pair(a, b), bonds) for a in clusters[i] for b in clusters[j])
    return found


def between(two: Pair, bonds: Bonds) -> float:
    found = bonds.scores.get(two)
    return bonds.unknown(*two) if found is None else found
