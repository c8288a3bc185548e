"""Who told something by a passive with a day in it: "The deaths were confirmed on Wednesday evening by the hospital"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Hit, Reading, Sentence, followed

NIGHT = 4  # tokens of "por la noche" between a day and the one who told


class PassivelyTold:
    """Finds the passives of telling of one report that a time parts from the one who told."""

    def __init__(self, reading: Reading, speakers: SpeakerReader) -> None:
        self.reading, self.speakers = reading, speakers
        self.cues = reading.by_word.get("told_by", ())
        self.times = speakers.behind.time_ends
        self.agents = {h.first: h.last for h in reading.all("agent")}
        self.counted = frozenset(q.first for q in reading.quantities if q.kind == "number")

    def frames(self, sentence: Sentence) -> Iterator[Frame]:
        """What stands before such a passive; the sentence before it too, where it only points back: "the deaths"."""
        for cue in self.cues:
            at = followed(self.times, cue.last)
            if not sentence.first < cue.first < sentence.last or at == cue.last:
                continue
            agents = [self.agents[i] for i in range(at, min(at + NIGHT, sentence.last)) if i in self.agents]
            found = (self.speakers.behind.speaker(i, sentence.last) for i in agents)
            speaker = next((s for s in found if s is not None and s.type != "unspecified"), None)
            if speaker is None:
                continue
            back = not any(i in self.counted for i in range(sentence.first, cue.first))
            traits = {"stance": "says"} | ({"whole": "figure"} if back else {})
            yield Frame(speaker, "says", sentence.first, cue.first, Hit("say", cue.first, cue.last, traits))
