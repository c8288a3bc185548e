"""Reports: search, single ones with their evidence, and bringing new ones in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import StreamingResponse
from pydantic import Field

from tollbook.api.asked import NDJSON, REFUSALS, Coder, Desked, Json, Limit, Line, Model, Name, Words
from tollbook.api.import_log import Job
from tollbook.api.imports import Imports
from tollbook.api.views.report import report_view
from tollbook.book import Book
from tollbook.store.records import unnamed

router = APIRouter(tags=["reports"], responses=REFUSALS)
TICK_S = 0.25


@router.get("/reports")
def reports(desk: Desked, q: Words = None, limit: Limit = 50) -> list[Json]:
    """Reports that hold all the words of a search, best first; without one the newest."""
    with desk.book() as book:
        return found_reports(book, q, limit)


def found_reports(book: Book, words: str | None, limit: int) -> list[Json]:
    """Reports with the incident each belongs to."""
    if words:
        hits = book.store.search(words, limit)
    else:
        rows = book.store.engine.run("SELECT key, substr(text, 1, 160) FROM reports ORDER BY seq DESC LIMIT ?", (limit,))
        hits = [(k, s) for k, s in rows]
    filed, homes = book.store.reports(k for k, _ in hits), book.derived.homes(k for k, _ in hits)
    return [
        {
            "id": filed[k].id, "title": filed[k].title, "outlet": filed[k].outlet, "published": filed[k].published,
            "language": filed[k].language, "incident": homes.get(k), "excerpt": s,
        }
        for k, s in hits
    ]  # fmt: skip


@router.get("/reports.jsonl", response_class=StreamingResponse, responses=NDJSON)
def reports_lines(desk: Desked) -> StreamingResponse:
    """Every coded report of the book, one a line, streamed."""

    def lines() -> Iterator[str]:
        with Book.open(desk.url) as book:
            keys = list(book.store.all_reports())
            for n in range(0, len(keys), 200):
                records = book.store.records(keys[n : n + 200])
                yield from (json.dumps(unnamed(records[k]), ensure_ascii=False) + "\n" for k in keys[n : n + 200] if k in records)

    return StreamingResponse(lines(), media_type="application/x-ndjson")


@router.get("/reports/{report:path}")
def report(desk: Desked, report: Name) -> Json:
    """One report: its text, its claims with the offsets of their words, its issues, and what was decided."""
    with desk.book() as book:
        return report_view(desk, book, report)


class Given(Model):
    """A report as a program gives it."""

    text: Annotated[str, Field(min_length=1, max_length=2_000_000, pattern=r"^[^\x00]*$")]
    id: Line | None = None
    title: Line | None = None
    outlet: Line | None = None
    published: Annotated[str | None, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] = None
    lang: Annotated[str | None, Field(pattern=r"^[a-z]{2,3}$")] = None
    url: Line | None = None


class Reports(Model):
    """Reports to bring in."""

    reports: Annotated[list[Given], Field(min_length=1, max_length=1000)]


@router.post("/imports", status_code=202)
def bring(desk: Desked, person: Coder, wish: Reports, request: Request) -> Json:  # noqa: ARG001
    """Bring reports in: they are coded and linked one by one; the answer names the import to follow."""
    return imports_of(request).paste(person, [r.model_dump() for r in wish.reports]).told()


@router.get("/imports/{job}")
def job_told(job: Annotated[str, Field(max_length=40)], request: Request) -> Json:
    """How far an import is."""
    return job_of(request, job).told()


@router.post("/imports/{job}/again")
def job_again(job: Annotated[str, Path(max_length=40)], person: Coder, request: Request) -> Json:
    """Go on with an import that stops of the server cut off too often for it to go on by itself."""
    return imports_of(request).again(person, job_of(request, job).id).told()


SSE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "One event a change, until the end"}
}


@router.get("/imports/{job}/events", response_class=StreamingResponse, responses=SSE)
def job_events(job: str, request: Request) -> StreamingResponse:
    """The progress of an import as server-sent events."""
    found = job_of(request, job)

    async def events() -> AsyncIterator[str]:
        before = ""
        while True:
            now = json.dumps(found.told(), ensure_ascii=False)
            if now != before:
                before = now
                yield f"data: {now}\n\n"
            if found.ended or found.cut_off or await request.is_disconnected():
                return
            await asyncio.sleep(TICK_S)

    return StreamingResponse(
        events(), media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"}
    )


def imports_of(request: Request) -> Imports:
    imports: Imports = request.app.state.imports
    return imports


def job_of(request: Request, name: str) -> Job:
    found = imports_of(request).jobs.get(name)
    if found is None:
        raise HTTPException(404, "no such import")
    return found
