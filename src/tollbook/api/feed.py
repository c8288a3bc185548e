"""The Atom feed of incidents that changed last."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from tollbook.api.desk import Desk
from tollbook.api.index import title_of
from tollbook.api.views.report import figure
from tollbook.book import Book

ENTRIES, LOOKED_AT = 50, 3000
NOT_KNOWN = "not known"


def changed(book: Book) -> list[tuple[str, str]]:
    """The incidents whose reports were coded last, newest first, with the moment."""
    rows = book.store.engine.run(
        "SELECT report, added_at FROM claims WHERE facet = 'coding' ORDER BY seq DESC LIMIT ?", (LOOKED_AT,)
    )
    homes = book.derived.homes({report for report, _ in rows})
    newest: dict[str, str] = {}
    for report, at in rows:
        if report in homes:
            newest.setdefault(homes[report], at)
    return sorted(newest.items(), key=lambda x: x[1], reverse=True)[:ENTRIES]


def atom(desk: Desk, book: Book, base: str) -> str:
    """The feed as XML."""
    rows = desk.snapshot(book).by_id
    found = [(rows[i], at) for i, at in changed(book) if i in rows]
    entries = []
    for row, at in found:
        low, best, high = row.killed
        toll = "no death toll" if (low, best, high) == (None, None, None) else f"killed: {figure({'low': low, 'high': high})}"
        words = f"{toll}; {len(row.reports)} reports; grade {row.grade or NOT_KNOWN}"
        entries.append(
            f"<entry><id>urn:tollbook:incident:{escape(row.id)}</id><title>{clean(title_of(row))}</title>"
            f"<updated>{escape(at)}</updated><link href={quoteattr(f'{base}/incidents/{row.id}')}/>"
            f"<summary>{clean(words)}</summary></entry>"
        )
    updated = found[0][1] if found else "1970-01-01T00:00:00Z"
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>Tollbook: changed incidents</title>"
        f"<id>urn:tollbook:feed</id><updated>{escape(updated)}</updated><author><name>Tollbook</name></author>"
        f'<link rel="self" href={quoteattr(f"{base}/api/feed.atom")}/>'
    )
    return head + "".join(entries) + "</feed>\n"


def clean(words: str) -> str:
    """Words as XML may hold them.

    >>> clean("a\\x00<b>")
    'a&lt;b&gt;'
    """
    kept: Mapping[int, None] = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
    return escape(words.translate(kept))
