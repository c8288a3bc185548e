"""A span: the exact words of a report that carry a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some words of a report as published, with where they stand.

    ``start`` and ``end`` are Unicode code point offsets into ``Report.text``, end exclusive, so that
    ``report.text[span.start:span.end] == span.text`` always holds.

    >>> Span.cut("Two people died.", 0, 10)
    Span(start=0, end=10, text='Two people')
    """

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``; ValueError where that is no words at all."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words from {start} to {end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character.

        >>> Span(0, 4, "dead").overlaps(Span(3, 5, "d!"))
        True
        """
        return self.start < other.end and other.start < self.end
