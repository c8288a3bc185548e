"""Names across scripts and spellings: letters of other scripts in Latin ones, and the consonants by which a name is known."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

SHORTEST = 4  # consonants a spelling needs to be told from chance
ROOT = 3  # and where a place is looked for that the other report names
MOST = 400  # so many heard words of one text are kept
SAME_SOUND = (
    ("sch", "s"), ("tch", "c"), ("ch", "s"), ("sh", "s"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("dj", "j"),
    ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("z", "s"), ("v", "w"),
)  # fmt: skip
SILENT = frozenset("aeiouyw")
LATIN = str.maketrans({
    # Arabic and Persian: long vowels, hamza and ain leave no consonant
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ئ": "", "ؤ": "", "ى": "a", "ة": "a", "ع": "", "و": "w", "ي": "y", "ی": "y",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "پ": "p", "چ": "ch", "ژ": "z", "گ": "g",
    # Cyrillic, Russian and Ukrainian
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
})  # fmt: skip
CASELESS = re.compile(r"[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]+")
ARTICLE = re.compile(r"^(?:[وبفك]?ال|لل)")


def skeleton(name: str) -> str:
    """The consonants that stay when a name is spelt in another language or script; empty where too few do.

    >>> skeleton("bashir muhamad") == skeleton("bachir mohammed") == skeleton("башир мухаммад") == skeleton("بشير محمد")
    True
    >>> skeleton("ana")
    ''
    """
    kept = bones(name)
    return kept if len(kept) >= SHORTEST else ""


def root(name: str) -> str:
    """The consonants of a place's name, three being enough where kh is told from h; empty where there are fewer.

    >>> root("fallujah") == root("فلوجة") == "flj", root("homs") == root("خمس")
    (True, False)
    """
    kept = bones(name.translate(LATIN).replace("kh", "x"))
    return kept if len(kept) >= ROOT else ""


@lru_cache(maxsize=65536)
def bones(name: str) -> str:
    """All consonants that stay, few or many."""
    name = re.sub(r"ah\b", "a", name.translate(LATIN))
    for written, heard in SAME_SOUND:
        name = name.replace(written, heard)
    bare = [c for c in name if c.isalpha() and c not in SILENT]
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])


def heard(text: str) -> tuple[str, ...]:
    """The consonants of the words, and of neighbouring words, of a text in a script without capitals, where names are not marked.

    >>> root("kirkuk") in heard("وقع الانفجار في كركوك"), heard("It happened in Kirkuk.")
    (True, ())
    """
    words = CASELESS.findall(text)
    if sum(map(len, words)) * 2 < sum(c.isalpha() for c in text):
        return ()
    bare = [ARTICLE.sub("", w) for w in words]
    found = {kept for w in bare for kept in (root(w), skeleton(w))} | {skeleton(f"{a} {b}") for a, b in pairwise(bare)}
    return tuple(sorted(found - {""})[:MOST])
