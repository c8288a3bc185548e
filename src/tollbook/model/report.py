"""A report as it was read, and the issues seen on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tollbook.model.span import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was seen but not understood, kept instead of a guess.

    ``code`` is a short stable word such as ``unknown_place`` or ``date_contradicts_dateline``.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, exactly as it was read.

    ``published`` is what the outlet states, in ISO 8601: a day, a date-time with its zone, or only a month
    (``2024-04``); None where it is not stated. ``language`` is an ISO 639-1 code (639-3 where there is none).
    ``machine_translated`` is None where nothing speaks for or against it.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    machine_translated: bool | None = None
    modified: str | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, as 64 hexadecimal digits: the same text always has the same one."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end``.

        >>> Report("r1", "Two people died.").span(11, 15).text
        'died'
        """
        return Span.cut(self.text, start, end)
