"""Harm without an attack: stores that blew up by themselves, drills, counts over months or years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tollbook.claims.clause import Clause
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import DEVICES, Trigger
from tollbook.model.reading import Reading, Sentence, TimeMention

LEAD = 3  # sentences
OPENING = 2  # sentences
MANY = 50
"""Dead below which a figure over a long time is not told from one incident's."""
LONG = timedelta(days=59)
FINE = frozenset(("time", "day", "days"))
DEAD_OR_HURT = frozenset(("killed", "injured", "killed_or_injured"))
BLASTS = frozenset(("explosion", "killing", "destruction")) | DEVICES
LATELY = timedelta(days=2)
STORED = frozenset(("explosives", "artillery", "firearms", "mortar", "rocket", "missile", "fuel"))
"""Weapons that a store holds; a bomb or a drone beside it is what struck it."""


def blew_up_by_itself(reading: Reading, violent: Sequence[Trigger]) -> bool:
    """Whether all that is told is a blast of stored arms or fuel, nobody named or sought who set it off."""
    head = reading.sentences[:LEAD]
    last = head[-1].last if head else 0
    stores = [h for h in reading.within("not_conflict", 0, last) if h.traits.get("kind") == "store"]
    claimed = any(h.traits.get("stance") in ("claims", "accuses") for h in reading.all("responsibility"))
    sought = any(reading.by_word.get(word) for word in ("unclaimed", "author_unclear"))
    people = any(h.traits.get("group") == "attackers" for h in reading.all("person"))
    struck = any(h.traits["weapon"] not in STORED and h.traits.get("ambiguous") != "yes" for h in reading.all("weapon"))
    return bool(stores) and not (claimed or sought or people or struck) and all(t.act in BLASTS for t in violent)


def rehearsed(reading: Reading, violent: Sequence[Trigger]) -> bool:
    """Whether the opening tells of a drill before any violence: "The army held an exercise in which soldiers freed hostages"."""
    opening = reading.sentences[0].last if reading.sentences else 0
    staged = [h.first for h in reading.within("not_conflict", 0, opening) if h.traits.get("kind") == "staged"]
    return bool(staged) and not any(t.first < staged[0] and not t.weak for t in violent)


def counted_over(reading: Reading, triggers: Sequence[Trigger], harmed: Sequence[FoundToll], clauses: Sequence[Clause]) -> bool:
    """Whether the figures of the opening are all those of months or years, and no act is told of a day of its own."""
    last = reading.sentences[:OPENING][-1].last if reading.sentences else 0
    opening = [t for t in harmed if t.first < last and t.toll.count.low and t.toll.metric in DEAD_OR_HURT]
    if not opening or max(t.toll.count.low or 0 for t in opening) < MANY:
        return False
    first = _around(reading, opening[0], clauses)
    if not _long(reading, first) or _attackers(reading, first, opening[0]):
        return False
    return not _dated(reading, triggers, harmed)


def _around(reading: Reading, toll: FoundToll, clauses: Sequence[Clause]) -> Clause | Sentence:
    """The clause of the main event that holds a figure, or its sentence where the clause was set apart."""
    return next((c for c in clauses if c.first <= toll.first < c.last), reading.sentence_of(toll.first))


def _long(reading: Reading, clause: Clause | Sentence) -> bool:
    """Whether words speak of a half-year, a year or the time since an old day."""
    if any(reading.within("survey", clause.first, clause.last)):
        return True
    totals = [h for h in reading.within("aggregate", clause.first, clause.last) if h.traits.get("of") != "one"]
    return bool(totals) or any(_lasting(t) for t in reading.times if clause.first <= t.first < clause.last)


def _lasting(time: TimeMention) -> bool:
    when = time.when
    return when is not None and (when.precision in ("year", "longer") or when.end - when.start > LONG)


def _attackers(reading: Reading, clause: Clause | Sentence, toll: FoundToll) -> bool:
    """Whether people with arms stand before a figure in its clause: "gunmen killed 60"."""
    people = [h for h in reading.within("person", clause.first, toll.first) if h.traits.get("group") == "attackers"]
    return bool(people)


def _dated(reading: Reading, triggers: Sequence[Trigger], harmed: Sequence[FoundToll]) -> bool:
    """Whether a day before that of publication stands in a sentence with an act of violence or with a figure."""
    told = {reading.tokens[t.first].sentence for t in triggers if t.violent and t.status == "actual"}
    told |= {reading.tokens[t.first].sentence for t in harmed}
    days = [t for t in reading.times if t.relation == "at" and t.when is not None and t.when.precision in FINE]
    return any(reading.tokens[t.first].sentence in told and not _of_publication(reading, t) for t in days)


def _of_publication(reading: Reading, time: TimeMention) -> bool:
    """Whether a day is that on which the count was given out: beside a word of saying or within two days of publication."""
    spoken = any(
        -2 <= time.first - h.last <= 6 or 0 <= h.first - time.last <= 2
        for h in reading.all("say")
        if h.traits.get("noun") != "yes" and reading.tokens[h.first].sentence == reading.tokens[time.first].sentence
    )
    published = (reading.report.published or "")[:10]
    if spoken or len(published) < len("2024-01-01") or time.when is None:
        return spoken
    return time.when.end >= date.fromisoformat(published) - LATELY
