"""Tolls: every figure of the dead, hurt, missing, taken and freed, with its words, its speaker and its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.speech.frame import Frame
from tollbook.claims.toll.adding_up import added_up
from tollbook.claims.toll.bare import BareTolls
from tollbook.claims.toll.carried import sourced
from tollbook.claims.toll.counted import CountedTolls
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.toll.out_of import OutOf
from tollbook.claims.toll.own_hand import OwnHandTolls
from tollbook.claims.toll.own_statement import owned
from tollbook.claims.toll.part import PartTolls
from tollbook.claims.toll.set_against import SetAgainst
from tollbook.claims.toll.shares import ShareTolls
from tollbook.claims.toll.summand import SummandTolls
from tollbook.claims.toll.ticker import outdated
from tollbook.model.reading import Reading
from tollbook.model.toll import Toll

SHORT = 16
VERBAL = frozenset(("active", "intransitive", "loss", "borne", "hold"))
PART_REACH = 2  # sentences


class TollFinder:
    """Finds the tolls of one report."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...]) -> None:
        self.figures, self.reading, self.tokens = Figures(reading, frames), reading, reading.tokens
        self.bare = BareTolls(self.figures)
        self.counted = CountedTolls(self.figures)
        self.parts = PartTolls(self.figures)
        self.summands = SummandTolls(self.figures, self.parts)
        self.shares = ShareTolls(self.figures, self.parts)
        self.against = SetAgainst(self.figures)
        self.own_hand = OwnHandTolls(self.figures)
        self.out_of = OutOf(self.figures)

    def find(self) -> tuple[FoundToll, ...]:
        """All tolls of the report in text order, the same figure of one speaker once."""
        found = [
            *self.counted.tolls(),
            *self.bare.zeros(),
            *self.bare.bare(),
            *self.parts.tolls(),
            *self.parts.one_of_them(),
            *self.summands.tolls(),
            *self.bare.elliptic(),
            *self.bare.gapped(),
            *self.bare.replaced(),
            *self.own_hand.tolls(),
        ]
        parts = self.out_of.parts(found)
        found = [replace(t, toll=replace(t.toll, subset=True)) if i in parts else t for i, t in enumerate(found)]
        found += self.out_of.tolls()
        for rule in (self.shares, self.against):
            told = {i for t in found for i in range(t.first, t.last)}
            found += [t for t in rule.tolls() if t.first not in told]
        ordered = sorted(map(self.own_hand.by_own_wound, found), key=lambda t: (t.first, t.last))
        carried: list[FoundToll] = []
        for toll in ordered:
            carried.append(self._carried(toll, carried))
        told_by = sourced(self.reading, self.figures.frames, carried)
        mine = owned(self.reading, self.figures.frames, tuple(told_by))
        return tuple(self._dropped_repeats(outdated(self.reading, added_up(self.reading, mine))))

    def _carried(self, toll: FoundToll, earlier: Sequence[FoundToll]) -> FoundToll:
        """A figure without a speaker of its own that goes on with what a speaker said.

        So does a part of a figure in the next sentence ("Six of the victims were students"), what stands behind a
        semicolon after "..., the army said;", and the count in the sentence behind "..., the army said.".
        """
        if toll.frame is not None:
            return toll
        sentence = self.tokens[toll.first].sentence
        for old in reversed(earlier):
            apart = sentence - self.tokens[old.first].sentence
            told_apart = self._told_apart(toll)
            same = toll.toll.subset and not old.toll.subset and old.toll.metric == toll.toll.metric
            part = same and (apart <= int(told_apart) or (told_apart and apart == PART_REACH and self._unspoken(old, toll)))
            goes_on = apart == 0 and old.frame is not None and old.frame.last <= old.frame.cue.first
            if part or (goes_on and any(t.text == ";" for t in self.tokens[old.last : toll.first])):
                return replace(toll, frame=old.frame)
            goes_on = self._continues(old, toll) or self._adds(old, toll) or self._fragment(old, toll)
            if apart == 1 and not toll.toll.subset and goes_on:
                return replace(toll, frame=old.frame)
        return toll

    def _unspoken(self, old: FoundToll, toll: FoundToll) -> bool:
        """Whether nobody else speaks between a figure's sentence and a later part of it, of one paragraph."""
        here, before = self.reading.sentence_of(toll.first), self.reading.sentence_of(old.first)
        return here.paragraph == before.paragraph and not any(before.last <= f.cue.first < here.last for f in self.figures.frames)

    def _continues(self, old: FoundToll, toll: FoundToll) -> bool:
        """Whether the next sentence of a paragraph goes on with a count that ended in its speaker: "..., the army said."."""
        here, before = self.reading.sentence_of(toll.first), self.reading.sentence_of(old.first)
        if old.frame is None or here.paragraph != before.paragraph or old.frame.speaker.type == "media":
            return False
        others = any(here.first <= f.cue.first < here.last for f in self.figures.frames)
        return not others and old.last <= old.frame.cue.first and before.first <= old.frame.cue.first < before.last

    def _adds(self, old: FoundToll, toll: FoundToll) -> bool:
        """Whether the next sentence of a paragraph only adds to a speaker's count: "Fourteen others were hurt"."""
        if old.frame is None or old.frame.speaker.type == "media" or not self._unspoken(old, toll):
            return False
        near = range(max(self.reading.sentence_of(toll.first).first, toll.first - 2), toll.last + 2)
        return any(h.first in near for h in self.reading.all("addition"))

    def _fragment(self, old: FoundToll, toll: FoundToll) -> bool:
        """Whether a sentence without a verb adds a figure to a speaker's count: "the mayor has 51 bodies. Seven wounded."."""
        here = self.reading.sentence_of(toll.first)
        verbs = [h for w in ("passive_aux", "perfect", "say") for h in self.reading.within(w, here.first, here.last)]
        told = old.frame is not None and old.frame.speaker.type != "media" and self._unspoken(old, toll)
        verbs += [h for h in self.reading.within("harm", here.first, here.last) if h.traits["use"] in VERBAL]
        return told and not verbs and toll.first - here.first <= 1 and here.last - here.first <= SHORT

    def _told_apart(self, toll: FoundToll) -> bool:
        """Whether words such as "of the victims" or "among the dead" tie a part to a figure; "five were" alone does not."""
        start = self.reading.sentence_of(toll.first).first
        return any(start <= h.first < toll.last for h in (*self.figures.partitive, *self.figures.subset_cue))

    def _dropped_repeats(self, tolls: list[FoundToll]) -> Iterator[FoundToll]:
        """A headline's figure is not a second claim where the text under it gives the same one.

        Nor is that of a short opening ("Two dead in strike near the port.") where the text gives it again with its speaker.
        """
        for i, toll in enumerate(tolls):
            sentence = self.reading.sentence_of(toll.first)
            opening = sentence.index == 0 and len(self.reading.sentences) > 1
            headline = opening and self.tokens[sentence.last - 1].text[0].isalnum()
            short = opening and sentence.last - sentence.first <= SHORT and toll.frame is None
            again = [t for t in tolls[i + 1 :] if t.first >= sentence.last and _same_figure(toll.toll, t.toll)]
            if not (headline and again) and not (short and any(t.frame is not None for t in again)):
                yield toll


def _same_figure(a: Toll, b: Toll) -> bool:
    return a.metric == b.metric and (a.count.low, a.count.high) == (b.count.low, b.count.high)
