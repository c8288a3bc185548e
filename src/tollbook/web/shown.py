"""How values look on a page: figures with their bounds, days, countries by name, and report text made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tollbook.api.views.report import figure, said
from tollbook.exports.known import countries

# One sign for one sign, so that no offset moves: breaks become blanks, signs that turn the direction of a text round become
# nothing to see, every other control sign a mark that something stood there.
SHOWN: Mapping[int, str] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
    **{ord(sign): " " for sign in "\t\r\v\f\x85\u2028\u2029"},
    **{ord(sign): "\u200b" for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"},
    ord("\n"): "\n",
}
STANCES = {
    "claims": "claims responsibility", "denies": "denies", "accuses": "accuses", "no_claim": "no claim of responsibility",
    "confirms": "confirms", "condemns": "condemns",
}  # fmt: skip
MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def harmless(words: Any) -> str:
    r"""Words from anywhere, as a page may hold them; the template escapes what HTML would read.

    >>> harmless("two\u202edied\x1b[2J") == "two\u200bdied\ufffd[2J"
    True
    """
    return "" if words is None else str(words).translate(SHOWN)


def country(code: str | None) -> str:
    """A country's name.

    >>> country("MLI"), country(None)
    ('Mali', 'not known')
    """
    if code is None:
        return "not known"
    found = countries().get(code)
    return found.name if found is not None else code


def number(value: Any) -> str:
    """A number with thousands apart."""
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)


def best(estimate: Mapping[str, Any] | None) -> str:
    """The figure that stands for an estimate: best, else the range; a plus where more may be true.

    >>> best({"low": 2, "best": 5, "high": 9, "open_high": False}), best(None)
    ('5', '–')
    >>> best({"low": 3, "best": None, "high": 9, "open_high": True})
    '3–9+'
    """
    if estimate is None:
        return "–"
    more = "+" if estimate.get("open_high") and estimate["best"] in (None, estimate["high"]) else ""
    if estimate["best"] is not None:
        return f"{estimate['best']:,}{more}"
    if estimate["low"] is None and estimate["high"] is None:
        return "?"
    return f"{number(estimate['low'])}–{number(estimate['high'])}{more}"


def spread(estimate: Mapping[str, Any] | None) -> str:
    """Low to high where they differ; empty where they do not."""
    if estimate is None or estimate["best"] is None or estimate["low"] == estimate["high"]:
        return ""
    return f"{number(estimate['low'])}–{number(estimate['high'])}" + ("+" if estimate.get("open_high") else "")


def day(value: str | None) -> str:
    """A day or month as people write it.

    >>> day("2026-03-04"), day("2026-03"), day(None)
    ('4 March 2026', 'March 2026', 'no date')
    """
    if not value:
        return "no date"
    if len(value) >= 10 and value[4] == "-":
        return f"{int(value[8:10])} {MONTHS[int(value[5:7])]} {value[:4]}"
    if len(value) == 7:
        return f"{MONTHS[int(value[5:7])]} {value[:4]}"
    return value


def days(when: Mapping[str, Any] | None) -> str:
    """The day or stretch of days of an incident, with its precision where it is not a day."""
    if when is None:
        return "date not known"
    end = when.get("end")
    if end in (None, when["start"]):
        return day(when["start"])
    return f"{day(when['start'])} – {day(end)}"


def moment(value: str | None) -> str:
    """A logged moment to the minute."""
    return "" if not value else f"{day(value[:10])}, {value[11:16]} UTC" if len(value) > 15 else day(value)


def where(place: Mapping[str, Any] | None) -> str:
    """A place with its province and country."""
    if place is None:
        return "place not known"
    names = [place.get("name"), place.get("admin1")]
    kept = [n for i, n in enumerate(names) if n and n not in names[:i]]
    code = country(place["country"]) if place.get("country") else None
    return ", ".join([*kept, *([code] if code and code not in kept else [])])


def stance(word: str) -> str:
    """A stance in plain words."""
    return STANCES.get(word, word.replace("_", " "))


def undoable(words: str) -> str:
    """The number of the decision that a line offers to undo; empty where it offers none.

    >>> undoable("Accepted. Undo as decision 12."), undoable("Put aside.")
    ('12', '')
    """
    found = re.search(r"Undo as decision (\d{1,12})\.$", words)
    return found[1] if found else ""


FILTERS = {
    "best": best,
    "country": country,
    "day": day,
    "days": days,
    "figure": figure,
    "harmless": harmless,
    "moment": moment,
    "number": number,
    "said": lambda item: said(item["facet"], item["value"]),
    "spread": spread,
    "stance": stance,
    "undoable": undoable,
    "where": where,
}
