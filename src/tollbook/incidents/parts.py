"""What is compared of two reports: each part from -1 (contradicts) to 1 (agrees), with the reason in words."""

from __future__ import annotations

from collections.abc import Collection
from math import asin, cos, log, radians, sin, sqrt

from tollbook.incidents.copies import containment
from tollbook.incidents.harm import same_number, toll_fit
from tollbook.incidents.kinds import type_fit, weapon_fit
from tollbook.incidents.names import distinct, name_overlap, rare_fit
from tollbook.incidents.scripts import root
from tollbook.incidents.sketch import PRECISE, TOLD_WITHIN, Sketch
from tollbook.incidents.victims import victim_fit
from tollbook.model.actor import STATE

SITE_KM = 2.0
MANY_NAMES = 2  # full names that hardly any other report has
SOFT = 0.5  # how much of a contradiction of days is left then: one may be the day of an arrest or a burial
NAMED = 5  # letters a place's word needs to be looked for in another report
CROWD = ("civilian", "people", "soldiers", "combatants", "police", "detainees")
REPORTED = (1.0, 1.0, 0.7, 0.5, 0.35, 0.2, 0.1, 0.1)  # how telling a page's day is when the event was so many days before


def compare(a: Sketch, b: Sketch, rare: Collection[str] = ()) -> list[tuple[str, float, str]]:
    """Every part as name, value and reason; 0 where nothing can be said. ``rare``: names both and few other reports have.

    >>> both = Sketch("a", "exact", 9, 9), Sketch("b", "exact", 12, 12)
    >>> [(name, value) for name, value, _ in compare(*both) if value]
    [('date', -0.75), ('place unknown', 1.0)]
    """
    victim = victim_fit(a.victims, b.victims, (a.names, b.names), rare)
    return [
        *(lenient(date_parts(a, b)) if victim[0] else shared_fate(date_parts(a, b), rare)),
        *place_parts(a, b), ("same victim", *victim),
        ("target", *name_fit(a.targets, b.targets)), ("perpetrator", *name_fit(a.perpetrators, b.perpetrators)),
        ("type", *type_fit(a, b)), ("weapon", *weapon_fit(a.weapons, b.weapons)),
        ("killed", *toll_fit(a.killed, b.killed, order(a, b))), ("injured", *toll_fit(a.injured, b.injured, order(a, b))),
        ("same number", *same_number(a, b)), ("names", *name_overlap(a, b)),
        ("rare names", *rare_fit(rare)), ("copied text", *copied_fit(a, b)),
    ]  # fmt: skip


def order(a: Sketch, b: Sketch) -> int:
    """1 where the second report surely came out after the first, -1 the other way round, 0 where the pages do not say."""
    if a.issued is None or b.issued is None:
        return 0
    return (a.issued[1] < b.issued[0]) - (b.issued[1] < a.issued[0])


def shared_fate(parts: list[tuple[str, float, str]], rare: Collection[str]) -> list[tuple[str, float, str]]:
    """The parts of the day where the reports share two full names that few others have: other days contradict them less."""
    many = sum(" " in n for n in distinct(rare)) >= MANY_NAMES
    return [(name, value * SOFT if value < 0 and many and name == "date" else value, why) for name, value, why in parts]


def lenient(parts: list[tuple[str, float, str]]) -> list[tuple[str, float, str]]:
    """The parts of the day where both tell of one dead person: other days are those of what followed, no contradiction."""
    return [("date range", value / 2, why) if value < 0 else (name, value, why) for name, value, why in parts]


def date_parts(a: Sketch, b: Sketch) -> list[tuple[str, float, str]]:
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return [("date unknown", 1.0, "one report gives no date")]
    gap = max(0, a.start - b.end, b.start - a.end)
    if a.dated == b.dated == "exact":
        value = 1.0 if gap == 0 else 0.2 if gap == 1 else max(-1.0, -0.25 * gap)
        return [("date", value, "same day" if gap == 0 else f"{gap} days apart")]
    if gap:
        return [("date range", max(-1.0, -0.4 - 0.2 * gap), f"{gap} days apart, one date is not exact")]
    return [("date range", round(nearness(a, b), 3), "the possible days overlap")]


def nearness(a: Sketch, b: Sketch) -> float:
    """How much it says that two ranges of days overlap: pages of the same day much, a month little."""
    assert a.start is not None
    assert b.start is not None
    assert a.end is not None
    assert b.end is not None
    widest = max(a.end - a.start, b.end - b.start)
    if "coarse" in (a.dated, b.dated) or widest > TOLD_WITHIN:
        return max(0.1, 0.7 - widest / 90)
    if a.dated == b.dated == "told":
        return 0.8 * REPORTED[min(abs(a.end - b.end), TOLD_WITHIN)]
    told, exact = (a, b) if a.dated == "told" else (b, a)
    assert told.end is not None
    assert exact.start is not None
    return 0.9 * REPORTED[max(0, min(told.end - exact.start, TOLD_WITHIN))]


def distance_km(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """The great-circle distance of two points.

    >>> round(distance_km((0, 0, 0), (0, 1, 0)))
    111
    """
    lat1, lat2 = radians(a[0]), radians(b[0])
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))


def place_parts(a: Sketch, b: Sketch) -> list[tuple[str, float, str]]:
    found = placed(a, b)
    mentioned = min((w for x, y in ((a, b), (b, a)) for w in named_by(x, y)), default=None)
    if mentioned is None or any(value > 0 and name != "place unknown" for name, value, _ in found):
        return found
    if a.country and b.country and a.country != b.country:
        return found
    why = f"one report is placed at {mentioned}, the other names it"
    return [("place", 0.5, why)] if a.point is None or b.point is None else [("place", 0.1, why)]


def named_by(a: Sketch, b: Sketch) -> tuple[str, ...]:
    """The words of the first report's place where the second, placed elsewhere or nowhere, names it in its text."""
    words = tuple(w for w in a.place_words if len(w) >= NAMED)
    said = {w for n in b.names for w in n.split()}
    return words if a.precision in PRECISE and words and all(w in said or root(w) in b.heard for w in words) else ()


def placed(a: Sketch, b: Sketch) -> list[tuple[str, float, str]]:
    if a.country and b.country and a.country != b.country:
        near = a.point is not None and b.point is not None and distance_km(a.point, b.point) < 30
        return [] if near else [("place", -1.0, f"different countries: {a.country}, {b.country}")]
    if a.point is None or b.point is None or a.country is None or b.country is None:
        return [("place unknown", 1.0, "one report gives no place")]
    if a.precision in PRECISE and b.precision in PRECISE:
        site = a.precision == b.precision == "site" and distance_km(a.point, b.point) < SITE_KM
        return [("place", *near_fit(a, b)), *([("same site", 1.0, "the same named site")] if site else [])]
    return [region_fit(a, b)]


def near_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    """Two precise places: near ones agree the more the smaller they are, for a large city has many incidents a day."""
    assert a.point is not None
    assert b.point is not None
    apart = distance_km(a.point, b.point)
    beyond = max(0.0, apart - min(25.0, spot(a) + spot(b)))
    value = 1.0 - beyond / 6
    shared = [w for w in a.place_words if w in b.place_words and len(w) > 3]
    if shared and value < 0.7 and beyond < 60:
        return 0.6, f"{apart:.0f} km apart, both named {shared[0]}"
    return (max(-1.0, value) if value < 0 else round(value * fineness(max(spot(a), spot(b))), 3)), f"{apart:.0f} km apart"


def spot(s: Sketch) -> float:
    """The radius of a place; a named site is one spot, whatever its grounds."""
    return 3.0 if s.precision == "site" or s.point is None else s.point[2]


def fineness(radius: float) -> float:
    """1 for a place of a few km, less for a larger one.

    >>> fineness(3.0), round(fineness(25.0), 2)
    (1.0, 0.54)
    """
    return min(1.0, max(0.2, 1.0 - 0.15 * log(max(radius, 3.0) / 3.0, 2)))


def region_fit(a: Sketch, b: Sketch) -> tuple[str, float, str]:
    """One place is no more than a district, province or country: it agrees the more the smaller it is."""
    assert a.point is not None
    assert b.point is not None
    apart = distance_km(a.point, b.point) - a.point[2] - b.point[2]
    coarse = {a.precision, b.precision}
    if "country" in coarse:
        return ("region", 0.1 if apart <= 0 else max(-1.0, -apart / 200), "one place is only a country")
    if a.admin1 and b.admin1 and a.admin1 == b.admin1:
        if a.precision == b.precision == "admin2" and apart > 0:
            return ("region", max(-1.0, -apart / 50), "different districts")
        near = apart <= 0 and "admin1" not in coarse
        return ("region", 1.0 if near else 0.6, "the same district" if near else "the same province")
    return (
        "region",
        0.3 if apart <= 0 else max(-1.0, -apart / 100),
        "neighbouring provinces" if apart <= 0 else "other provinces",
    )


def name_fit(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """How well the named actors agree: a shared id 1, two arms of one state 0.7, shared words in part.

    Only known actors of different countries or groups contradict each other: the words for people a text does not name
    (a convoy, the guards) are too many.
    """
    if not a or not b:
        return 0.0, ""
    ours, theirs = [n for n in a if known(n)], [n for n in b if known(n)]
    shared = sorted(n for n in ours if n in theirs)
    if shared:
        return 1.0, f"both name {shared[0]}"
    arms = sorted(states(ours) & states(theirs))
    if arms:
        return 0.7, f"both name the state {arms[0]}"
    if ours and theirs and not {home(n) for n in ours} & {home(n) for n in theirs}:
        return -1.0, f"{ours[0]} against {theirs[0]}"
    plain = sorted({n for n in a if n in b and not n.startswith(CROWD)})
    if plain:
        return 0.5, f"both name {plain[0]}"
    words = {w for n in a for w in n.split()} & {w for n in b for w in n.split()}
    telling = sorted(w for w in words if len(w) > 3 and not w.startswith(CROWD))
    return (0.4, f"shared words: {telling[0]}") if telling and not (ours and theirs) else (0.0, "")


def known(name: str) -> bool:
    """Whether a name is the id of a known actor (``mli.army``)."""
    return "." in name and " " not in name


def home(name: str) -> str:
    """The country or region of a known actor's id.

    >>> home("mli.army")
    'mli'
    """
    return name.partition(".")[0]


def states(names: Collection[str]) -> set[str]:
    """The states whose authorities are among the known actors.

    >>> states(["mli.army", "mli.jnim"])
    {'mli'}
    """
    return {home(n) for n in names if n.partition(".")[2] in STATE}


def copied_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    share = containment(a.prints, b.prints)
    return (round(share, 3), f"{share:.0%} of the shorter text stands in the other") if share > 0.08 else (0.0, "")
