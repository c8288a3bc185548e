"""Armed groups that rule a country: from the day they do, their words are a government's."""

from __future__ import annotations

from tollbook.model.reading import ActorMention, Reading

RULING = {"afg.taliban": "2021-08-15"}
"""The first day in power (UCDP 22.1 codes the Taliban as the government side of Afghanistan from then on)."""


def rules(reading: Reading, actor: ActorMention | None) -> bool:
    """Whether an actor ruled its country when the report was published; not known without a date of publication."""
    published = reading.report.published
    if actor is None or published is None:
        return False
    return any(published[:10] >= RULING[c.id] for c in actor.candidates if c.id in RULING)
