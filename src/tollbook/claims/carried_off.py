"""People missing since armed men came: they were carried off, though no word for that stands in the text."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.model.reading import Hit, Reading

CAPTORS = frozenset(("armed group", "faction", "militia", "unknown", "gang", "cartel"))
"""Kinds of actors who carry people off."""


def carried_off(reading: Reading) -> Iterator[Hit]:
    """The words for people missing as an abduction, where their sentence names armed men and tells of nobody killed.

    "Thirty pupils have not been seen since gunmen raided their school"; not those missing under rubble or at sea.
    """
    spoken = {i for h in reading.all("not_carried_off") for i in range(h.first, h.last)}
    for harm in reading.all("harm"):
        if harm.traits["metric"] != "missing" or harm.first in spoken:
            continue
        sentence = reading.sentence_of(harm.first)
        harms = reading.within("harm", sentence.first, sentence.last)
        deadly = any(h.traits["metric"] in ("killed", "killed_or_injured") for h in harms)
        captors = [m for m in reading.actors if m.kind in CAPTORS and sentence.first <= m.first < sentence.last]
        if any(m.first > harm.last for m in captors) and not deadly:
            yield Hit("act", harm.first, harm.last, {"act": "abduction", "violent": "yes", "pos": "verb", "way": "missing"})
