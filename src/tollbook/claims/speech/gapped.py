"""Speakers whose verb is that of the one before: "the Observatory speaks of 50 dead; the civil defence of 37"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import Hit, Reading, starts

GAP = "gap"
"""The word of the cue of such a clause."""
NAMED = 14
"""Tokens from the break to the second speaker's figure."""
BREAKS = frozenset(";,،؛")


class Gapped:
    """Finds the clauses of one report that leave their reporting verb out."""

    def __init__(self, reading: Reading, speakers: SpeakerReader) -> None:
        self.reading, self.tokens, self.memory = reading, reading.tokens, speakers.memory
        links = ("noun_of", "preposition", "toll_of", "figure_cue", "adverb", "before_say")
        self.links = {h.last: h.first for h in reading.all(*links)}
        self.breaks = starts(reading, "coordinator", "turn")
        self.apart = {h.last: h.first for h in reading.all("coordinator", "turn", "clause_word")}
        self.counting = {h.first for h in reading.all("harm") if h.traits["use"] in ("adjective", "participle", "noun")}
        self.listing = {h.last for h in reading.all("subset_cue")}

    def frames(self, frames: Sequence[Frame]) -> Iterator[Frame]:
        """The clauses that go on with the verb of the clause before them."""
        starts_at = {f.first for f in frames} | {f.cue.last for f in frames}
        for quantity in self.reading.quantities:
            if quantity.kind not in ("number", "vague") or quantity.first in starts_at:
                continue
            sentence = self.reading.sentence_of(quantity.first)
            told = [f for f in frames if sentence.first <= f.cue.first < quantity.first and f.first < quantity.first < f.last]
            speaker = self._speaker(quantity.first, max(told[-1].first, sentence.first)) if told else None
            if speaker is not None and speaker.name != told[-1].speaker.name:
                cue = Hit(GAP, quantity.first, quantity.first, {"stance": told[-1].stance})
                yield Frame(speaker, told[-1].stance, quantity.first, sentence.last, cue)

    def _speaker(self, figure: int, start: int) -> Speaker | None:
        """Who is named between a break and a figure, with nothing else there."""
        end = self._over_links(figure)
        end -= end - 1 > start and self.tokens[end - 1].text in BREAKS - {";", "؛"}  # the mayor, fifteen
        opening = next((i for i in range(end - 1, max(end - NAMED, start), -1) if self._breaks(i)), None)
        if opening is None:
            return None
        first = opening + (self.tokens[opening].text in BREAKS)
        first += next((h.last - h.first for h in self.reading.all("coordinator", "turn") if h.first == first), 0)
        if first >= end or first in self.listing or not self._names(first, end):
            return None
        found = self.memory.made(first, end, ())
        return found if found is not None and found.type not in ("unspecified", "witness") else None

    def _over_links(self, i: int) -> int:
        while i in self.links and self.links[i] < i:
            i = self.links[i]
        return i

    def _breaks(self, i: int) -> bool:
        return self.tokens[i].text in BREAKS or i in self.breaks

    def _names(self, first: int, end: int) -> bool:
        """Whether some words only name a source: no verb, no figure, no word of harm among them, and a source at either end."""
        words = ("say", "harm", "act", "perfect", "passive_aux", "subset_cue", "light_verb")
        inside = [h for w in words for h in self.reading.within(w, first, end) if not self.memory.kinds.in_noun(h.first)]
        counted = any(first <= q.first < end for q in self.reading.quantities)
        actors, places = {m.last for m in self.reading.actors}, {p.last for p in self.reading.places}
        named = end in actors or end in places or any(h.last == end for h in self.memory.nouns)
        return not inside and not counted and named
