"""Acts told as an earlier day's that a follow-up is about: those buried, freed or identified since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tollbook.claims.trigger import Trigger
from tollbook.model.reading import Reading

SENTENCES = 3
LATELY = timedelta(days=45)
TAKINGS = frozenset(("abduction", "hostage taking"))
LONG = frozenset(("since", "span", "habit"))


def retold(reading: Reading, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The firm acts of violence of the first sentences that lie weeks back at most; nouns only where they are takings."""
    opening = reading.sentences[:SENTENCES][-1].last if reading.sentences else 0
    told = [t for t in triggers if t.violent and t.first < opening and t.status == "actual" and t.count is None]
    told = [t for t in told if not t.weak or "needs" in t.hit.traits]
    finite = [t for t in told if t.hit.traits.get("pos") == "verb" or t.act in TAKINGS]
    return tuple(t for t in finite if not _long_ago(reading, t))


def _long_ago(reading: Reading, trigger: Trigger) -> bool:
    sentence = reading.sentence_of(trigger.first)
    times = [t for t in reading.times if sentence.first <= t.first < sentence.last]
    if any(t.relation in LONG or (t.when is not None and t.when.precision in ("year", "longer")) for t in times):
        return True
    published = (reading.report.published or "")[:10]
    if len(published) < 10:
        return False
    day = date.fromisoformat(published)
    return any(t.when is not None and t.when.end < day - LATELY for t in times)
