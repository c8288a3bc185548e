"""A coded report as claims, and back again: what went in comes out, value for value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tollbook.store.ledger import canonical, claim_name

Json = dict[str, Any]
LISTED = {"actors": "actor", "weapons": "weapon", "tolls": "toll", "statements": "statement"}
SINGLE = ("date", "place")


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as it is kept: its name, which part of the record it is, and its value as canonical JSON."""

    id: str
    facet: str
    value: str


def entries(report: str, record: Mapping[str, Any], method: str) -> list[Entry]:
    """The claims of a coded report, in the order of the record; the last one, ``coding``, lists all the others.

    >>> event = {"id": "e1", "main": True, "date": None, "place": None, "tolls": []}
    >>> record = {"report": {"id": "r1"}, "events": [event], "issues": []}
    >>> [e.facet for e in entries("k", record, "m/1")]
    ['event', 'coding']
    """
    made: list[tuple[str, Json]] = []
    for number, event in enumerate(record["events"]):
        parts = {k: v for k, v in event.items() if k not in LISTED and not (k in SINGLE and v is not None)}
        made.append(("event", {"event": number, "value": parts, "lists": [k for k in LISTED if k in event]}))
        made += [(k, {"event": number, "value": event[k]}) for k in SINGLE if event.get(k) is not None]
        made += [
            (facet, {"event": number, "n": n, "value": value})
            for k, facet in LISTED.items()
            for n, value in enumerate(event.get(k, ()))
        ]
    made += [("issue", {"n": n, "value": issue}) for n, issue in enumerate(record.get("issues", ()))]
    kept = [Entry(claim_name(report, facet, value, method), facet, canonical(value)) for facet, value in made]
    rest = {k: v for k, v in record.items() if k not in ("events", "issues")}
    coding = {"claims": [e.id for e in kept], "record": rest}
    return [*kept, Entry(claim_name(report, "coding", coding, method), "coding", canonical(coding))]


def rebuild(coding: str, claims: Mapping[str, tuple[str, str]]) -> Json:
    """The coded report that some claims were made from; every toll carries the name of its claim as ``claim``.

    >>> event = {"id": "e1", "main": True, "date": None, "place": None, "tolls": []}
    >>> record = {"report": {"id": "r1"}, "events": [event], "issues": []}
    >>> made = entries("k", record, "m/1")
    >>> rebuild(made[-1].value, {e.id: (e.facet, e.value) for e in made}) == record
    True
    """
    head = json.loads(coding)
    record: Json = {**head["record"], "events": [], "issues": []}
    for claim in head["claims"]:
        facet, line = claims[claim]
        put(record, facet, json.loads(line), claim)
    return record


def put(record: Json, facet: str, content: Json, claim: str) -> None:
    value = content["value"]
    if facet == "issue":
        record["issues"].append(value)
    elif facet == "event":
        record["events"].append({**value, **{k: [] for k in content["lists"]}})
    elif facet in SINGLE:
        record["events"][content["event"]][facet] = value
    else:
        named = {**value, "claim": claim} if facet in ("toll", "statement") else value
        record["events"][content["event"]][f"{facet}s"].append(named)


def unnamed(record: Mapping[str, Any]) -> Json:
    """The record as it was added, without the names of its claims."""
    lists = ("tolls", "statements")
    events = [
        {k: ([strip(x) for x in v] if k in lists else v) for k, v in event.items()} for event in record["events"]
    ]  # fmt: skip
    return {**record, "events": events}


def strip(value: Mapping[str, Any]) -> Json:
    return {k: v for k, v in value.items() if k != "claim"}
