"""What to look at first: contradictions, possible merges and splits, values that hang on little, names nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tollbook.book import Book
from tollbook.store.ledger import name_of
from tollbook.store.shelf import asked

Json = Mapping[str, Any]
KINDS = {
    "contradiction": "sources contradict each other",
    "merge": "perhaps one incident",
    "split": "perhaps two incidents",
    "weak": "hangs on little",
    "missing": "no place or date",
    "disagreement": "two coders disagree",
}
WHY = {"merge": "reports alike in some ways, put apart", "split": "reports put together that differ in some ways"}
MERGE_FROM, SPLIT_BELOW = -1.6, 0.6


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to look at. ``weight`` orders the queue; ``id`` changes when what it is about changes, so that it comes again."""

    id: str
    kind: str
    weight: float
    title: str
    why: str
    incidents: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def doubts(incident: Json) -> Iterator[tuple[str, float, str]]:
    """What is doubtful about one incident: kind, weight and reason.

    >>> [d[0] for d in doubts({"estimates": {"killed": None}, "date": None, "place": None, "grade": None, "reports": ["a"]})]
    ['missing']
    """
    place, when = incident.get("place"), incident.get("date")
    killed = incident["estimates"].get("killed")
    if killed and killed["low"] is not None and killed["high"] is not None and killed["voices"] > 1:
        low, high = killed["low"], killed["high"]
        if high - low >= 3 and high >= 1.5 * max(low, 1):
            yield (
                "contradiction",
                60 + min(30.0, (high - low) / max(high, 1) * 20 + min(high, 500) / 50),
                f"{low} to {high} killed",
            )
    if (incident.get("grade") or {}).get("grade") == "contested":
        yield "contradiction", 55, str(incident["grade"]["why"])
    gone = [word for word, value in (("place", place), ("date", when)) if not value]
    if gone:
        yield "missing", 40 + 5 * len(gone), f"no {' and no '.join(gone)}"
    if place and place.get("precision") == "country":
        yield "weak", 35, "only the country is known"
    if place and place.get("runner_up"):
        yield "weak", 33, f"the place may also be {runner_up(place['runner_up'])}"
    if killed and killed["voices"] <= 1 and (killed["best"] or 0) >= 10:
        yield "weak", 30 + min(10.0, (killed["best"] or 0) / 50), f"{killed['best']} killed by one voice only"


def runner_up(value: Any) -> str:
    return str(value.get("name") or value) if isinstance(value, Mapping) else str(value)


def incident_tasks(incident: Json, title: str) -> Iterator[Task]:
    """What to look at about one incident."""
    for kind, weight, why in doubts(incident):
        name = name_of("task", kind, why, incident["id"], incident["reports"])
        yield Task(name, kind, round(weight, 2), title, why, (incident["id"],), tuple(incident["reports"]))


def pair_tasks(book: Book, among: Collection[str] | None = None) -> dict[tuple[str, str], Task]:
    """Pairs of reports whose score lies near the line between one incident and two, one task for two incidents.

    With ``among``, only the pairs that have a report in one of these incidents. Reports and title are put in by ``titled``.
    """
    best: dict[tuple[str, str], Task] = {}
    for a, b, logit, one, other in near_pairs(book, among):
        pair = (min(one, other), max(one, other))
        weight = round(50 - abs(float(logit)) * 8, 2)
        before = best.get(pair)
        if before is None or (-weight, min(a, b)) < (-before.weight, before.keys[0]):
            kind = "merge" if one != other else "split"
            keys = (min(a, b), max(a, b))
            name = name_of("task", kind, *keys)
            best[pair] = Task(name, kind, weight, "", WHY[kind], tuple(dict.fromkeys(pair)), (), keys)
    return best


def near_pairs(book: Book, among: Collection[str] | None) -> Iterable[tuple[Any, ...]]:
    near = "((x.incident <> y.incident AND p.logit > {}) OR (x.incident = y.incident AND p.logit < {}))"
    tables = (
        "pairs p JOIN memberships x ON x.n = p.a JOIN memberships y ON y.n = p.b "
        "JOIN sketches s ON s.n = p.a JOIN sketches t ON t.n = p.b"
    )
    kept = near.format(MERGE_FROM, SPLIT_BELOW)
    sql = f"SELECT s.report, t.report, p.logit, x.incident, y.incident FROM {tables} WHERE {kept} AND "
    if among is None:
        return book.store.engine.stream(f"{sql} p.a < p.b")
    return asked(book.store.engine, f"{sql} x.incident IN ({{}})", sorted(among))


def titled(book: Book, tasks: Sequence[Task]) -> list[Task]:
    """The tasks with the reports of pairs by id, and their headlines as title."""
    sql = "SELECT key, id, title, outlet, published FROM reports WHERE key IN ({})"
    filed = {
        key: (name, title or " ".join(w for w in (outlet or name, (published or "")[:10]) if w))
        for key, name, title, outlet, published in asked(book.store.engine, sql, sorted({k for t in tasks for k in t.keys}))
    }
    return [
        replace(t, reports=tuple(sorted(filed[k][0] for k in t.keys)), title=" / ".join(filed[k][1] for k in t.keys))
        if t.keys else t for t in tasks
    ]  # fmt: skip
