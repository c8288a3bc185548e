"""A release: the state of the book as a data package with codebook and checksums, the same bytes whenever it is made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tollbook.estimates import GRADES, profile, profile_names
from tollbook.exports import acled, table, ucdp
from tollbook.exports.known import Json, Known
from tollbook.exports.write import UNSAID, export, line

Incidents = Callable[[str], Sequence[Known]]
CSV_FILES = {"incidents.csv": ("csv", "median"), "acled.csv": ("acled", "acled"), "ucdp.csv": ("ucdp", "ucdp")}
COLUMNS = {"incidents.csv": table.COLUMNS, "acled.csv": acled.COLUMNS, "ucdp.csv": ucdp.COLUMNS}


@dataclass(frozen=True, slots=True)
class State:
    """What is released: a name, the moment, the book's heads, the coded reports, and the incidents under any counting rule."""

    name: str
    at: str
    heads: Mapping[str, tuple[int, str]]
    reports: Sequence[Json]
    incidents: Incidents


def release_files(state: State) -> dict[str, bytes]:
    """Every file of a release by its name, checksums last."""
    files = {"reports.jsonl": "".join(line(dict(r)) for r in state.reports)}
    files["incidents.jsonl"] = "".join(export(state.incidents("median"), "incidents", []))
    files["incidents.geojson"] = "".join(export(state.incidents("median"), "geojson", []))
    files["plover.jsonl"] = "".join(export(state.incidents("median"), "plover", []))
    for name, (form, rule) in CSV_FILES.items():
        files[name] = "".join(export(state.incidents(rule), form, []))
    files["outlets.csv"] = outlets(state.reports)
    files["codebook.md"] = codebook()
    made = {name: text.encode("utf-8") for name, text in files.items()}
    made["datapackage.json"] = package(state, made)
    made["checksums.txt"] = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(made.items())).encode()
    return made


def write_release(state: State, folder: Path) -> dict[str, str]:
    """Write a release into a folder and give the checksum of every file."""
    folder.mkdir(parents=True, exist_ok=True)
    files = release_files(state)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: digest(data) for name, data in sorted(files.items())}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def outlets(reports: Iterable[Json]) -> str:
    """Which outlets were covered and when: adding one makes an artificial rise, so every release says it."""
    days: dict[str, list[str]] = {}
    for record in reports:
        head = record["report"]
        days.setdefault(head.get("outlet") or "", []).append(head.get("published") or "")
    rows = [f"{quoted(o)},{len(d)},{min((x for x in d if x), default='')},{max(d)}" for o, d in sorted(days.items())]
    return "outlet,reports,first,last\n" + "".join(f"{row}\n" for row in rows)


def quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"' if any(c in words for c in ',"\n') else words


def package(state: State, files: Mapping[str, bytes]) -> bytes:
    """The Frictionless description of the files."""
    resources: list[dict[str, Any]] = []
    for name, data in sorted(files.items()):
        entry: dict[str, Any] = {
            "name": name.replace(".", "-"),
            "path": name,
            "bytes": len(data),
            "hash": f"sha256:{digest(data)}",
        }
        if name in COLUMNS:
            entry["schema"] = {"fields": [{"name": c, "type": "any"} for c in COLUMNS[name]], "missingValues": [""]}
        resources.append(entry)
    heads = {table: {"rows": n, "seal": seal} for table, (n, seal) in sorted(state.heads.items())}
    described = {"name": state.name, "created": state.at, "profile": "data-package", "book": heads, "resources": resources}
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def codebook() -> str:
    """The codebook of a release, made from the program itself: counting rules, grades, columns and what they cannot say."""
    parts = ["# Codebook\n", "## Counting rules\n"]
    for name in profile_names():
        rule = profile(name)
        parts.append(f"### {rule.title} (`{rule.id}`)\n\n{rule.rule}\n\nSource: {rule.source}\n")
    parts += ["## Grades\n", "".join(f"- **{g}**: {why}\n" for g, why in GRADES.items())]
    for name, columns in COLUMNS.items():
        said = UNSAID[CSV_FILES[name][0]]
        parts += [f"## Columns of {name}\n", "".join(f"- `{c}`{f': {said[c]}' if c in said else ''}\n" for c in columns)]
    return "\n".join(parts)


def differences(old: Iterable[Json], new: Iterable[Json]) -> dict[str, Any]:
    """What changed between two releases: incidents added, removed, and changed with the fields that did.

    >>> differences([], [])
    {'added': [], 'removed': [], 'changed': []}
    """
    before, after = {i["id"]: i for i in old}, {i["id"]: i for i in new}
    changed = []
    for name in sorted(before.keys() & after.keys()):
        fields = {f: [before[name].get(f), after[name].get(f)] for f in ("date", "place", "codes", "actors", "reports", "grade")}
        fields |= {m: [bounds(before[name], m), bounds(after[name], m)] for m in ("killed", "injured")}
        found = {f: {"was": a, "is": b} for f, (a, b) in fields.items() if a != b}
        if found:
            changed.append({"id": name, "fields": found})
    return {"added": sorted(after.keys() - before.keys()), "removed": sorted(before.keys() - after.keys()), "changed": changed}


def bounds(incident: Json, metric: str) -> Any:
    estimate = (incident.get("estimates") or {}).get(metric)
    return None if estimate is None else [estimate["low"], estimate["best"], estimate["high"]]
