"""The one tree of errors a caller may want to catch."""

from __future__ import annotations


class TollbookError(Exception):
    """Anything Tollbook refuses to do, with a message that names the thing and the reason."""


class UnreadableReport(TollbookError):
    """A report that cannot be read: missing, empty, binary, wrongly encoded, too large, or not a report."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class KnowledgeError(TollbookError):
    """A knowledge, language or codebook file that is wrong, with the file and the entry."""
