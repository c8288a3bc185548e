"""Places taken and left again the same day: an attack on whoever held them, no change of hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.trigger import ARMED, Trigger
from tollbook.model.reading import Reading

SEIZURES = frozenset(("seizure of territory", "recapture"))


def as_raids(reading: Reading, telling: Sequence[Trigger], everything: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The acts of an event, the seizures among them as raids where those who took the place are told to have left it."""
    leaving = [t.first for t in everything if t.act == "withdrawal" and t.status == "actual"]
    return tuple(replace(t, act="raid") if t.act in SEIZURES and _left(reading, t, leaving) else t for t in telling)


def _left(reading: Reading, taken: Trigger, leaving: Sequence[int]) -> bool:
    """Whether a withdrawal told in the same sentence or the next is that of those who took the place: no other side between."""
    line = reading.tokens[taken.first].sentence
    for at in leaving:
        start = max(taken.hit.last, reading.sentence_of(at).first)
        near = taken.first < at and reading.tokens[at].sentence - line <= 1
        if near and not any(start <= m.first < at and m.kind in ARMED and not m.place for m in reading.actors):
            return True
    return False
