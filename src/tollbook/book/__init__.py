"""The book: reports come in, incidents and estimates come out, and everything that was ever said stays readable."""

from __future__ import annotations

from tollbook.book.book import Added, Book
from tollbook.book.incident import Member, incident_record, incidents_of

__all__ = ["Added", "Book", "Member", "incident_record", "incidents_of"]
