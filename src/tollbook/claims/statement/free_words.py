"""Who accuses and whom, where the words name nobody known: "a herder blamed armed miners", "culpan a cazadores"."""

from __future__ import annotations

from tollbook.claims.order import VSO
from tollbook.claims.speaker.source import bare_name
from tollbook.model.draft import UNSAID
from tollbook.model.reading import Hit, Reading, starts

QUOTED = frozenset('"“”«»')
PHRASE = 8
"""Tokens that the words for either may take."""
VIOLENCE = 6
"""Tokens behind the accused in which the violence is told of which he is accused."""
NAME = range(2, 5)
"""Tokens of the name of a person that opens a sentence."""
LESSER = 4
"""Tokens behind the accused in which it is told of what: "accused the men of spying"."""


class FreeWords:
    """Reads the accusers and the accused that no actor is known for."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.reflexive = starts(reading, "reflexive")
        self.accusing = starts(reading, "accuse_verb")
        self.links = starts(reading, "preposition", "noun_of", "agent", "that", "who", "whom", "coordinator")
        self.those, self.pronoun = starts(reading, "article", "indefinite", "this"), starts(reading, "pronoun")

    def plain(self, hit: Hit) -> bool:
        """Whether a verb does nothing but accuse: "blamed", not "suspected"."""
        return any(i in self.accusing for i in range(hit.first, hit.last))

    def accused(self, hit: Hit, end: int) -> str | None:
        """Whom a plain verb of accusing blames where no known side is named: "responsabilizan a cazadores tradicionales"."""
        if not self.plain(hit) or "attackers" in hit.traits or hit.first - 1 in self.reflexive or self.reading.language in VSO:
            return None
        first = hit.last
        while first < end and (first in self.those or self.tokens[first].text in QUOTED):
            first += 1
        last = next((i for i in range(first, end) if not self.tokens[i].text[0].isalpha() or i in self.links), end)
        blamed = range(first, last)
        violent = any(self.reading.within(word, last, min(last + VIOLENCE, end)) for word in ("act", "harm"))
        persons = () if violent else self.reading.all("person")
        others = {h.first for h in persons if h.traits.get("group") not in ("attackers", "combatants")}
        others |= {m.first for m in self.reading.actors if m.kind not in ("unknown", "person", "group")} | self.pronoun
        lesser = self.reading.within("lesser_charge", last, min(last + LESSER, end))
        others |= {h.first for h in self.reading.all("act", "weapon")}
        name = len(blamed) == 1 and self.tokens[first].text[0].isupper()
        if not 0 < len(blamed) <= PHRASE or lesser or name or any(i in others for i in blamed):
            return None
        return self.reading.words(first, last)

    def ahead(self, at: int) -> str:
        """The short phrase that a sentence opens with before a verb, or the name that opens it with an apposition behind."""
        start = self.reading.sentence_of(at).first
        named = next((i for i in range(start, at) if self.tokens[i].text == ","), at)
        apposed = named < at - 1 and self.tokens[at - 1].text == "," and named - start in NAME
        if apposed and all(self.tokens[i].text[0].isupper() for i in range(start, named)):
            return self.reading.words(start, named)
        plain = at - start <= PHRASE and all(t.text[0].isalpha() for t in self.tokens[start:at])
        return bare_name(self.reading.words(start + (start in self.those), at)) if plain and at > start else UNSAID
