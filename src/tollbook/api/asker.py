"""Who asks, and of which desk: read from a request, for pages and interface alike."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

from tollbook.api.desk import Desk
from tollbook.api.gate import Viewer
from tollbook.review.people import Person


def desk_of(request: Request) -> Desk:
    """The desk that the request came to."""
    desk: Desk = request.state.desk
    return desk


def viewer_of(request: Request) -> Viewer:
    """The browser or program that asks, signed in or not."""
    viewer: Viewer = request.state.viewer
    return viewer


def person_of(request: Request, role: str = "reader") -> Person:
    """The person who asks; refused with 401 or 403 where nobody is signed in or the role does not reach."""
    person = viewer_of(request).person
    if person is None:
        raise HTTPException(401, "sign in first")
    if not person.may(role):
        raise HTTPException(403, f"this needs the role {role}; you are a {person.role}")
    return person
