"""Where one speaker ends and the next begins: scopes cut at the next turn, quotations of several sentences, shared outlets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.claims.order import VSO
from tollbook.claims.speech.frame import Frame
from tollbook.claims.speech.relayed import carried
from tollbook.model.reading import Reading, starts

RELAYING = frozenset(("media", "unspecified"))
DESCRIBED = 12  # tokens from a speaker's name to "who"


class Turns:
    """Settles the reporting clauses of one report among each other."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.vso = reading.language in VSO
        self.turn = frozenset(h.first for h in reading.all("turn") if h.traits.get("kind") != "none")
        self.that = starts(reading, "that")
        self.who = starts(reading, "who")
        self.coordinator, self.citing = starts(reading, "coordinator"), starts(reading, "citing")

    def settled(self, frames: list[Frame]) -> tuple[Frame, ...]:
        """The frames, each up to where the next speaker begins, with the quotations that go on and the outlets they share."""
        own = [f for f in frames if not self._told_of(f, frames) and not self._cited(f, frames)]
        spoken = self._quoted_on([self._retold(f, own) for f in self._trimmed(own)])
        return tuple(_relayed(carried([*spoken, *self._described(spoken), *self._spelled_out(spoken)])))

    @staticmethod
    def _told_of(frame: Frame, frames: list[Frame]) -> bool:
        """Whether what a hospital did is told by another speaker: "doctors treated 34 people, the union said"."""
        others = (f for f in frames if f is not frame and f.last <= f.cue.first and "of" not in f.cue.traits)
        return "of" in frame.cue.traits and any(f.first <= frame.cue.first < f.last for f in others)

    def _cited(self, frame: Frame, frames: list[Frame]) -> bool:
        """Whether a speaker is only whom another speaker relies on: "the minister said, citing the provincial authorities"."""
        sentence = self.reading.sentence_of(frame.cue.first)
        before = [f for f in frames if sentence.first <= f.cue.first < frame.cue.first]
        return frame.cue.first in self.citing and bool(before) and before[-1].speaker.type not in RELAYING

    def _retold(self, frame: Frame, frames: list[Frame]) -> Frame:
        """What a speaker says stays his where another tells so behind it: "the hospital reported 40 dead, according to X"."""
        if frame.first < frame.cue.last or frame.speaker.type in RELAYING or "of" in frame.cue.traits:
            return frame
        tellers = (
            min(f.cue.first, f.speaker.start)
            for f in frames
            if f.first <= frame.speaker.start and f.last <= f.cue.first and frame.first <= f.cue.first < frame.last
        )
        return replace(frame, last=min(tellers, default=frame.last))

    def _spelled_out(self, frames: list[Frame]) -> Iterator[Frame]:
        """What stands behind a colon is of whoever spoke before it: "..., a doctor said on Monday: 14 dead"."""
        for frame in frames:
            last = self.reading.sentence_of(frame.cue.first).last
            end = max(frame.cue.last, frame.speaker.last)
            colon = next((i for i in range(end, last) if self.tokens[i].text == ":"), last)
            others = any(f is not frame and end <= f.cue.first < last for f in frames)
            if frame.last <= frame.cue.first and colon < last - 1 and not others:
                yield replace(frame, first=colon + 1, last=last)

    def _described(self, frames: list[Frame]) -> Iterator[Frame]:
        """What is told of a speaker behind his words is his too: ", said Umm Ali, a widow, who lost two sons"."""
        for frame in frames:
            start = max(frame.cue.last, frame.speaker.last)
            end = self.reading.sentence_of(frame.cue.first).last
            if frame.last > frame.cue.first or frame.speaker.first < frame.cue.first:
                continue
            who = next(
                (i for i in range(start, min(start + DESCRIBED, end)) if i in self.who and self.tokens[i - 1].text == ","), None
            )
            if who is not None and not any(f.cue.first in range(start, who) for f in frames):
                yield replace(frame, first=who, last=end)

    def _quoted_on(self, frames: list[Frame]) -> list[Frame]:
        """Quotations of several sentences, and those that open the sentence behind their speaker's, are all the speaker's."""
        spoken = [self._to_the_close(f) for f in frames]
        for quote in self.reading.quotes:
            sentence = self.reading.sentence_of(quote.first)
            opens = not quote.scare and quote.first <= sentence.first + 1 and sentence.index > 0
            if not opens or any(
                f.first <= quote.first + 1 < f.last or sentence.first <= f.cue.first < quote.last + 8 for f in spoken
            ):
                continue
            before = self.reading.sentences[sentence.index - 1]
            said = [f for f in frames if before.first <= f.cue.first < before.last]
            if said and before.paragraph == sentence.paragraph and said[-1].speaker.type != "media":
                spoken.append(replace(said[-1], first=quote.first, last=quote.last))
        return sorted(spoken, key=lambda f: (f.cue.first, f.first))

    def _to_the_close(self, frame: Frame) -> Frame:
        open_quote = [q.last for q in self.reading.quotes if frame.first <= q.first < frame.last < q.last and not q.scare]
        return replace(frame, last=max(open_quote)) if open_quote and frame.first >= frame.cue.first else frame

    def _trimmed(self, frames: list[Frame]) -> list[Frame]:
        trimmed = []
        for frame in frames:
            last = frame.last
            for other in frames:
                start = min(other.speaker.start, other.cue.first)
                forward = other.first >= other.cue.last or other.first >= other.speaker.last
                inside = frame.first <= start < last and other is not frame
                if inside and forward and self._new_turn(frame.first, start):
                    last = start
            trimmed.append(replace(frame, last=last))
        return trimmed

    def _new_turn(self, first: int, start: int) -> bool:
        """Whether a second speaker's clause stands beside the first one's, not inside it ("police said that X said")."""
        if self.vso and start in self.coordinator:
            return True  # "and" is written onto the verb
        for i in range(start - 1, max(start - 5, first) - 1, -1):
            if i in self.that:
                return False
            if i in self.turn or i in self.coordinator or self.tokens[i].text == ";":
                return True
        return False


def _relayed(frames: list[Frame]) -> list[Frame]:
    """The outlet that carried a statement, named with any part of it, carried all of it."""
    carried = {f.speaker.name: f.speaker.via for f in reversed(frames) if f.speaker.via and f.speaker.name is not None}
    return [
        replace(f, speaker=replace(f.speaker, via=carried[f.speaker.name]))
        if not f.speaker.via and f.speaker.name in carried
        else f
        for f in frames
    ]
