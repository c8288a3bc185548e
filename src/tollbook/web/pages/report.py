"""The page of one report: its text with evidence marked, and its claims to decide on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of, person_of
from tollbook.api.deciding import Wish, decide, undo
from tollbook.api.query import whole_number
from tollbook.api.views.report import marks, report_view
from tollbook.review import values
from tollbook.review.people import Person
from tollbook.web.marked import FACETS, NAMES, marked
from tollbook.web.site import action, back, page, render

FIELDS = (
    "metric",
    "low",
    "high",
    "group",
    "source",
    "source_type",
    "superseded",
    "subset",
    "date_start",
    "date_end",
    "precision",
    "name",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "radius_km",
    "role",
    "stance",
    "actor",
    "about",
    "sub_event_type",
    "start",
    "end",
)
DONE = {"accept": "Accepted", "reject": "Rejected", "correct": "Corrected", "add": "Added", "unsure": "Marked as unsure"}


def add_to(app: FastAPI) -> None:
    """Add the page and its forms."""

    @page(app, "/reports/{report:path}")
    def report(request: Request) -> Response:
        name = request.path_params["report"]
        blind = request.query_params.get("blind") == "1"
        person = person_of(request)
        desk = desk_of(request)
        with desk.book() as book:
            view = report_view(desk, book, name, person.name if blind else None)
        return render(request, "report.html", shown(view, blind))

    @action(app, "/decide", "coder")
    def decide_claim(request: Request, person: Person, form: FormData) -> Response:
        report, facet = str(form.get("report", "")), str(form.get("facet", ""))
        home = str(form.get("home") or f"/reports/{quote(report, safe='')}")
        given = {k: str(form.get(k)) for k in FIELDS if k in form}
        for flag in ("superseded", "subset"):
            if facet == "toll" and form.get("verdict") in ("correct", "add"):
                given[flag] = "true" if form.get(flag) else ""
        event = whole_number(form.get("event") or "0")
        wish = Wish(
            report,
            str(form.get("verdict", "")),
            str(form.get("item") or "") or None,
            facet,
            -1 if event is None else event,
            given,
            str(form.get("reason") or "") or None,
            form.get("blind") == "1",
        )
        made = decide(desk_of(request), person, wish)
        return back(request, home, f"{DONE[made.verdict]}. Undo as decision {made.seq}.")

    @action(app, "/decide/many", "coder")
    def decide_many(request: Request, person: Person, form: FormData) -> Response:
        verdict, done = str(form.get("verdict", "")), 0
        home = str(form.get("home") or "/review")
        for chosen in form.getlist("chosen"):
            report, _, item = str(chosen).rpartition("|")
            decide(desk_of(request), person, Wish(report, verdict, item, blind=form.get("blind") == "1"))
            done += 1
        return back(request, home, f"{DONE.get(verdict, verdict)}: {done} claims.")

    @action(app, "/undo", "coder")
    def undo_decision(request: Request, person: Person, form: FormData) -> Response:
        number = whole_number(form.get("decision"))
        made = undo(desk_of(request), person, -1 if number is None else number)
        return back(request, str(form.get("home") or "/review"), f"Taken back: decision {made.undoes}.")


def shown(view: Mapping[str, Any], blind: bool) -> dict[str, Any]:
    found = list(marks(view))
    counts = Counter(m[2] for m in found)
    acled = acled_types()
    return {
        "view": view,
        "text": marked(view["text"], found),
        "blind": blind,
        "choices": choices(),
        "acled": acled,
        "legend": [(f, NAMES[f], counts[f]) for f in FACETS if counts[f]],
        "length": len(view["text"]),
        "unknown": [
            i for i in view["issues"] if i["code"] in ("unknown_place", "ambiguous_place", "ambiguous_actor") and i.get("span")
        ],
    }


def choices() -> dict[str, tuple[str, ...]]:
    """What the fields of a correction can be set to."""
    return {
        "metric": values.METRICS,
        "group": values.GROUPS,
        "source_type": values.SOURCES,
        "role": values.ROLES,
        "stance": values.STANCES,
        "speech": values.SPEECH,
        "date_precision": values.DATE_PRECISIONS,
        "place_precision": values.PLACE_PRECISIONS,
    }


def acled_types() -> list[str]:
    from tollbook.knowledge.codebooks import codebooks  # noqa: PLC0415 (start-up)

    return sorted(codebooks().acled_types)
