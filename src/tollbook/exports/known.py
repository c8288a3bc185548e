"""What every export is given of an incident: its record with claims, and the reports it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

Json = Mapping[str, Any]
BLAMED = ("asserted", "claimed", "accused")


@dataclass(frozen=True, slots=True)
class Known:
    """One incident and the coded reports of it, in the order of their ids."""

    incident: Json
    reports: Sequence[Json]

    def part(self, *path: str) -> Any:
        """A value inside the incident's record; None where something on the way is not known.

        >>> Known({"codes": {"acled": None}}, ()).part("codes", "acled", "event_type") is None
        True
        """
        value: Any = self.incident
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def actors(self, *roles: str) -> list[Json]:
        """The named actors in some roles, the most named first; those who only denied a part are no authors."""
        found = [a for a in self.incident["actors"] if a["role"] in roles and a["name"] != "unknown" and a["stance"] in BLAMED]
        return sorted(found, key=lambda a: (BLAMED.index(a["stance"]), -len(a["reports"]), a["name"]))

    def heads(self) -> list[Json]:
        """The heads of the reports: outlet, title, publication, address."""
        return [r["report"] for r in self.reports]

    def speakers(self) -> list[str]:
        """Everyone who is quoted with a figure, once each."""
        return sorted({c["source"] for c in self.incident["claims"] if c["source"]})


@dataclass(frozen=True, slots=True)
class Country:
    """A country as ACLED and UCDP write it."""

    iso3: str
    name: str
    numeric: int | None
    acled: str | None
    ucdp: str | None


@cache
def countries() -> Mapping[str, Country]:
    """Countries by ISO 3166-1 alpha-3.

    >>> countries()["MLI"].numeric
    466
    """
    path = resources.files("tollbook.exports") / "columns" / "countries.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["countries"]
    return {r["iso3"]: Country(r["iso3"], r["name"], r["numeric"], r["acled"], r["ucdp"]) for r in rows}


def joined(values: Iterable[Any]) -> str:
    """Values as one cell, once each and in order, joined by a semicolon; semicolons inside become commas.

    >>> joined(["Radio A", None, "Radio; B", "Radio A"])
    'Radio A;Radio, B'
    """
    return ";".join(dict.fromkeys(str(v).replace(";", ",") for v in values if v))


def flat(words: str) -> str:
    """Words on one line, for a cell."""
    return " ".join(words.split())
