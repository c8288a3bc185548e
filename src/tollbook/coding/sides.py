"""Which side of a conflict the kinds of actors stand on: states, other armed groups, civilians."""

from __future__ import annotations

from collections.abc import Iterable

from tollbook.coding.evidence import Evidence

STATE = frozenset({"state", "military", "police", "government", "intelligence", "external force"})
ARMED = frozenset({"armed group", "militia", "faction", "gang", "communal", "alliance"})
FORCES = ARMED | {"military", "police", "intelligence", "external force", "combatants"}
PROTESTERS = frozenset({"protesters", "demonstrators"})
CIVILIANS = PROTESTERS | {
    "civilian", "person", "medical", "emergency service", "witness", "outlet", "NGO", "UN", "party", "government", "rioters",
    "crowd",
}  # fmt: skip
CIVILIAN_GROUPS = frozenset({"civilians", "children", "women", "men", "aid workers", "detainees"})


def any_of(kinds: Iterable[str], side: frozenset[str]) -> bool:
    """Whether any kind is on that side.

    >>> any_of(("civilian", "police"), STATE)
    True
    """
    return not side.isdisjoint(kinds)


def forces_hit(evidence: Evidence) -> bool:
    """Whether armed actors were attacked: a target is one, or combatants are among the dead and injured."""
    return any_of(evidence.targets, FORCES) or "combatants" in evidence.groups


def civilians_hit(evidence: Evidence) -> bool:
    """Whether people who do not fight were attacked."""
    return any_of(evidence.targets, CIVILIANS) or any_of(evidence.groups, CIVILIAN_GROUPS)


def forces_first(evidence: Evidence) -> bool:
    """Whether the first target that can be told is an armed actor; without one, whether only combatants were hit.

    >>> forces_first(Evidence("shooting", targets=("military", "civilian"))), forces_first(Evidence("shooting"))
    (True, False)
    """
    if evidence.targets[:1] == ("site",) and "combatants" in evidence.groups:
        return True
    for kind in evidence.targets:
        if kind in FORCES or kind in CIVILIANS:
            return kind in FORCES
    if "site" in evidence.targets and not civilians_hit(evidence):
        return True  # a post or a barracks: whoever is in it bears arms
    return forces_hit(evidence) and not civilians_hit(evidence)


def by_state(evidence: Evidence) -> bool:
    """Whether every perpetrator that can be told is a state or one of its forces, and there is one."""
    known = [kind for kind in evidence.perpetrators if kind in STATE or kind in ARMED]
    return len(known) > 0 and all(kind in STATE for kind in known)


def by_group(evidence: Evidence) -> bool:
    """Whether every perpetrator that can be told is an armed group outside the state, and there is one."""
    known = [kind for kind in evidence.perpetrators if kind in STATE or kind in ARMED]
    return len(known) > 0 and all(kind in ARMED for kind in known)


def against_crowd(evidence: Evidence) -> bool:
    """Whether force by the state met people who demonstrate.

    >>> against_crowd(Evidence("shooting", perpetrators=("police",), targets=("protesters",)))
    True
    """
    crowd = any_of(evidence.targets, PROTESTERS) or "demonstration" in evidence.acts
    unsaid = not evidence.perpetrators and "shooting" in evidence.acts  # shot dead as police met a march
    return evidence.act == "crackdown" or (crowd and (by_state(evidence) or unsaid))
