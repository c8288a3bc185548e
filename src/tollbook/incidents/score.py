"""How likely two reports tell of one incident: a score in named parts, weighed by a model that can be read."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import asin, cos, exp, log, radians, sin, sqrt

from tollbook.incidents.copies import containment
from tollbook.incidents.sketch import PRECISE, Sketch

FAR = 6.0
VIOLENCE = ("Battles", "Violence against civilians", "Explosions/Remote violence")
CONFUSED = (
    {"aircraft", "drone", "missile", "bomb", "rocket", "helicopter"},
    {"missile", "rocket", "artillery", "mortar", "tank"},
    {"bomb", "explosives", "improvised explosive", "landmine", "car bomb", "suicide bomb", "grenade"},
)
SITE_KM = 2.0
Bound = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was compared: its name, how well it agrees (-1 to 1), what that adds to the score, and in words why."""

    name: str
    value: float
    adds: float
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """The parts and their sum: log-odds that the two reports tell of one incident; above 0 speaks for it."""

    logit: float
    parts: tuple[Part, ...]

    @property
    def probability(self) -> float:
        """The log-odds as a probability."""
        return 1 / (1 + exp(-self.logit))


@cache
def weights() -> Mapping[str, float]:
    """The weights that ship, by part; ``+`` weighs agreement, ``-`` weighs contradiction."""
    loaded: dict[str, float] = json.loads((resources.files("tollbook.weights") / "linking.json").read_text(encoding="utf-8"))[
        "weights"
    ]
    return loaded


def score(a: Sketch, b: Sketch, model: Mapping[str, float] | None = None, rare: Collection[str] = ()) -> Score:
    """The score of two reports, the same whichever comes first; ``rare`` are names that both and few other reports have.

    >>> one = Sketch("a", "exact", 738000, 738000, (9.1, 7.4, 8.0), "town", "NGA", killed=((12, 12),))
    >>> week_later = Sketch("b", "exact", 738007, 738007, (9.1, 7.4, 8.0), "town", "NGA", killed=((12, 12),))
    >>> score(one, one).logit > 0 > score(one, week_later).logit
    True
    """
    model = weights() if model is None else model
    parts = [
        Part(name, round(value, 3), round(value * model.get(name + ("+" if value > 0 else "-"), 0.0), 4), why)
        for name, value, why in compare(a, b, rare)
        if value
    ]
    total = model.get("start", 0.0) + sum(p.adds for p in parts)
    return Score(round(max(-FAR, min(FAR, total)), 4), tuple(parts))


def compare(a: Sketch, b: Sketch, rare: Collection[str] = ()) -> list[tuple[str, float, str]]:
    """Every part as name, value from -1 (contradicts) to 1 (agrees), and the reason; 0 where nothing can be said."""
    return [
        *date_parts(a, b), *place_parts(a, b),
        ("target", *name_fit(a.targets, b.targets)), ("perpetrator", *name_fit(a.perpetrators, b.perpetrators)),
        ("type", *type_fit(a, b)), ("weapon", *weapon_fit(a, b)),
        ("killed", *toll_fit(a.killed, b.killed)), ("injured", *toll_fit(a.injured, b.injured)),
        ("same number", *same_number(a, b)), ("names", *name_overlap(a, b)),
        ("rare names", *rare_fit(rare)), ("copied text", *copied_fit(a, b)),
    ]  # fmt: skip


def date_parts(a: Sketch, b: Sketch) -> list[tuple[str, float, str]]:
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return [("date unknown", 1.0, "one report gives no date")]
    gap = max(0, a.start - b.end, b.start - a.end)
    if a.dated == b.dated == "exact":
        value = 1.0 if gap == 0 else 0.45 if gap == 1 else max(-1.0, -0.25 - 0.25 * (gap - 1))
        return [("date", value, "same day" if gap == 0 else f"{gap} days apart")]
    if gap:
        return [("date range", max(-1.0, -0.4 - 0.2 * gap), f"{gap} days apart, one date is not exact")]
    return [("date range", 1.0 if "coarse" not in (a.dated, b.dated) else 0.6, "the possible days overlap")]


def distance_km(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """The great-circle distance of two points.

    >>> round(distance_km((0, 0, 0), (0, 1, 0)))
    111
    """
    lat1, lat2 = radians(a[0]), radians(b[0])
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))


def place_parts(a: Sketch, b: Sketch) -> list[tuple[str, float, str]]:
    if a.country and b.country and a.country != b.country:
        near = a.point is not None and b.point is not None and distance_km(a.point, b.point) < 30
        return [] if near else [("place", -1.0, f"different countries: {a.country}, {b.country}")]
    if a.point is None or b.point is None or a.country is None or b.country is None:
        return [("place unknown", 1.0, "one report gives no place")]
    if a.precision in PRECISE and b.precision in PRECISE:
        site = a.precision == b.precision == "site" and distance_km(a.point, b.point) < SITE_KM
        return [("place", *near_fit(a, b)), *([("same site", 1.0, "the same named site")] if site else [])]
    apart = distance_km(a.point, b.point) - a.point[2] - b.point[2]
    if a.admin1 and b.admin1 and "country" not in (a.precision, b.precision):
        same = a.admin1 == b.admin1
        return [
            ("region", 1.0 if same else max(-1.0, min(0.0, -apart / 100)), "same province" if same else "different provinces")
        ]
    return [("region", 0.4 if apart <= 0 else max(-1.0, -apart / 200), "one place is only a country or region")]


def near_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    assert a.point is not None
    assert b.point is not None
    apart = distance_km(a.point, b.point)
    beyond = max(0.0, apart - max(3.0, min(25.0, a.point[2] + b.point[2])))
    value = max(-1.0, 1.0 - beyond / 10)
    shared = [w for w in a.place_words if w in b.place_words and len(w) > 3]
    if shared and value < 0.7 and beyond < 60:
        return 0.7, f"{apart:.0f} km apart, both named {shared[0]}"
    return value, f"{apart:.0f} km apart"


def name_fit(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """How well the named actors agree: a shared id or name 1, shared words in part.

    Only known actors of different countries or groups contradict each other: the words for people a text does not name
    (a convoy, the guards) are too many.
    """
    if not a or not b:
        return 0.0, ""
    shared = sorted((n for n in a if n in b), key=lambda n: (not known(n), n))
    if shared:
        return 1.0 if known(shared[0]) else 0.5, f"both name {shared[0]}"
    ours, theirs = [n for n in a if known(n)], [n for n in b if known(n)]
    words = {w for n in a for w in n.split()} & {w for n in b for w in n.split()}
    if words and not (ours and theirs):
        return 0.5, f"shared words: {min(words)}"
    homes = {n.partition(".")[0] for n in ours} & {n.partition(".")[0] for n in theirs}
    if ours and theirs and not homes:
        return -1.0, f"{ours[0]} against {theirs[0]}"
    return 0.0, ""


def known(name: str) -> bool:
    """Whether a name is the id of a known actor (``mli.army``)."""
    return "." in name and " " not in name


def type_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    if not a.event_type or not b.event_type:
        return 0.0, ""
    if a.sub_event_type == b.sub_event_type:
        return 1.0, f"both {a.sub_event_type}"
    if a.event_type == b.event_type:
        return 0.3, f"both {a.event_type}"
    if a.event_type in VIOLENCE and b.event_type in VIOLENCE:
        return -0.3, f"{a.sub_event_type} against {b.sub_event_type}"
    return -1.0, f"{a.sub_event_type} against {b.sub_event_type}"


def weapon_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    """A shared class of weapon 1; classes that first reports take for each other 0; others contradict."""
    if not a.weapons or not b.weapons:
        return 0.0, ""
    shared = [w for w in a.weapons if w in b.weapons]
    if shared:
        return 1.0, f"both {shared[0]}"
    if any({x, y} <= group for x in a.weapons for y in b.weapons for group in CONFUSED):
        return 0.0, ""
    return -1.0, f"{a.weapons[0]} against {b.weapons[0]}"


def toll_fit(a: tuple[Bound, ...], b: tuple[Bound, ...]) -> tuple[float, str]:
    """The best fit of any two figures: overlapping bounds 1, then less the more they differ; early figures are often lower."""
    best = max(((bound_fit(x, y), x, y) for x in a for y in b), key=lambda f: f[0], default=None)
    if best is None:
        return 0.0, ""
    value, x, y = best
    return round(value, 3), f"{say(x)} and {say(y)}"


def bound_fit(a: Bound, b: Bound) -> float:
    low, high = max(a[0] or 0, b[0] or 0), min(many(a[1]), many(b[1]))
    if low <= high:
        exact = a == b and a[0] == a[1]
        return 1.0 if exact else 0.5
    return max(-1.0, 0.6 - log((low + 1.5) / (high + 1.5)))


def many(value: int | None) -> float:
    return float("inf") if value is None else value


def say(bound: Bound) -> str:
    low, high = bound
    if low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def same_number(a: Sketch, b: Sketch) -> tuple[float, str]:
    """A large number both give for the same thing is telling: nobody else has exactly 137 injured."""
    shared = sorted((n, metric) for metric, n in numbers(a) & numbers(b))
    if not shared or shared[-1][0] < 5:
        return 0.0, ""
    return round(min(1.0, log(shared[-1][0]) / log(200)), 3), f"both give {shared[-1][0]} {shared[-1][1]}"


def numbers(s: Sketch) -> set[tuple[str, int]]:
    """Every number a report gives, with what it counts; "160" and "over 160" give the same one."""
    found = {("killed", n) for b in s.killed for n in b if n} | {("injured", n) for b in s.injured for n in b if n}
    return found | set(s.others)


def name_overlap(a: Sketch, b: Sketch) -> tuple[float, str]:
    """Shared capitalised names; runs of words count three times, for they name persons, camps and units."""
    shared = set(a.names) & set(b.names)
    if not shared:
        return (-1.0, "no name in common") if min(len(a.names), len(b.names)) >= 6 else (0.0, "")
    least = min(sum(map(heft, a.names)), sum(map(heft, b.names)))
    return round(
        min(1.0, 1.5 * sum(map(heft, shared)) / max(8.0, least)), 3
    ), f"both name {max(shared, key=lambda n: (heft(n), n))}"


def heft(name: str) -> float:
    return 3.0 if " " in name else 1.0


def rare_fit(rare: Collection[str]) -> tuple[float, str]:
    """Names that hardly any other report has: one may be chance, three are not."""
    return (round(min(1.0, log(1 + len(rare)) / log(9)), 3), f"only these name {min(rare)}") if rare else (0.0, "")


def copied_fit(a: Sketch, b: Sketch) -> tuple[float, str]:
    share = containment(a.prints, b.prints)
    return (round(share, 3), f"{share:.0%} of the shorter text stands in the other") if share > 0.08 else (0.0, "")
