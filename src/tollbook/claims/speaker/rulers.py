"""Armed groups that rule a country: from the day they do, their words are a government's."""

from __future__ import annotations

from tollbook.knowledge.actors import actors
from tollbook.model.reading import ActorMention, Reading


def rules(reading: Reading, actor: ActorMention | None) -> bool:
    """Whether an actor ruled its country when the report was published; not known without a date of publication."""
    published = reading.report.published
    if actor is None or published is None:
        return False
    since = (actors().get(c.id).in_power for c in actor.candidates)
    return any(day is not None and published[:10] >= day for day in since)
