"""What a time in a report dates: the event, the speaking, the report itself, a mere thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tollbook.claims.order import VSO
from tollbook.claims.scene.told import Told
from tollbook.claims.scene.voices import LAW, Voices, calm_stretches
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import TimeMention
from tollbook.model.when import When

FINE = ("time", "day", "days")
CALM = frozenset(("detained", "freed"))
RECENT = 30  # days
YEAR = 300
WEEK = 8
SHORT = 2  # letters of "pm" and "h"
HEAD = 12  # tokens
SPEAKER = 14  # tokens a speaker may take between a verb and "that"


def coded(time: TimeMention) -> TimeMention:
    """A time with the day it is coded as: a night told by both its days as the second of them.

    Such nights are told of attacks in the small hours; what happens in the evening is told by the first day alone.
    """
    when = time.when
    if not time.overnight or when is None or when.end - when.start != timedelta(days=1):
        return time
    return replace(time, when=When(when.end, when.end, "day", when.hour))


class Days:
    """Tells the times of one report apart by what they date."""

    def __init__(self, told: Told, frames: tuple[Frame, ...]) -> None:
        reading = told.reading
        self.told, self.reading = told, reading
        says = [h for h in reading.all("say") if h.traits.get("noun") != "yes" and "counts" not in h.traits]
        cues = [f.cue for f in frames if "counts" not in f.cue.traits]  # since 2023 we have documented 1,300 dead
        self.say_ends = {h.last for h in (*cues, *says)}
        self.say_ends |= {h.last for h in reading.all("responsibility") if "side" not in h.traits}
        owning = [h for h in reading.all("responsibility") if not reading.within("person", h.first, h.last)]
        self.say_starts = {h.first for h in (*cues, *says, *owning)}  # in May its fighters killed: no speech
        self.say_ends |= {h.last for h in reading.all("issued")}  # in a statement read out on Wednesday
        figures = {reading.tokens[h.first].sentence for h in reading.all("figure_noun")}
        raised = [h for h in reading.all("change_verb") if reading.tokens[h.first].sentence in figures]
        self.say_ends |= {h.last for h in raised}  # raised on Wednesday to 53 the number of dead
        self.avowals = [h for h in owning if "side" not in h.traits]
        if reading.language in VSO:  # قالت الشبكة، اليوم الأربعاء،
            self.say_ends |= {f.speaker.last for f in frames if f.speaker.first >= f.cue.last and f.cue.word == "say"}
        self.as_of = {h.last for h in reading.all("as_of")}  # 37 dead as of Sunday
        self.noun_of = {h.first for h in reading.all("noun_of")}
        self.that = {h.first for h in reading.all("that")}
        self.vso = reading.language in VSO
        starts = [t.hit.first for found in told.triggers.values() for t in found]
        starts += [t.first for found in told.tolls.values() for t in found if t.toll.metric not in CALM]
        self.starts = frozenset(starts)
        self.voices = Voices(reading, frames, self.starts)
        self.spoken = self.voices.spoken()
        self.calm, self.law = tuple(calm_stretches(told, starts)), tuple(calm_stretches(told, starts, LAW))

    @staticmethod
    def names_day(time: TimeMention) -> bool:
        """Whether a time says on which day or days something was."""
        return time.relation == "at" and (time.when is None or time.when.precision in FINE)

    def lately(self, when: When) -> bool:
        """Whether a day lies within the week before publication."""
        published = self._published()
        if published is None:
            return False
        return timedelta(0) <= published - when.start <= timedelta(days=WEEK)

    def of_days(self, time: TimeMention) -> bool:
        """Whether a time is a stretch of a few days lately: "since Monday", "between 29 and 30 November"."""
        when = time.when
        if time.relation not in ("since", "span") or when is None or when.precision not in FINE:
            return False
        return self.lately(when) or (time.relation == "span" and not self.long_ago(time))

    def long_ago(self, time: TimeMention) -> bool:
        """Whether a day lies so far before publication that a report on today's news would not mean it."""
        published, recent = self._published(), RECENT
        if published is None:
            published, recent = self._month_published(), YEAR
        return published is not None and time.when is not None and published - time.when.end > timedelta(days=recent)

    def _month_published(self) -> date | None:
        """The first day of the month of publication, where no more than that is known."""
        try:
            return date.fromisoformat(f"{(self.reading.report.published or '')[:7]}-01")
        except ValueError:
            return None

    def _published(self) -> date | None:
        try:
            return date.fromisoformat((self.reading.report.published or "")[:10])
        except ValueError:
            return None

    def of_speech(self, time: TimeMention) -> bool:
        """Whether a time dates the speaking ("said on Saturday"), not what is told."""
        line = self.reading.sentence_of(time.first).first
        near = (last for last in self.say_ends if line < last <= time.first <= last + 2)
        spoken = any(not self.that & set(range(last, time.first)) for last in near)  # said that Monday's raid killed two
        spoken = spoken or (not self.vso and time.last in self.say_starts)
        spoken = spoken or any(first <= time.first < last for first, last in self.spoken) or self._of_avowal(time)
        if spoken or time.first in self.as_of:
            return True
        that = next((i for i in range(time.last, time.last + 4) if i in self.that), None)
        behind = that is not None and not self.say_starts & set(range(time.last, that))  # يوم الأحد، وقالت إن
        return self.vso and behind and any(line < last <= time.first <= last + SPEAKER for last in self.say_ends)

    def _of_avowal(self, time: TimeMention) -> bool:
        """Whether a day opens a sentence that first tells that somebody took an act for his: "On Monday the group claimed"."""
        opening = self.reading.sentence_of(time.first)
        claimed = [h for h in self.avowals if time.last <= h.first < opening.last]
        told = [i for i in self.starts if opening.first <= i]
        return bool(claimed) and all(i >= claimed[0].first for i in told)

    def of_calm_act(self, time: TimeMention) -> bool:
        """Whether the act before a time is no violence: "police arrested two on Wednesday over the killing"."""
        return any(first <= time.first < last for first, last in self.calm)

    def of_law(self, time: TimeMention) -> bool:
        """Whether a time is that of an arrest, a charge or a naming over violence of another day."""
        return any(first <= time.first < last for first, last in self.law)

    def of_thing(self, time: TimeMention) -> bool:
        """Whether a bare year only names a thing: "firmantes del acuerdo de 2016"; the attacks of a year are other events."""
        if time.when is None or time.when.precision != "year" or time.first - 1 not in self.noun_of:
            return False
        return not any(t.hit.last == time.first - 1 for found in self.told.triggers.values() for t in found)

    def clock(self, time: TimeMention) -> bool:
        """Whether a time is a clock's alone, with no day: "at around 1:30 pm" is of the day told before."""
        words = (t.text for t in self.reading.tokens[time.first : time.last])
        return time.when is not None and time.when.precision == "time" and all(len(w) <= SHORT or not w.isalpha() for w in words)

    def datelined(self, time: TimeMention) -> bool:
        """Whether a day only dates the report: at its head, a dash, bracket or colon behind it."""
        tokens = self.reading.tokens
        after = tokens[time.last].text if time.last < len(tokens) else ""
        if after == ")" and time.last + 1 < len(tokens):
            after = tokens[time.last + 1].text  # UPDATE (March 1, 11:30 a.m.):
        opening = self.reading.sentence_of(time.first)
        return time.first - opening.first < HEAD and opening.index <= 1 and after in ("–", "—", "-", "--", "(", ":")
