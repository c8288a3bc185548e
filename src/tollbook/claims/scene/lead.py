"""The lead: the clause that first tells of the main incident."""

from __future__ import annotations

from tollbook.claims.clause import Clause
from tollbook.claims.scene.days import FINE
from tollbook.claims.scene.earlier import EarlierWords
from tollbook.claims.scene.links import LinkLines
from tollbook.claims.scene.told import Told
from tollbook.claims.scene.total import Totals


class Leads:
    """Chooses the lead of one report."""

    def __init__(self, told: Told, earlier: EarlierWords, totals: Totals, links: LinkLines) -> None:
        self.told = told
        self.earlier, self.totals, self.links, self.days = earlier, totals, links, totals.days

    def chosen(self) -> Clause | None:
        """The first clause that tells of violence with nothing that sets it apart."""
        told = [c for c in self.told.clauses.all if self.told.tells(c) and c.sentence not in self.links.related]
        told = [c for c in told if not self.totals.counts_many(c)]
        plain = [c for c in told if not self.earlier.cued(c) and not self.totals.aggregated(c) and not self._timed_apart(c)]
        lead = self._beyond((plain or told or [None])[0], plain)  # type: ignore[list-item]
        if (
            lead is not None
            and lead != told[0]
            and told[0].sentence == 0
            and (self._another(lead) or self._unhurt(lead) or self._counted_from(told[0], lead))
        ):
            lead = told[0]
        return self._described(lead, told) if lead is not None else None

    def _beyond(self, lead: Clause | None, plain: list[Clause]) -> Clause | None:
        """The act that a sentence goes on to behind the earlier one it counts from: "a day after a raid that killed six, X"."""
        if (
            lead is None
            or lead.kind != "relative"
            or not lead.index
            or not self.earlier.cued(self.told.clauses.all[lead.index - 1])
        ):
            return lead
        return next((c for c in plain[1:] if c.sentence == lead.sentence and c.kind == "main" and self._struck(c)), lead)

    def _counted_from(self, clause: Clause, lead: Clause) -> bool:
        """Whether the opening counts its days from a clause's act, figures told: "calm returned, a day after clashes".

        Not where its own sentence goes on to an act with dead of its own: "a day after clashes, planes killed nine".
        """
        if lead.sentence == clause.sentence and clause.index < lead.index and self._struck(lead):
            return False
        after = any(
            t.relation == "after" and t.when is not None and t.when.precision in FINE for t in self.told.times[clause.index]
        )
        return after and clause.kind == "context" and self.told.own_act(clause) and bool(self.told.tolls[clause.index])

    def _struck(self, clause: Clause) -> bool:
        """Whether a clause tells an act of violence and gives dead or wounded."""
        dead = any(t.toll.metric in ("killed", "injured") and t.toll.count.low for t in self.told.tolls[clause.index])
        return dead and self.told.own_act(clause)

    def _unhurt(self, clause: Clause) -> bool:
        """Whether a clause says no more than that somebody came out unhurt."""
        return not self.told.triggers[clause.index] and all(t.toll.count.high == 0 for t in self.told.tolls[clause.index])

    def _another(self, clause: Clause) -> bool:
        """Whether a later clause itself speaks of another attack: "troops killed 14 in another clash"."""
        words = [
            h.last for word in ("other_acts", "elsewhere") for h in self.told.reading.within(word, clause.first, clause.last)
        ]
        acts = [t.hit.first for t in self.told.triggers[clause.index]]
        return clause.sentence > 0 and any(last == act for last in words for act in acts)

    @staticmethod
    def _described(lead: Clause, told: list[Clause]) -> Clause:
        """The clause that the lead only describes: "calm returned a day after clashes that left five dead"."""
        before = [c for c in told if c.index == lead.index - 1 and c.sentence == lead.sentence]
        return before[0] if before and lead.kind == "relative" and before[0].kind == "context" else lead

    def _timed_apart(self, clause: Clause) -> bool:
        return any(t.relation in ("since", "span", "habit") and not self.days.of_days(t) for t in self.told.times[clause.index])
