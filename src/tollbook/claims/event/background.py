"""What a report mentions beside its main incident: earlier and other attacks, and political acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.act import chosen
from tollbook.claims.clause import Clause
from tollbook.claims.event.found import Found
from tollbook.claims.event.parties import Parties
from tollbook.claims.scene.days import coded
from tollbook.claims.toll.certainty import flagged
from tollbook.claims.toll.found import FoundToll, toll_claim
from tollbook.claims.trigger import Trigger
from tollbook.claims.weapon import weapons
from tollbook.model.draft import Draft, Part
from tollbook.model.reading import Reading, TimeMention

SLIGHT = frozenset(
    (
        "visit",
        "statement",
        "phone call",
        "trade",
        "search",
        "promise",
        "denial",
        "accusation",
        "court case",
        "recognition",
        "support",
    )
)
HELD_ELSEWHERE = frozenset(
    ("statement", "denial", "accusation", "displacement", "release", "arrest", "rescue")
)  # kept as statements and tolls
POLITICAL = frozenset(
    ("state", "government", "IGO", "UN", "armed group", "alliance", "party", "external force", "military", "faction")
)


class BackgroundEvents:
    """Builds the drafts of the events in the background."""

    def __init__(self, reading: Reading, found: Found, parties: Parties) -> None:
        self.reading, self.found, self.doers, self.targets = reading, found, parties.doers, parties.targets

    def drafts(self) -> Iterator[Draft]:
        """The events in text order, a political act of the same actors once."""
        yield from _distinct(self._told())

    def _told(self) -> Iterator[Draft]:
        for clause in self.found.clauses.all:
            yield from self._political(clause)
            if self.found.scene.of(clause) == "main":
                continue
            triggers = self.found.violent([clause])
            tolls = [t for t in self.found.tolls if clause.first <= t.first < clause.last]
            if triggers or (tolls and self.found.scene.of(clause) == "background"):
                yield self._other(clause, triggers, tolls)

    def _political(self, clause: Clause) -> Iterator[Draft]:
        """The first political act of a clause with its doer and whom it is about: criticism, talks, demands, inquiries."""
        acts = [
            t for t in self.found.triggers if t.clause == clause.index and not t.violent and t.status in ("actual", "planned")
        ]
        acts = [t for t in acts if t.act not in HELD_ELSEWHERE]
        if not acts or self.found.scene.of(clause) == "related":
            return
        trigger = acts[0]
        inside = [m for m in self.reading.actors if clause.first <= m.first < clause.last and m.kind in POLITICAL]
        doer = [m for m in inside if m.last <= trigger.first][-1:]
        about = [m for m in inside if m.first >= trigger.hit.last][:1]
        parts = tuple(Part("other", "asserted", m.as_named, self.reading.span(m.first, m.last), m) for m in (*doer, *about))
        enough = doer and (about or trigger.act not in SLIGHT)
        if enough or trigger.act == "investigation":
            spans = (self.reading.span(trigger.hit.first, trigger.hit.last),)
            times = self._inside(clause)
            yield Draft(
                False,
                trigger.act,
                (trigger.act,),
                ((clause.first, clause.last),),
                trigger.status,
                trigger.count,
                spans,
                times[:1],
                parts,
            )

    def _inside(self, clause: Clause) -> tuple[TimeMention, ...]:
        """The times in a clause that name days."""
        inside = (t for t in self.reading.times if clause.first <= t.first < clause.last and t.when is not None)
        return tuple(coded(t) for t in inside)

    def _since(self, clause: Clause) -> Iterator[TimeMention]:
        """The day a clause behind it counts from: "more than 160 attacks since the start of the war on October 7"."""
        behind = self.found.clauses.all[clause.index + 1 : clause.index + 2]
        for after in behind:
            if after.sentence == clause.sentence and self.reading.within("since", after.first, after.first + 5):
                yield from (replace(t, relation="since") for t in self._inside(after))

    def _other(self, clause: Clause, triggers: tuple[Trigger, ...], tolls: Sequence[FoundToll]) -> Draft:
        acts = chosen(triggers) or ("killing",)
        ranges = ((clause.first, clause.last),)
        times = (*self._inside(clause), *self._since(clause))
        count = next((t.count for t in triggers if t.count is not None), None)
        status = triggers[0].status if triggers else "actual"
        spans = tuple(self.reading.span(t.hit.first, t.hit.last) for t in triggers)
        parts = (*self.doers.agents(triggers, ranges), *self.targets.objects(triggers))
        claims = tuple(toll_claim(self.reading, t) for t in flagged(self.reading, list(tolls)))
        named = weapons(self.reading, self.found.frames, ranges)
        return Draft(False, acts[0], acts, ranges, status, count, spans, times[:1], parts, (), named, claims)


def _distinct(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Political acts of the same actors once; every event of violence."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for draft in drafts:
        key = (draft.act, tuple(p.mention.name for p in draft.parts if p.mention is not None))
        political = all(p.role == "other" for p in draft.parts) and not draft.tolls and not draft.weapons
        if not (political and key in seen):
            seen.add(key)
            yield draft
