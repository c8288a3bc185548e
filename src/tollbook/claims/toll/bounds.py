"""Bounds that stand apart from their figure: "the toll could reach 100", تجاوز عدد القتلى ستين (more than sixty)."""

from __future__ import annotations

from tollbook.claims.harm.rival import Harm
from tollbook.model.reading import Reading
from tollbook.model.toll import Count

BEFORE = 3
"""Tokens between the words of a bound and the noun for the dead."""


def bounded(reading: Reading, harm: Harm) -> Count:
    """The count of a harm, bounded by what its toll may reach or has passed."""
    count, figure = harm.people.quantity.count, harm.people.quantity.first
    if harm.people.quantity.kind != "number" or count.modifier not in ("exact", "approx") or count.low is None:
        return count
    start = max(reading.sentence_of(figure).first, min(harm.predicate.first, figure) - BEFORE)
    told = harm.predicate.traits["use"] == "toll"
    if any(told or h.last == figure for h in reading.within("may_reach", start, figure)):
        return Count(None, count.low, "up to")
    if told and any(h.last <= harm.predicate.first or h.last >= figure - 1 for h in reading.within("has_passed", start, figure)):
        return Count(count.low, None, "more than")
    return count
