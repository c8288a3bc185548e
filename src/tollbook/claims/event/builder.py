"""Puts clauses, tolls, times, actors and statements together to the events of a report."""

from __future__ import annotations

from tollbook.claims.event.background import BackgroundEvents
from tollbook.claims.event.found import read_scene
from tollbook.claims.event.main import MainEvent
from tollbook.claims.event.parties import parties
from tollbook.model.draft import Draft
from tollbook.model.reading import Reading


def build(reading: Reading) -> tuple[Draft, ...]:
    """The main incident first, then the background events in text order."""
    found = read_scene(reading)
    readers = parties(reading, found)
    main, background = MainEvent(reading, found, readers), BackgroundEvents(reading, found, readers)
    return (*((main.draft(),) if main.told() else ()), *background.drafts())
