"""Every way to read a speaker, on one memory: ahead of a verb, behind one, and where the verb stands first."""

from __future__ import annotations

from tollbook.claims.speaker.ahead import SpeakerAhead
from tollbook.claims.speaker.behind import SpeakerBehind
from tollbook.claims.speaker.memory import SpeakerMemory
from tollbook.claims.speaker.relay import RelayReader
from tollbook.claims.speaker.verb_first import BehindVerb
from tollbook.model.reading import Reading


class SpeakerReader:
    """The readers of the speakers of one report; what one of them names, the others remember."""

    def __init__(self, reading: Reading) -> None:
        self.memory = SpeakerMemory(reading)
        self.relay = RelayReader(reading)
        self.ahead = SpeakerAhead(reading, self.memory, self.relay)
        self.behind = SpeakerBehind(reading, self.memory, self.relay)
        self.verb_first = BehindVerb(reading, self.ahead)
