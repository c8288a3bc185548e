"""Reports into incidents: average linkage over scored pairs, with people's judgements above every score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

STRANGERS = -5.0
Pair = tuple[str, str]


def strangers(_a: str, _b: str) -> float:
    """What two reports that were never worth comparing count: much against."""
    return STRANGERS


@dataclass(frozen=True, slots=True)
class Bonds:
    """What holds reports together or keeps them apart: scores of pairs, and people's same and not same, newest first.

    ``unknown`` gives the score of a pair that has none.
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
    """One connected group into incidents: the two clusters with the best average score are joined until none is above 0."""
    if len(group) == 1:
        return [group]
    clusters = judged(group, bonds)
    totals = pair_totals(clusters, bonds)
    heap = [entry(clusters, i, j, t) for (i, j), t in totals.items() if t > 0]
    heapify(heap)
    fresh = max(clusters) + 1
    while heap:
        _, _, i, j = heappop(heap)
        if i not in clusters or j not in clusters:
            continue
        clusters[fresh] = tuple(sorted((*clusters.pop(i), *clusters.pop(j))))
        for k in sorted(clusters):
            if k == fresh:
                continue
            total = totals.pop(order(i, k)) + totals.pop(order(j, k))
            totals[order(k, fresh)] = total
            if total > 0:
                heappush(heap, entry(clusters, k, fresh, total))
        fresh += 1
    return list(clusters.values())


def order(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def entry(clusters: Mapping[int, tuple[str, ...]], i: int, j: int, total: float) -> tuple[float, tuple[Pair, ...], int, int]:
    """Best average first; equal averages by the keys themselves, so that ties do not hang on the order of adding."""
    average = total / (len(clusters[i]) * len(clusters[j]))
    return -round(average, 6), (pair(clusters[i][0], clusters[j][0]),), i, j


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


def pair_totals(clusters: Mapping[int, tuple[str, ...]], bonds: Bonds) -> dict[tuple[int, int], float]:
    """The summed scores between any two clusters, of pairs without a score what they count as strangers."""
    totals = {}
    for i, j in combinations(sorted(clusters), 2):
        if apart(clusters[i], clusters[j], bonds):
            totals[(i, j)] = float("-inf")
        else:
            totals[(i, j)] = sum(between(pair(a, b), bonds) for a in clusters[i] for b in clusters[j])
    return totals


def between(two: Pair, bonds: Bonds) -> float:
    found = bonds.scores.get(two)
    return bonds.unknown(*two) if found is None else found
