"""Words and sentences of a report, on the text exactly as published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tollbook.model.reading import Sentence, Token

WORD = re.compile(
    r"""
    \d+(?:[.,\u066b\u066c]\d+)*(?:st|nd|rd|th)?(?![^\W_])   # 1,500  3.5  19th
  | (?:[^\W\d_]\.){2,}                              # U.S.  a.m.
  | ['’](?:s|S)\b                                    # the possessive stands alone
  | \b(?:[ldnscjmtLDNSCJMT]|[Qq]u)['’](?=[^\W\d_]{2}|[aàyAÀY]\b)    # l'armée, qu'il, n'a
  | (?:[وف]?[بلك]|[وف])\u0640?(?=\d)                   # و22  ب6: what Arabic writes onto figures
  | [^\W_]+(?:[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]+[^\W_]*)*(?:[-\u2010\u2011'’‘ʼ`](?!(?:s|S)\b)[^\W_]+)*
  | [^\w\s]|_                                                # one sign
    """,
    re.VERBOSE,
)
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen lt col maj capt sgt brig prof sen rep gov pres jan feb mar apr jun jul aug sep sept oct nov dec "  # noqa: SIM905
    "mon tue wed thu fri sat sun no vol approx km etc vs inc ltd co dept est fig sr sra dra gral ing lic m mme av art nr bzw "
    "ca z d u a p e i o s ee uu".split()
)
ENDERS = frozenset(".!?…؟۔।")
CLOSERS = frozenset("\"'”’»)]›")
POSTED_ON = frozenset(("on", "en", "sur", "via", "auf", "no", "pe", "su", "di"))
"""Words before the name of the network X, which is no initial of a person's name."""
PARAGRAPH = re.compile(r"\n\s*")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Start and end of every token; blanks belong to none.

    >>> [("At least 1,500 U.S. troops’ ...")[a:b] for a, b in tokenize("At least 1,500 U.S. troops")]
    ['At', 'least', '1,500', 'U.S.', 'troops']
    """
    return [m.span() for m in WORD.finditer(text)]


def _norm(word: str) -> str:
    return (
        word.casefold()
        .replace("i\u0307", "i")
        .replace("’", "'")
        .replace("\u02bc", "'")
        .replace("\u2010", "-")
        .replace("\u2011", "-")
    )


def _ends(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Whether token ``i`` closes a sentence: an end mark not of an abbreviation, an initial or a number."""
    start, end = spans[i]
    if text[start:end] not in ENDERS:
        return False
    if i + 1 < len(spans) and text[spans[i + 1][0] : spans[i + 1][1]] in ENDERS:
        return False
    if text[start] != "." or i == 0:
        return True
    before = text[slice(*spans[i - 1])]
    glued = spans[i - 1][1] == start
    following = text[slice(*spans[i + 1])] if i + 1 < len(spans) else ""
    if i + 1 < len(spans) and spans[i + 1][0] == end and following not in CLOSERS:
        return following[:1].isupper() and not before.isupper() and len(before) > 2
    if (
        glued
        and before.casefold() in ABBREVIATIONS
        and not (following[:1].isupper() and before[:1].islower() and len(before) > 2)
    ):
        return False
    initial = glued and len(before) == 1 and before.isalpha() and before.isupper()
    return not initial or (before == "X" and i > 1 and text[slice(*spans[i - 2])] in POSTED_ON)


def split(text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """The tokens and sentences of a text. A line break that ends a paragraph ends a sentence too.

    What goes on in small letters behind a full stop belongs to the sentence before it, as in copy broken by translation.

    >>> tokens, sentences = split("Two died. Gen. Ali spoke.\\nMore soon")
    >>> [" ".join(t.text for t in tokens[s.first : s.last]) for s in sentences]
    ['Two died .', 'Gen . Ali spoke .', 'More soon']
    """
    spans = tokenize(text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    first, paragraph, closing = 0, 0, False
    for i, (start, end) in enumerate(spans):
        word = text[start:end]
        broken = i > 0 and "\n" in text[spans[i - 1][1] : start]
        if i > first and (broken or (closing and word not in CLOSERS and not word[0].islower())):
            sentences.append(Sentence(len(sentences), first, i, paragraph))
            first, closing = i, False
        paragraph += broken
        tokens.append(Token(start, end, word, _norm(word), len(sentences)))
        closing = _ends(text, spans, i) or (closing and word in CLOSERS)
    if first < len(spans):
        sentences.append(Sentence(len(sentences), first, len(spans), paragraph))
    return tuple(tokens), tuple(sentences)
