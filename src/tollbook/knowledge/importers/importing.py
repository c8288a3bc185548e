"""The importers by name, and the one way their entries reach the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tollbook.knowledge.importers import geonames, graphs, pcodes, petrarch, polygons, sanctions, sites, ucdp
from tollbook.knowledge.own.actors import same_as, sure
from tollbook.knowledge.own.entry import Kind, Problem, Provenance, Suggested
from tollbook.knowledge.own.shelf import Kept, Shelf

Read = Callable[[Path], Iterator[Suggested | Problem]]


@dataclass(frozen=True, slots=True)
class Importer:
    """One format: how it is read, its licence where the format tells it, and how a file tells its date."""

    kind: Kind
    read: Read
    licence: str | None = None
    dated: Callable[[Path], str | None] | None = None


def _of_body(body: str) -> Importer:
    return Importer("actor", partial(sanctions.sanctions, body=body), sanctions.LICENCES[body], sanctions.dated)


IMPORTERS = {
    "geonames": Importer("place", geonames.geonames, geonames.LICENCE, geonames.dated),
    "ocha-pcodes": Importer("place", pcodes.pcodes, pcodes.LICENCE, pcodes.dated),
    "geoboundaries": Importer("place", polygons.polygons, polygons.LICENCES["geoboundaries"]),
    "natural-earth": Importer("place", polygons.polygons, polygons.LICENCES["natural-earth"]),
    "csv": Importer("place", sites.sites),
    "ucdp": Importer("actor", ucdp.ucdp, ucdp.LICENCE, ucdp.dated),
    "petrarch": Importer("actor", petrarch.petrarch, petrarch.LICENCE),
    "ofac": _of_body("ofac"),
    "un": _of_body("un"),
    "eu": _of_body("eu"),
    "ftm": Importer("actor", graphs.ftm, graphs.FTM_LICENCE),
    "wikidata": Importer("actor", graphs.wikidata, graphs.WIKIDATA_LICENCE),
}


@dataclass(slots=True)
class Outcome:
    """What became of a file: entries new on the shelf, entries that were there or are decided, rows with a problem."""

    source: str
    new: int = 0
    again: int = 0
    names: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_file(shelf: Shelf, name: str, path: Path, origin: Provenance, tell: Callable[[Problem], None]) -> Outcome:
    """Read a file with the importer of that name and put its entries on the shelf as suggestions, all or none."""
    importer, outcome = IMPORTERS[name], Outcome(origin.source)
    with shelf.writing():
        shelf.register(origin)
        for found in importer.read(path):
            if isinstance(found, Problem):
                outcome.problems.append(found)
                tell(found)
            elif shelf.suggest(found, origin.source, _same(found)):
                outcome.new += 1
            else:
                outcome.again += 1
    return outcome


def add_names(shelf: Shelf, path: Path, outcome: Outcome, tell: Callable[[Problem], None]) -> None:
    """Add the names of an alternate names file to the places of the source it belongs to."""
    wanted = {k.id.removeprefix("geonames:") for k in shelf.entries(kind="place", source=outcome.source, state="suggested")}
    with shelf.writing():
        for found in geonames.alternate_names(path, wanted):
            if isinstance(found, Problem):
                outcome.problems.append(found)
                tell(found)
            else:
                shelf.add_name(*found)
                outcome.names += 1


def _same(found: Suggested) -> tuple[str, ...]:
    from tollbook.knowledge.actors import actors  # noqa: PLC0415 (read only for lists of actors)

    return same_as(actors(), found.names, found.entry.get("ids") or {}) if found.kind == "actor" else ()


def doubtful(entries: Iterable[Kept]) -> tuple[list[Kept], list[Kept]]:
    """The entries that may be accepted unasked, and those whose names leave open which known actor they are.

    What is known may have grown since the import, so ``same_as`` of each is asked anew.
    """
    from tollbook.knowledge.actors import actors  # noqa: PLC0415 (read only for lists of actors)

    clear: list[Kept] = []
    open_: list[Kept] = []
    for item in entries:
        if item.kind == "place":
            clear.append(item)
            continue
        names, ids = Suggested(item.kind, item.entry).names, item.entry.get("ids") or {}
        known = tuple(i for i in same_as(actors(), names, ids) if i != item.id)
        settled = not known or (len(known) == 1 and sure(actors(), names, ids))
        (clear if settled else open_).append(replace(item, same_as=" ".join(known)))
    return clear, open_
