"""What is written onto an Arabic word, and the ways one word is spelled: the same word list finds قتل, وقتل, قُتل and القتل."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

MARKS = dict.fromkeys([*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x0640])  # vowel signs, the stretching stroke
ALIF = str.maketrans("أإآٱ", "اااا")
FATHATAN = "\u064b"
CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
ARTICLE = "ال"
SHORTEST = 3  # letters that must be left of a word


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as it may stand in a word list; ``bare`` where its article was taken off."""

    word: str
    bare: bool = False


def plain(word: str) -> str:
    """A word without vowel signs, with one kind of alif; words of other scripts are left as they are.

    >>> plain("قُتِلَ"), plain("أُصيب"), plain("two")
    ('قتل', 'اصيب', 'two')
    """
    return word.translate(MARKS).translate(ALIF) if is_arabic(word) else word


def is_arabic(word: str) -> bool:
    """Whether a word is in the Arabic script."""
    return "\u0600" <= word[:1] <= "\u06ff" or "\u0600" <= word[-1:] <= "\u06ff"


@lru_cache(maxsize=50_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """A word as written first, then without the conjunction, the preposition and the article that may be written onto it.

    >>> [s.word for s in spellings("والقتلى")]
    ['والقتلى', 'القتلى', 'قتلى', 'والقتلي', 'القتلي', 'قتلي']
    >>> [s.word for s in spellings("killed")]
    ['killed']
    """
    if not is_arabic(word):
        return (Spelling(word),)
    base = plain(word)
    found = [Spelling(base), *_stripped(base)]
    if base.endswith("ى"):  # Egyptian copy writes the last ya without its dots
        found += [Spelling(s.word[:-1] + "ي", s.bare) for s in found]
    if base.endswith("ا") and len(base) > SHORTEST and (not base.endswith("يا") or FATHATAN in word):
        found += [Spelling(s.word[:-1], s.bare) for s in found]  # the ending of an indefinite object: قصفا
    return tuple(dict.fromkeys(found))


def joined_by(word: str) -> tuple[str, str] | None:
    """The conjunction a word may begin with, and the rest; None where no word would be left.

    >>> joined_by("وإصابة")
    ('و', 'اصابة')
    """
    base = plain(word) if is_arabic(word) else ""
    return (base[0], base[1:]) if base[:1] in tuple(CONJUNCTIONS) and len(base) > SHORTEST else None


def _stripped(word: str) -> list[Spelling]:
    after = [word]
    if word[:1] in CONJUNCTIONS and len(word) > SHORTEST:
        after.append(word[1:])
    for rest in list(after):
        if rest.startswith("لل") and len(rest) >= 2 + SHORTEST:
            after.append(ARTICLE + rest[2:])
        elif rest[:1] in PREPOSITIONS and len(rest) > SHORTEST:
            after.append(rest[1:])
    bare = [Spelling(w[2:], True) for w in after if w.startswith(ARTICLE) and len(w) >= 2 + SHORTEST]
    return [*(Spelling(w) for w in after[1:]), *bare]
