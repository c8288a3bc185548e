"""Reports that look back: a verdict, a remembrance, the count of a month or a year; the violence in them is no news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tollbook.claims.clause import Clause
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import Reading, TimeMention

SENTENCES = 2
NAMING = 3  # sentences
AN_OLD_ACT = timedelta(days=45)
"""The age of an act from which charges over it are news of a court, not of the act."""
LONG_AGO = timedelta(days=300)
LATELY = timedelta(days=2)  # the day a count is given out
LAW = frozenset(("arrest", "conviction", "court case", "investigation", "accusation"))
COARSE = frozenset(("week", "month", "year", "longer"))
DESCRIBING = frozenset(("relative", "context"))


def looks_back(
    reading: Reading, triggers: Sequence[Trigger], violent: Sequence[Trigger], harmed: Sequence[FoundToll], main: Sequence[Clause]
) -> bool:
    """Whether the report is on a verdict, a remembrance or a count over a long time."""
    describing = {c.index for c in main if c.kind in DESCRIBING}
    telling = {c.index for c in main} - describing
    return (
        _tried(reading, triggers, telling)
        or _arrested(reading, triggers, telling)
        or _remembered(reading, violent, describing)
        or _surveyed(reading, violent, harmed)
        or _reported(reading, triggers)
        or _all_old(reading, violent, main)
    )


def _opening(reading: Reading) -> int:
    return reading.sentences[0].last if reading.sentences else 0


def _kinds(reading: Reading, first: int) -> set[str]:
    """The kinds of other news that the words before a token are of."""
    return {h.traits.get("kind", "") for h in reading.within("not_conflict", 0, first)}


def _tried(reading: Reading, triggers: Sequence[Trigger], telling: set[int]) -> bool:
    """Whether the opening is a court's: a verdict or a trial, no act of violence told as news of its own.

    "The bombing that killed 18" only describes what was tried.
    """
    first = _opening(reading)
    acts = [t for t in triggers if t.violent and t.first < first and t.status == "actual"]
    nouns = {t.first for t in acts if t.hit.traits.get("pos") == "noun"}
    own = [t for t in acts if t.first not in nouns and not (nouns and t.act == "killing" and min(nouns) < t.first)]
    court = {"crime_trial", "charge"} if charged_late(reading) else {"crime_trial"}
    return bool(court & _kinds(reading, first)) and not any(t.clause in telling for t in own)


def charged_late(reading: Reading) -> bool:
    """Whether the opening sentences speak of a day long before the latest they name: charges over a killing of last year."""
    lead = [t for t in reading.times if reading.tokens[t.first].sentence < NAMING and t.relation in ("at", "since")]
    days = [t.when.start for t in lead if t.when is not None]
    return bool(days) and max(days) - min(days) > AN_OLD_ACT


def _arrested(reading: Reading, triggers: Sequence[Trigger], telling: set[int]) -> bool:
    """Whether the opening is an arrest or an inquiry over violence of another year: "held four over the 2019 bombing"."""
    first = _opening(reading)
    opening = [t for t in triggers if t.first < first and t.status == "actual"]
    law = any(t.act in LAW and not t.violent and t.clause in telling for t in opening)
    own = [t for t in opening if t.violent and t.hit.traits.get("pos") != "noun" and t.act != "killing" and t.clause in telling]
    recent = any(not _of_old(reading, t, first) for t in own)
    return law and not recent and any(t.violent for t in opening) and _long_past(reading, first)


def _of_old(reading: Reading, trigger: Trigger, first: int) -> bool:
    """Whether the time nearest to an act lies a year or so back."""
    times = [t for t in reading.times if t.first < first]
    near = min(times, key=lambda t: abs(t.first - trigger.first), default=None)
    return near is not None and _before(reading, near, LONG_AGO)


def _all_old(reading: Reading, violent: Sequence[Trigger], clauses: Sequence[Clause]) -> bool:
    """Whether each act of violence stands beside a year long past: a barracks named after one who died fighting in 2003."""
    spans = {c.index: (c.first, c.last) for c in clauses}
    return bool(violent) and all(
        any(spans[t.clause][0] <= w.first < spans[t.clause][1] and _before(reading, w, LONG_AGO) for w in reading.times)
        and _of_old(reading, t, len(reading.tokens))
        for t in violent
    )


def _remembered(reading: Reading, violent: Sequence[Trigger], describing: set[int]) -> bool:
    """Whether the opening is a remembrance, all its violence told in clauses that describe: "the siege that cost 300 lives".

    Candles are lit for yesterday's dead as well: they count only where a day or a year long past is named.
    """
    first = _opening(reading)
    old = _long_past(reading, first)
    kinds = _kinds(reading, first)
    kept = "anniversary" in kinds or ("vigil" in kinds and (old or "anniversary" in _kinds(reading, len(reading.tokens))))
    acts = [t for t in violent if t.first < first and t.clause not in describing]
    named = min((t.first for t in acts if t.hit.traits.get("pos") == "noun"), default=first)
    told = [t for t in acts if t.hit.traits.get("pos") != "noun" and not (t.act == "killing" and named < t.first)]
    return kept and (old or not told)


def _long_past(reading: Reading, first: int) -> bool:
    """Whether a time before a token lies a year or so before publication."""
    return any(t.first < first and _before(reading, t, LONG_AGO) for t in reading.times)


def _before(reading: Reading, time: TimeMention, ago: timedelta) -> bool:
    published = (reading.report.published or "")[:10]
    if time.when is None and time.relation == "after":
        return any(h.traits.get("unit") == "year" for h in reading.within("time", time.first, time.last))  # ten years after
    if time.when is None or len(published) < len("2024-01-01"):
        return False
    return time.when.end < date.fromisoformat(published) - ago


def _surveyed(reading: Reading, violent: Sequence[Trigger], harmed: Sequence[FoundToll]) -> bool:
    """Whether all that is told are numbers of attacks over a long time: "45 massacres so far this year"."""
    spans = any(t.relation in ("since", "span", "habit") for t in reading.times) or bool(reading.by_word.get("survey"))
    return bool(violent) and spans and not harmed and all(t.count is not None for t in violent)


def _reported(reading: Reading, triggers: Sequence[Trigger]) -> bool:
    """Whether the opening is a monthly or yearly count: no act of violence is told of a day of its own."""
    head = reading.sentences[:SENTENCES]
    first = head[-1].last if head else 0
    counts = any(h.traits.get("kind") == "report" for h in reading.within("survey", 0, first))
    if not counts:
        return False
    acts = {reading.tokens[t.first].sentence for t in triggers if t.violent and t.status == "actual"}
    days = [t for t in reading.times if t.relation == "at" and t.when is not None and t.when.precision not in COARSE]
    return not any(reading.tokens[t.first].sentence in acts and _before(reading, t, LATELY) for t in days)
