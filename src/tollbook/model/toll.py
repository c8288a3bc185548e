"""A toll: how many people were killed, injured, taken or freed, as the words bound it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Metric = Literal["killed", "injured", "missing", "abducted", "freed", "detained", "displaced", "killed_or_injured"]
Modifier = Literal["exact", "at least", "more than", "approx", "up to", "range", "vague"]
Group = Literal["civilians", "combatants", "attackers", "children", "women", "men", "aid workers", "detainees", "mixed", "other"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as bounded by its words: exact N is N, N; at least N is N, None; dozens is None, None."""

    low: int | None
    high: int | None
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure of one report.

    ``superseded``: an older figure that the same text replaces. ``subset``: part of another figure of the text,
    never to be added to it. ``denies``: the source says this harm did not happen.
    ``single``: one person told of without a number (a soldier, the driver), who may be of those counted.
    ``fate_open``: the words do not say whether they lived (shot, taken to hospital).
    """

    metric: Metric
    count: Count
    group: Group | None = None
    group_as_stated: str | None = None
    denies: bool = False
    preliminary: bool = False
    superseded: bool = False
    subset: bool = False
    single: bool = False
    fate_open: bool = False


APART = ({"men", "women"}, {"men", "children"}, {"women", "children"}, {"civilians", "combatants"}, {"civilians", "attackers"})


def never_one(a: Group | str | None, b: Group | str | None) -> bool:
    """Whether nobody can be of both groups: a man is no woman, a bystander no soldier.

    >>> never_one("men", "women"), never_one("men", None)
    (True, False)
    """
    return {a, b} in APART
