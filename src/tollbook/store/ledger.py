"""The append-only tables: reports, claims, judgements, releases, each row sealed by a hash over itself and the row before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from tollbook.store.engine import Engine, Row

COLUMNS = {
    "reports": ("key", "id", "digest", "text", "title", "outlet", "published", "language", "url", "added_at"),
    "claims": ("id", "report", "facet", "value", "method", "added_at"),
    "judgements": ("id", "verdict", "pairs", "undoes", "who", "reason", "added_at"),
    "releases": ("name", "manifest", "who", "added_at"),
}
ZERO = bytes(32)


def canonical(value: Any) -> str:
    """The one way a value is written down, so that equal values have equal hashes.

    >>> canonical({"b": 1, "a": [None, "é"]})
    '{"a":[null,"é"],"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(words: str) -> str:
    """The SHA-256 of some words, as 64 hexadecimal digits; lone surrogates of a badly decoded page count as they stand."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def name_of(*parts: Any) -> str:
    """The name of some content: the first 16 hexadecimal digits of its hash.

    >>> name_of("r1", "Two people died.") == name_of("r1", "Two people died.")
    True
    """
    return digest(canonical(parts))[:16]


def sealed(before: bytes, seq: int, row: Sequence[Any]) -> bytes:
    """The hash of a row, over the hash of the row before it."""
    return hashlib.sha256(before + canonical([seq, *row]).encode("utf-8", "surrogatepass")).digest()


class Chain:
    """The end of one append-only table, and how rows are added to it inside a write transaction."""

    def __init__(self, engine: Engine, table: str) -> None:
        self.engine, self.table = engine, table
        self.seq, self.hash = head(engine, table)
        columns = ("seq", *COLUMNS[table], "hash")
        self.insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def append(self, rows: Sequence[Sequence[Any]]) -> int:
        """Add rows, sealed one after another, and give the number of the last."""
        made = []
        for row in rows:
            self.seq += 1
            self.hash = sealed(self.hash, self.seq, row)
            made.append((self.seq, *row, self.hash))
        if made:
            self.engine.run_many(self.insert, made)
            self.engine.run(
                "INSERT INTO heads (name, seq, hash) VALUES (?, ?, ?) "
                "ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
                (self.table, self.seq, self.hash),
            )
        return self.seq


def head(engine: Engine, table: str) -> tuple[int, bytes]:
    """The number and hash of the last row of a table; 0 and zeros where it is empty."""
    found = engine.run("SELECT seq, hash FROM heads WHERE name = ?", (table,))
    return (int(found[0][0]), bytes(found[0][1])) if found else (0, ZERO)


def broken_links(engine: Engine, table: str) -> Iterator[str]:
    """Every row of a table that is not what was sealed, or is missing."""
    before, expected = ZERO, 1
    columns = ", ".join(("seq", *COLUMNS[table], "hash"))
    for seq, *row, seal in engine.stream(f"SELECT {columns} FROM {table} ORDER BY seq"):
        if seq != expected:
            yield f"{table}: rows {expected} to {seq - 1} are missing"
        elif sealed(before, seq, row) != bytes(seal):
            yield f"{table} row {seq} ({row[0]}): its content or its seal was changed"
        before, expected = bytes(seal), int(seq) + 1
    last, seal = head(engine, table)
    if (last, seal) != (expected - 1, before):
        yield f"{table}: the book noted {last} rows and their last seal, but there are {expected - 1} or the seal differs"


def broken_content(engine: Engine) -> Iterator[str]:
    """Every report whose text has another digest than noted, and every claim whose name or words do not match."""
    report, text = "", ""
    sql = (
        "SELECT c.id, c.report, c.facet, c.value, c.method, r.text, r.digest FROM claims c "
        "JOIN reports r ON r.key = c.report ORDER BY c.report, c.seq"
    )
    for claim, key, facet, value, method, found, noted in engine.stream(sql):
        if key != report:
            report, text = key, found
            if digest(text) != noted:
                yield f"report {key}: its text is not the text that was added"
        yield from broken_claim((claim, key, facet, value, method), text)
    for (claim,) in engine.run("SELECT id FROM claims WHERE report NOT IN (SELECT key FROM reports)"):
        yield f"claim {claim}: its report is not in the book"


def broken_claim(row: Row, text: str) -> Iterator[str]:
    claim, key, facet, value, method = row
    try:
        content = json.loads(value)
    except ValueError:
        yield f"claim {claim}: its value cannot be read"
        return
    if claim_name(key, facet, content, method) != claim:
        yield f"claim {claim}: its name does not fit its content"
    for span in spans_in(content):
        if text[span["start"] : span["end"]] != span["text"]:
            yield f"claim {claim}: its words do not stand in the report at {span['start']} to {span['end']}"


def claim_name(report: str, facet: str, value: Any, method: str) -> str:
    """The name of a claim: the hash of its content, its report and the method that made it."""
    return name_of(report, facet, value, method)


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere inside a claim's value."""
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "text"} and isinstance(value["start"], int):
            yield value
        else:
            for part in value.values():
                yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)
