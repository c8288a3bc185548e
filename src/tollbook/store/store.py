"""The book's tables behind one interface: add reports and codings, ask for them again, judge, release, search, verify."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tollbook.store.engine import Engine, Row
from tollbook.store.error import NotThere, StoreError
from tollbook.store.ledger import COLUMNS, Chain, broken_content, broken_links, canonical, digest, head, name_of
from tollbook.store.records import Json, entries, rebuild
from tollbook.store.schema import LEDGER, migrate
from tollbook.store.shelf import asked

REPORT = ("seq", *COLUMNS["reports"])


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the book keeps it: ``key`` names this text and head; ``id`` is the caller's and may come again."""

    seq: int
    key: str
    id: str
    digest: str
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement as logged: ``same``, ``not same`` or ``unsure`` of some pairs of reports, or ``undo`` of an earlier one."""

    seq: int
    id: str
    verdict: str
    pairs: tuple[tuple[str, str], ...]
    undoes: str | None
    who: str
    reason: str | None
    added_at: str


class Store:
    """An open book. Every change happens inside ``writing()``; what it did is on the disk when that block ends."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.chains: dict[str, Chain] = {}
        migrate(engine)

    def close(self) -> None:
        """Close the database."""
        self.engine.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One group of changes: kept as a whole or not at all, after those of any other writer."""
        with self.engine.writing():
            self.chains = {}
            yield

    def chain(self, table: str) -> Chain:
        if table not in self.chains:
            self.chains[table] = Chain(self.engine, table)
        return self.chains[table]

    def add_report(self, text: str, report: Mapping[str, Any], at: str) -> tuple[str, bool]:
        """Keep a report's text and head; give its key and whether it is new to the book."""
        refuse_unstorable(report["id"], text, report)
        fields = [report.get(k) for k in ("title", "outlet", "published", "language", "url")]
        key = name_of("report", report["id"], text, *fields)
        if self.engine.run("SELECT 1 FROM reports WHERE key = ?", (key,)):
            return key, False
        seq = self.chain("reports").append([(key, report["id"], digest(text), text, *fields, at)])
        if self.engine.dialect == "sqlite":
            self.engine.run("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", (seq, report.get("title"), text))
        return key, True

    def add_coding(self, key: str, record: Mapping[str, Any], method: str, at: str) -> bool:
        """Keep the claims of a coded report; False where the same method already made exactly these."""
        made = {e.id: e for e in entries(key, record, method)}
        there = {r[0] for r in self.engine.run("SELECT id FROM claims WHERE report = ?", (key,))}
        coding = next(reversed(made))
        if coding in there:
            return False
        self.chain("claims").append([(e.id, key, e.facet, e.value, method, at) for e in made.values() if e.id not in there])
        return True

    def report(self, name: str) -> Filed:
        """A report by its key, or the newest version under an id."""
        sql = f"SELECT {', '.join(REPORT)} FROM reports WHERE key = ? OR id = ? ORDER BY seq DESC LIMIT 1"
        found = self.engine.run(sql, (name, name))
        if not found:
            raise NotThere(f"{name}: no such report in the book")
        return Filed(*found[0])

    def versions(self, report_id: str) -> list[str]:
        """The keys of every version of a report, oldest first."""
        return [r[0] for r in self.engine.run("SELECT key FROM reports WHERE id = ? ORDER BY seq", (report_id,))]

    def reports(self, keys: Iterable[str]) -> dict[str, Filed]:
        """Reports by their keys."""
        sql = f"SELECT {', '.join(REPORT)} FROM reports WHERE key IN ({{}})"
        return {str(row[1]): Filed(*row) for row in asked(self.engine, sql, sorted(set(keys)))}

    def all_reports(self, until: str | None = None) -> Iterator[str]:
        """The keys of all reports added up to a moment: of every id only its newest version by then."""
        newest: dict[str, str] = {}
        for key, report_id in self.engine.stream("SELECT key, id FROM reports WHERE added_at <= ? ORDER BY seq", (until or "9",)):
            newest[report_id] = key
        yield from newest.values()

    def records(self, keys: Iterable[str], until: str | None = None) -> dict[str, Json]:
        """The newest coding of some reports (by a moment), every toll with the name of its claim."""
        claims: dict[str, dict[str, tuple[str, str]]] = {}
        codings: dict[str, str] = {}
        sql = "SELECT report, id, facet, value FROM claims WHERE report IN ({}) ORDER BY seq"
        if until is not None:
            sql = sql.replace("WHERE", f"WHERE added_at <= '{until.replace(chr(39), '')}' AND")
        for report, claim, facet, value in asked(self.engine, sql, sorted(set(keys))):
            claims.setdefault(report, {})[claim] = (facet, value)
            if facet == "coding":
                codings[report] = value
        return {report: rebuild(coding, claims[report]) for report, coding in codings.items()}

    def codings(self, keys: Iterable[str]) -> list[tuple[str, str]]:
        """When each of some reports was coded, and the report's id."""
        sql = (
            "SELECT c.added_at, r.id FROM claims c JOIN reports r ON r.key = c.report "
            "WHERE c.report IN ({}) AND c.facet = 'coding' ORDER BY c.seq"
        )
        return [(at, report) for at, report in asked(self.engine, sql, sorted(set(keys)))]

    def coded(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """When each of some reports was coded, and the report's key."""
        sql = "SELECT added_at, report FROM claims WHERE report IN ({}) AND facet = 'coding' ORDER BY seq"
        yield from ((at, key) for at, key in asked(self.engine, sql, sorted(set(keys))))

    def reports_by(self, until: str) -> int:
        """The number of the last report that was in the book at a moment; the log never runs backwards."""
        sql = "SELECT seq FROM reports WHERE added_at <= ? ORDER BY added_at DESC, seq DESC LIMIT 1"
        found = self.engine.run(sql, (until,))
        return int(found[0][0]) if found else 0

    def claim(self, name: str) -> Row:
        """A claim by its name: id, report, facet, value, method, added_at."""
        found = self.engine.run("SELECT id, report, facet, value, method, added_at FROM claims WHERE id = ?", (name,))
        if not found:
            raise NotThere(f"{name}: no such claim in the book")
        return found[0]

    def judge(self, verdict: str, pairs: Sequence[tuple[str, str]], who: str, at: str, *, reason: str | None = None) -> str:
        """Log a judgement of some pairs of reports (by key) and give its id."""
        return self.rule((verdict, [list(p) for p in pairs], None, who, reason, at))

    def undo(self, judgement: str, who: str, at: str, *, reason: str | None = None) -> str:
        """Log that an earlier judgement no longer holds; undoing an undo brings the judgement back."""
        if not self.engine.run("SELECT 1 FROM judgements WHERE id = ?", (judgement,)):
            raise NotThere(f"{judgement}: no such judgement in the book")
        return self.rule(("undo", [], judgement, who, reason, at))

    def rule(self, content: tuple[str, list[list[str]], str | None, str, str | None, str]) -> str:
        verdict, pairs, undoes, who, reason, at = content
        chain = self.chain("judgements")
        name = name_of("judgement", chain.seq + 1, *content)
        chain.append([(name, verdict, canonical(pairs), undoes, who, reason, at)])
        return name

    def rulings(self, until: str | None = None) -> list[Ruling]:
        """Every judgement logged up to a moment, oldest first."""
        sql = f"SELECT seq, {', '.join(COLUMNS['judgements'])} FROM judgements WHERE added_at <= ? ORDER BY seq"
        rows = self.engine.run(sql, (until or "9",))
        return [Ruling(s, i, v, tuple((a, b) for a, b in json.loads(p)), u, w, r, t) for s, i, v, p, u, w, r, t in rows]

    def add_release(self, name: str, manifest: Mapping[str, Any], who: str, at: str) -> None:
        """Log a release: its name and the checksums of what it holds. A name is given once."""
        if self.engine.run("SELECT 1 FROM releases WHERE name = ?", (name,)):
            raise StoreError(f"{name}: there is already a release of this name, and releases never change")
        self.chain("releases").append([(name, canonical(manifest), who, at)])

    def releases(self) -> list[tuple[str, Json, str, str]]:
        """Every release: name, manifest, who made it and when."""
        rows = self.engine.run("SELECT name, manifest, who, added_at FROM releases ORDER BY seq")
        return [(n, json.loads(m), w, t) for n, m, w, t in rows]

    def newest(self) -> str:
        """The latest moment in the log; empty where nothing is logged."""
        rows = [self.engine.run(f"SELECT added_at FROM {table} ORDER BY seq DESC LIMIT 1") for table in LEDGER]
        return max((str(r[0][0]) for r in rows if r), default="")

    def heads(self) -> dict[str, tuple[int, str]]:
        """How many rows each append-only table has, and the seal of the last one."""
        return {t: (seq, seal.hex()) for t in LEDGER for seq, seal in [head(self.engine, t)]}

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Reports that hold all the words (a phrase in quotation marks as it stands), best first: key and an excerpt."""
        terms = terms_of(words)
        if not terms:
            return []
        if self.engine.dialect == "sqlite":
            quoted = " ".join('"' + t.replace('"', '""') + '"' for t in terms)
            sql = (
                "SELECT r.key, snippet(report_words, 1, '[', ']', ' ... ', 16) FROM report_words "
                "JOIN reports r ON r.seq = report_words.rowid WHERE report_words MATCH ? ORDER BY rank, r.seq LIMIT ?"
            )
            return [(k, s) for k, s in self.engine.run(sql, (quoted, limit))]
        vector = "to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 250000))"
        asked_for = "websearch_to_tsquery('simple', ?)"
        sql = (
            f"SELECT key, ts_headline('simple', text, {asked_for}, 'StartSel=[,StopSel=],MaxWords=16,MinWords=8') FROM reports "
            f"WHERE {vector} @@ {asked_for} ORDER BY ts_rank({vector}, {asked_for}) DESC, seq LIMIT ?"
        )
        query = " ".join(f'"{t}"' for t in terms)
        return [(k, s) for k, s in self.engine.run(sql, (query, query, query, limit))]

    def problems(self) -> list[str]:
        """Everything in the ledger that is not as it was written; an empty list is a sound book."""
        found = self.engine.sound()
        try:
            for table in LEDGER:
                found += broken_links(self.engine, table)
            found += broken_content(self.engine)
        except (StoreError, UnicodeError, ValueError) as error:
            found.append(f"the book cannot be read to its end: {error}")
        return found


def refuse_unstorable(name: str, text: str, report: Mapping[str, Any]) -> None:
    """No database keeps a NUL or half a surrogate pair, and quietly changing the text would move every span."""
    whole = canonical([text, dict(report)])
    if "\\u0000" in whole or "\x00" in text:
        raise StoreError(f"{name}: the text holds a NUL character and cannot be kept as it is")
    try:
        whole.encode("utf-8")
    except UnicodeEncodeError as error:
        raise StoreError(f"{name}: the text holds half a surrogate pair and cannot be kept as it is") from error


def terms_of(words: str) -> list[str]:
    """The words and quoted phrases of a search.

    >>> terms_of('clinic "northern gate" shelled')
    ['clinic', 'northern gate', 'shelled']
    """
    found: list[str] = []
    for n, part in enumerate(words.split('"')):
        found += [part.strip()] if n % 2 else part.split()
    return [t for t in found if any(c.isalnum() for c in t)]
