"""The page of exports, and what each format cannot say."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.query import parse
from tollbook.api.views.incidents import totals
from tollbook.estimates import profile_names
from tollbook.exports import FORMATS, PROFILES, UNSAID
from tollbook.web.pages.overview import chips
from tollbook.web.site import page, render

ABOUT = {
    "incidents": "Incidents with their claims, estimates and reports: the whole record, one JSON object a line.",
    "csv": "A plain table for spreadsheets, one row an incident.",
    "geojson": "A map layer: points with their radius, null where no point is meant.",
    "acled": "ACLED's 31 columns, one conservative number of fatalities.",
    "ucdp": "UCDP GED's columns, with low, best and high.",
    "plover": "PLOVER events, one JSON object a line.",
    "jsonl": "The coded reports themselves: every event, claim and the words that carry it.",
}


def add_to(app: FastAPI) -> None:
    """Add the page."""

    @page(app, "/export")
    def export(request: Request) -> Response:
        desk = desk_of(request)
        query = parse(dict(request.query_params))
        with desk.book() as book:
            counted = desk.tally(book, query)
        shown = {
            "query": query, "chips": chips(query), "totals": totals(counted), "formats": FORMATS, "about": ABOUT,
            "unsaid": UNSAID, "rules": profile_names(), "own_rule": PROFILES,
        }  # fmt: skip
        return render(request, "export.html", shown)
