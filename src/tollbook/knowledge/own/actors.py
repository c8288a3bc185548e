"""Accepted actors of the user's own knowledge, added to those that come with Tollbook and never in their way.

A name that a curated actor bears stays that actor's: an accepted entry only adds names that nobody has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tollbook.knowledge.actors import Actors, key_of
from tollbook.knowledge.own.authored import authored
from tollbook.knowledge.own.folder import FILE
from tollbook.knowledge.own.shelf import Shelf
from tollbook.model.error import KnowledgeError

Json = dict[str, Any]


def own_actors(folder: Path) -> list[Json]:
    """The actors of a user's folder: of its YAML files, then accepted imports, with ``same_as`` where one is a curated actor."""
    found = authored(folder, "actors") if (folder / "actors").is_dir() else []
    if (folder / FILE).is_file():
        with Shelf(folder) as shelf:
            found += [{**k.entry, "same_as": k.same_as} for k in shelf.entries(kind="actor", state="accepted")]
    return found


def with_own(data: Mapping[str, Any], entries: Iterable[Json]) -> Json:
    """The content of the built file with the user's actors added; with no entries nothing changes."""
    from tollbook.knowledge.actors_build import forms_of, row_of  # noqa: PLC0415 (only where there are such actors)

    rows, forms, longest = list(data["actors"]), dict(data["forms"]), dict(data["longest"])
    index = {row[0]: i for i, row in enumerate(rows)}
    everyone = list(entries)
    for entry in everyone:
        if entry["id"] not in index and not entry.get("same_as"):
            index[entry["id"]] = len(rows)
            rows.append(row_of(entry, False))
    for entry in everyone:
        number = index.get(entry.get("same_as") or entry["id"])
        if number is None:
            raise KnowledgeError(
                f"{entry['id']}: is to be {entry['same_as']}, and there is no such actor any more; accept it anew or reject it"
            )
        for key, namings in forms_of([entry]).items():
            if key not in data["forms"]:
                added = [[number, *(naming[1:] or ["name"])] for naming in namings]
                forms[key] = [*forms.get(key, []), *added]
                first, size = key.split(" ", 1)[0], key.count(" ") + 1
                longest[first] = max(longest.get(first, 0), size)
    return {"actors": rows, "forms": forms, "longest": longest}


def same_as(known: Actors, names: Sequence[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    """The known actors an entry may be: by its identifiers, else by its names; the first name tells more than the others.

    >>> from tollbook.knowledge.actors import actors
    >>> same_as(actors(), ["Hashd al-Shaabi"], {}), same_as(actors(), ["Azure Dawn Front"], {})
    (('irq.pmf',), ())
    """
    by_number = numbered(known, ids)
    if by_number:
        return by_number
    owners = [named(known, name) for name in names]
    if owners and len(owners[0]) == 1:
        return owners[0]
    return tuple(sorted({id_ for found in owners for id_ in found}))


def numbered(known: Actors, ids: Mapping[str, str]) -> tuple[str, ...]:
    """The known actors that bear one of some identifiers (``ucdp``, ``un``, ``wikidata``)."""
    asked = {k: str(v) for k, v in ids.items() if v and k != "ucdp_name"}
    return tuple(i for i in known.ids() if any(known.get(i).ids.get(k) == v for k, v in asked.items())) if asked else ()


def named(known: Actors, name: str) -> tuple[str, ...]:
    """The known actors that go by a name, written so."""
    return tuple(sorted({n.actor.id for n in known.named(key_of(name)) if n.exact in (None, name)}))


def sure(known: Actors, names: Sequence[str], ids: Mapping[str, str]) -> bool:
    """Whether an entry is nobody known, or one known actor by its number or its first name: what may be accepted unasked.

    An alias alone is not enough: lists give leaders and allies as aliases.
    """
    found = same_as(known, names, ids)
    return not found or (len(found) == 1 and found in (numbered(known, ids), named(known, names[0])))
