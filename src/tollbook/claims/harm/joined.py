"""People that share a word of harm: "two women and a boy were killed"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.harm.beside import Beside
from tollbook.claims.harm.verb import NEAR, VerbsOfHarm
from tollbook.claims.order import FREE_ORDER
from tollbook.claims.people.counted import People
from tollbook.model.reading import Hit, Reading


class JoinedPeople:
    """Finds the people joined by "and" or a comma to others who were hurt."""

    def __init__(self, reading: Reading, beside: Beside, verbs: VerbsOfHarm) -> None:
        self.reading, self.tokens, self.beside, self.verbs = reading, reading.tokens, beside, verbs
        self.noun_of = {h.first for h in reading.all("noun_of")}
        self.listing = {h.last for h in reading.all("subset_cue")}
        self.coordinator = {h.first: h for h in sorted(reading.all("coordinator"), key=lambda h: (h.first, h.last))}
        self.harms = {h.first: h for h in reading.all("harm")}
        self.articles = {h.first for h in reading.all("article")}
        self.free_order = reading.language in FREE_ORDER

    def before(self, people: People) -> Iterator[People]:
        """The people joined on before these."""
        at, last = people.first, people
        anded = False
        while True:
            link = self._link(at)
            comma = link is not None and link.last - link.first == 1 and self.beside.tokens[link.first].text == ","
            if link is None or (at == people.first and comma and not self._headlined(people)):
                return
            anded = anded or self.tokens[link.last - 1].text != ","
            best = [p for p in self.beside.by_last.get(link.first, ()) if p.human is True and not p.part]
            bare = people.human is None and any(
                p.quantity.kind == "one" and p.definite for p in best
            )  # not the bomber, and 16 hurt
            whole = self.beside.including(best[0], self.reading.sentence_of(at).first) if best and self._listed(best[0]) else None
            if whole is not None and not bare:  # eleven soldiers, including a captain, and a civilian
                yield whole
                at = whole.first
                continue
            if not best or bare or (link.first != at - 1 and self._listed(best[0])) or (not anded and _same_one(best[0], last)):
                return
            yield best[0]
            at, last = best[0].first, best[0]

    def _link(self, at: int) -> Hit | None:
        """The word or sign that joins on what begins here, the one with people before it: "a woman, 41, and her husband"."""
        links = [h for h in self.coordinator.values() if h.last == at]
        return next((h for h in links if self.beside.by_last.get(h.first)), next(iter(links), None))

    def _headlined(self, people: People) -> bool:
        """Whether one person ends a headline's list without an article: "6 troopers, village guide dead"."""
        sentence = self.reading.sentence_of(people.first)
        bare = people.quantity.kind == "one" and people.first not in self.articles
        return bare and any(p.first - sentence.first <= 1 for p in self.beside.by_last.get(people.first - 1, ()))

    def _listed(self, people: People) -> bool:
        """Whether people stand behind "including": part of another figure."""
        return bool({people.first, people.first - 1} & self.listing)

    def behind(self, people: People) -> Iterator[People]:
        """The people joined on behind these, up to those with a word of harm of their own."""
        at, last = people.last, people
        while at in self.coordinator:
            behind = self.coordinator[at].last
            behind += self.free_order and behind in self.noun_of  # la muerte de un agente y de tres vecinos
            near = (
                *self.beside.by_first.get(behind, ()),
                *(self.beside.by_first.get(behind + 1, ()) if behind in self.articles else ()),
            )
            best = [p for p in near if p.human is True and not p.part]
            told = bool(best) and (best[0].last in self.harms or self._verb_of_harm(best[0].last))
            comma = behind == at + 1 and self.tokens[at].text == "," and bool(best) and _same_one(best[0], last)
            if not best or (told and not self._written_on(best[0].last)) or (comma and not self._goes_on(best[0].last)):
                return
            at = best[0].last
            if comma and self._named(best[0]) and not self._named(last):
                continue  # her daughter, Ana Duro, and a friend
            last = best[0]
            yield last

    def _named(self, people: People) -> bool:
        """Whether one person is told of by a name, not by a noun."""
        return people.first not in self.articles and self.tokens[people.first].text[:1].isupper()

    def _goes_on(self, at: int) -> bool:
        """Whether a list goes on to an "and": "the mayor, a guard, a clerk and a driver"."""
        while at in self.coordinator:
            link = self.coordinator[at]
            if self.tokens[link.last - 1].text != ",":
                return True
            at = next((p.last for p in self.beside.by_first.get(link.last, ()) if p.human is True), -1)
        return False

    def _verb_of_harm(self, at: int) -> bool:
        """Whether a form of "to be" with a word of harm begins here: "and a woman was hurt", not "were found"."""
        if at not in self.verbs.aux_starts():
            return False
        return self.free_order or any(i in self.harms for i in range(at + 1, at + NEAR))

    def _written_on(self, at: int) -> bool:
        """Whether "and" is written onto a word: "and the wounding of" says nothing of those before it."""
        return at in self.coordinator and self.coordinator[at].last == at


def _same_one(one: People, other: People) -> bool:
    """Whether a comma between single persons only says who the first is: "the victim, 16-year-old Ana Duro"."""
    return one.quantity.kind == other.quantity.kind == "one"
