"""The injured worked out from all who were hit and the dead: an estimate, explained by the claims; never a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.estimates.figures import Figure
from tollbook.estimates.within import by_report, counting, dead, settled
from tollbook.model.toll import never_one

PART = "part of all whom the same text tells to be hit"
DEAD = "may be of the dead: the words do not say whether they lived"
COUNTED = 2  # a text that counts so many injured is taken at its word


def injured(figures: Sequence[Figure], killed: float | None) -> list[Figure]:
    """The figures of the injured, with those worked out of the killed or injured: all who were hit without the dead.

    ``killed`` is the incident's best figure of the dead, for texts that count none.
    """
    gone = counting(dead(figures))
    stated = [reckoned(f, gone, killed) for f in settled([f for f in figures if f.metric == "injured"])]
    mourned = by_report(gone)
    made: list[Figure] = []
    for report, found in by_report(settled([f for f in figures if f.metric == "killed_or_injured"])).items():
        rest = the_rest(largest(found), largest(mourned.get(report, ())), killed)
        told = max((f.point or 0 for f in counting(stated) if f.report == report), default=0)
        if rest is not None and told < min(COUNTED, rest.point or 0):
            made.append(rest)
    more = {f.report for f in made}
    return [replace(f, aside=PART) if f.report in more and f.aside is None else f for f in stated] + made


def largest(found: Sequence[Figure]) -> Figure | None:
    """The figure that counts most."""
    return max(found, key=lambda f: (f.point or 0, f.claim), default=None)


def reckoned(hurt: Figure, gone: Sequence[Figure], killed: float | None) -> Figure:
    """A figure of people whose fate a text leaves open, without the dead whom other texts tell of."""
    if not hurt.fate_open or hurt.aside is not None or killed is None or any(f.report == hurt.report for f in gone):
        return hurt
    if hurt.point == 1 and all(never_one(hurt.group, f.group) for f in gone):
        return hurt
    rest = the_rest(hurt, None, killed)
    return replace(hurt, aside=DEAD) if rest is None else rest


def the_rest(hit: Figure | None, gone: Figure | None, killed: float | None) -> Figure | None:
    """The figure of those who were hit and are not dead; None where it leaves nobody, or nobody tells of the dead."""
    lost = gone.point if gone is not None else killed
    if hit is None or lost is None or (hit.point or 0) <= lost:
        return None
    low, high = ((None if n is None else max(0, round(n - lost))) for n in (hit.low, hit.high))
    also = (*hit.also, *(() if gone is None else (gone.claim, *gone.also)))
    return replace(hit, metric="injured", low=low, high=high, also=also, single=False)
