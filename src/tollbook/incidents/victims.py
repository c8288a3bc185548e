"""The persons a report names as killed: a person is killed once, so two reports that name the same one tell of one incident."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any

FEW = 3  # people a figure may count whose words name one of them
WORD = re.compile(r"[^\W\d_][\w'’\-]*")
NAMES_HIM = 0.8  # only one report says that the person was killed, the other names him


def killed_by_name(event: Mapping[str, Any]) -> Iterator[str]:
    """The full names that stand in the words of an event's figures of the dead.

    >>> toll = {"metric": "killed", "low": 1, "spans": [{"text": "Ana Duro, 42, was killed"}]}
    >>> list(killed_by_name({"tolls": [toll]}))
    ['Ana Duro']
    """
    for toll in event.get("tolls", ()):
        if toll["metric"] == "killed" and toll["low"] and toll["low"] <= FEW:
            for span in toll.get("spans", ()):
                yield from full_names(span["text"])


def full_names(text: str) -> Iterator[str]:
    """Two capitalised words that stand beside each other."""
    for a, b in pairwise(WORD.finditer(text)):
        if a.group()[0].isupper() and b.group()[0].isupper() and not text[a.end() : b.start()].strip():
            yield f"{a.group()} {b.group()}"


def victim_fit(
    ours: Collection[str], theirs: Collection[str], named: tuple[Collection[str], Collection[str]], rare: Collection[str]
) -> tuple[float, str]:
    """Whether both reports name one person of whom one or both say that he was killed; only names that few reports have count.

    >>> victim_fit(["ana duro"], ["ana duro"], ((), ()), ["ana duro"])
    (1.0, 'both name ana duro as killed')
    """
    both = sorted(n for n in ours if n in theirs and n in rare)
    if both:
        return 1.0, f"both name {both[0]} as killed"
    one = sorted({n for n in (*ours, *theirs) if n in rare and all(n in known for known in named)})
    return (NAMES_HIM, f"both name {one[0]}, one as killed") if one else (0.0, "")
