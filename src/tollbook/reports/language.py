"""Which language a report is in: as stated, else by its script and small words, else by a statistical model, else not known."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tollbook.reports.entries import entries_of

LOOKED_AT = 6_000  # characters; a report's language shows long before that
WORD = re.compile(r"[^\W\d_]+")
ARABIC_MARKS = re.compile("[\u0640\u064b-\u0655\u0670]")
SIGNS = "“”‘’–—«»…°€¡¿ºª·\xa0„•\u200c\u200f"  # at home in every language
SCRIPTS = (("arabic", "\u0600", "\u06ff"), ("cyrillic", "\u0400", "\u052f"), ("latin", "A", "\u024f"))
NAMES = {
    "english": "en", "spanish": "es", "español": "es", "french": "fr", "français": "fr", "arabic": "ar", "العربية": "ar",
    "portuguese": "pt", "português": "pt", "turkish": "tr", "türkçe": "tr", "german": "de", "deutsch": "de",
    "indonesian": "id", "bahasa indonesia": "id", "romanian": "ro", "română": "ro", "russian": "ru", "русский": "ru",
    "ukrainian": "uk", "українська": "uk", "persian": "fa", "farsi": "fa", "فارسی": "fa", "swahili": "sw", "kiswahili": "sw",
    "hausa": "ha", "somali": "so", "nigerian pidgin": "pcm", "pidgin": "pcm",
}  # fmt: skip
LONG_CODES = {
    "eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "ara": "ar", "arb": "ar", "por": "pt", "tur": "tr", "deu": "de",
    "ger": "de", "ind": "id", "ron": "ro", "rum": "ro", "rus": "ru", "ukr": "uk", "fas": "fa", "per": "fa", "swa": "sw",
    "swh": "sw", "hau": "ha", "som": "so",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The function words and letters of one language. ``read`` is False where Tollbook does not read it."""

    language: str
    script: str
    letters: str
    words: frozenset[str]
    read: bool = True


@dataclass(frozen=True, slots=True)
class Identification:
    """A language and what it rests on: it was stated, the small words say so, a model says so, or nothing does."""

    language: str | None
    basis: Literal["stated", "words", "model", "none"]


def identify(text: str, hint: str | None = None, *, model: bool = True) -> Identification:
    """The language of a text as an ISO code, None where that is not sure. A stated language (``hint``) is taken as it is.

    ``model`` False leaves out the statistical model, which takes about 100 MB of memory when it is first asked.

    >>> identify("Tres personas murieron en el ataque, según la policía.")
    Identification(language='es', basis='words')
    >>> identify("Kalsu", "en-GB").language
    'en'
    """
    stated = language_code(hint)
    if stated is not None:
        return Identification(stated, "stated")
    voted = vote(text)
    if voted is not None:
        return Identification(voted, "words")
    guessed = _ask_model(text) if model else None
    return Identification(guessed, "model" if guessed else "none")


def language_code(stated: str | None) -> str | None:
    """The ISO code a stated language stands for: ``en-GB``, ``eng`` and ``English`` are ``en``; None for what is no language.

    >>> [language_code(s) for s in ("es_ES", "Arabic", "pcm", "n/a", None)]
    ['es', 'ar', 'pcm', None, None]
    """
    words = (stated or "").strip().casefold()
    if words in NAMES:
        return NAMES[words]
    code = re.fullmatch(r"([a-z]{2,3})([-_][a-z0-9]{1,8})*", words)
    if code is None or code[1] in ("und", "mul", "zxx"):
        return None
    return LONG_CODES.get(code[1], code[1])


def vote(text: str) -> str | None:
    """The language whose small words the text uses, None where there are too few or two languages are too close.

    >>> vote("Dem say na gunmen wey wear black don attack di village, di pipol dey run.")
    'pcm'
    >>> vote("Kyiv 12") is None
    True
    """
    ranked = [(language, share * (0.5 + 0.5 * _at_home(text, language))) for language, share in small_word_shares(text)]
    ranked.sort(key=lambda r: (-r[1], r[0]))
    if not ranked:
        return None
    shares = dict(ranked)
    first, best = ranked[0]
    # Pidgin news keeps many English words; English never uses this many Pidgin ones.
    if first == "en" and shares.get("pcm", 0.0) >= 0.06:
        return "pcm"
    unread = {s.language for s in small_words() if not s.read}
    # A neighbour that reports are seldom in (Catalan beside Spanish) needs less of a lead to be ruled out.
    leads = [
        share * (1.05 if language in unread else 1.5) for language, share in ranked[1:] if {language, first} != {"en", "pcm"}
    ]
    return first if best >= 0.06 and best >= max(leads, default=0.0) else None


def small_word_shares(text: str) -> list[tuple[str, float]]:
    """For each language the share of the text's words that are its own small words, highest first; a shared word is split.

    A language with a single such word is left out: one word may be a name.

    >>> small_word_shares("the dead and the wounded")
    [('en', 0.6)]
    """
    head = ARABIC_MARKS.sub("", unicodedata.normalize("NFC", text[:LOOKED_AT]).replace("İ", "i"))
    words = [w.casefold() for w in WORD.findall(head)]
    weights = _weights(_script(head))
    shares: dict[str, list[float]] = {}
    for word in words:
        for language, weight in weights.get(word, ()):
            shares.setdefault(language, []).append(weight)
    found = [(language, round(sum(w) / len(words), 4)) for language, w in shares.items() if len(w) > 1]
    return sorted(found, key=lambda f: (-f[1], f[0]))


def likeliest(texts: Sequence[tuple[str, str]]) -> str | None:
    """Of readings of the same bytes in several encodings, (encoding, text) each, the encoding that gives the best language.

    >>> likeliest([("cp1250", "tués ŕ Gao selon la police et le maire"), ("cp1252", "tués à Gao selon la police et le maire")])
    'cp1252'
    """
    fits = [(_fit(text), -rank, encoding) for rank, (encoding, text) in enumerate(texts)]
    best = max(fits, default=((0.0, 0.0), 0, ""))
    return best[2] if best[0][1] > 0 else None


def _fit(text: str) -> tuple[float, float]:
    """How many of a text's letters belong to its language, and how many of its words are that language's small words."""
    language, share = next(iter(small_word_shares(text)), ("", 0.0))
    if share < 0.04:
        return 0.0, 0.0
    return round(_at_home(text, language), 2), share


def _at_home(text: str, language: str) -> float:
    """Which share of a text's letters beyond a-z the language is written with; 1 where it has none."""
    letters = next(s.letters for s in small_words() if s.language == language) + SIGNS
    foreign = [c for c in text[:LOOKED_AT].casefold() if c > "\x7f"]
    return sum(c in letters for c in foreign) / len(foreign) if foreign else 1.0


def _script(text: str) -> str:
    letters = Counter(_script_of(c) for c in text if c.isalpha())
    return max(sorted(letters), key=lambda s: letters[s], default="")


def _script_of(letter: str) -> str:
    return next((name for name, low, high in SCRIPTS if low <= letter <= high), "other")


def _ask_model(text: str) -> str | None:
    words = WORD.findall(text[:LOOKED_AT])
    if len(words) < 4 or _script("".join(words)) == "other":
        return None
    language, sure = _model().classify(text[:LOOKED_AT])
    return str(language) if sure >= 0.95 else None


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (memory)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _weights(script: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    users: dict[str, list[str]] = {}
    for entry in small_words():
        for word in sorted(entry.words) if entry.script == script else ():
            users.setdefault(word, []).append(entry.language)
    return {word: tuple((language, 1 / len(users[word])) for language in users[word]) for word in users}


@cache
def small_words() -> tuple[SmallWords, ...]:
    """The languages Tollbook can tell apart, in order of their codes."""
    entries = entries_of("tollbook.languages", "function_words.yaml")
    known = (
        SmallWords(e["language"], e["script"], e["letters"], frozenset(e["words"].casefold().split()), e.get("read") != "false")
        for e in entries
    )
    return tuple(sorted(known, key=lambda s: s.language))
