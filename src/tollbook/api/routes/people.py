"""People: who one is, API tokens, accounts and the audit log."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field

from tollbook.api.asked import REFUSALS, Admin, Desked, Json, Limit, Line, Model, Reader
from tollbook.api.asker import viewer_of

router = APIRouter(tags=["people"], responses=REFUSALS)
Role = Literal["reader", "coder", "reviewer", "admin"]


@router.get("/me")
def me(person: Reader, request: Request) -> Json:
    """Who asks, with which role, and how they are known."""
    return {"name": person.name, "role": person.role, "by": viewer_of(request).by}


class Wished(Model):
    """A token somebody wants."""

    label: Line = ""
    role: Role = "reader"


@router.get("/tokens")
def tokens(desk: Desked, person: Reader) -> list[Json]:
    """One's own API tokens, without their secrets; an admin sees all."""
    return desk.people.tokens(person)


@router.post("/tokens", status_code=201)
def token(desk: Desked, person: Reader, wish: Wished) -> Json:
    """Make an API token; its secret is shown this once."""
    return {"secret": desk.people.give_token(person, wish.label, wish.role), "label": wish.label, "role": wish.role}


@router.delete("/tokens/{token}")
def revoke(desk: Desked, person: Reader, token: Annotated[str, Path(max_length=40)]) -> Json:
    """Make a token worthless."""
    desk.people.revoke(person, token)
    return {"revoked": token}


@router.get("/people")
def people(desk: Desked, person: Admin) -> list[Json]:  # noqa: ARG001
    """Every account."""
    return desk.people.listed()


class Account(Model):
    """An account to set."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.@+-]{1,64}$")]
    role: Role
    password: Annotated[str, Field(min_length=10, max_length=1024)]


@router.post("/people", status_code=201)
def account(desk: Desked, person: Admin, wish: Account) -> Json:
    """Give somebody an account, or a new role and password."""
    desk.people.add(wish.name, wish.role, wish.password, person.name)
    return {"name": wish.name, "role": wish.role}


@router.delete("/people/{name}")
def close(desk: Desked, person: Admin, name: Annotated[str, Path(max_length=64)]) -> Json:
    """Close an account; what the person decided stays."""
    desk.people.remove(name, person.name)
    return {"closed": name}


@router.get("/audit")
def audit(desk: Desked, _: Admin, limit: Limit = 200, before: Annotated[int | None, Query(ge=0, le=2**53)] = None) -> list[Json]:
    """Who did what and when, newest first."""
    return desk.file.audit(limit, before)
