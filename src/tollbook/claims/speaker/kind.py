"""What kind of source some words name: the army, a doctor, a group that claims an attack, an onlooker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollbook.claims.speaker.rulers import rules
from tollbook.model.attribution import SourceType
from tollbook.model.reading import ActorMention, Hit, Reading, starts

SITE = re.compile(r"(?i)\b[a-z][\w-]+\.(com|net|org|info|tv|fm|news)\b")
KINDS: dict[str, SourceType] = {
    "military": "military",
    "external force": "military",
    "police": "police",
    "armed group": "armed group",
    "faction": "armed group",
    "militia": "armed group",
    "alliance": "armed group",
    "cartel": "armed group",
    "gang": "armed group",
    "communal": "armed group",
    "state": "government",
    "government": "government",
    "intelligence": "government",
    "party": "government",
    "IGO": "UN",
    "UN": "UN",
    "NGO": "NGO",
    "outlet": "media",
    "medical": "medical",
    "witness": "witness",
    "civilian": "witness",
    "crowd": "witness",
}
STATE_ALLIANCES = frozenset(("MIL", "IGO"))
"""PLOVER sectors of alliances of states."""
RANK: tuple[str, ...] = (
    "medical",
    "emergency service",
    "UN",
    "police",
    "armed group",
    "military",
    "NGO",
    "government",
    "anonymous",
    "witness",
    "unspecified",
    "media",
)


class SourceKinds:
    """Tells the kind of source from the known actors and the nouns for sources in the words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.leading, self.links = starts(reading, "leading"), starts(reading, "noun_of")
        self.nouns = tuple(self._without_article(h) for h in reading.by_word.get("source_noun", ()))
        self.possessive = {self.tokens[h.first].norm for h in reading.all("possessive")}
        self.coordinator = starts(reading, "coordinator")
        self.written_on = {h.first for h in reading.all("coordinator") if h.first == h.last}

    def _without_article(self, noun: Hit) -> Hit:
        """ "A fighter" from its noun on: the bare word is no source, the words for a speaker have no article."""
        plain = (
            noun.first in self.leading and noun.last - noun.first > 1 and noun.first + 1 not in self.links
        )  # one of the injured
        return replace(noun, first=noun.first + 1) if plain else noun

    def actor_in(self, first: int, last: int) -> ActorMention | None:
        """The known actor inside some words, who is not a mere place."""
        inside = [m for m in self.reading.actors if first <= m.first and m.last <= last]
        known = [m for m in inside if not m.place]
        # the general at the head of the gendarmerie
        titled = [m for m in known if m.kind == "police" and (m.candidates or m is not known[0])]
        named = titled or known or [m for m in inside if (m.first, m.last) == (first, last)]
        return named[0] if named else None

    def type_of(self, first: int, last: int, actor: ActorMention | None) -> SourceType | None:
        """The type of the source that some words and the actor in them name, None where they name no kind of source."""
        first_one = self._first_of_several(first, last)
        if first_one < last:
            kind = self.type_of(first, first_one, actor if actor is not None and actor.last <= first_one else None)
            listed = self.tokens[first_one].text != ","
            if kind is not None and (listed or kind != "military"):
                return kind  # but one man: Colonel X, commander of the police district
        nouns = [h for h in self.nouns if first <= h.first and h.last <= last]
        found: set[str] = {h.traits["type"] for h in nouns}
        named = KINDS.get(actor.kind) if actor is not None and not _part_of_noun(actor, nouns) else None
        if named == "armed group" and actor is not None and _of_states(actor):
            named = "military"
        if named == "armed group" and rules(self.reading, actor):
            named, found = "government", found - {"armed group"}
        if nouns and nouns[-1].last == last and nouns[-1].traits["type"] == "media" and nouns[-1].last - nouns[-1].first > 1:
            return "media"  # the government's news agency
        if named == "armed group" and "government" in found and self.reading.within("institution", first, last):
            named, found = "government", found - {"armed group"}  # the Taliban's interior ministry
        if named == "armed group" and nouns and nouns[0].first == first and nouns[0].traits["type"] == "media":
            named = "media"  # la agencia siria SANA
        if named is not None and not (named == "witness" and found):  # a journalist is a civilian, but speaks as one of the media
            found.add(named)
        if "anonymous" in found and self._only_security(nouns, named):
            return "anonymous"
        led = actor is not None and actor.kind == "group" and found == {"military"} and nouns[0].last <= actor.first
        if actor is not None and actor.kind == "group" and (not found or led):  # the command of a liberation front
            return self._said_behind(last) or "armed group"  # a name with "front", "brigade" or "army" in it
        return _first(found) or self.site(first, last) or self._onlooker(first, last)

    def site(self, first: int, last: int) -> SourceType | None:
        """An outlet known by the address of its site: "sanaapress.net reported"."""
        words = self.reading.words(first, last) if first < last else ""
        return "media" if SITE.search(words) else None

    def _said_behind(self, last: int) -> SourceType | None:
        """What words behind a comma say of a name: "the Northern Legal Unit, a rights group, counted nine"."""
        if last >= len(self.tokens) or self.tokens[last].text != ",":
            return None
        return _first({h.traits["type"] for h in self.nouns if last < h.first <= last + 4})

    def _first_of_several(self, first: int, last: int) -> int:
        """Where the first of several speakers ends: "residents and a doctor" are of the kind of the first."""
        named = [(m.first, m.last) for m in self.reading.actors if m.kind in KINDS] + [(h.first, h.last) for h in self.nouns]
        inside = [(a, b) for a, b in named if first <= a and b <= last]
        inside = [(a, b) for a, b in inside if not any(a < i < b for i in self.written_on)]  # no name: سكان وممرض
        for i in range(first + 1, last):
            behind = i if i in self.written_on else i + 1  # "and" is a word of its own, or written onto the next
            sides = any(b <= i for _, b in inside) and any(a >= behind for a, _ in inside)
            apart = sides and not any(a < i < b for a, b in inside)
            if i in self.coordinator and apart:
                return i
        return last

    def _onlooker(self, first: int, last: int) -> SourceType | None:
        """A person of no office who speaks: "a herder reached by phone", "the baker"."""
        opening = self.tokens[first - 1].norm if first else ""
        people = [h.first for h in self.reading.within("person", first, last) if h.traits.get("group") == "civilians"]
        described = any(self.tokens[j].text == "," and j < i <= j + 4 for i in people for j in range(first, last))
        opens = any(i < first + 3 for i in people) and first - 1 in self.leading and opening not in self.possessive
        return "witness" if opens or described else None

    def _only_security(self, nouns: Iterable[Hit], named: str | None) -> bool:
        """Whether an unnamed source is one of the state or of nobody in particular, not a group's or a hospital's."""
        telling = {h.traits["type"] for h in nouns} - {"anonymous"}
        return not telling & {"medical", "emergency service", "police", "armed group", "UN", "NGO"} and named not in (
            "armed group",
            "UN",
            "NGO",
            "police",
            "medical",
        )

    def in_noun(self, at: int) -> bool:
        """Whether a token is part of a noun for a source: a rescue worker."""
        return any(h.first <= at < h.last for h in self.nouns)


def _of_states(actor: ActorMention) -> bool:
    """Whether an alliance is one of states, which fights as their armies do: the coalition led by Saudi Arabia, NATO."""
    return actor.kind == "alliance" and bool(actor.candidates) and all(c.sector in STATE_ALLIANCES for c in actor.candidates)


def _part_of_noun(actor: ActorMention, nouns: Sequence[Hit]) -> bool:
    """Whether a noun of several words holds the actor or its first word: "General" of a prosecutor's office.

    So is an actor nobody knows by that name who begins with an office: "ministro de Defensa venezolano" is of the government.
    """
    if not actor.candidates and any(h.first == actor.first and h.traits["type"] == "government" for h in nouns):
        return True
    return any(
        h.first < actor.first < h.last or (h.first <= actor.first and actor.last <= h.last and h.last - h.first > 1)
        for h in nouns
    )


def _first(found: set[str]) -> SourceType | None:
    for kind in RANK:
        if kind in found:
            return kind  # type: ignore[return-value]
    return None
