"""An event as a report words it, before its names are resolved and its codes chosen."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.model.actor import Relation, Role, RoleStance, StatementStance, Weapon
from tollbook.model.claim import Claim, Status
from tollbook.model.reading import ActorMention, TimeMention
from tollbook.model.span import Span
from tollbook.model.toll import Count, Toll


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's part in an event. ``mention`` is None where the text says that nobody knows the author.

    ``name`` is what the words stand for where they name no actor: worshippers and a hospital are civilians and what is theirs.
    ``inferred``: no clause tells the part; the actor is the only one the report can mean, which is kept as an issue too.
    ``also``: further words of the report for the same people or things: the soldiers who died in the convoy that was hit.
    """

    role: Role
    stance: RoleStance
    as_named: str
    span: Span
    mention: ActorMention | None = None
    name: str | None = None
    inferred: bool = False
    also: tuple[Span, ...] = ()


UNSAID = "unspecified"
"""The speaker of an accusation that nobody is named for."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on responsibility: who, what stance, whom or what it is about. No mention is "nobody has claimed it"."""

    stance: StatementStance
    speaker: str
    span: Span
    mention: ActorMention | None = None
    about: str | None = None
    about_mention: ActorMention | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One event of a report.

    ``ranges`` are the token ranges of its clauses, ``acts`` every act they name, the first the chosen one;
    ``voiced`` are words that only say who speaks, from where.
    """

    main: bool
    act: str
    acts: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]
    status: Status = "actual"
    count: Count | None = None
    spans: tuple[Span, ...] = ()
    times: tuple[TimeMention, ...] = ()
    parts: tuple[Part, ...] = ()
    said: tuple[Said, ...] = ()
    weapons: tuple[Claim[Weapon], ...] = ()
    tolls: tuple[Claim[Toll], ...] = ()
    relations: tuple[Claim[Relation], ...] = ()
    voiced: tuple[tuple[int, int], ...] = ()
