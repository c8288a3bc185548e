# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""Commands that bring places and actors of other lists in as suggestions, and accept or reject them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tollbook.cli.options import AsJson
from tollbook.cli.output import say
from tollbook.cli.shown import as_json, as_table, fail, told

if TYPE_CHECKING:
    from tollbook.knowledge.importers.importing import Outcome
    from tollbook.knowledge.own.shelf import Kept, Shelf, State

app = typer.Typer(no_args_is_help=True, help="Bring in places and actors of other lists as suggestions; accept or reject them.")

PLACES = "geonames, ocha-pcodes, geoboundaries, natural-earth, csv"
ACTORS = "ucdp, petrarch, ofac, un, eu, ftm, wikidata"
STATES = ("suggested", "accepted", "rejected")
SHOWN_PROBLEMS = 20
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file, packed with gzip or not.")]
Name = Annotated[str | None, typer.Option("--name", help="What to call the source; else format and file name.")]
Licence = Annotated[str | None, typer.Option("--licence", help="A note on the licence, where the format's own does not fit.")]
Dated = Annotated[str | None, typer.Option("--dated", help="The date of the file, where it does not tell one itself.")]
Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Entries, as `tollbook import list` names them.")]
All = Annotated[bool, typer.Option("--all", help="Every suggestion of the source named with --source.")]
Source = Annotated[str | None, typer.Option("--source", help="Entries of this source.")]
Folder = Annotated[
    Path | None,
    typer.Option("--knowledge", envvar="TOLLBOOK_KNOWLEDGE", metavar="DIR", help="Your own knowledge [~/.local/share/tollbook]."),
]


def own_folder(stated: Path | None) -> Path:
    """The folder of the user's own knowledge, also for the look-ups of this run; ends with 2 where there is none."""
    from tollbook.knowledge.own import knowledge_folder  # noqa: PLC0415 (start-up)

    if stated is not None:
        os.environ["TOLLBOOK_KNOWLEDGE"] = str(stated)
    folder = knowledge_folder()
    if folder is None:
        fail("no folder for your own knowledge: name one with --knowledge DIR or TOLLBOOK_KNOWLEDGE", 2)
    return folder


def shelf_of(folder: Path | None) -> Shelf:
    from tollbook.knowledge.own.shelf import Shelf  # noqa: PLC0415 (start-up)

    return Shelf(own_folder(folder))


@app.command()
@told
def places(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{PLACES}.")],
    file: File,
    alternate_names: Annotated[
        Path | None, typer.Option("--alternate-names", metavar="FILE", help="With geonames: the alternate names of the country.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="With csv: your own sites count at once.")] = False,
    name: Name = None,
    licence: Licence = None,
    dated: Dated = None,
    knowledge: Folder = None,
    json: AsJson = False,
) -> None:
    """Read places of a GeoNames country dump, OCHA place codes, polygons (GeoJSON) or a CSV of your own sites.

    They are suggestions, and no look-up uses them until they are accepted. docs/knowledge.md tells the columns of each format.
    Rows that cannot be read are told with file and line: the command then ends with 3, with 1 where no row could be read.
    """
    chosen(format, PLACES)
    if alternate_names is not None and format != "geonames":
        fail("--alternate-names goes with geonames", 2)
    if accept and format != "csv":
        fail("--accept goes with csv; accept others with `tollbook import accept`", 2)
    read(knowledge, format, file, (name, licence, dated), json=json, also=alternate_names, at_once=accept)


@app.command()
@told
def actors(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{ACTORS}.")],
    file: File,
    name: Name = None,
    licence: Licence = None,
    dated: Dated = None,
    knowledge: Folder = None,
    json: AsJson = False,
) -> None:
    """Read actors of the UCDP list, a PETRARCH dictionary, a sanctions list, FollowTheMoney or Wikidata JSON.

    They are suggestions, and no look-up uses them until they are accepted. An entry that is a known actor only adds names.
    Rows that cannot be read are told with file and line: the command then ends with 3, with 1 where no row could be read.
    """
    chosen(format, ACTORS)
    read(knowledge, format, file, (name, licence, dated), json=json)


def chosen(format: str, known: str) -> None:
    if format not in known.split(", "):
        fail(f"{format}: say one of {known}", 2)


def read(
    knowledge: Path | None,
    format: str,
    file: Path,
    stated: tuple[str | None, str | None, str | None],
    *,
    json: bool,
    also: Path | None = None,
    at_once: bool = False,
) -> None:
    """Import a file, say what became of it, and end by what was met."""
    from tollbook.knowledge.importers.importing import IMPORTERS, add_names, import_file  # noqa: PLC0415 (start-up)
    from tollbook.knowledge.own.entry import Provenance  # noqa: PLC0415 (start-up)

    missing = [f for f in (file, also) if f is not None and not f.is_file()]
    if missing:
        fail(f"{missing[0]}: no such file", 2)
    name, licence, dated = stated
    importer = IMPORTERS[format]
    day = dated or (importer.dated(file) if importer.dated is not None else None)
    origin = Provenance(name or f"{format} {file.name}", format, file.name, licence or importer.licence, day)
    notes = Notes()
    with shelf_of(knowledge) as shelf:
        outcome = import_file(shelf, format, file, origin, notes.note)
        if also is not None:
            add_names(shelf, also, outcome, notes.note)
        accepted = shelf.decide(list(shelf.entries(source=origin.source, state="suggested")), "accepted") if at_once else 0
    notes.leave()
    summary(outcome, accepted, json=json)
    if outcome.problems:
        raise typer.Exit(3 if outcome.new + outcome.again else 1)


class Notes:
    """The first problems of a file in full, and how many more there were."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, problem: object) -> None:
        """Tell a problem, unless enough were told."""
        self.count += 1
        if self.count <= SHOWN_PROBLEMS:
            say(str(problem))

    def leave(self) -> None:
        """Say how many were not told."""
        if self.count > SHOWN_PROBLEMS:
            say(f"{self.count - SHOWN_PROBLEMS} more rows could not be read")


def summary(outcome: Outcome, accepted: int, *, json: bool) -> None:
    found = {"source": outcome.source, "new": outcome.new, "again": outcome.again, "names": outcome.names, "accepted": accepted}
    if json:
        as_json({**found, "problems": [str(p) for p in outcome.problems]})
        return
    print(f"{outcome.new} suggested, {outcome.again} already there, {len(outcome.problems)} rows not read: {outcome.source}")
    if accepted:
        print(f"{accepted} accepted")
    elif outcome.new:
        print(f"accept them with: tollbook import accept --all --source '{outcome.source}'")


@app.command("list")
@told
def list_(
    source: Source = None,
    state: Annotated[str | None, typer.Option("--state", help="suggested, accepted or rejected.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Entries to show.")] = 50,
    sources: Annotated[bool, typer.Option("--sources", help="Only list sources, with licence, date and counts.")] = False,
    knowledge: Folder = None,
    json: AsJson = False,
) -> None:
    """List imported entries with the known actors they may be, or the sources they come from."""
    if state is not None and state not in STATES:
        fail(f"--state {state}: say one of {', '.join(STATES)}", 2)
    with shelf_of(knowledge) as shelf:
        if sources:
            rows, columns = shelf.sources(), ["source", "licence", "dated", *STATES]
        else:
            found = shelf.entries(source=source, state=state)  # type: ignore[arg-type]
            rows, columns = [shown(k) for k in islice(found, limit)], list(COLUMNS)
            if next(found, None) is not None:
                say(f"there are more than {limit}; see them with --limit")
    if json:
        for row in rows:
            as_json(row)
    else:
        as_table(rows, columns)


COLUMNS = ("id", "name", "kind", "country", "state", "same_as", "source")


def shown(kept: Kept) -> dict[str, Any]:
    entry = kept.entry
    row = {"id": kept.id, "name": kept.name, "kind": entry.get("kind"), "country": kept.country, "state": kept.state}
    return {**row, "same_as": kept.same_as or None, "source": kept.source, "entry": dict(entry)}


@app.command()
@told
def accept(
    ids: Ids = None,
    all: All = False,
    source: Source = None,
    same_as: Annotated[str | None, typer.Option("--same-as", metavar="ID", help="The known actor that the entry is.")] = None,
    as_new: Annotated[bool, typer.Option("--as-new", help="The entry is none of the known actors.")] = False,
    kind: Annotated[str | None, typer.Option("--kind", help="What the entry is, where the list did not say.")] = None,
    knowledge: Folder = None,
) -> None:
    """Accept suggestions: from then on look-ups use them.

    With --all, actors whose names may mean several known ones are left as suggestions and told (the command ends with 3): accept
    each with --same-as or --as-new.
    """
    if (same_as or as_new or kind) and (all or len(ids or []) != 1):
        fail("--same-as, --as-new and --kind go with one ID", 2)
    with shelf_of(knowledge) as shelf:
        found = picked(shelf, ids, source, all=all)
        if same_as is not None:
            known_actor(same_as)
        found = [
            shelf.settle(k, same_as="" if as_new else same_as, kind=kind) if (same_as or as_new or kind) else k for k in found
        ]
        done, left = (found, []) if same_as or as_new else parted(found)
        shelf.settle_all(done)
        print(f"{shelf.decide(done, 'accepted')} accepted")
    for item in left:
        say(f"{item.id}: {item.name!r} may be {' or '.join(item.same_as.split())}; say which with --same-as ID, or --as-new")
    if left:
        raise typer.Exit(3 if done else 1)


def parted(found: Iterable[Kept]) -> tuple[list[Kept], list[Kept]]:
    from tollbook.knowledge.importers.importing import doubtful  # noqa: PLC0415 (start-up)

    return doubtful(found)


def known_actor(id_: str) -> None:
    from tollbook.knowledge.actors import actors as known  # noqa: PLC0415 (start-up)

    known().get(id_)


@app.command()
@told
def reject(ids: Ids = None, all: All = False, source: Source = None, knowledge: Folder = None) -> None:
    """Reject entries, accepted ones too: no look-up uses them, and importing the file again does not bring them back."""
    with shelf_of(knowledge) as shelf:
        print(f"{shelf.decide(picked(shelf, ids, source, all=all, states=('suggested', 'accepted')), 'rejected')} rejected")


def picked(
    shelf: Shelf, ids: list[str] | None, source: str | None, *, all: bool, states: tuple[State, ...] = ("suggested", "rejected")
) -> list[Kept]:
    """The entries named by id, or every suggestion of a source; ends with 2 where neither is told, with 1 where one lacks."""
    if bool(ids) == all or (all and source is None):
        fail("name entries by their IDs, or say --all --source NAME", 2)
    if source is not None and source not in {s["source"] for s in shelf.sources()}:
        fail(f"{source}: no such source; `tollbook import list --sources` tells them")
    if all:
        return [k for s in states if s != "rejected" for k in shelf.entries(source=source, state=s)]
    found = [k for i in range(0, len(ids or []), 500) for k in shelf.entries((ids or [])[i : i + 500])]
    if missing := sorted(set(ids or []) - {k.id for k in found}):
        fail(f"no such entry: {', '.join(missing)}")
    return [k for k in found if k.state in states]
