"""Clauses that count more than one event: a year, a war, a running total, several attacks together."""

from __future__ import annotations

from tollbook.claims.clause import Clause
from tollbook.claims.scene.days import FINE, Days
from tollbook.claims.scene.told import LEAD, Told
from tollbook.model.reading import Hit

MANY_TIMES = 3
HUNDREDS = 100


class Totals:
    """Tells figures of many events from those of one."""

    def __init__(self, told: Told, days: Days) -> None:
        self.told, self.reading = told, told.reading
        self.days = days

    def counts_many(self, clause: Clause) -> bool:
        """Whether a clause counts a year or a war, or gives a running total many times the lead's figure."""
        if not self.told.tolls[clause.index]:
            return False
        end = self.told.clauses.all[clause.index + 1].last if self._followed(clause) else clause.last
        perfect = self.reading.within("present_perfect", clause.first, clause.last)
        if perfect and any(t.when is not None and t.when.precision in ("year", "longer") for t in self.told.times[clause.index]):
            return True  # "have now been killed this way in 2024"
        counted = [h for h in self.reading.within("aggregate", clause.first, end) if not self._of_one(h, clause)]
        opening = self.reading.sentences[clause.sentence].first
        since = bool(self.reading.within("since", opening, opening + 1)) and not any(
            self.days.names_day(t) for t in self.told.times[clause.index]
        )
        tells = since and bool(self.reading.within("perfect", opening, self.reading.sentences[clause.sentence].last))
        lately = any(
            t.when is not None and t.when.precision in FINE and self.days.lately(t.when)
            for t in self.reading.times
            if opening <= t.first < self.reading.sentences[clause.sentence].last
        )
        return (
            bool(counted) or self._running(clause) or self._untold_many(clause) or self._of_war(clause) or (tells and not lately)
        )

    def _of_war(self, clause: Clause) -> bool:
        """Whether a war or a wave of violence is what killed: "the conflict between X and Y has killed thousands"."""
        head = self.reading.within("war_word", clause.first, clause.last)
        done = self.reading.within("perfect", clause.first, clause.last)
        first = self.told.first_figures(clause)
        mine = [t.toll.count.low for t in self.told.tolls[clause.index]]
        large = any(n is None or n >= 2 * max(first, default=0) for n in mine)
        ahead = bool(head) and any(head[0].first < t.first for t in self.told.tolls[clause.index])
        return (
            bool(done)
            and ahead
            and large
            and bool(first)
            and not any(self.days.names_day(t) for t in self.told.times[clause.index])
        )

    def _of_one(self, hit: Hit, clause: Clause) -> bool:
        """Whether "a total of" counts one attack, told with its act or its day: "a total of 18 died in the raid on Friday"."""
        plain = hit.traits.get("of") == "one"
        dated = any(self.days.names_day(t) and t.when is not None for t in self.told.times[clause.index])
        return plain and (dated or self.told.own_act(clause))

    def _followed(self, clause: Clause) -> bool:
        behind = self.told.clauses.all[clause.index + 1 : clause.index + 2]
        return bool(behind) and behind[0].sentence == clause.sentence and not self.told.tolls[behind[0].index]

    def _running(self, clause: Clause) -> bool:
        """Whether "have been killed", told late, is a figure far above those told first."""
        perfect = self.reading.within("present_perfect", clause.first, clause.last)
        first = self.told.first_figures(clause)
        mine = max((t.toll.count.low or 0 for t in self.told.tolls[clause.index]), default=0)
        return bool(perfect) and bool(first) and clause.sentence > 0 and mine >= MANY_TIMES * max(first)

    def _untold_many(self, clause: Clause) -> bool:
        """Whether hundreds or thousands "have been killed" beside the few told of in the lead: what a group or a war has done."""
        huge = {h.first for h in self.reading.within("vague", clause.first, clause.last) if h.traits.get("size") == "hundreds"}
        mine = [t for t in self.told.tolls[clause.index] if t.toll.count.low is None and huge & set(range(t.first, t.last))]
        dated = any(self.days.names_day(t) for t in self.told.times[clause.index])
        if not mine or dated or not self.reading.within("perfect", clause.first, clause.last):
            return False
        lead = (c for c in self.told.clauses.all if c.sentence < LEAD and c.index != clause.index)
        few = [t.toll.count.low for c in lead for t in self.told.tolls[c.index] if t.toll.count.low]
        return bool(few) and max(few) < HUNDREDS

    def aggregated(self, clause: Clause) -> bool:
        """Whether a clause speaks of several attacks together; with a figure only where it says over what time."""
        several = any(t.count is not None for t in self.told.triggers[clause.index])
        if any(
            self.days.names_day(t) and t.when is not None and not self.days.of_speech(t) for t in self.told.times[clause.index]
        ):
            return False  # "stormed the town on Sunday, in one of the deadliest assaults of the year"
        long = any(t.when is not None and t.when.precision not in FINE for t in self.told.times[clause.index])
        return several and (long or not self.told.tolls[clause.index])
