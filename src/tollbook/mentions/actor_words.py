"""The words for actors in a report: roles, titles, group words - and in Arabic what is written onto them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.knowledge.actors import unclitic
from tollbook.languages.lexicon import lexicon
from tollbook.model.reading import Hit, Reading, Token

CLASSES = (
    "role", "title", "role_modifier", "group_word", "name_word", "people_word", "actor_of", "actor_link", "actor_article",
    "short_stop", "gang_word", "partisan", "partisan_prefix", "partisan_link", "partisan_between",
)  # fmt: skip
ALIF = str.maketrans("أإآ", "ااا")


class Words:
    """The actor words of a report by class, and the class of each token."""

    def __init__(self, reading: Reading) -> None:
        self.by_class: dict[str, tuple[Hit, ...]] = {c: reading.by_word.get(c, ()) for c in CLASSES}
        if reading.language == "ar":
            passes = [lexicon("ar").find([strip(t) for t in reading.tokens]) for strip in (_without_article, _without_letter)]
            self.by_class = {c: _joined(*([h for h in p if h.word == c] for p in passes)) for c in CLASSES}
        self._at = {c: {i for h in hits for i in range(h.first, h.last)} for c, hits in self.by_class.items()}

    def all(self, name: str) -> tuple[Hit, ...]:
        """The hits of a class in text order."""
        return self.by_class[name]

    def at(self, name: str, token: int) -> bool:
        """Whether a token lies in a hit of a class."""
        return token in self._at[name]

    def links(self, token: int) -> bool:
        """Whether a token may stand between the words of a name: of, for, the."""
        return self.at("actor_link", token) or self.at("actor_article", token)

    def says_little(self, token: int) -> bool:
        """Whether a token is a group word or a linking word, which tell no group from another."""
        return self.at("group_word", token) or self.links(token)


def _without_article(token: Token) -> Token:
    """An Arabic token without its article and what is written before that: conjunction, preposition."""
    plain = token.norm.translate(ALIF)
    if plain.startswith(("وال", "بال", "لل", "فال", "كال", "ولل")):
        return replace(token, norm=(*unclitic(plain), plain)[0])
    return replace(token, norm=plain[2:] if plain.startswith("ال") and len(plain) > 4 else plain)


def _without_letter(token: Token) -> Token:
    """An Arabic token without the one letter a conjunction or preposition may be, where enough of a word is left."""
    bare = _without_article(token)
    if bare.norm[:1] in ("و", "ف", "ب", "ل", "ك") and len(bare.norm) >= 6:
        return replace(bare, norm=bare.norm[1:])
    return bare


def _joined(plain: Sequence[Hit], bare: Sequence[Hit]) -> tuple[Hit, ...]:
    taken = {i for h in plain for i in range(h.first, h.last)}
    more = [h for h in bare if not taken & set(range(h.first, h.last))]
    return tuple(sorted([*plain, *more], key=lambda h: (h.first, h.last)))
