"""The day of the main incident: that of the act itself first, then of its sentence, the dateline, the speaking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tollbook.claims.clause import Clause
from tollbook.claims.scene.aftermath import Aftermath
from tollbook.claims.scene.course import Course
from tollbook.claims.scene.days import FINE, Days
from tollbook.claims.scene.earlier import EarlierWords
from tollbook.claims.scene.links import LinkLines
from tollbook.claims.scene.told import Told
from tollbook.model.reading import Hit, Sentence, TimeMention, starts
from tollbook.model.when import When

OWNED = 4
COMMA = 3
BARE = 4  # tokens of "after" and a full stop
OTHER = 6  # tokens from "another" to its act
SATURDAY = 5


class MainDay:
    """Chooses the time of the main incident of one report."""

    def __init__(self, told: Told, days: Days, links: LinkLines, earlier: EarlierWords) -> None:
        self.told, self.reading = told, told.reading
        self.days, self.links, self.earlier = days, links, earlier
        self.aftermath, self.course = Aftermath(told), Course(told, days)
        self.noun_of, self.genitive = starts(told.reading, "noun_of"), starts(told.reading, "genitive")

    def time(self, lead: Clause | None) -> TimeMention | None:
        """The time of the main incident: in the lead's sentence first, then the next clauses that tell of it."""
        if lead is None:
            return None
        if self.course.frees(lead) and (taken := self.course.taken()) is not None:
            return taken
        time = self._told(lead)
        return self._begun(lead, time) if time is None or _loose(time) else time

    def _begun(self, lead: Clause, time: TimeMention | None) -> TimeMention | None:
        """The day on which it is told to have begun, where there is no other or no more than "overnight"."""
        later = (c for c in self.told.clauses.all if c.index >= lead.index and c.sentence not in self.links.related)
        days = [t for c in later for t in self.told.times[c.index] if self.course.begins(t, c)]
        return days[0] if days else time

    def _told(self, lead: Clause) -> TimeMention | None:
        """The day told in the surest way."""
        open_ended: TimeMention | None = None
        for fits in self._ways():
            if open_ended is not None and fits == self._dates_speech:
                break  # "over the weekend, police said on Monday"
            for clause in self.told.clauses.all:
                if (
                    clause.index < self._sentence_start(lead)
                    or clause.sentence in self.links.related
                    or (clause.index != lead.index and self.earlier.cued(clause) and not self._leads_on(clause, lead))
                ):
                    continue
                for time in self._nearest_first(clause):
                    if not fits(time, clause) or (clause.index != lead.index and self.days.long_ago(time)):
                        continue
                    if fits == self._counts_from and clause.sentence > lead.sentence:
                        continue  # the clash came four days after another killing
                    if fits != self._names_act and self.aftermath.dates(time, clause):
                        continue
                    if fits == self._names_act and self._of_another(clause, lead):
                        continue
                    if time.when is None or not _open_ended(time.when):
                        return time
                    open_ended = open_ended or time
        return open_ended or self._closing(lead) or self._stamp()

    def _of_another(self, clause: Clause, lead: Clause) -> bool:
        """Whether a later clause gives the dead of an attack named by its day, while the lead has a day and dead of its own."""
        figures = self.told.tolls[clause.index] and self.told.tolls[lead.index] and clause.sentence > lead.sentence
        return bool(figures) and any(self._dates_act(t, lead) for t in self.told.times[lead.index])

    def _closing(self, lead: Clause) -> TimeMention | None:
        """The day that ends the lead's sentence behind a comma, over what describes: ", after a rally, on Monday evening"."""
        sentence = self.reading.sentences[lead.sentence]
        named = [t for t in self.reading.times if sentence.first <= t.first and t.last in (sentence.last, sentence.last - 1)]
        led = (any(self.reading.tokens[i].text == "," for i in range(max(t.first - 4, sentence.first), t.first)) for t in named)
        return next((t for t, closes in zip(named, led, strict=True) if closes and self.days.names_day(t)), None)

    def _nearest_first(self, clause: Clause) -> list[TimeMention]:
        """The times of a clause, that beside its act first: "raised today to 29 the dead of the raid flown yesterday"."""
        acts = [t.hit for t in self.told.triggers[clause.index] if t.act != "killing" and not t.weak]
        return sorted(self.told.times[clause.index], key=lambda t: min((self._apart(t, a) for a in acts), default=(0, False)))

    def _apart(self, time: TimeMention, act: Hit) -> tuple[int, bool]:
        """How far a time stands from an act, a comma between them counted as several words; the one behind it first."""
        before = time.last <= act.first
        between = (time.last, act.first) if before else (act.last, time.first)
        commas = sum(1 for i in range(*between) if self.reading.tokens[i].text in ",،")
        return max(between[1] - between[0], 0) + COMMA * commas, before

    @staticmethod
    def _leads_on(clause: Clause, lead: Clause) -> bool:
        """Whether the lead only describes the act of a clause: "three days after the shooting that left nine dead"."""
        return lead.kind == "relative" and lead.index == clause.index + 1 and lead.sentence == clause.sentence

    def _ways(self) -> tuple[Callable[[TimeMention, Clause], bool], ...]:
        """How a day may be the main incident's, the surest first."""
        return (
            self._names_act, self._counts_from, self._dates_act, self._dates_sentence, self._opens, self.course.begins,
            self._dates_finding, self._dates_line, self._dates_speech, self._dates_another, self._dates_occasion,
        )  # fmt: skip

    def _counts_from(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is reckoned from the act behind it: "two days after gunmen killed six"."""
        when = time.when
        if time.relation != "after" or when is None or when.precision not in FINE:
            return False
        acts = [t.hit.first for t in self.told.triggers[clause.index]] + [t.first for t in self.told.tolls[clause.index]]
        described = (c for c in self.told.clauses.all if c.sentence == clause.sentence and c.kind == "relative")
        own = any(self._dates_act(t, c) for c in described for t in self.told.times[c.index])
        return any(time.last <= first for first in acts) and not own

    def _another(self, clause: Clause) -> bool:
        """Whether a later clause opens on another attack: "On Thursday two other schools were hit"."""
        others = [h.last for word in ("other_acts", "elsewhere") for h in self.reading.within(word, clause.first, clause.last)]
        acts = [t.hit.last for t in self.told.triggers[clause.index] if t.act != "killing"]
        beside = any(0 <= act - other <= OTHER for other in others for act in acts)
        apart = any(OWNED <= t.first - other <= 2 * OTHER for other in others for t in self.told.tolls[clause.index])
        return clause.sentence > 0 and (beside or apart)

    def _opens(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a stretch of the last days is all that is said: "since dawn on Tuesday", "between Saturday and Sunday"."""
        return self.days.of_days(time) and self.told.tells_beside(clause)

    def _stamp(self) -> TimeMention | None:
        """The date line of a report that gives no other day, or the town and day it closes with: "Jagdalpur, May 13"."""
        named = [t for t in self.reading.times if self.days.names_day(t) and t.when is not None]
        lines = [t for t in named if self.links.date_line(self.reading.sentence_of(t.first))]
        return next(iter(lines or [t for t in named if self._signed(t, self.reading.sentence_of(t.first))]), None)

    def _signed(self, time: TimeMention, line: Sentence) -> bool:
        """Whether a time closes the report behind no more than a name: the place and day of filing."""
        before = self.reading.tokens[line.first : time.first]
        closing = line.index == len(self.reading.sentences) - 1 and line.last - time.last <= 1
        return closing and len(before) <= BARE and all(t.text[:1].isupper() or t.text in ",-–—(" for t in before)

    def _sentence_start(self, lead: Clause) -> int:
        return next(c.index for c in self.told.clauses.all if c.sentence >= max(lead.sentence - 1, 0))

    def _names_act(self, time: TimeMention, _clause: Clause) -> bool:
        """Whether a day is the act's by its grammar: "Friday's attack"."""
        owned = time.last in self.genitive
        nouns = [t.hit for found in self.told.triggers.values() for t in found if t.hit.traits.get("pos") == "noun"]
        of = time.first - 1 in self.noun_of and any(h.last == time.first - 1 for h in nouns)  # el atentado del viernes
        return self.days.names_day(time) and (of or (owned and any(time.last < h.first <= time.last + OWNED for h in nouns)))

    def _dates_act(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day stands in a clause that tells of violence, and is no speaker's, arrest's or other attack's."""
        late = self.course.finds(clause) or self.course.ends(clause) or self.course.counts(time, clause)
        return self._dates_another(time, clause) and not late and not self._another(clause)

    def _dates_finding(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is that on which the dead were found, where no other is told."""
        return self._dates_another(time, clause) and self.course.finds(clause) and not self._another(clause)

    def _dates_occasion(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is that of what it came upon: "the attack came right after Thursday's ceremony"."""
        when = time.when
        fine = when is not None and when.precision in FINE and time.relation in ("at", "after")
        spoken = self.days.of_speech(time) or self.days.of_calm_act(time) or self.days.datelined(time)
        beside = fine and not spoken and clause.kind == "context" and self.told.tells_beside(clause)
        return beside and not self.told.tells(clause) and not self.course.ends(clause)

    def _dates_another(self, time: TimeMention, clause: Clause) -> bool:
        return (
            self.days.names_day(time)
            and not self.days.of_speech(time)
            and not self.days.of_calm_act(time)
            and not self.days.datelined(time)
            and self.told.tells(clause)
        )

    def _dates_sentence(self, time: TimeMention, clause: Clause) -> bool:
        near = any(self.told.tells(c) for c in self.told.clauses.all if abs(c.sentence - clause.sentence) <= 1)
        beside = any(self.told.tells(c) for c in self.told.clauses.all if c.sentence == clause.sentence)
        bare = clause.last - clause.first <= time.last - time.first + BARE  # shortly after nightfall on Tuesday
        apart = clause.kind == "context" and not bare and (self.told.tells(clause) or not beside)
        return (
            self.days.names_day(time)
            and not self.days.of_speech(time)
            and not self.days.of_calm_act(time)
            and not self.days.datelined(time)
            and near
            and not (apart or self._another(clause) or self.course.ends(clause) or self.course.finds(clause))
            and not self.course.counts(time, clause)
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


def _loose(time: TimeMention) -> bool:
    """Whether a time is no more than the night before the report: "overnight", "last night"."""
    when = time.when
    return when is not None and when.precision == "days" and time.anchored == "published" and not time.overnight


def _open_ended(when: When) -> bool:
    """Whether a stretch of days may be told more closely elsewhere: a weekend or more, not the night from one day to the next."""
    nights = when.end - when.start if when.precision == "days" else timedelta()
    return nights > timedelta(days=1) or (nights == timedelta(days=1) and when.start.weekday() == SATURDAY)
