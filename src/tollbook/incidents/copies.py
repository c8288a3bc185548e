"""Copied wire text: winnowed word runs, how much of one text stands in another, and the words that were copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from tollbook.model.span import Span

RUN = 5
WINDOW = 8
KEPT = 160
COPIED = 0.5
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """The same words in two reports: where they stand in the first and in the second."""

    first: Span
    second: Span


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, case-folded, with their offsets."""
    return [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]


def runs_of(words: Sequence[str]) -> list[int]:
    """One number for every run of five words, in text order."""
    return [crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1)]


def fingerprints(text: str) -> tuple[int, ...]:
    """The winnowed runs of a text: the smallest of every eight neighbours, so that any copy of 12 words shares one.

    >>> a = fingerprints("Police said at least four people were killed on the road to the market late on Monday.")
    >>> b = fingerprints("Update: police said at least four people were killed on the road to the market late on Monday.")
    >>> bool(set(a) & set(b))
    True
    """
    runs = runs_of([w for w, _, _ in words_of(text)])
    if not runs:
        return ()
    chosen = {min(runs[i : i + WINDOW]) for i in range(max(1, len(runs) - WINDOW + 1))}
    return tuple(sorted(chosen)[:KEPT])


def containment(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the shorter text's runs that stand in the other one, 0 to 1.

    >>> containment((1, 2, 3, 4), (3, 4, 5, 6, 7))
    0.5
    """
    if not a or not b:
        return 0.0
    limit = min(a[-1], b[-1]) if KEPT in (len(a), len(b)) else max(a[-1], b[-1])
    first, second = {x for x in a if x <= limit}, {x for x in b if x <= limit}
    return len(first & second) / (min(len(first), len(second)) or 1)


def is_copy(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether half of the shorter text stands in the other, word for word."""
    return containment(a, b) >= COPIED


def matches(first: str, second: str) -> tuple[Match, ...]:
    """Every run of at least five equal words in two texts, as long as it goes, in the order of the first text.

    >>> found = matches("A bomb in the old market killed four people.", "BREAKING a bomb in the old market kills 4")
    >>> [(m.first.text, m.second.text) for m in found]
    [('A bomb in the old market', 'a bomb in the old market')]
    """
    a, b = words_of(first), words_of(second)
    left, right = [w for w, _, _ in a], [w for w, _, _ in b]
    where: dict[int, list[int]] = {}
    for j, run in enumerate(runs_of(right)):
        where.setdefault(run, []).append(j)
    found: list[Match] = []
    i = 0
    while i <= len(left) - RUN:
        best_j, best_n = 0, 0
        for j in where.get(crc32(" ".join(left[i : i + RUN]).encode("utf-8", "surrogatepass")), ()):
            n = equal_from(left, right, i, j)
            if n > best_n:
                best_j, best_n = j, n
        if best_n < RUN:
            i += 1
            continue
        found.append(
            Match(
                Span.cut(first, a[i][1], a[i + best_n - 1][2]),
                Span.cut(second, b[best_j][1], b[best_j + best_n - 1][2]),
            )
        )
        i += best_n
    return tuple(found)


def equal_from(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    """How many words are equal from ``i`` in one text and ``j`` in the other."""
    n = 0
    while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
        n += 1
    return n
