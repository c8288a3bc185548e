"""Places taken and left again the same day: an attack on whoever held them, no change of hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.trigger import ARMED, Trigger
from tollbook.model.reading import Reading

OWNER = 4  # tokens: "after the withdrawal of the army"
SEIZURES = frozenset(("seizure of territory", "recapture"))


def as_raids(reading: Reading, telling: Sequence[Trigger], everything: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The acts of an event, the seizures among them as raids where those who took the place are told to have left it."""
    leaving = [t for t in everything if t.act == "withdrawal" and t.status == "actual"]
    return tuple(replace(t, act="raid") if t.act in SEIZURES and _left(reading, t, leaving) else t for t in telling)


def _left(reading: Reading, taken: Trigger, leaving: Sequence[Trigger]) -> bool:
    """Whether a withdrawal told in the same sentence or the next is that of those who took the place: no other side beside it."""
    line = reading.tokens[taken.first].sentence
    for left in leaving:
        start = max(taken.hit.last, reading.sentence_of(left.first).first)
        near = taken.first < left.first and reading.tokens[left.first].sentence - line <= 1
        if near and not any(start <= m.first < left.hit.last + OWNER and m.kind in ARMED and not m.place for m in reading.actors):
            return True
    return False
