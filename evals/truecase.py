"""Running text for reports that were sent in capitals: which words are names is learned from texts that have small letters.

For evals only. A word is small where other texts mostly write it so in the middle of a sentence, or where Tollbook's word lists
have it; every other word is taken for a name. Words that stand alone in brackets are acronyms and keep their capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import yaml

from tollbook.languages import lexicon

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
BRACKETED = re.compile(r"\[([A-Z0-9-]{2,8})\]")
NAMES = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "i")
)  # fmt: skip
LINKS = frozenset(("OF", "THE", "FOR", "AND", "DE", "LA", "EL", "LOS", "DEL", "PARA", "Y"))
ENDINGS = ("ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ists", "ists'")


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that texts write small more often than not, sentence openings apart.

    >>> sorted(small_words(["He saw Rome. Rome saw the sea, and he saw it."]))
    ['and', 'he', 'it', 'saw', 'sea', 'the']
    """
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        for found in WORD.finditer(text):
            word, before = found[0], text[: found.start()].rstrip()[-1:]
            if word.islower():
                small[word] += 1
            elif before not in ("", ".", "!", "?", '"', "“", ":"):
                large[word.casefold()] += 1
    return frozenset(w for w, n in small.items() if n > large[w])


@cache
def listed_words() -> frozenset[str]:
    """The small words of the English word lists."""
    folder = lexicon.__file__ or ""
    root = re.sub(r"lexicon\.py$", "en", folder)
    found: set[str] = set()
    for name in ("events", "people", "tolls", "statements", "numbers", "grammar", "sources", "certainty"):
        with open(f"{root}/{name}.yaml", encoding="utf-8") as file:
            entries = yaml.safe_load(file)["entries"]
        forms = (str(form) for entry in entries for form in entry["forms"])
        found |= {w for form in forms for w in form.split() if w.isalpha() and w.islower()}
    return frozenset(found)


def names_in(texts: Iterable[str], small: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The acronyms that texts in capitals give in brackets, and the names before them that they are the initials of.

    >>> found = names_in(["MEN OF THE FRONT OF RIVERS OLD [FRO] AND [THE] OTHERS [FLX]"], frozenset({"the"}))
    >>> sorted(found[0]), sorted(found[1])
    (['FLX', 'FRO'], ['FRONT OF RIVERS OLD'])
    """
    acronyms: set[str] = set()
    names: set[str] = set()
    for text in texts:
        for found in BRACKETED.finditer(text):
            name = _spelled_out(text[max(found.start() - 150, 0) : found.start()].split(), found[1])
            if name is not None or (found[1].casefold() not in small and not re.search("[AEIOU]", found[1])):
                acronyms.add(found[1])
            if name is not None:
                names.add(name)
    return frozenset(acronyms), frozenset(names)


def _spelled_out(words: Sequence[str], acronym: str) -> str | None:
    """The words before an acronym whose initials are most of its letters, translated names having them in another order."""
    letters = Counter(c for c in acronym if c.isalpha())
    tails = [words[-size:] for size in range(2, min(len(letters) + 4, len(words)) + 1)]
    ranked = [(sum((letters & Counter(w[0] for w in tail if w not in LINKS)).values()), -len(tail), tail) for tail in tails]
    best = max((r for r in ranked if r[2][0] not in LINKS and all(w.isalpha() for w in r[2])), default=None)
    enough = best is not None and best[0] >= max(2, 0.6 * letters.total())
    return " ".join(best[2]) if best is not None and enough else None


def truecased(text: str, small: frozenset[str], names: tuple[frozenset[str], frozenset[str]]) -> str:
    """A text in capitals as running text.

    >>> small = frozenset({"front", "took", "died"})
    >>> truecased("THE FRONT [FLX] TOOK OCOTAL. TWO DIED.", small, (frozenset({"FLX"}), frozenset()))
    'The front (FLX) took Ocotal. Two died.'
    """
    acronyms, long = names
    inside = {i for n in long for m in re.finditer(re.escape(n).replace(r"\ ", r"\s+"), text) for i in range(*m.span())}
    out, opens = [], True
    last = 0
    for found in WORD.finditer(text):
        between = text[last : found.start()]
        opens = opens or bool(re.search(r"[.!?]['\")]*\s|\n\s*\n", between))
        large = opens or (found.start() in inside and found[0] not in LINKS)
        out += [between, _cased(found[0], small, acronyms, opens=large)]
        opens, last = False, found.end()
    return "".join([*out, text[last:]]).replace("[", "(").replace("]", ")")


def _cased(word: str, small: frozenset[str], acronyms: frozenset[str], *, opens: bool) -> str:
    plain = word.casefold()
    if word in acronyms:
        return word
    if opens or plain in NAMES:
        return word[:1] + plain[1:]
    stem = plain.removesuffix("'s")
    if {plain, stem, stem.removesuffix("s")} & (small | listed_words()) or (len(stem) > 5 and stem.endswith(ENDINGS)):
        return plain
    return word[:1] + plain[1:]


def shares(counts: Mapping[str, int], pairs: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """Named shares of two counts each, to three places; 0 where there is nothing to count.

    >>> shares({"right": 1, "all": 3}, [("share", "right", "all")])
    {'share': 0.333}
    """
    return {name: round(counts.get(a, 0) / counts[b], 3) if counts.get(b) else 0.0 for name, a, b in pairs}
