"""A name of a place on the tokens, before it is known how the true site lies to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.mentions.place_arabic import arabic_forms
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import PlaceCandidate

SUFFIX = re.compile(r"[’'](?:\w{1,5})$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name on tokens ``first`` to ``last``. ``kind`` is the type word beside it (base, town, province ...), None where none.

    ``outer`` holds the tokens with the type word. ``actor`` marks part of an organisation's name, ``demonym`` a people's name.
    """

    first: int
    last: int
    text: str
    candidates: tuple[PlaceCandidate, ...]
    outer: tuple[int, int]
    kind: str | None = None
    demonym: bool = False
    actor: bool = False


# The endings of cases and what the name has in their place; the first that a known place has is taken.
ENDINGS = {
    "de": "s:",
    "ro": "ei:a ului: lui:",
    "ru": "ии:ия ского:ский у: е: а: ом: ы: у:а е:а ы:а и:а ой:а я:ь е:ь ю:ь и:ь е:о",
    "uk": "ова:ів ову:ів ові:ів єва:їв єві:їв а: у: і: ом: и:а і:а у:а ою:а я:ь ю:ь і:ь",
}
REGION_ENDINGS = {"ru": (("ской области", "ская область"),), "uk": (("ської області", "ська область"),)}


def base_forms(text: str, language: str) -> tuple[str, ...]:
    """A name as written, then the base forms it may be a case of.

    >>> base_forms("Nigerias", "de"), base_forms("Харкову", "uk")[:2], base_forms("Paris", "fr")
    (('Nigerias', 'Nigeria'), ('Харкову', 'Харків'), ('Paris',))
    """
    bare = SUFFIX.sub("", text) if language == "tr" else text
    endings = [ending.partition(":") for ending in ENDINGS.get(language, "").split()]
    pairs = [*((old, new) for old, _, new in endings), *REGION_ENDINGS.get(language, ())]
    cases = [bare.removesuffix(old) + new for old, new in pairs if bare.endswith(old) and len(bare) > len(old) + 2]
    return tuple(dict.fromkeys([bare, *cases]))


def candidates_of(text: str, language: str) -> tuple[PlaceCandidate, ...]:
    """The known places of a name; a country only by its names in the report's language or in English."""
    found = tuple(c for c in gazetteer().find(text) if c.kind != "country")
    iso3 = nations().named(text, language)
    country = gazetteer().country(iso3) if iso3 else None
    if country is not None:
        found = (country, *(c for c in found if c.id != country.id))
    return found


def people_at(signs: Signs, at: int) -> Name | None:
    reading = signs.reading
    tokens = reading.tokens
    for last in (at + 2, at + 1):
        if last > len(tokens) or not signs.same_sentence(at, last - 1):
            continue
        words = reading.words(at, last)
        for word in arabic_forms(words) if signs.unscripted else (words, SUFFIX.sub("", words)):
            iso3 = nations().of_people(word, reading.language) or nations().of_people(word, "en")
            if iso3 and (country := gazetteer().country(iso3)) and _people_cased(signs, words):
                return Name(at, last, words, (country,), (at, last), demonym=True)
    return None


def _people_cased(signs: Signs, words: str) -> bool:
    return words[0].isupper() or signs.reading.language not in ("en", "pcm", "id", "tr")
