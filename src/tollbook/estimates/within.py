"""What the figures of one text amount to: told together, told of one person, told of who killed the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from tollbook.estimates.figures import SUBSET, Figure

FEW = "most reports tell of the hurt alone, some of them as late: the dead may be another incident's"
HIT = ("injured", "killed_or_injured")
AMONG = "one person: among those that the same text counts"


def counting(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that count people."""
    return [f for f in figures if f.aside is None and not f.denies and f.point is not None]


def by_report(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures that count, by report, in the order of their words."""
    ordered = sorted(counting(figures), key=lambda f: (f.report, f.at, f.claim))
    return {report: list(group) for report, group in groupby(ordered, key=lambda f: f.report)}


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one metric: what is told together added up, single persons among those counted set aside."""
    return without_singles(together(figures))


def together(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one metric, those that share one word of harm added up: "two women and a man were hurt" are three.

    Their words run into each other: "two women and a man were hurt", "a man were hurt".
    """
    runs = [run for found in by_report(figures).values() for run in joined(found)]
    replaced = {f.claim for run in runs if len(run) > 1 for f in run}
    return [*(f for f in figures if f.claim not in replaced), *(added(run) for run in runs if len(run) > 1)]


def joined(found: Sequence[Figure]) -> list[list[Figure]]:
    """The figures of one text in runs whose words run into each other."""
    runs: list[list[Figure]] = []
    for f in found:
        last = runs[-1][-1] if runs else None
        if last is not None and last.at != f.at and last.at[0] <= f.at[0] < last.at[1] and last.kind == f.kind:
            runs[-1].append(f)
        else:
            runs.append([f])
    return runs


def added(run: Sequence[Figure]) -> Figure:
    """One figure of several that are told together."""
    lows, highs = [f.low for f in run], [f.high for f in run]
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    group = run[0].group if len({f.group for f in run}) == 1 else None
    return replace(run[0], low=low, high=high, group=group, single=False, also=tuple(f.claim for f in run[1:]))


def without_singles(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one metric, single persons set aside where the same text counts more.

    "Four men were hurt, officials said. A man was hit in the neck, police said.": the man is one of the four, no other count.
    """
    counted = {f.report for f in counting(figures) if (f.point or 0) >= 2}
    return [replace(f, aside=AMONG) if f.single and f.aside is None and f.report in counted else f for f in figures]


def dead(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the dead; a part of those who were hit counts where its text gives no other figure of the dead.

    "Four people were shot, one of them fatally.": one of those hit, and all of the dead.
    """
    asked = [f for f in figures if f.metric == "killed"]
    whole = {f.report for f in counting(asked)}
    asked = [replace(f, aside=None) if f.aside == SUBSET and f.report not in whole else f for f in asked]
    return with_own_hand(settled(without_few(asked, counting(f for f in figures if f.metric in HIT))))


def without_few(asked: Sequence[Figure], hit: Sequence[Figure]) -> list[Figure]:
    """The figures of the dead, set aside where most texts of those hit tell of no death and some of these are as late.

    Five reports count the wounded and one of them adds who was killed there a year ago. A death that only the last texts tell of
    is news.
    """
    told = {f.report: f.days for f in counting(asked)}
    silent = {f.report: f.days for f in hit if f.report not in told}
    if not told or len(told) >= len(silent):
        return list(asked)
    first = min((d[0] for d in silent.values() if d is not None), default=0)
    news = all(d is None or d[0] > first for d in told.values())
    return list(asked) if news else [replace(f, aside=FEW) if f.aside is None else f for f in asked]


def with_own_hand(figures: Sequence[Figure]) -> list[Figure]:
    """The dead, with who killed others and then himself beside those whom he killed.

    "A gunman killed three people before killing himself.": four are dead, however often his own death is told.
    """
    hands = [f for f in figures if f.group == "attackers" and f.single and f.aside in (None, AMONG)]
    told = {f.claim for f in hands}
    rest = [f for f in figures if f.claim not in told]
    others = by_report(rest)
    own = {f.report: f for f in reversed(hands) if not counted_in(rest, f)}
    made = []
    for f in figures:
        last, most = own.get(f.report), max((o.point or 0 for o in others.get(f.report, ())), default=None)
        if last is None or (most is None and f.claim == last.claim):
            made.append(f)
        elif most is None or f.claim in told:
            made.append(replace(f, aside=AMONG) if f.claim in told else f)
        else:
            made.append(with_one(f, last) if f in others[f.report] and f.point == most and sure(f) else f)
    return made


def counted_in(figures: Sequence[Figure], last: Figure) -> bool:
    """Whether a text counts who killed the others among the dead: "four died, the gunman among them"."""
    told = [f for f in figures if f.report == last.report and f.metric == "killed" and f.claim != last.claim]
    if any(f.aside == SUBSET and f.group == "attackers" for f in told):
        return True
    points = {f.point or 0 for f in told if f.aside in (None, AMONG) and not f.denies and sure(f)}
    return len(points) > 1 and max(points) - 1 in points


def sure(f: Figure) -> bool:
    """Whether a figure surely counts others than the one who killed them: not "he died"."""
    return f.low == f.high and not (f.single and f.group is None)


def with_one(f: Figure, last: Figure) -> Figure:
    """A figure with one person more."""
    return replace(f, low=(f.low or 0) + 1, high=(f.high or 0) + 1, single=False, group=None, also=(*f.also, last.claim))
