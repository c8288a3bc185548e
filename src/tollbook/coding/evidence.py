"""What the codes of one event rest on, gathered from its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tollbook.model.claim import Claim, Event
from tollbook.model.toll import Toll


@dataclass(frozen=True, slots=True)
class Context:
    """What the pipeline knows of an event beside its claims.

    ``kinds``: the kind of each actor by its name (``military``, ``armed group``, ``civilian``, ``protesters`` ...).
    ``other_acts``: acts that the text gives as other sides of the same event, disputed ones too, the surest first.
    ``words``: the case-folded words of the event's sentences, for PLOVER's contexts.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    other_acts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One event as the codebooks see it: what was done, with what, by and to which kinds of actors, with which harm.

    ``target_kinds`` has the targets first and the victims after them. ``metrics`` and ``groups`` are of tolls above zero.
    """

    act: str
    other_acts: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def acts(self) -> tuple[str, ...]:
        """The event's act and the other acts of the same event."""
        return (self.act, *self.other_acts)

    def harmed(self) -> bool:
        """Whether anybody is said to have been killed or injured."""
        return any(metric in ("killed", "injured", "killed_or_injured") for metric in self.metrics)


def evidence_of(event: Event, context: Context) -> Evidence:
    """The evidence of an event's claims; denied actors and denied or zero tolls are left out.

    >>> evidence_of(Event("e1", True, "shelling"), Context(other_acts=("clash",))).acts
    ('shelling', 'clash')
    """
    tolls = [claim.value for claim in event.tolls if _counts(claim)]
    return Evidence(
        act=event.act,
        other_acts=once(act for act in context.other_acts if act != event.act),
        weapons=once(claim.value.weapon_class for claim in event.weapons),
        perpetrators=_kinds(event, context, ("perpetrator",)),
        targets=_kinds(event, context, ("target",)) + _kinds(event, context, ("victim",)),
        metrics=once(toll.metric for toll in tolls),
        groups=once(toll.group for toll in tolls if toll.group is not None),
        words=context.words,
    )


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in the order they came.

    >>> once(["b", "a", "b"])
    ('b', 'a')
    """
    return tuple(dict.fromkeys(values))


def _counts(claim: Claim[Toll]) -> bool:
    return not claim.value.denies and claim.value.count.high != 0


def _kinds(event: Event, context: Context, roles: tuple[str, ...]) -> tuple[str, ...]:
    people = [claim.value for claim in event.actors if claim.value.role in roles and claim.value.stance != "denied"]
    return once(context.kinds.get(person.name, "unknown") for person in people)
