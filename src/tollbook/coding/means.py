"""By what means an act of force was done, where its own name does not say: from the weapons and the other acts told of it."""

from __future__ import annotations

from tollbook.coding.evidence import Evidence, once
from tollbook.coding.sides import by_group, by_state
from tollbook.knowledge.codebooks import codebooks

# The order in which a means decides, where several are told of one event: the one that cannot be mistaken first.
ORDER = (
    "chemical", "biological", "nuclear", "suicide bomb", "drone", "aircraft",
    "ballistic missile", "missile", "rocket", "artillery", "mortar",
    "projectile", "cluster munition", "car bomb", "improvised explosive", "landmine", "grenade", "explosives", "bomb",
    "naval drone", "rocket-propelled grenade", "armour", "firearms", "blade", "incendiary", "vehicle", "crowd control", "blunt",
    "fire",
)  # fmt: skip
AIR = frozenset({"drone", "aircraft"})
OPEN = frozenset({
    "strike", "explosion", "bombing", "bombardment", "armed attack", "killing", "assassination", "assassination attempt",
    "raid", "military operation", "ceasefire violation", "interception", "destruction", "massacre",
})  # fmt: skip
HAND = frozenset({"firearms", "blade", "blunt"})
GROUND = frozenset({"car bomb", "improvised explosive", "landmine", "explosives", "grenade", "suicide bomb"})
DEVICES = frozenset({"landmine", "roadside bomb", "car bomb", "grenade attack"})
GUNS = frozenset({"missile attack", "rocket attack", "shelling"})
FIGHT = frozenset({"clash", "ambush", "raid", "shooting", "military operation", "stabbing"})


def named(evidence: Evidence) -> tuple[str, ...]:
    """The weapon classes told of the event, by its weapons and by its acts, the deciding one first.

    >>> named(Evidence("explosion", other_acts=("airstrike",), weapons=("bomb",)))
    ('aircraft', 'bomb')
    """
    acts = [codebooks().act(act).weapon_class for act in evidence.acts]
    told = {*evidence.weapons, *(weapon for weapon in acts if weapon is not None)}
    if "interception" in evidence.acts and "drone strike" not in evidence.acts and evidence.act in GUNS:
        told.discard("drone")  # stopped elsewhere, while missiles or shells came through
    if by_group(evidence) and not by_state(evidence):
        told.discard("aircraft")  # groups fly drones, no aircraft: one told of was there, or was hit
    return tuple(weapon for weapon in ORDER if weapon in told)


def means(evidence: Evidence) -> str | None:
    """The weapon class that decides the codes of an act of force; None where nothing tells it.

    >>> means(Evidence("explosion", weapons=("missile",))), means(Evidence("armed attack"))
    ('missile', None)
    """
    own = codebooks().act(evidence.act).weapon_class
    told = named(evidence)
    if "chemical" in told:
        return "chemical"  # whatever carried it
    if evidence.act in DEVICES and "drone" in told:
        return "drone"  # a drone that drops grenades
    if evidence.act == "strike" and evidence.weapons and HAND.issuperset(evidence.weapons):
        return evidence.weapons[0]  # militiamen strike a camp with machetes
    if evidence.act in ("missile attack", "airstrike", "car bomb", "bombardment", "strike"):
        return _carried(evidence, told, own)
    if evidence.act == "bombing":
        return _bombing(evidence, told)
    if evidence.act == "raid" and "strike" in evidence.other_acts and by_state(evidence):
        return "aircraft"  # a state's raid that is called a strike as well is no raid on foot
    if evidence.act in OPEN:
        return _open(told)
    if evidence.act in FIGHT:
        return _fight(evidence, told)
    return own or next(iter(told), None)


def _carried(evidence: Evidence, told: tuple[str, ...], own: str | None) -> str | None:
    """A missile may come from an aircraft, an airstrike from a drone, a car bomb have a bomber in the car."""
    if evidence.act == "car bomb":
        return "suicide bomb" if "suicide bomb" in told else own
    if evidence.act == "airstrike" and "drone strike" not in evidence.other_acts:
        return "drone" if "drone" in evidence.weapons and "aircraft" not in evidence.weapons else own
    air = next((weapon for weapon in told if weapon in AIR), None)
    if air == "aircraft" and evidence.act == "missile attack" and "ballistic missile" in told:
        return "ballistic missile"
    if air is not None:
        return air
    if evidence.act == "strike":
        return _strike(evidence, told)
    if evidence.act == "missile attack" and "strike" in evidence.other_acts and by_state(evidence):
        return "aircraft"  # a state's "strike" with a missile, no rocket or gun told
    fallen = {"bomb"} if evidence.act == "bombardment" else set()  # a bomb that fell, not one that was left there
    return own or next(iter(once(w for w in told if w not in GROUND | fallen)), None)


def _strike(evidence: Evidence, told: tuple[str, ...]) -> str | None:
    guns = ("ballistic missile", "rocket", "artillery", "mortar", "projectile")
    fired = next((weapon for weapon in told if weapon in guns), None)
    if fired is not None:
        return fired
    return "missile" if "missile" in told and by_group(evidence) else None


def _bombing(evidence: Evidence, told: tuple[str, ...]) -> str | None:
    """A state that bombs does so from the air, unless a device on the ground is told."""
    first = next((weapon for weapon in told if weapon not in ("bomb", "firearms")), None)
    if first is None and by_state(evidence) and "police" not in evidence.perpetrators:
        return "aircraft"
    return first or "bomb"


def _open(told: tuple[str, ...]) -> str | None:
    """Of an act that names no means, what is told of it; shots beside a thrown or planted charge make it a fight."""
    if "firearms" in told and told[0] in ("grenade", "explosives", "bomb", "rocket", "landmine", "mortar", "missile", "car bomb"):
        return "firearms"
    return next(iter(told), None)


def _fight(evidence: Evidence, told: tuple[str, ...]) -> str | None:
    """A fight stays a fight, unless the event is no more than one device that went off."""
    devices = ("improvised explosive", "landmine", "suicide bomb")
    if evidence.act == "ambush" and "firearms" not in evidence.weapons:
        return next((weapon for weapon in told if weapon in devices), "firearms")
    close = next((weapon for weapon in told if not codebooks().weapons[weapon].remote), None)
    return close or next(iter(told), None)
