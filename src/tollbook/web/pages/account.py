"""Signing in and out, tokens, accounts, the audit log, and the page of keys."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tollbook.api.asker import desk_of, person_of, viewer_of
from tollbook.api.gate import SESSION, Pace
from tollbook.review.people import ROLES, SESSION_DAYS, Person
from tollbook.web.site import action, back, page, render


def add_to(app: FastAPI) -> None:
    """Add the pages and forms."""
    _add_signing(app)
    _add_account(app)

    @page(app, "/keys")
    def keys(request: Request) -> Response:
        return render(request, "keys.html", {})


def _add_signing(app: FastAPI) -> None:
    """Signing in, with a pace for tries, and out."""
    tries = Pace(app.state.desk.settings.tries_per_minute)

    def login(request: Request) -> Response:
        return render(request, "login.html", {"next": request.query_params.get("next", "/"), "wrong": False})

    app.add_api_route("/login", login, methods=["GET"], include_in_schema=False, response_model=None)

    @action(app, "/login", signed_in=False)
    def sign_in(request: Request, _: Person, form: FormData) -> Response:
        desk, name = desk_of(request), str(form.get("name", ""))[:64]
        for who in (viewer_of(request).address, f"name {name}"):
            if tries.take(who):
                raise HTTPException(429, "too many tries; wait a minute")
        person = desk.people.known(name, str(form.get("password", "")))
        desk.file.note(name or "nobody", "signed in" if person else "sign-in refused", address=viewer_of(request).address)
        if person is None:
            return render(request, "login.html", {"next": str(form.get("next") or "/"), "wrong": True}, 403)
        answer = back(request, str(form.get("next") or "/"))
        return with_session(answer, desk.people.start(person), desk.settings.secure)

    @action(app, "/logout", "reader")
    def sign_out(request: Request, person: Person, form: FormData) -> Response:  # noqa: ARG001
        desk_of(request).people.end(viewer_of(request).session)
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(SESSION, path="/")
        return answer


def _add_account(app: FastAPI) -> None:
    """One's own tokens; for an admin the people and the audit log."""

    @page(app, "/account")
    def account(request: Request) -> Response:
        desk, person = desk_of(request), person_of(request)
        admin = person.may("admin")
        values = {
            "tokens": desk.people.tokens(person),
            "roles": [r for r in ROLES if person.may(r)],
            "people": desk.people.listed() if admin else [],
            "audit": desk.file.audit(100) if admin else [],
            "secret": None,
        }
        return render(request, "account.html", values)

    @action(app, "/account/token", "reader")
    def token(request: Request, person: Person, form: FormData) -> Response:
        desk = desk_of(request)
        secret = desk.people.give_token(person, str(form.get("label", "")), str(form.get("role", "reader")))
        return render(request, "token.html", {"secret": secret})

    @action(app, "/account/revoke", "reader")
    def revoke(request: Request, person: Person, form: FormData) -> Response:
        desk_of(request).people.revoke(person, str(form.get("token", "")))
        return back(request, "/account", "The token is worth nothing from now on.")

    @action(app, "/account/people", "admin")
    def people(request: Request, person: Person, form: FormData) -> Response:
        name, role = str(form.get("name", "")), str(form.get("role", ""))
        if form.get("close"):
            desk_of(request).people.remove(name, person.name)
            return back(request, "/account", f"{name}: closed.")
        desk_of(request).people.add(name, role, str(form.get("password", "")), person.name)
        return back(request, "/account", f"{name}: {role}.")


def with_session(answer: Response, secret: str, secure: bool) -> Response:
    answer.set_cookie(SESSION, secret, max_age=SESSION_DAYS * 86400, path="/", httponly=True, samesite="lax", secure=secure)
    return answer
