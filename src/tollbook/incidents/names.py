"""Proper names two reports share, also where they are spelt in another way."""

from __future__ import annotations

from collections.abc import Collection
from math import log

from tollbook.incidents.scripts import skeleton
from tollbook.incidents.sketch import Sketch

FEWEST = 10  # so many names of its own must each report have before sharing none says anything
ENOUGH = 8.0
LONE = 0.6  # single words in common may be any that begin a sentence


def heft(name: str) -> float:
    """Runs of words count three times, for they name persons, camps and units."""
    return 3.0 if " " in name else 1.0


def own_names(s: Sketch, known: Collection[str]) -> list[str]:
    """A report's names without those of the place and of shared actors, for which other parts speak."""
    return [n for n in s.names if not all(w in known for w in n.split())]


def both_act(a: Sketch, b: Sketch) -> set[str]:
    """The words of the actors that both reports have."""
    shared = {*a.targets, *a.perpetrators} & {*b.targets, *b.perpetrators}
    return {w for n in shared for w in n.split()}


def name_overlap(a: Sketch, b: Sketch) -> tuple[float, str]:
    """Shared capitalised names apart from the place's and the actors'; those only sounding alike count half."""
    known = {*a.place_words, *b.place_words, *both_act(a, b)}
    ours, theirs = own_names(a, known), own_names(b, known)
    shared = set(ours) & set(theirs)
    alike = sounding(ours, theirs, shared) | spoken(ours, b.heard) | spoken(theirs, a.heard)
    if not shared and not alike:
        strange = min(len(ours), len(theirs)) >= FEWEST and not set(a.names) & set(b.names)
        return (-1.0, "no name in common") if strange else (0.0, "")
    least = min(sum(map(heft, ours)), sum(map(heft, theirs)))
    weight = sum(map(heft, shared)) + sum(map(heft, alike)) / 2
    told = max(shared or alike, key=lambda n: (heft(n), n))
    whole = 1.0 if " " in told else LONE
    return round(whole * min(1.0, 1.5 * weight / max(ENOUGH, least)), 3), f"both name {told}"


def sounding(ours: Collection[str], theirs: Collection[str], shared: Collection[str]) -> set[str]:
    """The names of the first that the second has in another spelling; the same ones whichever report comes first."""
    heard = {skeleton(n) for n in ours} & {skeleton(n) for n in theirs} - {skeleton(n) for n in shared} - {""}
    return {min(n for n in (*ours, *theirs) if skeleton(n) == bones) for bones in heard}


def spoken(names: Collection[str], heard: Collection[str]) -> set[str]:
    """The names of one report that another, in a script without capitals, has among its words."""
    return {n for n in names if heard and skeleton(n) in heard}


def rare_fit(rare: Collection[str]) -> tuple[float, str]:
    """Names that hardly any other report has: one may be chance, three are not. A longer name's words are not names apart."""
    if not rare:
        return 0.0, ""
    whole = distinct(rare)
    count = sum(2 if " " in n else 1 for n in whole)
    return round(min(1.0, log(1 + count) / log(9)), 3), f"only these name {min(whole, key=lambda n: (' ' not in n, n))}"


def distinct(names: Collection[str]) -> list[str]:
    """Names without those whose words all stand in one that comes before: longer names first, then by the letters.

    >>> distinct(["duro", "ana duro", "ana", "karu"])
    ['ana duro', 'karu']
    """
    kept: list[str] = []
    said: set[str] = set()
    for name in sorted(names, key=lambda n: (-len(n.split()), n)):
        words = set(name.split())
        if not words <= said:
            kept.append(name)
            said |= words
    return kept
