"""The author of an attack that no clause names as its doer: the one armed side that the report can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tollbook.claims.speech.frame import Frame
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Reading, starts

GROUPS = frozenset(("armed group", "gang", "cartel", "militia", "faction", "communal", "alliance", "external force"))
FLOWN = "airstrike"
"""The act that no group without aircraft does."""
HEAVY = frozenset(("airstrike", "missile attack", "bombardment", "shelling", "strike", "drone strike", "rocket attack"))
"""Acts by which a state is the author where only one other state is spoken of as armed."""
ANSWERS = frozenset(("recapture", "interception", "rescue", "arrest"))
"""Acts against the side that attacked."""
SHOTS = frozenset(("shooting", "killing", "crackdown", "armed attack"))
OUTBREAKS = frozenset(("explosion", "bombing", "suicide bombing", "abduction"))
NEAR = 3
"""Tokens between the name of a people and the weapon or force that is theirs."""


class SoleAuthor:
    """Looks for the author of a report's main event where its clauses name none.

    ``apart``: tokens in which nobody is named as author: of clauses on other events, and of those who were killed first.
    """

    def __init__(
        self,
        reading: Reading,
        frames: Sequence[Frame],
        parts: Sequence[Part],
        acts: Sequence[str],
        *,
        apart: Collection[int] = (),
    ) -> None:
        self.reading, self.acts, self.act = reading, frozenset(acts), next(iter(acts), None)
        self.speaking = {i for f in frames for i in range(f.speaker.first, f.speaker.last)}
        self.struck = {p.mention.name for p in parts if p.role != "perpetrator" and p.mention is not None}
        self.held = [(p.span.start, p.span.end) for p in parts if p.role != "perpetrator"]
        firm = {h.last for h in reading.all("aim") if h.traits["kind"] == "firm"} | {h.last for h in reading.all("at_odds")}
        self.aimed = firm | {h.last for word in ("opposed", "between") for h in reading.all(word)}
        self.little = starts(reading, "article", "actor_article", "noun_of", "actor_of")
        self.apart = apart
        self.roaming = list(reading.all("roams"))

    def part(self) -> Part | None:
        """The author, marked accused: the report does not say so, it only speaks of no other that could be meant."""
        if self.acts & ANSWERS or self.reading.by_word.get("author_unclear") or self.reading.by_word.get("mutual_blame"):
            return None
        found = self._group() or self._state() or self._fighting() or self._policing()
        if found is None:
            return None
        return Part("perpetrator", "accused", found.as_named, self.reading.span(found.first, found.last), found, inferred=True)

    def _group(self) -> ActorMention | None:
        """The only armed group of the report, where it is not what was attacked and does not only speak."""
        if FLOWN in self.acts or any(h.traits["weapon"] == "aircraft" for h in self.reading.all("weapon")):
            return None
        groups = [m for m in self.reading.actors if m.kind in GROUPS and m.candidates]
        names = {m.name for m in groups}
        speakers = {m.name for m in groups if m.first in self.speaking}
        if len(names) != 1 or names & speakers or names & self.struck:
            return None
        return next((m for m in groups if self._may_be_meant(m)), None)

    def _fighting(self) -> ActorMention | None:
        """A side of a fight whose sides no clause ties to it: the first known group, else the force."""
        if self.act != "clash":
            return None
        sides = [m for m in self.reading.actors if m.kind in GROUPS | {"military"} and not m.place]
        sides = [m for m in sides if (m.candidates or m.kind == "military") and m.first not in self.apart]
        return min(sides, key=lambda m: (m.kind == "military", not m.candidates), default=None)

    def _policing(self) -> ActorMention | None:
        """The police or the force that a report on shots at a crowd speaks of as acting there."""
        crowd = any(h.traits["act"] == "demonstration" for h in self.reading.all("act"))
        if not crowd or not self.acts & SHOTS or self.acts & OUTBREAKS:
            return None
        near = (
            m for m in self.reading.actors if m.kind in ("police", "military") and m.first not in self.speaking and not m.place
        )
        return next((m for m in near if m.name not in self.struck and m.first not in self.apart), None)

    def _may_be_meant(self, mention: ActorMention) -> bool:
        """Whether no words show a side that suffers or one of two that fight: "war on the group", "the army and the group"."""
        first = mention.first
        while first > 0 and first - 1 in self.little:
            first -= 1
        joined = {h.last for h in self.reading.all("coordinator")}
        beside = first in joined and any(m.last in (first - 1, first - 2) for m in self.reading.actors if m.kind != "civilian")
        start, end = self.reading.tokens[mention.first].start, self.reading.tokens[mention.last - 1].end
        inside = any(a <= start and end <= b for a, b in self.held) or mention.first in self.apart
        return not ({first, mention.first} & self.aimed or beside or inside or self._about(mention))

    def _about(self, mention: ActorMention) -> bool:
        """Whether words beside an actor only say that it is active there: "the group has a presence in the area"."""
        near = [h for h in self.roaming if -NEAR <= h.first - mention.last <= NEAR or 0 <= mention.first - h.last <= 2 * NEAR]
        here = self.reading.tokens[mention.first].sentence
        return any(self.reading.tokens[h.first].sentence == here for h in near)

    def _state(self) -> ActorMention | None:
        """The only foreign state whose weapons or forces the report speaks of, where the act is one of heavy arms."""
        if not self.acts & HEAVY:
            return None
        here = {c.country for p in self.reading.places if not p.demonym for c in p.candidates[:1]}
        armed = [m for m in self._armed() if m.country not in here and m.name not in self.struck]
        return armed[0] if len({m.country for m in armed}) == 1 else None

    def _armed(self) -> Iterator[ActorMention]:
        weapons = starts(self.reading, "weapon") | {h.first for h in self.reading.all("act") if h.traits.get("violent") == "yes"}
        for mention in self.reading.actors:
            if mention.country is None or mention.first in self.speaking or mention.first in self.apart or not mention.candidates:
                continue
            force = mention.kind in ("military", "external force")
            theirs = mention.kind == "state" and any(i in weapons for i in range(mention.last, mention.last + NEAR))
            if force or theirs:
                yield mention
