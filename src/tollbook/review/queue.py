"""What to look at first: contradictions, possible merges and splits, values that hang on little, names nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
MERGE_FROM, SPLIT_BELOW, MOST_PAIRS = -1.6, 0.6, 2000


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


def headlines(book: Book, keys: set[str]) -> dict[str, tuple[str, str]]:
    """The id of each of some reports, and the report in a few words: its title, else who published it and when."""
    sql = "SELECT key, id, title, outlet, published FROM reports WHERE key IN ({})"
    return {
        key: (name, title or " ".join(w for w in (outlet or name, (published or "")[:10]) if w))
        for key, name, title, outlet, published in asked(book.store.engine, sql, sorted(keys))
    }


def runner_up(value: Any) -> str:
    return str(value.get("name") or value) if isinstance(value, Mapping) else str(value)


def incident_tasks(incidents: Iterable[tuple[Json, str]]) -> Iterator[Task]:
    """The tasks of some incidents, each given with its title."""
    for incident, title in incidents:
        for kind, weight, why in doubts(incident):
            name = name_of("task", kind, why, incident["id"], incident["reports"])
            yield Task(name, kind, round(weight, 2), title, why, (incident["id"],), tuple(incident["reports"]))


def pair_tasks(book: Book) -> list[Task]:
    """Pairs of reports whose score lies near the line between one incident and two; one task for two incidents."""
    rows = book.store.engine.run(
        "SELECT p.a, p.b, p.logit, x.incident, y.incident FROM pairs p JOIN memberships x ON x.report = p.a "
        "JOIN memberships y ON y.report = p.b WHERE p.a < p.b AND ((x.incident <> y.incident AND p.logit > ?) OR "
        "(x.incident = y.incident AND p.logit < ?)) ORDER BY abs(p.logit), p.a, p.b LIMIT ?",
        (MERGE_FROM, SPLIT_BELOW, MOST_PAIRS),
    )
    filed = headlines(book, {key for a, b, *_ in rows for key in (a, b)})
    best: dict[tuple[str, str], Task] = {}
    for a, b, logit, one, other in rows:
        kind = "merge" if one != other else "split"
        pair = (min(one, other), max(one, other))
        reports = tuple(sorted((filed[a][0], filed[b][0])))
        weight = 50 - abs(float(logit)) * 8
        if pair not in best or best[pair].weight < weight:
            why = "reports alike in some ways, put apart" if kind == "merge" else "reports put together that differ in some ways"
            title = " / ".join(filed[k][1] for k in (a, b))
            best[pair] = Task(
                name_of("task", kind, *sorted((a, b))), kind, round(weight, 2), title, why, tuple(dict.fromkeys(pair)), reports
            )
    return sorted(best.values(), key=lambda t: (-t.weight, t.id))
