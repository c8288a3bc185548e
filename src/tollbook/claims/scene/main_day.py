"""The day of the main incident: that of the act itself first, then of its sentence, the dateline, the speaking."""

from __future__ import annotations

from datetime import timedelta

from tollbook.claims.clause import Clause
from tollbook.claims.scene.aftermath import Aftermath
from tollbook.claims.scene.days import Days
from tollbook.claims.scene.earlier import EarlierWords
from tollbook.claims.scene.links import LinkLines
from tollbook.claims.scene.told import Told
from tollbook.model.reading import TimeMention
from tollbook.model.when import When

OWNED = 4
SATURDAY = 5


class MainDay:
    """Chooses the time of the main incident of one report."""

    def __init__(self, told: Told, days: Days, links: LinkLines, earlier: EarlierWords) -> None:
        self.told, self.reading = told, told.reading
        self.days, self.links, self.earlier = days, links, earlier
        self.aftermath = Aftermath(told)
        self.noun_of = {h.first for h in told.reading.all("noun_of")}

    def time(self, lead: Clause | None) -> TimeMention | None:
        """The time of the main incident: in the lead's sentence first, then the next clauses that tell of it."""
        if lead is None:
            return None
        open_ended: TimeMention | None = None
        for fits in (self._names_act, self._dates_act, self._dates_sentence, self._dates_line, self._dates_speech):
            if open_ended is not None and fits == self._dates_speech:
                break  # "over the weekend, police said on Monday"
            for clause in self.told.clauses.all:
                if (
                    clause.index < self._sentence_start(lead)
                    or clause.sentence in self.links.related
                    or self.earlier.cued(clause)
                ):
                    continue
                for time in self.told.times[clause.index]:
                    if not fits(time, clause) or (clause.index != lead.index and self.days.long_ago(time)):
                        continue
                    if fits != self._names_act and self.aftermath.dates(time, clause):
                        continue
                    if time.when is None or not _open_ended(time.when):
                        return time
                    open_ended = open_ended or time
        return open_ended or self._stamp()

    def _stamp(self) -> TimeMention | None:
        """The date line of a report that gives no other day."""
        lines = [
            t
            for t in self.reading.times
            if self.days.names_day(t) and t.when is not None and self.links.date_line(self.reading.sentence_of(t.first))
        ]
        return lines[0] if lines else None

    def _sentence_start(self, lead: Clause) -> int:
        return next(c.index for c in self.told.clauses.all if c.sentence >= max(lead.sentence - 1, 0))

    def _names_act(self, time: TimeMention, _clause: Clause) -> bool:
        """Whether a day is the act's by its grammar: "Friday's attack"."""
        owned = time.last < len(self.reading.tokens) and self.reading.tokens[time.last].norm == "'s"
        nouns = [t.hit for found in self.told.triggers.values() for t in found if t.hit.traits.get("pos") == "noun"]
        of = time.first - 1 in self.noun_of and any(h.last == time.first - 1 for h in nouns)  # el atentado del viernes
        return self.days.names_day(time) and (of or (owned and any(time.last < h.first <= time.last + OWNED for h in nouns)))

    def _dates_act(self, time: TimeMention, clause: Clause) -> bool:
        return (
            self.days.names_day(time)
            and not self.days.of_speech(time)
            and not self.days.datelined(time)
            and self.told.tells(clause)
        )

    def _dates_sentence(self, time: TimeMention, clause: Clause) -> bool:
        near = any(self.told.tells(c) for c in self.told.clauses.all if abs(c.sentence - clause.sentence) <= 1)
        beside = any(self.told.tells(c) for c in self.told.clauses.all if c.sentence == clause.sentence)
        apart = clause.kind == "context" and (self.told.tells(clause) or not beside)
        return (
            self.days.names_day(time) and not self.days.of_speech(time) and not self.days.datelined(time) and near and not apart
        )

    def _dates_line(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is that of a dateline over words on the violence."""
        return (
            self.days.names_day(time)
            and self.days.datelined(time)
            and any(self.told.tells(c) for c in self.told.clauses.all if abs(c.sentence - clause.sentence) <= 1)
        )

    def _dates_speech(self, time: TimeMention, clause: Clause) -> bool:
        same = any(self.told.tells(c) for c in self.told.clauses.all if c.sentence == clause.sentence)
        return self.days.names_day(time) and self.days.of_speech(time) and same


def _open_ended(when: When) -> bool:
    """Whether a stretch of days may be told more closely elsewhere: a weekend or more, not the night from one day to the next."""
    nights = when.end - when.start if when.precision == "days" else timedelta()
    return nights > timedelta(days=1) or (nights == timedelta(days=1) and when.start.weekday() == SATURDAY)
