# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""Commands that ask the book: incidents, show, explain, why, history, search."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tollbook.cli.options import DEFAULT, AsJson, AsOf, BookPath, Profile, opened
from tollbook.cli.shown import as_csv, as_json, as_table, told
from tollbook.cli.sources import described


@told
def incidents(
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3 code.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place's or province's name.")] = None,
    box: Annotated[str | None, typer.Option(help="west,south,east,north in degrees.")] = None,
    since: Annotated[str | None, typer.Option(help="First day (2024-04-01).")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of an actor's name.")] = None,
    type: Annotated[str | None, typer.Option(help="ACLED event or sub-event type.")] = None,
    killed: Annotated[int | None, typer.Option(help="At least so many killed (best).")] = None,
    sort: Annotated[str, typer.Option(help="date or killed.")] = "date",
    limit: Annotated[int, typer.Option(help="How many.", min=1)] = 50,
    offset: Annotated[int, typer.Option(help="Skip so many.", min=0)] = 0,
    as_of: AsOf = None,
    book: BookPath = DEFAULT,
    json: AsJson = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """List incidents, newest first, narrowed by place, box, country, days, actor, type and toll."""
    from tollbook.book import incidents_at, moment  # noqa: PLC0415 (start-up)

    wanted = described(
        country=country,
        place=place,
        box=box,
        since=since,
        until=until,
        actor=actor,
        kind=type,
        killed=killed,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    with opened(book) as open_book:
        if as_of is None:
            rows = open_book.derived.select(wanted)
        else:
            from tollbook.cli.sources import narrowed  # noqa: PLC0415 (start-up)

            rows = narrowed(incidents_at(open_book, moment(as_of)), wanted)
    if json:
        for row in rows:
            as_json(row)
    elif csv:
        as_csv([listed(row) for row in rows], list(LISTED))
    else:
        as_table([listed(row) for row in rows], list(LISTED))


LISTED = ("id", "date", "country", "place", "type", "killed", "injured", "reports")


def listed(row: dict[str, Any]) -> dict[str, Any]:
    """An incident as a line of the list; a range stands as low-best-high."""
    date, place, codes = row["date"] or {}, row["place"] or {}, (row["codes"] or {}).get("acled") or {}
    return {
        "id": row["id"],
        "date": date.get("start"),
        "country": place.get("country"),
        "place": place.get("name"),
        "type": codes.get("sub_event_type"),
        "killed": bounds(row["estimates"]["killed"]),
        "injured": bounds(row["estimates"]["injured"]),
        "reports": len(row["reports"]),
    }


def bounds(estimate: dict[str, Any] | None) -> str | None:
    """An estimate in a few characters.

    >>> bounds({"low": 2, "best": 5, "high": 9, "open_high": False}), bounds(None) is None
    ('5 (2-9)', True)
    """
    if estimate is None:
        return None
    low, best, high = estimate["low"], estimate["best"], estimate["high"]
    more = "+" if estimate["open_high"] else ""
    if low == high:
        return f"{low}{more}"
    return f"{low}-{high}{more}" if best is None else f"{best} ({low}-{high}{more})"


@told
def show(incident: str, profile: Profile = "median", as_of: AsOf = None, book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """Show one incident: what is known, who said it, in which words."""
    from tollbook.book import incident_at, moment  # noqa: PLC0415 (start-up)

    with opened(book) as open_book:
        if as_of is None:
            found = open_book.incident(incident, profile)
        else:
            found = incident_at(open_book, incident, moment(as_of), profile)
    if json:
        as_json(found)
        return
    for name, value in listed(found).items():
        print(f"{name:9} {'not known' if value is None else value}")
    print(f"{'grade':9} {found['grade']['grade'] + ': ' + found['grade']['why'] if found['grade'] else 'not known'}")
    for actor in found["actors"]:
        print(f"{actor['role']:9} {actor['name']} ({actor['stance']}; {len(actor['reports'])} reports)")
    as_table(found["claims"], ["report", "day", "metric", "low", "high", "group", "source", "words", "aside"])


@told
def explain(incident: str, field: str, profile: Profile = "median", book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """Explain one field of an incident: killed, injured, date, place, codes, actors, grade, reports ..."""
    from tollbook.book import explain as explained  # noqa: PLC0415 (start-up)

    with opened(book) as open_book:
        found = explained(open_book, incident, field, profile)
    if json:
        as_json(found)
    elif "voices" in found:
        shown_toll(found)
    else:
        rows = found.get("said") or found.get("why") or []
        print(f"{field}: {found.get('value', '')}")
        for row in rows if isinstance(rows, list) else [rows]:
            print(f"  {row}")


def shown_toll(found: dict[str, Any]) -> None:
    print(f"{found['field']}: {bounds(found['estimate']) or 'not known'} by {found['profile']}")
    print(f"  {found['rule']}")
    print(f"  ({found['source']})")
    for voice in found["voices"]:
        print(f"{voice['voice']}: {voice['point']:g} in {voice['outlets']} outlets")
        for f in voice["figures"]:
            print(f'  {f["claim"]} {f["report"]} {f["day"] or ""} "{f["words"]}"')
    for f in found["aside"]:
        print(f'set aside: {f["claim"]} {f["report"]} "{f["words"]}": {f["why"]}')


@told
def why(first: str, second: str, book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """Why two reports are, or are not, taken for one incident: the parts of the score, judgements, copied words."""
    from tollbook.book import why as reasons  # noqa: PLC0415 (start-up)

    with opened(book) as open_book:
        found = reasons(open_book, first, second)
    if json:
        as_json(found)
        return
    print(f"{'same incident' if found['same_incident'] else 'not the same incident'}; score {found['score']}")
    as_table(found["parts"], ["part", "value", "adds", "why"])
    for judged in found["judgements"]:
        print(f"judged {judged['verdict']} by {judged['who']} at {judged['at']} ({judged['judgement']})")
    for copied in found["copied"]:
        print(f"copied: {copied['first']['text']}")


@told
def history(incident: str, book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """How an incident came to be: every report and judgement that changed it, and the tolls the book then gave."""
    from tollbook.book import history as steps_of  # noqa: PLC0415 (start-up)

    with opened(book) as open_book:
        steps = steps_of(open_book, incident)
    for step in steps:
        row = {"at": step.at, "what": step.what, "reports": list(step.reports), "killed": step.killed, "injured": step.injured}
        if json:
            as_json(row)
        else:
            killed, injured = bounds(row["killed"]), bounds(row["injured"])  # type: ignore[arg-type]
            print(f"{step.at}  killed {killed or '?'}  injured {injured or '?'}  {len(step.reports)} reports  {step.what}")


@told
def search(words: str, limit: Annotated[int, typer.Option(min=1)] = 20, book: BookPath = DEFAULT, json: AsJson = False) -> None:
    """Find reports that hold all the words; a phrase in quotation marks as it stands."""
    with opened(book) as open_book:
        found = open_book.store.search(words, limit)
        reports, homes = open_book.store.reports(k for k, _ in found), open_book.derived.homes(k for k, _ in found)
    rows = [
        {
            "report": reports[k].id,
            "outlet": reports[k].outlet,
            "published": reports[k].published,
            "incident": homes.get(k),
            "words": w,
        }
        for k, w in found
    ]
    if json:
        for row in rows:
            as_json(row)
    else:
        as_table(rows, ["report", "outlet", "published", "incident", "words"])
