"""Who did it and whom it was done to, read from all the clauses of a report."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.claims.actor.doer import DoerReader
from tollbook.claims.actor.target import TargetReader
from tollbook.claims.event.found import Found
from tollbook.model.reading import Reading

STRUCK = frozenset(("killed", "injured", "abducted"))


@dataclass(frozen=True, slots=True)
class Parties:
    """The readers of the doers and the targets of one report."""

    doers: DoerReader
    targets: TargetReader


def parties(reading: Reading, found: Found) -> Parties:
    """The readers of a report, told which words are those hurt and whether anybody was."""
    attacked = any(t.toll.group != "attackers" and t.toll.metric in STRUCK for t in found.tolls)
    harmed = {i for t in found.tolls for i in range(t.people or t.first, t.last)}
    doers = DoerReader(reading, found.clauses, found.frames, attacked=attacked, harmed=harmed)
    return Parties(doers, TargetReader(reading, found.clauses, found.frames, harmed=harmed))
