"""Extracts who said what, with which words: the events of a report as it words them."""

from __future__ import annotations

from tollbook.claims.event.builder import build
from tollbook.claims.scope import taken_in
from tollbook.model.draft import Draft
from tollbook.model.reading import Reading
from tollbook.model.scope import CONFLICT, Scope

METHOD = "claims/1"


def extract(reading: Reading, scope: Scope = CONFLICT) -> tuple[Draft, ...]:
    """The events a report tells of: the main incident first, if it tells of one, then what it mentions beside it.

    ``scope`` says of which violence a main incident is told.
    """
    return build(taken_in(reading, scope))
