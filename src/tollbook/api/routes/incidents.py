"""Incidents: lists, points, days, single ones with their history and explanations, exports and the feed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from tollbook.api.asked import (
    NDJSON,
    REFUSALS,
    RULE,
    Desked,
    Json,
    Limit,
    Line,
    Model,
    Moment,
    Name,
    Offset,
    Reason,
    Reviewer,
    Rule,
    Wanted,
)
from tollbook.api.deciding import split
from tollbook.api.exporting import kind_of, pieces, rule_of
from tollbook.api.feed import atom
from tollbook.api.views.incident import incident_view, steps
from tollbook.api.views.incidents import listed, timeline, totals
from tollbook.api.views.report import decision_view
from tollbook.book import explain

router = APIRouter(tags=["incidents"], responses=REFUSALS)
FIELDS = Literal[
    "killed", "injured", "missing", "abducted", "freed", "detained", "displaced", "killed_or_injured", "date", "place", "codes",
    "actors", "weapons", "statements", "grade", "reports",
]  # fmt: skip
Form = Literal["jsonl", "incidents", "acled", "ucdp", "plover", "geojson", "csv"]


@router.get("/incidents")
def incidents(desk: Desked, wanted: Wanted, limit: Limit = 50, offset: Offset = 0) -> Json:
    """Incidents that fit a filter, a page at a time, with the totals of all that fit."""
    with desk.book() as book:
        rows = desk.select(book, wanted)
        summed = totals(desk.tally(book, wanted))
    return {"total": len(rows), "totals": summed, "incidents": [listed(r) for r in rows[offset : offset + limit]]}


@router.get("/incidents.jsonl", response_class=StreamingResponse, responses=NDJSON)
def incidents_lines(desk: Desked, wanted: Wanted) -> StreamingResponse:
    """Every incident that fits a filter, one JSON object a line, streamed."""
    with desk.book() as book:
        rows = desk.select(book, wanted)

    def lines() -> Iterator[str]:
        for row in rows:
            yield json.dumps(listed(row), ensure_ascii=False) + "\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson")


@router.get("/points")
def map_points(desk: Desked, wanted: Wanted, request: Request) -> Response:
    """Every located incident that fits a filter, in columns."""
    with desk.book() as book:
        mark, body = desk.points(book, wanted)
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers={"etag": mark})
    kept = {"etag": mark, "vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, media_type="application/json", headers={**kept, "content-encoding": "gzip"})
    return Response(gzip.decompress(body), media_type="application/json", headers=kept)


@router.get("/timeline")
def map_timeline(desk: Desked, wanted: Wanted) -> Json:
    """Incidents and killed a day, month or year."""
    with desk.book() as book:
        return timeline(desk.tally(book, wanted))


@router.get("/facets")
def filter_facets(desk: Desked, wanted: Wanted) -> Json:
    """What the filter can be set to, with counts."""
    with desk.book() as book:
        return dict(desk.offered(book, wanted))


@router.get("/incidents/{incident}")
def incident(desk: Desked, incident: Name, profile: Rule = RULE, as_of: Moment | None = None) -> Json:
    """One incident with its claims, their words, the reports, statements and links; as the book had it at a moment if asked."""
    with desk.book() as book:
        return incident_view(desk, book, incident, profile, None if as_of is None else moment_of(as_of))


def moment_of(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(timespec="microseconds")


@router.get("/incidents/{incident}/history")
def incident_history(desk: Desked, incident: Name) -> list[Json]:
    """How an incident came to be."""
    with desk.book() as book:
        return steps(book, incident)


@router.get("/incidents/{incident}/explain/{field}")
def incident_explained(desk: Desked, incident: Name, field: FIELDS, profile: Rule = RULE) -> Json:
    """What stands behind one field: the rule, the voices, the words, and what was set aside."""
    with desk.book() as book:
        return explain(book, incident, field, profile)


class Split(Model):
    """Reports to take out of an incident."""

    reports: list[Line]
    task: Line | None = None
    reason: Reason = None


@router.post("/incidents/{incident}/split")
def incident_split(desk: Desked, person: Reviewer, incident: Name, wish: Split) -> Json:
    """Take reports out of an incident: they are judged not the same as those that stay."""
    return decision_view(split(desk, person, incident, wish.reports, (wish.task, wish.reason)))


WORDS = {"schema": {"type": "string"}}
EXPORTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The export, streamed",
        "content": {"text/csv": WORDS, "application/x-ndjson": WORDS, "application/geo+json": {"schema": {"type": "object"}}},
    }
}


@router.get("/exports/{form}", response_class=StreamingResponse, responses=EXPORTS)
def exported(
    desk: Desked, wanted: Wanted, form: Annotated[Form, Path()], profile: Annotated[Rule | None, Query()] = None
) -> StreamingResponse:
    """The incidents that fit a filter in one of the formats of the field."""
    kind, ending = kind_of(form)
    rule = rule_of(form, profile)
    with desk.book() as book:
        chosen = [r.id for r in desk.select(book, wanted)]
    name = {"content-disposition": f'attachment; filename="tollbook-{form}.{ending}"'}
    return StreamingResponse(pieces(desk.url, form, rule, chosen), media_type=kind, headers=name)


ATOM: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}, "description": "The feed"}
}


@router.get("/feed.atom", response_class=Response, responses=ATOM)
def feed(desk: Desked, request: Request) -> Response:
    """The incidents that changed last, as an Atom feed."""
    with desk.book() as book:
        words = atom(desk, book, str(request.base_url).rstrip("/"))
    return Response(words, media_type="application/atom+xml")
