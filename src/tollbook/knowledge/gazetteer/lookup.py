"""Look places up by name, by spelling inside a known country, and by point."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tollbook.knowledge.gazetteer.file import GazetteerFile
from tollbook.knowledge.gazetteer.localities import LocalityFile
from tollbook.knowledge.gazetteer.name import (
    ARABIC_ARTICLE_COUNTRIES,
    joined_arabic,
    likeness,
    normalise,
    skeleton,
    without_articles,
)
from tollbook.knowledge.own.folder import kept_in, knowledge_folder
from tollbook.model.reading import PlaceCandidate

if TYPE_CHECKING:
    from tollbook.knowledge.own.places import OwnPlaces

CELLS_PER_DEGREE = 20
KINDS = ("country", "admin1", "admin2", "town", "site", "admin2")
PREFIXES = ("country", "geonames", "geonames", "geonames", "airfield", "naturalearth")
SOURCES = ("GeoNames", "GeoNames", "GeoNames", "GeoNames", "airportsdata", "Natural Earth")


class Gazetteer:
    """The gazetteer file and the hand-written sites as one.

    >>> sorted({c.country for c in gazetteer().find("Al-Hilla")})
    ['IRQ']
    """

    def __init__(
        self, path: Path, sites: Mapping[str, Any], own: OwnPlaces | None = None, villages: LocalityFile | None = None
    ) -> None:
        self.own = own
        self.villages = villages
        self.file = GazetteerFile.open(path)
        self.countries: list[str] = self.file.header["countries"]
        first = self.file.header["first"]
        self._admin1, self._admin2 = first["admin1"] - 1, first["admin2"] - 1  # type: ignore[call-overload]
        self._shown = {int(row): name for row, name in sites.get("provinces", {}).items()}
        self._places: list[list[Any]] = sites.get("places", [])
        self._names: Mapping[str, list[int]] = sites.get("names", {})
        self._bones: Mapping[str, list[str]] = sites.get("bones", {})
        self._sites: dict[int, PlaceCandidate] = {}
        self.exonyms: Mapping[str, list[dict[str, str]]] = sites.get("exonyms", {})
        self._rows: dict[int, PlaceCandidate] = {}
        self._folded: Mapping[str, str] = sites.get("folded", {})

    def find(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Every known place of that name, articles of Arabic names apart; sites first, without the towns that they are.

        Of a country's provinces only those shown by the name, where there are any: others were once part of them.
        """
        key = normalise(name)
        return self._find(key) if key else ()

    def _find(self, key: str) -> tuple[PlaceCandidate, ...]:
        found = list(self.sites(key)) + [self.candidate(row) for row in self.file.rows(key)]
        if self.villages is not None:
            found += self.villages.find(key)
        if self.own is not None:
            found += self.own.find(key)
        for exonym in self.exonyms.get(key, ()):
            meant = self._find(normalise(exonym["means"])) if normalise(exonym["means"]) != key else ()
            found += [c for c in meant if c.country == exonym["country"] and c.kind == exonym["kind"]]
        if joined := joined_arabic(key):
            found += self._find(joined)
        bare = without_articles(key)
        if bare != key and len(bare) > 2:
            found += [c for c in self._find(bare) if c.country in ARABIC_ARTICLE_COUNTRIES]
        unique = {c.id: c for c in found}
        shown = {c.country for c in unique.values() if c.kind == "admin1" and normalise(c.name) == key}
        return tuple(
            c
            for c in unique.values()
            if self._folded.get(c.id) not in unique and (c.kind != "admin1" or c.country not in shown or normalise(c.name) == key)
        )

    def sites(self, key: str) -> tuple[PlaceCandidate, ...]:
        """The hand-written places of a normalised name."""
        return tuple(self._site(number) for number in self._names.get(key, ()))

    def _site(self, number: int) -> PlaceCandidate:
        if number not in self._sites:
            self._sites[number] = PlaceCandidate(*self._places[number])
        return self._sites[number]

    def candidate(self, row: int) -> PlaceCandidate:
        """A row of the file as a candidate."""
        if row not in self._rows:
            get = {name: column[row] for name, column in self.file.places.items()}
            kind, country = get["kind"], self.countries[get["country"]]
            number = f"country:{country}" if kind == 0 else f"{PREFIXES[kind]}:{get['id']}"
            self._rows[row] = PlaceCandidate(
                number, self._label(row), KINDS[kind], country,
                self._label(self._admin1 + get["admin1"]) if get["admin1"] else None,
                get["latitude"] / 1e5, get["longitude"] / 1e5, get["radius"] / 10, get["population"],
                self.file.label(self._admin2 + get["admin2"]) if get["admin2"] else None, SOURCES[kind],
            )  # fmt: skip
        return self._rows[row]

    def _label(self, row: int) -> str:
        return self._shown.get(row) or self.file.label(row)

    def near_spelling(self, name: str, country: str, *, least: float = 0.75) -> tuple[tuple[PlaceCandidate, float], ...]:
        """Places of one country with the same consonants and a like spelling, best first; only for use inside a known context."""
        key = normalise(name)
        bones = skeleton(key)
        found: dict[str, tuple[PlaceCandidate, float]] = {}
        if len(bones) < 2 or country not in self.countries or not key.isascii():
            return ()
        own = self.own.spelt(country, bones) if self.own is not None else ()
        sites = [(other, self.sites(other)) for other in self._bones.get(f"{country} {bones}", ())]
        villages = self.villages.spelt(country, bones) if self.villages is not None else ()
        for other, rows in [*self._same_bones(country, bones), *sites, *villages, *own]:
            if (alike := likeness(key, other)) >= least:
                for place in rows:
                    if place.country == country and alike > found.get(place.id, (place, 0.0))[1]:
                        found[place.id] = (place, alike)
        return tuple(sorted(found.values(), key=lambda f: (-f[1], f[0].id)))

    def _same_bones(self, country: str, bones: str) -> list[tuple[str, tuple[PlaceCandidate, ...]]]:
        iso2 = self.file.header["iso2"][self.countries.index(country)]
        code = crc32(f"{iso2} {bones}".encode())
        hashes, numbers = self.file.skeletons
        names = [self.file.name(numbers[i]) for i in range(bisect_left(hashes, code), bisect_right(hashes, code))]
        return [(name, tuple(self.candidate(row) for row in rows)) for name, rows in names]

    def provinces(self) -> Iterator[tuple[int, PlaceCandidate]]:
        """Every province with its row in the file."""
        return ((row, self.candidate(row)) for row in range(self._admin1 + 1, self._admin2 + 1))

    def country(self, iso3: str) -> PlaceCandidate | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        return self._countries.get(iso3)

    @cached_property
    def _countries(self) -> dict[str | None, PlaceCandidate]:
        return {c.country: c for c in (self.candidate(row) for row in range(self._admin1 + 1))}

    def admin1_at(self, latitude: float, longitude: float) -> tuple[str | None, str | None]:
        """Country and province of a point, None at sea; good to about 5 km.

        >>> gazetteer().admin1_at(33.34, 44.40)
        ('IRQ', 'Baghdad')
        """
        rows, columns, units = self.file.grid
        row = min(max(int((latitude + 90) * CELLS_PER_DEGREE), 0), len(rows) - 2)
        column = int((longitude + 180) * CELLS_PER_DEGREE)
        at = bisect_right(columns, column, rows[row], rows[row + 1]) - 1
        unit = units[at] if at >= rows[row] else 0
        if unit >= 60000:
            return self.countries[unit - 60000], None
        found = self.candidate(self._admin1 + unit) if unit else None
        return (found.country, found.name) if found else (None, None)

    def neighbours(self, iso3: str) -> frozenset[str]:
        """The countries that share a border with one."""
        header: Mapping[str, Any] = self.file.header
        codes = header["neighbours"][self.countries.index(iso3)] if iso3 in self.countries else []
        return frozenset(self.countries[header["iso2"].index(c)] for c in codes if c in header["iso2"])


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with Tollbook with the accepted places of the user's own knowledge, opened once."""
    built = resources.files("tollbook.knowledge") / "built"
    sites = built / "sites.json"
    data = json.loads(sites.read_text(encoding="utf-8")) if sites.is_file() else {}
    with resources.as_file(built / "gazetteer.bin") as path, resources.as_file(built / "localities.bin") as villages:
        return Gazetteer(path, data, _own(), LocalityFile(villages) if villages.is_file() else None)


def _own() -> OwnPlaces | None:
    folder = knowledge_folder()
    if folder is None or not kept_in(folder, "places"):
        return None
    from tollbook.knowledge.own.places import own_places  # noqa: PLC0415 (start-up: most users have none)

    return own_places(folder)
