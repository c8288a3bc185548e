"""The counting rules by name, as their files in knowledge/profiles state them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import yaml

from tollbook.model.error import KnowledgeError

DEFAULT = "median"
BEST = ("median", "most_reliable", "lowest", "latest_official", "none")


@dataclass(frozen=True, slots=True)
class Profile:
    """A counting rule: how best, low and high are chosen, who is counted, and the rule's own words and source."""

    id: str
    title: str
    source: str
    rule: str
    best: str
    low: str
    high: str
    scope: str
    denials: str
    reliability: tuple[tuple[str, ...], ...] = ()
    reliable_tiers: int = 0
    words: Mapping[str, int] = field(default_factory=dict)
    unknown_number: int | None = None
    contested_status: str = "ignore"
    voices_wanted: int = 1
    early_days: int | None = None
    official: tuple[str, ...] = ()

    def tier(self, kind: str) -> int:
        """How reliable the rule holds a kind of source: 0 is best."""
        return next((n for n, kinds in enumerate(self.reliability) if kind in kinds), len(self.reliability))


@cache
def profile_names() -> tuple[str, ...]:
    """The names of all counting rules.

    >>> "ucdp" in profile_names()
    True
    """
    folder = resources.files("tollbook.knowledge") / "profiles"
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


@cache
def profile(name: str = DEFAULT) -> Profile:
    """A counting rule by its name; KnowledgeError where there is none of that name.

    >>> profile("acled").best
    'lowest'
    """
    if name not in profile_names():
        raise KnowledgeError(f"profile {name!r}: there is none of this name (known: {', '.join(profile_names())})")
    path = resources.files("tollbook.knowledge") / "profiles" / f"{name}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["reliability"] = tuple(tuple(kinds) for kinds in data.get("reliability", ()))
    data["official"] = tuple(data.get("official", ()))
    data["rule"] = " ".join(data["rule"].split())
    try:
        made = Profile(**data)
    except TypeError as error:
        raise KnowledgeError(f"profile {name}: {error}") from error
    if made.best not in BEST:
        raise KnowledgeError(f"profile {name}: best: {made.best!r} is not one of {', '.join(BEST)}")
    return made
