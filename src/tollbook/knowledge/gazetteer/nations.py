"""What countries are called, their people and their capitals, by language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tollbook.knowledge.gazetteer.lookup import gazetteer
from tollbook.knowledge.gazetteer.name import normalise
from tollbook.model.reading import PlaceCandidate


@dataclass(frozen=True, slots=True)
class Nations:
    """The compiled country names: ``names`` by language and normalised name, ``people`` by language and word."""

    names: Mapping[str, Mapping[str, str]]
    people: Mapping[str, Mapping[str, str]]
    capitals: Mapping[str, str]

    def named(self, name: str, language: str = "en") -> str | None:
        """The ISO code of a country by its names in a language or in English.

        >>> nations().named("Irak", "es"), nations().named("U.S."), nations().named("Island"), nations().named("Island", "de")
        ('IRQ', 'USA', None, 'ISL')
        """
        key = normalise(name)
        return self.names.get(language, {}).get(key) or self.names["en"].get(key)

    def of_people(self, word: str, language: str) -> str | None:
        """The ISO code of a people's country.

        >>> nations().of_people("Iraqis", "en"), nations().of_people("iraquíes", "es")
        ('IRQ', 'IRQ')
        """
        return self.people.get(language, self.people["en"]).get(word.casefold())

    def capital(self, iso3: str) -> PlaceCandidate | None:
        """The capital of a country as a known town.

        >>> nations().capital("IRQ").name
        'Baghdad'
        """
        return capital(iso3)


@cache
def capital(iso3: str) -> PlaceCandidate | None:
    """The largest town of the country that has its capital's name."""
    name = nations().capitals.get(iso3)
    towns = [c for c in gazetteer().find(name) if c.kind == "town" and c.country == iso3] if name else []
    return max(towns, key=lambda c: (c.population, c.id), default=None)


@cache
def nations() -> Nations:
    """The country names that ship with Tollbook, read once."""
    text = (resources.files("tollbook.knowledge") / "built" / "countries.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Nations(data["names"], data["demonyms"], data["capitals"])
