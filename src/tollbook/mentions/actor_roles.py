"""Offices and generic roles: "the Turkish army", "health officials", "unknown gunmen"."""

from __future__ import annotations

from collections.abc import Iterable

from tollbook.knowledge.actors import Actors
from tollbook.mentions.actor_names import Known
from tollbook.mentions.actor_words import Words
from tollbook.model.reading import ActorCandidate, ActorMention, Hit, Reading

FORCES = frozenset({"military", "police", "government", "intelligence"})


class Roles:
    """Finds offices and roles of one report, given the known names already found on it."""

    def __init__(self, reading: Reading, words: Words, names: Iterable[Known], known: Actors) -> None:
        self.reading, self.words, self.known = reading, words, known
        self.starts = {n.first: n for n in names}
        self.ends = {n.last: n for n in self.starts.values()}
        self.places = {
            p.last: p for p in reading.places if len({c.country for c in p.candidates}) == 1 and p.candidates[0].country
        }

    def found(self) -> list[ActorMention]:
        """Every role with the country that stands with it."""
        return [self._role(h) for h in self.words.all("role")]

    def _role(self, hit: Hit) -> ActorMention:
        first, last, kind = self._modified(hit)
        state, first, last = self._country(first, last)
        place = None if state is not None else self.places.get(first)
        country = state.namings[0].actor.country if state is not None else None
        if place is not None:
            country, first = place.candidates[0].country, place.first
        if country is not None and kind in FORCES:
            force = self.known.force(country, hit.traits.get("force", kind))
            if force is not None:
                listed = (ActorCandidate(force.id, force.name, force.kind, force.country, force.sector),)
                return ActorMention(first, last, force.name, self.reading.words(first, last), kind, listed, country)
        words = self.reading.words(first, last)
        return ActorMention(first, last, hit.traits.get("name", words) if country is None else words, words, kind, (), country)

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
        if before is not None and is_state(before) and (self.reading.language in ("en", "tr") or before.use == "demonym"):
            return before, before.first, last
        after = self.starts.get(last)
        if after is not None and is_state(after) and after.use == "demonym" and self.reading.language not in ("en", "tr"):
            return after, first, after.last
        joint = last
        while joint < last + 2 and (self.words.at("actor_of", joint) or self.words.at("actor_article", joint)):
            joint += 1
        after = self.starts.get(joint)
        if joint > last and after is not None and is_state(after) and after.use != "demonym":
            return after, first, after.last
        return None, first, last

    def _norm(self, token: int) -> str:
        return self.reading.tokens[token].norm if 0 <= token < len(self.reading.tokens) else ""


def is_state(name: Known) -> bool:
    """Whether a known name is a country's, its people's or its capital's."""
    return name.namings[0].actor.kind == "state"
