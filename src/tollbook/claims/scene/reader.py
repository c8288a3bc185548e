"""Which clauses of a report tell of its main incident, and which of earlier, other or merely possible events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tollbook.claims.clause import Clause
from tollbook.claims.scene.apart import Apart
from tollbook.claims.scene.besides import Besides
from tollbook.claims.scene.days import Days
from tollbook.claims.scene.earlier import EarlierWords
from tollbook.claims.scene.lead import Leads
from tollbook.claims.scene.links import LinkLines
from tollbook.claims.scene.main_day import MainDay
from tollbook.claims.scene.told import Told
from tollbook.claims.scene.total import Totals
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import TimeMention, starts
from tollbook.model.when import When

SEQUEL = timedelta(days=7)
HURT = frozenset(("injured", "killed_or_injured"))
HANGING = frozenset(("relative", "context", "joined", "turn"))


@dataclass(frozen=True, slots=True)
class Scene:
    """The label of every clause: ``main``, ``background`` or ``related`` (links), and the time of the main incident.

    ``led`` is False where all that is told of violence are totals of a year or a war. ``voiced`` are the words on who speaks."""

    labels: tuple[str, ...]
    time: TimeMention | None
    led: bool = True
    voiced: tuple[tuple[int, int], ...] = ()

    def of(self, clause: Clause) -> str:
        """The label of a clause."""
        return self.labels[clause.index]


class SceneReader:
    """Labels the clauses of one report."""

    def __init__(self, told: Told, frames: tuple[Frame, ...]) -> None:
        self.told, self.reading = told, told.reading
        self.days, self.links = Days(told, frames), LinkLines(told.reading)
        self.earlier, self.totals, self.apart = EarlierWords(told, self.days), Totals(told, self.days), Apart(told, self.days)
        self.besides = Besides(told)
        self.leads = Leads(told, self.earlier, self.totals, self.links)
        self.main_day = MainDay(told, self.days, self.links, self.earlier)
        self.new = starts(self.reading, "indefinite")

    def read(self) -> Scene:
        """Labels every clause; a clause that tells nothing is the main incident's."""
        lead = self.leads.chosen()
        time = self.main_day.time(lead)
        when = time.when if time is not None else None
        labels: list[str] = []
        for clause in self.told.clauses.all:
            other = self._within_other(clause, labels, lead) or self._counts_on(clause, labels, lead)
            other = other or (lead is not None and clause.index != lead.index and self.besides.points_back(clause, labels))
            labels.append("background" if other else self._label(clause, lead, when))
        led = lead is not None or not any(self.told.tells(c) for c in self.told.clauses.all)
        return Scene(tuple(labels), time, led, (*self.days.voices.ranges(), *self.days.calm))

    def _counts_on(self, clause: Clause, labels: list[str], lead: Clause | None) -> bool:
        """Whether a sentence adds to a total named before: "Since May 40 have died. On the other side, 12 have died"."""
        if lead is None or clause.sentence <= lead.sentence or not self.told.tolls[clause.index] or self.told.times[clause.index]:
            return False
        if not self.reading.within("perfect", clause.first, clause.last) or self.told.own_act(clause):
            return False
        if clause.kind == "relative" and any(
            h.traits.get("size") == "hundreds" for h in self.reading.within("vague", clause.first, clause.last)
        ):
            return True  # the invasion, in which thousands have died
        before = [c for c in self.told.clauses.all[: clause.index] if c.sentence == clause.sentence - 1]
        total = any(t.relation in ("since", "span") for c in before for t in self.told.times[c.index])
        return total and any(labels[c.index] == "background" and self.told.tolls[c.index] for c in before)

    def _within_other(self, clause: Clause, labels: list[str], lead: Clause | None) -> bool:
        """Whether a clause hangs on another event's in its sentence: "In 2021 troops crossed after bombs killed four"."""
        before = self.told.clauses.all[clause.index - 1] if labels else clause
        if not labels or before.sentence != clause.sentence or labels[-1] != "background" or clause.kind not in HANGING:
            return False
        led = lead is not None and lead.sentence == clause.sentence
        hangs = clause.kind == "relative" and before.kind in ("context", "relative")
        dated = bool(self.told.times[clause.index])
        return (hangs and not (self.told.tells(clause) and dated)) or not (led or dated)

    def _label(self, clause: Clause, lead: Clause | None, when: When | None) -> str:
        if clause.sentence in self.links.related:
            return "related"
        if lead is not None and (clause.index == lead.index or self._goes_on(clause, lead)):
            return "main"
        if lead is not None and (self._sequel(clause, when) or self._over(clause)):
            return "main"
        apart = (
            self.apart.in_time(clause, when)
            or self.totals.counts_many(clause)
            or self.earlier.cued(clause)
            or self.totals.aggregated(clause)
            or self.apart.in_place(clause)
        )
        apart = apart or (lead is not None and self.besides.told_by(clause, lead, when))
        return "background" if apart or (lead is not None and self._beside(clause, lead)) else "main"

    def _beside(self, clause: Clause, lead: Clause) -> bool:
        """Whether a clause tells another attack than the lead, attacks in general or an accident."""
        others = (self.apart.in_means, self.apart.of_accident, self.apart.plural, self.apart.answers)
        return any(told(clause, lead) for told in others)

    def _over(self, clause: Clause) -> bool:
        """Whether a clause says no more than that it is over, on another day: "calm returned to the town on Sunday"."""
        return not self.told.tells(clause) and self.main_day.course.ends(clause)

    def _sequel(self, clause: Clause, main: When | None) -> bool:
        """Whether a clause tells that those taken came free within days: the same incident, on another day."""
        days = [t.when for t in self.told.times[clause.index] if t.relation == "at" and t.when is not None]
        soon = all(main is not None and timedelta(0) <= d.start - main.end <= SEQUEL for d in days)
        if self._late_death(clause):
            return soon
        freed = any(t.toll.metric == "freed" for t in self.told.tolls[clause.index])
        earlier = (t for c in self.told.clauses.all[: clause.index] for t in self.told.tolls[c.index])
        taken = freed and any(t.toll.metric == "abducted" for t in earlier)
        return taken and soon and not self.earlier.cued(clause)

    def _late_death(self, clause: Clause) -> bool:
        """Whether a clause tells of dead found later or of wounded who died: "the body was pulled from the rubble on Friday"."""
        dead = any(t.toll.metric == "killed" for t in self.told.tolls[clause.index])
        late = dead and bool(self.reading.within("late_death", clause.first, self.told.with_tail(clause)))
        return (late or self._of_one_hurt(clause)) and not self.told.own_act(clause)

    def _of_one_hurt(self, clause: Clause) -> bool:
        """Whether a clause gives no more than the death of one person, known by now, behind shots or wounded: "The boy died"."""
        figures = self.told.tolls[clause.index]
        one = bool(figures) and all(t.toll.metric == "killed" and t.toll.single and t.first not in self.new for t in figures)
        before = self.told.clauses.all[: clause.index]
        hurt = any(t.toll.metric in HURT for c in before for t in self.told.tolls[c.index])
        return one and (hurt or any(t.act == "shooting" for c in before for t in self.told.triggers[c.index]))

    def _goes_on(self, clause: Clause, lead: Clause) -> bool:
        """Whether a clause of the lead's sentence only adds to it: ", and wounded dozens"."""
        return (
            clause.sentence == lead.sentence
            and clause.index > lead.index
            and clause.kind == "joined"
            and bool(self.told.tolls[clause.index])
        )
