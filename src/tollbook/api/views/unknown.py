"""Names that the reports hold and the book does not know: of places, and of those who are said to have acted."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tollbook.book import Book

Json = dict[str, Any]
ISSUES = ("unknown_place", "ambiguous_place", "ambiguous_actor")
EXAMPLES = 5
AT_ONCE = 500
GENERIC = 3


@dataclass(slots=True)
class Unknown:
    """The unknown names of a book by kind and case-folded name; only claims that came since are read."""

    seq: int = 0
    found: dict[tuple[str, str], Json] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, book: Book, rest: float = 0.0) -> list[Json]:
        """Every unknown name with its reports, the most frequent first; ``rest`` leaves time for others between the claims."""
        sql = (
            "SELECT seq, report, facet, value FROM claims WHERE seq > ? AND facet IN ('issue', 'actor') "
            "AND method NOT LIKE 'coder:%' ORDER BY seq LIMIT ?"
        )
        with self.lock:
            while found := book.store.engine.run(sql, (self.seq, AT_ONCE)):
                for seq, report, facet, value in found:
                    self.seq = seq
                    self.take(report, facet, json.loads(value)["value"])
                time.sleep(rest)
            return sorted(self.found.values(), key=lambda n: (-len(n["reports"]), n["kind"], n["name"].casefold()))

    def take(self, report: str, facet: str, value: Json) -> None:
        if facet == "issue" and value["code"] in ISSUES and value.get("span"):
            kind = "actor" if value["code"].endswith("actor") else "place"
            self.note(kind, value["span"]["text"], report, value["message"])
        elif facet == "actor" and value.get("id") is None and is_name(value["name"]):
            self.note("actor", value["name"], report, f"{value['role']}, {value['stance']}")

    def note(self, kind: str, name: str, report: str, why: str) -> None:
        flat = " ".join(name.split())[:120]
        entry = self.found.setdefault((kind, flat.casefold()), {"kind": kind, "name": flat, "reports": {}, "why": []})
        entry["reports"][report] = None
        if why not in entry["why"] and len(entry["why"]) < EXAMPLES:
            entry["why"].append(why)


def is_name(name: str | None) -> bool:
    """Whether words look like a name and not like a description.

    >>> is_name("Lions of the Valley"), is_name("unidentified gunmen"), is_name("unknown")
    (True, False, False)
    """
    return (bool(name) and any(c.isupper() for c in str(name)[:1])) or any(ord(c) > 0x5FF for c in str(name)[:1])


def undecided(names: Iterable[Json], known: dict[str, set[str]]) -> list[Json]:
    """The names nobody has explained or dismissed yet."""
    return [n for n in names if n["name"].casefold() not in known[n["kind"]]]
