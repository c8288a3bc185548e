"""The consolidated lists of the United Nations, the European Union and the United States Treasury (OFAC); persons are left out.

Read are the lists' own XML files, OFAC's ``sdn.csv``, the EU's CSV, and JSON Lines with ``name`` and ``aliases``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tollbook.knowledge.importers.actor_entry import actor
from tollbook.knowledge.importers.countries import only_country
from tollbook.knowledge.importers.rows import lines, objects, opened, slug, table
from tollbook.knowledge.own.entry import Problem, Suggested
from tollbook.model.error import KnowledgeError

LICENCES = {
    "un": "public list of the UN Security Council",
    "ofac": "US government, public domain",
    "eu": "European Union, reuse with its source named",
}
BODIES = {"un": "UN Security Council list", "ofac": "OFAC SDN list", "eu": "EU consolidated list"}
NOT_ACTORS = frozenset(("person", "vessel", "airplane", "aircraft", "individual"))
Found = Iterator[Suggested | Problem]
Names = list[str | None]


def sanctions(path: Path, body: str) -> Found:
    """The entities of one of the lists, in the format the file is in."""
    start = _start(path)
    if start.startswith("<"):
        yield from XML[body](path)
    elif start.startswith(("{", "[")):
        yield from _records(path, body)
    elif body == "ofac":
        yield from _sdn(path)
    elif body == "eu":
        yield from _eu_table(path)
    else:
        raise KnowledgeError(f"{path.name}: neither XML nor JSON Lines")


def _start(path: Path) -> str:
    return next((line.lstrip() for _, line in lines(path) if line.strip()), "")


def _entity(body: str, reference: object, names: Names, facts: Mapping[str, Any]) -> Suggested | None:
    ids = {"un": str(reference)} if body == "un" else {}
    source = f"{BODIES[body]} {reference}".strip()
    return actor(f"{body}:{reference}", names, {"kind": "group", "country": None, "ids": ids, "source": source, **facts})


def _told(found: Suggested | None, path: Path, number: int) -> Suggested | Problem:
    return found or Problem(path.name, number, "an entity without a name")


# ---- JSON Lines


def _records(path: Path, body: str) -> Found:
    for item in objects(path):
        if isinstance(item, Problem):
            yield item
            continue
        number, record = item
        if not isinstance(record, dict):
            yield Problem(path.name, number, "not a JSON object")
        elif str(record.get("schema") or record.get("type") or "").casefold() not in NOT_ACTORS:
            countries = record.get("countries") or []
            names: Names = [record.get("name"), record.get("name_original_script"), *_aliases(record)]
            reference = (
                record.get("reference")
                or record.get("id")
                or slug(f"{record.get('celex', '')} {record.get('recordId', '')} {names[0]}")
            )
            yield _told(_entity(body, reference, names, {"country": only_country(countries)}), path, number)


def _aliases(record: Mapping[str, Any]) -> Names:
    given = record.get("aliases") or record.get("alias") or []
    if isinstance(given, str):
        return list(given.split(";"))
    return [a.get("name") if isinstance(a, dict) else str(a) for a in given]


# ---- XML


def _elements(path: Path, wanted: str) -> Iterator[ET.Element]:
    """The elements of a name, each let go after it was used; namespaces are taken off."""
    with opened(path) as file:
        try:
            for _, element in ET.iterparse(file.buffer):  # type: ignore[attr-defined]
                element.tag = element.tag.rpartition("}")[2]
                if element.tag == wanted:
                    yield element
                    element.clear()
        except ET.ParseError as error:
            raise KnowledgeError(f"{path.name}:{error.position[0]}: not XML ({error})") from None


def _text(element: ET.Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _un(path: Path) -> Found:
    for n, entity in enumerate(_elements(path, "ENTITY"), 1):
        names: Names = [_text(entity, "FIRST_NAME"), _text(entity, "NAME_ORIGINAL_SCRIPT")]
        names += [_text(a, "ALIAS_NAME") for a in entity.iter("ENTITY_ALIAS")]
        country = only_country([_text(a, "COUNTRY") for a in entity.iter("ENTITY_ADDRESS")])
        yield _told(_entity("un", _text(entity, "REFERENCE_NUMBER"), names, {"country": country}), path, n)


def _ofac(path: Path) -> Found:
    for n, entry in enumerate(_elements(path, "sdnEntry"), 1):
        if _text(entry, "sdnType").casefold() not in NOT_ACTORS:
            names: Names = [_text(entry, "lastName"), *(_text(a, "lastName") for a in entry.iter("aka"))]
            country = only_country([_text(a, "country") for a in entry.iter("address")])
            yield _told(_entity("ofac", _text(entry, "uid"), names, {"country": country}), path, n)


def _eu(path: Path) -> Found:
    for n, entity in enumerate(_elements(path, "sanctionEntity"), 1):
        kind = entity.find("subjectType")
        if kind is None or kind.get("code") not in NOT_ACTORS:
            names: Names = [a.get("wholeName") for a in entity.iter("nameAlias")]
            country = only_country([a.get("countryIso2Code") for a in entity.iter("address")])
            yield _told(
                _entity("eu", entity.get("euReferenceNumber") or entity.get("logicalId"), names, {"country": country}), path, n
            )


XML: Mapping[str, Callable[[Path], Found]] = {"un": _un, "ofac": _ofac, "eu": _eu}


# ---- tables


def _sdn(path: Path) -> Found:
    """OFAC's table has no header: number, name, type, programme ...; ``-0-`` is an empty cell."""
    with opened(path) as file:
        for cells in (reader := csv.reader(file)):
            if len(cells) >= 4 and cells[0].strip().isdigit():
                if cells[2].strip(" -0").casefold() not in NOT_ACTORS:
                    yield _told(_entity("ofac", cells[0].strip(), [cells[1]], {}), path, reader.line_num)
            elif "".join(cells).strip("\x1a \t"):
                yield Problem(path.name, reader.line_num, "not a row of sdn.csv (number, name, type, programme)")


def _eu_table(path: Path) -> Found:
    """The EU's table has a row for each name; the rows of an entity follow each other."""
    needed = ("entity logicalid", "entity subjecttype", "namealias wholename")
    before: tuple[str, int] | None = None
    names: Names = []
    for row in table(path, needed):
        if isinstance(row, Problem):
            yield row
        elif row[1]["entity subjecttype"].casefold() not in ("p", *NOT_ACTORS):
            if before is not None and before[0] != row[1]["entity logicalid"]:
                yield _told(_entity("eu", before[0], names, {}), path, before[1])
                names = []
            before = (row[1]["entity logicalid"], row[0])
            names.append(row[1]["namealias wholename"])
    if before is not None:
        yield _told(_entity("eu", before[0], names, {}), path, before[1])


def dated(path: Path) -> str | None:
    """The day a list's own XML says it was made, as it is written there."""
    if not _start(path).startswith("<"):
        return None
    with opened(path) as file:
        try:
            for event, element in ET.iterparse(file.buffer, events=("start", "end")):  # type: ignore[attr-defined]
                day = element.get("dateGenerated") or element.get("generationDate")
                if event == "end" and element.tag.endswith("Publish_Date"):
                    day = element.text
                if day:
                    return str(day).strip()
        except ET.ParseError:
            return None
    return None
