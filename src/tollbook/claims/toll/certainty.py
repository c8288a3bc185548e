"""How firm a toll is: preliminary, superseded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.speech.frame import Frame
from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Hit, Reading

OLDER = 16  # tokens from "Earlier, ..." to its figure


def flagged(reading: Reading, tolls: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """The tolls with their preliminary and superseded flags."""
    late = _figure_words(reading, tolls)
    for toll in sorted(tolls, key=lambda t: (t.first, t.last)):
        preliminary = _hedged(reading, toll) or any(_covers(reading, hit, toll) for hit in late)
        older = toll.toll.superseded or _older(reading, toll, tolls)
        frame = toll.frame or (_replacing(reading, toll, tolls) if older else None)
        yield replace(toll, toll=replace(toll.toll, preliminary=preliminary, superseded=older), frame=frame)


def _replacing(reading: Reading, toll: FoundToll, tolls: Sequence[FoundToll]) -> Frame | None:
    """Who gave the figure that replaces this one: "Eleven died, the ministry said. The first toll was eight"."""
    sentence = reading.tokens[toll.first].sentence
    same = (t for t in tolls if t.toll.metric == toll.toll.metric and t.first < toll.first)
    near = (t for t in same if sentence - reading.tokens[t.first].sentence <= 1)
    return next((t.frame for t in near if t.frame is not None), None)


def _hedged(reading: Reading, toll: FoundToll) -> bool:
    """Whether a word such as "preliminary" stands in the figure's own sentence."""
    sentence = reading.sentence_of(toll.first)
    return any(not _of_period(reading, h) for h in reading.within("preliminary", sentence.first, sentence.last))


def _of_period(reading: Reading, hit: Hit) -> bool:
    """Whether a "so far" is of a year or a month, not of a count: "killed so far this year"."""
    return any(h.first <= hit.first and hit.last <= h.last for h in reading.all("not_preliminary"))


def _figure_words(reading: Reading, tolls: Sequence[FoundToll]) -> list[Hit]:
    """The hedges in sentences without a figure: "the number of victims is preliminary"."""
    counted = {reading.tokens[t.first].sentence for t in tolls}
    hedges = (h for h in reading.all("preliminary") if not _of_period(reading, h))
    return [h for h in hedges if reading.tokens[h.first].sentence not in counted]


def _covers(reading: Reading, hit: Hit, toll: FoundToll) -> bool:
    """Whether a hedge said later is about this figure: it speaks of figures and comes within three sentences."""
    sentence = reading.sentence_of(hit.first)
    about = any(reading.within(word, sentence.first, sentence.last) for word in ("figure_noun", "harm"))
    return about and 0 < sentence.index - reading.tokens[toll.first].sentence <= 3


def _older(reading: Reading, toll: FoundToll, tolls: Sequence[FoundToll]) -> bool:
    """Whether "earlier" or "initially" stands with the figure and another figure of the same harm replaces it."""
    sentence = reading.sentence_of(toll.first)
    head = sentence.first + 1
    headed = reading.tokens[head].text == "," or bool(reading.within("old_figure", sentence.first, head))
    opening = toll.first - sentence.first <= OLDER and headed
    start = sentence.first if opening else max(sentence.first, toll.first - 10)
    cued = reading.within("old_figure", start, min(sentence.last, toll.last + 6))
    behind = {h.first for h in reading.all("change")}  # 24 dead, against 22 told before
    cued = tuple(h for h in cued if h.first < toll.first or h.first not in behind)
    rivals = [t for t in tolls if t.toll.metric == toll.toll.metric and t.toll.count != toll.toll.count and not t.toll.subset]
    if any(t.toll.superseded and reading.tokens[t.first].sentence == sentence.index for t in rivals):
        return False  # raised to 20 from the eight reported earlier
    plain = [t for t in rivals if not reading.within("old_figure", _from(reading, t, toll), t.first)]
    return bool(cued) and bool(plain)


def _from(reading: Reading, rival: FoundToll, toll: FoundToll) -> int:
    """Where the words on a rival figure begin: behind the older figure of its sentence, else with the sentence."""
    start = reading.sentence_of(rival.first).first
    return toll.last if start <= toll.first < rival.first else start
