"""Whom a figure counts: civilians, fighters, children; told by its words, by the figure before it or by the ranks behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from tollbook.claims.harm.rival import Harm
from tollbook.claims.people.counted import FIGHTING
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.toll.figures import Figures
from tollbook.model.toll import Group

HARMED = frozenset(("killed", "injured", "killed_or_injured", "missing"))
HELD = frozenset(("freed", "abducted"))
SHARED = frozenset(("civilians", "combatants", "aid workers"))
"""Groups that a figure without a noun takes over from the one before it."""
RANKS = 8  # tokens from a word of harm to "among the civilians"
GROUPS = frozenset(get_args(Group))


class TollGroups:
    """Tells the groups of the tolls of one report."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.person = {h.first: h for h in self.reading.all("person")}
        self.articles = {h.first for h in self.reading.all("article")}

    def of(self, harms: Sequence[Harm]) -> Group | None:
        """The group of people who share one word of harm, "mixed" where they are of several."""
        named = {h.people.group for h in harms}
        group = "mixed" if len(named) > 1 else named.pop() or self._told(harms[0]) or harms[0].predicate.traits.get("group")
        if group == "men" and "loses" in harms[0].predicate.traits and harms[0].people.quantity.kind != "one":
            return "combatants"  # the army lost two men
        return group if group in GROUPS else None  # type: ignore[return-value]

    def _told(self, harm: Harm) -> str | None:
        """The group that the words around a figure tell."""
        found = self._ranks(harm) or self._own_members(harm) or self._inherited(harm)
        object_of = harm.predicate.traits["use"] == "active" and harm.people.first >= harm.predicate.last
        return self._of_them(harm) if found is None and harm.people.part and object_of else found

    def _own_members(self, harm: Harm) -> str | None:
        """Combatants, where an armed body told in the sentence or its speaker counts "five of its members"."""
        people, here = harm.people, self.reading.sentence_of(harm.people.first)
        if not self.reading.within("own_member", people.first, people.last + 3):
            return None
        armed = any(m.kind in FIGHTING for m in self.reading.actors if here.first <= m.first < here.last)
        frame = frame_at(self.figures.frames, people.first)
        return "combatants" if armed or (frame is not None and frame.speaker.type in ("armed group", "military")) else None

    def _of_them(self, harm: Harm) -> str | None:
        """Whom "of them" means behind a verb of harm: the people named last before it."""
        here = self.reading.sentence_of(harm.people.first)
        start = self.reading.sentences[max(here.index - 1, 0)].first
        named = [h.traits["group"] for h in self.reading.within("person", start, harm.people.first) if "group" in h.traits]
        named = [g for g in named if g in GROUPS]
        return named[-1] if named else None

    def _inherited(self, harm: Harm) -> str | None:
        """The group of the figure before it, where the words name none: "nine soldiers died and several were hurt"."""
        if harm.people.stated is not None and not harm.people.same:
            return None
        if harm.metric in HELD and not harm.people.same:
            return None if "left" in harm.predicate.traits else "detainees"
        sentence = self.tokens[harm.people.first].sentence
        before = [
            h
            for h in self.figures.harms
            if h.people.first < harm.people.first and self.tokens[h.people.first].sentence == sentence
        ]
        if not before or before[-1].metric not in HARMED or (harm.people.same == "more" and not self._alike(harm, before[-1])):
            return None
        same = before[-1].people.group
        shared = same in SHARED or (same == "attackers" and bool(harm.people.same)) or harm.people.same == "same"
        return same if shared else None

    def _alike(self, harm: Harm, before: Harm) -> bool:
        """Whether "others" are more of several told before, no others listed behind them: "five others, two of them nuns"."""
        behind = {harm.people.last, harm.people.last + 1}
        listed = any(h.first in behind for h in self.figures.subset_cue)
        return before.people.quantity.count.low != 1 and not listed

    def _ranks(self, harm: Harm) -> str | None:
        """The people or the force behind "among", "in the ranks of": "two dead among the civilians"."""
        start = max(harm.people.last, harm.predicate.last)
        end = min(start + RANKS, self.reading.sentence_of(harm.people.first).last)
        cue = next(iter(self.reading.within("ranks", start, end)), None)
        own = self.reading.within("own_ranks", harm.people.last, end)
        if own:
            return "combatants"
        if cue is None or any(self.tokens[i].text in (";", ":") for i in range(start, cue.first)):
            return None
        at = cue.last + (cue.last in self.articles)
        force = any(m.first == at and m.kind in FIGHTING for m in self.reading.actors)
        return "combatants" if force else self.person[at].traits.get("group") if at in self.person else None
