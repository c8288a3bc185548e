"""A toll with where it stands in the report, and as a claim: with its words, its speaker and how firm it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tollbook.claims.speech.frame import Frame, attribution
from tollbook.model.claim import Claim
from tollbook.model.reading import Reading
from tollbook.model.toll import Metric, Toll

METHOD = "toll/1"


@dataclass(frozen=True, slots=True)
class FoundToll:
    """A toll with the tokens it stands on, before it is known which event it belongs to; ``people`` is where its people begin.

    ``open``: its word of harm does not say who lived; ``hit``: it says that all were hit.
    """

    toll: Toll
    first: int
    last: int
    frame: Frame | None
    people: int = 0
    open: bool = False
    hit: bool = False

    def within(self, first: int, last: int) -> bool:
        """Whether the figure stands on these tokens."""
        return first <= self.first < last


def toll_claim(reading: Reading, found: FoundToll) -> Claim[Toll]:
    """A found toll as a claim with its words, speaker and certainty."""
    denied = found.frame is not None and found.frame.stance == "denies" and found.toll.count.high != 0
    found = replace(found, toll=replace(found.toll, denies=found.toll.denies or denied))
    certainty = "denied" if found.toll.denies else "preliminary" if found.toll.preliminary else "said"
    spans = (reading.span(found.first, found.last),)
    return Claim(found.toll, spans, attribution(reading, found.frame), certainty, METHOD)  # type: ignore[arg-type]


def metric_named(name: str) -> Metric:
    """The metric of a word of harm, which the word lists hold as text."""
    return name  # type: ignore[return-value]
