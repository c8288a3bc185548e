"""Offices, generic roles and persons: "the Turkish army", "health officials", "unknown gunmen", "police spokesman Ali Karimi"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tollbook.knowledge.actors import Actors, unclitic
from tollbook.languages.lexicon import lexicon
from tollbook.mentions.actor_names import Known, candidates
from tollbook.model.reading import ActorCandidate, ActorMention, Hit, Reading, Token

CLASSES = ("role", "title", "role_modifier", "group_word", "name_word", "actor_of", "actor_link", "actor_article", "short_stop")
FORCES = frozenset({"military", "police", "government", "intelligence"})
NAME_LENGTH = 5
APPOSITION = 5


class Words:
    """The actor words of a report by class, and the class of each token."""

    def __init__(self, reading: Reading) -> None:
        self.by_class: dict[str, tuple[Hit, ...]] = {c: reading.by_word.get(c, ()) for c in CLASSES}
        if reading.language == "ar":
            bare = lexicon("ar").find([_bare(t) for t in reading.tokens])
            self.by_class = {c: _joined(self.by_class[c], [h for h in bare if h.word == c]) for c in CLASSES}
        self._at = {c: {i for h in hits for i in range(h.first, h.last)} for c, hits in self.by_class.items()}

    def all(self, name: str) -> tuple[Hit, ...]:
        """The hits of a class in text order."""
        return self.by_class[name]

    def at(self, name: str, token: int) -> bool:
        """Whether a token lies in a hit of a class."""
        return token in self._at[name]

    def links(self, token: int) -> bool:
        """Whether a token may stand between the words of a name: of, for, the."""
        return self.at("actor_link", token) or self.at("actor_article", token)

    def says_little(self, token: int) -> bool:
        """Whether a token is a group word or a linking word, which tell no group from another."""
        return self.at("group_word", token) or self.links(token)


def _bare(token: Token) -> Token:
    """An Arabic token without what is written onto it: conjunction, preposition, article."""
    plain = token.norm.translate(str.maketrans("أإآ", "ااا"))
    cut = unclitic(plain) if plain.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) else ()
    return replace(token, norm=plain[2:] if plain.startswith("ال") and len(plain) > 4 else (cut[0] if cut else plain))


def _joined(plain: Sequence[Hit], bare: Sequence[Hit]) -> tuple[Hit, ...]:
    taken = {i for h in plain for i in range(h.first, h.last)}
    more = [h for h in bare if not taken & set(range(h.first, h.last))]
    return tuple(sorted([*plain, *more], key=lambda h: (h.first, h.last)))


class Roles:
    """Finds offices, roles and persons of one report, given the known names already found on it."""

    def __init__(self, reading: Reading, words: Words, names: Iterable[Known], known: Actors) -> None:
        self.reading, self.words, self.known = reading, words, known
        self.starts = {n.first: n for n in names}
        self.ends = {n.last: n for n in self.starts.values()}

    def found(self) -> list[ActorMention]:
        """Roles with the country that stands with them, and the persons and speakers who hold or speak for an office."""
        roles = [self._role(h) for h in self.words.all("role")]
        at_end: Mapping[int, ActorMention] = {m.last: m for m in roles}
        at_start: Mapping[int, ActorMention] = {m.first: m for m in roles}
        persons = [m for h in self.words.all("title") if (m := self._person(h, at_start, at_end)) is not None]
        return [*roles, *persons]

    def _role(self, hit: Hit) -> ActorMention:
        first, last, kind = self._modified(hit)
        state, first, last = self._country(first, last)
        country = state.namings[0].actor.country if state is not None else None
        if state is not None and kind in FORCES:
            force = self.known.force(country, hit.traits.get("force", kind))
            if force is not None:
                listed = (ActorCandidate(force.id, force.name, force.kind, force.country, force.sector),)
                return ActorMention(first, last, force.name, self.reading.words(first, last), kind, listed, country)
        words = self.reading.words(first, last)
        return ActorMention(first, last, hit.traits.get("name", words) if state is None else words, words, kind, (), country)

    def _modified(self, hit: Hit) -> tuple[int, int, str]:
        """The role with the adjectives around it; an unknown or unidentified author is an unknown one."""
        first, last, kind = hit.first, hit.last, hit.traits.get("kind", "unknown")
        before = {h.last: h for h in self.words.all("role_modifier")}
        after = {h.first: h for h in self.words.all("role_modifier")}
        while first in before and self._same_sentence(first, first - 1):
            kind = "unknown" if before[first].traits.get("unknown") else kind
            first = before[first].first
        while last in after and self.reading.language not in ("en", "tr") and self._same_sentence(last, last - 1):
            kind = "unknown" if after[last].traits.get("unknown") else kind
            last = after[last].last
        return first, last, kind

    def _same_sentence(self, a: int, b: int) -> bool:
        tokens = self.reading.tokens
        return 0 <= a < len(tokens) and 0 <= b < len(tokens) and tokens[a].sentence == tokens[b].sentence

    def _country(self, first: int, last: int) -> tuple[Known | None, int, int]:
        """The state that stands with a role, and the tokens of both: Turkish army, Iraq's police, army of Chad."""
        before = self.ends.get(first) or (self.ends.get(first - 1) if self._norm(first - 1) == "'s" else None)
        if before is not None and _is_state(before) and (self.reading.language in ("en", "tr") or before.use == "demonym"):
            return before, before.first, last
        after = self.starts.get(last)
        if after is not None and _is_state(after) and after.use == "demonym" and self.reading.language not in ("en", "tr"):
            return after, first, after.last
        joint = last
        while joint < last + 2 and (self.words.at("actor_of", joint) or self.words.at("actor_article", joint)):
            joint += 1
        after = self.starts.get(joint)
        if joint > last and after is not None and _is_state(after) and after.use == "name":
            return after, first, after.last
        return None, first, last

    def _norm(self, token: int) -> str:
        return self.reading.tokens[token].norm.replace("’", "'") if 0 <= token < len(self.reading.tokens) else ""

    def _person(self, hit: Hit, starts: Mapping[int, ActorMention], ends: Mapping[int, ActorMention]) -> ActorMention | None:
        """Title and name with the office they belong to; a speaker counts as the one spoken for."""
        office, first, last = self._office(hit, starts, ends)
        name = self._name(last)
        speaks = bool(hit.traits.get("speaks"))
        kind = (office.kind if office is not None else "") or hit.traits.get("kind", "person")
        if name is None and (office is None or not speaks):
            return self._plain_title(hit) if office is None else None
        if office is not None and office.candidates and not speaks:
            return self._mention(hit.first, name or last, kind, None) if hit.first >= office.last else None
        return self._mention(first, name or last, kind, office)

    def _plain_title(self, hit: Hit) -> ActorMention | None:
        if "kind" not in hit.traits:
            return None
        return self._mention(hit.first, hit.last, hit.traits["kind"], None)

    def _mention(self, first: int, last: int, kind: str, office: ActorMention | None) -> ActorMention:
        words = self.reading.words(first, last)
        listed = office.candidates if office is not None else ()
        name = listed[0].name if len(listed) == 1 else words
        return ActorMention(first, last, name, words, kind, listed, office.country if office is not None else None)

    def _office(
        self, hit: Hit, starts: Mapping[int, ActorMention], ends: Mapping[int, ActorMention]
    ) -> tuple[ActorMention | None, int, int]:
        """The office beside a title: "Hamas spokesman", "spokesman for the Iraqi army"."""
        before = ends.get(hit.first) or self._as_office(self.ends.get(hit.first))
        if before is not None:
            return before, before.first, hit.last
        at = hit.last
        while at < hit.last + 3 and (self.words.at("actor_of", at) or self.words.at("actor_article", at)):
            at += 1
        after = starts.get(at) or self._as_office(self.starts.get(at)) if at > hit.last else starts.get(at)
        if after is not None:
            return after, hit.first, after.last
        return None, hit.first, hit.last

    def _as_office(self, name: Known | None) -> ActorMention | None:
        if name is None:
            return None
        actor = name.namings[0].actor
        kind, words = "government" if actor.kind == "state" else actor.kind, self.reading.words(name.first, name.last)
        return ActorMention(name.first, name.last, actor.name, words, kind, candidates(name.namings), actor.country)

    def _name(self, first: int) -> int | None:
        """Where a personal name ends that begins on this token, a comma allowed before it; None where none begins."""
        if self._norm(first) == "," and self._same_sentence(first, first + 1):
            first += 1
        at, last = first, None
        while at < first + NAME_LENGTH and self._same_sentence(at, first) and not self._taken(at):
            text = self.reading.tokens[at].text
            if text[:1].isupper() and any(c.islower() for c in text):
                last = at + 1
            elif not self.words.at("name_word", at) and not (text == "." and at > first):
                break
            at += 1
        return last

    def _taken(self, token: int) -> bool:
        return token in self.starts or any(self.words.at(c, token) for c in ("role", "title", "actor_article"))


def _is_state(name: Known) -> bool:
    return name.namings[0].actor.kind == "state"
