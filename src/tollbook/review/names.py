"""Names the book does not know yet, and what the people of this book decided they mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tollbook.review.desk_file import DeskError, DeskFile

KINDS = ("actor", "place")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means in this book: an actor with a kind, a place with a point; or nothing (``dismissed``)."""

    kind: str
    name: str
    meaning: Mapping[str, Any]
    who: str
    added_at: str


class Names:
    """The curated knowledge of one book; the newest line about a name holds."""

    def __init__(self, file: DeskFile) -> None:
        self.file = file

    def add(self, kind: str, name: str, meaning: Mapping[str, Any], who: str) -> None:
        """Say what a name means here.

        >>> names = Names(DeskFile(":memory:"))
        >>> names.add("actor", "Lions of the Valley", {"inter": 3}, "ana")
        >>> names.known("actor")["lions of the valley"].meaning["inter"]
        3
        """
        if kind not in KINDS or not name.strip():
            raise DeskError("a name of an actor or a place is wanted")
        row = (kind, name.strip()[:200], json.dumps(dict(meaning), sort_keys=True, ensure_ascii=False), who, self.file.now())
        with self.file.writing():
            self.file.run("INSERT INTO names (kind, name, meaning, who, added_at) VALUES (?, ?, ?, ?, ?)", row)
            self.file.note(who, f"{kind} named", name, row[2])

    def known(self, kind: str) -> dict[str, Meaning]:
        """Every name of a kind that was decided, by its case-folded form."""
        rows = self.file.rows("SELECT kind, name, meaning, who, added_at FROM names WHERE kind = ? ORDER BY seq", (kind,))
        return {n.casefold(): Meaning(k, n, json.loads(m), w, t) for k, n, m, w, t in rows}
