"""Times that lean on another time of the report: two days after the attack, a day earlier, a clock time or "at dawn" alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tollbook.mentions.times.answer import count_of, on
from tollbook.mentions.times.grammar import Phrase
from tollbook.mentions.times.ground import Ground
from tollbook.mentions.times.resolve import resolve
from tollbook.model.reading import Hit, Reading, TimeMention
from tollbook.model.when import When

DAY = timedelta(days=1)
FINE = ("time", "day", "days")
SPEAKING = timedelta(days=3)  # a day so near before publication may be that of the speaking
HEAD = 4  # sentences
NEAR = 1  # sentences


def leaning(reading: Reading, found: tuple[Phrase, ...], days: dict[int, TimeMention], ground: Ground) -> dict[int, TimeMention]:
    """The mentions that the times around them, or else the day of publication, give a day."""
    out = dict(days)
    for i, phrase in enumerate(found):
        mention = out[i]
        if phrase.kind == "from_event" and mention.relation == "after":
            out[i] = _counted(reading, phrase, mention, out, ground)
        elif phrase.kind == "told" and mention.when is None and mention.relation == "at":
            out[i] = _earlier(reading, phrase, mention, out, ground)
    return out


def _days(mentions: Sequence[TimeMention]) -> list[TimeMention]:
    return [m for m in mentions if m.relation == "at" and m.when is not None and m.when.precision in FINE]


def _counted(reading: Reading, phrase: Phrase, mention: TimeMention, days: dict[int, TimeMention], ground: Ground) -> TimeMention:
    """The day of the event that "two days after" counts from, seen from the day beside it."""
    count = _count(phrase)
    line = reading.sentence_of(phrase.first)
    beside = [m for m in _days(list(days.values())) if line.first <= m.first < line.last]
    before = [m for m in beside if m.last <= phrase.first]
    near = before[-1] if before else next((m for m in beside if m.first >= phrase.last), None)
    anchor = near.when.start if near is not None and near.when is not None else ground.day
    if count is None or anchor is None:
        return mention
    return replace(mention, when=on(anchor - count * DAY), anchored="text" if near is not None else ground.by)


def _count(phrase: Phrase) -> int | None:
    """How many days a phrase counts: the day after, two days after, hours after; None for weeks and more."""
    edge, unit = phrase.one("l"), phrase.one("u")
    if edge is not None:
        return edge.n
    kind = unit.get("unit") if unit is not None else None
    if kind == "hour":
        return 0
    return count_of(phrase.parts) if kind == "day" else None


def _earlier(reading: Reading, phrase: Phrase, mention: TimeMention, days: dict[int, TimeMention], ground: Ground) -> TimeMention:
    """ "A day earlier" with no day told before: seen from the day of the speaking that follows, else of publication."""
    if ground.day is None:
        return mention
    line = reading.tokens[phrase.first].sentence
    after = [m.when.start for m in _days(list(days.values())) if m.when is not None and m.first >= phrase.last
             and reading.tokens[m.first].sentence - line <= NEAR]  # fmt: skip
    anchor = next((d for d in after if d <= ground.day <= d + SPEAKING), ground.day)
    answer = resolve(phrase, replace(ground, told=anchor))
    if answer.when is None or answer.when.start >= anchor:
        return mention
    return TimeMention(mention.first, mention.last, answer.when, "at", "text")


def lone_part(reading: Reading, mentions: Sequence[TimeMention], ground: Ground) -> tuple[TimeMention, ...]:
    """ "At dawn", where a report of a known day of publication names no day at all: that day."""
    if ground.day is None or any(m.when is not None and m.relation in ("at", "since") for m in mentions):
        return ()
    parts = [h for h in reading.hits if h.word == "time" and h.traits["is"] == "part"]
    parts = [h for h in parts if reading.tokens[h.first].sentence < HEAD]
    taken = {i for m in mentions for i in range(m.first, m.last)}
    free = [h for h in parts if h.first not in taken]
    return tuple(TimeMention(h.first, h.last, _part_of(h, ground.day), "at", ground.by) for h in free[:1])


def _part_of(hit: Hit, day: date) -> When:
    """The day of a part of the day; a night before publication belongs to two days."""
    return When(day - DAY, day, "days") if hit.traits.get("part") == "night" else on(day)
