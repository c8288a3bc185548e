"""One sentence that says what is known of an incident and how firmly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.web.shown import day, number, where

Json = Mapping[str, Any]
FIRMNESS = {
    "confirmed": "A belligerent accepts responsibility", "fair": "Several independent sources agree on who is behind it",
    "weak": "It rests on little", "contested": "Who did it is contested", "discounted": "Those killed were combatants",
}  # fmt: skip


def sentence(incident: Json) -> str:
    """What happened, where, when, to how many, by whom it is said.

    >>> sentence({"codes": None, "place": None, "date": None, "actors": [], "grade": None, "reports": ["a"],
    ...     "estimates": {"killed": None, "injured": None}, "claims": []})
    'An incident at a place that is not known, on a day that is not known, by whom is not said. No report gives a number of \
killed or injured.'
    """
    sub = ((incident["codes"] or {}).get("acled") or {}).get("sub_event_type")
    what = sub or "An incident"
    place = f"at {where(incident['place'])}" if incident["place"] else "at a place that is not known"
    if incident["place"] and incident["place"].get("precision") in ("admin1", "admin2", "country"):
        place = f"somewhere in {where(incident['place'])}"
    return f"{what} {place}, {when(incident['date'])}{doers(incident)}. {harm(incident)}"


def when(value: Json | None) -> str:
    if value is None:
        return "on a day that is not known"
    if value.get("end") in (None, value["start"]):
        return f"on {day(value['start'])}"
    return f"between {day(value['start'])} and {day(value['end'])}"


def doers(incident: Json) -> str:
    named = [a for a in incident["actors"] if a["role"] == "perpetrator" and a["name"] != "unknown" and a["stance"] != "denied"]
    if not named:
        return ", by whom is not said"
    firm = [a["name"] for a in named if a["stance"] in ("asserted", "claimed")]
    if firm:
        return f", by {listed(firm[:3])}"
    return f", of which {listed([a['name'] for a in named[:3]])} {'is' if len(named) == 1 else 'are'} accused"


def harm(incident: Json) -> str:
    parts = [p for m in ("killed", "injured") if (p := toll(m, incident["estimates"].get(m)))]
    if not parts:
        return "No report gives a number of killed or injured."
    words = listed(parts)
    speakers = voices(incident["claims"])
    return f"{words[0].upper()}{words[1:]}{f', by {speakers}' if speakers else ''}."


def toll(metric: str, estimate: Json | None) -> str | None:
    """A toll in words.

    >>> toll("killed", {"low": 3, "best": 4, "high": 9, "open_high": False})
    '4 killed (3 to 9)'
    """
    if estimate is None:
        return None
    low, best, high = estimate["low"], estimate["best"], estimate["high"]
    if low is None and high is None:
        return f"an unknown number {metric}"
    more = " or more" if estimate["open_high"] else ""
    if low == high:
        return f"{'at least ' if more else ''}{number(low)} {metric}"
    if best is None:
        return f"{number(low)} to {number(high)}{more} {metric}"
    return f"{number(best)} {metric} ({number(low)} to {number(high)}{more})"


def voices(claims: Sequence[Json]) -> str:
    names = {c["source"] or c["source_type"] for c in claims if c["aside"] is None and c["source_type"] != "unspecified"}
    if not names:
        return "the reports' own account" if claims else ""
    return f"the account of {listed(sorted(names)[:3])}" if len(names) < 4 else f"{len(names)} sources"


def listed(words: Sequence[str]) -> str:
    """Words in a row.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def firmness(grade: Json | None) -> str:
    """How firmly it is known, with the reason."""
    if grade is None:
        return "Nobody is said to be harmed, so there is no grade."
    why = grade["why"]
    return f"{FIRMNESS.get(grade['grade'], grade['grade'])}: {why}." if why != FIRMNESS.get(grade["grade"]) else f"{why}."
