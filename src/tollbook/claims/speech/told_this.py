"""Speakers named in the sentence behind what they said: "Five died. The mayor posted this on Telegram"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Hit, Reading, Sentence, starts

HEAD = 2  # tokens in which "This was reported by" opens its sentence


class ToldThis:
    """Finds the frames whose words stand in the sentence before them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.this = {h.first: h.last for h in reading.all("this")}
        self.goes_on = starts(reading, "goes_on")
        self.passive = reading.by_word.get("told_by", ())

    def frames(self, frames: Sequence[Frame]) -> Iterator[Frame]:
        """The frames with those that point back also over the sentence before."""
        for frame in frames:
            yield frame
            sentence = self.reading.sentence_of(frame.cue.first)
            if sentence.index and self._points_back(frame, sentence):
                before = self.reading.sentences[sentence.index - 1]
                if not any(before.first <= f.cue.first < before.last for f in frames):
                    yield replace(frame, first=before.first, last=before.last)

    def _points_back(self, frame: Frame, sentence: Sentence) -> bool:
        """Whether "this" is what a verb reports, or the subject of "was reported by"."""
        ends = frame.cue.last
        if frame.cue.traits.get("whole") == "figure":
            return True  # the ombudsman, who gave the figure
        behind = self.this.get(ends, 0)
        active = ends in self.this and (behind >= sentence.last or not self._noun(behind))
        opening = sentence.first in self.this or sentence.first + 1 in self.this
        passive = opening and any(
            h.first <= sentence.first + HEAD and h.last <= frame.speaker.first for h in self._told(sentence)
        )
        return active or passive

    def _told(self, sentence: Sentence) -> list[Hit]:
        return [h for h in self.passive if sentence.first <= h.first < sentence.last]

    def _noun(self, i: int) -> bool:
        """Whether "this" only points out the noun behind it: "announced this week", "confirmed this figure"."""
        return self.tokens[i].text.islower() and i not in self.goes_on
