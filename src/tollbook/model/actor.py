"""Who took part in an event, and how the text ties them to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["perpetrator", "target", "victim", "present", "other"]
RoleStance = Literal["asserted", "accused", "claimed", "denied"]
StatementStance = Literal["claims", "denies", "accuses", "no_claim", "confirms", "condemns"]

STATE = (
    "state",
    "government",
    "military",
    "army",
    "navy",
    "air_force",
    "police",
    "gendarmerie",
    "national_guard",
    "military_police",
)
"""Kinds of actors that are, or belong to, a state."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor in one role. ``name`` is the known name, or ``unknown`` where the text says the author is unknown.

    ``stance``: asserted by the text itself, accused by somebody, claimed by the actor, or denied by the actor.
    """

    role: Role
    name: str
    as_named: str
    stance: RoleStance = "asserted"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What an actor says of its own or another's responsibility.

    ``actor`` is ``nobody`` with no_claim where no group has come forward, None where nobody says who accuses.
    """

    actor: str | None
    stance: StatementStance
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or means as named, and its class (``drone``, ``missile``, ``firearms`` ...)."""

    name: str
    weapon_class: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text states of two actors: ``part_of``, ``allied_with``, ``backed_by``, ``designated_by``."""

    subject: str
    relation: str
    object: str
