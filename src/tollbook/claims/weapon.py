"""Weapons and means, as named."""

from __future__ import annotations

from tollbook.claims.speech.frame import Frame, attribution, frame_at
from tollbook.model.actor import Weapon
from tollbook.model.claim import Certainty, Claim
from tollbook.model.reading import Hit, Reading

METHOD = "weapon/1"
TAKEN = 12  # tokens


def weapons(reading: Reading, frames: tuple[Frame, ...], ranges: tuple[tuple[int, int], ...]) -> tuple[Claim[Weapon], ...]:
    """The weapons named in some clauses, each class once, a denied one with that certainty."""
    found: dict[str, Claim[Weapon]] = {}
    other = {i for h in reading.all("not_weapon") for i in range(h.first, h.last)} | taken(reading)
    for hit in reading.all("weapon"):
        inside = any(a <= hit.first < b for a, b in ranges)
        name = hit.traits["weapon"]
        if not inside or hit.first in other or (name in found and found[name].certainty == "said"):
            continue
        certainty = _certainty(reading, hit)
        if name in found and certainty != "said":
            continue
        weapon = Weapon(reading.words(hit.first, hit.last), name)
        spans = (reading.span(hit.first, hit.last),)
        found[name] = Claim(weapon, spans, attribution(reading, frame_at(frames, hit.first)), certainty, METHOD)
    return tuple(sorted(found.values(), key=lambda c: c.spans))


def taken(reading: Reading) -> frozenset[int]:
    """The words behind "recovered" or before "were seized" in a sentence: weapons named there were found, not used."""
    found: set[int] = set()
    breaks = {h.first for h in reading.all("clause_break")}
    for hit in reading.all("weapon_taken"):
        if hit.traits.get("side") == "before":
            found.update(range(max(hit.first - TAKEN, reading.sentence_of(hit.first).first), hit.first))
            continue
        end = min(hit.last + TAKEN, reading.sentence_of(hit.first).last)
        found.update(range(hit.last, next((i for i in range(hit.last, end) if i in breaks), end)))
    return frozenset(found)


def _certainty(reading: Reading, hit: Hit) -> Certainty:
    start = max(reading.sentence_of(hit.first).first, hit.first - 6)
    return "denied" if reading.within("negation", start, hit.first) else "said"
