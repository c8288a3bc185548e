"""Clauses: the stretches of a sentence that can each be about another event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.model.reading import Hit, Reading, Sentence, TimeMention

COMMAS = frozenset((",", "،"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``first`` to ``last`` (exclusive) of a sentence.

    ``kind`` is what opened it: main, turn, relative, context, joined.
    """

    index: int
    first: int
    last: int
    sentence: int
    kind: str


class Clauses:
    """The clauses of a report, with the one that holds a token."""

    def __init__(self, reading: Reading) -> None:
        cuts: dict[int, Hit] = {}
        for hit in reading.all("clause_cut"):
            cuts[hit.first] = hit
        self.all: tuple[Clause, ...] = tuple(self._number(c for s in reading.sentences for c in _cut(reading, s, cuts)))
        self.firsts = [c.first for c in self.all]

    @staticmethod
    def _number(found: Iterator[tuple[int, int, int, str]]) -> Iterator[Clause]:
        for index, (first, last, sentence, kind) in enumerate(found):
            yield Clause(index, first, last, sentence, kind)

    def at(self, token: int) -> Clause:
        """The clause that holds a token."""
        return self.all[max(bisect_right(self.firsts, token) - 1, 0)]


def _cut(reading: Reading, sentence: Sentence, cuts: dict[int, Hit]) -> Iterator[tuple[int, int, int, str]]:
    counted = _opened_by_days(reading, sentence)
    first, kind = sentence.first, "main" if counted is None else "context"
    for i in range(sentence.first if counted is None else counted.last, sentence.last):
        opening = _opening(reading, i, cuts)
        if (
            opening is None
            and counted is not None
            and kind == "context"
            and first == sentence.first
            and _goes_on(reading, sentence, i)
        ):
            opening = "main"
        if opening is None and kind == "relative" and reading.tokens[i].text == "," and i > first + 2:
            opening = "main"
        if opening is None and kind == "context" and reading.tokens[i].text == ":":
            opening = "main"  # the worst attack since 2015: 132 dead
        if opening is not None and i > first:
            yield first, i, sentence.index, kind
            first, kind = i, opening
        elif opening is not None and i == sentence.first:
            kind = opening
    yield first, sentence.last, sentence.index, kind


def _opened_by_days(reading: Reading, sentence: Sentence) -> TimeMention | None:
    """The days a sentence opens with, counted from an earlier act: "A day after gunmen killed six, the army bombed a camp"."""
    opening = (t for t in reading.times if sentence.first <= t.first <= sentence.first + 1)
    return next((t for t in opening if t.relation == "after"), None)


def _goes_on(reading: Reading, sentence: Sentence, comma: int) -> bool:
    """Whether a comma is followed by an act or by somebody's words, no further item of a list."""
    if reading.tokens[comma].text not in COMMAS:
        return False
    end = next((i for i in range(comma + 1, sentence.last) if reading.tokens[i].text in COMMAS), sentence.last)
    return any(h.traits.get("pos", "verb") == "verb" for word in ("act", "say") for h in reading.within(word, comma, end))


def _opening(reading: Reading, i: int, cuts: dict[int, Hit]) -> str | None:
    if reading.tokens[i].text in (";", "–", "—"):
        return "turn"
    hit = cuts.get(i)
    return hit.traits["kind"] if hit is not None and hit.traits["kind"] != "none" else None
