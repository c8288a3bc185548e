"""Making releases, making them again, and comparing them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tollbook.book import Book, incidents_at
from tollbook.book.incident import Member, with_claims
from tollbook.book.past import members_at
from tollbook.exports.known import Known
from tollbook.exports.release import State, differences, write_release
from tollbook.store import NotThere
from tollbook.store.records import unnamed

Json = dict[str, Any]


def state(book: Book, name: str, at: str, heads: Mapping[str, tuple[int, str]]) -> State:
    """The book as it stood at a moment, under a name."""
    keys = list(book.store.all_reports(at))
    records = book.store.records(keys, at)
    members = {m.record["report"]["id"]: m for m in members_at(book, keys, at)}
    reports = sorted((unnamed(r) for r in records.values()), key=lambda r: str(r["report"]["id"]))

    @cache
    def incidents(rule: str) -> Sequence[Known]:
        return [known(i, members) for i in incidents_at(book, at, rule)]

    return State(name, at, heads, reports, incidents)


def known(incident: Json, members: Mapping[str, Member]) -> Known:
    of = [members[r] for r in incident["reports"]]
    return Known(with_claims(incident, of), [unnamed(m.record) for m in of])


def make(book: Book, name: str, who: str, out: Path) -> list[str]:
    """Make a release, write it, and log its checksums; nothing differs in a new one."""
    with book.writing():
        at = book.stamp()
        heads = book.store.heads()
        files = write_release(state(book, name, at, heads), out)
        manifest = {"files": files, "heads": {t: list(h) for t, h in heads.items()}}
        book.store.add_release(name, manifest, who, at)
    return []


def made_again(book: Book, name: str, logged: tuple[Json, str], out: Path) -> list[str]:
    """Write an older release again and name the files that came out otherwise than they were released."""
    manifest, at = logged
    heads = {t: (int(n), str(seal)) for t, (n, seal) in manifest["heads"].items()}
    files = write_release(state(book, name, at, heads), out)
    return sorted(f for f in files.keys() | manifest["files"].keys() if files.get(f) != manifest["files"].get(f))


def changes(opened: Callable[[], Any], old: str, new: str) -> Json:
    """What changed between two releases, each a name in the book or a folder it was written to."""
    sides = [released(opened, name) for name in (old, new)]
    return differences(*sides)


def released(opened: Callable[[], Any], name: str) -> list[Json]:
    file = Path(name) / "incidents.jsonl"
    if file.is_file():
        return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
    with opened() as book:
        moments = {n: at for n, _, _, at in book.store.releases()}
        if name not in moments:
            raise NotThere(f"{name}: no release of this name in the book, and no folder with one")
        return incidents_at(book, moments[name])
