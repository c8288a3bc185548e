"""Reports that are a party's own statement: "COMMUNIQUE. The command announces ... our forces": its figures are the party's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.speech.frame import Frame
from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Reading

PARTIES = frozenset(("military", "police", "government", "armed group"))
SIGNS, DASHES = frozenset(".:-–—|"), frozenset("-–—")
NUMBERED = 4
HEAD = 6
"""Tokens in which a statement says that it is one."""


def owned(reading: Reading, frames: Sequence[Frame], tolls: Sequence[FoundToll]) -> list[FoundToll]:
    """The tolls; in a party's own statement those without a speaker are the party's."""
    party = _party(reading, frames) if any(t.frame is None for t in tolls) else None
    if party is None:
        return list(tolls)
    end = len(reading.tokens)
    return [replace(t, frame=replace(party, first=0, last=end)) if t.frame is None else t for t in tolls]


def _party(reading: Reading, frames: Sequence[Frame]) -> Frame | None:
    """The party whose statement a report is, where it opens as one or speaks of "our forces" outside any quotation."""
    quoted = [(q.first, q.last) for q in reading.quotes]
    own = [h for h in reading.all("own_force") if not any(a <= h.first < b for a, b in quoted)]
    headed = [h for h in reading.within("statement_head", 0, min(HEAD, len(reading.tokens))) if h.first == 0]
    if not own and not any(_apart(reading, h.last) for h in headed):
        return None
    spoken = [f for f in sorted(frames, key=lambda f: f.cue.first) if f.speaker.type != "unspecified"]
    party = spoken[0] if spoken and spoken[0].speaker.type in PARTIES else None
    return replace(party, stance="says") if party is not None else None


def _apart(reading: Reading, last: int) -> bool:
    """Whether a sign or a line's end sets the heading off: "COMMUNIQUÉ -", "COMMUNIQUÉ N° 12 -"."""
    near = reading.tokens[last : last + NUMBERED]
    return any(t.text in SIGNS or t.sentence > 0 for t in near[:1]) or any(t.text in DASHES for t in near)
