"""The Airwars-style grade of an incident: who claims it, who accuses, who denies, and how many speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tollbook.estimates.estimate import CIVILIAN, FIGHTING
from tollbook.estimates.figures import STATUS, Figure, Telling
from tollbook.estimates.voices import voices
from tollbook.model.actor import STATE

GRADES = {
    "confirmed": "a belligerent accepted responsibility",
    "fair": "two or more credible sources, and a likely belligerent is named",
    "weak": "one source, or nobody named",
    "contested": "competing claims of responsibility",
    "discounted": "those killed were combatants",
}


def grade(tellings: Sequence[Telling], figures: Sequence[Figure]) -> tuple[str, str] | None:
    """The grade and its reason; None where nobody is said to be harmed.

    >>> grade([], []) is None
    True
    """
    harm = [f for f in figures if f.metric in ("killed", "injured", "killed_or_injured") and not f.denies and f.aside is None]
    if not harm:
        return None
    acts, events = statements(tellings), main_events(tellings)
    side = sides(events)
    claimed = {side.get(a, a) for a, stance in acts if stance in ("claims", "confirms")}
    blamed = {side.get(a, a) for a in authors(events)}
    claimants = sorted(a for a in claimed if a in blamed or not blamed)
    if len(claimants) > 1 or len(blamed - claimed) + len(claimants) > 1:
        return "contested", f"{GRADES['contested']}: {', '.join(sorted(blamed | set(claimants)))}"
    if claimants:
        return "confirmed", f"{GRADES['confirmed']}: {claimants[0]}"
    killed = [f for f in harm if f.metric == "killed"]
    if killed and all(f.group in FIGHTING for f in killed) and not any(f.group in CIVILIAN for f in harm):
        return "discounted", GRADES["discounted"]
    independent = len([v for v in voices(harm) if v.point is not None or v.figures])
    if independent >= 2 and blamed:
        return "fair", f"{independent} independent sources; named: {', '.join(sorted(blamed))}"
    return "weak", f"{independent} independent source{'s' if independent != 1 else ''}" + ("" if blamed else "; nobody named")


def main_events(tellings: Sequence[Telling]) -> list[dict[str, Any]]:
    return [e for t in tellings for e in t.record["events"] if e["main"] and e["status"] in STATUS]


def sides(events: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The side of each actor: a state, its army and its police are one, under the first of their names.

    >>> sides([{"actors": [{"name": "Mali", "id": "mli.state"}, {"name": "Malian Armed Forces", "id": "mli.military"}]}])
    {'Mali': 'Mali', 'Malian Armed Forces': 'Mali'}
    """
    arms: dict[str, set[str]] = {}
    for actor in (a for e in events for a in e.get("actors", ()) if a["name"] and a.get("id")):
        country, _, arm = actor["id"].partition(".")
        if arm in STATE:
            arms.setdefault(country, set()).add(actor["name"])
    return {name: min(names, key=lambda n: (len(n), n)) for _, names in sorted(arms.items()) for name in sorted(names)}


def statements(tellings: Sequence[Telling]) -> set[tuple[str, str]]:
    """Who said what of responsibility for the incident."""
    return {(s["actor"], s["stance"]) for e in main_events(tellings) for s in e.get("statements", ()) if s.get("actor")}


def authors(events: Sequence[dict[str, Any]]) -> set[str]:
    """The named actors who did it or are accused of it by anyone."""
    return {
        a["name"] for e in events for a in e.get("actors", ())
        if a["role"] == "perpetrator" and a["name"] and a["name"] != "unknown" and a["stance"] != "denied"
    }  # fmt: skip
