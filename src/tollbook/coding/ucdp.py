"""UCDP's type of violence: who fought whom."""

from __future__ import annotations

from tollbook.coding.evidence import Evidence
from tollbook.coding.sides import ARMED, CIVILIANS, STATE, civilians_hit
from tollbook.knowledge.codebooks import codebooks

TWO_SIDED = frozenset({"clash", "ambush", "military operation", "ceasefire violation"})


def type_of_violence(evidence: Evidence) -> int | None:
    """1 a state against an armed actor, 2 between armed groups, 3 on civilians; None where a side is not known.

    UCDP asks for a death as well: whoever exports to UCDP leaves out the events without one.

    >>> type_of_violence(Evidence("clash", perpetrators=("military",), targets=("armed group",)))
    1
    >>> type_of_violence(Evidence("shooting", perpetrators=("unknown",), targets=("civilian",))) is None
    True
    """
    if not codebooks().act(evidence.act).deadly:
        return None
    doer, target = _side(evidence.perpetrators), _target_side(evidence)
    if evidence.act in TWO_SIDED and (doer is None or target is None):
        return _pooled(evidence)
    if doer is None or target is None:
        return None
    if target == "civilians":
        return 3
    return 2 if doer == target == "armed" else 1


def _side(kinds: tuple[str, ...]) -> str | None:
    """The one side of the perpetrators; None where none is known or two disagree."""
    sides = {"state" if kind in STATE else "armed" for kind in kinds if kind in STATE or kind in ARMED}
    return sides.pop() if len(sides) == 1 else None


def _target_side(evidence: Evidence) -> str | None:
    """The side that was attacked: armed actors before civilians hit beside them."""
    if any(kind in ARMED for kind in evidence.targets):
        return "armed"
    if any(kind in STATE and kind != "government" for kind in evidence.targets):
        return "state"
    if "combatants" in evidence.groups:
        return "armed" if _side(evidence.perpetrators) == "state" else None
    hit = civilians_hit(evidence) or any(kind in CIVILIANS for kind in evidence.targets)
    return "civilians" if hit else None


def _pooled(evidence: Evidence) -> int | None:
    """A fight whose sides stand in one list: a state among two or more armed actors, or armed groups only."""
    kinds = [kind for kind in (*evidence.perpetrators, *evidence.targets) if kind in ARMED or kind in STATE]
    if len(kinds) < 2:
        return None
    return 1 if any(kind in STATE for kind in kinds) else 2
