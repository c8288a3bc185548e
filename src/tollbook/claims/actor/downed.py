"""Aircraft and vehicles that were hit: "a police helicopter came down", «se vino abajo un helicóptero de la Policía»."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.model.reading import Reading, followed

CRAFT = frozenset(("aircraft", "armour", "helicopter", "drone"))
NEAR = 3
"""Tokens between a craft and what became of it: "se vino", "on Monday crashed"."""


def downed(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """The craft that were hit: where their words begin, where the weapon word ends, and where those end that tell whose it is."""
    falls = {h.first for h in reading.all("crashed")}
    if not falls:
        return
    small = {h.first: h.last for h in reading.all("noun_of", "article")}
    named = {m.first: m.last for m in reading.actors if m.kind in ("military", "police", "armed group", "external force")}
    for hit in reading.all("weapon"):
        whose = followed(small, hit.last)
        last = named.get(whose, hit.last)
        if hit.traits["weapon"] in CRAFT and any(i in falls for i in range(last, last + NEAR)):
            yield hit.first, hit.last, last
