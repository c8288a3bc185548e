"""Words of a report as a terminal may show them: report text comes from anywhere and may hold commands to a terminal."""

from __future__ import annotations

# One sign for one sign, so that no offset moves. Breaks of other kinds become blanks, the invisible signs that turn the
# direction of a text round become nothing to see, and every other control sign a mark that something stood there.
BLANKS = "\t\r\v\f\x85\u2028\u2029"
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SHOWN = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **{ord(sign): " " for sign in BLANKS},
    **{ord(sign): "\u200b" for sign in TURNS},
    ord("\n"): "\n",
}


def harmless(words: str) -> str:
    r"""The words with every sign that could command a terminal replaced by another single sign.

    >>> harmless("two\tdied\x1b[2J")
    'two died\ufffd[2J'
    """
    return words.translate(SHOWN)


def one_line(words: str) -> str:
    r"""Harmless words on one line, runs of blanks as one.

    >>> one_line(" Two\n died ")
    'Two died'
    """
    return " ".join(harmless(words).split())
