"""The page of one incident."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from tollbook.api.asker import desk_of
from tollbook.api.deciding import judge, split
from tollbook.api.desk import Desk
from tollbook.api.query import Query, whole_number
from tollbook.api.views.incident import incident_view, steps
from tollbook.api.views.report import marks, report_view
from tollbook.book import Book, explain
from tollbook.estimates import DEFAULT, GRADES, profile, profile_names
from tollbook.review.people import Person
from tollbook.store import StoreError
from tollbook.web.chart import chart
from tollbook.web.marked import NAMES, excerpt, marked
from tollbook.web.sentence import firmness, sentence
from tollbook.web.site import action, back, page, render

METRICS = ("killed", "injured", "missing", "abducted", "freed", "detained", "displaced", "killed_or_injured")
FULL_TEXTS = 12


def add_to(app: FastAPI) -> None:
    """Add the page and its forms."""

    @page(app, "/incidents/{incident}")
    def incident(request: Request) -> Response:
        return render(request, "incident.html", shown(request, request.path_params["incident"]))

    @page(app, "/incidents/{incident}/history")
    def incident_history(request: Request) -> Response:
        name, desk = request.path_params["incident"], desk_of(request)
        with desk.book() as book:
            home = book.derived.incident(name)["id"]
            past = desk.kept(f"history {home}", book, Query(), lambda: steps(book, home))
        chosen = whole_number(request.query_params.get("step", ""))
        standing = len(past) - 1 if chosen is None else min(chosen, max(len(past) - 1, 0))
        values = {"incident": home, "history": past, "standing": standing, "fragment": request.headers.get("x-fragment") == "1"}
        return render(request, "history.html", values)

    @action(app, "/incidents/{incident}/split", "reviewer")
    def split_incident(request: Request, person: Person, form: FormData) -> Response:
        name = request.path_params["incident"]
        made = split(desk_of(request), person, name, [str(r) for r in form.getlist("report")], (None, text(form, "reason")))
        return back(request, f"/incidents/{name}", f"Split. Undo as decision {made.seq}.")

    @action(app, "/incidents/{incident}/merge", "reviewer")
    def merge_incident(request: Request, person: Person, form: FormData) -> Response:
        name, other = request.path_params["incident"], str(form.get("other", "")).strip().rsplit("/", 1)[-1]
        made = judge(desk_of(request), person, "same", (name, other), (None, text(form, "reason")))
        return back(request, f"/incidents/{name}", f"Merged. Undo as decision {made.seq}.")


def text(form: FormData, name: str) -> str | None:
    return str(form.get(name) or "").strip()[:2000] or None


def shown(request: Request, name: str) -> dict[str, Any]:
    desk = desk_of(request)
    rule = request.query_params.get("profile", DEFAULT)
    as_of = request.query_params.get("as_of") or None
    metric = request.query_params.get("metric", "killed")
    with desk.book() as book:
        asked = whole_number(request.query_params.get("step", ""))
        if as_of is None and asked is not None:
            home = book.derived.incident(name)["id"]
            past = desk.kept(f"history {home}", book, Query(), lambda: steps(book, home))
            as_of = past[asked]["at"].rstrip("Z") if asked < len(past) - 1 else None
        found = incident_view(desk, book, name, rule, as_of)
        metrics = [m for m in METRICS if any(c["metric"] == m for c in found["claims"])] or ["killed"]
        metric = metric if metric in metrics else metrics[0]
        return {
            "incident": found,
            "sentence": sentence(found),
            "firmness": firmness(found["grade"]),
            "grades": GRADES,
            "rule": profile(rule),
            "rules": [profile(p) for p in profile_names()],
            "metrics": metrics,
            "metric": metric,
            "chart": chart(found["claims"], metric, found["estimates"].get(metric)),
            "why": why(book, name, metric, rule),
            "texts": texts(desk, book, found),
            "words": words(found),
            "facet_names": NAMES,
            "asked_step": asked,
            "decisions": desk.decisions.on_reports(book.derived.members(found["now"]), 12),
        }


def why(book: Book, name: str, metric: str, rule: str) -> dict[str, Any] | None:
    """What stands behind the figures of a metric."""
    try:
        return explain(book, name, metric, rule)
    except StoreError:
        return None


def words(found: Mapping[str, Any]) -> dict[str, list[tuple[str, str, str]]]:
    """Of every claim the words that carry it, with what stands around them."""
    texts = {r["id"]: r["text"] for one in found["told"] for r in (one, *one["copies"])}
    return {
        c["claim"]: [excerpt(texts[c["report"]], s["start"], s["end"], 60) for s in c["spans"][:2]]
        for c in found["claims"] if c["report"] in texts
    }  # fmt: skip


def texts(desk: Desk, book: Book, found: Mapping[str, Any]) -> dict[str, Any]:
    """The reports' texts with the words of their claims marked."""
    made: dict[str, Any] = {}
    for n, one in enumerate(found["told"][:FULL_TEXTS]):
        view = report_view(desk, book, one["id"])
        main = {i["item"] for e in view["events"] if e["main"] for i in e["items"]}
        kept = [m for m in marks(view) if m[3] in main and m[2] != "issue"]
        made[one["id"]] = marked(one["text"], kept, f"t{n}")
    return made
