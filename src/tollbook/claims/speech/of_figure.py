"""Who gave one bare figure: "against 31 announced the day before by the authorities", "las 31 que dieron las autoridades"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Hit, Reading, Sentence, followed

FIRST = 3  # tokens of "at first" before "by"


class GaveFigure:
    """Finds the words of one report that tell the source of the figure right before them and of nothing else."""

    def __init__(self, reading: Reading, speakers: SpeakerReader) -> None:
        self.reading, self.speakers = reading, speakers
        self.cues = reading.by_word.get("gave_figure", ())
        self.times = speakers.behind.time_ends
        self.agents = {h.first: h.last for h in reading.all("agent")}
        self.figures = {q.last: q.first for q in reading.quantities if q.kind == "number"}

    def frames(self, sentence: Sentence) -> Iterator[Frame]:
        """The figures of a sentence that have a giver of their own."""
        for cue in self.cues:
            if not sentence.first < cue.first < sentence.last or cue.first not in self.figures:
                continue
            speaker = self._giver(cue, sentence)
            if speaker is not None:
                said = Hit("say", cue.first, cue.last, {"stance": "says"})
                yield Frame(speaker, "says", self.figures[cue.first], cue.first, said)

    def _giver(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """Who is named behind a participle and "by", or behind a clause that opens with its verb."""
        at = followed(self.times, cue.last)
        if "agent" not in cue.traits:
            return self.speakers.behind.speaker(at, sentence.last)
        agent = next((self.agents[i] for i in range(at, min(at + FIRST, sentence.last)) if i in self.agents), None)
        return self.speakers.behind.speaker(agent, sentence.last) if agent is not None else None
