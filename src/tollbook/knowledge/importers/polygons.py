"""Polygons of provinces and districts from geoBoundaries or Natural Earth (GeoJSON): names, middle and radius."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tollbook.knowledge.gazetteer import shape
from tollbook.knowledge.importers.countries import country_of, province_at
from tollbook.knowledge.importers.rows import objects, once
from tollbook.knowledge.own.entry import UNTOLD, Problem, Suggested

LICENCES = {
    "geoboundaries": "CC BY 4.0 or as geoBoundaries states for the country",
    "natural-earth": "public domain (Natural Earth)",
}
KINDS = {"ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district"}
COUNTRY_FIELDS = ("shapeGroup", "adm0_a3", "ADM0_A3", "iso_a2", "ISO_A2", "admin", "ADMIN")


def polygons(path: Path) -> Iterator[Suggested | Problem]:
    """The units of a GeoJSON file of one or many countries. Whole countries are left out: they are known."""
    for item in objects(path, "features"):
        if isinstance(item, Problem):
            yield item
            continue
        number, feature = item
        properties = feature.get("properties") if isinstance(feature, dict) else None
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(properties, dict) or not isinstance(geometry, dict):
            yield Problem(path.name, number, "not a feature with properties and a geometry")
        elif properties.get("shapeType") != "ADM0":
            yield _unit(path, number, properties, geometry)


def _unit(path: Path, number: int, properties: Mapping[str, Any], geometry: Mapping[str, Any]) -> Suggested | Problem:
    name = str(properties.get("shapeName") or properties.get("name") or properties.get("NAME") or "")
    country = next((c for f in COUNTRY_FIELDS if (c := country_of(str(properties.get(f) or "")))), None)
    if not name or country is None:
        return Problem(path.name, number, f"{name or 'a feature'}: no name or no country (shapeName, shapeGroup; name, adm0_a3)")
    try:
        latitude, longitude, radius = shape.middle([_shape(geometry)])
    except (TypeError, ValueError, ZeroDivisionError, IndexError, KeyError):
        return Problem(path.name, number, f"{name}: a geometry that is no polygon")
    kind = KINDS.get(str(properties.get("shapeType")), "province")
    return Suggested("place", {
        "id": _id(properties, country), "name": name, "kind": kind, "country": country,
        "admin1": name if kind == "province" else province_at(latitude, longitude, country),
        "admin2": name if properties.get("shapeType") == "ADM2" else None,
        "latitude": round(latitude, 4), "longitude": round(longitude, 4), "radius_km": round(radius, 1),
        "names": _names(properties, name), "source": "geoBoundaries" if "shapeName" in properties else "Natural Earth polygons",
    })  # fmt: skip


def _id(properties: Mapping[str, Any], country: str) -> str:
    own = properties.get("shapeID") or properties.get("ne_id") or properties.get("adm1_code") or properties.get("shapeISO")
    return (
        f"{'geoboundaries' if 'shapeName' in properties else 'naturalearth'}:{own or country + '.' + str(properties.get('name'))}"
    )


def _names(properties: Mapping[str, Any], main: str) -> dict[str, list[str]]:
    """Names by language (Natural Earth has them as name_ar, name_es ...), and those in no stated one."""
    found: dict[str, list[str]] = {}
    for key, value in sorted(properties.items()):
        language = key.lower().removeprefix("name_")
        if key.lower().startswith("name_") and len(language) == 2 and isinstance(value, str) and once([value], main):
            found[language] = [value]
    plain = [properties.get(k) for k in ("name_local", "gn_name", "woe_name")] + str(properties.get("name_alt") or "").split("|")
    if others := once([p for p in plain if isinstance(p, str)], main):
        found[UNTOLD] = others
    return found


def _shape(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[tuple[float, float]]]]:
    coordinates = geometry["coordinates"]
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise ValueError(geometry.get("type"))
    found = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [[[(float(p[0]), float(p[1])) for p in ring] for ring in polygon] for polygon in found]
