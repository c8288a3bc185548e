"""One report: its text with the words of every claim, its issues, and what was decided of each claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tollbook.api.deciding import standing_record
from tollbook.api.desk import Desk
from tollbook.book import Book
from tollbook.review.claims import Item
from tollbook.review.decisions import Decision
from tollbook.review.desk_file import DeskError

Json = dict[str, Any]
SPEECH = {
    "claims": "claims responsibility",
    "denies": "denies it",
    "accuses": "accuses",
    "no_claim": "claims it",
    "confirms": "confirms",
    "condemns": "condemns",
}


def report_view(desk: Desk, book: Book, name: str, blind: str | None = None) -> Json:
    """Everything the report page shows. With ``blind`` set to a coder's name only that coder's own blind decisions are in it."""
    filed = book.store.report(name)
    head = {
        "id": filed.id, "key": filed.key, "title": filed.title, "outlet": filed.outlet, "published": filed.published,
        "language": filed.language, "url": filed.url, "added_at": filed.added_at, "digest": filed.digest,
    }  # fmt: skip
    try:
        record, known, standing = standing_record(desk, book, filed.key)
    except DeskError:
        record, known, standing = {"events": [], "issues": []}, [], []
    decisions = {d.item: d for d in standing} if blind is None else desk.decisions.blind_of(blind, filed.key)
    added = [d for d in decisions.values() if d.verdict == "add"]
    return {
        "report": head,
        "text": filed.text,
        "incident": book.derived.homes([filed.key]).get(filed.key),
        "issues": record.get("issues", []),
        "machine_translated": record.get("report", {}).get("machine_translated"),
        "events": [event_view(n, e, known, decisions) for n, e in enumerate(record["events"])],
        "added": [decision_view(d) for d in added],
        "versions": len(book.store.versions(filed.id)),
    }


def event_view(number: int, event: Mapping[str, Any], known: list[Item], decisions: Mapping[str, Decision]) -> Json:
    """One event of a report with its claims as items."""
    kept = {k: event.get(k) for k in ("id", "main", "status", "act", "count", "spans", "relations")}
    found = [item_view(i, decisions.get(i.id)) for i in known if i.event == number]
    return {**kept, "n": number, "items": found}


def item_view(item: Item, decision: Decision | None) -> Json:
    """One claim: the machine's value and, beside it, what a coder decided."""
    return {
        "item": item.id, "facet": item.facet, "value": item.value, "spans": item.value.get("spans", []),
        "decision": None if decision is None else decision_view(decision),
    }  # fmt: skip


def decision_view(made: Decision) -> Json:
    """A decision as programs and pages see it."""
    return {
        "decision": made.seq,
        "item": made.item,
        "verdict": made.verdict,
        "facet": made.facet,
        "report": made.report,
        "was": made.was,
        "value": made.value,
        "who": made.who,
        "at": made.added_at,
        "reason": made.reason,
        "blind": made.blind,
        "undoes": made.undoes,
        "judgement": made.judgement,
    }


def marks(view: Mapping[str, Any]) -> Iterator[tuple[int, int, str, str, str]]:
    """The words to mark in the text: start, end, facet, the item they belong to, and what they say."""
    for event in view["events"]:
        main = "" if event["main"] else " (background)"
        for item in event["items"]:
            for span in item["spans"]:
                yield span["start"], span["end"], item["facet"], item["item"], said(item["facet"], item["value"]) + main
            if item["facet"] == "toll":
                for span in (item["value"].get("source") or {}).get("spans", ()):
                    yield span["start"], span["end"], "source", item["item"], f"source: {item['value']['source'].get('name')}"
    for issue in view["issues"]:
        if issue.get("span"):
            yield issue["span"]["start"], issue["span"]["end"], "issue", "", issue["message"]
    for made in view["added"]:
        for span in (made["value"] or {}).get("spans", ()):
            yield span["start"], span["end"], made["facet"], made["item"], f"added by {made['who']}"


def said(facet: str, value: Mapping[str, Any]) -> str:
    """A claim's value in a few words.

    >>> said("toll", {"metric": "killed", "low": 3, "high": None, "group": "civilians"})
    'killed: 3 or more, civilians'
    """
    if facet == "toll":
        return f"{value['metric'].replace('_', ' ')}: {figure(value)}" + (f", {value['group']}" if value.get("group") else "")
    if facet == "date":
        end = f" to {value['end']}" if value.get("end") not in (None, value["start"]) else ""
        return f"{value['start']}{end} ({value['precision']})"
    if facet == "place":
        return ", ".join(str(x) for x in (value.get("name"), value.get("admin1"), value.get("country")) if x)
    if facet == "actor":
        return f"{value['role']}: {value['name']} ({value['stance']})"
    if facet == "weapon":
        return f"weapon: {value['name']}"
    if facet == "statement":
        who, about = value.get("actor"), value.get("about")
        return f"{who or 'somebody'} {SPEECH.get(value['stance'], value['stance'])}{f': {about}' if about else ''}"
    acled = value.get("acled") or {}
    return str(acled.get("sub_event_type") or acled.get("event_type") or "not coded")


def figure(value: Mapping[str, Any]) -> str:
    """A figure with its bounds; what is not known is said."""
    low, high = value.get("low"), value.get("high")
    if low is None and high is None:
        return "number not given"
    if low == high:
        return f"{low}"
    return f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"
