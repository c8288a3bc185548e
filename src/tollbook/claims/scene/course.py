"""The course of an incident: the day it began, the day it was over, the days on which its dead were found."""

from __future__ import annotations

from tollbook.claims.clause import Clause
from tollbook.claims.scene.days import FINE, Days
from tollbook.claims.scene.told import Told
from tollbook.model.reading import Hit, TimeMention

COUNT = 6  # tokens from "rose to" to its day
PRONOUN = 3  # tokens: "it all began on Tuesday"
TAKINGS = frozenset(("abduction", "hostage taking", "hijacking"))
HARM = frozenset(("killed", "injured", "killed_or_injured"))


class Course:
    """Tells the days of an incident's beginning from those of its end and of what came to light later."""

    def __init__(self, told: Told, days: Days) -> None:
        self.told, self.reading, self.days = told, told.reading, days

    def begins(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is that on which the violence began: "the attack began around 11 p.m. on Wednesday"."""
        if not self.days.names_day(time) or time.when is None or self.days.long_ago(time) or self.days.of_speech(time):
            return False
        return any(self._of_it(h, clause) for h in self.reading.within("began", clause.first, clause.last))

    def _of_it(self, began: Hit, clause: Clause) -> bool:
        """Whether what began is the incident: a word of violence, or no more than a pronoun, stands before the verb."""
        acts = [t.hit for t in self.told.triggers[clause.index] if t.hit.traits.get("pos") == "noun"]
        war = {h.first for h in self.reading.within("war_word", clause.first, clause.last)}
        if any(h.first < began.first and h.first not in war for h in acts):
            return True
        opens = clause.first == self.reading.sentences[clause.sentence].first
        return opens and began.first - clause.first < PRONOUN and not war

    def ends(self, clause: Clause) -> bool:
        """Whether a clause tells that it is over: "troops ended a siege on Wednesday", "calm returned on Sunday"."""
        over = self.reading.within("ended", clause.first, clause.last)
        verbs = any(t.hit.traits.get("pos") != "noun" for t in self.told.triggers[clause.index])
        hurt = any(t.toll.metric in HARM and t.first < over[0].first for t in self.told.tolls[clause.index]) if over else False
        return bool(over) and not verbs and not hurt

    def counts(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is that of a count: "the toll rose to 23 on Thursday"."""
        rises = self.reading.within("count_rises", clause.first, clause.last)
        return any(0 <= time.first - h.last <= COUNT or 0 <= h.first - time.last <= 1 for h in rises)

    def finds(self, clause: Clause) -> bool:
        """Whether a clause only tells of dead that were found: "two more bodies turned up on Saturday"."""
        end = self.told.with_tail(clause)
        body, found = self.reading.within("dead_body", clause.first, end), self.reading.within("found_word", clause.first, end)
        late = bool(self.reading.within("found_dead", clause.first, end)) or (bool(body) and bool(found))
        return late and not self.told.own_act(clause)

    def frees(self, lead: Clause) -> bool:
        """Whether a report opens on people who came free, and tells nobody dead before it."""
        here = [t for c in self.told.clauses.all if c.sentence == lead.sentence for t in self.told.tolls[c.index]]
        calm = [t.act for c in self.told.clauses.all if c.sentence == lead.sentence for t in self.told.calm[c.index]]
        freed = any(t.toll.metric == "freed" for t in here) or "release" in calm or "rescue" in calm
        return freed and not any(t.toll.metric in HARM and t.toll.count.low for t in here)

    def taken(self) -> TimeMention | None:
        """The day on which those were taken who came free since: the first of the days told beside a word of abduction."""
        acts = [t for found in self.told.triggers.values() for t in found if t.act in TAKINGS and t.status == "actual"]
        times = [t for found in self.told.times.values() for t in found if self._fits(t)]
        for act in acts:
            line = self.reading.tokens[act.first].sentence
            days = [(t.when.start, t) for t in times if t.when is not None and self.reading.tokens[t.first].sentence == line]
            days = [(day, t) for day, t in days if not self._of_freeing(t, act.first)]
            if days:
                return min(days, key=lambda pair: pair[0])[1]
        return None

    def _fits(self, time: TimeMention) -> bool:
        fine = time.when is not None and time.when.precision in FINE
        return fine and time.relation in ("at", "since") and not self.days.of_speech(time)

    def _of_freeing(self, time: TimeMention, act: int) -> bool:
        """Whether a day stands nearer to a word of freeing than to that of the abduction."""
        freeing = [t.first for found in self.told.tolls.values() for t in found if t.toll.metric == "freed"]
        freeing += [t.hit.first for found in self.told.calm.values() for t in found if t.act in ("release", "rescue")]
        here = [f for f in freeing if self.reading.tokens[f].sentence == self.reading.tokens[time.first].sentence]
        return any(abs(f - time.first) < abs(act - time.first) for f in here)
