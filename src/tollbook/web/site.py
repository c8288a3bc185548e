"""The desk as one application: pages, assets and the interface, behind the gate."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Match
from starlette.staticfiles import StaticFiles

from tollbook import __version__
from tollbook.api.app import create_api
from tollbook.api.asker import desk_of, person_of, viewer_of
from tollbook.api.desk import Desk
from tollbook.api.gate import Gate
from tollbook.api.tiles import DEEPEST, kind_of
from tollbook.model.error import TollbookError
from tollbook.review.desk_file import DeskError
from tollbook.review.people import Person
from tollbook.store import NotThere
from tollbook.store.ledger import digest
from tollbook.web.shown import FILTERS

HERE = Path(__file__).parent
Page = Callable[[Request], Response]
Action = Callable[[Request, Person, Any], Response]


def stamped() -> str:
    """The address of the static files, which changes with any of them: a browser keeps what it has and never mixes two versions.

    Modules name each other by relative addresses, so that all of them come from one such folder.
    """
    files = sorted(p for p in (HERE / "static").rglob("*") if p.is_file())
    return f"/static/{digest(' '.join(hashlib.sha256(f.read_bytes()).hexdigest() for f in files))[:12]}"


STATIC = stamped()


def environment() -> Environment:
    """The templates; whatever is put into them is escaped."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(FILTERS)
    made.globals["version"], made.globals["static"] = __version__, STATIC
    return made


TEMPLATES = environment()


def render(request: Request, template: str, values: dict[str, Any], status: int = 200) -> HTMLResponse:
    """A page."""
    viewer = viewer_of(request)
    token = request.state.tokens.give(viewer.browser, viewer.session)
    shared = {
        "path": request.url.path, "person": viewer.person, "local": desk_of(request).settings.local, "csrf": token,
        "said": request.query_params.get("said", "")[:300], "address": f"{request.url.path}?{request.url.query}",
    }  # fmt: skip
    return HTMLResponse(TEMPLATES.get_template(template).render({**shared, **values}), status)


def back(request: Request, address: str, said: str = "") -> RedirectResponse:  # noqa: ARG001
    """Go on to a page of the desk, with a line that says what happened; never elsewhere."""
    from urllib.parse import quote  # noqa: PLC0415

    safe = address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
    place, mark, anchor = safe.partition("#")
    joined = f"{place}{'&' if '?' in place else '?'}said={quote(said)}" if said else place
    return RedirectResponse(f"{joined}{mark}{anchor}", 303)


def page(app: FastAPI, path: str, role: str = "reader") -> Callable[[Page], Page]:
    """A page that people of a role may see; it runs in a thread, so that it may ask the book."""

    def add(function: Page) -> Page:
        def run(request: Request) -> Response:
            person_of(request, role)
            return function(request)

        app.add_api_route(path, run, methods=["GET"], include_in_schema=False, name=function.__name__, response_model=None)
        return function

    return add


def action(app: FastAPI, path: str, role: str = "coder", *, signed_in: bool = True) -> Callable[[Action], Action]:
    """What a form does: the form's token must be of this browser and session, and the role must reach."""

    def add(function: Action) -> Action:
        async def run(request: Request) -> Response:
            from starlette.concurrency import run_in_threadpool  # noqa: PLC0415

            viewer = viewer_of(request)
            form = await request.form(max_files=500, max_fields=2000, max_part_size=8 * 1024 * 1024)
            token = form.get("csrf", "")
            if viewer.by == "token" or not request.state.tokens.fits(str(token), viewer.browser, viewer.session):
                raise HTTPException(403, "this form was not given to this browser; load the page again")
            person = person_of(request, role) if signed_in else Person("nobody", "reader")
            files = [(f.filename or "file", await f.read()) for f in form.getlist("files") if not isinstance(f, str)]
            request.state.files = [(n, raw) for n, raw in files if raw]
            return await run_in_threadpool(function, request, person, form)

        app.add_api_route(path, run, methods=["POST"], include_in_schema=False, name=function.__name__, response_model=None)
        return function

    return add


def create_app(desk: Desk) -> FastAPI:
    """The whole desk over an open book."""
    from tollbook.web import pages  # noqa: PLC0415 (the pages use this module)

    for template in TEMPLATES.list_templates():
        TEMPLATES.get_template(template)  # read now, so that the first to open a page need not wait for it
    app = create_api(desk)
    pages.add_to(app)
    app.add_api_route("/tiles/{z}/{x}/{y}", tile, include_in_schema=False, response_model=None)
    app.mount(STATIC, StaticFiles(directory=HERE / "static"), name="stamped")
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_api_route("/healthz", lambda: PlainTextResponse("ok"), include_in_schema=False)
    app.add_exception_handler(TollbookError, told)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, refused)  # type: ignore[arg-type]
    app.add_middleware(GZipMiddleware, minimum_size=1500, compresslevel=5)
    app.add_middleware(Gate, desk=desk)
    return app


def tile(request: Request, z: int, x: int, y: int) -> Response:
    """A picture of the map that somebody keeps on this machine; an empty answer where there is none."""
    person_of(request)
    tiles = desk_of(request).settings.tiles
    inside = 0 <= z <= DEEPEST and 0 <= x < 2**z and 0 <= y < 2**z
    found = tiles.picture(z, x, y) if tiles is not None and inside else None
    kind = None if found is None else kind_of(found)
    if found is None or kind is None:
        return Response(status_code=204, headers={"cache-control": "private, max-age=3600"})
    return Response(found, media_type=kind, headers={"cache-control": "private, max-age=86400"})


Handler = Callable[[Request, Exception], Awaitable[Response]]


async def told(request: Request, error: TollbookError) -> Response:
    """What cannot be done, as JSON for programs and a page for people."""
    status = 404 if isinstance(error, NotThere) else 409 if isinstance(error, DeskError) else 400
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": str(error)}, 409 if status == 400 else status)
    return render(request, "problem.html", {"status": status, "why": str(error)}, status)


async def refused(request: Request, error: HTTPException) -> Response:
    """A refusal, as JSON for programs and a page for people."""
    if request.url.path.startswith(("/api/", "/static/")):
        headers = {"allow": ", ".join(allowed(request))} if error.status_code == 405 else error.headers
        return JSONResponse({"detail": error.detail}, error.status_code, headers=headers)
    return render(request, "problem.html", {"status": error.status_code, "why": error.detail}, error.status_code)


def allowed(request: Request) -> list[str]:
    """Every way in which an address may be asked."""
    found: set[str] = set()
    for route in request.app.routes:
        if route.matches(request.scope)[0] != Match.NONE:
            found |= set(getattr(route, "methods", None) or ())
    return sorted(found)
