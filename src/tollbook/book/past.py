"""What the book said at an earlier moment, and how an incident came to be what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tollbook.book.book import Book
from tollbook.book.incident import Json, Member, incident_record, with_claims
from tollbook.book.walk import Walk
from tollbook.estimates import DEFAULT
from tollbook.incidents import NONE, Linker, Memory, Rulings, sketch
from tollbook.store import NotThere

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Step:
    """One change in the life of an incident: when, by what, and what the book then said."""

    at: str
    what: str
    reports: tuple[str, ...]
    killed: Mapping[str, object] | None
    injured: Mapping[str, object] | None


def moment(words: str) -> str:
    """A moment as it is compared with the log: a day means its end, a time without a zone is UTC.

    >>> moment("2026-03-04"), moment("2026-03-04T10:00")
    ('2026-03-04T23:59:59.999999Z', '2026-03-04T10:00~')
    """
    return f"{words}T23:59:59.999999Z" if len(words) == 10 else f"{words.rstrip('Z')}~"


def members_at(book: Book, among: Iterable[str], until: str) -> list[Member]:
    """Reports as they stood at a moment: the coding that was newest then."""
    wanted = sorted(set(among))
    made: list[Member] = []
    for i in range(0, len(wanted), CHUNK):
        part = wanted[i : i + CHUNK]
        records, texts = book.store.records(part, until), book.store.reports(part)
        for key in part:
            one = sketch(key, texts[key].text, records[key]) if key in records else None
            if one is not None:
                made.append(Member(key, records[key], one))
    return made


def incidents_at(book: Book, until: str, rule: str = DEFAULT) -> list[Json]:
    """Every incident as the book had it at a moment, worked out again from what it then held."""
    return replay(members_at(book, book.store.all_reports(until), until), book.rulings(until), rule)


def replay(members: Sequence[Member], rulings: Rulings, rule: str = DEFAULT) -> list[Json]:
    linker = Linker(Memory())
    for member in members:
        linker.add(member.sketch)
    by_key = {m.key: m for m in members}
    groups = linker.regroup(by_key, rulings)
    return sorted((incident_record([by_key[k] for k in g], rule) for g in groups), key=lambda r: str(r["id"]))


def neighbourhood(book: Book, incident: str) -> set[str]:
    """Every report that may ever have stood in one incident with those of this one: by scores, by keys or by judgements."""
    home = book.derived.incident(incident)["id"]
    links = {frozenset(p) for r in book.store.rulings() for p in r.pairs}
    everyone = book.newest_keys({n for pair in links for n in pair})
    pairs = [(everyone[a], everyone[b]) for a, b in (sorted(pair) for pair in links if len(pair) == 2)]
    reached, _ = book.linker.closure(book.derived.members(home), Rulings(tuple(pairs)))
    near = set(reached)
    for key in sorted(reached):
        near |= set(book.shelf.scores(key))
    return near | {v for key in book.store.reports(near).values() for v in book.store.versions(key.id)}


def incident_at(book: Book, incident: str, until: str, rule: str = DEFAULT) -> Json:
    """One incident as the book had it at a moment; NotThere where none of its reports was in the book yet."""
    now = book.derived.members(book.derived.incident(incident)["id"])
    ids = {f.id for f in book.store.reports(now).values()}
    walk = Walk(book, neighbourhood(book, incident))
    walk.to(until)
    best = best_of(walk, ids, book.rulings(until), rule)
    if best is None:
        raise NotThere(f"{incident}: the book held no report of it at {until.rstrip('~')}")
    by_id = {m.record["report"]["id"]: m for m in walk.members.values()}
    return with_claims(best, [by_id[r] for r in best["reports"]])


def best_of(walk: Walk, ids: set[str], rulings: Rulings, rule: str = DEFAULT) -> Json | None:
    """Of the incidents at a moment the one that holds most of some reports."""
    found = [incident_record([walk.members[k] for k in g], rule) for g in walk.groups(ids, rulings)]
    return max(found, key=lambda r: (len(ids & set(r["reports"])), r["id"]), default=None)


def history(book: Book, incident: str) -> list[Step]:
    """Every moment at which an incident changed: reports that came, judgements, and the tolls the book then gave."""
    home = book.derived.incident(incident)["id"]
    near = neighbourhood(book, incident)
    ids = {f.id for f in book.store.reports(book.derived.members(home)).values()}
    walk = Walk(book, near)
    judged = bool(book.store.heads()["judgements"][0])
    steps: list[Step] = []
    for at, what in sorted(changes(book, near, ids).items()):
        walk.to(at)
        best = best_of(walk, ids, book.rulings(at) if judged else NONE)
        if best is None:
            continue
        tolls = best["estimates"]
        step = Step(at, "; ".join(what), tuple(best["reports"]), tolls["killed"], tolls["injured"])
        if not steps or (steps[-1].reports, steps[-1].killed, steps[-1].injured) != (step.reports, step.killed, step.injured):
            steps.append(step)
    return steps


def changes(book: Book, near: set[str], ids: set[str]) -> dict[str, list[str]]:
    """The moments at which something near an incident was added or judged, and what."""
    found: dict[str, list[str]] = {}
    for filed in book.store.reports(near).values():
        found.setdefault(filed.added_at, []).append(f"report {filed.id} added")
    for at, report in book.store.codings(near):
        if f"report {report} added" not in found.get(at, []):
            found.setdefault(at, []).append(f"report {report} coded anew")
    log = book.store.rulings()
    names = {r.id: r for r in log}
    for ruling in log:
        about = names.get(ruling.undoes or ruling.id, ruling)
        if any(n in ids for pair in about.pairs for n in pair):
            found.setdefault(ruling.added_at, []).append(
                f"{ruling.who}: {ruling.verdict}{f' {ruling.undoes}' if ruling.undoes else ''}"
            )
    return {at: sorted(what) for at, what in found.items()}
