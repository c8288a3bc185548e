"""Clauses set apart from the main incident by their time, their place or their kind of attack."""

from __future__ import annotations

from datetime import timedelta

from tollbook.claims.clause import Clause
from tollbook.claims.order import PLURALS, VSO
from tollbook.claims.scene.days import FINE, Days
from tollbook.claims.scene.told import Told
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import TimeMention
from tollbook.model.when import When

FAMILY = {
    "airstrike": "air",
    "drone strike": "air",
    "shelling": "guns",
    "rocket attack": "guns",
    "missile attack": "guns",
    "suicide bombing": "bomb",
    "car bomb": "bomb",
    "roadside bomb": "mine",
    "landmine": "mine",
    "abduction": "taking",
    "hijacking": "taking",
    "hostage taking": "taking",
    "shooting": "arms",
    "ambush": "arms",
    "stabbing": "arms",
    "demonstration": "street",
    "riot": "street",
}
"""Acts whose means differ so much that two of them in one report, with own figures and places, are two events."""

SENT = frozenset(("air", "guns"))


class Apart:
    """Compares a clause with the main incident."""

    def __init__(self, told: Told, days: Days) -> None:
        self.told, self.reading = told, told.reading
        self.days = days
        self.more = {told.reading.tokens[h.first].norm for h in told.reading.all("article")}  # "another 16" counts on

    def in_time(self, clause: Clause, main: When | None) -> bool:
        """Whether a time of the clause is not the main incident's."""
        for time in (*self.told.times[clause.index], *self._trailing(clause), *self._resumed(clause)):
            if self._lasting(time):
                continue
            if self.days.of_days(time):
                continue  # "have killed nine since Monday"
            if time.relation in ("since", "span", "habit", "before") and not self.days.of_speech(time):
                return True
            others = (self.days.of_speech, self.days.of_thing, self.days.datelined, self.days.clock, self.days.of_law)
            mine = not any(of(time) for of in others)
            if time.relation == "at" and time.when is not None and mine:
                return self._apart(time, main)
        return False

    def _lasting(self, time: TimeMention) -> bool:
        """Whether words only say how long, for all the "before" behind them: "had to wait for two hours before"."""
        led = any(
            h.last == time.first and h.traits["is"] == "on" for h in self.reading.within("time", time.first - 1, time.first)
        )
        return time.relation == "before" and time.when is None and led

    def _resumed(self, clause: Clause) -> list[TimeMention]:
        """The times before a describing clause that this one goes on behind: "On Friday the gang, which we fear, killed two"."""
        if clause.kind != "main" or clause.index < 2 or self.told.times[clause.index]:
            return []
        inner, head = self.told.clauses.all[clause.index - 1], self.told.clauses.all[clause.index - 2]
        same = inner.kind == "relative" and head.sentence == clause.sentence and not self.told.tells(head)
        return self.told.times[head.index] if same else []

    def _trailing(self, clause: Clause) -> list[TimeMention]:
        """The times at a sentence's end behind a describing clause: "struck bases, which are many, in recent months"."""
        if self.told.times[clause.index]:
            return []
        rest = [c for c in self.told.clauses.all if c.sentence == clause.sentence and c.index > clause.index]
        loose = [
            c
            for c in rest
            if not self.told.tells(c) and (c.kind == "main" or (c.kind == "context" and c.index == clause.index + 1))
        ]
        loose += [c for c in rest[:1] if self.told.tells(c) and self.reading.within("since", c.first, c.first + 4)]
        return [t for c in loose for t in self.told.times[c.index]]

    def _apart(self, time: TimeMention, main: When | None) -> bool:
        when = time.when
        if when is None:
            return self._of_year(time) and self._own(time)
        if main is None:
            return when.precision in ("year", "longer") or self.days.long_ago(time)
        if when.precision in ("week", "month") and when.start <= main.start and self._own(time):
            return True  # last week the army had killed two
        if when.precision in FINE:
            return (
                when.end < main.start - timedelta(days=1)
                or when.start > main.end + timedelta(days=1)
                or not _meets(when, main, 0)
            )
        return not (when.start <= main.end and main.start <= when.end)

    def _of_year(self, time: TimeMention) -> bool:
        """Whether words name a past month or year that nothing dates: "last December", in a report without a day."""
        parts = self.reading.within("time", time.first, time.last)
        kinds = {(h.traits["is"], h.traits.get("by") or h.traits.get("unit")) for h in parts}
        return ("shift", "-1") in kinds and bool({("month", None), ("unit", "year"), ("unit", "month")} & kinds)

    def _own(self, time: TimeMention) -> bool:
        """Whether a clause with a week or a month for its time tells an act and figures of its own, behind the opening."""
        clause = self.told.clauses.at(time.first)
        return clause.sentence > 0 and bool(self.told.triggers[clause.index]) and bool(self.told.tolls[clause.index])

    def in_place(self, clause: Clause) -> bool:
        """Whether a clause opens with words such as "elsewhere" or "in another attack"."""
        opening = clause.first == self.reading.sentences[clause.sentence].first
        counted = {q.first for q in self.reading.quantities if self.reading.tokens[q.first - 1].norm in self.more}
        people = {h.first: h.last for h in self.reading.all("one_more")}  # "another was hurt" is no other attack
        cues = [h for h in self.reading.within("elsewhere", clause.first, clause.last) if h.last > people.get(h.first, 0)]
        cues = [h for h in cues if "weak" not in h.traits or not self._only_counts(clause)]
        if opening and any(h.first <= self._head(clause) + 1 and h.last not in counted for h in cues):
            return True
        return opening and self._same_time(clause, counted)

    def _same_time(self, clause: Clause, counted: set[int]) -> bool:
        """Whether a clause opens on the same time and tells of another target: "At the same time another post was attacked"."""
        led = [h for h in self.reading.within("same_time", clause.first, clause.last) if h.first <= clause.first + 1]
        people = {h.first for h in self.reading.all("person")} | counted
        figures = [i for t in self.told.tolls[clause.index] for i in range(t.first - 1, t.last + 1)]
        behind = self.reading.language in VSO  # مركز آخر
        others = self.reading.within("other_acts", clause.first, clause.last)
        others = tuple(h for h in others if (h.first - 1 if behind else h.last) not in people)
        return bool(led) and bool(self.told.triggers[clause.index]) and any(h.first not in figures for h in others)

    def _head(self, clause: Clause) -> int:
        """Where a clause begins behind a day or month that opens it: "In February, a similar attack"."""
        opened = next((t.last for t in self.told.times[clause.index] if t.first <= clause.first + 1), clause.first)
        return opened + (opened < clause.last and self.reading.tokens[opened].text == ",")

    def _only_counts(self, clause: Clause) -> bool:
        """Whether a clause gives no more than somebody's figure, no act, place or day: "Meanwhile, doctors said 17 died"."""
        placed = any(clause.first <= p.first < clause.last and p.role == "place" for p in self.reading.places)
        mine = [t for t in self.told.tolls[clause.index] if t.frame is not None]
        return bool(mine) and not placed and not self.told.own_act(clause) and not self.told.times[clause.index]

    def in_means(self, clause: Clause, lead: Clause) -> bool:
        """Whether a clause tells of another attack: another act with its own figure and its own place or time."""
        means = {t.act for t in self.told.triggers[lead.index] if not t.weak}
        mine = {t.act for t in self.told.triggers[clause.index] if not t.weak}
        families = {FAMILY.get(a) for a in means} - {None}
        others = {FAMILY.get(a) for a in mine} - {None}
        own = bool(self.told.times[clause.index]) or any(clause.first <= p.first < clause.last for p in self.reading.places)
        return bool(families and others and not families & others and self.told.tolls[clause.index] and own)

    def _several(self, trigger: Trigger) -> bool:
        """Whether a noun for an act stands in the plural: "attacks"."""
        noun = trigger.hit.traits.get("pos") == "noun" and self.reading.language in PLURALS
        return noun and self.reading.tokens[trigger.hit.last - 1].norm.endswith("s")

    def answers(self, clause: Clause, lead: Clause) -> bool:
        """Whether a later clause tells of bombs or shells sent elsewhere in reply: "artillery pounded villages in X in reply"."""
        cued = bool(self.reading.within("aftermath", clause.first, clause.last))
        placed = any(clause.first <= p.first < clause.last and p.role == "place" for p in self.reading.places)
        sent = any(FAMILY.get(t.act) in SENT for t in self.told.triggers[clause.index])
        return cued and placed and sent and clause.sentence > lead.sentence

    def of_accident(self, clause: Clause, lead: Clause) -> bool:
        """Whether a later clause gives the dead of an accident: "a boat sank on Thursday, 12 drowned"."""
        mishap = any(h.traits.get("kind") == "accident" for h in self.reading.within("not_conflict", clause.first, clause.last))
        own = any(t.toll.metric in ("killed", "injured") for t in self.told.tolls[clause.index])
        dated = bool(self.told.times[clause.index]) and clause.sentence > lead.sentence
        return mishap and own and dated and not self.told.own_act(clause)

    def plural(self, clause: Clause, lead: Clause) -> bool:
        """Whether a late clause speaks of several attacks with nothing of its own: "criticised the attacks on its soil"."""
        triggers = self.told.triggers[clause.index]
        several = bool(triggers) and all(self._several(t) for t in triggers)
        bare = not self.told.tolls[clause.index] and not self.told.times[clause.index]
        told = any(self._several(t) for t in self.told.triggers[lead.index])
        return several and bare and not told and clause.sentence > lead.sentence + 2


def _meets(a: When, b: When, days: int) -> bool:
    slack = timedelta(days=days)
    return a.start <= b.end + slack and b.start <= a.end + slack
