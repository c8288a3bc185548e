"""The actor list of the Uppsala Conflict Data Program (CSV)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tollbook.knowledge.importers.actor_entry import actor
from tollbook.knowledge.importers.countries import only_country
from tollbook.knowledge.importers.rows import table
from tollbook.knowledge.own.entry import Problem, Suggested

LICENCE = "CC BY 4.0 (as UCDP states)"
KINDS = {"1": "armed group", "2": "party", "3": "communal", "4": "government"}
NAMES = ("nameorigfulleng", "namedata", "nameorig", "nameorigfull", "newname", "newnamefulleng", "newnamefullmothertongue")
NEEDED = ("actorid", "namedata", "org", "location")


def ucdp(path: Path) -> Iterator[Suggested | Problem]:
    """The actors of the list with all their names, kind, id and, where it is one, their country."""
    for row in table(path, NEEDED):
        if isinstance(row, Problem):
            yield row
        else:
            yield _actor(path, *row)


def _actor(path: Path, number: int, cells: Mapping[str, str]) -> Suggested | Problem:
    kind = KINDS.get(cells["org"])
    if kind is None or not cells["actorid"].isdigit():
        return Problem(path.name, number, f"{cells['namedata']}: no actor id, or an organisation level that is not 1 to 4")
    facts = {
        "kind": kind, "country": only_country(cells["location"].split(",")),
        "ids": {"ucdp": cells["actorid"], "ucdp_name": cells["namedata"]},
        "source": f"UCDP actor list {cells.get('version', '')}".strip(),
    }  # fmt: skip
    names = [n for k in NAMES if (n := cells.get(k)) not in ("n/a", "N/A", None)]
    return actor(f"ucdp:{cells['actorid']}", names, facts) or Problem(path.name, number, "no name")


def dated(path: Path) -> str | None:
    """The version the list gives of itself."""
    return next((row[1].get("version") or None for row in table(path, ()) if not isinstance(row, Problem)), None)
