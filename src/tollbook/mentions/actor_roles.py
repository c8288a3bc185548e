"""Offices and generic roles: "the Turkish army", "health officials", "unknown gunmen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tollbook.knowledge.actors import Actors
from tollbook.mentions.actor_names import Known
from tollbook.mentions.actor_words import Words
from tollbook.model.reading import ActorCandidate, ActorMention, Hit, Reading

INITIALS = re.compile(r"[A-Z][A-Z0-9-]{2,7}")
"""What the initials of a group look like."""
FORCES = frozenset({"military", "police", "government", "intelligence"})
OWNED = frozenset({"ru", "uk", "ar"})
"""Languages whose owner stands right behind its force with no word between: армия Турции, جيش تشاد."""
BEFORE = frozenset({"en", "tr"})
"""Languages whose owner stands right before its force: Mosul police."""
FIGHTERS = frozenset({"unknown", "armed group", "communal"})
"""Kinds of doers who are named by what their words say of them: Islamist gunmen, foreign mercenaries."""
OFFICES = FORCES | {"medical", "emergency service"}


class Roles:
    """Finds offices and roles of one report, given the known names already found on it."""

    def __init__(self, reading: Reading, words: Words, names: Sequence[Known], known: Actors) -> None:
        self.reading, self.words, self.known = reading, words, known
        self.starts = {n.first: n for n in names if is_state(n)}
        self.ends = {n.last: n for n in self.starts.values()}
        self.taken = {i for n in names for i in range(n.first, n.last)}
        self.places = {
            p.last: p for p in reading.places if len({c.country for c in p.candidates}) == 1 and p.candidates[0].country
        }

    def found(self) -> list[ActorMention]:
        """Every role with the country that stands with it."""
        return [self._role(h) for h in self.words.all("role")]

    def _role(self, hit: Hit) -> ActorMention:
        first, last, kind = self._modified(hit)
        words_beside = (hit, *self._modifiers(hit, first, last))
        sided = kind in FIGHTERS and any(h.traits.get("side") for h in words_beside)
        kind = "armed group" if sided else kind
        if kind == "civilian" and any(h.traits.get("armed") for h in words_beside):
            kind, sided = "communal", True  # suspected herders, armed farmers
        country, first, last = self._country(first, last, kind)
        group = self._initials(first, last) if kind in FIGHTERS and country is None else None
        if group is not None:
            first, last, name = group
            return ActorMention(first, last, name, self.reading.words(first, last), "armed group")
        words = self.reading.words(first, last)
        force = self.known.force(country, kind) if kind in FORCES else None
        if force is not None:
            listed = (ActorCandidate(force.id, force.name, force.kind, force.country, force.sector),)
            return ActorMention(first, last, force.name, words, kind, listed, country)
        plain = country is None and not sided
        return ActorMention(first, last, hit.traits.get("name", words) if plain else words, words, kind, (), country)

    def _initials(self, first: int, last: int) -> tuple[int, int, str] | None:
        """The unknown group whose initials stand with fighters: "guerrilleros del FNX", "FNX rebels"."""
        at = last
        while self.words.links(at) and at < last + 2:
            at += 1
        ahead = self.reading.language == "en" and self._acronym(first - 1)
        if ahead:
            return first - 1, last, self.reading.tokens[first - 1].text
        if at > last and self._acronym(at) and self._same_sentence(at, last - 1):
            return first, at + 1, self.reading.tokens[at].text
        return None

    def _acronym(self, at: int) -> bool:
        """Whether a token is initials that stand for no known actor and for no name that the report spells out beside them."""
        tokens = self.reading.tokens
        if not 0 <= at < len(tokens) or at in self.taken or INITIALS.fullmatch(tokens[at].text) is None:
            return False
        return not any(t.text == tokens[at].text and i and tokens[i - 1].text == "(" for i, t in enumerate(tokens))

    def _modifiers(self, hit: Hit, first: int, last: int) -> list[Hit]:
        """The adjectives taken into a role's words."""
        around = [h for h in self.words.all("role_modifier") if first <= h.first and h.last <= last]
        return [h for h in around if h.last <= hit.first or hit.last <= h.first]

    def _modified(self, hit: Hit) -> tuple[int, int, str]:
        """The role with the adjectives around it; an unknown or unidentified author is an unknown one."""
        first, last, kind = hit.first, hit.last, hit.traits.get("kind", "unknown")
        before = {h.last: h for h in self.words.all("role_modifier")}
        after = {h.first: h for h in self.words.all("role_modifier")}
        while first in before and self._same_sentence(first, first - 1):
            kind = "unknown" if before[first].traits.get("unknown") else kind
            first = before[first].first
        while last in after and self.reading.language not in BEFORE and self._same_sentence(last, last - 1):
            kind = "unknown" if after[last].traits.get("unknown") else kind
            last = after[last].last
        return first, last, kind

    def _same_sentence(self, a: int, b: int) -> bool:
        tokens = self.reading.tokens
        return 0 <= a < len(tokens) and 0 <= b < len(tokens) and tokens[a].sentence == tokens[b].sentence

    def _country(self, first: int, last: int, kind: str) -> tuple[str | None, int, int]:
        """The country that stands with a role, and the tokens of both: Turkish army, army of Chad, Mosul police."""
        before = self.ends.get(first) or (self.ends.get(first - 1) if self._norm(first - 1) == "'s" else None)
        before_first = self.reading.language in BEFORE
        if before is not None and self._same_sentence(before.first, first) and (before_first or before.use == "demonym"):
            return before.namings[0].actor.country, before.first, last
        after = self.starts.get(last)
        if after is not None and (after.use == "demonym" or self.reading.language in OWNED) and not before_first:
            return after.namings[0].actor.country, first, after.last
        place = self.places.get(first) if before_first and kind in OFFICES else None
        if place is not None and self._same_sentence(place.first, first):
            return place.candidates[0].country, place.first, last
        return self._country_after(first, last) if kind in OFFICES else (None, first, last)

    def _country_after(self, first: int, last: int) -> tuple[str | None, int, int]:
        """The country behind a preposition; only "of" makes it part of the name."""
        joint, tied = last, True
        while joint < last + 2 and (self.words.at("actor_of", joint) or self.words.links(joint)):
            tied, joint = tied and self.words.links(joint), joint + 1
        after = self.starts.get(joint)
        if joint == last or after is None or after.use == "demonym" or not self._same_sentence(joint, first):
            return None, first, last
        return after.namings[0].actor.country, first, after.last if tied else last

    def _norm(self, token: int) -> str:
        return self.reading.tokens[token].norm if 0 <= token < len(self.reading.tokens) else ""


def owned_by_places(reading: Reading) -> bool:
    """Whether an office or a force stands right behind a place whose country owns it, as in "Mosul police"."""
    if reading.language not in BEFORE:
        return False
    ends = {p.last for p in reading.places if len({c.country for c in p.candidates}) == 1 and p.candidates[0].country}
    return any(m.first in ends and m.kind in OFFICES and m.country is None for m in reading.actors)


def is_state(name: Known) -> bool:
    """Whether a known name is a country's, its people's or its capital's."""
    return name.namings[0].actor.kind == "state"
