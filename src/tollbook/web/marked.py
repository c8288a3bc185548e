"""A report's text with the words of its claims marked, drawn on the server; words that several claims share are split."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from markupsafe import Markup, escape

from tollbook.web.shown import harmless

Mark = tuple[int, int, str, str, str]
FACETS = ("toll", "source", "date", "place", "actor", "weapon", "statement", "codes", "copy", "issue")
NAMES = {
    "toll": "toll", "source": "who says it", "date": "date", "place": "place", "actor": "actor", "weapon": "weapon",
    "statement": "statement", "codes": "type of event", "copy": "copied words", "issue": "not understood",
}  # fmt: skip
MOST = 4000


def marked(text: str, marks: Iterable[Mark], anchor: str = "w") -> Markup:
    """The text as HTML in which every marked stretch says its facets; each claim's first words carry an anchor.

    >>> print(marked("Two died.", [(0, 3, "toll", "a1", "killed: 2")]))
    <mark class="m toll" id="w-a1" data-items="a1" title="killed: 2">Two</mark> died.
    """
    found = sorted({m for m in marks if 0 <= m[0] < m[1] <= len(text)})[:MOST]
    cuts = sorted({0, len(text), *(c for m in found for c in m[:2])})
    anchored: set[str] = set()
    out: list[str] = []
    at = 0
    open_marks: list[Mark] = []
    for start, end in pairwise(cuts):
        while at < len(found) and found[at][0] <= start:
            open_marks.append(found[at])
            at += 1
        open_marks = [m for m in open_marks if m[1] > start]
        words = escape(harmless(text[start:end]))
        out.append(str(words) if not open_marks else stretch(words, open_marks, anchored, anchor))
    return Markup("".join(out))


def stretch(words: Markup, marks: list[Mark], anchored: set[str], anchor: str) -> str:
    facets = [f for f in FACETS if any(m[2] == f for m in marks)]
    ids = list(dict.fromkeys(m[3] for m in marks if m[3]))
    fresh = next((i for i in ids if i not in anchored), None)
    if fresh is not None:
        anchored.add(fresh)
    titles = list(dict.fromkeys(harmless(m[4]) for m in marks if m[4]))
    name = f' id="{anchor}-{escape(fresh)}"' if fresh is not None else ""
    items = f' data-items="{escape(" ".join(ids))}"' if ids else ""
    title = f' title="{escape("; ".join(titles)[:400])}"' if titles else ""
    return f'<mark class="m {" ".join(facets)}"{name}{items}{title}>{words}</mark>'


def excerpt(text: str, start: int, end: int, around: int = 90) -> tuple[str, str, str]:
    """Words with what stands before and after them, cut at blanks.

    >>> excerpt("The police said two people died there.", 16, 19, around=12)
    ('… said ', 'two', ' people…')
    """
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = "… " + (before.split(" ", 1)[1] if " " in before[:-1] else before).lstrip()
    if end + around < len(text):
        after = (after.rsplit(" ", 1)[0] if " " in after[1:] else after).rstrip() + "…"
    return harmless(before), harmless(text[start:end]), harmless(after)
