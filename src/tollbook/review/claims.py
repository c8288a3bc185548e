"""The claims of a coded report as items to decide on, and the report's record with the decisions worked in.

A decision never changes what the machine said: the book keeps the machine's coding and gets the coder's as a further one, whose
corrected values carry under ``coder`` who decided, when, and what the machine had said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tollbook.book import Book
from tollbook.review.decisions import Decision
from tollbook.store.ledger import canonical, name_of
from tollbook.store.records import rebuild, unnamed

Json = dict[str, Any]
SINGLE = ("date", "place", "codes")
LISTED = ("tolls", "actors", "weapons", "statements")
FACETS = {"tolls": "toll", "actors": "actor", "weapons": "weapon", "statements": "statement"}
LISTS = {v: k for k, v in FACETS.items()}
BY_CODER = "coder:"


@dataclass(frozen=True, slots=True)
class Item:
    """One claim of a report to decide on. ``id`` hangs on the report and the machine's value: a new value is a new item."""

    id: str
    report: str
    event: int
    facet: str
    value: Json


def items(report: str, record: Mapping[str, Any]) -> list[Item]:
    """Every claim of a report's coding, in the order of the record.

    >>> toll = {"metric": "killed", "low": 2, "high": 2}
    >>> found = items("k", {"events": [{"id": "e", "main": True, "tolls": [toll], "date": None}]})
    >>> [(i.facet, i.value["low"]) for i in found]
    [('toll', 2)]
    """
    found: list[Item] = []
    for number, event in enumerate(record["events"]):
        for facet, value in claims_of(event):
            bare = {k: v for k, v in value.items() if k != "claim"}
            found.append(Item(name_of("item", report, number, facet, bare), report, number, facet, bare))
    return found


def claims_of(event: Mapping[str, Any]) -> Iterator[tuple[str, Json]]:
    for facet in SINGLE:
        if event.get(facet):
            yield facet, event[facet]
    for plural in LISTED:
        for value in event.get(plural, ()):
            yield FACETS[plural], value


def machine_record(book: Book, key: str) -> Json | None:
    """The newest coding of a report that no coder's decision made."""
    engine = book.store.engine
    found = engine.run(
        "SELECT value FROM claims WHERE report = ? AND facet = 'coding' AND method NOT LIKE ? ORDER BY seq DESC LIMIT 1",
        (key, f"{BY_CODER}%"),
    )
    if not found:
        return None
    rows = engine.run("SELECT id, facet, value FROM claims WHERE report = ? AND method NOT LIKE ?", (key, f"{BY_CODER}%"))
    return unnamed(rebuild(found[0][0], {i: (f, v) for i, f, v in rows}))


def decided(report: str, record: Mapping[str, Any], decisions: Sequence[Decision]) -> Json:
    """The machine's record with corrections put in, rejected claims set apart and added ones joined."""
    made = deepcopy(dict(record))
    by_item = {d.item: d for d in decisions}
    for item in items(report, record):
        decision = by_item.get(item.id)
        if decision is not None and decision.verdict in ("correct", "reject"):
            put(made["events"][item.event], item, decision)
    for decision in decisions:
        if decision.verdict == "add" and isinstance(decision.value, Mapping):
            join(made["events"], decision)
    return made


def put(event: Json, item: Item, decision: Decision) -> None:
    mark = {"by": decision.who, "at": decision.added_at, "decision": decision.seq, "machine": item.value}
    new = {**item.value, **(decision.value or {}), "coder": mark} if decision.verdict == "correct" else None
    if new is None:
        event.setdefault("rejected", []).append({"facet": item.facet, "value": item.value, "coder": mark})
    if item.facet in SINGLE:
        event[item.facet] = new if new is not None else empty(item.facet)
        return
    plural = LISTS[item.facet]
    place = next((n for n, v in enumerate(event[plural]) if canonical(v) == canonical(item.value)), None)
    if place is not None:
        event[plural][place : place + 1] = [] if new is None else [new]


def empty(facet: str) -> Json | None:
    """What stands where a coder took a value away: nothing is known."""
    if facet != "codes":
        return None
    return {
        "plover": {"event": None, "mode": None, "contexts": []}, "acled": {"event_type": None, "sub_event_type": None},
        "ucdp": {"type_of_violence": None}, "cameo": {"code": None},
    }  # fmt: skip


def join(events: list[Json], decision: Decision) -> None:
    mark = {"by": decision.who, "at": decision.added_at, "decision": decision.seq, "machine": None}
    value = {**decision.value, "coder": mark}
    number = int(value.pop("event", 0))
    if number >= len(events) or decision.facet not in (*SINGLE, *LISTS):
        return
    if decision.facet in SINGLE:
        events[number][decision.facet] = value
    else:
        events[number].setdefault(LISTS[decision.facet], []).append(value)
