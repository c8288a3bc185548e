"""A claim: a value, the words that carry it, who said it and how firmly; and the events claims are about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, TypeVar

from tollbook.model.actor import Participant, Relation, Statement, Weapon
from tollbook.model.attribution import OWN_VOICE, Attribution
from tollbook.model.code import Codes
from tollbook.model.place import Place
from tollbook.model.report import Issue, Report
from tollbook.model.scope import CONFLICT, Scope, within
from tollbook.model.span import Span
from tollbook.model.toll import Count, Toll
from tollbook.model.when import When

Certainty = Literal["said", "preliminary", "alleged", "denied", "disputed", "planned", "hypothetical"]
Status = Literal["actual", "disputed", "denied", "planned", "hypothetical"]
V_co = TypeVar("V_co", covariant=True)
C = TypeVar("C", bound="Claim[Any] | None")


@dataclass(frozen=True, slots=True)
class Claim(Generic[V_co]):
    """One value with the words that carry it. It is named by what it says, so the same claim always has the same id.

    >>> a = Claim(Weapon("drone", "drone"), (Span(2, 7, "drone"),), method="weapon/1")
    >>> a.id == Claim(Weapon("drone", "drone"), (Span(2, 7, "drone"),), method="weapon/1").id
    True
    """

    value: V_co
    spans: tuple[Span, ...]
    attribution: Attribution = OWN_VOICE
    certainty: Certainty = "said"
    method: str = ""

    @property
    def id(self) -> str:
        """16 hexadecimal digits of the SHA-256 of value, words, attribution, certainty and method."""
        content = repr((self.value, self.spans, self.attribution, self.certainty, self.method))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Event:
    """What the claims of one report say of one incident (``main``) or of another event it mentions."""

    id: str
    main: bool
    act: str
    status: Status = "actual"
    count: Count | None = None
    spans: tuple[Span, ...] = ()
    codes: Codes = field(default_factory=Codes)
    date: Claim[When] | None = None
    place: Claim[Place] | None = None
    actors: tuple[Claim[Participant], ...] = ()
    weapons: tuple[Claim[Weapon], ...] = ()
    tolls: tuple[Claim[Toll], ...] = ()
    statements: tuple[Claim[Statement], ...] = ()
    relations: tuple[Claim[Relation], ...] = ()

    def read_in(self, scope: Scope) -> Event:
        """The event with the scope of its reading in the method of every claim."""
        return replace(
            self, date=_read_in(self.date, scope), place=_read_in(self.place, scope),
            actors=tuple(_read_in(c, scope) for c in self.actors), weapons=tuple(_read_in(c, scope) for c in self.weapons),
            tolls=tuple(_read_in(c, scope) for c in self.tolls), statements=tuple(_read_in(c, scope) for c in self.statements),
            relations=tuple(_read_in(c, scope) for c in self.relations),
        )  # fmt: skip


def _read_in(claim: C, scope: Scope) -> C:
    """A claim with the scope in its method; None where there is none."""
    return replace(claim, method=within(scope, claim.method)) if isinstance(claim, Claim) else claim


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with everything that was understood of it in a scope, and the issues for what was not."""

    report: Report
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()
    scope: Scope = CONFLICT

    @property
    def main(self) -> Event | None:
        """The incident this report is about, or None where it tells of none."""
        return next((e for e in self.events if e.main), None)
