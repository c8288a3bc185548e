"""One person named by a name or a pronoun beside a word of harm: "Rosa Lima, 42, was killed", "he died", "killing him"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.claims.people.age import Ages
from tollbook.claims.people.counted import LIKE, People
from tollbook.model.reading import Hit, Quantity, Reading, starts
from tollbook.model.toll import Count

LONGEST = 5
CLOSED_BY = frozenset((",", "،"))
HARMED = frozenset(("killed", "injured"))


class NamedPeople:
    """Finds the persons of one report that a word of harm beside them tells of by name or pronoun."""

    def __init__(self, reading: Reading, ages: Ages) -> None:
        self.reading, self.tokens, self.ages = reading, reading.tokens, ages
        self.stop = {h.first for h in reading.all("stop")}
        self.person = {h.first for h in reading.all("person")}
        self.genitive = starts(reading, "genitive")
        self.name_words = {h.first for h in reading.all("name_word")}
        self.noun = {h.last: h for h in reading.all("person")}
        harms = [h for h in reading.all("harm") if h.traits["metric"] in HARMED]
        self.articles = {h.first for h in reading.all("article")}
        self.told = {h.first for h in (*reading.all("passive_aux", "perfect"), *harms)} - self.articles
        self.objects = {h.last: h for h in harms if h.traits["use"] in ("active", "participle", "shot")}
        bodies = [h for h in reading.all("harm") if h.traits["metric"] == "killed" and h.traits["use"] == "noun"]
        self.objects |= {o.last: h for h in bodies for o in reading.within("noun_of", h.last, h.last + 1)}  # the bodies of
        self.who = starts(reading, "who")
        self.counted = {q.first for q in reading.quantities}  # killing her two sons
        self.adverb = {h.first for h in reading.all("adverb")}
        links = sorted(reading.all("coordinator"), key=lambda h: (h.first, h.last))
        self.link = {h.first: (h.last, self.tokens[h.last - 1].text not in CLOSED_BY) for h in links}
        spans = [(m.first, m.last) for m in reading.times] + [(m.first, m.last) for m in reading.places]
        spans += [(m.first, m.last) for m in reading.actors if m.kind != "person"]
        self.taken = {i for first, last in spans for i in range(first, last)}
        self.surname = {m.first for m in reading.places if m.last == m.first + 1 and not m.demonym}  # Darryl Freeman
        self.aged = {i for first, last in self._with_age() for i in range(first, last)}  # Rosa Leon, 42, is no town
        self.full: frozenset[str] = frozenset()
        self.full = frozenset(w for first, last in self._runs() if last - first > 1 for w in self._words(first, last))

    def found(self) -> Iterator[People]:
        """Names and pronouns with a word of harm right before or behind them."""
        for first, last in sorted(self._told_of()):
            yield self._one(first, self._over_age(last), last)
        for hit in self.reading.all("he_she"):
            if self._befell(hit.last):
                yield self._one(hit.first, hit.last, hit.last)
        for hit in self.reading.all("own_self"):
            if self._done_to(hit.first, hit.last) and self.objects[hit.first].traits["metric"] == "killed":
                yield replace(self._one(hit.first, hit.last, hit.last), group=self._hand(hit))
        for hit in self.reading.all("him_her"):
            if self._done_to(hit.first, hit.last):
                yield self._one(hit.first, hit.last, hit.last)

    def _told_of(self) -> set[tuple[int, int]]:
        """The names beside a word of harm, and those listed with them: "killing Rosa Lima, 42, and Juan Paz, 30"."""
        runs = {r[0]: r for r in self._runs() if r[1] - r[0] > 1 or self.tokens[r[0]].norm in self.full}
        told = {r for r in runs.values() if self._befell(self._over_age(r[1])) or self._done_to(*r) or self._and_another(r)}
        for names in self._lists(runs):
            if names[-1] in told or (names[0] in told and self._closed(self._over_age(names[-1][1]))):
                told.update(names)
        return told

    def _and_another(self, run: tuple[int, int]) -> bool:
        """Whether one person without a name is joined to a full name: "Rosa Lima and the driver were killed"."""
        link = self.link.get(self._over_age(run[1]))
        return run[1] - run[0] > 1 and link is not None and link[1] and link[0] in self.articles

    def _lists(self, runs: dict[int, tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
        """Names listed with commas and an "and" before the last, ages aside."""
        listed: set[int] = set()
        for run in runs.values():
            names, ended = [run], 0
            while (link := self.link.get(self._over_age(names[-1][1]))) is not None and link[0] in runs:
                names.append(runs[link[0]])
                ended = len(names) if link[1] else ended
            if ended and run[0] not in listed:
                listed.update(r[0] for r in names[:ended])
                yield names[:ended]

    def _closed(self, at: int) -> bool:
        """Whether nothing is said of a joined name behind it: "killing Rosa Lima and Juan Paz"; not "and Juan Paz fled"."""
        return at >= len(self.tokens) or at in self.stop or not self.tokens[at].text[0].isalpha()

    def _one(self, first: int, last: int, named: int) -> People:
        """One person, of the group of the noun before the name: the activist Rosa Lima; the gunman, Juan Paz, was killed."""
        noun = self.noun.get(first - (first > 0 and self.tokens[first - 1].text in CLOSED_BY))
        group = noun.traits.get("group") if noun is not None else None
        group = None if group in LIKE else group
        return People(first, last, Quantity(first, named, Count(1, 1, "exact"), "one"), True, group=group, definite=True)

    def _hand(self, hit: Hit) -> str | None:
        """Attackers, where who died by his own hand killed others too by the sentence or the one before it."""
        first = max(self.reading.sentence_of(hit.first).index - 1, 0)
        own = {h.first for h in self.reading.all("own_self")}
        others = (h for at, h in self.objects.items() if h.traits["metric"] == "killed" and at not in own and h.first < hit.first)
        return "attackers" if any(self.tokens[h.first].sentence >= first for h in others) else None

    def _befell(self, at: int) -> bool:
        """Whether a word of harm, or a form of "to be" or "to have", goes on here: "(later) died", "was killed"."""
        at += at < len(self.tokens) and self.tokens[at].text == ","
        at += at in self.who  # Rosa Lima, 42, who was killed
        return at in self.told or (at in self.adverb and at + 1 in self.told)

    def _done_to(self, first: int, last: int) -> bool:
        """Whether a word of harm stands right before that has this person for its object: "killing Rosa Lima"."""
        owner = last < len(self.tokens) and (last in self.genitive or last in self.person or last in self.counted)
        return first in self.objects and not owner and self._active(self.objects[first])

    def _active(self, hit: Hit) -> bool:
        """Whether a participle has an object: not "was killed Monday", and no one "killed" who stands before it."""
        return hit.traits["use"] in ("active", "noun") or hit.first - 1 not in {
            h.last - 1 for h in self.reading.all("passive_aux")
        }

    def _over_age(self, last: int) -> int:
        """Behind the age that a name has set off, before the comma that closes it: "Rosa Lima, 42"."""
        behind = self.ages.over(last)
        return behind - 1 if behind > last and self.tokens[behind - 1].text in CLOSED_BY else behind

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words that name no place, day or group."""
        i = 0
        while i < len(self.tokens):
            last = i
            while last < min(i + LONGEST, len(self.tokens)) and self._name(last, i):
                last += 1
            if last > i:
                yield i, last
            i = max(last, i + 1)

    def _name(self, i: int, first: int) -> bool:
        text = self.tokens[i].text
        same = self.tokens[i].sentence == self.tokens[first].sentence
        mixed = text[:1].isupper() and not text.isupper()
        initial = i > first and len(text) == 1 and text.isupper()
        free = i not in self.taken or i in self.aged or (i in self.surname and (i > first or self.tokens[i].norm in self.full))
        particle = i > first and i in self.name_words
        return same and (mixed or initial or particle) and free and i not in self.stop and i not in self.person

    def _with_age(self) -> Iterator[tuple[int, int]]:
        """Two or three capitalised words, each a place's name or not, with an age set off behind them: "Rosa Leon, 42,"."""
        for i, comma in enumerate(self.tokens):
            age = self.tokens[i + 1 : i + 3]
            if comma.text != "," or len(age) < 2 or not (age[0].text.isdigit() and len(age[0].text) == 2 and age[1].text == ","):
                continue
            first = i
            while first > max(i - LONGEST + 2, 0) and self._capital(first - 1):
                first -= 1
            if i - first > 1:
                yield first, i

    def _capital(self, i: int) -> bool:
        """Whether a token is a capitalised word that opens no phrase."""
        text = self.tokens[i].text
        return text[:1].isupper() and text.isalpha() and not text.isupper() and i not in self.stop and i not in self.articles

    def _words(self, first: int, last: int) -> Iterator[str]:
        return (self.tokens[i].norm for i in range(first, last))
