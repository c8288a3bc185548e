"""The CAMEO code of an event."""

from __future__ import annotations

from tollbook.coding.acled import sub_event
from tollbook.coding.evidence import Evidence
from tollbook.coding.means import OPEN, means
from tollbook.knowledge.codebooks import codebooks

OF_MEANS = OPEN - {"assassination", "assassination attempt", "destruction", "interception"} | {
    "airstrike",
    "missile attack",
    "car bomb",
}


def code(evidence: Evidence) -> str:
    """The CAMEO code: the act's own, or that of the means where the act names none.

    >>> code(Evidence("armed attack", weapons=("car bomb",))), code(Evidence("demonstration"))
    ('1832', '141')
    """
    if sub_event(evidence) == "Excessive force against protesters":
        return "175"
    if evidence.act in OF_MEANS:
        weapon = means(evidence)
        if weapon is not None:
            return codebooks().weapons[weapon].cameo
    return codebooks().act(evidence.act).cameo
