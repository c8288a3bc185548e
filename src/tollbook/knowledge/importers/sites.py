"""A plain CSV table of one's own sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tollbook.knowledge.importers.countries import country_of, province_at
from tollbook.knowledge.importers.rows import number_of, once, slug, table
from tollbook.knowledge.own.entry import UNTOLD, Problem, Suggested

NEEDED = ("name", "latitude", "longitude", "country")
OTHER = {
    "lat": "latitude", "y": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "x": "longitude",
    "iso3": "country", "iso2": "country", "country code": "country", "type": "kind", "province": "admin1", "district": "admin2",
    "radius": "radius km", "other names": "names", "aliases": "names", "alternate names": "names", "key": "id",
}  # fmt: skip
RADIUS_KM = 5.0


def sites(path: Path) -> Iterator[Suggested | Problem]:
    """The sites of a table with ``name``, ``latitude``, ``longitude`` and ``country``; docs/knowledge.md tells the others."""
    for row in table(path, NEEDED, other_names=OTHER):
        yield row if isinstance(row, Problem) else _site(path, *row)


def _site(path: Path, number: int, cells: Mapping[str, str]) -> Suggested | Problem:
    latitude, longitude = number_of(cells.get("latitude"), -90, 90), number_of(cells.get("longitude"), -180, 180)
    country, name = country_of(cells.get("country")), cells.get("name", "")
    radius = number_of(cells.get("radius km"), 0.01, 3000)
    for wrong, what in (
        (not name, "no name"), (latitude is None, f"latitude {cells.get('latitude')!r} is no number from -90 to 90"),
        (longitude is None, f"longitude {cells.get('longitude')!r} is no number from -180 to 180"),
        (country is None, f"{cells.get('country')!r} is no country"),
        (bool(cells.get("radius km")) and radius is None, f"radius {cells.get('radius km')!r} is no number of kilometres"),
    ):  # fmt: skip
        if wrong:
            return Problem(path.name, number, f"{name}: {what}" if name else what)
    assert latitude is not None
    assert longitude is not None
    return Suggested("place", {
        "id": f"own:{cells.get('id') or f'{str(country).lower()}.{slug(name)}'}", "name": name,
        "kind": cells.get("kind") or "site", "country": country,
        "admin1": cells.get("admin1") or province_at(latitude, longitude, country),
        "admin2": cells.get("admin2") or None, "latitude": latitude, "longitude": longitude, "radius_km": radius or RADIUS_KM,
        "names": {UNTOLD: once(cells.get("names", "").replace("|", ";").split(";"), name)},
        "source": cells.get("source") or path.name,
    })  # fmt: skip
