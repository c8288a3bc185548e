"""Review: the queue, decisions on claims and on pairs, undo, and how far coders agree."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field

from tollbook.api.asked import REFUSALS, Coder, Desked, Json, Limit, Line, Model, Number, Reason, Reviewer, Truth
from tollbook.api.deciding import Wish, decide, judge, look, undo
from tollbook.api.views.report import decision_view
from tollbook.review.queue import titled

router = APIRouter(tags=["review"], responses=REFUSALS)
Scalar = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")] | int | float | bool | None
Seq = Annotated[int, Field(ge=0, le=2**53)]


@router.get("/queue")
def queue(
    desk: Desked,
    kind: Literal["contradiction", "merge", "split", "weak", "missing", "disagreement"] | None = None,
    limit: Limit = 50,
) -> Json:
    """What to look at first."""
    with desk.book() as book:
        tasks = desk.reviewed(book).of_kind(kind)
        shown = [{k: v for k, v in asdict(t).items() if k != "keys"} for t in titled(book, tasks[:limit])]
    return {"total": len(tasks), "tasks": shown}


class Looked(Model):
    """A task that was looked at."""

    verdict: Literal["accept", "unsure"]
    reason: Reason = None


@router.post("/queue/{task}")
def looked(desk: Desked, person: Coder, task: Annotated[str, Path(max_length=40)], wish: Looked) -> Json:
    """Take a task out of the queue; it comes again when what it is about changes."""
    return decision_view(look(desk, person, task, wish.verdict, wish.reason))


class Decided(Model):
    """A decision on one claim of a report. ``values`` holds what differs from the machine's; ``start``, ``end`` select words."""

    report: Line
    verdict: Literal["accept", "correct", "reject", "add", "unsure"]
    item: Line | None = None
    facet: Literal["toll", "date", "place", "actor", "statement", "weapon", "codes", ""] = ""
    event: Annotated[int, Field(ge=0, le=10_000), Number] = 0
    values: Annotated[dict[str, Scalar], Field(max_length=40, default_factory=dict)]
    reason: Reason = None
    blind: Truth = False


@router.get("/decisions")
def decisions(desk: Desked, limit: Limit = 100, before: Annotated[int | None, Query(ge=0, le=2**53)] = None) -> list[Json]:
    """The log of decisions, newest first."""
    return [decision_view(d) for d in desk.decisions.log(limit, before)]


@router.post("/decisions")
def decided(desk: Desked, person: Coder, wish: Decided) -> Json:
    """Decide on a claim. The machine's value stays; a corrected one stands beside it as the coder's."""
    values: dict[str, Any] = dict(wish.values)
    return decision_view(decide(desk, person, Wish(
        wish.report, wish.verdict, wish.item, wish.facet, wish.event, values, wish.reason, wish.blind
    )))  # fmt: skip


class Many(Model):
    """Decisions to take at once."""

    decisions: Annotated[list[Decided], Field(min_length=1, max_length=200)]


@router.post("/decisions/many")
def decided_many(desk: Desked, person: Coder, wish: Many) -> list[Json]:
    """Several decisions, one after another; the first that cannot be taken ends it, and those before it stand."""
    return [decided(desk, person, one) for one in wish.decisions]


@router.post("/decisions/{seq}/undo")
def undone(desk: Desked, person: Coder, seq: Seq) -> Json:
    """Take a decision back."""
    return decision_view(undo(desk, person, seq))


class Judged(Model):
    """Two incidents (or reports) and whether they are the same."""

    first: Line
    second: Line
    verdict: Literal["same", "not same", "unsure"]
    task: Line | None = None
    reason: Reason = None


@router.post("/judgements")
def judged(desk: Desked, person: Reviewer, wish: Judged) -> Json:
    """Merge two incidents, keep them apart, or say that it cannot be told."""
    return decision_view(judge(desk, person, wish.verdict, (wish.first, wish.second), (wish.task, wish.reason)))


@router.get("/agreement")
def agreed(desk: Desked) -> list[Json]:
    """Every pair of coders who decided the same items, the second blindly: items, percent, Cohen's kappa."""
    return [{"first": a, "second": b, **asdict(found)} for a, b, found in desk.decisions.agreement()]
