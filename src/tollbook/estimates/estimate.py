"""Low, best and high of one incident under a counting rule, each with the claims that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor
from statistics import median_high, median_low
from typing import Any

from tollbook.estimates.figures import Figure
from tollbook.estimates.inferred import injured
from tollbook.estimates.profiles import Profile
from tollbook.estimates.voices import Voice, voices
from tollbook.estimates.within import dead as dead_of

CIVILIAN = ("civilians", "children", "women", "men", "aid workers", "detainees")
FIGHTING = ("combatants", "attackers")
FAR_APART = 2  # nobody says what lies halfway between two figures this many times apart
SINCE_DIED = 2  # people by whom a later count may differ
GROUPS = ("civilians", "combatants", "attackers", "children", "women", "men", "aid workers", "detainees")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number and the claims that carry it."""

    value: float | None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a counting rule makes of the figures. ``aside`` names every figure that took no part, with the reason.

    ``open_high``: the highest figure is a lower bound (at least N), so more may be true.
    ``provisional``: the rule wants more voices.
    """

    profile: str
    metric: str
    group: str | None
    low: Chosen
    best: Chosen
    high: Chosen
    voices: tuple[Voice, ...]
    aside: tuple[tuple[str, str], ...]
    open_high: bool = False
    provisional: bool = False

    def record(self) -> dict[str, Any]:
        """The estimate as the public record gives it."""
        return {
            "low": whole(self.low.value), "best": whole(self.best.value), "high": whole(self.high.value), "profile": self.profile,
            "open_high": self.open_high, "provisional": self.provisional, "voices": len(self.voices),
            "claims": {"low": list(self.low.claims), "best": list(self.best.claims), "high": list(self.high.claims)},
        }  # fmt: skip


def whole(value: float | None) -> int | None:
    """People are counted whole: halves, as between two middle figures, go up.

    >>> whole(2.5)
    3
    """
    return None if value is None else floor(value + 0.5)


def estimate(figures: Sequence[Figure], metric: str, rule: Profile, *, group: str | None = None) -> Estimate | None:
    """The estimate of one metric, in all or for one group; None where no voice gives a figure the rule can use.

    >>> from tollbook.estimates.profiles import profile
    >>> estimate([], "killed", profile("ucdp")) is None
    True
    """
    asked = asked_for(figures, metric, rule, group)
    used, aside = in_scope(
        [worded(f, rule) for f in asked if f.aside is None or group in ("children", "women", "men")], rule, group
    )
    heard = [v for v in voices([f for f in used if not f.denies]) if v.point is not None]
    partial = [v for v in heard if group is None and part_only(v, heard)]
    heard = [v for v in heard if v not in partial]
    aside += [(c, "counts one group, and far fewer than those who count everybody") for v in partial for c in v.claims]
    denied = [f for f in used if f.denies]
    aside += [(f.claim, f.aside) for f in asked if f.aside is not None and (f.claim not in {u.claim for u in used})]
    aside += [(f.claim, "denial: kept as a claim, not counted") for f in denied if rule.denials == "aside" and heard]
    aside += [(f.claim, f"replaced by a later figure of {v.name}") for v in heard for f in v.replaced]
    if not heard and rule.unknown_number is not None:
        numbered = [replace(f, low=rule.unknown_number, high=rule.unknown_number) for f in used if not f.denies]
        heard = [v for v in voices(numbered) if v.point is not None]
    if not heard and denied:
        heard = [v for v in voices(denied) if v.point is not None]
    if not heard:
        return the_others(figures, rule) if metric == "injured" and group is None else None
    made = choose(heard, rule)
    if made is None:
        return None
    low, best, high = made
    if (rule.denials == "zero" and denied and group is None) or (rule.contested_status == "zero" and contested(asked)):
        zero = tuple(sorted(f.claim for f in denied)) or tuple(sorted(f.claim for f in asked if f.group in FIGHTING))
        low = Chosen(0.0, zero)
        best = low if rule.best == "lowest" else best
    top = [f for v in heard for f in v.figures if f.point is not None and f.point >= (high.value or 0)]
    return Estimate(
        rule.id, metric, group, low, best, high, tuple(heard), tuple(sorted(set(aside))), any(f.high is None for f in top),
        len([v for v in heard if not v.own]) < rule.voices_wanted and rule.voices_wanted > 1,
    )  # fmt: skip


def asked_for(figures: Sequence[Figure], metric: str, rule: Profile, group: str | None) -> list[Figure]:
    """The figures of one metric; of the injured in all also those worked out of all who were hit and the dead."""
    if group is not None:
        return [f for f in figures if f.metric == metric]
    if metric == "killed":
        return dead_of(figures)
    if metric != "injured":
        return [f for f in figures if f.metric == metric]
    dead = estimate(figures, "killed", rule)
    return injured(figures, None if dead is None else dead.best.value)


def the_others(figures: Sequence[Figure], rule: Profile) -> Estimate | None:
    """The injured where nobody counts them but somebody counts the dead and all who were hit: all without the dead."""
    hit, dead = (estimate(figures, metric, rule) for metric in ("killed_or_injured", "killed"))
    if hit is None or dead is None:
        return None

    def without(all_: Chosen, some: Chosen) -> Chosen:
        known = all_.value is not None and some.value is not None
        return Chosen(max(0.0, (all_.value or 0) - (some.value or 0)) if known else None, (*all_.claims, *some.claims))

    best = without(hit.best, dead.best)
    return replace(hit, metric="injured", low=without(hit.low, dead.high), best=best, high=without(hit.high, dead.low))


def part_only(v: Voice, heard: Sequence[Voice]) -> bool:
    """Whether a voice counts only groups, and one person or less than half of what every voice that counts everybody has."""
    whole = [point(x) for x in heard if any(f.bare and f.point is not None and not f.single for f in x.figures)]
    if not whole or any(f.bare and not f.single for f in v.figures):
        return False
    return 2 * point(v) < min(whole) or point(v) <= 1 < min(whole)


def worded(f: Figure, rule: Profile) -> Figure:
    """The figure with a number where the rule gives its word one (dozens 12); any other figure as it is."""
    if f.point is not None or not rule.words:
        return f
    tokens = f.words.casefold().replace("'", " ").split()
    number = next((n for word, n in rule.words.items() if word in tokens), None)
    return replace(f, low=number, high=number)


def in_scope(figures: Sequence[Figure], rule: Profile, group: str | None) -> tuple[list[Figure], list[tuple[str, str]]]:
    """The figures the rule counts, and the others with the reason why not."""
    if group is not None:
        return [f for f in figures if f.group == group], []
    if rule.scope == "everyone":
        return list(figures), []
    counted = [f for f in figures if f.group in CIVILIAN]
    if not counted:
        counted = [f for f in figures if f.group not in FIGHTING]
    return counted, [
        (f.claim, "outside the scope: not civilians, or civilians are counted apart") for f in figures if f not in counted
    ]


def contested(figures: Sequence[Figure]) -> bool:
    """Whether the same dead are civilians to one voice and fighters to another: both give the one number for both."""
    civilians = {f.point for f in figures if f.group in CIVILIAN and f.point}
    fighters = {f.point for f in figures if f.group in FIGHTING and f.point}
    return bool(civilians & fighters)


def choose(heard: Sequence[Voice], rule: Profile) -> tuple[Chosen, Chosen, Chosen] | None:
    """low, best and high by the rule's named choices, in order."""
    best = best_of(heard, rule)
    if best is None:
        return None
    if rule.low == "bound":
        carrying = [v for v in heard if set(v.claims) & set(best.claims)]
        return Chosen(low_of(carrying), best.claims), best, Chosen(high_of(carrying), best.claims)
    if rule.low == "best":
        return best, best, best
    reliable = [v for v in heard if rule.tier(v.kind) < rule.reliable_tiers] if rule.low == "lowest_reliable" else list(heard)
    low, high = extreme(reliable or heard, low=True), extreme(heard, low=False)
    if best.value is None:
        return low, best, high
    low = low if (low.value or 0) <= best.value else best
    return low, best, high if (high.value or 0) >= best.value else best


def low_of(some: Sequence[Voice]) -> float | None:
    return min((v.low for v in some if v.low is not None), default=None)


def high_of(some: Sequence[Voice]) -> float | None:
    return max((v.high for v in some if v.high is not None), default=None)


def extreme(some: Sequence[Voice], *, low: bool) -> Chosen:
    value = low_of(some) if low else high_of(some)
    carrying = [v for v in some if (v.low if low else v.high) == value]
    return Chosen(value, tuple(sorted(c for v in carrying for c in v.claims)))


def best_of(heard: Sequence[Voice], rule: Profile) -> Chosen | None:
    if rule.best == "none":
        return Chosen(None)
    if rule.best == "lowest":
        return at_point(heard, min(point(v) for v in heard))
    if rule.best == "most_reliable":
        tier = min(rule.tier(v.kind) for v in heard)
        some = [v for v in heard if rule.tier(v.kind) == tier]
        return at_point(some, min(point(v) for v in some))
    if rule.best == "latest_official":
        some = [v for v in heard if v.kind in rule.official]
        newest = max((v.days or (0, 0) for v in some), default=(0, 0))
        some = [v for v in some if (v.days or (0, 0)) == newest]
        return at_point(some, max(point(v) for v in some)) if some else None
    some = best_placed([v for v in heard if not early(v, heard, rule)], rule)
    middle = middle_of([point(v) for v in some])
    near = min(abs(point(v) - middle) for v in some)
    return Chosen(middle, tuple(sorted(c for v in some if abs(point(v) - middle) == near for c in v.claims)))


def middle_of(points: Sequence[float]) -> float:
    """The median; of two middle figures of which one is over twice the other, the lower of them.

    Where they are one or two people apart the higher: somebody has died since, and nobody says what lies between.

    >>> middle_of([3, 5]), middle_of([20, 30]), middle_of([2, 9]), middle_of([2, 3, 9])
    (5, 25.0, 2, 3.0)
    """
    below, above = median_low(points), median_high(points)
    if above > FAR_APART * below:
        return below
    return above if 0 < above - below <= SINCE_DIED else (below + above) / 2


def early(v: Voice, heard: Sequence[Voice], rule: Profile) -> bool:
    """Whether a voice surely last spoke days before the newest figure; a voice whose day is not known is never early."""
    if rule.early_days is None or v.days is None:
        return False
    newest = max(x.days[0] for x in heard if x.days is not None)
    return newest - v.days[1] > rule.early_days


def best_placed(heard: Sequence[Voice], rule: Profile) -> list[Voice]:
    """The voices of the most reliable kinds, kind after kind until there are two."""
    some: list[Voice] = []
    for tier in range(len(rule.reliability) + 1):
        some += [v for v in heard if rule.tier(v.kind) == tier]
        if len(some) >= 2:
            break
    return some


def at_point(some: Sequence[Voice], value: float) -> Chosen:
    return Chosen(value, tuple(sorted(c for v in some if v.point == value for c in v.claims)))


def point(v: Voice) -> float:
    return v.point if v.point is not None else 0.0
