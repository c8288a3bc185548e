"""Names the book does not know: say what they mean, or put them aside."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.naming import Told, explain_name
from tollbook.api.views.names import unknown_names
from tollbook.review.desk_file import DeskError
from tollbook.review.people import Person
from tollbook.review.values import decimal, words_of
from tollbook.web.site import action, back, page, render


def add_to(app: FastAPI) -> None:
    """Add the page and its form."""

    @page(app, "/names")
    def names(request: Request) -> Response:
        desk = desk_of(request)
        with desk.book() as book:
            found = unknown_names(desk, book)
        known = [m for kind in ("actor", "place") for m in desk.names.known(kind).values()]
        return render(request, "names.html", {"unknown": found, "known": known})

    @action(app, "/names", "coder")
    def name(request: Request, person: Person, form: FormData) -> Response:
        given = {k: str(v) for k, v in form.items() if isinstance(v, str)}
        made = explain_name(desk_of(request), person, Told(given.get("kind", ""), given.get("name", "")[:200], meaning(given)))
        read = made["reports_read_again"]
        return back(
            request,
            "/names",
            f"{made['name']}: " + ("put aside." if given.get("dismissed") else f"added; {read} reports read again."),
        )


def meaning(given: dict[str, str]) -> dict[str, Any]:
    """What the form says the name means."""
    if given.get("dismissed"):
        return {"dismissed": True}
    country = words_of(given, "country", None, most=3)
    if country is not None and not (len(country) == 3 and country.isupper() and country.isascii()):
        raise DeskError("country: three capital letters (ISO 3166-1 alpha-3) are wanted")
    found = {
        "means": words_of(given, "means", None),
        "id": words_of(given, "id", None),
        "country": country,
        "latitude": decimal(given.get("latitude"), "latitude", 90),
        "longitude": decimal(given.get("longitude"), "longitude", 180),
        "radius_km": decimal(given.get("radius_km"), "radius", 2000),
    }
    return {k: v for k, v in found.items() if v is not None}
