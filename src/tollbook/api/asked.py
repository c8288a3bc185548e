"""What every address of the interface shares: who asks, the filter, and how a refusal looks."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tollbook.api.asker import desk_of, person_of
from tollbook.api.desk import Desk
from tollbook.api.query import Query as Filter
from tollbook.api.query import box_of
from tollbook.estimates import DEFAULT
from tollbook.review.people import Person

Json = dict[str, Any]
RULES = Literal["median", "ucdp", "acled", "airwars", "ibc", "range", "latest-official"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
BOX = r"^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?$"
WORDS = r"^[^\x00-\x1f\x7f]*$"


def written_day(value: Any) -> Any:
    """A day must be written as one: a bare number is no day, whatever second of 1970 it might mean."""
    if isinstance(value, str) and not re.match(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a day like 2026-03-04 is wanted")
    return value


Day = Annotated[date, BeforeValidator(written_day)]
Moment = Annotated[datetime, BeforeValidator(written_day)]
Words = Annotated[str | None, Query(max_length=200, pattern=WORDS)]
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Name = Annotated[str, Path(max_length=300, pattern=r"^[^\x00]+$")]
Rule = Annotated[RULES, Query(description="The counting rule.")]
RULE: RULES = DEFAULT  # type: ignore[assignment]


def a_number(value: Any) -> Any:
    """A number must be sent as one: neither words nor true or false are numbers."""
    if isinstance(value, (str, bool)):
        raise ValueError("a number is wanted")
    return value


Truth = Annotated[bool, Field(strict=True)]
Number = BeforeValidator(a_number)


class Problem(BaseModel):
    """Why a request was refused."""

    detail: str


class Model(BaseModel):
    """What programs send: unknown fields are refused, and text holds no NUL."""

    model_config = ConfigDict(extra="forbid")


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The request cannot be read"},
    401: {"model": Problem, "description": "Nobody is signed in"},
    403: {"model": Problem, "description": "The role does not reach, or the form token is missing"},
    404: {"model": Problem, "description": "The book does not hold it"},
    409: {"model": Problem, "description": "The request is well formed but cannot be done as the book stands"},
    413: {"model": Problem, "description": "Too much at once"},
    429: {"model": Problem, "description": "Too many requests"},
}
NDJSON: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}, "description": "One JSON object a line"}
}
Line = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]
Reason = Annotated[str | None, Field(max_length=2000, pattern=r"^[^\x00]*$")]


def at_least(role: str) -> Any:
    """The person who asks, refused where the role does not reach."""

    def person(request: Request) -> Person:
        return person_of(request, role)

    return Depends(person)


Desked = Annotated[Desk, Depends(desk_of)]
Reader = Annotated[Person, at_least("reader")]
Coder = Annotated[Person, at_least("coder")]
Reviewer = Annotated[Person, at_least("reviewer")]
Admin = Annotated[Person, at_least("admin")]


def wanted(  # noqa: PLR0913, PLR0917 (the parts of the filter)
    q: Words = None,
    country: Annotated[str | None, Query(pattern=r"^[A-Z]{3}$")] = None,
    place: Words = None,
    actor: Words = None,
    type: Words = None,
    since: Day | None = None,
    until: Day | None = None,
    killed: Annotated[int | None, Query(ge=0, le=9_999_999)] = None,
    grade: Grade | None = None,
    state: Literal["open", "reviewed", "untouched"] | None = None,
    language: Annotated[str | None, Query(pattern=r"^[a-z]{2,3}$")] = None,
    where: Literal["located", "no place", "no date"] | None = None,
    box: Annotated[str | None, Query(pattern=BOX, description="west,south,east,north in degrees")] = None,
    sort: Literal["date", "oldest", "killed", "reports"] = "date",
) -> Filter:
    """The filter that the address asks for."""
    if box is not None:
        box_of(box)
    return Filter(
        q or None, country, place or None, actor or None, type or None, since.isoformat() if since else None,
        until.isoformat() if until else None, killed, grade, state, language, where, box, sort,
    )  # fmt: skip


Wanted = Annotated[Filter, Depends(wanted)]
