"""How far a name reaches on the tokens: its capitalised words with the particles, articles and initials between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tollbook.knowledge.gazetteer.name import is_article
from tollbook.mentions.place_screens import ARTICLES
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import Token

LONGEST = 5
GLUE = re.compile(r"^[\s'’‘`\-.]*$")
_PARTICLES = frozenset(
    "of de del la el los las al e du des le les da do dos das and the i u w el- al- ben bin d' l' i-".split()  # noqa: SIM905
)
_TO_THE = frozenset(("es", "it", "ca"))  # where "al" is a word of its own
_ABBREVIATED = frozenset(("st", "mt", "ft", "ste", "sta"))


def stretches(signs: Signs, at: int) -> Iterator[int]:
    """The ends a name that begins at a token may have, longest first."""
    reading, tokens = signs.reading, signs.reading.tokens
    ends = []
    for last in range(at + 1, min(at + LONGEST, len(tokens)) + 1):
        if not signs.same_sentence(at, last - 1):
            break
        token = tokens[last - 1]
        dotted = token.text == "." and _shortened(tokens[last - 2])
        if last > at + 1 and not (dotted or GLUE.match(reading.report.text[tokens[last - 2].end : token.start])):
            break
        if signs.name_like(last - 1) or token.text.isdigit() or signs.covers("type", last - 1):
            ends.append(last)
        elif not (dotted or token.norm in _PARTICLES or token.text in "'’‘`" or token.norm == "'s" or _article(signs, last - 1)):
            break
    return reversed(ends)


def _shortened(token: Token) -> bool:
    """Whether a full stop behind a token belongs to the name: ``St. Louis``, ``Praxedis G. Guerrero``."""
    return token.norm in _ABBREVIATED or (len(token.text) == 1 and token.text.isupper())


def _article(signs: Signs, at: int) -> bool:
    """Whether a small word inside a name is the Arabic article: ``Mazraat ash Sharqi``."""
    tokens = signs.reading.tokens
    within = 0 < at < len(tokens) - 1 and signs.same_sentence(at - 1, at + 1) and tokens[at + 1].text[0].isupper()
    blank = within and not signs.reading.report.text[tokens[at].end : tokens[at + 1].start].strip()
    if not blank or not tokens[at].text.islower() or (tokens[at].text == "al" and signs.reading.language in _TO_THE):
        return False
    return is_article(tokens[at].text, tokens[at + 1].text)


def run_of_capitals(signs: Signs, at: int) -> int:
    """The end of the capitalised words that stand in a row from a token, with the Arabic articles between them."""
    last = at + 1
    while last < min(at + LONGEST, len(signs.reading.tokens)) and signs.same_sentence(at, last):
        if _goes_on(signs, last):
            last += 1
        elif _article(signs, last):
            last += 2
        else:
            break
    return last


def _goes_on(signs: Signs, token: int) -> bool:
    """Whether a capitalised word follows without a sign between, so that an unknown name goes on."""
    tokens = signs.reading.tokens
    glue = signs.reading.report.text[tokens[token - 1].end : tokens[token].start]
    return not glue.strip() and signs.name_like(token) and not signs.covers("type", token)


def opening_article(signs: Signs, at: int, last: int) -> bool:
    """Whether a word with a capital is the article that a name begins with: ``Al Tayba``, ``El Mezquite``."""
    text = signs.reading.tokens[at].text
    following = signs.reading.tokens[at + 1].text if at + 1 < last else ""
    return bool(following) and text[0].isupper() and (text.lower() in ARTICLES or is_article(text.lower(), following))
