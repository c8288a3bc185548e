"""Clauses that tell another attack by their words: "hours before", "the group has killed hundreds", "one there was hurt"."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.claims.clause import Clause
from tollbook.claims.scene.days import FINE
from tollbook.claims.scene.told import Told
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import ARMED, Trigger
from tollbook.model.reading import TimeMention
from tollbook.model.when import When

MANY_TIMES = 3
HARM = frozenset(("killed", "injured", "killed_or_injured"))
SIDES = ARMED | {"group"}
SENT = frozenset(("raid", "drone strike", "airstrike"))


class Besides:
    """Tells clauses of other attacks behind the lead by what leads them, what they sum up or what they point back to."""

    def __init__(self, told: Told) -> None:
        self.told, self.reading = told, told.reading
        self.sides = sorted(
            [m.first for m in told.reading.actors if m.kind in SIDES]
            + [h.first for h in told.reading.all("armed_side")]
            + [h.first for h in told.reading.all("person") if h.traits.get("group") == "attackers"]
        )
        self.genitive = {h.first for h in told.reading.all("genitive")}
        self.noun_of = {h.first for h in told.reading.all("noun_of")}

    def told_by(self, clause: Clause, lead: Clause, main: When | None) -> bool:
        """Whether a clause of a later sentence than the lead's tells another attack."""
        if clause.sentence <= lead.sentence or not self._harm(clause):
            return False
        return (
            self._hours_before(clause)
            or self._of_a_side(clause)
            or self._of_year(clause, main)
            or self._recalled(clause, main)
            or self._hunted(clause)
        )

    def points_back(self, clause: Clause, labels: Sequence[str]) -> bool:
        """Whether a clause only adds to another attack told just before: "Another post was hit. One officer there was hurt"."""
        within = self.reading.within("back_there", clause.first, clause.last)
        words = [h for h in within if h.first > clause.first or h.traits.get("opens") == "yes"]
        if not words or not self._harm(clause) or self.told.times[clause.index]:
            return False
        before = [c for c in self.told.clauses.all[: clause.index] if self._told_before(c, clause)]
        last = [c for c in before if c.sentence == before[-1].sentence]
        near = bool(last) and clause.sentence - last[0].sentence <= 1
        return near and all(labels[c.index] == "background" for c in last)

    def _told_before(self, before: Clause, clause: Clause) -> bool:
        return before.sentence < clause.sentence and (self.told.tells(before) or bool(self.told.times[before.index]))

    def _harm(self, clause: Clause) -> list[FoundToll]:
        return [t for t in self.told.tolls[clause.index] if t.toll.metric in HARM]

    def _hours_before(self, clause: Clause) -> bool:
        """Whether words such as "a few hours earlier" open a sentence with dead of its own, in another place or by an act.

        Both are needed where the words are no more than "that evening".
        """
        opens = clause.first == self.reading.sentences[clause.sentence].first
        cued = any(h.first <= clause.first + 1 for h in self.reading.within("before_that", clause.first, clause.last))
        own = any(not self._said(t, clause) and t.toll.count.high != 0 for t in self._harm(clause))
        armed = bool(self.reading.within("weapon", clause.first, clause.last))
        told = armed or self.told.own_act(clause)
        same = any(h.first <= clause.first + 1 for h in self.reading.within("same_day", clause.first, clause.last))
        return (
            opens
            and own
            and ((cued and (told or self._placed(clause))) or (same and bool(self._acts(clause)) and self._placed(clause)))
        )

    @staticmethod
    def _said(toll: FoundToll, clause: Clause) -> bool:
        """Whether the clause itself names who gives a figure."""
        return toll.frame is not None and clause.first <= toll.frame.cue.first < clause.last

    def _of_a_side(self, clause: Clause) -> bool:
        """Whether a side is said to have killed many times those of the lead, on no day: "the group has killed hundreds"."""
        firm = max(self.told.first_figures(clause), default=0)
        many = [t for t in self._harm(clause) if t.toll.metric == "killed" and self._many(t, firm, clause)]
        if not many or not firm or any(t.when is not None and t.when.precision in FINE for t in self.told.times[clause.index]):
            return False
        end = max(many[0].people, many[0].first)  # قتل الانفصاليون مئات
        return any(clause.first <= side < end for side in self.sides) and not self._named_act(clause)

    def _many(self, toll: FoundToll, firm: int, clause: Clause) -> bool:
        vague = any(h.traits.get("size") == "hundreds" for h in self.reading.within("vague", toll.first - 1, toll.last))
        return vague or (not self._said(toll, clause) and (toll.toll.count.low or 0) >= max(MANY_TIMES * firm, 100))

    def _named_act(self, clause: Clause) -> bool:
        """Whether a noun names the attack: "the attackers killed hundreds in the assault, witnesses said"."""
        return any(t.hit.traits.get("pos") == "noun" and t.act not in ("killing", "massacre") for t in self._acts(clause))

    def _acts(self, clause: Clause) -> list[Trigger]:
        return self.told.triggers[clause.index]

    def _of_year(self, clause: Clause, main: When | None) -> bool:
        """Whether a figure is that of a year which holds the main day: "27 officers killed this year"."""
        years = [t for t in self.told.times[clause.index] if t.when is not None and t.when.precision in ("year", "longer")]
        fine = any(t.when is not None and t.when.precision in FINE for t in self.told.times[clause.index])
        dated = main is not None and main.precision in FINE
        return bool(years) and dated and not fine and not self.reading.within("ranked", clause.first, clause.last)

    def _recalled(self, clause: Clause, main: When | None) -> bool:
        """Whether a clause describes an attack named by another day or month: "last month's raid on X, in which 19 died"."""
        before = self.told.clauses.all[clause.index - 1]
        if clause.kind != "relative" or before.sentence != clause.sentence or self.told.times[clause.index]:
            return False
        owned = [t for t in self.reading.times if before.first <= t.first < before.last and self._owned(t)]
        return bool(owned) and self._past(owned[-1], main)

    def _owned(self, time: TimeMention) -> bool:
        """Whether a time stands in the genitive: "last month's", "del mes pasado"."""
        return time.last in self.genitive or bool(self.noun_of & {time.first - 1, time.first})

    @staticmethod
    def _past(time: TimeMention, main: When | None) -> bool:
        return time.when is not None and main is not None and time.when.end < main.start

    def _hunted(self, clause: Clause) -> bool:
        """Whether forces killed men later, elsewhere or in a raid: "Troops later killed four in a raid on a house in X"."""
        later = self.reading.within("afterwards", clause.first, clause.last)
        dead = [t for t in self._harm(clause) if t.toll.metric == "killed" and t.toll.count.low]
        forces = [m for m in self.reading.actors if m.kind in ARMED and clause.first <= m.first < clause.last]
        sent = any(t.act in SENT or (t.act == "clash" and t.hit.traits.get("pos") == "noun") for t in self._acts(clause))
        return bool(later and dead) and bool((forces and self._placed(clause)) or sent)

    def _placed(self, clause: Clause) -> bool:
        """Whether a clause names a place that no clause before it names."""
        places = [(p.first, self.reading.words(p.first, p.last)) for p in self.reading.places if not p.demonym]
        earlier = {name for first, name in places if first < clause.first}
        return any(clause.first <= first < clause.last and name not in earlier for first, name in places)
