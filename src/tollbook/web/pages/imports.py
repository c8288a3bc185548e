"""Bringing reports in: drop files or paste a text, and see what becomes of each."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.imports import Imports
from tollbook.review.desk_file import DeskError
from tollbook.review.people import Person
from tollbook.store import NotThere
from tollbook.web.site import action, back, page, render

FIELDS = ("title", "outlet", "published", "url", "text")


def add_to(app: FastAPI) -> None:
    """Add the pages and the form."""

    @page(app, "/import", "coder")
    def bring(request: Request) -> Response:
        jobs = list(imports_of(request).jobs.values())[::-1]
        return render(request, "import.html", {"jobs": [j.told() for j in jobs[:10]]})

    @page(app, "/import/{job}", "coder")
    def progress(request: Request) -> Response:
        found = imports_of(request).jobs.get(request.path_params["job"])
        if found is None:
            raise NotThere("no such import; the newest hundred are kept")
        return render(request, "progress.html", {"job": found.told()})

    @action(app, "/import", "coder")
    def take(request: Request, person: Person, form: FormData) -> Response:
        given = {k: str(form.get(k) or "").strip() if k != "text" else str(form.get(k) or "") for k in FIELDS}
        files = request.state.files
        if files:
            job = imports_of(request).take(person, files)
        elif given["text"].strip():
            job = imports_of(request).paste(person, [given])
        else:
            raise DeskError("choose files or paste a text")
        return back(request, f"/import/{job.id}")

    @action(app, "/import/{job}/again", "coder")
    def again(request: Request, person: Person, form: FormData) -> Response:  # noqa: ARG001
        job = imports_of(request).again(person, request.path_params["job"])
        return back(request, f"/import/{job.id}", "It goes on where it was.")


def imports_of(request: Request) -> Imports:
    imports: Imports = request.app.state.imports
    return imports
