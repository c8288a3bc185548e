"""Tolls of counted people: how many, of whom, what became of them, and the figure that a new one replaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.claims.harm.rival import Harm
from tollbook.claims.order import VSO
from tollbook.claims.people.counted import People
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.toll.bounds import bounded
from tollbook.claims.toll.fate import unsaid
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll, metric_named
from tollbook.claims.toll.group import TollGroups
from tollbook.model.reading import Hit, Quantity, starts
from tollbook.model.toll import Count, Toll

SPAN_LIMIT = 150


class CountedTolls:
    """Makes tolls of the harms of one report."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.groups = TollGroups(figures)
        self.amid = starts(self.reading, "among")

    def tolls(self) -> Iterator[FoundToll]:
        """The tolls of the people that words of harm are about."""
        zero = {i for h in (*self.figures.zero, *self.reading.all("one_of_them")) for i in range(h.first, h.last)}
        told = (h for h in self.figures.harms if not zero & {h.people.first, h.people.quantity.first, h.predicate.first})
        for group in self._summed(h for h in told if not self._dead_before(h)):
            harm = group[0]
            first, last = min(h.people.first for h in group), max(h.people.last for h in group)
            toll = self._toll(harm, group)
            if harm.people.quantity.kind == "change" and harm.people.quantity.old is not None:
                yield self._old(harm, toll)
            first, last = self._words(harm, first, last)
            if "both" in harm.predicate.traits and harm.people.quantity.kind == "vague":
                yield from self._apart(toll, first, last, harm)
                continue
            frame = frame_at(self.figures.frames, harm.people.first)
            yield FoundToll(toll, first, last, frame, harm.people.first, *unsaid(self.reading, harm.predicate))

    def _dead_before(self, harm: Harm) -> bool:
        """Whether "the constable was stabbed" only tells how the constable died who was counted before."""
        if harm.metric != "injured" or not harm.people.definite or harm.people.quantity.kind != "one":
            return False
        noun = self.tokens[harm.people.last - 1].norm
        dead = (h.people for h in self.figures.harms if h.metric == "killed" and h.people.last < harm.people.first)
        return any(p.quantity.kind == "one" and self.tokens[p.last - 1].norm == noun for p in dead)

    def _apart(self, toll: Toll, first: int, last: int, harm: Harm) -> Iterator[FoundToll]:
        """A vague count of "dead and wounded" is one of each, not a sum."""
        for metric in ("killed", "injured"):
            frame = frame_at(self.figures.frames, harm.people.first)
            yield FoundToll(replace(toll, metric=metric_named(metric)), first, last, frame, harm.people.first)

    def _summed(self, harms: Iterator[Harm]) -> Iterator[list[Harm]]:
        """Single persons that share one word of harm are one figure: "the driver, an officer and a soldier died"."""
        run: list[Harm] = []
        for harm in harms:
            single = harm.people.quantity.kind == "one"
            if run and single and harm.predicate == run[0].predicate and run[0].people.quantity.kind == "one":
                run.append(harm)
                continue
            if run:
                yield run
            run = [harm]
        if run:
            yield run

    def _toll(self, harm: Harm, group: list[Harm]) -> Toll:
        count = bounded(self.reading, harm) if len(group) == 1 else Count(len(group), len(group), "exact")
        stated = self.reading.words(group[0].people.first, group[-1].people.last) if len(group) > 1 else self._stated(harm)
        people = self.groups.of(group)
        part = harm.subset or self._is_part(harm.people) or self._left(harm)
        metric = self._of_the(harm) if part else harm.metric
        single = len(group) == 1 and harm.people.quantity.kind == "one"
        return Toll(metric_named(metric), count, people, stated, subset=part or self._among(harm), single=single)

    @staticmethod
    def _stated(harm: Harm) -> str | None:
        """What the people are called, where that says more than "others"."""
        pointed = harm.people.same or (harm.people.part and harm.people.group is None)
        return None if pointed else harm.people.stated

    def _left(self, harm: Harm) -> bool:
        """Whether those still held are what is left of those taken before."""
        earlier = (h for h in self.figures.harms if h.people.first < harm.people.first)
        return "left" in harm.predicate.traits and any(h.metric in ("abducted", "freed") for h in earlier)

    def _of_the(self, harm: Harm) -> str:
        """The harm of a part right behind "among the dead", whatever verb only tells how: "two civilians hit by splinters"."""
        cue = next(
            (h for h in self.figures.subset_cue if h.last == harm.people.first and harm.predicate.first >= harm.people.last), None
        )
        named = self.reading.within("harm", cue.first, cue.last) if cue is not None else ()
        return next((h.traits["metric"] for h in named if h.traits["metric"] in ("killed", "injured")), harm.metric)

    def _among(self, harm: Harm) -> bool:
        """Whether the word of harm says that these are some of those counted: "three women were among the dead"."""
        return harm.predicate.first in self.amid

    def _words(self, harm: Harm, first: int, last: int) -> tuple[int, int]:
        """The people and the word of harm together, where that is short enough to read."""
        a, b = min(first, harm.predicate.first), max(last, harm.predicate.last)
        same = self.tokens[a].sentence == self.tokens[b - 1].sentence
        return (a, b) if same and self.tokens[b - 1].end - self.tokens[a].start <= SPAN_LIMIT and b - a <= 12 else (first, last)

    def _old(self, harm: Harm, toll: Toll) -> FoundToll:
        """The figure that "rose from 14 to 17" replaces."""
        quantity = harm.people.quantity
        at = self._old_at(quantity)
        old = replace(toll, count=quantity.old or toll.count, superseded=True)
        return FoundToll(old, at, at + 1, frame_at(self.figures.frames, at))

    def _old_at(self, quantity: Quantity) -> int:
        """The token of the replaced number, before or behind the new one."""
        value = str((quantity.old or quantity.count).low)
        near = [
            *range(quantity.first - 1, max(quantity.first - 6, -1), -1),
            *range(quantity.last, min(quantity.last + 4, len(self.tokens))),
        ]
        exact = [i for i in near if self.tokens[i].text.replace(",", "") == value]
        numbers = {q.first for q in self.reading.quantities} | {h.first for h in self.reading.all("number")}
        return next(iter(exact or [i for i in near if i in numbers]), quantity.first)

    def _is_part(self, people: People) -> bool:
        """Whether the words before or behind say that these people are among others already counted."""
        before = any(h.last in (people.first, people.first - 1) for h in self.figures.subset_cue)
        cues = (
            self.figures.partitive
            if self.reading.language in VSO
            else (*(h for h in self.figures.subset_cue if not self._lists(h)), *self.figures.partitive)
        )
        behind = any(h.first in (people.last, self.figures.copula.get(people.last)) for h in cues)
        return before or behind or self.figures.included(people) or (people.part and self._whole_told(people))

    def _whole_told(self, people: People) -> bool:
        """Whether the figure that "of them" is part of is told at all: "killing four of them" may be the first."""
        mine = next((h for h in self.figures.harms if h.people is people), None)
        if mine is None or mine.predicate.traits["use"] != "active" or mine.people.first < mine.predicate.first:
            return True
        low = people.quantity.count.low or 0
        return any(
            h is not mine and h.metric in (mine.metric, "killed_or_injured") and (h.people.quantity.count.low or low + 1) > low
            for h in self.figures.harms
        )

    def _lists(self, cue: Hit) -> bool:
        """Whether the parts stand behind a cue, the whole before it: "nine people including two nurses"."""
        return self.tokens[cue.first].norm.startswith(("includ", "inclus", "compris", "count", "consist"))
