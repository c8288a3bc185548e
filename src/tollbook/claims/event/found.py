"""Everything the facets find on a report before it is put together to events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.scene.reader import Scene, SceneReader
from tollbook.claims.scene.told import Told
from tollbook.claims.speech.finder import SpeechFinder
from tollbook.claims.speech.frame import Frame
from tollbook.claims.speech.told_this import ToldThis
from tollbook.claims.toll.fate import left_open
from tollbook.claims.toll.finder import TollFinder
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import Trigger, TriggerFinder
from tollbook.model.reading import Reading

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything the facets found on one report."""

    clauses: Clauses
    frames: tuple[Frame, ...]
    triggers: tuple[Trigger, ...]
    tolls: tuple[FoundToll, ...]
    scene: Scene

    def labelled(self, label: str) -> tuple[Clause, ...]:
        """The clauses of the main incident, the background or the links."""
        return tuple(c for c in self.clauses.all if self.scene.of(c) == label)

    def violent(self, clauses: Sequence[Clause]) -> tuple[Trigger, ...]:
        """The acts of violence in some clauses."""
        inside = {c.index for c in clauses}
        return tuple(t for t in self.triggers if t.clause in inside and t.violent)


def read_scene(reading: Reading) -> Found:
    """Finds clauses, speakers, triggers and tolls, and tells the main incident's clauses from the others."""
    clauses = Clauses(reading)
    frames = tuple(ToldThis(reading).frames(SpeechFinder(reading).find()))
    triggers = TriggerFinder(reading, clauses).find()
    tolls = left_open(reading, TollFinder(reading, frames).find())
    scene = SceneReader(Told(reading, clauses, triggers, tolls), frames).read()
    return Found(clauses, frames, triggers, tolls, scene)


def ranges_of(clauses: Sequence[Clause]) -> Ranges:
    """The token ranges of clauses, those that touch made one."""
    ranges: list[tuple[int, int]] = []
    for clause in clauses:
        if ranges and ranges[-1][1] == clause.first:
            ranges[-1] = (ranges[-1][0], clause.last)
        else:
            ranges.append((clause.first, clause.last))
    return tuple(ranges)
