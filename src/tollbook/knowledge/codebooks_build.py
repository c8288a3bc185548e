"""Turns codebooks/*.yaml into built/codebooks.json, refusing codes that no codebook has. Same files in, same bytes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tollbook.model.error import KnowledgeError

HERE = Path(__file__).parent
Json = dict[str, Any]


def read_book(name: str, folder: Path = HERE / "codebooks") -> Json:
    """One codebook file; KnowledgeError where an entry has no source."""
    path = folder / f"{name}.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict) or not data.get("source"):
        raise KnowledgeError(f"{path.name}: no source")
    for section, rows in data.items():
        for row in rows if isinstance(rows, list) else ():
            if not row.get("source"):
                raise KnowledgeError(f"{path.name}: {section}: no source for {row}")
    return data


def act_row(act: Json) -> Json:
    """One act as it stands in the built file."""
    plover, acled = act["plover"], act["acled"]
    return {
        "name": act["name"], "violent": act["violent"], "plover_event": plover["event"], "plover_mode": plover["mode"],
        "plover_contexts": plover["contexts"], "acled_event_type": acled["event_type"],
        "acled_sub_event_type": acled["sub_event_type"], "deadly": act["ucdp"] == "deadly", "cameo": act["cameo"],
        "weapon_class": act["weapon_class"],
    }  # fmt: skip


def weapon_row(weapon: Json) -> Json:
    """One weapon class as it stands in the built file."""
    return {key: weapon[key] for key in ("name", "remote", "plover_mode", "acled_sub_event_type", "cameo")}


def compiled(folder: Path = HERE / "codebooks") -> Json:
    """The content of built/codebooks.json; KnowledgeError where an act or weapon has a code no codebook has."""
    plover, acled, cameo = (read_book(name, folder) for name in ("plover", "acled", "cameo"))
    read_book("ucdp", folder)
    modes: dict[str, list[str]] = {row["code"]: [] for row in plover["events"]}
    for row in plover["modes"]:
        modes[row["event"]].append(row["code"])
    data: Json = {
        "acts": [act_row(act) for act in read_book("acts", folder)["acts"]],
        "weapons": [weapon_row(weapon) for weapon in read_book("weapons", folder)["classes"]],
        "acled_types": {row["code"]: row["event_type"] for row in acled["sub_event_types"]},
        "plover_quads": {row["code"]: row["quad"] for row in plover["events"]},
        "plover_modes": modes,
        "plover_contexts": [row["code"] for row in plover["contexts"]],
        "plover_aliases": [[row["old"], row["event"], row["mode"]] for row in plover["aliases"]],
        "context_words": {row["context"]: row["words"] for row in plover["context_words"]},
        "cameo": [[row["code"], row["event"], row["mode"], row["context"]] for row in cameo["codes"]],
        "scores": [[row["code"], None, row["score"]] for row in plover["events"]]
        + [[row["event"], row["code"], row["score"]] for row in plover["modes"]],
    }
    faults = list(wrong_codes(data))
    if faults:
        raise KnowledgeError("; ".join(faults))
    return data


def wrong_codes(data: Json) -> Iterator[str]:
    """What is wrong in the acts' and weapons' codes, in words."""
    cameo = {row[0] for row in data["cameo"]}
    weapons = {row["name"] for row in data["weapons"]}
    for act in data["acts"]:
        yield from _wrong_plover(act, data)
        sub, kind = act["acled_sub_event_type"], act["acled_event_type"]
        if sub is not None and data["acled_types"].get(sub) != kind:
            yield f"act {act['name']}: ACLED has no {sub!r} under {kind!r}"
        if act["cameo"] not in cameo:
            yield f"act {act['name']}: CAMEO has no {act['cameo']!r}"
        if act["weapon_class"] not in weapons | {None}:
            yield f"act {act['name']}: no weapon class {act['weapon_class']!r}"
    for weapon in data["weapons"]:
        if weapon["acled_sub_event_type"] not in {*data["acled_types"], None} or weapon["cameo"] not in cameo:
            yield f"weapon class {weapon['name']}: a code no codebook has"
        if weapon["plover_mode"] not in {*data["plover_modes"]["ASSAULT"], None}:
            yield f"weapon class {weapon['name']}: no mode {weapon['plover_mode']!r} of ASSAULT"


def _wrong_plover(act: Json, data: Json) -> Iterator[str]:
    event, mode = act["plover_event"], act["plover_mode"]
    if event is not None and event not in data["plover_quads"]:
        yield f"act {act['name']}: PLOVER has no event {event!r}"
    if mode is not None and mode not in data["plover_modes"].get(event, ()):
        yield f"act {act['name']}: PLOVER {event} has no mode {mode!r}"
    for context in act["plover_contexts"]:
        if context not in data["plover_contexts"]:
            yield f"act {act['name']}: PLOVER has no context {context!r}"


def build(target: Path = HERE / "built" / "codebooks.json") -> Path:
    """Write built/codebooks.json from the YAML beside this file."""
    target.parent.mkdir(exist_ok=True)
    text = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in compiled().items())
    target.write_text("{" + text.replace("}, {", "},\n{") + "}\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    print(build())
