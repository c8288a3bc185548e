"""Adding to the book and asking it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from tollbook.book.incident import Json, Member, incident_record, with_claims
from tollbook.estimates import DEFAULT
from tollbook.incidents import Linker, Rulings, Sketch, sketch
from tollbook.incidents.sketch import decode
from tollbook.model.scope import CONFLICT, within
from tollbook.store import Derived, Filed, Filter, Ruling, SqlShelf, Store, StoreError, keep
from tollbook.store.shelf import asked

GROUP = 100
VERDICTS = ("same", "not same", "unsure")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report: ``added``, ``again`` (nothing new in it) or ``refused`` with the reason."""

    id: str
    outcome: str
    reason: str | None = None


def utc_now() -> str:
    """This moment in UTC, to the microsecond, as it is logged."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Book:
    """An open book. Whatever ``add``, ``judge`` and ``undo`` acknowledge is on the disk."""

    def __init__(self, store: Store, now: Callable[[], str] = utc_now) -> None:
        self.store, self.now = store, now
        self.derived = Derived(store.engine)
        self.shelf: SqlShelf[Sketch] = SqlShelf(store.engine, decode)
        self.linker = Linker(self.shelf)
        self.newest = ""

    @classmethod
    def open(cls, url: str = "tollbook.db", now: Callable[[], str] = utc_now) -> Book:
        """Open the book at a path or PostgreSQL address; it is made where there is none.

        >>> Book.open(":memory:").incidents()
        []
        """
        return cls(keep(url), now)

    def close(self) -> None:
        """Close the book."""
        self.store.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, text: str, record: Mapping[str, Any], method: str = "tollbook") -> Added:
        """Add one coded report and link it; adding it again adds nothing."""
        return next(self.add_all([(text, record)], method))

    def add_all(
        self, reports: Iterable[tuple[str, Mapping[str, Any]]], method: str = "tollbook", group: int = GROUP
    ) -> Iterator[Added]:
        """Add coded reports in groups; each is acknowledged only when its group is on the disk."""
        waiting = iter(reports)
        while batch := list(islice(waiting, group)):
            with self.writing():
                results, touched, fresh = [], set[str](), set[str]()
                for text, record in batch:
                    result, key = self.file(text, record, method)
                    results.append(result)
                    if key is not None:
                        fresh.add(key)
                        touched |= self.relink(key, text, record)
                self.regroup(touched, fresh)
            yield from results

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self.store.writing(), self.shelf.alone():
            self.newest = self.store.newest()
            yield

    def file(self, text: str, record: Mapping[str, Any], method: str) -> tuple[Added, str | None]:
        at = self.stamp()
        name = str(record["report"]["id"])
        try:
            key, new = self.store.add_report(text, {**record["report"], "id": name}, at)
        except StoreError as error:
            if "cannot be kept" not in str(error):
                raise
            return Added(name, "refused", str(error)), None
        coded = self.store.add_coding(key, record, within(record.get("scope", CONFLICT), method), at)
        if not coded or (not new and self.store.report(name).key != key):
            return Added(name, "added" if coded or new else "again"), None
        return Added(name, "added"), key

    def stamp(self) -> str:
        """This moment, or just after the newest one in the log where the clock was set back: the log never runs backwards."""
        now = max(self.now(), self.newest)
        self.newest = now
        return now

    def relink(self, key: str, text: str, record: Mapping[str, Any]) -> set[str]:
        """Put the report's newest facts in the place of older ones; the reports whose incidents may change."""
        touched: set[str] = set()
        for old in self.store.versions(str(record["report"]["id"])):
            before = self.shelf.sketch(old)
            if before is not None:
                touched |= self.linker.remove(before) | {old}
        made = sketch(key, text, record)
        return touched if made is None else touched | self.linker.add(made)

    def regroup(self, touched: set[str], fresh: set[str]) -> None:
        """Work out again the incidents of every report that the touched ones are connected to."""
        groups = self.linker.regroup(touched, self.rulings())
        reached = {k for g in groups for k in g} | touched
        homes = self.derived.homes(reached)
        stale = set(homes.values())
        unchanged, rescored = set(), []
        for incident in sorted(stale):
            members = self.derived.members(incident)
            if members in set(groups) and not fresh.intersection(members):
                unchanged.add(members)
                stale.discard(incident)
                rescored += [incident] if touched.intersection(members) else []
        new = [g for g in groups if g not in unchanged]
        members_of = {m.key: m for m in self.members([k for g in new for k in g])}
        records = [incident_record([members_of[k] for k in g]) for g in new]
        self.derived.replace(stale, records, {r["id"]: g for r, g in zip(records, new, strict=True)})
        self.derived.mark(rescored)

    def members(self, keys: Sequence[str]) -> list[Member]:
        """Reports with their records and sketches."""
        records = self.store.records(keys)
        sketches = {k: self.shelf.sketch(k) for k in keys}
        return [Member(k, records[k], s) for k, s in sorted(sketches.items()) if s is not None]

    def rulings(self, until: str | None = None) -> Rulings:
        """What people's judgements come to: the newest verdict on a pair that was not undone."""
        verdicts: dict[tuple[str, str], str] = {}
        for ruling in standing(self.store.rulings(until)):
            for pair in ruling.pairs:
                verdicts.setdefault(pair, ruling.verdict)
        keys = self.newest_keys({name for pair in verdicts for name in pair}, until)
        pairs = [
            ((keys[a], keys[b]) if keys[a] <= keys[b] else (keys[b], keys[a]), v)
            for (a, b), v in verdicts.items()
            if a in keys and b in keys
        ]
        return Rulings(tuple(p for p, v in pairs if v == "same"), frozenset(p for p, v in pairs if v == "not same"))

    def newest_keys(self, names: Iterable[str], until: str | None = None) -> dict[str, str]:
        sql = "SELECT id, key FROM reports WHERE id IN ({}) ORDER BY seq"
        if until is not None:
            sql = sql.replace("WHERE", f"WHERE seq <= {self.store.reports_by(until)} AND")
        return dict(asked(self.store.engine, sql, sorted(names)))

    def judge(self, verdict: str, pairs: Sequence[tuple[str, str]], who: str, reason: str | None = None) -> str:
        """Log a person's verdict on pairs of reports (by id) and link again; it outweighs every score until undone."""
        if verdict not in VERDICTS:
            raise StoreError(f"{verdict!r} is no verdict; say one of: {', '.join(VERDICTS)}")
        known = [(self.store.report(a).id, self.store.report(b).id) for a, b in pairs]
        ordered = [(min(p), max(p)) for p in known]
        if any(a == b for a, b in ordered):
            raise StoreError(f"{ordered[0][0]}: a report cannot be compared with itself")
        with self.writing():
            name = self.store.judge(verdict, ordered, who, self.stamp(), reason=reason)
            self.regroup(set(self.newest_keys({n for p in ordered for n in p}).values()), set())
        return name

    def undo(self, judgement: str, who: str, reason: str | None = None) -> str:
        """Log that a judgement no longer holds, and link again without it."""
        with self.writing():
            before = self.rulings()
            name = self.store.undo(judgement, who, self.stamp(), reason=reason)
            after = self.rulings()
            moved = set(before.same) ^ set(after.same) | (before.apart ^ after.apart)
            self.regroup({k for pair in moved for k in pair}, set())
        return name

    def incidents(self, **wanted: Any) -> list[Json]:
        """The incidents that fit a filter (see ``tollbook.store.Filter`` for its parts)."""
        return self.derived.select(Filter(**wanted))

    def incident(self, name: str, rule: str = DEFAULT) -> Json:
        """One incident with its claims, estimated under a counting rule; an older id leads to where its report is now."""
        found = self.derived.incident(name)
        members = self.members(self.derived.members(found["id"]))
        return with_claims(incident_record(members, rule) if rule != DEFAULT else found, members)

    def reports_of(self, incident: str) -> list[Filed]:
        """The reports of an incident, oldest publication first."""
        found = self.store.reports(self.derived.members(self.derived.incident(incident)["id"]))
        return sorted(found.values(), key=lambda f: (f.published or "9", f.id))

    def rebuild(self) -> int:
        """Drop everything derived and work it out again from the ledger; gives the number of incidents."""
        with self.writing():
            self.derived.clear()
            keys = list(self.store.all_reports())
            for i in range(0, len(keys), GROUP):
                part = keys[i : i + GROUP]
                records, texts = self.store.records(part), self.store.reports(part)
                made = [sketch(k, texts[k].text, records[k]) for k in part if k in records]
                for one in made:
                    if one is not None:
                        self.linker.add(one)
            self.regroup(set(self.shelf.reports()), set())
        return int(self.store.engine.run("SELECT count(*) FROM incidents")[0][0])


def standing(log: Sequence[Ruling]) -> list[Ruling]:
    """The judgements that hold, newest first: an undo takes one back, an undo of the undo brings it back.

    >>> standing([])
    []
    """
    undone: set[str] = set()
    kept = []
    for ruling in reversed(log):
        if ruling.id in undone:
            continue
        if ruling.verdict == "undo" and ruling.undoes is not None:
            undone.add(ruling.undoes)
        else:
            kept.append(ruling)
    return kept
