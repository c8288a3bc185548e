"""Pages of places."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.views.names import place_view, places_listed
from tollbook.web.pages.overview import bars
from tollbook.web.site import page, render


def add_to(app: FastAPI) -> None:
    """Add the pages."""

    @page(app, "/places")
    def places(request: Request) -> Response:
        desk = desk_of(request)
        words = request.query_params.get("q", "").casefold()[:200]
        with desk.book() as book:
            found = [p for p in places_listed(desk, book) if words in p["name"].casefold()]
        return render(request, "places.html", {"places": found[:500], "total": len(found), "q": words})

    @page(app, "/place")
    def place(request: Request) -> Response:
        desk = desk_of(request)
        asked = request.query_params
        with desk.book() as book:
            view = place_view(desk, book, asked.get("name", ""), asked.get("country") or None)
        return render(request, "place.html", {"view": view, "bars": bars(view["timeline"])})
