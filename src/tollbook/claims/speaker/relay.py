"""Through whom a speaker was heard: the outlets of the chain ("cited by AFP", "told our agency")."""

from __future__ import annotations

from tollbook.claims.speaker.phrase import STOPPERS
from tollbook.claims.speaker.source import bare_name
from tollbook.model.reading import Reading, starts


class RelayReader:
    """Finds the outlets that carried the words of a speaker."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        nouns = {h.first for h in reading.all("source_noun") if h.last - h.first > 1}  # an informed source
        self.via_cues = {h.first: h for h in reading.all("via") if h.first not in nouns}
        self.times = {i for t in reading.times for i in range(t.first, t.last)}
        self.hear_to = {h.first: h.last for h in reading.all("hear_to")}
        self.own_outlet = starts(reading, "own_outlet")

    def over_via(self, end: int, start: int) -> tuple[int, tuple[str, ...]]:
        """Back over ", cited by AFP,": the outlets of the chain, and where the speaker's words end."""
        i = end
        if i > start and self.tokens[i - 1].text == ",":
            i -= 1
        for j in range(i - 1, max(i - 8, start), -1):
            if j in self.via_cues and self.via_cues[j].last <= i:
                name = self.reading.words(self.via_cues[j].last, i)
                cut = j - 1 if self.tokens[j - 1].text == "," else j
                return cut, (bare_name(name),)
        return (i, ()) if i < end else (end, ())

    def via_behind(self, last: int, end: int) -> tuple[str, ...]:
        """The outlet behind a comma: "added the note, carried by the state agency, INA"."""
        if last + 1 >= end or self.tokens[last].text != "," or last + 1 not in self.via_cues:
            return ()
        start = self.via_cues[last + 1].last
        outlet = [
            m
            for m in self.reading.actors
            if start <= m.first < min(start + 9, end) and m.kind == "outlet" and m.as_named[:1].isupper()
        ]
        if outlet:
            return (min(outlet, key=lambda m: (not m.as_named.isupper(), not m.candidates, m.first)).as_named,)
        stop = next((i for i in range(start, end) if self.tokens[i].text in STOPPERS), end)
        return (bare_name(self.reading.words(start, stop)),) if stop > start else ()

    def via_inside(self, first: int, last: int) -> tuple[str, ...]:
        """The outlet inside the words for a speaker: "the mayor quoted by AFP"."""
        for i in range(first + 1, last):
            if i in self.via_cues:
                return (bare_name(self.reading.words(self.via_cues[i].last, last)),) if self.via_cues[i].last < last else ()
        return ()

    def outlet_after(self, first: int, end: int, *, known: bool = False) -> tuple[str, ...]:
        """The outlet named behind "told": a known one, a capitalised name, or the report's own ("this agency", "us")."""
        if first < end and first in self.own_outlet:
            return (self.reading.report.outlet,) if self.reading.report.outlet is not None else ()
        outlet = next(
            (m for m in self.reading.actors if m.first in (first, first + 1, self.hear_to.get(first)) and m.kind == "outlet"),
            None,
        )
        if outlet is not None or known:
            return (outlet.as_named,) if outlet is not None else ()
        last = first
        while last < end and self.tokens[last].text[:1].isupper() and last not in self.times and last - first < 4:
            last += 1
        return (self.reading.words(first, last),) if last > first else ()
