"""Compile the hand-written places: ``python -m tollbook.knowledge.gazetteer.sites`` writes ``built/sites.json``.

Reads ``places:`` and ``exonyms:`` of every file in ``knowledge/places`` and of
``knowledge/seas.yaml``; countries, their demonyms and their capitals come
from ``countries.yaml`` there; villages (``places/localities``) go to ``built/localities.bin``. Needs the built gazetteer for
the province of a place that does not state its own.

The compiled file holds each place once, as the values of a ``PlaceCandidate`` in order; ``names`` and ``bones`` (consonants
inside a country) point into that list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import yaml

from tollbook.knowledge.gazetteer.localities import compile_localities
from tollbook.knowledge.gazetteer.lookup import Gazetteer
from tollbook.knowledge.gazetteer.name import normalise, skeleton, without_articles
from tollbook.knowledge.gazetteer.shape import distance_km
from tollbook.model.error import KnowledgeError
from tollbook.model.reading import PlaceCandidate

KNOWLEDGE = Path(__file__).resolve().parent.parent
KINDS = {
    "town": "town",
    "village": "town",
    "district": "admin2",
    "region": "region",
    "road": "region",
    "nuclear site": "site",
    "island": "region",
    "strait": "sea",
    "sea": "sea",
}
SEAS = "seas.yaml"
PROVINCES = "provinces.yaml"
TWIN_KM = 15.0
COUNTRY = [f.name for f in fields(PlaceCandidate)].index("country")
EXONYM_KINDS = frozenset(("admin1", "admin2", "town"))


def _documents(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in [*sorted(folder.glob("*.yaml")), *sorted(folder.parent.glob(SEAS))]:
        yield path.name, yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _candidate(place: Mapping[str, Any], source: str, gazetteer: Gazetteer) -> dict[str, Any]:
    latitude, longitude = float(place["latitude"]), float(place["longitude"])
    return {
        "id": place["id"], "name": place["name"], "kind": KINDS.get(place["kind"], "site"), "country": place.get("country"),
        "admin1": _province(place, (latitude, longitude), gazetteer), "latitude": latitude, "longitude": longitude,
        "radius_km": float(place.get("radius_km", 5)), "admin2": place.get("admin2"), "source": str(place.get("source", source)),
    }  # fmt: skip


def _province(place: Mapping[str, Any], point: tuple[float, float], gazetteer: Gazetteer) -> str | None:
    """The stated province by the name the gazetteer shows it by; None where null says that there are several.

    Only a place that says nothing of its province takes the one at its middle. Of provinces that share a name, the one that is
    shown by it is meant: Damascus is the city's, not the one around it.
    """
    stated = place.get("admin1")
    if stated is None:
        country, admin1 = gazetteer.admin1_at(*point) if "admin1" not in place else (None, None)
        return admin1 if country == place.get("country") else None
    known = [c.name for c in gazetteer.find(str(stated)) if c.kind == "admin1" and c.country == place["country"]]
    return next((n for n in known if normalise(n) == normalise(str(stated))), known[0] if known else str(stated))


def _keys(place: Mapping[str, Any]) -> list[str]:
    names = [place["name"], *(n for spellings in place.get("names", {}).values() for n in spellings)]
    keys = {normalise(str(n)) for n in names}
    return sorted(keys | {without_articles(k) for k in keys if len(without_articles(k)) > 2})


def compile_sites(folder: Path, gazetteer: Gazetteer) -> dict[str, Any]:
    """The names of the hand-written places with what they mean, and the exonyms."""
    places: list[list[Any]] = []
    names: dict[str, list[int]] = {}
    exonyms: dict[str, list[dict[str, str]]] = {}
    seen: set[str] = set()
    folded: dict[str, str] = {}
    for file, document in _documents(folder):
        for place in document.get("places", ()):
            _check(file, place, seen)
            candidate = _candidate(place, document.get("source", ""), gazetteer)
            twins = _twins(candidate, _keys(place), gazetteer)
            candidate |= _from_twins(candidate, twins)
            folded |= {t.id: place["id"] for t in twins}
            for key in _keys(place):
                names.setdefault(key, []).append(len(places))
            places.append(list(astuple(PlaceCandidate(**candidate))))
        for exonym in document.get("exonyms", ()):
            if exonym.get("kind") not in EXONYM_KINDS:
                raise KnowledgeError(f"{file}: exonym {exonym.get('name')!r}: kind must be one of {sorted(EXONYM_KINDS)}")
            entry = {k: str(exonym[k]) for k in ("country", "means", "kind")}
            exonyms.setdefault(normalise(str(exonym["name"])), []).append(entry)
    return {"places": places, "names": names, "bones": _bones(places, names), "exonyms": exonyms, "folded": folded}


def _bones(places: list[list[Any]], names: Mapping[str, list[int]]) -> dict[str, list[str]]:
    """The names of each country by their consonants."""
    bones: dict[str, list[str]] = {}
    for key, numbers in names.items():
        for country in sorted({str(places[n][COUNTRY]) for n in numbers}):
            bones.setdefault(f"{country} {skeleton(key)}", []).append(key)
    return bones


def _twins(site: Mapping[str, Any], keys: list[str], gazetteer: Gazetteer) -> list[PlaceCandidate]:
    """The towns of the gazetteer that a hand-written town is: of its name, near, not in another province. A base is no town."""
    if site["kind"] != "town":
        return []
    here, province = (site["latitude"], site["longitude"]), site["admin1"] or ""
    known = any(c.kind == "admin1" and c.country == site["country"] for c in gazetteer.find(province))
    towns = {c.id: c for key in keys for c in gazetteer.find(key) if c.kind == "town" and c.country == site["country"]}
    near = [towns[i] for i in sorted(towns) if distance_km(here, (towns[i].latitude, towns[i].longitude)) <= TWIN_KM]
    return [t for t in near if not known or t.admin1 in (None, province)]


def _from_twins(site: Mapping[str, Any], twins: list[PlaceCandidate]) -> dict[str, Any]:
    """What a town takes from the gazetteer's: its people, and the name of its province where only that is known."""
    provinces = [t.admin1 for t in twins if t.admin1]
    admin1 = provinces[0] if provinces and site["admin1"] else site["admin1"]
    return {"population": max((t.population for t in twins), default=0), "admin1": admin1}


def _check(file: str, place: Mapping[str, Any], seen: set[str]) -> None:
    missing = [k for k in ("id", "name", "kind", "country", "latitude", "longitude") if k not in place]
    if missing:
        raise KnowledgeError(f"{file}: place {place.get('id') or place.get('name')!r} has no {', '.join(missing)}")
    if place["id"] in seen:
        raise KnowledgeError(f"{file}: place {place['id']!r} stands twice")
    seen.add(place["id"])


def compile_countries(path: Path) -> dict[str, Any]:
    """Names, demonyms and capitals: ``{"names": {language: {key: iso3}}, "demonyms": {language: {word: iso3}}, ...}``."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    names: dict[str, dict[str, str]] = {}
    demonyms: dict[str, dict[str, str]] = {}
    for country in document["countries"]:
        for language, spellings in country.get("names", {}).items():
            for spelling in spellings:
                names.setdefault(language, {}).setdefault(normalise(spelling), country["iso3"])
        for language, words in country.get("demonyms", {}).items():
            for word in words:
                demonyms.setdefault(language, {}).setdefault(word.casefold(), country["iso3"])
    capitals = {c["iso3"]: c["capital"] for c in document["countries"] if c.get("capital")}
    return {"names": names, "demonyms": demonyms, "capitals": capitals}


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")


def compile_provinces(path: Path, gazetteer: Gazetteer) -> dict[str, str]:
    """What provinces of the gazetteer are shown by instead of its own name, by their row.

    Raises KnowledgeError for a province that the gazetteer does not have."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = {f"{c.country} {c.id}": row for row, c in gazetteer.provinces()}
    names: dict[str, str] = {}
    for entry in document["provinces"]:
        key = f"{entry['country']} geonames:{entry['geonames']}"
        if key not in rows:
            raise KnowledgeError(f"{path.name}: no province {entry['geonames']} ({entry['name']}) in {entry['country']}")
        names[str(rows[key])] = entry["name"]
    return names


def _exonyms_of(provinces: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[tuple[str, dict[str, str]]]:
    """The names that provinces are shown by and the gazetteer does not know them by."""
    for row, name in provinces.items():
        unit = gazetteer.candidate(int(row))
        if unit.id not in {c.id for c in gazetteer.find(name)}:
            yield normalise(name), {"country": str(unit.country), "means": unit.name, "kind": "admin1"}


def main() -> None:
    """Compile the three files."""
    folder, built = KNOWLEDGE / "places", KNOWLEDGE / "built"
    plain = Gazetteer(built / "gazetteer.bin", {})
    provinces = compile_provinces(folder / PROVINCES, plain)
    exonyms: dict[str, list[dict[str, str]]] = {}
    for key, entry in _exonyms_of(provinces, plain):
        exonyms.setdefault(key, []).append(entry)
    gazetteer = Gazetteer(built / "gazetteer.bin", {"provinces": provinces, "exonyms": exonyms})
    sites = compile_sites(folder, gazetteer)
    sites["exonyms"] = {**sites["exonyms"], **{k: sites["exonyms"].get(k, []) + entries for k, entries in exonyms.items()}}
    _write(built / "sites.json", {**sites, "provinces": provinces})
    _write(built / "countries.json", compile_countries(folder / "countries.yaml"))
    compile_localities(folder / "localities", built / "localities.bin", gazetteer)


if __name__ == "__main__":
    main()
