"""What the scope of a reading takes in: in reports of gunfire, news that is none of armed conflict."""

from __future__ import annotations

from dataclasses import replace

from tollbook.model.reading import Hit, Reading
from tollbook.model.scope import CONFLICT, Scope


def taken_in(reading: Reading, scope: Scope) -> Reading:
    """The reading without the words of accidents, suicides and quarrels at home, where its scope counts who is shot in them.

    Only a report that speaks of guns or shots is read so: a car crash is an accident in every scope. There "shot" means gunfire.
    """
    if scope == CONFLICT or not _of_gunfire(reading):
        return reading
    words = tuple(h for h in reading.all("not_conflict") if h.traits.get("counted_in") != scope)
    acts = tuple(_plain(h) if h.traits["act"] == "shooting" else h for h in reading.all("act"))
    return replace(reading, by_word={**reading.by_word, "not_conflict": words, "act": acts})


def _plain(hit: Hit) -> Hit:
    """A word without what makes it ambiguous."""
    return replace(hit, traits={k: v for k, v in hit.traits.items() if k != "ambiguous"})


def _of_gunfire(reading: Reading) -> bool:
    """Whether a report names a gun or a shooting."""
    armed = any(h.traits["weapon"] == "firearms" for h in reading.all("weapon"))
    return armed or any(h.traits["act"] == "shooting" for h in reading.all("act"))
