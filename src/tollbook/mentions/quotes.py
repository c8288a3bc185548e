"""Quoted words of a report."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.model.reading import Quote, Reading

OPENING = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "”": "”"}
SCARE = 4


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """The words between quotation marks; one to four words are ``scare`` quotes. A mark that never closes opens nothing.

    A quote never runs over a paragraph's end.
    """
    found: list[Quote] = []
    i = 0
    while i < len(reading.tokens):
        closing = OPENING.get(reading.tokens[i].text)
        end = _closing(reading, i, closing) if closing is not None else None
        if end is not None and end > i + 1:
            found.append(Quote(i + 1, end, end - i - 1 <= SCARE))
            i = end
        i += 1
    return tuple(found)


def _closing(reading: Reading, opening: int, mark: str) -> int | None:
    paragraph = reading.sentence_of(opening).paragraph
    for i in range(opening + 1, len(reading.tokens)):
        if reading.sentence_of(i).paragraph != paragraph:
            return None
        if reading.tokens[i].text == mark:
            return i
    return None


def quoted(quotes: Sequence[Quote], token: int) -> Quote | None:
    """The quote that holds a token."""
    return next((q for q in quotes if q.first <= token < q.last), None)
