"""Actor dictionaries of PETRARCH, TABARI and Phoenix: ``NAME_ [CODE]`` with ``+ALIAS_`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tollbook.knowledge.importers.actor_entry import actor, as_written, is_acronym
from tollbook.knowledge.importers.countries import country_of
from tollbook.knowledge.importers.rows import lines, slug
from tollbook.knowledge.own.entry import Problem, Suggested
from tollbook.model.error import KnowledgeError

LICENCE = "as the dictionary states (Phoenix: MIT)"
CODES = re.compile(r"\[([^\]]*)\]")
SECTORS = {
    "REB": "armed group", "SEP": "armed group", "INS": "armed group", "PRM": "militia", "MIL": "military", "COP": "police",
    "GOV": "government", "SPY": "intelligence", "CRM": "gang", "PTY": "party", "OPP": "party", "IGO": "IGO", "NGO": "NGO",
    "NGM": "NGO", "MED": "outlet", "JRN": "outlet", "CVL": "civilian", "UAF": "armed group", "RAD": "armed group",
}  # fmt: skip
"""Sectors of CAMEO as kinds of the actor files; entries of others are left out."""


@dataclass(slots=True)
class Read:
    """An entry on its way through the lines."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def petrarch(path: Path) -> Iterator[Suggested | Problem]:
    """The groups and organisations of a dictionary. Persons are left out: they are listed under codes bound to dates."""
    entries = 0
    for entry in _entries(path):
        entries += bool(entry.codes)
        if not entry.codes and len(entry.names) > 1:
            yield Problem(path.name, entry.line, f"{entry.names[0]}: no code in square brackets")
        elif (found := _actor(entry)) is not None:
            yield found
    if not entries:
        raise KnowledgeError(f"{path.name}: no entry of the form NAME_ [CODE]")


def _entries(path: Path) -> Iterator[Read]:
    current = Read(0)
    for number, line in lines(path):
        words = line.partition("#")[0].strip()
        if not words:
            continue
        codes, name = CODES.findall(words), CODES.sub("", words).strip()
        if name and not name.startswith("+"):
            if current.names:
                yield current
            current = Read(number)
        if name.strip("+"):
            current.names.append(name.removeprefix("+"))
        current.codes += codes
    if current.names:
        yield current


def _actor(entry: Read) -> Suggested | None:
    kind, country = kind_of(entry.codes)
    names = [spelt(n) for n in entry.names]
    if kind is None or not names:
        return None
    return actor(
        f"petrarch:{slug(names[0])}", names, {"kind": kind, "country": country, "source": f"CAMEO {entry.codes[0].strip()}"}
    )


def kind_of(codes: list[str]) -> tuple[str | None, str | None]:
    """Kind and country that the codes of an entry tell; no kind for persons and for sectors Tollbook has no kind for.

    >>> kind_of(["COLREB"]), kind_of(["IMGMUSALQ"]), kind_of(["IRQGOV 030101-040101"]), kind_of(["USABUS"])
    (('armed group', 'COL'), ('armed group', None), (None, None), (None, 'USA'))
    """
    plain = [c.strip() for c in codes]
    if not plain or any(not re.fullmatch(r"[A-Z]{3,}", c) for c in plain):
        return None, None
    thirds = [plain[0][i : i + 3] for i in range(0, len(plain[0]), 3)]
    country = country_of(thirds[0])
    kind = "armed group" if thirds[0] == "IMG" else next((SECTORS[t] for t in thirds if t in SECTORS), None)
    return kind, country


def spelt(name: str) -> str:
    """A dictionary's name as running text writes it; short words without a vowel stay acronyms.

    >>> spelt("AZURE_DAWN_FRONT_"), spelt("FDLR_"), spelt("SELEKA_")
    ('Azure Dawn Front', 'FDLR', 'Seleka')
    """
    words = " ".join(name.replace("_", " ").split())
    if " " in words or not words.isupper():
        return as_written(words)
    short = len(words) <= 4 or not re.search(r"[AEIOUY]", words)
    return words if short and is_acronym(words) else words.capitalize()
