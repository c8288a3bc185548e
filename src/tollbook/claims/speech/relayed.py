"""Words that an outlet passes on: "the daily quoted the mayor as saying", "..., the mayor said, the agency reports."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speech.frame import Frame
from tollbook.claims.speech.scope import Scope
from tollbook.model.reading import Hit, Reading, Sentence

REACH = 20  # tokens from "quoted" to "as saying"


class Relayed:
    """Finds the speakers quoted by outlets, and the outlets that carried a speaker."""

    def __init__(self, reading: Reading, speakers: SpeakerReader, scope: Scope) -> None:
        self.reading, self.speakers, self.scope = reading, speakers, scope
        self.cues = reading.by_word.get("relay_quote", ())
        self.saying = reading.by_word.get("as_saying", ())

    def frames(self, sentence: Sentence) -> Iterator[Frame]:
        """The clauses in which an outlet quotes somebody."""
        for cue in self.cues:
            if not sentence.first <= cue.first < sentence.last:
                continue
            close = next((h for h in self.saying if cue.last < h.first < min(cue.last + REACH, sentence.last)), None)
            frame = self._quoted(cue, close, sentence) if close is not None else None
            if frame is not None:
                yield frame

    def _quoted(self, cue: Hit, close: Hit, sentence: Sentence) -> Frame | None:
        outlet = self.speakers.ahead.speaker(cue.first, sentence.first)
        speaker = self.speakers.behind.speaker(cue.last, close.first)
        if speaker is None:
            return None
        start = outlet.start if outlet is not None else cue.first
        via = (outlet.name,) if outlet is not None and outlet.name is not None else ()
        spoken = replace(speaker, start=start, last=close.last, via=(*speaker.via, *via))
        frame = self.scope.frame(spoken, Hit("say", cue.first, close.last, {"stance": "says"}), sentence)
        return replace(frame, speaker=replace(spoken, start=speaker.start, last=speaker.last))


def carried(frames: Sequence[Frame]) -> list[Frame]:
    """The frames, those inside the words of an outlet with that outlet: "..., the mayor said, the agency reports."."""
    passed_on = {(f.first, f.last, name) for f in frames for name in f.speaker.via}
    return [_through(f, frames) for f in frames if (f.first, f.last, f.speaker.name) not in passed_on]


def _through(frame: Frame, frames: Sequence[Frame]) -> Frame:
    outlet = next((f for f in frames if f.speaker.type == "media" and f.first <= frame.cue.first < f.last <= f.cue.first), None)
    plain = frame.speaker.type != "media" and not frame.speaker.via and frame.first < frame.cue.first
    if outlet is None or not plain or outlet.speaker.name is None:
        return frame
    told = min(frame.last, frame.speaker.start, frame.cue.first)
    return replace(frame, last=told, speaker=replace(frame.speaker, via=(outlet.speaker.name,)))
