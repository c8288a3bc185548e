"""The overview: filters, table, map, timeline, and what has no place or date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.index import Row
from tollbook.api.query import Query, parse, whole_number
from tollbook.api.views.incidents import listed, timeline, totals
from tollbook.estimates import GRADES
from tollbook.exports import FORMATS
from tollbook.web.shown import country
from tollbook.web.site import page, render

PAGE, UNPLACED = 50, 60
BARS_HEIGHT = 46
NAMES = {
    "q": "words",
    "country": "country",
    "place": "place",
    "actor": "actor",
    "type": "type",
    "since": "from",
    "until": "to",
    "killed": "killed at least",
    "grade": "grade",
    "state": "review",
    "language": "language",
    "where": "position",
    "box": "frame of the map",
}


def add_to(app: FastAPI) -> None:
    """Add the page."""

    @page(app, "/")
    def overview(request: Request) -> Response:
        return render(request, "overview.html", shown(request))


def shown(request: Request) -> dict[str, Any]:
    query = parse(dict(request.query_params))
    desk = desk_of(request)
    first = whole_number(request.query_params.get("from_row", "")) or 0
    with desk.book() as book:
        snapshot = desk.snapshot(book)
        rows = desk.select(book, query)
        queue = desk.waiting(book)
        counted, offered = desk.tally(book, query), desk.offered(book, Query())
        summed, drawn = totals(counted), timeline(counted)
        adrift = desk.kept("adrift", book, query, lambda: without(rows))
    return {
        "query": query, "rows": [listed(r) for r in rows[first : first + PAGE]], "first": first, "page": PAGE, "totals": summed,
        "all": len(snapshot.rows), "facets": offered, "bars": bars(drawn), "chips": chips(query), "queue": queue,
        "no_place": [listed(r) for r in adrift[0]], "no_date": [listed(r) for r in adrift[1]],
        "grades": GRADES, "formats": [f for f in FORMATS if f != "jsonl"], "tiles": desk.settings.tiles, "country_name": country,
    }  # fmt: skip


def without(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The first incidents that have no place on the map, and those that have no date."""
    no_place, no_date = (r for r in rows if not r.located), (r for r in rows if r.start is None)
    return list(islice(no_place, UNPLACED)), list(islice(no_date, UNPLACED))


def chips(query: Query) -> list[tuple[str, str, str]]:
    """The parts of the filter as what can be taken off: name, value, and the address without it."""
    found = []
    for name, value in query.narrowed().items():
        words = country(str(value)) if name == "country" else str(value)
        found.append((NAMES[name], words, query.address(**{name: None})))
    return found


def bars(told: dict[str, Any]) -> dict[str, Any]:
    """The timeline as drawn: the place and height of every bar, empty stretches left empty."""
    found = told["bars"]
    if not found:
        return {"unit": told["unit"], "bars": [], "width": 0}
    first = serial(found[0]["from"])
    last = serial(found[-1]["from"])
    most = max(b["incidents"] for b in found)
    step = min(14.0, max(1.2, 900 / (last - first + 1)))
    drawn = [
        {
            **b,
            "x": round((serial(b["from"]) - first) * step, 2),
            "h": round(max(2.5, BARS_HEIGHT * (b["incidents"] / most) ** 0.6), 1),
        }
        for b in found
    ]
    return {
        "unit": told["unit"],
        "bars": drawn,
        "width": round((last - first + 1) * step, 1),
        "step": round(step, 2),
        "height": BARS_HEIGHT,
    }


def serial(words: str) -> int:
    """A day, month or year as a number that goes on by one."""
    from datetime import date  # noqa: PLC0415

    if len(words) == 10:
        return date.fromisoformat(words).toordinal()
    return int(words[:4]) * 12 + int(words[5:7]) if len(words) == 7 else int(words)
