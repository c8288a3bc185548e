"""Whom a verb of accusing blames in words that name no known side: "blames armed miners", "culpan a cazadores"."""

from __future__ import annotations

from tollbook.claims.order import VSO
from tollbook.model.reading import Hit, Reading, starts

QUOTED = frozenset('"“”«»')
PHRASE = 8
"""Tokens that the words for the accused may take."""
LESSER = 4
"""Tokens behind the accused in which it is told of what: "accused the men of spying"."""


class AccusedWords:
    """Reads the accused that no actor is known for."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.reflexive = starts(reading, "reflexive")
        self.accusing = starts(reading, "accuse_verb")
        self.links = starts(reading, "preposition", "noun_of", "agent", "that", "who", "whom", "coordinator")
        self.those, self.pronoun = starts(reading, "article", "indefinite", "this"), starts(reading, "pronoun")

    def accused(self, hit: Hit, end: int) -> str | None:
        """Whom a plain verb of accusing blames where no known side is named: "responsabilizan a cazadores tradicionales"."""
        plain = any(i in self.accusing for i in range(hit.first, hit.last)) and "attackers" not in hit.traits
        if not plain or hit.first - 1 in self.reflexive or self.reading.language in VSO:
            return None
        first = hit.last
        while first < end and (first in self.those or self.tokens[first].text in QUOTED):
            first += 1
        last = next((i for i in range(first, end) if not self.tokens[i].text[0].isalpha() or i in self.links), end)
        blamed = range(first, last)
        others = {h.first for h in self.reading.all("person") if h.traits.get("group") not in ("attackers", "combatants")}
        others |= {m.first for m in self.reading.actors if m.kind not in ("unknown", "person", "group")} | self.pronoun
        lesser = self.reading.within("lesser_charge", last, min(last + LESSER, end))
        others |= {h.first for h in self.reading.all("act", "weapon")}
        name = len(blamed) == 1 and self.tokens[first].text[0].isupper()
        if not 0 < len(blamed) <= PHRASE or lesser or name or any(i in others for i in blamed):
            return None
        return self.reading.words(first, last)
