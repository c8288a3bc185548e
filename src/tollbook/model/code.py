"""The codes of the field's codebooks for one event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Codes:
    """PLOVER event, mode and contexts; ACLED event and sub-event type; UCDP type of violence; CAMEO code."""

    plover_event: str | None = None
    plover_mode: str | None = None
    plover_contexts: tuple[str, ...] = ()
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None
    ucdp_type_of_violence: int | None = None
    cameo: str | None = None
