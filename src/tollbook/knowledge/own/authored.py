"""A user's own YAML files, in the format of the curated ones: read, checked, and written to an entry at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tollbook.model.error import KnowledgeError

FILE = "own.yaml"
HEAD = 'source: "Own knowledge, written with `tollbook unknown accept` or by hand"\n{group}:\n'
NEEDED = {"places": ("id", "name", "kind", "country", "latitude", "longitude"), "actors": ("id", "name", "kind")}
Json = dict[str, Any]


def authored(folder: Path, group: str) -> list[Json]:
    """The entries of every YAML file in ``folder/places`` or ``folder/actors``; KnowledgeError where one is wrong."""
    found: list[Json] = []
    seen: dict[str, str] = {}
    for path in sorted((folder / group).glob("*.yaml")):
        for entry, source in _entries(path, group):
            missing = [k for k in NEEDED[group] if k not in entry]
            if missing:
                raise KnowledgeError(f"{path}: {entry.get('id') or entry.get('name')!r} has no {', '.join(missing)}")
            if entry["id"] in seen:
                raise KnowledgeError(f"{path}: {entry['id']!r} stands in {seen[entry['id']]} too")
            seen[entry["id"]] = path.name
            found.append({**entry, "file": path.name, "source": str(entry.get("source") or source or path.name)})
    return found


def _entries(path: Path, group: str) -> Iterator[tuple[Json, str | None]]:
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path}: {error}") from None
    entries = document.get(group) if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise KnowledgeError(f"{path}: no list of {group}")
    yield from ((entry, document.get("source")) for entry in entries)


def write_entry(folder: Path, group: str, entry: Mapping[str, Any]) -> Path:
    """Append an entry to the user's own file, making it where there is none; what stood in the file stays as it was written."""
    path = folder / group / FILE
    if any(known["id"] == entry["id"] for known in authored(folder, group)):
        raise KnowledgeError(f"{path}: {entry['id']!r} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else HEAD.format(group=group)
    lines = yaml.safe_dump(dict(entry), allow_unicode=True, sort_keys=False, width=1000).splitlines()
    block = "\n".join(["  - " + lines[0], *("    " + line for line in lines[1:])])
    new = path.with_suffix(".new")
    new.write_text(f"{before.rstrip()}\n{block}\n", encoding="utf-8")
    os.replace(new, path)
    authored(folder, group)
    return path
