"""One incident: what is known and how firmly, every figure with its words, who speaks, the reports, what is linked to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from heapq import nsmallest
from typing import Any

from tollbook.api.desk import Desk
from tollbook.api.index import Row
from tollbook.api.views.incidents import listed
from tollbook.book import Book, Member, history, incident_at, moment
from tollbook.book.incident import tellings
from tollbook.estimates import DEFAULT
from tollbook.incidents import main_event
from tollbook.incidents.score import distance_km
from tollbook.store.records import unnamed

Json = dict[str, Any]
NEAR_KM, LINKS = 25.0, 8
HISTORY_REPORTS = 40


def incident_view(desk: Desk, book: Book, name: str, rule: str = DEFAULT, as_of: str | None = None) -> Json:
    """Everything the incident page shows."""
    home = book.derived.incident(name)["id"]
    found = book.incident(name, rule) if as_of is None else incident_at(book, name, moment(as_of), rule)
    members = book.members(book.derived.members(home))
    if as_of is not None:
        members = [m for m in members if m.record["report"]["id"] in set(found["reports"])]
    claims = [with_words(c, members) for c in found["claims"]]
    return {
        **found,
        "asked": name,
        "now": home,
        "as_of": as_of,
        "claims": claims,
        "statements": statements(members),
        "facts": facts(members),
        "told": told(book, members),
        "relations": relations(members),
        "links": links(desk, book, home, found),
        "rejected": rejected(members),
    }


def steps(book: Book, name: str) -> list[Json]:
    """How the incident came to be, oldest first."""
    if len(book.derived.members(book.derived.incident(name)["id"])) > HISTORY_REPORTS:
        return []
    return [
        {"at": s.at, "what": s.what, "reports": list(s.reports), "killed": s.killed, "injured": s.injured}
        for s in history(book, name)
    ]


def with_words(claim: Mapping[str, Any], members: Sequence[Member]) -> Json:
    """A figure with the offsets of its words, its speaker's words and, where a coder corrected it, what the machine had said."""
    for member in members:
        if member.record["report"]["id"] == claim["report"]:
            event = main_event(member.record) or {}
            for toll in event.get("tolls", ()):
                if toll.get("claim") == claim["claim"]:
                    head = member.record["report"]
                    return {
                        **claim,
                        "spans": toll.get("spans", []),
                        "source_spans": (toll.get("source") or {}).get("spans", []),
                        "via": (toll.get("source") or {}).get("via", []),
                        "preliminary": bool(toll.get("preliminary")),
                        "coder": toll.get("coder"),
                        "outlet": head.get("outlet"),
                        "language": head.get("language"),
                        "key": member.key,
                    }
    return {**claim, "spans": [], "source_spans": [], "via": [], "preliminary": False, "coder": None, "outlet": None}


def statements(members: Sequence[Member]) -> list[Json]:
    """Who claims, denies, accuses: each with its words and its report."""
    rows = []
    for member in members:
        event = main_event(member.record) or {}
        for said in event.get("statements", ()):
            rows.append({**said, "report": member.record["report"]["id"], "outlet": member.record["report"].get("outlet")})
    order = ("claims", "confirms", "accuses", "denies", "no_claim", "condemns")
    return sorted(rows, key=lambda r: (order.index(r["stance"]) if r["stance"] in order else 9, r["actor"] or "", r["report"]))


def facts(members: Sequence[Member]) -> Json:
    """What each report says of day, place, type and actors, with the words: the values behind the head of the page."""
    found: Json = {"date": [], "place": [], "codes": [], "actors": [], "weapons": []}
    for member in members:
        event = main_event(member.record) or {}
        report = member.record["report"]["id"]
        for facet in ("date", "place", "codes"):
            if event.get(facet):
                found[facet].append({"report": report, "value": event[facet], "spans": event[facet].get("spans", [])})
        for facet in ("actors", "weapons"):
            found[facet] += [{"report": report, "value": v, "spans": v.get("spans", [])} for v in event.get(facet, ())]
        if event.get("spans") and event.get("codes"):
            found["codes"][-1]["spans"] = event["spans"]
    return found


def told(book: Book, members: Sequence[Member]) -> list[Json]:
    """The reports, copies of one text folded under the earliest."""
    filed = book.store.reports(m.key for m in members)
    groups: dict[str, list[Json]] = {}
    for one in tellings(members):
        report = filed[one.key]
        groups.setdefault(one.copy_of, []).append(
            {
                "id": report.id, "title": report.title, "outlet": report.outlet, "published": report.published,
                "language": report.language, "url": report.url, "text": report.text, "added_at": report.added_at,
                "machine_translated": one.record["report"].get("machine_translated"), "record": unnamed(one.record),
            }
        )  # fmt: skip
    rows = [sorted(g, key=lambda r: (r["published"] or "9", r["id"])) for g in groups.values()]
    return [{**g[0], "copies": g[1:]} for g in sorted(rows, key=lambda g: (g[0]["published"] or "9", g[0]["id"]))]


def relations(members: Sequence[Member]) -> list[Json]:
    """What a text says of how this event hangs together with another (retaliation and the like)."""
    return [
        {**r, "report": m.record["report"]["id"]}
        for m in members for r in (main_event(m.record) or {}).get("relations", ())
    ]  # fmt: skip


def rejected(members: Sequence[Member]) -> list[Json]:
    """Claims that a coder set apart; they stay readable."""
    return [{**r, "report": m.record["report"]["id"]} for m in members for r in (main_event(m.record) or {}).get("rejected", ())]


def links(desk: Desk, book: Book, home: str, found: Mapping[str, Any]) -> Json:
    """Other incidents at the same place around the same time, and of the same named actors."""
    snapshot = desk.snapshot(book)
    here = snapshot.by_id.get(home)
    if here is None:
        return {"place": [], "actors": []}
    around = snapshot.near(here.latitude or 0, here.longitude or 0) if here.located else []
    close = [(r, km) for r in around if r.id != home and (km := apart(here, r)) is not None and km <= NEAR_KM]
    near = nsmallest(LINKS, close, key=lambda x: (days_between(here, x[0]), x[1], x[0].id))
    doers = sorted({a["name"] for a in found["actors"] if a["role"] == "perpetrator" and a["id"]})
    others = {r.id: r for name in doers for r in snapshot.by_actor.get(name, ()) if r.id != home}
    same = nsmallest(LINKS, others.values(), key=lambda r: (days_between(here, r), r.id))
    return {
        "place": [{**listed(r), "km": round(km, 1), "days": days_between(here, r)} for r, km in near],
        "actors": [{**listed(r), "shared": [d for d in doers if d in r.actors]} for r in same],
    }


def apart(one: Row, other: Row) -> float | None:
    if not one.located or not other.located or one.latitude is None or other.latitude is None:
        return None
    if abs(one.latitude - other.latitude) > 0.3:
        return None
    return distance_km((one.latitude, one.longitude or 0, 0.0), (other.latitude, other.longitude or 0, 0.0))


def days_between(one: Row, other: Row) -> int:
    if one.start is None or other.start is None:
        return 99999
    return abs((date.fromisoformat(one.start) - date.fromisoformat(other.start)).days)
