"""Whether two reports tell of one kind of act: families of acts and weapons, for first reports take one for another."""

from __future__ import annotations

from tollbook.incidents.sketch import Sketch

FAMILIES = {
    "Air/drone strike": "strike", "Shelling/artillery/missile attack": "strike", "Chemical weapon": "strike",
    "Suicide bomb": "bomb", "Remote explosive/landmine/IED": "bomb", "Grenade": "bomb",
    "Attack": "assault", "Armed clash": "assault", "Sexual violence": "assault",
    "Government regains territory": "assault", "Non-state actor overtakes territory": "assault",
    "Abduction/forced disappearance": "abduction",
    "Excessive force against protesters": "unrest", "Protest with intervention": "unrest", "Violent demonstration": "unrest",
    "Peaceful protest": "unrest", "Mob violence": "unrest", "Looting/property destruction": "unrest",
}  # fmt: skip
CLOSE = (
    {"strike", "bomb"},  # an explosion of which nobody yet knows the cause
    {"bomb", "assault"},  # bombs and gunmen together
    {"assault", "abduction"},
    {"assault", "unrest"},
)
CONFUSED = (
    {"aircraft", "drone", "missile", "bomb", "rocket", "helicopter"},
    {"missile", "rocket", "artillery", "mortar", "tank"},
    {"bomb", "explosives", "improvised explosive", "landmine", "car bomb", "suicide bomb", "grenade"},
    {"firearms", "explosives", "grenade"},
)
ANY = "Attack"  # what a report of no particular act is coded as
PLAIN = 0.4  # how much it says that both tell of what most reports tell of
USUAL = ("firearms",)


def type_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    """The same kind 1 (a mere attack less), one family 0.8, families that first reports confuse 0, others contradict.

    >>> type_fit(Sketch("a", sub_event_type="Attack"), Sketch("b", sub_event_type="Armed clash"))[0]
    0.4
    """
    ours, theirs = a.sub_event_type, b.sub_event_type
    if not ours or not theirs:
        return 0.0, ""
    if ours == theirs:
        return (PLAIN if ours == ANY else 1.0), f"both {ours}"
    one, two = FAMILIES.get(ours, ours), FAMILIES.get(theirs, theirs)
    if one == two:
        return (PLAIN if ANY in (ours, theirs) else 0.8), f"{' and '.join(sorted((ours, theirs)))}: one family of acts"
    against = f"{' against '.join(sorted((ours, theirs)))}"
    if {one, two} in CLOSE or (ANY in (ours, theirs) and "unrest" not in (one, two)):
        return -0.1, against
    return (-0.6 if "unrest" not in (one, two) else -1.0), against


def weapon_fit(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """A shared class of weapon 1 (the usual ones less); classes that first reports take for each other 0; others contradict.

    >>> weapon_fit(("drone",), ("drone", "missile"))
    (1.0, 'both drone')
    """
    if not a or not b:
        return 0.0, ""
    shared = [w for w in a if w in b]
    if shared:
        telling = next((w for w in shared if w not in USUAL), None)
        return (PLAIN, f"both {shared[0]}") if telling is None else (1.0, f"both {telling}")
    if any({x, y} <= group for x in a for y in b for group in CONFUSED):
        return 0.0, ""
    return -1.0, " against ".join(sorted((a[0], b[0])))
