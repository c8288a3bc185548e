"""What each clause of a report tells: its acts, its figures and its times."""

from __future__ import annotations

from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import Reading, TimeMention, starts

TAIL = 3  # tokens
LEAD = 3  # sentences


class Told:
    """The clauses of one report with what is told in each, by the index of the clause."""

    def __init__(self, reading: Reading, clauses: Clauses, triggers: tuple[Trigger, ...], tolls: tuple[FoundToll, ...]) -> None:
        self.reading = reading
        self.clauses = clauses
        self.triggers = {c.index: [t for t in triggers if t.clause == c.index and t.violent] for c in clauses.all}
        self.calm = {c.index: [t for t in triggers if t.clause == c.index and not t.violent] for c in clauses.all}
        self.tolls = {c.index: [t for t in tolls if c.first <= t.first < c.last] for c in clauses.all}
        described = starts(reading, "genitive")
        times = [t for t in reading.times if t.last not in described or not _coarse(t)]
        self.times = {c.index: [t for t in times if c.first <= _stands(t) < c.last] for c in clauses.all}

    def tells(self, clause: Clause) -> bool:
        """Whether a clause tells of violence at all."""
        return bool(self.triggers[clause.index] or self.tolls[clause.index])

    def tells_beside(self, clause: Clause) -> bool:
        """Whether a clause tells of violence, or another of its sentence does."""
        return any(self.tells(c) for c in self.clauses.all if c.sentence == clause.sentence)

    def own_act(self, clause: Clause) -> bool:
        """Whether a clause names an act of its own beside the killing."""
        return any(t.act != "killing" for t in self.triggers[clause.index])

    def with_tail(self, clause: Clause) -> int:
        """The end of a clause with a "before" or "since then" that closes its sentence."""
        behind = self.clauses.all[clause.index + 1 : clause.index + 2]
        tail = [c for c in behind if c.sentence == clause.sentence and c.last - c.first <= TAIL]
        return tail[0].last if tail else clause.last

    def first_figures(self, clause: Clause) -> list[int]:
        """The figures of the lead's sentences before a clause."""
        leading = (c for c in self.clauses.all if c.sentence < min(clause.sentence, LEAD))
        return [t.toll.count.low or 0 for c in leading for t in self.tolls[c.index]]


def _coarse(time: TimeMention) -> bool:
    """Whether a time is a month or more, which tells of what it owns and not of its clause: "the leader of last year's coup"."""
    return time.when is not None and time.when.precision not in ("time", "day", "days")


def _stands(time: TimeMention) -> int:
    """The token that a time belongs to its clause by; "three days after" opens a clause with its last words."""
    return time.last - 1 if time.relation == "after" else time.first
