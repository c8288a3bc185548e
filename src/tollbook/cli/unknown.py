# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""Names that no one knows: which places and actors of some reports are in no list, and how one adds them to one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tollbook.cli.importing import Folder, own_folder
from tollbook.cli.options import AsJson, opened
from tollbook.cli.shown import as_json, fail, told
from tollbook.cli.sources import Problems

if TYPE_CHECKING:
    from tollbook.model.reading import ActorMention, PlaceMention, Reading
    from tollbook.model.report import Report
    from tollbook.model.span import Span

app = typer.Typer(no_args_is_help=True, help="Names in reports that no list knows; add them to your own knowledge.")

CONTEXTS = 3
WIDTH = 60
OPEN = frozenset(("unknown_place", "ambiguous_place"))
Json = dict[str, Any]
Group = Literal["actors", "places"]
Sources = Annotated[
    list[str] | None, typer.Argument(metavar="[REPORT]...", help="Files, folders, pages or - for standard input.")
]
Input = Annotated[list[str] | None, typer.Option("--input", metavar="FILE", help="JSON Lines of reports, one a line.")]
OfBook = Annotated[str | None, typer.Option("--book", help="The reports of this book: a file, or a postgresql:// address.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Names to show.")]


@dataclass(slots=True)
class Name:
    """One unknown name: how often and in how many reports it stands, its spellings, and where it was seen first."""

    count: int = 0
    reports: int = 0
    last: str | None = None
    spellings: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    contexts: list[Json] = field(default_factory=list)


@app.command()
@told
def actors(sources: Sources = None, input: Input = None, book: OfBook = None, limit: Limit = 50, json: AsJson = False) -> None:
    """Names of groups that no list knows, most frequent first, with up to three contexts each."""
    listed("actors", sources, input, book, limit, json=json)


@app.command()
@told
def places(sources: Sources = None, input: Input = None, book: OfBook = None, limit: Limit = 50, json: AsJson = False) -> None:
    """Names of places that no gazetteer knows, or that may mean several, most frequent first, with up to three contexts each."""
    listed("places", sources, input, book, limit, json=json)


def listed(group: Group, sources: list[str] | None, input: list[str] | None, book: str | None, limit: int, *, json: bool) -> None:
    """Gather the unknown names of some reports and print them."""
    named = [*(sources or []), *(input or [])]
    if bool(named) == bool(book):
        fail("name reports (files, or --input FILE), or a book with --book PATH", 2)
    problems = Problems()
    reports = of_book(str(book), problems) if book else of_sources(named, problems)
    rows = gathered(reports, group)
    for row in rows[:limit]:
        as_json(row) if json else print(told_of(row))
    if not rows and not json:
        print(f"every name of {'an actor' if group == 'actors' else 'a place'} is known")
    problems.leave()


def of_sources(named: Iterable[str], problems: Problems) -> Iterator[Report]:
    """The reports of files and folders; those that cannot be read are told."""
    from tollbook.model.report import Report  # noqa: PLC0415 (start-up)
    from tollbook.reports import read_all  # noqa: PLC0415 (start-up)

    for report in read_all(list(named)):
        if isinstance(report, Report):
            problems.went_well += 1
            yield report
        else:
            problems.note(str(report))


def of_book(path: str, problems: Problems) -> Iterator[Report]:
    """The reports of a book, oldest first."""
    from tollbook.model.report import Report  # noqa: PLC0415 (start-up)

    with opened(path) as book:
        for key in list(book.store.all_reports()):
            filed = book.store.reports([key])[key]
            problems.went_well += 1
            yield Report(filed.id, filed.text, filed.title, filed.outlet, filed.published, filed.language, filed.url)


def gathered(reports: Iterable[Report], group: Group) -> list[Json]:
    """The unknown names of some reports with counts and contexts, most frequent first, then by name.

    >>> from tollbook.model.report import Report
    >>> text = "The Azure Dawn Brigade attacked a village. Police blamed the Azure Dawn Brigade."
    >>> [(r["name"], r["count"]) for r in gathered([Report("r1", text, language="en")], "actors")]
    [('Azure Dawn Brigade', 2)]
    """
    from tollbook.mentions import find  # noqa: PLC0415 (start-up)

    found: dict[str, Name] = {}
    for report in reports:
        reading = find(report)
        for key, span, issue in (unknown_actors if group == "actors" else unknown_places)(reading):
            note(found.setdefault(key, Name()), reading, span, issue)
    rows = [row(name) for name in found.values()]
    return sorted(rows, key=lambda r: (-r["count"], -r["reports"], r["name"]))


def unknown_actors(reading: Reading) -> Iterator[tuple[str, Span, str]]:
    """Capitalised names of groups that nobody knows."""
    from tollbook.knowledge.actors import key_of  # noqa: PLC0415 (start-up)

    for mention in reading.actors:
        if mention.kind == "group" and not mention.candidates and (key := key_of(mention.name)):
            yield key, narrowed(reading, mention), "unknown_actor"


def unknown_places(reading: Reading) -> Iterator[tuple[str, Span, str]]:
    """Names of places without any known place, and those that stayed open."""
    from tollbook.knowledge.gazetteer import normalise  # noqa: PLC0415 (start-up)
    from tollbook.resolution.place import resolve_places  # noqa: PLC0415 (start-up)

    for resolved in resolve_places(reading):
        mention = reading.places[resolved.mention]
        issue = resolved.issue.code if resolved.issue is not None else None
        if mention.name.startswith("(") or resolved.place is not None or (mention.candidates and issue not in OPEN):
            continue
        if key := normalise(mention.name):
            yield key, narrowed(reading, mention), issue or "unknown_place"


def narrowed(reading: Reading, mention: ActorMention | PlaceMention) -> Span:
    """The words of the name alone, without the fighters or the kind of place that the mention holds beside it."""
    span = reading.span(mention.first, mention.last)
    at = span.text.find(mention.name)
    return span if at < 0 else reading.report.span(span.start + at, span.start + at + len(mention.name))


def note(name: Name, reading: Reading, span: Span, issue: str) -> None:
    """Count one mention and keep its context where there are few yet."""
    name.count += 1
    name.reports += name.last != reading.report.id
    name.last = reading.report.id
    name.spellings[span.text] += 1
    name.issues[issue] += 1
    if len(name.contexts) < CONTEXTS:
        start = max(span.start - WIDTH, 0)
        around = reading.report.text[start : span.end + WIDTH]
        place = {"start": span.start, "end": span.end, "text": span.text}
        name.contexts.append({"report": reading.report.id, **place, "context": around, "context_start": start})


def row(name: Name) -> Json:
    """A name as it is printed; its spelling is the most frequent one."""
    spellings = sorted(name.spellings, key=lambda s: (-name.spellings[s], s))
    issue = max(sorted(name.issues), key=lambda i: name.issues[i])
    return {
        "name": spellings[0], "count": name.count, "reports": name.reports, "issue": issue, "spellings": spellings,
        "contexts": name.contexts,
    }  # fmt: skip


def told_of(row: Json) -> str:
    """A name for people: counts, then each context with the name in marks."""
    from tollbook.cli.harmless import one_line  # noqa: PLC0415 (start-up)

    head = f"{row['name']}: {row['count']} times in {row['reports']} report{'s' if row['reports'] > 1 else ''} ({row['issue']})"
    lines = [head]
    for c in row["contexts"]:
        at = c["start"] - c["context_start"]
        around = f"{c['context'][:at]}[{c['text']}]{c['context'][at + len(c['text']) :]}"
        lines.append(f"    {c['report']}: ...{around}...")
    return "\n".join(("    " if n else "") + one_line(line) for n, line in enumerate(lines))


@app.command()
@told
def accept(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, as reports write it.")],
    as_: Annotated[str, typer.Option("--as", metavar="KIND", help="actor or place.")],
    kind: Annotated[str | None, typer.Option("--kind", help="What it is: armed group, militia ...; town, base, camp ...")] = None,
    country: Annotated[str | None, typer.Option("--country", help="A country by its name or ISO code.")] = None,
    latitude: Annotated[float | None, typer.Option("--latitude", min=-90, max=90)] = None,
    longitude: Annotated[float | None, typer.Option("--longitude", min=-180, max=180)] = None,
    radius_km: Annotated[
        float | None, typer.Option("--radius-km", min=0.01, max=3000, help="What should hold the place.")
    ] = None,
    also: Annotated[list[str] | None, typer.Option("--also", metavar="NAME", help="A further name or spelling.")] = None,
    acronym: Annotated[list[str] | None, typer.Option("--acronym", help="Of an actor: letters it is known by.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Where the facts come from.")] = None,
    language: Annotated[str, typer.Option("--language", help="The language of the names (ISO code).")] = "und",
    id: Annotated[str | None, typer.Option("--id", help="The entry's id; else made of country and name.")] = None,
    knowledge: Folder = None,
) -> None:
    """Write an actor or a place into your own knowledge file, in the format of the files that come with Tollbook."""
    folder = own_folder(knowledge)
    names = {language: also} if also else {}
    common = {"names": names, "acronyms": acronym or [], "source": source or "own knowledge"}
    if as_ == "actor":
        path, entry = write_actor(folder, name, (kind, country, id), common)
    elif as_ == "place":
        if latitude is None or longitude is None or country is None:
            fail("a place needs --country, --latitude and --longitude", 2)
        point = {"latitude": latitude, "longitude": longitude, "radius_km": radius_km if radius_km is not None else 5.0}
        path, entry = write_place(folder, name, (kind, country, id), {**point, **common})
    else:
        fail(f"--as {as_}: say actor or place", 2)
    print(f"{entry}: written to {path}")


def stated_country(written: str | None) -> str | None:
    from tollbook.knowledge.importers.countries import country_of  # noqa: PLC0415 (start-up)

    found = country_of(written)
    if written and found is None:
        fail(f"--country {written}: no country of this name or code", 2)
    return found


def write_actor(folder: Path, name: str, stated: tuple[str | None, str | None, str | None], facts: Json) -> tuple[Path, str]:
    """Write an actor; one whose name is known already is refused."""
    from tollbook.knowledge.actors import known_by  # noqa: PLC0415 (start-up)
    from tollbook.knowledge.importers.rows import slug  # noqa: PLC0415 (start-up)
    from tollbook.knowledge.own.authored import write_entry  # noqa: PLC0415 (start-up)

    kind, country, id_ = stated
    if known := known_by(name):
        fail(f"{name}: known already, as {', '.join(a.id for a in known)}")
    home = stated_country(country)
    entry = {
        "id": id_ or f"{(home or 'int').lower()}.own.{slug(name)}",
        "name": name,
        "kind": kind or "armed group",
        "country": home,
    }
    return write_entry(folder, "actors", {**entry, **kept(facts)}), str(entry["id"])


def write_place(folder: Path, name: str, stated: tuple[str | None, str | None, str | None], facts: Json) -> tuple[Path, str]:
    """Write a place; its province is the one its point lies in."""
    from tollbook.knowledge.importers.countries import province_at  # noqa: PLC0415 (start-up)
    from tollbook.knowledge.importers.rows import slug  # noqa: PLC0415 (start-up)
    from tollbook.knowledge.own.authored import write_entry  # noqa: PLC0415 (start-up)

    kind, country, id_ = stated
    home = stated_country(country)
    entry = {"id": id_ or f"site.{str(home).lower()}.own.{slug(name)}", "name": name, "kind": kind or "site", "country": home}
    entry["admin1"] = province_at(facts["latitude"], facts["longitude"], home)
    return write_entry(folder, "places", {**entry, **kept({**facts, "acronyms": []})}), str(entry["id"])


def kept(facts: Json) -> Json:
    """The facts that are told."""
    return {k: v for k, v in facts.items() if v not in (None, [], {})}
