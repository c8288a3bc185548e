# ruff: noqa: E501 (SQL and tables of types read better in long lines)
"""The tables of the book, and the numbered steps that bring an older book up to date."""

from __future__ import annotations

from collections.abc import Callable

from tollbook.store.engine import Engine
from tollbook.store.error import StoreError

LEDGER = ("reports", "claims", "judgements", "releases")
DERIVED = ("sketches", "blocks", "pairs", "incidents", "memberships", "incident_actors", "pending")
TYPES = {
    "sqlite": {"SERIAL": "INTEGER PRIMARY KEY", "HASH": "BLOB NOT NULL", "NUMBER": "REAL", "BOTH": "WITHOUT ROWID", "EXACT": ""},
    "postgres": {"SERIAL": "BIGINT PRIMARY KEY", "HASH": "BYTEA NOT NULL", "NUMBER": "DOUBLE PRECISION", "BOTH": "", "EXACT": 'COLLATE "C"'},
}  # fmt: skip

LEDGER_TABLES = """
CREATE TABLE reports (seq {SERIAL}, key TEXT NOT NULL UNIQUE, id TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL, title TEXT,
  outlet TEXT, published TEXT, language TEXT, url TEXT, added_at TEXT NOT NULL, hash {HASH});
CREATE INDEX reports_id ON reports (id);
CREATE INDEX reports_added ON reports (added_at);
CREATE TABLE claims (seq {SERIAL}, id TEXT NOT NULL UNIQUE, report TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL,
  method TEXT NOT NULL, added_at TEXT NOT NULL, hash {HASH});
CREATE INDEX claims_report ON claims (report, facet);
CREATE TABLE judgements (seq {SERIAL}, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, pairs TEXT NOT NULL, undoes TEXT,
  who TEXT NOT NULL, reason TEXT, added_at TEXT NOT NULL, hash {HASH});
CREATE TABLE releases (seq {SERIAL}, name TEXT NOT NULL UNIQUE, manifest TEXT NOT NULL, who TEXT NOT NULL, added_at TEXT NOT NULL, hash {HASH});
CREATE TABLE heads (name TEXT PRIMARY KEY, seq BIGINT NOT NULL, hash {HASH})
"""
DERIVED_TABLES = """
CREATE TABLE sketches (report TEXT {EXACT} PRIMARY KEY, line TEXT NOT NULL) {BOTH};
CREATE TABLE blocks (block TEXT {EXACT} NOT NULL, report TEXT {EXACT} NOT NULL, PRIMARY KEY (block, report)) {BOTH};
CREATE TABLE block_days (block TEXT {EXACT} NOT NULL, day TEXT {EXACT} NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (block, day)) {BOTH};
CREATE TABLE pairs (a TEXT {EXACT} NOT NULL, b TEXT {EXACT} NOT NULL, logit {NUMBER} NOT NULL, PRIMARY KEY (a, b)) {BOTH};
CREATE TABLE incidents (n {SERIAL}, id TEXT NOT NULL UNIQUE, start_day TEXT, end_day TEXT, country TEXT, admin1 TEXT, place TEXT,
  event_type TEXT, sub_event_type TEXT, latitude {NUMBER}, longitude {NUMBER}, killed_low INTEGER, killed_best {NUMBER}, killed_high INTEGER,
  injured_best {NUMBER}, reports INTEGER NOT NULL, summary TEXT NOT NULL);
CREATE INDEX incidents_day ON incidents (start_day, id);
CREATE INDEX incidents_country ON incidents (country, start_day, id);
CREATE INDEX incidents_type ON incidents (sub_event_type, start_day, id);
CREATE INDEX incidents_killed ON incidents (killed_best, start_day, id);
CREATE TABLE memberships (report TEXT {EXACT} PRIMARY KEY, incident TEXT NOT NULL);
CREATE INDEX memberships_incident ON memberships (incident);
CREATE TABLE incident_actors (name TEXT {EXACT} NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (name, incident)) {BOTH};
CREATE INDEX incident_actors_incident ON incident_actors (incident);
CREATE TABLE pending (report TEXT {EXACT} PRIMARY KEY) {BOTH}
"""
SEARCH = {
    "sqlite": """
CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='seq', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE incident_boxes USING rtree(n, south, north, west, east)
""",
    "postgres": """
CREATE INDEX report_words ON reports USING GIN (to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 250000)));
CREATE INDEX incident_boxes ON incidents (latitude, longitude)
""",
}


def first(engine: Engine) -> None:
    """The tables of the first version, with triggers that refuse to change what is in the ledger."""
    types = TYPES[engine.dialect]
    for part in (LEDGER_TABLES, DERIVED_TABLES, SEARCH[engine.dialect]):
        for statement in part.strip().split(";\n"):
            engine.run(statement if part is SEARCH[engine.dialect] else statement.format(**types))
    seal(engine)


def seal(engine: Engine) -> None:
    if engine.dialect == "postgres":
        engine.run(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the ledger is append only'; END $$"
        )
    for table in LEDGER:
        for deed in ("UPDATE", "DELETE"):
            name = f"{table}_no_{deed.lower()}"
            if engine.dialect == "sqlite":
                engine.run(
                    f"CREATE TRIGGER {name} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END"
                )
            else:
                engine.run(f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()")


def second(engine: Engine) -> None:
    """Number every change of the incidents, so that whoever shows them reads only what changed since they last looked."""
    engine.run(f"CREATE TABLE changes (n {TYPES[engine.dialect]['SERIAL']}, incident TEXT NOT NULL UNIQUE)")
    engine.run("INSERT INTO changes (n, incident) SELECT n, id FROM incidents")
    engine.run("CREATE INDEX reports_language ON reports (key, language)")


NUMBERED = """
CREATE TABLE numbered_sketches (n {SERIAL}, report TEXT {EXACT} NOT NULL, line TEXT NOT NULL);
INSERT INTO numbered_sketches SELECT r.seq, s.report, s.line FROM sketches s JOIN reports r ON r.key = s.report ORDER BY r.seq;
CREATE TABLE numbered_blocks (block TEXT {EXACT} NOT NULL, day INTEGER NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (block, day, n)) {BOTH};
INSERT INTO numbered_blocks SELECT b.block, CASE WHEN substr(b.block, 1, 1) = 'D' THEN {START} ELSE 0 END, s.n
  FROM blocks b JOIN reports r ON r.key = b.report JOIN numbered_sketches s ON s.n = r.seq ORDER BY 1, 2, 3;
CREATE TABLE numbered_pairs (a BIGINT NOT NULL, b BIGINT NOT NULL, logit {NUMBER} NOT NULL, PRIMARY KEY (a, b)) {BOTH};
INSERT INTO numbered_pairs SELECT x.seq, y.seq, p.logit FROM pairs p JOIN reports x ON x.key = p.a JOIN reports y ON y.key = p.b ORDER BY 1, 2;
CREATE TABLE numbered_memberships (n {SERIAL}, incident TEXT NOT NULL);
INSERT INTO numbered_memberships SELECT r.seq, m.incident FROM memberships m JOIN reports r ON r.key = m.report ORDER BY r.seq;
DROP TABLE block_days;
DROP TABLE blocks;
DROP TABLE pairs;
DROP TABLE memberships;
DROP TABLE sketches;
DROP INDEX reports_language;
ALTER TABLE numbered_sketches RENAME TO sketches;
ALTER TABLE numbered_blocks RENAME TO blocks;
ALTER TABLE numbered_pairs RENAME TO pairs;
ALTER TABLE numbered_memberships RENAME TO memberships;
CREATE INDEX memberships_incident ON memberships (incident);
CREATE INDEX reports_language ON reports (seq, language)
"""
START = {"sqlite": "json_extract(s.line, '$[2]')", "postgres": "(s.line::json ->> 2)::integer"}


def third(engine: Engine) -> None:
    """Reports in the derived tables by number: text keys spread what is added at one time over the whole of a large file."""
    for statement in NUMBERED.strip().split(";\n"):
        engine.run(statement.format(**TYPES[engine.dialect], START=START[engine.dialect]))


MIGRATIONS: tuple[Callable[[Engine], None], ...] = (first, second, third)
"""Step number n brings a book from version n to version n + 1. Steps are only ever added."""


def version(engine: Engine) -> int:
    """The version of an open book's tables; 0 where it has none yet."""
    if engine.dialect == "sqlite":
        there = engine.run("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'")
    else:
        there = engine.run("SELECT 1 FROM pg_tables WHERE tablename = 'schema_version' AND schemaname = current_schema()")
    return int(engine.run("SELECT max(version) FROM schema_version")[0][0]) if there else 0


def migrate(engine: Engine, steps: tuple[Callable[[Engine], None], ...] = MIGRATIONS) -> int:
    """Bring the book to the newest version; StoreError where the book is newer than this program."""
    found = version(engine)
    if found > len(steps):
        raise StoreError(
            f"{engine.url}: the book has version {found}, this program knows up to {len(steps)}; install a newer tollbook"
        )
    if found == len(steps):
        return found
    with engine.writing():
        found = version(engine)
        if found == 0:
            engine.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)")
        for number in range(found, len(steps)):
            steps[number](engine)
            engine.run("INSERT INTO schema_version (version) VALUES (?)", (number + 1,))
    return len(steps)
