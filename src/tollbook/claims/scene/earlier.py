"""Clauses that recall an earlier event by a word: "previously", "since then", "it came after"."""

from __future__ import annotations

from tollbook.claims.clause import Clause
from tollbook.claims.scene.days import FINE, HEAD, Days
from tollbook.claims.scene.told import LEAD, Told
from tollbook.model.reading import Hit, starts


class EarlierWords:
    """Tells the words that recall another event from those that date this one."""

    def __init__(self, told: Told, days: Days) -> None:
        self.told, self.reading = told, told.reading
        self.days = days
        self.after = {h.first for h in self.reading.all("means_after")}
        self.genitive = starts(self.reading, "genitive")
        cuts = (h for h in self.reading.all("clause_cut") if h.traits["kind"] == "none")
        self.uncut = {i for h in cuts for i in range(h.first, h.last)}  # it looks like a boy was shot
        self.warned = [(h.first, h.last) for h in self.reading.all("no_earlier")]  # without prior warning

    def cued(self, clause: Clause) -> bool:
        """Whether a word such as "previously", "since then" or "such as" stands at the head of a clause or beside its act."""
        if any(
            h.first not in self.uncut
            for h in self.reading.within("context_after", clause.first, min(clause.first + 4, clause.last))
        ):
            return not self._means(clause)
        older = [(h.first, h.last) for h in self.reading.within("old_figure", clause.first, clause.last) if h.last - h.first > 1]
        older += [(t.hit.first, t.hit.last) for t in self.told.triggers[clause.index]]  # a shell left from earlier fighting
        for hit in self.reading.within("earlier_time", clause.first, self.told.with_tail(clause)):
            recalled = any(a <= hit.first < b for a, b in (*older, *self.warned))  # "the earlier toll was five" replaces a figure
            owns = hit.last in self.genitive  # "the leader of last year's coup"
            if (
                owns
                or self._so_often(hit, clause)
                or self._aside(hit, clause)
                or self._dated(hit)
                or recalled
                or self._told_then(hit, clause)
            ):
                continue
            if hit.last in self.days.say_ends or any(h.first == hit.last for h in self.reading.all("say")) or self._open(hit):
                continue
            if hit.first == clause.first and hit.last < clause.last and self.reading.tokens[hit.last].text == ",":
                continue
            return True
        return self._closed_by_since(clause)

    def _means(self, clause: Clause) -> bool:
        """Whether a clause opened by "after" names what killed those told of before: "nine bodies found following a raid"."""
        late = any(t.when is None or t.relation != "at" or not self.days.lately(t.when) for t in self.told.times[clause.index])
        if clause.first not in self.after or not clause.index or late or self._counts(clause):
            return False
        before = self.told.clauses.all[clause.index - 1]
        same = before.sentence == clause.sentence and bool(self.told.tolls[before.index]) and not self.told.own_act(before)
        return same and before.sentence < LEAD and bool(self.told.triggers[clause.index])

    def _counts(self, clause: Clause) -> bool:
        """Whether a clause gives dead or wounded of its own."""
        return any(t.toll.metric in ("killed", "injured", "killed_or_injured") for t in self.told.tolls[clause.index])

    def _so_often(self, hit: Hit, clause: Clause) -> bool:
        """Whether words such as "several times" tell how often one who was hurt was hit: "was shot several times and died"."""
        acts = (t.hit.last for t in self.told.triggers[clause.index])
        return "often" in hit.traits and hit.first in acts and bool(self.told.tolls[clause.index])

    def _aside(self, hit: Hit, clause: Clause) -> bool:
        """Whether a word such as "recently" stands in an aside on a name before it: "the city, recently retaken by X, ..."."""
        tokens = self.reading.tokens
        if hit.first == clause.first or tokens[hit.first - 1].text != "," or hit.last >= clause.last:
            return False
        described = tokens[hit.last].norm.endswith(("ed", "en", "held"))
        return described and any(tokens[i].text == "," for i in range(hit.last, min(hit.last + HEAD, clause.last)))

    def _told_then(self, hit: Hit, clause: Clause) -> bool:
        """Whether "earlier" dates the telling of a count, no act: "earlier the hospital had counted 83 dead"."""
        said = [t for t in self.told.tolls[clause.index] if t.frame is not None and clause.first <= t.frame.cue.first < t.first]
        return bool(said) and not self.told.triggers[clause.index] and hit.first < said[0].first

    def _dated(self, hit: Hit) -> bool:
        """Whether "earlier" is part of a known day, which tells itself whether it is another: "hit a market a day earlier"."""
        return any(
            t.first <= hit.first < t.last and t.relation == "at" and t.when is not None and t.when.precision in FINE
            for t in self.reading.times
        )

    def _open(self, hit: Hit) -> bool:
        """Whether a "before" that must end its clause goes on ("before police came") or is part of a day ("the day before")."""
        if "at" not in hit.traits:
            return False
        dated = any(t.first <= hit.first < t.last for t in self.reading.times)
        return dated or (hit.last < len(self.reading.tokens) and self.reading.tokens[hit.last].text[0].isalnum())

    def _closed_by_since(self, clause: Clause) -> bool:
        """Whether the clause ends in a "since" with nothing behind it: "190 people have been killed since, officials say"."""
        behind = self.told.clauses.all[clause.index + 1 : clause.index + 2]
        heads = [
            h for c in behind if c.sentence == clause.sentence for h in self.reading.within("earlier_time", c.first, c.first + 2)
        ]
        return any("at" in h.traits and not self._open(h) for h in heads)
