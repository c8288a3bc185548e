"""ACLED's event type and sub-event type of an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tollbook.coding.evidence import Evidence
from tollbook.coding.means import AIR, FIGHT, GROUND, HAND, OPEN, means
from tollbook.coding.sides import (
    ARMED,
    FORCES,
    PROTESTERS,
    STATE,
    against_crowd,
    any_of,
    by_group,
    by_state,
    forces_first,
    forces_hit,
)
from tollbook.knowledge.codebooks import codebooks

CLOSE = frozenset({
    "armed attack", "shooting", "raid", "military operation", "killing", "assassination", "assassination attempt", "stabbing",
    "ambush", "clash", "ceasefire violation", "vehicle ramming", "beating",
})  # fmt: skip
CROWDS = frozenset({"demonstration", "labour strike", "hunger strike", "obstruction", "crackdown"})
LAUNCHES = frozenset({"missile attack", "rocket attack", "drone strike"})
LOCAL = frozenset({"communal", "militia"})
"""Armed men outside the state who take places back with it as often as against it."""
PROPERTY = frozenset({"looting", "arson", "destruction"})
FORCE = frozenset({"shooting", "killing", "crackdown", "armed attack", "clash", "beating"})


def sub_event(evidence: Evidence) -> str | None:
    """ACLED's sub-event type; None where the act is none of ACLED's or a side that decides is not known.

    >>> sub_event(Evidence("armed attack", weapons=("drone",))), sub_event(Evidence("shooting", targets=("military",)))
    ('Air/drone strike', 'Armed clash')
    """
    act = codebooks().act(evidence.act)
    if act.name in CROWDS or (act.name in FORCE and against_crowd(evidence)):
        return _crowd(evidence)
    if act.name in LAUNCHES and "interception" in evidence.acts and not evidence.harmed() and not evidence.targets:
        return "Disrupted weapons use"
    if act.name in SPECIAL:
        return SPECIAL[act.name](evidence)
    if act.name in PROPERTY:
        return _property(evidence)
    if act.name in CLOSE | OPEN or act.acled_event_type == "Explosions/Remote violence":
        return _force(evidence)
    return act.acled_sub_event_type


def codes(evidence: Evidence) -> tuple[str | None, str | None]:
    """ACLED's event type and sub-event type.

    >>> codes(Evidence("abduction"))
    ('Violence against civilians', 'Abduction/forced disappearance')
    """
    sub = sub_event(evidence)
    if sub is None:
        return codebooks().act(evidence.act).acled_event_type, None
    return codebooks().acled_types[sub], sub


def _force(evidence: Evidence) -> str | None:
    """Force of any kind: the means where it works from a distance, else who was attacked."""
    weapon = means(evidence)
    remote = codebooks().weapons[weapon].acled_sub_event_type if weapon is not None else None
    if weapon in GROUND - {"suicide bomb"} and _fought_beside(evidence):
        return "Armed clash"
    if weapon == "grenade" and _shot_too(evidence):
        return _face_to_face(evidence)
    if remote is not None and (
        evidence.act not in FIGHT or evidence.act == "ambush" or (evidence.act == "raid" and weapon in AIR)
    ):
        return remote
    act = codebooks().act(evidence.act)
    return _face_to_face(evidence) if act.name in CLOSE or weapon in HAND else act.acled_sub_event_type


def _fought_beside(evidence: Evidence) -> bool:
    """Whether forces hit by a device were shot at as well: mines set off in an ambush, a gun battle after the blast."""
    if not forces_hit(evidence) or evidence.act in FIGHT:
        return False
    shots = "firearms" in evidence.weapons or evidence.act == "grenade attack"
    both = "clash" in evidence.other_acts and "attackers" in evidence.groups
    return both or "ambush" in evidence.other_acts or (shots and any(act in evidence.other_acts for act in ("shooting", "clash")))


def _shot_too(evidence: Evidence) -> bool:
    """Whether there was gunfire beside the grenades, so that they are not all that the event is (ACLED codebook, Grenade)."""
    return "firearms" in evidence.weapons or "shooting" in (evidence.act, *evidence.other_acts)


def _face_to_face(evidence: Evidence) -> str | None:
    """Between armed sides a clash, on people who do not fight an attack."""
    if any_of(evidence.targets, PROTESTERS) and evidence.act == "clash":
        return "Violent demonstration"
    if set(evidence.perpetrators) == {"crowd"} and "firearms" not in evidence.weapons and not any_of(evidence.targets, FORCES):
        return "Mob violence"  # supporters of one side set upon those of another
    if evidence.act == "military operation" and not evidence.harmed() and "detained" in evidence.metrics:
        return "Arrests"
    if evidence.act in ("clash", "ambush", "ceasefire violation", "military operation"):
        one_sided = not forces_hit(evidence) and any_of(
            (*evidence.targets, *evidence.groups), frozenset({"civilian", "civilians"})
        )
        return "Attack" if one_sided and evidence.act != "clash" else "Armed clash"
    fought = "attackers" in evidence.groups and forces_hit(evidence)
    return "Armed clash" if forces_first(evidence) or fought else "Attack"


def _crowd(evidence: Evidence) -> str:
    """A demonstration by what became of it: riot, force with or without grave harm, or nothing."""
    own = evidence.act in FORCE and by_state(evidence) and any_of(evidence.targets, PROTESTERS)
    lethal = (evidence.act == "crackdown" or own) and "killed" in evidence.metrics  # stones thrown back or not
    if not lethal and ("riot" in evidence.acts or "vandalism" in evidence.acts):
        return "Violent demonstration"
    forced = any(act in FORCE for act in evidence.acts) or "crowd control" in evidence.weapons
    live = "firearms" in evidence.weapons or "shooting" in evidence.acts
    if forced and (evidence.harmed() or live):
        return "Excessive force against protesters"
    return "Protest with intervention" if forced or "arrest" in evidence.acts else "Peaceful protest"


def _property(evidence: Evidence) -> str:
    """Things taken, burnt or broken: by rioters a riot, with people killed or injured an attack."""
    if "riot" in evidence.acts or "demonstration" in evidence.acts:
        return "Violent demonstration"
    weapon = means(evidence) if evidence.act == "destruction" else None
    remote = codebooks().weapons[weapon].acled_sub_event_type if weapon is not None else None
    if remote is not None:
        return remote
    if evidence.harmed():
        return "Armed clash" if forces_first(evidence) else "Attack"
    return "Looting/property destruction"


def _territory(evidence: Evidence) -> str | None:
    """Who holds the place afterwards decides; not known who, not known which."""
    if evidence.act == "recapture" and (not by_group(evidence) or any_of(evidence.perpetrators, LOCAL)):
        return "Government regains territory"
    if by_state(evidence):
        return "Government regains territory"
    taker = next((kind for kind in evidence.perpetrators if kind in STATE | ARMED), None)
    retaken = "recapture" in evidence.other_acts and taker in ARMED  # taken by one side, said to be retaken by the other
    left = "withdrawal" in evidence.other_acts and evidence.harmed() and forces_hit(evidence)  # took the camp and then withdrew
    if (by_group(evidence) and not left) or retaken:
        return "Non-state actor overtakes territory"
    if taker is None and any_of(evidence.targets, ARMED) and not any_of(evidence.targets, STATE):
        return "Government regains territory"  # "it drove the rebels from the town"
    return "Armed clash" if evidence.harmed() and forces_hit(evidence) else None


def _interception(evidence: Evidence) -> str:
    """Shot down before it did harm, or harm done by what came through."""
    struck = [act for act in evidence.other_acts if codebooks().act(act).acled_event_type == "Explosions/Remote violence"]
    sent = all(act in LAUNCHES for act in struck)
    if not evidence.harmed() and sent:
        return "Disrupted weapons use"
    return "Shelling/artillery/missile attack" if means(evidence) in ("missile", "rocket", "projectile") else "Air/drone strike"


def _arrest(evidence: Evidence) -> str:
    """An armed group that arrests abducts."""
    return "Abduction/forced disappearance" if by_group(evidence) else "Arrests"


def _armed_or_other(evidence: Evidence) -> str:
    """A prison break or coup: with killed, injured or a fight told a clash, else one of ACLED's other developments."""
    fought = evidence.harmed() or any(act in ("clash", "shooting") for act in evidence.other_acts)
    return "Armed clash" if fought else "Other"


def _piracy(evidence: Evidence) -> str:
    taken = "abducted" in evidence.metrics or any(
        act in ("abduction", "hostage taking", "hijacking") for act in evidence.other_acts
    )
    return "Abduction/forced disappearance" if taken else "Attack"


def _raid(evidence: Evidence) -> str | None:
    """Police who raid and only arrest make arrests."""
    held = "arrest" in evidence.acts or "detained" in evidence.metrics
    abducted = by_group(evidence) and not forces_hit(evidence)
    if held and not evidence.harmed() and not abducted:
        return "Arrests"
    return _force(evidence)


SPECIAL: Mapping[str, Callable[[Evidence], str | None]] = {
    "seizure of territory": _territory,
    "recapture": _territory,
    "interception": _interception,
    "arrest": _arrest,
    "prison break": _armed_or_other,
    "coup": _armed_or_other,
    "piracy": _piracy,
    "raid": _raid,
}
