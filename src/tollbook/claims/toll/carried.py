"""Whose figure it is that has no speaker of its own: it goes on with a source that spoke right before it or in the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.speech.frame import Frame
from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Reading, Sentence

LEAD = 3
"""Sentences of a headline and the opening under it."""
NOBODY = frozenset(("media", "unspecified", "witness"))


def sourced(reading: Reading, frames: Sequence[Frame], tolls: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """The tolls; one in its reporter's voice is a source's who told the event before it or gave its figure above."""
    for toll in tolls:
        frame = toll.frame or _of_headline(reading, frames, toll, tolls) or _of_teller(reading, frames, toll, tolls)
        yield toll if frame is toll.frame else replace(toll, frame=frame)


def _of_teller(reading: Reading, frames: Sequence[Frame], toll: FoundToll, tolls: Sequence[FoundToll]) -> Frame | None:
    """Who told in the sentence before, without a figure, what happened: "Gunmen came at dawn, the mayor said. Ten died."."""
    here = reading.sentence_of(toll.first)
    before = reading.sentences[here.index - 1] if here.index else None
    if before is None or before.paragraph != here.paragraph or _spoken(frames, here):
        return None
    dated = reading.within("old_figure", here.first, here.last) or toll.toll.count.high == 0
    if dated or any(before.first <= t.first < before.last for t in tolls):
        return None
    told = [f for f in frames if before.first <= f.cue.first < before.last]
    if not told or told[-1].speaker.type in NOBODY or told[-1].stance not in ("says", "confirms"):
        return None
    said = min(told[-1].cue.first, told[-1].speaker.start)
    quoted = any(before.first <= q.first and q.last <= said <= q.last + 2 and not q.scare for q in reading.quotes)
    if quoted:
        return None  # a quotation, often of other things
    return told[-1]


def _of_headline(reading: Reading, frames: Sequence[Frame], toll: FoundToll, tolls: Sequence[FoundToll]) -> Frame | None:
    """Who gave a headline's figure that the first sentence under it repeats: "Nine dead, police say"."""
    here = reading.sentence_of(toll.first)
    head = reading.sentences[0]
    closed = reading.tokens[head.last - 1].text in ".!?"
    if not 0 < here.index < LEAD or closed or any(_spoken(frames, s) for s in reading.sentences[1 : here.index + 1]):
        return None
    above = [t for t in tolls if t.frame is not None and t.first < head.last]
    same = [t for t in tolls if head.last <= t.first < here.last and any(_same(t, a) for a in above)]
    return above[0].frame if same else None


def _same(a: FoundToll, b: FoundToll) -> bool:
    return a.toll.metric == b.toll.metric and a.toll.count == b.toll.count


def _spoken(frames: Sequence[Frame], sentence: Sentence) -> bool:
    return any(sentence.first <= f.cue.first < sentence.last for f in frames)
