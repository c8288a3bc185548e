"""Which clauses of a report tell of its main incident, and which of earlier, other or merely possible events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.order import VSO
from tollbook.claims.speech import Frame
from tollbook.claims.toll import FoundToll
from tollbook.claims.trigger import Trigger
from tollbook.model.reading import Hit, Reading, Sentence, TimeMention
from tollbook.model.when import When

FINE = ("time", "day", "days")
RECENT = 30  # days
OWNED = 4
WEEK = 8
SHORT = 2  # letters of "pm" and "h"
HEAD = 12  # tokens
SATURDAY = 5
SPEAKER = 14  # tokens a speaker may take between a verb and "that"
TAIL = 3  # tokens
HANGING = frozenset(("relative", "context", "joined", "turn"))
LEAD = 3  # sentences
MANY_TIMES = 3


FAMILY = {
    "airstrike": "air",
    "drone strike": "air",
    "shelling": "guns",
    "rocket attack": "guns",
    "missile attack": "guns",
    "suicide bombing": "bomb",
    "car bomb": "bomb",
    "roadside bomb": "mine",
    "landmine": "mine",
    "abduction": "taking",
    "hijacking": "taking",
    "hostage taking": "taking",
    "shooting": "arms",
    "ambush": "arms",
    "stabbing": "arms",
    "demonstration": "street",
    "riot": "street",
}
"""Acts whose means differ so much that two of them in one report, with own figures and places, are two events."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The label of every clause: ``main``, ``background`` or ``related`` (links), and the time of the main incident.

    ``led`` is False where all that is told of violence are totals of a year or a war."""

    labels: tuple[str, ...]
    time: TimeMention | None
    led: bool = True

    def of(self, clause: Clause) -> str:
        """The label of a clause."""
        return self.labels[clause.index]


@dataclass(frozen=True, slots=True)
class Told:
    """The clauses of a report and who speaks in them."""

    clauses: Clauses
    frames: tuple[Frame, ...]


class SceneReader:
    """Labels the clauses of one report."""

    def __init__(self, reading: Reading, told: Told, triggers: tuple[Trigger, ...], tolls: tuple[FoundToll, ...]) -> None:
        clauses = told.clauses
        self.reading = reading
        self.clauses = clauses
        self.triggers = {c.index: [t for t in triggers if t.clause == c.index and t.violent] for c in clauses.all}
        self.tolls = {c.index: [t for t in tolls if c.first <= t.first < c.last] for c in clauses.all}
        self.times = {c.index: [t for t in reading.times if c.first <= t.first < c.last] for c in clauses.all}
        self.say_ends = {f.cue.last for f in told.frames} | {h.last for h in reading.all("say") if h.traits.get("noun") != "yes"}
        self.say_ends |= {h.last for h in reading.all("responsibility") if "side" not in h.traits}
        self.say_starts = {f.cue.first for f in told.frames} | {h.first for h in reading.all("responsibility")}
        self.say_ends |= {h.last for h in reading.all("issued")}  # in a statement read out on Wednesday
        if reading.language in VSO:  # قالت الشبكة، اليوم الأربعاء،
            self.say_ends |= {f.speaker.last for f in told.frames if f.speaker.first >= f.cue.last and f.cue.word == "say"}
        self.as_of = {h.last for h in reading.all("as_of")}  # 37 dead as of Sunday
        self.more = {self.reading.tokens[h.first].norm for h in reading.all("article")}  # "another 16" counts on
        self.noun_of = {h.first for h in reading.all("noun_of")}
        self.that = {h.first for h in reading.all("that")}
        self.vso = reading.language in VSO
        self.related = self._related()

    # ---- lines of links at the end

    def _related(self) -> set[int]:
        found: set[int] = set()
        opened = False
        for sentence in self.reading.sentences:
            cue = any(h.first <= sentence.first + 1 for h in self.reading.within("boilerplate", sentence.first, sentence.last))
            opened = opened or (cue and sentence.index > 0)
            if cue or (opened and self._headline(sentence.index)):
                found.add(sentence.index)
        return found | self._trailing_headlines()

    def _headline(self, index: int) -> bool:
        sentence = self.reading.sentences[index]
        return self.reading.tokens[sentence.last - 1].text[0].isalnum()

    def _trailing_headlines(self) -> set[int]:
        """Lines without a full stop after the last whole sentence are links to other stories."""
        ended = [s.index for s in self.reading.sentences if not self._headline(s.index)]
        last = ended[-1] if ended else -1
        trailing = [s for s in self.reading.sentences if s.index > last and not self._date_line(s)] if last >= 1 else []
        return {s.index for s in trailing}

    def _date_line(self, sentence: Sentence) -> bool:
        """Whether a line is nothing but a date: the stamp of the report or of a post in it."""
        return any(t.first == sentence.first and t.last == sentence.last for t in self.reading.times)

    # ---- one clause

    def _told(self, clause: Clause) -> bool:
        """Whether a clause tells of violence at all."""
        return bool(self.triggers[clause.index] or self.tolls[clause.index])

    def _elsewhere_in_time(self, clause: Clause, main: When | None) -> bool:
        """Whether a time of the clause is not the main incident's."""
        for time in (*self.times[clause.index], *self._trailing(clause), *self._resumed(clause)):
            if (
                time.relation in ("since", "span")
                and time.when is not None
                and time.when.precision in FINE
                and self._lately(time.when)
            ):
                continue  # "have killed nine since Monday"
            if time.relation in ("since", "span", "habit", "before") and not self._of_speech(time):
                return True
            mine = not (self._of_speech(time) or self._of_thing(time) or self._datelined(time) or self._clock(time))
            if time.relation == "at" and time.when is not None and mine:
                return self._apart(time, main)
        return False

    def _of_thing(self, time: TimeMention) -> bool:
        """Whether a bare year only names a thing: "firmantes del acuerdo de 2016"; the attacks of a year are other events."""
        if time.when is None or time.when.precision != "year" or time.first - 1 not in self.noun_of:
            return False
        return not any(t.hit.last == time.first - 1 for found in self.triggers.values() for t in found)

    def _clock(self, time: TimeMention) -> bool:
        """Whether a time is a clock's alone, with no day: "at around 1:30 pm" is of the day told before."""
        words = (t.text for t in self.reading.tokens[time.first : time.last])
        return time.when is not None and time.when.precision == "time" and all(len(w) <= SHORT or not w.isalpha() for w in words)

    def _resumed(self, clause: Clause) -> list[TimeMention]:
        """The times before a describing clause that this one goes on behind: "On Friday the gang, which we fear, killed two"."""
        if clause.kind != "main" or clause.index < 2 or self.times[clause.index]:
            return []
        inner, head = self.clauses.all[clause.index - 1], self.clauses.all[clause.index - 2]
        same = inner.kind == "relative" and head.sentence == clause.sentence and not self._told(head)
        return self.times[head.index] if same else []

    def _trailing(self, clause: Clause) -> list[TimeMention]:
        """The times at a sentence's end behind a describing clause: "struck bases, which are many, in recent months"."""
        if self.times[clause.index]:
            return []
        rest = [c for c in self.clauses.all if c.sentence == clause.sentence and c.index > clause.index]
        loose = [
            c for c in rest if not self._told(c) and (c.kind == "main" or (c.kind == "context" and c.index == clause.index + 1))
        ]
        loose += [c for c in rest[:1] if self._told(c) and self.reading.within("since", c.first, c.first + 4)]
        return [t for c in loose for t in self.times[c.index]]

    def _apart(self, time: TimeMention, main: When | None) -> bool:
        when = time.when
        if when is None:
            return False
        if main is None:
            return when.precision in ("year", "longer") or self._old(time)
        if when.precision in FINE:
            return (
                when.end < main.start - timedelta(days=1)
                or when.start > main.end + timedelta(days=1)
                or not _meets(when, main, 0)
            )
        return not (when.start <= main.end and main.start <= when.end)

    def _of_speech(self, time: TimeMention) -> bool:
        """Whether a time dates the speaking ("said on Saturday"), not what is told."""
        spoken = any(last <= time.first <= last + 2 for last in self.say_ends) or (not self.vso and time.last in self.say_starts)
        if spoken or time.first in self.as_of:
            return True
        behind = any(i in self.that for i in range(time.last, time.last + 4))
        return self.vso and behind and any(last <= time.first <= last + SPEAKER for last in self.say_ends)

    def _datelined(self, time: TimeMention) -> bool:
        """Whether a day only dates the report: at its head, a dash, bracket or colon behind it."""
        tokens = self.reading.tokens
        after = tokens[time.last].text if time.last < len(tokens) else ""
        opening = self.reading.sentence_of(time.first)
        return time.first - opening.first < HEAD and opening.index <= 1 and after in ("–", "—", "-", "--", "(", ":")

    def _cued(self, clause: Clause) -> bool:
        """Whether a word such as "previously", "since then" or "such as" stands at the head of a clause or beside its act."""
        if self.reading.within("context_after", clause.first, min(clause.first + 4, clause.last)):
            return not self._means(clause)
        older = [(h.first, h.last) for h in self.reading.within("old_figure", clause.first, clause.last) if h.last - h.first > 1]
        for hit in self.reading.within("earlier_time", clause.first, self._with_tail(clause)):
            recalled = any(a <= hit.first < b for a, b in older)  # "the earlier toll was five" replaces a figure
            if self._aside(hit, clause) or self._dated(hit) or recalled:
                continue
            if hit.last in self.say_ends or any(h.first == hit.last for h in self.reading.all("say")) or self._open(hit):
                continue
            if hit.first == clause.first and hit.last < clause.last and self.reading.tokens[hit.last].text == ",":
                continue
            return True
        return self._closed_by_since(clause)

    def _means(self, clause: Clause) -> bool:
        """Whether a clause opened by "following" names what killed those told of before: "nine bodies found following a raid"."""
        late = any(t.when is None or t.relation != "at" or not self._lately(t.when) for t in self.times[clause.index])
        if self.reading.tokens[clause.first].norm != "following" or not clause.index or late:
            return False
        before = self.clauses.all[clause.index - 1]
        same = before.sentence == clause.sentence and bool(self.tolls[before.index]) and not self._own_act(before)
        return same and before.sentence < LEAD and bool(self.triggers[clause.index])

    def _aside(self, hit: Hit, clause: Clause) -> bool:
        """Whether a word such as "recently" stands in an aside on a name before it: "the city, recently retaken by X, ..."."""
        tokens = self.reading.tokens
        if hit.first == clause.first or tokens[hit.first - 1].text != "," or hit.last >= clause.last:
            return False
        described = tokens[hit.last].norm.endswith(("ed", "en", "held"))
        return described and any(tokens[i].text == "," for i in range(hit.last, min(hit.last + HEAD, clause.last)))

    def _dated(self, hit: Hit) -> bool:
        """Whether "earlier" is part of a known day, which tells itself whether it is another: "hit a market a day earlier"."""
        return any(
            t.first <= hit.first < t.last and t.relation == "at" and t.when is not None and t.when.precision in FINE
            for t in self.reading.times
        )

    def _open(self, hit: Hit) -> bool:
        """Whether a "before" that must end its clause goes on ("before police came") or is part of a day ("the day before")."""
        if "at" not in hit.traits:
            return False
        dated = any(t.first <= hit.first < t.last for t in self.reading.times)
        return dated or (hit.last < len(self.reading.tokens) and self.reading.tokens[hit.last].text[0].isalnum())

    def _closed_by_since(self, clause: Clause) -> bool:
        """Whether the clause ends in a "since" with nothing behind it: "190 people have been killed since, officials say"."""
        behind = self.clauses.all[clause.index + 1 : clause.index + 2]
        heads = [
            h for c in behind if c.sentence == clause.sentence for h in self.reading.within("earlier_time", c.first, c.first + 2)
        ]
        return any("at" in h.traits and not self._open(h) for h in heads)

    def _with_tail(self, clause: Clause) -> int:
        """The end of a clause with a "before" or "since then" that closes its sentence."""
        behind = self.clauses.all[clause.index + 1 : clause.index + 2]
        tail = [c for c in behind if c.sentence == clause.sentence and c.last - c.first <= TAIL]
        return tail[0].last if tail else clause.last

    def _total(self, clause: Clause) -> bool:
        """Whether a clause counts a year or a war, or gives a running total many times the lead's figure."""
        if not self.tolls[clause.index]:
            return False
        end = self.clauses.all[clause.index + 1].last if self._followed(clause) else clause.last
        perfect = self.reading.within("present_perfect", clause.first, clause.last)
        if perfect and any(t.when is not None and t.when.precision in ("year", "longer") for t in self.times[clause.index]):
            return True  # "have now been killed this way in 2024"
        counted = [h for h in self.reading.within("aggregate", clause.first, end) if not self._of_one(h, clause)]
        opening = self.reading.sentences[clause.sentence].first
        since = bool(self.reading.within("since", opening, opening + 1)) and not any(
            self._day(t) for t in self.times[clause.index]
        )
        tells = since and bool(self.reading.within("perfect", opening, self.reading.sentences[clause.sentence].last))
        lately = any(
            t.when is not None and t.when.precision in FINE and self._lately(t.when)
            for t in self.reading.times
            if opening <= t.first < self.reading.sentences[clause.sentence].last
        )
        return bool(counted) or self._running(clause) or self._of_war(clause) or (tells and not lately)

    def _of_war(self, clause: Clause) -> bool:
        """Whether a war or a wave of violence is what killed: "the conflict between X and Y has killed thousands"."""
        head = self.reading.within("war_word", clause.first, clause.last)
        done = self.reading.within("perfect", clause.first, clause.last)
        first = self._told_first(clause)
        mine = [t.toll.count.low for t in self.tolls[clause.index]]
        large = any(n is None or n >= 2 * max(first, default=0) for n in mine)
        ahead = bool(head) and any(head[0].first < t.first for t in self.tolls[clause.index])
        return bool(done) and ahead and large and bool(first) and not any(self._day(t) for t in self.times[clause.index])

    def _of_one(self, hit: Hit, clause: Clause) -> bool:
        """Whether "a total of" counts one attack, told with its act or its day: "a total of 18 died in the raid on Friday"."""
        plain = hit.traits.get("of") == "one"
        dated = any(self._day(t) and t.when is not None for t in self.times[clause.index])
        return plain and (dated or self._own_act(clause))

    def _followed(self, clause: Clause) -> bool:
        behind = self.clauses.all[clause.index + 1 : clause.index + 2]
        return bool(behind) and behind[0].sentence == clause.sentence and not self.tolls[behind[0].index]

    def _told_first(self, clause: Clause) -> list[int]:
        """The figures of the lead's sentences before a clause."""
        leading = (c for c in self.clauses.all if c.sentence < min(clause.sentence, LEAD))
        return [t.toll.count.low or 0 for c in leading for t in self.tolls[c.index]]

    def _running(self, clause: Clause) -> bool:
        """Whether "have been killed", told late, is a figure far above those told first."""
        perfect = self.reading.within("present_perfect", clause.first, clause.last)
        first = self._told_first(clause)
        mine = max((t.toll.count.low or 0 for t in self.tolls[clause.index]), default=0)
        return bool(perfect) and bool(first) and clause.sentence > 0 and mine >= MANY_TIMES * max(first)

    def _aggregated(self, clause: Clause) -> bool:
        """Whether a clause speaks of several attacks together; with a figure only where it says over what time."""
        several = any(t.count is not None for t in self.triggers[clause.index])
        if any(self._day(t) and t.when is not None and not self._of_speech(t) for t in self.times[clause.index]):
            return False  # "stormed the town on Sunday, in one of the deadliest assaults of the year"
        long = any(t.when is not None and t.when.precision not in FINE for t in self.times[clause.index])
        return several and (long or not self.tolls[clause.index])

    def _elsewhere(self, clause: Clause) -> bool:
        opening = clause.first == self.reading.sentences[clause.sentence].first
        counted = {q.first for q in self.reading.quantities if self.reading.tokens[q.first - 1].norm in self.more}
        people = {h.first for h in self.reading.all("one_more")}  # "another was hurt" is no other attack
        cues = [h for h in self.reading.within("elsewhere", clause.first, clause.last) if h.first not in people]
        cues = [h for h in cues if self.reading.tokens[h.first].norm != "meanwhile" or not self._only_counts(clause)]
        return opening and any(h.first <= clause.first + 1 and h.last not in counted for h in cues)

    def _only_counts(self, clause: Clause) -> bool:
        """Whether a clause gives no more than somebody's figure, no act, place or day: "Meanwhile, doctors said 17 died"."""
        placed = any(clause.first <= p.first < clause.last and p.role == "place" for p in self.reading.places)
        mine = [t for t in self.tolls[clause.index] if t.frame is not None]
        return bool(mine) and not placed and not self._own_act(clause) and not self.times[clause.index]

    # ---- the whole report

    def _lead(self) -> Clause | None:
        """The first clause that tells of violence with nothing that sets it apart."""
        told = [c for c in self.clauses.all if self._told(c) and c.sentence not in self.related]
        told = [c for c in told if not self._total(c)]
        plain = [c for c in told if not self._cued(c) and not self._aggregated(c) and not self._timed_apart(c)]
        return (plain or told or [None])[0]  # type: ignore[list-item]

    def _timed_apart(self, clause: Clause) -> bool:
        return any(
            t.relation in ("since", "span", "habit")
            and not (t.when is not None and t.when.precision in FINE and self._lately(t.when))
            for t in self.times[clause.index]
        )

    def _main_time(self, lead: Clause | None) -> TimeMention | None:
        """The time of the main incident: in the lead's sentence first, then the next clauses that tell of it."""
        if lead is None:
            return None
        open_ended: TimeMention | None = None
        for fits in (self._names_act, self._dates_act, self._dates_sentence, self._dates_line, self._dates_speech):
            if open_ended is not None and fits == self._dates_speech:
                break  # "over the weekend, police said on Monday"
            for clause in self.clauses.all:
                if clause.index < self._sentence_start(lead) or clause.sentence in self.related or self._cued(clause):
                    continue
                for time in self.times[clause.index]:
                    if not fits(time, clause) or (clause.index != lead.index and self._old(time)):
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
            if self._day(t) and t.when is not None and self._date_line(self.reading.sentence_of(t.first))
        ]
        return lines[0] if lines else None

    def _published(self) -> date | None:
        try:
            return date.fromisoformat((self.reading.report.published or "")[:10])
        except ValueError:
            return None

    def _lately(self, when: When) -> bool:
        """Whether a day lies within the week before publication."""
        published = self._published()
        if published is None:
            return False
        return timedelta(0) <= published - when.start <= timedelta(days=WEEK)

    def _old(self, time: TimeMention) -> bool:
        """Whether a day lies so far before publication that a report on today's news would not mean it."""
        published = self._published()
        if published is None:
            return False
        return time.when is not None and published - time.when.end > timedelta(days=RECENT)

    def _sentence_start(self, lead: Clause) -> int:
        return next(c.index for c in self.clauses.all if c.sentence >= max(lead.sentence - 1, 0))

    @staticmethod
    def _day(time: TimeMention) -> bool:
        return time.relation == "at" and (time.when is None or time.when.precision in FINE)

    def _names_act(self, time: TimeMention, _clause: Clause) -> bool:
        """Whether a day is the act's by its grammar: "Friday's attack"."""
        owned = time.last < len(self.reading.tokens) and self.reading.tokens[time.last].norm == "'s"
        nouns = [t.hit for found in self.triggers.values() for t in found if t.hit.traits.get("pos") == "noun"]
        of = time.first - 1 in self.noun_of and any(h.last == time.first - 1 for h in nouns)  # el atentado del viernes
        return self._day(time) and (of or (owned and any(time.last < h.first <= time.last + OWNED for h in nouns)))

    def _dates_act(self, time: TimeMention, clause: Clause) -> bool:
        return self._day(time) and not self._of_speech(time) and not self._datelined(time) and self._told(clause)

    def _dates_sentence(self, time: TimeMention, clause: Clause) -> bool:
        near = any(self._told(c) for c in self.clauses.all if abs(c.sentence - clause.sentence) <= 1)
        beside = any(self._told(c) for c in self.clauses.all if c.sentence == clause.sentence)
        apart = clause.kind == "context" and (self._told(clause) or not beside)
        return self._day(time) and not self._of_speech(time) and not self._datelined(time) and near and not apart

    def _dates_line(self, time: TimeMention, clause: Clause) -> bool:
        """Whether a day is that of a dateline over words on the violence."""
        return (
            self._day(time)
            and self._datelined(time)
            and any(self._told(c) for c in self.clauses.all if abs(c.sentence - clause.sentence) <= 1)
        )

    def _dates_speech(self, time: TimeMention, clause: Clause) -> bool:
        same = any(self._told(c) for c in self.clauses.all if c.sentence == clause.sentence)
        return self._day(time) and self._of_speech(time) and same

    def read(self) -> Scene:
        """Labels every clause; a clause that tells nothing is the main incident's."""
        lead = self._lead()
        time = self._main_time(lead)
        when = time.when if time is not None else None
        labels: list[str] = []
        for clause in self.clauses.all:
            other = self._within_other(clause, labels, lead) or self._counts_on(clause, labels, lead)
            labels.append("background" if other else self._label(clause, lead, when))
        return Scene(tuple(labels), time, lead is not None or not any(self._told(c) for c in self.clauses.all))

    def _counts_on(self, clause: Clause, labels: list[str], lead: Clause | None) -> bool:
        """Whether a sentence adds to a total named before: "Since May 40 have died. On the other side, 12 have died"."""
        if lead is None or clause.sentence <= lead.sentence or not self.tolls[clause.index] or self.times[clause.index]:
            return False
        if not self.reading.within("perfect", clause.first, clause.last) or self._own_act(clause):
            return False
        if clause.kind == "relative" and any(
            h.traits.get("size") == "hundreds" for h in self.reading.within("vague", clause.first, clause.last)
        ):
            return True  # the invasion, in which thousands have died
        before = [c for c in self.clauses.all[: clause.index] if c.sentence == clause.sentence - 1]
        total = any(t.relation in ("since", "span") for c in before for t in self.times[c.index])
        return total and any(labels[c.index] == "background" and self.tolls[c.index] for c in before)

    def _own_act(self, clause: Clause) -> bool:
        """Whether a clause names an act of its own beside the killing."""
        return any(t.act != "killing" for t in self.triggers[clause.index])

    def _within_other(self, clause: Clause, labels: list[str], lead: Clause | None) -> bool:
        """Whether a clause hangs on another event's in its sentence: "In 2021 troops crossed after bombs killed four"."""
        before = self.clauses.all[clause.index - 1] if labels else clause
        if not labels or before.sentence != clause.sentence or labels[-1] != "background" or clause.kind not in HANGING:
            return False
        led = lead is not None and lead.sentence == clause.sentence
        hangs = clause.kind == "relative" and before.kind in ("context", "relative")
        return (hangs and not (self._told(clause) and self.times[clause.index])) or not (led or self.times[clause.index])

    def _label(self, clause: Clause, lead: Clause | None, when: When | None) -> str:
        if clause.sentence in self.related:
            return "related"
        if lead is not None and (clause.index == lead.index or self._goes_on(clause, lead)):
            return "main"
        if lead is not None and self._sequel(clause, when):
            return "main"
        apart = (
            self._elsewhere_in_time(clause, when)
            or self._total(clause)
            or self._cued(clause)
            or self._aggregated(clause)
            or self._elsewhere(clause)
        )
        apart = apart or (lead is not None and (self._another(clause, lead) or self._plural(clause, lead)))
        return "background" if apart else "main"

    def _plural(self, clause: Clause, lead: Clause) -> bool:
        """Whether a late clause speaks of several attacks with nothing of its own: "criticised the attacks on its soil"."""
        triggers = self.triggers[clause.index]
        several = bool(triggers) and all(
            t.hit.traits.get("pos") == "noun" and self.reading.tokens[t.hit.last - 1].norm.endswith("s") for t in triggers
        )
        bare = not self.tolls[clause.index] and not self.times[clause.index]
        told = any(
            t.hit.traits.get("pos") == "noun" and self.reading.tokens[t.hit.last - 1].norm.endswith("s")
            for t in self.triggers[lead.index]
        )
        return several and bare and not told and clause.sentence > lead.sentence + 2

    def _sequel(self, clause: Clause, main: When | None) -> bool:
        """Whether a clause tells that those taken came free within days: the same incident, on another day."""
        if self._late_death(clause):
            days = [t.when for t in self.times[clause.index] if t.relation == "at" and t.when is not None]
            return all(main is not None and timedelta(0) <= d.start - main.end <= timedelta(days=7) for d in days)
        freed = [t for t in self.tolls[clause.index] if t.toll.metric == "freed"]
        days = [t.when for t in self.times[clause.index] if t.relation == "at" and t.when is not None]
        taken = any(t.toll.metric == "abducted" for c in self.clauses.all if c.index < clause.index for t in self.tolls[c.index])
        soon = all(main is not None and timedelta(0) <= d.start - main.end <= timedelta(days=7) for d in days)
        return bool(freed) and taken and soon and not self._cued(clause)

    def _late_death(self, clause: Clause) -> bool:
        """Whether a clause tells of dead found later or of wounded who died: "the body was pulled from the rubble on Friday"."""
        dead = any(t.toll.metric == "killed" for t in self.tolls[clause.index])
        return (
            dead and bool(self.reading.within("late_death", clause.first, self._with_tail(clause))) and not self._own_act(clause)
        )

    def _goes_on(self, clause: Clause, lead: Clause) -> bool:
        """Whether a clause of the lead's sentence only adds to it: ", and wounded dozens"."""
        return (
            clause.sentence == lead.sentence
            and clause.index > lead.index
            and clause.kind == "joined"
            and bool(self.tolls[clause.index])
        )

    def _another(self, clause: Clause, lead: Clause) -> bool:
        """Whether a clause tells of another attack: another act with its own figure and its own place or time."""
        means = {t.act for t in self.triggers[lead.index] if not t.weak}
        mine = {t.act for t in self.triggers[clause.index] if not t.weak}
        families = {FAMILY.get(a) for a in means} - {None}
        others = {FAMILY.get(a) for a in mine} - {None}
        own = bool(self.times[clause.index]) or any(clause.first <= p.first < clause.last for p in self.reading.places)
        return bool(families and others and not families & others and self.tolls[clause.index] and own)


def _meets(a: When, b: When, days: int) -> bool:
    slack = timedelta(days=days)
    return a.start <= b.end + slack and b.start <= a.end + slack


def _open_ended(when: When) -> bool:
    """Whether a stretch of days may be told more closely elsewhere: a weekend or more, not the night from one day to the next."""
    nights = when.end - when.start if when.precision == "days" else timedelta()
    return nights > timedelta(days=1) or (nights == timedelta(days=1) and when.start.weekday() == SATURDAY)
