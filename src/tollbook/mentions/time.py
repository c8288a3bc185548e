"""When things happened: every time expression of a report, with the days it means as far as the words and the ground say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tollbook.mentions.times.anchored import leaning, lone_part
from tollbook.mentions.times.answer import Answer, on
from tollbook.mentions.times.calendar import clock
from tollbook.mentions.times.grammar import Phrase, Relation, clock_of, phrases
from tollbook.mentions.times.ground import Ground, fits, published_ground
from tollbook.mentions.times.resolve import resolve
from tollbook.mentions.times.tense import tense_beside, tense_marks
from tollbook.model.reading import Reading, TimeMention
from tollbook.model.report import Issue
from tollbook.model.when import When

HEAD = 12  # tokens: a dateline stands no deeper in the text
STAMP_LINES, STAMP_WORDS = 3, 5  # "Updated: 3 January 2024" stands in a short line near the head
DAY = timedelta(days=1)
MESSAGES = {
    "undated": "nothing says which day is meant",
    "unreadable_date": "no such date",
    "ambiguous_date": "the day may be the month",
    "weekday_contradicts_date": "the weekday is not that of the date; the date was kept",
    "date_contradicts_dateline": "the date does not agree with the date of publication",
    "clock_contradicts_day": "the clock time is not in that part of the day",
}
RELATIONS: dict[str, Relation] = {"span": "span", "vague": "span", "habit": "habit", "told_span": "before"}


def _is_dateline(reading: Reading, phrase: Phrase) -> bool:
    """A full date on a line of its own or at the head of the text: only names before it, a dash or bracket after it."""
    tokens = reading.tokens
    line = reading.sentence_of(phrase.first).paragraph
    first = next(s.first for s in reading.sentences if s.paragraph == line)
    alone = phrase.last == len(tokens) or reading.sentence_of(phrase.last).paragraph != line
    if alone and (phrase.first == first or (line < STAMP_LINES and phrase.first - first <= STAMP_WORDS)):
        return True
    if first > 0 or phrase.first > HEAD or phrase.relation != "at" or alone:
        return False
    before, sign = tokens[first : phrase.first], tokens[phrase.last].text
    articles = {t for h in reading.hits if h.word == "time" and "article" in h.traits["is"] for t in range(h.first, h.last)}
    if any(t.text[:1].islower() and i not in articles for i, t in enumerate(before, first)):
        return False
    cased = any(t.text[:1].isupper() for t in tokens[: HEAD * 2])
    return sign in (".-–—(:|" if cased or not before else "-–—(:|") and (cased or len(before) <= 2)


def _dateline(reading: Reading, found: tuple[Phrase, ...], ground: Ground) -> tuple[Phrase, date, bool] | None:
    """The dateline's phrase and day, and whether it agrees with the publication date."""
    for phrase in found:
        if phrase.kind != "date" or not _is_dateline(reading, phrase):
            continue
        answer = resolve(phrase, ground)
        if answer.when is not None and answer.by in ("self", "published"):
            return phrase, answer.when.start, fits(ground, answer.when.start)
    return None


def _near(found: tuple[Phrase, ...], ground: Ground) -> date | None:
    """A full date of the text, where all its full dates lie in one year: it lends its year to days without one."""
    days = [
        answer.when.start
        for phrase in found
        if phrase.kind in ("date", "days", "range") and phrase.relation != "since" and phrase.one("yf") is not None
        if (answer := resolve(phrase, ground)).when is not None
    ]
    return days[0] if days and len({d.year for d in days}) == 1 else None


def _hour(phrase: Phrase, answer: Answer) -> Answer:
    """The day of a phrase with its clock time; midnight belongs to two days."""
    if phrase.clock is None or answer.when is None:
        return answer
    when, atom = answer.when, phrase.clock
    part = phrase.one("ptN")
    name = (part.get("part") or ("night" if part.letter == "N" else None)) if part is not None else None
    hour = atom.get("hour") or clock(atom.text, atom.get("part") or (name if phrase.kind != "night" else None))
    if hour is None:
        return answer
    if hour == "00:00" and atom.get("hour") is not None:
        return replace(answer, when=When(when.start, max(when.end, when.start + DAY), "days", hour))
    if when.start == when.end:
        late = name == "night" and hour < "05:00"
        return replace(answer, when=When(when.start, when.start + late * DAY, "days" if late else "time", hour))
    if "12:00" <= hour < "17:00":
        return replace(answer, why="the clock time is not in the night", wrong="clock_contradicts_day")
    day = when.end if hour < "12:00" else when.start
    return replace(answer, when=When(day, day, "time", hour))


def _mention(phrase: Phrase, answer: Answer) -> TimeMention:
    relation = phrase.relation
    if phrase.kind == "from_event":
        relation = "before" if phrase.one("B") is not None or phrase.parts[0].n < 0 else "after"
    if relation == "at":
        plural = phrase.kind == "unit" and any(a.get("plural") is not None for a in phrase.parts)
        relation = "span" if plural else RELATIONS.get(phrase.kind, "at")
    return TimeMention(phrase.first, phrase.last, answer.when, relation, answer.by, answer.why, phrase.overnight)


def _grounds(reading: Reading, found: tuple[Phrase, ...]) -> tuple[Ground, int, list[Issue]]:
    """The ground of the report, from which token on, and the issue of a dateline that the publication date contradicts."""
    ground = published_ground(reading.report.published)
    ground = replace(ground, near=_near(found, ground))
    head = _dateline(reading, found, ground)
    if head is None:
        return ground, 0, []
    phrase, day, agrees = head
    issues = []
    if not agrees:
        issues.append(_issue(reading, phrase, "date_contradicts_dateline"))
    if agrees and ground.day != day:
        ground = replace(ground, day=day, month=None, by="text")
    return ground, phrase.first, issues


def _issue(reading: Reading, phrase: Phrase, code: str) -> Issue:
    words = reading.span(phrase.first, phrase.last)
    return Issue(code, f"{words.text}: {MESSAGES[code]}", words)


def _moved(ground: Ground, mention: TimeMention) -> Ground:
    """The ground after a mention: the day told of last."""
    when = mention.when
    if when is None or mention.relation != "at" or when.precision not in ("time", "day", "days"):
        return ground
    return replace(ground, told=when.start)


def _clocks(reading: Reading, found: tuple[Phrase, ...], days: dict[int, TimeMention], ground: Ground) -> dict[int, TimeMention]:
    """Clock times that stand alone: on the day named before in the sentence, else after in it, else before in the text.

    Where the text names no day at all, as in a running line of news, they are of the day of publication."""
    placed: dict[int, TimeMention] = {}
    usable = [
        m for m in days.values() if m.relation == "at" and m.when is not None and m.when.precision in ("time", "day", "days")
    ]
    for i, phrase in enumerate(found):
        if phrase.kind != "clock":
            continue
        sentence = reading.sentence_of(phrase.first)
        before = [m for m in usable if m.last <= phrase.first]
        after = [m for m in usable if phrase.last <= m.first < sentence.last]
        near = before[-1] if before and before[-1].first >= sentence.first else next(iter(after or before[-1:]), None)
        why = "a clock time, and nothing gives the day"
        answer = Answer(near.when, near.anchored if near.anchored != "self" else "text") if near else Answer(None, "none", why)
        if ground.day is not None and near is None and (not usable or phrase.first == sentence.first):
            midnight = phrase.parts[0].get("hour") == "00:00"  # the one that opens the day
            answer = Answer(on(ground.day - midnight * DAY), ground.by)
        answer = _hour(replace(phrase, clock=clock_of(phrase), kind="day"), answer)
        placed[i] = TimeMention(phrase.first, phrase.last, answer.when, phrase.relation, answer.by, answer.why)
    return placed


def find_times(reading: Reading) -> tuple[tuple[TimeMention, ...], tuple[Issue, ...]]:
    """Every time expression of a report in text order, and the issues of those that contradict something or name no day.

    >>> from tollbook.languages.lexicon import lexicon
    >>> from tollbook.mentions.tokens import split
    >>> from tollbook.model.report import Report
    >>> report = Report("r1", "A mine killed two people late on Friday.", published="2024-04-20")
    >>> tokens, sentences = split(report.text)
    >>> times, issues = find_times(Reading(report, tokens, sentences, lexicon("en").find(tokens)))
    >>> times[0].when.start, times[0].when.precision, times[0].anchored
    (datetime.date(2024, 4, 19), 'day', 'published')
    """
    found = phrases(reading)
    ground, since, issues = _grounds(reading, found)
    before = replace(published_ground(reading.report.published), near=ground.near)
    marks, told, days = tense_marks(reading), None, dict[int, TimeMention]()
    for i, phrase in enumerate(found):
        if phrase.kind == "clock":
            continue
        here = replace(ground if phrase.first >= since else before, told=told, tense=tense_beside(reading, phrase, marks))
        answer = _hour(phrase, resolve(phrase, here))
        days[i] = _mention(phrase, answer)
        told = _moved(here, days[i]).told
        issues += [_issue(reading, phrase, code) for code in _wrong(phrase, answer, here)]
    days |= _clocks(reading, found, days, ground)
    days = leaning(reading, found, days, ground)
    mentions = [_owning(reading, days[i]) for i in sorted(days)]
    mentions = sorted((*mentions, *lone_part(reading, mentions, ground)), key=lambda m: m.first)
    return tuple(mentions), tuple(issues)


def _owning(reading: Reading, mention: TimeMention) -> TimeMention:
    """ "From Tuesday's attack", "after Friday's killings" do not say since or after when: the day belongs to the attack."""
    owned = mention.last < len(reading.tokens) and reading.tokens[mention.last].norm == "'s"
    return replace(mention, relation="at") if owned and mention.relation in ("since", "after", "before") else mention


def _wrong(phrase: Phrase, answer: Answer, ground: Ground) -> list[str]:
    """The codes of what is wrong with a phrase; a past date later than the publication is one of them."""
    codes = [answer.wrong] if answer.wrong is not None else []
    when, latest = answer.when, ground.latest
    ahead = ground.future or phrase.relation in ("until", "before", "span")
    if when is not None and latest is not None and phrase.kind == "date" and phrase.one("yf") is not None and not ahead:
        codes += ["date_contradicts_dateline"] if when.start > latest + DAY else []
    return codes
