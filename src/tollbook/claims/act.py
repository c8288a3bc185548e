"""Which act an event is, of all the acts its clauses name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tollbook.claims.trigger import Trigger

GENERAL = {
    "killing": 0.3,
    "armed attack": 0.5,
    "explosion": 0.6,
    "strike": 0.8,
    "bombardment": 0.9,
    "bombing": 1.0,
    "military operation": 0.6,
    "clash": 0.8,
    "raid": 0.9,
    "interception": 0.4,
    "destruction": 0.3,
    "shooting": 0.9,
    "seizure of territory": 0.7,
    "arson": 0.7,
    "looting": 0.7,
    "abduction": 0.8,
    "human shield": 0.3,
    "massacre": 0.7,
    "vandalism": 0.3,
    "siege": 0.4,
    "rescue": 0.2,
    "capture": 0.2,
}
SPECIFIC = 1.3
GRAVE = {"chemical attack": 2.5, "sexual violence": 2.0}
"""Acts that decide ACLED's type whatever else was done beside them; sexual violence only where the report opens on it."""
LATER_GRAVE = 0.9
LEADING = frozenset(("clash", "seizure of territory", "recapture", "abduction"))
BY_HAND = frozenset(("execution", "massacre", "stabbing", "ambush", "assassination", "ceasefire violation", "recapture"))
"""Acts at close range that belong to a fight."""
OPENING = 1.5
BREATH = 25
GROUND = frozenset(("seizure of territory", "recapture", "clash", "military operation", "capture"))
"""Acts after which those held are prisoners, not hostages."""
DECAY = 0.12
AGAIN = 0.08
MANY_TAKEN = 10
TAKEN = 1.5


def chosen(
    triggers: Sequence[Trigger], taken: int | None = None, *, killed: int = 0, staged: Collection[int] = ()
) -> tuple[str, ...]:
    """The acts of an event, the one it is coded as first: specific before general, early before late, often before once.

    ``taken`` is the number of people carried off or held, if any: many make a hostage taking of it.
    ``staged`` are the triggers whose doer is named: gunmen who attacked tell more than a blast that was heard.
    Where people were ``killed`` (their number) fewer taken do not make it an abduction
    (ACLED codebook: abduction only without other violence).

    What is denied or only feared counts a little: a reported means is the means until another is named.
    """
    weight: dict[str, float] = {}
    slight = 0.25 if killed >= (taken or 1) else 0.75 if killed else 1.0
    apart = {"abduction": slight, "hostage taking": slight}
    opening = next((t for t in triggers if t.act != "killing"), None)
    for order, trigger in enumerate(triggers):
        doubt = 1.0 if trigger.status == "actual" else 0.4
        early = max(1.0 - DECAY * order, 0.3)
        plain = 1.6 if trigger.first in staged else 0.7 if trigger.weak and "needs" not in trigger.hit.traits else 1.0
        if trigger is opening and _leads(trigger, triggers):
            plain *= OPENING  # what opens a report as a fight between two sides stays one
        if order and trigger.act == "military operation" and trigger.hit.traits.get("pos") == "verb":
            plain *= 0.5  # attackers killed in answer
        grave = GRAVE.get(trigger.act)
        if trigger.act == "sexual violence" and opening is not None and opening.act != trigger.act:
            grave = LATER_GRAVE  # told beside a massacre
        worth = (grave or GENERAL.get(trigger.act, SPECIFIC)) * doubt * early * plain * apart.get(trigger.act, 1.0)
        so_far = weight.get(trigger.act, 0.0)
        weight[trigger.act] = max(so_far, worth) + AGAIN if trigger.act in GENERAL and so_far else so_far + worth
    hit = killed or any(t.hit.traits.get("way") == "hit" for t in triggers)
    if opening is not None and opening.act == "interception" and opening.status == "actual" and not hit:
        weight["interception"] += SPECIFIC  # all that is told beside it was stopped on its way
    if taken is not None and taken >= MANY_TAKEN and taken > killed and not any(t.act in GROUND and not t.weak for t in triggers):
        weight["hostage taking"] = weight.get("hostage taking", 0.0) + SPECIFIC
    if taken is not None and not killed and "abduction" in weight:
        weight["abduction"] *= TAKEN  # shots in the air beside an abduction do not make it another act
    first = {"hostage taking": len(triggers)} | {t.act: i for i, t in reversed(list(enumerate(triggers)))}
    return tuple(sorted(weight, key=lambda act: (-round(weight[act], 6), first[act])))


def _leads(opening: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a report's first act stays its act: a fight or a seizure, no bomb or shelling told in the same breath."""
    firm = not opening.weak or "needs" in opening.hit.traits
    near = [t for t in triggers if 0 < t.first - opening.first < BREATH]
    beside = [t for t in near if t.act not in GENERAL and t.act not in LEADING and t.act not in BY_HAND]
    return opening.act in LEADING and firm and not beside
