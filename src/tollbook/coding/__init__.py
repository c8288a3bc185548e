"""Codes events in the field's codebooks: PLOVER, ACLED, UCDP and CAMEO."""

from __future__ import annotations

from tollbook.coding import acled, cameo, plover, ucdp
from tollbook.coding.evidence import Context, Evidence, evidence_of
from tollbook.model.claim import Event
from tollbook.model.code import Codes

__all__ = ["METHOD", "Context", "Evidence", "code", "codes_of", "evidence_of"]

METHOD = "codebooks/1"


def code(event: Event, *, context: Context | None = None) -> Codes:
    """The codes of an event from its act, actors, weapons and tolls, and from what the pipeline knows beside them.

    >>> code(Event("e1", True, "airstrike")).acled_sub_event_type
    'Air/drone strike'
    """
    return codes_of(evidence_of(event, context if context is not None else Context()))


def codes_of(evidence: Evidence) -> Codes:
    """The codes that follow from the evidence; None for every code it does not settle.

    >>> codes_of(Evidence("clash", perpetrators=("military",), targets=("armed group",))).ucdp_type_of_violence
    1
    """
    event, mode = plover.event_and_mode(evidence)
    event_type, sub_event_type = acled.codes(evidence)
    return Codes(
        plover_event=event,
        plover_mode=mode,
        plover_contexts=plover.contexts(evidence),
        acled_event_type=event_type,
        acled_sub_event_type=sub_event_type,
        ucdp_type_of_violence=ucdp.type_of_violence(evidence),
        cameo=cameo.code(evidence),
    )
