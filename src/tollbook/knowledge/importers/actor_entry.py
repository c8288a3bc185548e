"""An actor's names from a list, put into the form of the actor files: capitals as in running text, acronyms apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tollbook.knowledge.importers.rows import once
from tollbook.knowledge.own.entry import UNTOLD, Suggested

ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9.&/-]{1,8}")
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
SMALL = frozenset(
    ("a", "al", "an", "and", "at", "by", "de", "del", "des", "du", "e", "el", "en", "et", "for", "in", "la", "las", "le", "les",
     "los", "of", "on", "or", "the", "to", "y")
)  # fmt: skip
SHORTEST = 2


def as_written(name: str) -> str:
    """A name in capitals as running text writes it; other names as they are.

    >>> as_written("FRONT OF THE AZURE DAWN"), as_written("ADF"), as_written("al-Nur")
    ('Front of the Azure Dawn', 'ADF', 'al-Nur')
    """
    name = " ".join(name.split())
    if not name.isupper() or " " not in name:
        return name
    words = name.split()
    return " ".join(w.lower() if i and w.lower() in SMALL else _capital(w) for i, w in enumerate(words))


def _capital(word: str) -> str:
    if word.startswith("("):
        return word
    return re.sub(r"[^-/]+", lambda part: part[0][:1] + part[0][1:].lower(), word)


def is_acronym(name: str) -> bool:
    """Whether a name is found only as it is written: letters in capitals, no blank.

    >>> is_acronym("FDLR"), is_acronym("Seleka"), is_acronym("M23")
    (True, False, True)
    """
    return ACRONYM.fullmatch(name) is not None


def actor(id_: str, names: Iterable[str | None], facts: Mapping[str, Any]) -> Suggested | None:
    """An actor with the first of its names as the main one; None where no name is left. Acronyms in brackets are names too.

    >>> found = actor("x:1", ["FRONT OF DAWN (FOD)", "Frente"], {"kind": "armed group", "country": "COL", "source": "x"})
    >>> found.entry["name"], found.entry["acronyms"], found.entry["names"]
    ('Front of Dawn', ['FOD'], {'und': ['Frente']})
    """
    plain = [p for n in names if n for p in _parted(n) if len(p) >= SHORTEST]
    main = next((p for p in plain if not is_acronym(p)), plain[0] if plain else None)
    if main is None:
        return None
    others = once(plain, main)
    entry = {
        "id": id_, "name": main, **facts, "names": {UNTOLD: [n for n in others if not is_acronym(n)]},
        "acronyms": [n for n in others if is_acronym(n)],
    }  # fmt: skip
    if is_acronym(main):
        entry["acronyms"] = [main, *entry["acronyms"]]
    return Suggested("actor", {k: v for k, v in entry.items() if v not in (None, [], {}, {UNTOLD: []}) or k == "country"})


def _parted(name: str) -> list[str]:
    name = name.strip().strip("\"'“”")
    inside = IN_BRACKETS.search(name)
    if inside is None or not is_acronym(inside[1].strip()):
        return [_without_article(as_written(name))]
    return [_without_article(as_written(IN_BRACKETS.sub("", name))), inside[1].strip()]


def _without_article(name: str) -> str:
    return name[4:] if name[:4].casefold() == "the " else name
