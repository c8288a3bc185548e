"""The speaker behind "according to" or an inverted verb: ", said Colonel X, the commander of the guard"."""

from __future__ import annotations

from dataclasses import replace

from tollbook.claims.order import NOUN_FIRST, VERB_LAST
from tollbook.claims.speaker.kind import KINDS
from tollbook.claims.speaker.memory import SpeakerMemory
from tollbook.claims.speaker.phrase import LONGEST, STOPPERS, bracketed, reporting_verbs
from tollbook.claims.speaker.relay import RelayReader
from tollbook.claims.speaker.source import Speaker
from tollbook.model.reading import Reading, starts

PAPER = 4  # tokens from "tally" to "of"
UPON = 3  # tokens from "after" to the act
NAME = 9  # tokens a name may take behind the office and a comma


class SpeakerBehind:
    """Reads the noun phrases that begin behind a cue."""

    def __init__(self, reading: Reading, memory: SpeakerMemory, relay: RelayReader) -> None:
        self.reading, self.memory, self.relay = reading, memory, relay
        self.tokens = reading.tokens
        self.tails = reading.by_word.get("source_tail", ())
        self.passive = starts(reading, "passive_aux")
        self.times = {i for t in reading.times for i in range(t.first, t.last)}
        self.genitive = starts(reading, "genitive")
        self.on_day = starts(reading, "on_day")
        self.aux = starts(reading, "perfect")
        self.says = reporting_verbs(reading)
        self.interposed = {h.first: h.last for h in reading.all("interposed")}
        self.time_ends = {t.first: t.last for t in reading.times}
        articles = starts(reading, "article")
        self.time_ends |= {t.first - 1: t.last for t in reading.times if t.first - 1 in articles}  # anunció el lunes la policía
        self.hearers = {m.first: m.last for m in reading.actors if m.kind == "outlet"}
        self.hear_to = {h.first: h.last for h in reading.all("hear_to")}
        self.clause_word = starts(reading, "clause_word")
        self.leading = starts(reading, "leading")
        self.paper = starts(reading, "paper")
        self.of = {h.first: h.last for h in (*reading.all("noun_of"), *reading.all("paper_of"))}
        self.speaks_for = starts(reading, "speaks_for", "lived_through", "source_tail")
        counted = {q.first for q in reading.quantities if q.kind == "number"}
        self.enclosed = counted if reading.language in VERB_LAST else set()  # sind laut Polizei drei Menschen getötet worden
        self.noun_first = reading.language in NOUN_FIRST
        self.upon, self.acts = starts(reading, "upon"), starts(reading, "act")  # reportan las autoridades por el ataque

    def speaker(self, first: int, end: int) -> Speaker | None:
        """The speaker whose words begin behind "according to" or an inverted "said"."""
        first = self._over_paper(self.over_circumstance(first, end), end)
        last = first
        while last < end and last - first < LONGEST and not self._closes(last, first):
            last += 1
        via = self.relay.via_inside(first, last)
        over = self._over_name(first, last, end)
        carried = min((i for i in range(first + 1, last) if via and i in self.relay.via_cues), default=over)
        via = via or self.relay.via_behind(over, end)
        made = self.memory.made(first, carried, via) if last > first else None
        if made is not None and carried < over:
            made = replace(made, last=over)  # witnesses quoted by the agency
        if made is not None and made.type == "unspecified":
            return self._as_described(made, over, end)
        return made

    def _over_paper(self, first: int, end: int) -> int:
        """To who drew up a paper: "selon un décompte provisoire de l'ONG", "according to a tally by the union"."""
        noun = self.memory.trim(first, end)
        of = next((i for i in range(noun + 1, min(noun + PAPER, end)) if i in self.of), None)
        plain = noun in self.paper and of is not None and all(self.tokens[i].text.islower() for i in range(noun, of))
        return self.of[of] if plain and of is not None and self.of[of] < end else first

    def _as_described(self, speaker: Speaker, last: int, end: int) -> Speaker:
        """A name with what the words behind it say of it: ", said Ana Ruiz, the mayor of the town."."""
        if last + 1 >= end or self.tokens[last].text != ",":
            return speaker
        stop = next((i for i in range(last + 1, end) if self.tokens[i].text in STOPPERS and not bracketed(self.tokens, i)), end)
        owned = last + 2 < end and last + 2 in self.genitive  # Marib's director of security
        opens = last + 1 in self.leading or self.memory.kinds.in_noun(last + 1) or owned or last + 1 in self.speaks_for
        return self.memory.described(speaker, last + 1, stop) if opens else speaker

    def _over_name(self, first: int, last: int, end: int) -> int:
        """Over the name that stands behind an office and a comma: "the head of the guard, Colonel X, nine died"."""
        if last + 1 >= end or self.tokens[last].text != ",":
            return last
        close = next((i for i in range(last + 1, min(last + NAME, end)) if self.tokens[i].text in (",", ".")), end)
        person = any(last < m.first <= last + 2 and m.last == close and m.kind in KINDS for m in self.reading.actors)
        person = person or any(first <= m.first <= last and m.last == close for m in self.reading.actors)
        words = self.tokens[last + 1 : close]
        bare = (
            1 < len(words) < 5
            and all(t.text[:1].isupper() for t in words)
            and not any(last < p.first < close for p in self.reading.places if p.candidates)
        )
        office = any(first <= h.first < last for h in self.tails)
        return close if person or (bare and office) else last

    def over_circumstance(self, first: int, end: int) -> int:
        """Over what may stand between an inverted verb and its speaker: "dijo este lunes a la agencia X en un comunicado"."""
        i = first
        while i < end:
            heard = self.hearers.get(self.hear_to[i]) if i in self.hear_to else None
            step = heard or self.time_ends.get(i) or self.interposed.get(i)
            if step is None:
                break
            i = step
        return i if i < end else first

    def _closes(self, i: int, first: int) -> bool:
        token = self.tokens[i]
        if token.text in STOPPERS:
            return not bracketed(self.tokens, i)
        inner = i > first and (
            i in self.says
            or i in self.times
            or i in self.aux
            or i in self.passive
            or i in self.interposed
            or i in self.on_day
            or i in self.enclosed
            or (i in self.upon and any(j in self.acts for j in range(i + 1, i + 1 + UPON)))
        )
        return inner or i in self.clause_word
