"""The book: reports come in, incidents and estimates come out, and everything that was ever said stays readable."""

from __future__ import annotations

from tollbook.book.book import VERDICTS, Added, Book
from tollbook.book.explain import FIELDS, explain, why
from tollbook.book.incident import Member, incident_record, incidents_of
from tollbook.book.past import Step, history, incident_at, incidents_at, moment
from tollbook.book.verify import verify

__all__ = [
    "FIELDS", "VERDICTS", "Added", "Book", "Member", "Step", "explain", "history", "incident_at", "incident_record",
    "incidents_at", "incidents_of", "moment", "verify", "why",
]  # fmt: skip
