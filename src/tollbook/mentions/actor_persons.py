"""Persons with their office, and those who speak for one: "police spokesman Ali Karimi", "a spokesman for the Front"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.mentions.actor_names import Known, candidates
from tollbook.mentions.actor_roles import is_state
from tollbook.mentions.actor_words import Words
from tollbook.model.reading import ActorMention, Hit, Reading

NAME_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Office:
    """What a title belongs to; ``known``: an organisation or group with a name, not a state or a role."""

    mention: ActorMention
    known: bool


class Persons:
    """Finds the persons and speakers of one report, given its known names and roles."""

    def __init__(self, reading: Reading, words: Words, names: Iterable[Known], roles: Iterable[ActorMention]) -> None:
        self.reading, self.words = reading, words
        offices = [*(Office(m, False) for m in roles), *(self._office(n) for n in names)]
        self.starts: dict[int, Office] = {}
        self.ends: dict[int, Office] = {}
        for office in sorted(offices, key=lambda o: o.mention.last - o.mention.first):
            self.starts[office.mention.first] = self.ends[office.mention.last] = office

    def found(self) -> list[ActorMention]:
        """One mention per title that tells something: a name with it, an office, or a kind of its own."""
        return [m for hit in self.words.all("title") if (m := self._person(hit)) is not None]

    def _office(self, name: Known) -> Office:
        actor, words = name.namings[0].actor, self.reading.words(name.first, name.last)
        state = is_state(name)
        listed = () if state else candidates(name.namings)
        kind = "government" if state else actor.kind
        return Office(ActorMention(name.first, name.last, words, words, kind, listed, actor.country), not state)

    def _person(self, hit: Hit) -> ActorMention | None:
        office, first, last = self._beside(hit)
        kind, speaks = hit.traits.get("kind"), bool(hit.traits.get("speaks"))
        end = self._name(last)
        if end is None and not speaks and (kind is None or (office is not None and office.known)):
            return None
        if office is None:
            return self._mention(hit.first, end or last, kind or "person", None) if kind or end else None
        if office.known and not speaks:
            return self._mention(hit.first, end or last, office.mention.kind, None) if hit.first >= office.mention.last else None
        first = first if end is not None else self._name_before(first)
        of_state = office.mention.kind == "government" and not office.mention.candidates
        return self._mention(first, end or last, (kind if of_state else None) or office.mention.kind, office, speaks=speaks)

    def _mention(self, first: int, last: int, kind: str, office: Office | None, *, speaks: bool = False) -> ActorMention:
        """A speaker counts as the one spoken for, any other person as nobody but themselves."""
        words = self.reading.words(first, last)
        listed = office.mention.candidates if office is not None and speaks else ()
        name = listed[0].name if len(listed) == 1 else words
        return ActorMention(first, last, name, words, kind, listed, office.mention.country if office is not None else None)

    def _beside(self, hit: Hit) -> tuple[Office | None, int, int]:
        """The office beside a title: "Hamas spokesman", "spokesman for the Iraqi army"; and the tokens of both."""
        before = self.ends.get(hit.first) or (self.ends.get(hit.first - 1) if self._norm(hit.first - 1) in ("'s", "’s") else None)
        if before is not None:
            return before, before.mention.first, hit.last
        at = hit.last
        while at < hit.last + 3 and (self.words.at("actor_of", at) or self.words.at("actor_article", at)):
            at += 1
        after = self.starts.get(at)
        if (
            after is not None
            and self._same_sentence(at, hit.first)
            and (at > hit.last or self.reading.language not in ("en", "tr"))
        ):
            return after, hit.first, after.mention.last
        return None, hit.first, hit.last

    def _norm(self, token: int) -> str:
        return self.reading.tokens[token].norm if 0 <= token < len(self.reading.tokens) else ""

    def _same_sentence(self, a: int, b: int) -> bool:
        tokens = self.reading.tokens
        return 0 <= a < len(tokens) and 0 <= b < len(tokens) and tokens[a].sentence == tokens[b].sentence

    def _name(self, first: int) -> int | None:
        """Where a personal name ends that begins on this token, a comma allowed before it; None where none begins."""
        if self._norm(first) == "," and self._same_sentence(first, first + 1):
            first += 1
        at, last = first, None
        while at < first + NAME_LENGTH and self._same_sentence(at, first) and not self._taken(at):
            text = self.reading.tokens[at].text
            if self._named(at):
                last = at + 1
            elif not self.words.at("name_word", at) and not (text == "." and at > first):
                break
            at += 1
        return last

    def _name_before(self, first: int) -> int:
        """Where the name begins that stands before an office and a comma: "Ali Karimi, a spokesman for the army"."""
        at = first - 1
        while self.words.at("actor_article", at) or self.words.at("role_modifier", at):
            at -= 1
        start = at if self._norm(at) == "," else -1
        while start > 0 and at - start < NAME_LENGTH and self._same_sentence(start - 1, first) and self._named(start - 1):
            start -= 1
        return start if at - start >= 2 and start >= 0 and not self._taken(start) else first

    def _named(self, token: int) -> bool:
        text = self.reading.tokens[token].text
        return text[:1].isupper() and any(c.islower() for c in text)

    def _taken(self, token: int) -> bool:
        return token in self.starts or any(self.words.at(c, token) for c in ("role", "title", "actor_article"))
