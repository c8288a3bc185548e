"""Where the commands around the book take reports from, and how a list is narrowed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer

from tollbook.cli.shown import fail
from tollbook.model.scope import CONFLICT, Scope
from tollbook.store import Filter

Json = dict[str, Any]


@dataclass(slots=True)
class Problems:
    """What went wrong on the way, told on standard error; some ends a command in part (3), all with 1."""

    found: list[str] = field(default_factory=list)
    went_well: int = 0

    def note(self, problem: str) -> None:
        """Tell a problem and remember it."""
        print(f"tollbook: {problem}", file=sys.stderr)
        self.found.append(problem)

    def leave(self) -> None:
        """End the command by what was met."""
        if self.found:
            raise typer.Exit(3 if self.went_well else 1)


def coded_reports(
    sources: Sequence[str], coded: Path | None, problems: Problems, scope: Scope = CONFLICT
) -> Iterator[tuple[str, Json]]:
    """Text and coded record of every report that can be read."""
    from tollbook.model.report import Report  # noqa: PLC0415 (start-up)
    from tollbook.reports import read_all  # noqa: PLC0415 (start-up)

    records = read_coded(coded) if coded is not None else None
    for report in read_all(list(sources)):
        if not isinstance(report, Report):
            problems.note(str(report))
            continue
        record = made(report, scope) if records is None else records.get(report.id)
        if record is None:
            problems.note(f"{report.id}: {coded} has no coded record of it")
            continue
        problems.went_well += 1
        yield report.text, record


def made(report: Any, scope: Scope) -> Json:
    from tollbook.exports.coded_report import record  # noqa: PLC0415 (start-up)
    from tollbook.pipeline import code_report  # noqa: PLC0415 (start-up)

    return record(code_report(report, scope))


def read_coded(path: Path) -> dict[str, Json]:
    """Coded records by report id, as ``tollbook code --json`` prints them."""
    found: dict[str, Json] = {}
    n = 0
    try:
        for line in path.read_text(encoding="utf-8").split("\n"):
            n += 1
            if line.strip():
                record = json.loads(line)
                found[record["report"]["id"]] = record
    except OSError as error:
        fail(f"{path}: {error.strerror}")
    except (ValueError, KeyError, TypeError):
        fail(f"{path}, line {n}: not a coded report")
    return found


def described(**wanted: Any) -> Filter:
    """The filter a user asked for; usage errors end the command with 2."""
    box = wanted.pop("box", None)
    if box is not None:
        try:
            west, south, east, north = (float(x) for x in box.split(","))
        except ValueError:
            fail(f"--box {box}: four numbers are wanted, west,south,east,north", 2)
        wanted["box"] = (west, south, east, north)
    if wanted.get("sort", "date") not in ("date", "killed"):
        fail(f"--sort {wanted['sort']}: say date or killed", 2)
    return Filter(**wanted)


def narrowed(rows: Sequence[Mapping[str, Any]], f: Filter) -> list[Any]:
    """Incidents of an earlier moment, narrowed and ordered as the book's own list is."""
    kept = [r for r in rows if fits(r, f)]
    kept.sort(key=lambda r: str(r["id"]))
    kept.sort(key=lambda r: (r["date"] or {}).get("start") or "", reverse=True)
    if f.sort == "killed":
        kept.sort(key=lambda r: -((r["estimates"]["killed"] or {}).get("best") or -1))
    return kept[f.offset : f.offset + f.limit]


def fits(row: Mapping[str, Any], f: Filter) -> bool:
    """Whether an incident fits a filter."""
    date, place, acled = row["date"] or {}, row["place"] or {}, (row["codes"] or {}).get("acled") or {}
    day, best = date.get("start"), (row["estimates"]["killed"] or {}).get("best")
    lat, lon = place.get("latitude"), place.get("longitude")
    names = f"{place.get('name') or ''}\n{place.get('admin1') or ''}".casefold()
    return (
        (f.country is None or place.get("country") == f.country.upper())
        and (f.place is None or f.place.casefold() in names)
        and (f.since is None or (day is not None and day >= f.since))
        and (f.until is None or (day is not None and day <= f.until))
        and (f.kind is None or f.kind in (acled.get("event_type"), acled.get("sub_event_type")))
        and (f.killed is None or (best is not None and best >= f.killed))
        and (f.actor is None or any(f.actor.casefold() in a["name"].casefold() for a in row["actors"]))
        and (f.box is None or (lat is not None and lon is not None and inside(lat, lon, f.box)))
    )


def inside(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return south <= lat <= north and west <= lon <= east
