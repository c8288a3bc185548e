"""Crowds named by whom they are for or against: "supporters of President Morsi", "anti-Duque protesters", "أنصار مرسي"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.knowledge.actors import actors, parts, unclitic
from tollbook.knowledge.leaders import Crowd, crowds_of_leader, crowds_of_parties, leaders
from tollbook.languages.lexicon import lexicon
from tollbook.mentions.actor_names import Known, candidates, countries_in, known_names
from tollbook.mentions.actor_words import Words
from tollbook.mentions.tokens import split
from tollbook.model.reading import ActorMention, Hit, Reading
from tollbook.model.report import Report

KIND, ARMED = "crowd", "militia"
BETWEEN = 9
"""Tokens that may stand between "supporters of" and a name: articles, offices, "ousted"."""
BEHIND = 3
"""Tokens behind "anti-NAME" in which the people must be named: "anti-NAME opposition protesters"."""
NAME_LENGTH = 4
NOUN_FIRST = frozenset({"es", "fr", "pt"})
DASHES = ("-", "–")
JOINTS = ("'s", ",")
"""Signs between an office and its holder: "Niger's ousted president", "the town's mayor, NAME"."""
SKIPPED = ("title", "role_modifier", "actor_article", "partisan_between")


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a crowd is for or against, on tokens ``first`` to ``last``: the crowds it may mean; none for a name nobody knows."""

    first: int
    last: int
    crowds: tuple[Crowd, ...] = ()
    country: str | None = None
    party: Known | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A crowd as named on tokens ``first`` to ``last`` (exclusive); ``people``: the words for who is in it, where it has any."""

    first: int
    last: int
    whom: Whom
    people: Hit | None

    @property
    def armed(self) -> bool:
        """Whether the words are for people under arms: forces loyal to somebody."""
        traits = self.people.traits if self.people is not None else {}
        return "armed" in traits or traits.get("kind") in ("military", "armed group") or traits.get("group") == "combatants"


class Crowds:
    """Finds the crowds of one report, given the known names already found on it."""

    def __init__(self, reading: Reading, words: Words, names: Iterable[Known] = ()) -> None:
        self.reading, self.words, self.tokens = reading, words, reading.tokens
        self.names = {n.first: n for n in names}
        self.parties = {n.last: n for n in self.names.values() if {g.actor.kind for g in n.namings} == {"party"}}
        self.heads = {h.first: h for h in words.all("partisan")}
        self.skipped = {h.first: h.last for c in SKIPPED for h in words.all(c)}
        self.offices = {h.first: h.last for h in words.all("role") if h.traits["kind"] == "government"}
        self.joined = {h.first for h in reading.all("coordinator")}
        self.people = (*reading.all("person"), *words.all("role"))

    def found(self) -> list[ActorMention]:
        """Every crowd with the country of whom it is for or against."""
        return [self._mention(named) for named in self.named()]

    def named(self) -> list[Named]:
        """Every crowd and whom it may be for or against."""
        found: list[Named] = []
        for head in self.heads.values():
            found += self._of_head(head, found[-1:])
        for hit in self.words.all("partisan_prefix"):
            found += self._marked(hit)
        return found

    def _of_head(self, head: Hit, before: Sequence[Named]) -> Iterator[Named]:
        """The crowd of "supporters of NAME" or "NAME supporters", and that of a second name behind an "and"."""
        stance = head.traits["stance"]
        if stance == "same":  # "those of NAME", told after other supporters of the sentence
            near = before and 0 < head.first - before[0].last <= BETWEEN and self._together(before[0].first, head.first)
            stance = "for" if near else ""
        if not stance:
            return
        if (whom := self._behind(head, stance)) is not None:
            yield Named(head.first, whom.last, whom, head)
            second = self._name(whom.last + 1, stance) if whom.last in self.joined and whom.crowds else None
            if second is not None and self._together(whom.first, second.first):
                yield Named(second.first, second.last, second, head)
        elif (whom := self._before(head.first, stance)) is not None:
            yield Named(whom.first, head.last, whom, head)
        elif head.last in self.joined and (other := self.heads.get(head.last + 1)) is not None:
            shared = self._behind(other, stance)  # "supporters and opponents of NAME"
            if shared is not None:
                yield Named(head.first, head.last, shared, head)

    def _behind(self, head: Hit, stance: str) -> Whom | None:
        """Whom the words behind a head name, past "of", articles, offices and what is said of them."""
        start = at = head.last
        phrase = head.last - head.first > 1  # "fighters loyal to", "protesters denouncing" need no more
        while self.words.at("partisan_link", at) or self.words.at("actor_article", at):
            at += 1
        if at == start and not phrase and self.reading.language != "ar":
            return None
        first, office, country = at, None, None
        while at < first + BETWEEN and self._together(start - 1, at):
            named = self._name(at, stance) or self._party(at, stance)
            if named is not None:
                return named
            state = self.names.get(at)
            if at in self.offices or at in self.skipped:
                office = at if at in self.offices else office
                at = max(self.offices.get(at, 0), self.skipped.get(at, 0))
            elif state is not None and state.namings[0].actor.kind == "state":
                country, at = state.namings[0].actor.country, state.last
            elif at > first and (self.words.at("partisan_link", at) or self.tokens[at].norm in JOINTS):
                at += 1
            else:
                break
        known = at in self.names or self.tokens[at - 1].norm == ","
        unknown = None if known else self._capitalised(at)
        if unknown is not None:
            return Whom(first, unknown, country=country)
        return Whom(first, self._end_of_office(first, at), country=country) if office is not None else None

    def _end_of_office(self, first: int, at: int) -> int:
        """Where the words for an office end: linking words behind it are not of it."""
        while at - 1 > first and (
            self.words.at("partisan_link", at - 1) or self.words.at("actor_article", at - 1) or self.tokens[at - 1].norm in JOINTS
        ):
            at -= 1
        return at

    def _before(self, at: int, stance: str) -> Whom | None:
        """Whom the words before a head name: "NAME supporters", "NAME's supporters"."""
        end = at - 1 if at and self.tokens[at - 1].norm == "'s" else at
        if end in self.parties and self._together(end - 1, at):
            return self._of_party(self.parties[end], stance)
        for first in range(max(end - leaders().longest, 0), end):
            named = self._name(first, stance) if self._together(first, at) else None
            if named is not None and named.last == end:
                return named
        return None

    def _name(self, at: int, stance: str) -> Whom | None:
        """The longest name of a known leader that begins on a token, what Arabic writes onto it aside."""
        if not 0 <= at < len(self.tokens) or (self.tokens[at].text.islower() and self.reading.language != "ar"):
            return None
        head = parts(self.tokens[at].text)
        ways = [head, *((bare, *head[1:]) for bare in (unclitic(head[0]) if head else ()))]
        return next((whom for way in ways if (whom := self._longest(at, " ".join(way), stance)) is not None), None)

    def _longest(self, at: int, head: str, stance: str) -> Whom | None:
        found, key, last = None, head, at + 1
        while key and len(key.split()) <= leaders().longest:
            crowds = crowds_of_leader(key, stance)
            found = Whom(at, last, crowds) if crowds else found
            if last >= len(self.tokens) or not self._together(at, last):
                break
            more = parts(self.tokens[last].text)
            if not more and self.tokens[last].text != ".":
                break
            key, last = " ".join((key, *more)), last + 1
        return found

    def _party(self, at: int, stance: str) -> Whom | None:
        known = self.names.get(at)
        return self._of_party(known, stance) if known is not None and known.last in self.parties else None

    @staticmethod
    def _of_party(known: Known, stance: str) -> Whom:
        return Whom(known.first, known.last, crowds_of_parties((n.actor for n in known.namings), stance), party=known)

    def _capitalised(self, at: int) -> int | None:
        """Where a person's name ends that nobody knows; None where none begins, or where the script has no capitals."""
        last = at
        while last < min(at + NAME_LENGTH, len(self.tokens)) and self._together(at - 1, last):
            text = self.tokens[last].text
            if not (text[:1].isupper() and any(c.islower() for c in text)) or last in self.names:
                break
            last += 1
        return last if last > at else None

    def _marked(self, hit: Hit) -> Iterator[Named]:
        """The crowd of "anti-NAME protesters", "manifestantes pro-NAME": people must stand beside the word."""
        cut, stance, at = len(hit.traits["cut"]), hit.traits["stance"], hit.first
        glued = parts(self.tokens[at].text[cut:])
        if glued:
            whom = self._longest(at, " ".join(glued), stance)
        else:  # "anti NAME", "anti - NAME"
            at += 2 if self.reading.words(at + 1, at + 2) in DASHES else 1
            whom = self._name(at, stance) if self._together(hit.first, at) else None
        if whom is None:
            return
        if self.reading.language in NOUN_FIRST:
            yield from self._people_before(hit.first, whom)
        else:
            yield from self._people_behind(hit.first, whom)

    def _people_before(self, first: int, whom: Whom) -> Iterator[Named]:
        """The people before a mark, as adjectives stand behind; a mark behind an article is a noun itself: "les anti-NAME"."""
        ending = {h.last: h for h in (*self.people, *self.heads.values())}
        people = ending.get(first)
        if people is not None and self._together(first - 1, first):
            yield Named(people.first, whom.last, whom, people)
        elif self.words.at("actor_article", first - 1):
            yield Named(first, whom.last, whom, None)

    def _people_behind(self, first: int, whom: Whom) -> Iterator[Named]:
        opening = {h.first: h for h in (*self.people, *self.heads.values())}
        near = range(whom.last, min(whom.last + BEHIND, len(self.tokens)))
        people = next((opening[i] for i in near if i in opening and self._together(first, i)), None)
        if people is not None:
            yield Named(first, people.last, whom, people)

    def _together(self, a: int, b: int) -> bool:
        inside = 0 <= a < len(self.tokens) and 0 <= b < len(self.tokens)
        return inside and self.tokens[a].sentence == self.tokens[b].sentence

    def _mention(self, named: Named) -> ActorMention:
        words, whom = self.reading.words(named.first, named.last), named.whom
        kind = ARMED if named.armed else KIND
        crowd = self._meant(whom.crowds)
        if crowd is None:
            return ActorMention(named.first, named.last, words, words, kind, (), whom.country)
        if whom.party is not None and crowd.stance == "for":
            listed = candidates(whom.party.namings)
            return ActorMention(named.first, named.last, listed[0].name, words, "party", listed, crowd.country)
        return ActorMention(named.first, named.last, words if named.armed else crowd.name, words, kind, (), crowd.country)

    def _meant(self, crowds: Sequence[Crowd]) -> Crowd | None:
        """The crowd that the report's day and countries allow; part of a name alone is not enough where they speak against it."""
        day = _day(self.reading.report.published)
        near = countries_in(self.reading, self.names.values()) if any(c.short for c in crowds) else frozenset[str]()
        left = [c for c in crowds if not c.short or (c.likely_on(day) and (not near or c.country in near))]
        if len({c.country for c in left}) != 1:
            return None
        return max(left, key=lambda c: (c.start or "", c.name))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def crowds_named(name: str, language: str = "en") -> tuple[Crowd, ...]:
    """All crowds a name alone may mean: "Opponents of Morsi", "pro-Gbagbo youths"; none where it names no known leader or party.

    >>> [(c.name, c.country, c.stance) for c in crowds_named("Opponents of President Morsi")]
    [('Opponents of Mohamed Morsi', 'EGY', 'against')]
    >>> crowds_named("Opponents of the motorway")
    ()
    """
    tokens, sentences = split(name)
    hits = lexicon(language).find(tokens)
    by_word = {word: tuple(h for h in hits if h.word == word) for word in {h.word for h in hits}}
    reading = Reading(Report("", name, language=language), tokens, sentences, hits, by_word=by_word)
    found = Crowds(reading, Words(reading), known_names(reading, actors())).named()
    return tuple(dict.fromkeys(c for named in found if not named.armed for c in named.whom.crowds))
