"""What an importer makes of a file: suggested places and actors, where they come from, and rows it could not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["place", "actor"]
UNTOLD = "und"
"""The language of a name whose file does not say it (ISO 639)."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where imported entries come from. ``dated`` is the date the file gives of itself, None where it gives none."""

    source: str
    importer: str
    file: str
    licence: str | None = None
    dated: str | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """One place or actor as a file has it; ``entry`` is in the format of the curated YAML files."""

    kind: Kind
    entry: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.entry["id"])

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the entry, the main one first.

        >>> Suggested("actor", {"id": "a", "name": "Azure Front", "names": {"es": ["Frente Azul"]}, "acronyms": ["AF"]}).names
        ('Azure Front', 'Frente Azul', 'AF')
        """
        by_language = sorted((self.entry.get("names") or {}).items())
        others = [n for _, names in by_language for n in names]
        return tuple(dict.fromkeys((str(self.entry["name"]), *others, *(self.entry.get("acronyms") or ()))))


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that could not be read, by file and line."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
