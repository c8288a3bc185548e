"""Leaders whose supporters and opponents take to the streets, and the crowds that are named after them or after a party."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from tollbook.knowledge.actors import Actor, holds, key_of, known_by
from tollbook.model.error import KnowledgeError

CALLED = {"for": "Supporters of {}", "against": "Opponents of {}"}
"""How UCDP's data name the two crowds (UCDP Actor Dataset 22.1: "Supporters of Morsi", "Opponents of Morsi")."""
YEARS_ASIDE = 6
"""Years before and after an office in which a crowd is still named after its holder."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of state or government, or one who led the opposition; ``start`` and ``end`` are years, None for still."""

    name: str
    country: str
    office: str
    start: str
    end: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Crowd:
    """People named by whom they are ``for`` or ``against``: a leader, or a party. The country is theirs.

    ``party`` is the id of that party, or of the leader's where one is known. ``short``: the words gave only a part of the
    leader's name, which others may bear; ``start`` and ``end`` bound the leader's time.
    """

    name: str
    whom: str
    country: str | None
    stance: str
    party: str | None = None
    short: bool = False
    start: str | None = None
    end: str | None = None

    def likely_on(self, day: date | None) -> bool:
        """Whether the leader was in the news then, some years aside; an unknown day speaks against nobody."""
        return holds(self.start, self.end, day, YEARS_ASIDE * 366)


class Leaders:
    """All known leaders, looked up by name."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._rows: Sequence[Sequence[Any]] = data["leaders"]
        self._forms: Mapping[str, Sequence[Sequence[int]]] = data["forms"]
        self.longest: int = data["longest"]

    def named(self, key: str) -> tuple[tuple[Leader, ...], bool]:
        """The leaders of a name, given as its key, and whether it is only a part of their names.

        >>> [leader.country for leader in leaders().named("alpha conde")[0]]
        ['GIN']
        """
        whole, short = self._forms.get(key, ((), ()))
        return tuple(Leader(*self._rows[i]) for i in whole or short), not whole


@cache
def leaders() -> Leaders:
    """The leaders that come with Tollbook."""
    built = resources.files("tollbook.knowledge") / "built" / "leaders.json"
    if not built.is_file():
        raise KnowledgeError("built/leaders.json: not there; run `make build`")
    return Leaders(json.loads(built.read_text(encoding="utf-8")))


def crowds_of(whom: str, stance: str) -> tuple[Crowd, ...]:
    """The crowds that words may mean which say whom they are for or against; none where that is no known leader or party.

    >>> [(c.name, c.country) for c in crowds_of("Alpha Condé", "against")]
    [('Opponents of Alpha Condé', 'GIN')]
    >>> [(c.name, c.party) for c in crowds_of("Awami League", "for")]
    [('Supporters of Awami League', 'bgd.awami')]
    """
    return crowds_of_leader(key_of(whom), stance) or crowds_of_parties(known_by(whom), stance)


def crowds_of_leader(key: str, stance: str) -> tuple[Crowd, ...]:
    """The crowds for or against the leaders of a name, given as its key."""
    found, short = leaders().named(key)
    return tuple(Crowd(CALLED[stance].format(n.name), n.name, n.country, stance, n.party, short, n.start, n.end) for n in found)


def crowds_of_parties(named: Iterable[Actor], stance: str) -> tuple[Crowd, ...]:
    """The crowds for or against those of some actors that are parties."""
    parties = {a.id: a for a in named if a.kind == "party"}.values()
    return tuple(Crowd(CALLED[stance].format(a.name), a.name, a.country, stance, a.id) for a in parties)
