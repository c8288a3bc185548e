"""A reporting clause: who says it, with which stance, and the words of the report it covers."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.claims.speaker.source import Speaker
from tollbook.model.attribution import OWN_VOICE, Attribution
from tollbook.model.reading import Hit, Reading

PRESUPPOSING = frozenset(("condemns",))  # who condemns an attack does not report it


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting clause: ``speaker`` says what stands on tokens ``first`` to ``last`` (exclusive). ``stance`` is the verb's."""

    speaker: Speaker
    stance: str
    first: int
    last: int
    cue: Hit


def frame_at(frames: tuple[Frame, ...], token: int) -> Frame | None:
    """The innermost frame that covers a token."""
    covering = [f for f in frames if f.first <= token < f.last and f.stance not in PRESUPPOSING]
    return min(covering, key=lambda f: (f.last - f.first, -f.cue.first)) if covering else None


def attribution(reading: Reading, frame: Frame | None) -> Attribution:
    """The speaker of a frame as an attribution; the reporter's own voice where there is none."""
    if frame is None:
        return OWN_VOICE
    speaker = frame.speaker
    span = (reading.span(speaker.first, speaker.last),)
    return Attribution(speaker.name, speaker.type, speaker.anonymous, speaker.via, span)
