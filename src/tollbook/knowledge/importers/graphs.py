"""Entities of FollowTheMoney (JSON Lines) and of Wikidata (a dump, JSON Lines, or what Special:EntityData gives)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tollbook.knowledge.importers.actor_entry import actor
from tollbook.knowledge.importers.countries import only_country
from tollbook.knowledge.importers.rows import objects, opened
from tollbook.knowledge.own.entry import UNTOLD, Problem, Suggested

SCHEMAS = {"Organization": "group", "PublicBody": "government", "LegalEntity": "group"}
WIKIDATA_LICENCE, FTM_LICENCE = "CC0 (Wikidata)", "as the data set states"
LANGUAGES = frozenset(
    ("en", "es", "fr", "ar", "tr", "pt", "de", "id", "ro", "ru", "uk", "fa", "ur", "he", "ku", "so", "sw", "ha", "am", "my")
)
KINDS = {
    "Q176799": "military", "Q37726": "military", "Q772547": "military", "Q17149090": "armed group", "Q1065118": "armed group",
    "Q17127659": "armed group", "Q207320": "militia", "Q35535": "police", "Q7278": "party", "Q47913": "intelligence",
    "Q1788992": "gang", "Q8425": "gang", "Q5341295": "armed group",
}  # fmt: skip
"""What a Wikidata item is an instance of, where that is a kind of the actor files; other items are groups of no stated kind."""
NUMBER = re.compile(r"Q[1-9]\d*")


def ftm(path: Path) -> Iterator[Suggested | Problem]:
    """Organisations and public bodies of FollowTheMoney entities; persons, companies and links between them are left out."""
    for item in objects(path, "results"):
        if isinstance(item, Problem):
            yield item
            continue
        number, entity = item
        if not isinstance(entity, dict) or "schema" not in entity or not isinstance(entity.get("properties"), dict):
            yield Problem(path.name, number, "not a FollowTheMoney entity (id, schema, properties)")
        elif entity["schema"] in SCHEMAS:
            yield _of_ftm(path, number, entity)


def _of_ftm(path: Path, number: int, entity: Mapping[str, Any]) -> Suggested | Problem:
    p: Mapping[str, list[str]] = entity["properties"]
    names = [n for k in ("name", "alias", "previousName", "abbreviation", "weakAlias") for n in p.get(k, ())]
    facts = {
        "kind": SCHEMAS[str(entity["schema"])], "country": only_country([*p.get("country", ()), *p.get("jurisdiction", ())]),
        "ids": {"wikidata": q[0]} if (q := p.get("wikidataId")) else {},
        "source": next(iter(p.get("sourceUrl", ())), f"FollowTheMoney {entity.get('id')}"),
    }  # fmt: skip
    return actor(f"ftm:{entity.get('id')}", names, facts) or Problem(path.name, number, f"{entity.get('id')}: no name")


def wikidata(path: Path) -> Iterator[Suggested | Problem]:
    """The items of a Wikidata file with their labels and aliases in the languages conflict is reported in."""
    for item in _items(path):
        if isinstance(item, Problem):
            yield item
            continue
        number, entity = item
        if not isinstance(entity, dict) or not NUMBER.fullmatch(str(entity.get("id"))):
            yield Problem(path.name, number, "not a Wikidata item (id, labels, aliases)")
        else:
            yield _of_wikidata(path, number, entity)


def _items(path: Path) -> Iterator[tuple[int, Any] | Problem]:
    with opened(path) as file:
        start = file.read(200)
    if re.match(r'\s*\{\s*"entities"\s*:', start):
        with opened(path) as file:
            found = json.loads(file.read())["entities"]
        yield from ((1, found[k]) for k in sorted(found))
    else:
        yield from objects(path)


def _of_wikidata(path: Path, number: int, entity: Mapping[str, Any]) -> Suggested | Problem:
    labels = {k: v["value"] for k, v in sorted((entity.get("labels") or {}).items()) if k in LANGUAGES}
    aliases = {k: [a["value"] for a in v] for k, v in sorted((entity.get("aliases") or {}).items()) if k in LANGUAGES}
    names = {k: [*([labels[k]] if k in labels else []), *aliases.get(k, [])] for k in sorted({*labels, *aliases})}
    first = [labels[k] for k in ("en", *labels) if k in labels]
    facts = {"kind": _kind(entity), "country": None, "ids": {"wikidata": entity["id"]}, "source": f"Wikidata {entity['id']}"}
    found = actor(f"wikidata:{entity['id']}", [*first[:1], *(n for k in names for n in names[k])], facts)
    if found is None:
        return Problem(path.name, number, f"{entity['id']}: no label in a language Tollbook reads")
    untold = set((found.entry.get("names") or {}).get(UNTOLD, ()))
    by_language = {k: kept for k, v in names.items() if (kept := [n for n in dict.fromkeys(v) if n in untold])}
    return Suggested("actor", {**found.entry, "names": by_language})


def _kind(entity: Mapping[str, Any]) -> str:
    for claim in (entity.get("claims") or {}).get("P31", ()):
        value = ((claim.get("mainsnak") or {}).get("datavalue") or {}).get("value") or {}
        if isinstance(value, dict) and value.get("id") in KINDS:
            return KINDS[str(value["id"])]
    return "group"
