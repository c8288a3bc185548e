"""The stretches of a report that only tell who speaks, where and when: "the governor said in Pemba on Monday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.scene.told import Told
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Reading, Sentence

INVERTING = frozenset(("es", "fr", "pt", "it", "ro"))
LONG = 16  # tokens a speaker with his place may take
THAT = 10  # tokens between a verb of speech and "that"
AWAY = frozenset(("arrest", "visit", "talks", "phone call", "court case", "resignation", "sanction", "recognition"))
"""Calm acts that are done at another time and place than the violence they follow."""
LAW = frozenset(("arrest", "court case"))
"""Those of them that are done about the violence itself."""
Range = tuple[int, int]


def calm_stretches(told: Told, starts: Sequence[int], acts: frozenset[str] = AWAY) -> Iterator[Range]:
    """The words from an arrest, a visit, a trial or a naming to the violence told of next, or to its clause's end.

    With what stands before it where no violence does: "On Monday the coroner released the name of a boy who was shot". Not where
    it is joined to violence before it, which it shares its place and day with: "killed two and detained five in Goma on Monday".
    """
    joins = {h.last for h in told.reading.all("and")}
    for clause in told.clauses.all:
        verbs = [t.hit for t in told.calm[clause.index] if t.act in acts and t.hit.traits.get("pos") == "verb"]
        end = told.reading.sentences[clause.sentence].last
        named = [h for h in told.reading.within("naming", clause.first, clause.last) if any(h.last <= i < end for i in starts)]
        for calm in (*verbs, *named):
            behind = any(clause.first <= i < calm.first for i in starts)
            if behind and calm.first in joins:
                continue
            first = calm.first if behind else clause.first
            yield first, min((i for i in starts if calm.last <= i < clause.last), default=clause.last)


class Voices:
    """Finds the words around each reporting clause that belong to the speaking, not to what is told."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...], told: frozenset[int]) -> None:
        """``told`` holds the tokens where an act of violence or a figure begins."""
        self.reading, self.frames, self.told = reading, frames, told
        self.that = {h.first for h in reading.all("that")}
        self.cuts = {h.first for h in reading.all("clause_cut") if h.traits["kind"] != "none"}

    def spoken(self) -> tuple[Range, ...]:
        """The speaker, the verb and the words between and behind them: their days are of the speaking."""
        return tuple(r for f in self.frames for r in self._around(f))

    def ranges(self) -> tuple[Range, ...]:
        """The same with what stands before the speaker: "In N'Djamena, the minister said"; their places are his."""
        return (*self.spoken(), *(r for f in self.frames for r in self._opening(f)))

    def _around(self, frame: Frame) -> Iterator[Range]:
        sentence = self.reading.sentence_of(frame.cue.first)
        first, last = self._core(frame)
        if self._inverted(frame):
            yield frame.cue.first, self._tail(frame.cue.last, sentence)
            return
        if not self._plain(first, last):
            return
        yield first, last
        if frame.first < first:
            yield last, self._tail(last, sentence)
        elif (end := self._before_that(last, sentence)) is not None:
            yield last, end

    def _inverted(self, frame: Frame) -> bool:
        """Whether the speaker stands behind the verb, whoever was taken for him: ", a annoncé la mission à Bangui"."""
        before = self.reading.tokens[frame.cue.first - 1].text if frame.cue.first else ""
        return self.reading.language in INVERTING and before == "," and frame.speaker.last <= frame.cue.first <= frame.first

    def _core(self, frame: Frame) -> Range:
        """The tokens of speaker and verb; the verb alone where the speaker stands in another sentence or far off."""
        speaker, cue = frame.speaker, frame.cue
        first, last = min(speaker.first, cue.first), max(speaker.last, cue.last)
        near = last - first <= LONG and speaker.last > speaker.first and self.reading.sentence_of(first).last >= last
        near = near and not any(t.text.endswith(".") for t in self.reading.tokens[first : last - 1])
        return (first, last) if near else (cue.first, cue.last)

    def _plain(self, first: int, last: int) -> bool:
        return not any(first <= token < last for token in self.told)

    def _tail(self, last: int, sentence: Sentence) -> int:
        """Where the speaking ends behind its verb: at the next clause, the sentence's end at the latest."""
        return next((i for i in range(last, sentence.last) if i in self.cuts or i in self.told or i in self.that), sentence.last)

    def _before_that(self, last: int, sentence: Sentence) -> int | None:
        """The token of a "that" close behind the verb, with nothing told before it."""
        for token in range(last, min(last + THAT, sentence.last)):
            if token in self.told:
                return None
            if token in self.that:
                return token
        return None

    def _opening(self, frame: Frame) -> Iterator[Range]:
        first, _ = self._core(frame)
        start = self.reading.sentence_of(frame.cue.first).first
        if start < first <= frame.first and first - start <= LONG and self._plain(start, first):
            yield start, first
