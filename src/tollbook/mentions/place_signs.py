"""What stands around a name: the words for kinds of places, directions, titles and cues, by the token they end or begin at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from tollbook.model.reading import Hit, Reading

ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ckb", "ps"))
JOINED = {
    "actor": frozenset(
        ["based", "backed", "led", "sponsored", "born", "made", "aligned", "supported", "funded", "trained", "allied", "linked"]
    ),
    "place": frozenset(["area", "held", "controlled", "occupied", "ruled", "administered", "bound"]),
}
_ARTICLE_NAME = re.compile(r"^(?:al|el|as|ash|ad|adh|ar|at|ath|az|an|ez|ed|es|er|ul|d|l)[-'’‘][A-ZÀ-Þ]")
_NUMBER = re.compile(r"^\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,2})?$")
_GLUED = re.compile(r"^(\d+(?:[.,]\d+)?)-?(km|kms|mi|kilometers?|kilometres?|miles?|kilometer|كم)$", re.I)
_GLUED_KM = {"mi": 1.609, "mile": 1.609, "miles": 1.609}


@dataclass(frozen=True)
class Signs:
    """The place words of a reading, ready to be asked by token index."""

    reading: Reading
    starts: dict[str, dict[int, Hit]] = field(default_factory=dict)
    ends: dict[str, dict[int, Hit]] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> Signs:
        """Index the place words of a reading."""
        signs = cls(reading)
        for word, hits in reading.by_word.items():
            if word.startswith("place_"):
                name = word.removeprefix("place_")
                signs.starts[name] = {h.first: h for h in reversed(hits)}
                signs.ends[name] = {h.last: h for h in hits}
        return signs

    def begins(self, name: str, token: int) -> Hit | None:
        """The hit of a class that begins at a token."""
        return self.starts.get(name, {}).get(token)

    def ending(self, name: str, token: int) -> Hit | None:
        """The hit of a class that ends just before a token."""
        return self.ends.get(name, {}).get(token)

    def covers(self, name: str, token: int) -> bool:
        """Whether a hit of a class begins at a token."""
        return token in self.starts.get(name, {})

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        tokens = self.reading.tokens
        return min(one, other) >= 0 and max(one, other) < len(tokens) and tokens[one].sentence == tokens[other].sentence

    @cached_property
    def joined(self) -> dict[str, str]:
        """The words that follow a place's name after a hyphen, with what they make of it: ``based``: actor, ``held``: place."""
        return {form: role for role, forms in JOINED.items() for form in forms}

    @cached_property
    def unscripted(self) -> bool:
        """Whether the report is in a script without capitals."""
        return self.reading.language in ARABIC_SCRIPT

    def name_like(self, token: int) -> bool:
        """Whether a token looks like part of a name: it begins with a capital, articles apart."""
        text = self.reading.tokens[token].text
        return text[:1].isupper() or bool(_ARTICLE_NAME.match(text))

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The sentences where most words have capitals, so that a capital says nothing."""
        found = []
        for sentence in self.reading.sentences:
            words = [t for t in self.reading.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text.isalpha()]
            if len(words) >= 4 and sum(w.text[0].isupper() for w in words) > 0.8 * len(words):
                found.append(sentence.index)
        return frozenset(found)

    def headline(self, token: int) -> bool:
        """Whether a token stands in a sentence of capitals."""
        return self.reading.tokens[token].sentence in self.headlines

    def opens_sentence(self, token: int) -> bool:
        """Whether a token is the first word of its sentence, quotation marks apart."""
        first = self.reading.sentence_of(token).first
        return all(not t.text[0].isalnum() for t in self.reading.tokens[first:token])

    def kilometres(self, end: int) -> tuple[float, int] | None:
        """A distance that ends just before a token, with the token it begins at: ``about 80 km``."""
        tokens = self.reading.tokens
        if end > 1 and tokens[end - 1].text == ")":  # 50 kilometres (30 miles) from
            end = next((i for i in range(end - 2, max(end - 6, 0), -1) if tokens[i].text == "("), end)
        if end > 0 and (glued := _GLUED.match(tokens[end - 1].text)):
            return float(glued[1].replace(",", ".")) * _GLUED_KM.get(glued[2].lower(), 1.0), end - 1
        unit = self.ending("unit", end)
        if unit is None or unit.first == 0:
            return None
        number = self._number(unit.first)
        return (number[0] * float(unit.traits["km"]), number[1]) if number else None

    def _number(self, end: int) -> tuple[float, int] | None:
        text = self.reading.tokens[end - 1].text
        if _NUMBER.match(text):
            plain = re.sub(r"[.,](?=\d{3}\b)", "", text).replace(",", ".")
            return float(plain), end - 1
        for quantity in self.reading.quantities:
            if quantity.last == end and (value := quantity.count.low if quantity.count.low is not None else quantity.count.high):
                return float(value), quantity.first
        return None
