"""Proving the book: the chains of hashes, the words of every claim, and that what is derived follows from the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.book.book import Book
from tollbook.book.incident import incident_record
from tollbook.incidents import sketch
from tollbook.store import StoreError
from tollbook.store.ledger import canonical

CHUNK = 500


def verify(book: Book) -> list[str]:
    """Everything that is not as it was written or does not follow from it; an empty list proves the book.

    >>> verify(Book.open(":memory:"))
    []
    """
    found = book.store.problems()
    try:
        return found + list(underived(book))
    except (StoreError, ValueError, KeyError, TypeError) as error:
        return [*found, f"the derived tables cannot be read: {error}"]


def underived(book: Book) -> Iterator[str]:
    """Every sketch and incident that differs from what the ledger gives (``tollbook rebuild`` makes them anew)."""
    keys = sorted(book.store.all_reports())
    for i in range(0, len(keys), CHUNK):
        part = keys[i : i + CHUNK]
        records, texts = book.store.records(part), book.store.reports(part)
        for key in part:
            made = sketch(key, texts[key].text, records[key]) if key in records else None
            if book.shelf.sketch(key) != made:
                yield f"report {texts[key].id}: its sketch does not follow from its claims"
    placed: set[str] = set()
    for incident in book.derived.every():
        members = book.derived.members(incident["id"])
        placed |= set(members)
        if canonical(incident_record(book.members(members))) != canonical(incident) if members else True:
            yield f"incident {incident['id']}: it does not follow from the claims of its reports"
    homeless = set(book.shelf.reports()) ^ placed
    yield from (f"report {key}: it is in no incident, or in one that knows nothing of it" for key in sorted(homeless))
