"""Whether those who were shot, or taken to hospital, lived: where the words leave it open, they may be among the dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.toll.found import FoundToll
from tollbook.model.reading import Hit, Reading
from tollbook.model.toll import never_one

BEHIND = 7  # words in which "suffered" has its wound


def unsaid(reading: Reading, harm: Hit) -> tuple[bool, bool]:
    """Whether a word of harm leaves open who lived (shot, taken to hospital), and whether it is one of being hit."""
    behind = min(harm.last + BEHIND * ("needs" in harm.traits), reading.sentence_of(harm.first).last)
    hit = harm.traits["use"] == "shot" or bool(reading.within("hit_word", harm.first, behind))
    return hit or harm.traits["use"] == "borne" or bool(reading.within("unsure_word", harm.first, harm.last)), hit


def left_open(reading: Reading, tolls: Sequence[FoundToll]) -> tuple[FoundToll, ...]:
    """The tolls, with those of people whose fate is left open marked; where the text tells of a death, as killed or injured.

    "Four people were shot, one of them fatally": four were killed or injured. "One was killed and three were shot": three were
    injured. "A man was shot. He died in hospital.": one person, killed.
    """
    dead = [t for t in tolls if t.toll.metric == "killed" and t.toll.count.low and not t.toll.denies]
    return tuple(_judged(t, any(_may_be(t, d) for d in dead)) if _open(reading, t, dead) else t for t in tolls)


def _judged(hurt: FoundToll, deadly: bool) -> FoundToll:
    metric = "killed_or_injured" if deadly else hurt.toll.metric
    return replace(hurt, toll=replace(hurt.toll, metric=metric, fate_open=True))


def _open(reading: Reading, hurt: FoundToll, dead: Sequence[FoundToll]) -> bool:
    """Whether a figure of the hurt may hold some of the dead: not "others", nor people told beside those killed."""
    if hurt.toll.metric != "injured" or not hurt.toll.count.low or _says(reading, hurt, "other_people"):
        return False
    if _says(reading, hurt, "he_she"):  # who was told of before: the dead one, it may be
        return True
    if not hurt.open:
        return False
    if hurt.toll.count.low > 1 and not hurt.hit and not _says(reading, hurt, "all_told"):
        return False
    sentence = reading.sentence_of(hurt.first).index
    told = [t for t in dead if reading.sentence_of(t.first).index == sentence and t.first < hurt.first and not t.toll.subset]
    return all(t.people == hurt.people for t in told)


def _may_be(hurt: FoundToll, dead: FoundToll) -> bool:
    return hurt.toll.count.low != 1 or not never_one(hurt.toll.group, dead.toll.group)


def _says(reading: Reading, hurt: FoundToll, word: str) -> bool:
    return bool(reading.within(word, hurt.first, hurt.last))
