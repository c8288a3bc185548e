"""The country a file names: by its ISO code or a name in English, as ISO 3166-1 alpha-3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.nations import nations


def country_of(written: str | None) -> str | None:
    """The alpha-3 code of a country, None where the words name none.

    >>> country_of("iq"), country_of("IRQ"), country_of("Iraq"), country_of("Myanmar (Burma)"), country_of("Ruritania")
    ('IRQ', 'IRQ', 'IRQ', 'MMR', None)
    """
    words = (written or "").strip()
    plain = re.sub(r"\s*\(.*\)", "", words)
    codes, countries = gazetteer().file.header["iso2"], gazetteer().countries
    if words.upper() in countries:
        return words.upper()
    if words.upper() in codes:
        return countries[codes.index(words.upper())]
    return (nations().named(words) or nations().named(plain)) if words else None


def only_country(written: Sequence[str | None]) -> str | None:
    """The one country that some words name; None where they name none or several.

    >>> only_country(["Iraq", "IQ"]), only_country(["Iraq", "Syria"])
    ('IRQ', None)
    """
    found = {c for w in written if (c := country_of(w))}
    return found.pop() if len(found) == 1 else None


def province_at(latitude: float, longitude: float, country: str | None) -> str | None:
    """The province of a point by the gazetteer's own name for it, None where the point falls into another country."""
    found, province = gazetteer().admin1_at(latitude, longitude)
    return province if found == country else None
