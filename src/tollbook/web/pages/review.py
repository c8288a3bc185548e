"""The review queue: what to look at first, with everything needed to decide it, and keys for every decision."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.deciding import judge, look, split
from tollbook.api.desk import Desk
from tollbook.api.views.incident import incident_view
from tollbook.api.views.report import report_view
from tollbook.book import Book
from tollbook.book import why as why_pair
from tollbook.review.people import Person
from tollbook.review.queue import KINDS, Task, titled
from tollbook.store import StoreError
from tollbook.web.chart import chart
from tollbook.web.marked import excerpt, marked
from tollbook.web.pages.report import acled_types, choices
from tollbook.web.sentence import sentence
from tollbook.web.site import action, back, page, render

LISTED, REPORTS, AT_ONCE, UNFOLDED = 60, 6, 4, 3
Json = dict[str, Any]


def add_to(app: FastAPI) -> None:
    """Add the page and its forms."""

    @page(app, "/review")
    def review(request: Request) -> Response:
        return render(request, "review.html", shown(request))

    @page(app, "/review/agreement")
    def agreement(request: Request) -> Response:
        desk = desk_of(request)
        with desk.book() as book:
            log = [(d, filed_id(book, d.report)) for d in desk.decisions.log(200)]
        undone = {d.undoes for d, _ in log if d.undoes is not None}
        return render(
            request,
            "agreement.html",
            {"pairs": desk.decisions.agreement(), "different": desk.decisions.disagreements(), "log": log, "undone": undone},
        )

    @action(app, "/review/look", "coder")
    def looked(request: Request, person: Person, form: FormData) -> Response:
        made = look(desk_of(request), person, str(form.get("task", "")), str(form.get("verdict", "")))
        return back(
            request,
            next_of(form),
            f"{'Looked at' if made.verdict == 'accept' else 'Left open as unsure'}. Undo as decision {made.seq}.",
        )

    @action(app, "/review/judge", "reviewer")
    def judged(request: Request, person: Person, form: FormData) -> Response:
        sides = (str(form.get("first", "")), str(form.get("second", "")))
        about = (str(form.get("task") or "") or None, str(form.get("reason") or "") or None)
        made = judge(desk_of(request), person, str(form.get("verdict", "")), sides, about)
        done = {"same": "Merged", "not same": "Kept apart", "unsure": "Left open as unsure"}[made.verdict]
        return back(request, next_of(form), f"{done}. Undo as decision {made.seq}.")

    @action(app, "/review/split", "reviewer")
    def taken_out(request: Request, person: Person, form: FormData) -> Response:
        reports = [str(r) for r in form.getlist("report")]
        made = split(
            desk_of(request), person, str(form.get("incident", "")), reports, (str(form.get("task") or "") or None, None)
        )
        return back(request, next_of(form), f"Split. Undo as decision {made.seq}.")


def next_of(form: FormData) -> str:
    return str(form.get("home") or "/review")


def filed_id(book: Book, key: str | None) -> str | None:
    try:
        return book.store.report(key).id if key else None
    except StoreError:
        return None


def shown(request: Request) -> dict[str, Any]:
    desk = desk_of(request)
    kind = request.query_params.get("kind") or None
    with desk.book() as book:
        reviewed = desk.reviewed(book)
        tasks = reviewed.of_kind(kind)
        asked = request.query_params.get("task")
        at = next((n for n, t in enumerate(tasks) if t.id == asked), 0) if asked else 0
        low = max(0, min(at - 8, len(tasks) - LISTED))
        shown = titled(book, tasks[low : low + LISTED])
        chosen = shown[at - low] if shown else None
        return {
            "tasks": shown,
            "total": len(reviewed),
            "counts": reviewed.counts,
            "kinds": KINDS,
            "kind": kind,
            "task": chosen,
            "next": tasks[at + 1].id if at + 1 < len(tasks) else None,
            "before": tasks[at - 1].id if at > 0 else None,
            "work": work(desk, book, chosen) if chosen is not None else None,
            "choices": choices(),
            "acled": acled_types(),
            "at": at,
            "recent": desk.decisions.log(6),
            "here": len(tasks),
        }


def work(desk: Desk, book: Book, task: Task) -> dict[str, Any]:
    """What is needed to decide a task: two sides for a pair, the claims with their words for an incident."""
    if task.kind in ("merge", "split") and len(task.reports) == 2:
        return pair(desk, book, task)
    sides = []
    for incident in task.incidents[:1]:
        found = incident_view(desk, book, incident)
        reports = [report_view(desk, book, r["id"]) for r in found["told"][:REPORTS]]
        sides.append(
            {
                "incident": found, "sentence": sentence(found), "reports": [with_words(r, task) for r in reports[:UNFOLDED]],
                "folded": [with_words(r, task) for r in reports[UNFOLDED:]],
                "chart": chart(found["claims"], "killed", found["estimates"].get("killed")),
            }
        )  # fmt: skip
    return {"kind": "claims", "sides": sides}


def with_words(view: dict[str, Any], task: Task) -> dict[str, Any]:
    """A report's claims about the main event, each with its words: those that the task is about, and the rest to unfold."""
    items = [i for e in view["events"] if e["main"] for i in e["items"]]
    first = {"contradiction": ("toll", "statement"), "missing": ("date", "place"), "weak": ("place", "toll")}.get(
        task.kind, ("toll",)
    )
    items.sort(key=lambda i: urgency(i, first))
    rows = [
        {**i, "words": [excerpt(view["text"], s["start"], s["end"], 70) for s in i["spans"][:1]]}
        for i in items
    ]  # fmt: skip
    main = next((e["n"] for e in view["events"] if e["main"]), 0)
    shown = min(sum(i["facet"] in first for i in items), AT_ONCE)
    return {**view, "rows": rows[:shown], "rest": rows[shown:], "main": main}


def urgency(item: Json, first: tuple[str, ...]) -> int:
    """Claims of the task's facets first; of the tolls, killed before others and standing figures before replaced ones."""
    value: Json = item["value"]
    if item["facet"] not in first:
        return 90
    aside = item["facet"] == "toll" and (value.get("superseded") or value.get("subset"))
    other: bool = item["facet"] == "toll" and value["metric"] != "killed"
    return 10 * first.index(item["facet"]) + 2 * other + bool(aside)


def pair(desk: Desk, book: Book, task: Task) -> dict[str, Any]:
    """Two reports side by side, with the parts of their score and the words one copied from the other."""
    a, b = task.reports
    reasons = why_pair(book, a, b)
    sides = []
    for n, name in enumerate((a, b)):
        view = report_view(desk, book, name)
        copied = [
            (c[k]["start"], c[k]["end"], "copy", "", "these words stand in both")
            for c in reasons["copied"]
            for k in [("first", "second")[n]]
        ]
        incident = incident_view(desk, book, reasons["incidents"][n]) if reasons["incidents"][n] else None
        tolls = [
            (s["start"], s["end"], i["facet"], i["item"], "")
            for e in view["events"]
            if e["main"]
            for i in e["items"]
            for s in i["spans"]
            if i["facet"] in ("toll", "date", "place")
        ]
        sides.append(
            {
                "view": view, "incident": incident, "sentence": sentence(incident) if incident else "",
                "text": marked(view["text"][:6000], [*tolls, *copied], f"s{n}"),
            }
        )  # fmt: skip
    return {"kind": "pair", "sides": sides, "why": reasons}
