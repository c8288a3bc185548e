"""Actors, places, and names the book does not know yet."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from tollbook.api.asked import REFUSALS, Coder, Desked, Json, Limit, Line, Model, Number, Truth
from tollbook.api.naming import Told, explain_name
from tollbook.api.views.names import actor_view, actors_listed, place_view, places_listed, unknown_names

router = APIRouter(tags=["names"], responses=REFUSALS)
Asked = Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]


@router.get("/actors")
def actors(desk: Desked, limit: Limit = 200) -> list[Json]:
    """The actors of the book, those in most incidents first."""
    with desk.book() as book:
        return actors_listed(desk, book)[:limit]


@router.get("/actor")
def actor(desk: Desked, name: Asked) -> Json:
    """One actor: aliases, roles, relations as stated, incidents."""
    with desk.book() as book:
        return actor_view(desk, book, name)


@router.get("/places")
def places(desk: Desked, limit: Limit = 200) -> list[Json]:
    """The places of the book, those with most incidents first."""
    with desk.book() as book:
        return places_listed(desk, book)[:limit]


@router.get("/place")
def place(desk: Desked, name: Asked, country: Annotated[str | None, Query(pattern=r"^[A-Z]{3}$")] = None) -> Json:
    """One place: other names, position, incidents."""
    with desk.book() as book:
        return place_view(desk, book, name, country)


@router.get("/names/unknown")
def unknown(desk: Desked, limit: Limit = 200) -> list[Json]:
    """Names in reports that the book does not know, the most frequent first."""
    with desk.book() as book:
        return unknown_names(desk, book)[:limit]


class Named(Model):
    """What a name means in this book, or that it means nothing worth knowing (``dismissed``)."""

    kind: Literal["actor", "place"]
    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*\S[^\x00]*$")]
    means: Line | None = None
    id: Line | None = None
    country: Annotated[str | None, Field(pattern=r"^[A-Z]{3}$")] = None
    latitude: Annotated[float | None, Field(ge=-90, le=90), Number] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180), Number] = None
    radius_km: Annotated[float | None, Field(ge=0, le=2000), Number] = None
    dismissed: Truth = False


@router.post("/names")
def name(desk: Desked, person: Coder, wish: Named) -> Json:
    """Add a name to the curated knowledge of this book; the reports that hold it are read with it from now on."""
    values = wish.model_dump(exclude={"kind", "name"}, exclude_none=True)
    return explain_name(desk, person, Told(wish.kind, wish.name, values))
