"""What the store refuses to do, and why."""

from __future__ import annotations

from tollbook.model.error import TollbookError


class StoreError(TollbookError):
    """The book cannot be opened, read or written; the message says which and what to do."""


class NotThere(StoreError):
    """A report, incident, judgement or release that the book does not hold."""
