"""The injured worked out from all who were hit and the dead, and the single persons who are among those a text counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from tollbook.estimates.figures import SUBSET, Figure
from tollbook.model.toll import never_one

AMONG = "one person: among those that the same text counts"
PART = "part of all whom the same text tells to be hit"
DEAD = "may be of the dead: the words do not say whether they lived"


def counting(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that count people."""
    return [f for f in figures if f.aside is None and not f.denies and f.point is not None]


def by_report(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures that count, by report."""
    ordered = sorted(counting(figures), key=lambda f: (f.report, f.claim))
    return {report: list(group) for report, group in groupby(ordered, key=lambda f: f.report)}


def together(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one metric, those that share one word of harm added up: "two women and a man were hurt" are three.

    Their words run into each other: "two women and a man were hurt", "a man were hurt".
    """
    made: list[Figure] = []
    last: list[Figure] = []
    for f in sorted(counting(figures), key=lambda f: (f.report, f.at, f.claim)):
        inside = bool(last) and f.report == last[-1].report and last[-1].at[0] < f.at[0] < last[-1].at[1] and f.kind == last[-1].kind
        if not inside:
            made += added(last)
            last = []
        last.append(f)
    made += added(last)
    summed = {c for f in made if f.also for c in (f.claim, *f.also)}
    return [f for f in figures if f.claim not in summed and f not in made] + made


def added(run: Sequence[Figure]) -> list[Figure]:
    """One figure of several that are told together; a single one as it is."""
    if len(run) < 2:
        return list(run)
    lows, highs = [f.low for f in run], [f.high for f in run]
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    group = run[0].group if len({f.group for f in run}) == 1 else None
    return [replace(run[0], low=low, high=high, group=group, single=False, also=tuple(f.claim for f in run[1:]))]


def without_singles(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one metric, single persons set aside where the same text counts more.

    "Four men were hurt, officials said. A man was hit in the neck, police said.": the man is one of the four, no other count.
    """
    counted = {f.report for f in counting(figures) if (f.point or 0) >= 2}
    return [replace(f, aside=AMONG) if f.single and f.aside is None and f.report in counted else f for f in figures]


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one metric: what is told together added up, single persons among those counted set aside."""
    return without_singles(together(figures))


def dead(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the dead; a part of those who were hit counts where its text gives no other figure of the dead.

    "Four people were shot, one of them fatally.": one of those hit, and all of the dead.
    """
    asked = [f for f in figures if f.metric == "killed"]
    whole = {f.report for f in counting(asked)}
    asked = settled([replace(f, aside=None) if f.aside == SUBSET and f.report not in whole else f for f in asked])
    return with_own_hand(asked)


def with_own_hand(figures: Sequence[Figure]) -> list[Figure]:
    """The dead, with who killed others and then himself beside those whom he killed.

    "A gunman killed three people before killing himself.": four are dead. A text that counts four already is left as it is.
    """
    own = {f.report: f for f in figures if f.group == "attackers" and f.single and f.aside in (None, AMONG)}
    made = [f for f in figures if f.claim not in {o.claim for o in own.values()}]
    for report, last in own.items():
        others = [f for f in counting(made) if f.report == report]
        most = max((f.point or 0 for f in others), default=0)
        if not others:
            made.append(last)
            continue
        made = [with_one(f, last) if f in others and f.point == most and others_than(f) else f for f in made]
        made.append(replace(last, aside=AMONG))
    return made


def others_than(f: Figure) -> bool:
    """Whether a figure surely counts others than the one who killed them: not "he died"."""
    return f.low == f.high and not (f.single and f.group is None)


def with_one(f: Figure, last: Figure) -> Figure:
    return replace(f, low=(f.low or 0) + 1, high=(f.high or 0) + 1, single=False, group=None, also=(*f.also, last.claim))


def injured(figures: Sequence[Figure], killed: float | None) -> list[Figure]:
    """The figures of the injured, with those worked out of the killed or injured: all who were hit without the dead.

    ``killed`` is the incident's best figure of the dead, for texts that count none.
    """
    mourning = counting(dead(figures))
    stated = settled([f for f in figures if f.metric == "injured"])
    stated = [reckoned(f, mourning, killed) for f in stated]
    hit = by_report(settled([f for f in figures if f.metric == "killed_or_injured"]))
    mourned = by_report(mourning)
    made: list[Figure] = []
    for report, found in hit.items():
        gone = max(mourned.get(report, ()), key=lambda f: (f.point or 0, f.claim), default=None)
        rest = the_rest(max(found, key=lambda f: (f.point or 0, f.claim)), gone, killed)
        told = max((f.point or 0 for f in counting(stated) if f.report == report), default=0)
        if rest is not None and told < min(2, rest.point or 0):
            made.append(rest)
    more = {f.report for f in made}
    return [replace(f, aside=PART) if f.report in more and f.aside is None else f for f in stated] + made


def reckoned(hurt: Figure, dead: Sequence[Figure], killed: float | None) -> Figure:
    """A figure of people whose fate a text leaves open, without the dead whom other texts tell of."""
    if not hurt.fate_open or hurt.aside is not None or killed is None or any(f.report == hurt.report for f in dead):
        return hurt
    if hurt.point == 1 and all(never_one(hurt.group, f.group) for f in dead):
        return hurt
    rest = the_rest(hurt, None, killed)
    return replace(hurt, aside=DEAD) if rest is None else rest


def the_rest(hit: Figure, gone: Figure | None, killed: float | None) -> Figure | None:
    """The figure of those who were hit and are not dead; None where it leaves nobody, or nobody tells of the dead."""
    lost = gone.point if gone is not None else killed
    if lost is None or (hit.point or 0) <= lost:
        return None
    low, high = ((None if n is None else max(0, round(n - lost))) for n in (hit.low, hit.high))
    return replace(hit, metric="injured", low=low, high=high, also=() if gone is None else (gone.claim,), single=False)
