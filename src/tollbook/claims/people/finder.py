"""All the people of a report that a toll can be about, counted or single."""

from __future__ import annotations

from tollbook.claims.people.counted import CountedPeople, People
from tollbook.claims.people.named import NamedPeople
from tollbook.claims.people.noun import PeopleNoun
from tollbook.claims.people.single import SinglePeople
from tollbook.model.reading import Reading


class PeopleFinder:
    """Finds the counted people and the single persons of one report."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        nouns = PeopleNoun(reading)
        self.counting = CountedPeople(reading, nouns)
        self.single = SinglePeople(reading, nouns, self.counting)
        self.named = NamedPeople(reading, self.counting.ages)

    def find(self) -> tuple[People, ...]:
        """All counted people and single persons in text order, the longer where two begin together."""
        found = [self.counting.counted(q) for q in self.reading.quantities if q.kind != "change"]
        found += [People(q.first, q.last, q, None) for q in self.reading.quantities if q.kind == "change"]
        found += [*self.single.singles(), *self.single.pronouns(), *self.single.aged()]
        covered = {i for p in found for i in range(p.first, p.last)}
        found += [p for p in self.named.found() if covered.isdisjoint(range(p.first, p.quantity.last))]
        return tuple(sorted(found, key=lambda p: (p.first, -p.last)))
