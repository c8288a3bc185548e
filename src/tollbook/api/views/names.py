"""Actors and places as pages show them."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from typing import Any

from tollbook.api.desk import Desk
from tollbook.api.index import Row
from tollbook.api.query import Query
from tollbook.api.views.incidents import listed, tallied, timeline, totals
from tollbook.api.views.unknown import undecided
from tollbook.book import Book
from tollbook.knowledge.actors import actors as known_actors
from tollbook.knowledge.gazetteer import gazetteer
from tollbook.model.error import KnowledgeError
from tollbook.store import NotThere

Json = dict[str, Any]
SHOWN, RELATIONS, EXAMPLES = 200, 40, 5


def actors_listed(desk: Desk, book: Book) -> list[Json]:
    """Every named actor with the number of incidents and the countries they lie in."""
    return desk.kept("actors", book, Query(), lambda: counted_actors(desk, book))


def counted_actors(desk: Desk, book: Book) -> list[Json]:
    counts, countries = Counter[str](), dict[str, Counter[str]]()
    for row in desk.snapshot(book).rows:
        for name in row.actors:
            counts[name] += 1
            countries.setdefault(name, Counter())[row.country or "?"] += 1
    return [
        {"name": n, "incidents": c, "countries": [k for k, _ in countries[n].most_common(4) if k != "?"]}
        for n, c in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    ]


def actor_view(desk: Desk, book: Book, name: str) -> Json:
    """One actor with its incidents, roles, what the knowledge says, and relations that texts state."""
    rows = desk.snapshot(book).by_actor.get(name)
    if not rows:
        raise NotThere(f"{name}: no incident of the book names this actor")
    counted = tallied(rows)
    roles = Counter[tuple[str, str]]()
    identity: str | None = None
    for row in rows[:SHOWN]:
        for actor in book.derived.incident(row.id)["actors"]:
            if actor["name"] == name:
                roles[(actor["role"], actor["stance"])] += 1
                identity = identity or actor["id"]
    return {
        "name": name, "id": identity, "known": knowledge(identity), "totals": totals(counted), "timeline": timeline(counted),
        "roles": [{"role": r, "stance": s, "incidents": n} for (r, s), n in sorted(roles.items(), key=lambda x: (-x[1], x[0]))],
        "with": companions(rows, name), "relations": stated(book, name), "incidents": [listed(r) for r in rows[:SHOWN]],
    }  # fmt: skip


def knowledge(identity: str | None) -> Json | None:
    """What the curated knowledge says of an actor; None where it is not in it."""
    if identity is None:
        return None
    try:
        actor = known_actors().get(identity)
    except KnowledgeError:
        return None
    fields = ("name", "country", "kind", "inter", "aliases", "source", "start", "end")
    return {f: plain(getattr(actor, f)) for f in fields if getattr(actor, f, None) not in (None, (), "")}


def plain(value: Any) -> Any:
    return (
        [plain(v) for v in value]
        if isinstance(value, (tuple, list, set, frozenset))
        else value
        if isinstance(value, int)
        else str(value)
    )


def companions(rows: list[Row], name: str) -> list[Json]:
    counts = Counter(a for r in rows for a in r.actors if a != name)
    return [{"name": n, "incidents": c} for n, c in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:12]]


def stated(book: Book, name: str) -> list[Json]:
    """Relations of the actor that texts state, with their words."""
    found = []
    quoted = f'%"{name[:80].replace("%", "").replace("_", "")}"%'
    sql = (
        "SELECT c.value, r.id, r.published FROM claims c JOIN reports r ON r.key = c.report "
        "WHERE c.facet = 'event' AND c.value LIKE '%\"relations\":[{%' AND c.value LIKE ? ORDER BY c.seq DESC LIMIT ?"
    )

    for value, report, published in book.store.engine.run(sql, (quoted, RELATIONS)):
        for relation in json.loads(value)["value"].get("relations", ()):
            if name in (relation.get("subject"), relation.get("object")):
                found.append({**relation, "report": report, "published": published})
    return found


def places_listed(desk: Desk, book: Book) -> list[Json]:
    """Every place with the number of incidents."""
    return desk.kept("places", book, Query(), lambda: counted_places(desk, book))


def counted_places(desk: Desk, book: Book) -> list[Json]:
    counts = Counter((r.place or r.admin1 or "", r.country or "") for r in desk.snapshot(book).rows if r.place or r.admin1)
    return [
        {"name": n, "country": c or None, "incidents": k} for (n, c), k in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    ]


def place_view(desk: Desk, book: Book, name: str, country: str | None) -> Json:
    """One place with its incidents and what the gazetteer says of the name."""
    rows = [r for r in desk.snapshot(book).rows if name in (r.place, r.admin1) and country in (None, r.country)]
    if not rows:
        raise NotThere(f"{name}: no incident of the book lies there")
    known = [
        {
            "id": c.id, "name": c.name, "kind": c.kind, "country": c.country, "admin1": c.admin1, "latitude": c.latitude,
            "longitude": c.longitude, "radius_km": c.radius_km, "population": c.population, "source": c.source,
        }
        for c in gazetteer().find(name) if country in (None, c.country)
    ][:12]  # fmt: skip
    counted = tallied(rows)
    return {
        "name": name, "country": country or rows[0].country, "known": known, "totals": totals(counted),
        "timeline": timeline(counted), "incidents": [listed(r) for r in rows[:SHOWN]],
    }  # fmt: skip


def unknown_names(desk: Desk, book: Book) -> list[Json]:
    """Names nobody has explained yet, with the reports that hold them and what the gazetteer would offer."""
    known = {kind: set(desk.names.known(kind)) for kind in ("actor", "place")}
    found = undecided(desk.unknown.read(book), known)
    keys = [list(islice(n["reports"], EXAMPLES)) for n in found[:SHOWN]]
    ids = {k: f.id for k, f in book.store.reports({k for few in keys for k in few}).items()}
    return [
        {**n, "count": len(n["reports"]), "reports": [ids[k] for k in few if k in ids]}
        for n, few in zip(found[:SHOWN], keys, strict=True)
    ]
