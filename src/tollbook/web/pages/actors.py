"""Pages of actors."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.views.names import actor_view, actors_listed
from tollbook.api.views.unknown import is_name
from tollbook.web.pages.overview import bars
from tollbook.web.site import page, render

SHOWN = 500


def add_to(app: FastAPI) -> None:
    """Add the pages."""

    @page(app, "/actors")
    def actors(request: Request) -> Response:
        desk = desk_of(request)
        words = request.query_params.get("q", "").casefold()[:200]
        with desk.book() as book:
            found = [a for a in actors_listed(desk, book) if words in a["name"].casefold()]
        named = [a for a in found[:SHOWN] if is_name(a["name"])]
        described = [a for a in found[:SHOWN] if not is_name(a["name"])]
        return render(request, "actors.html", {"actors": named, "described": described, "total": len(found), "q": words})

    @page(app, "/actor")
    def actor(request: Request) -> Response:
        desk = desk_of(request)
        with desk.book() as book:
            view = actor_view(desk, book, request.query_params.get("name", ""))
        return render(request, "actor.html", {"view": view, "bars": bars(view["timeline"])})
