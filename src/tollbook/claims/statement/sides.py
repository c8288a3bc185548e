"""Who a statement is by and whom it is about, and whether the two are one side."""

from __future__ import annotations

from tollbook.claims.actor.cast import AGENTS
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.statement.own_act import meant
from tollbook.model.actor import StatementStance
from tollbook.model.draft import UNSAID, Said
from tollbook.model.reading import ActorMention, Hit, Reading

ACCUSABLE = AGENTS - {"unknown"}
ABOUT_REACH = 8
BACK = 2
"""Sentences back to the full name of a force."""


class Sides:
    """Names the sides of the statements of one report."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens

    def same_side(self, speaker: Speaker, actor: ActorMention) -> bool:
        """Whether the speaker is the actor, or both are of one state."""
        mention = self.mention(speaker)
        if mention is None:
            return speaker.actor == actor.name
        states = ("state", "government", "military", "police", "intelligence")
        both = mention.kind in states and actor.kind in states
        return mention.name == actor.name or (both and mention.country is not None and mention.country == actor.country)

    def mention(self, speaker: Speaker | None) -> ActorMention | None:
        """The actor that a speaker is; for "the group" the one named in full before."""
        if speaker is None:
            return None
        mention = next((m for m in self.reading.actors if m.name == speaker.actor), None) if speaker.actor is not None else None
        general = mention is None or (not mention.candidates and mention.kind == "armed group")
        if general and (mention is not None or speaker.type == "armed group"):
            inside = [m for m in self.reading.actors if speaker.first <= m.first and m.last <= speaker.last]
            known = [m for m in inside if m.kind in ACCUSABLE and m.candidates and not m.place]
            if known:
                return known[-1]
        if speaker.type == "armed group" and general and self._definite(speaker):
            return meant(self.reading, speaker.first, speaker.last) or mention
        if mention is not None and not mention.candidates and mention.country is None:
            return self._shortened(mention, speaker.first) or mention
        return mention

    def _shortened(self, mention: ActorMention, before: int) -> ActorMention | None:
        """The force named in full before whose first or last word an office without a name repeats: the army, القوات."""
        at = next((m for m in self.reading.actors if m.name == mention.name and m.first >= before), mention)
        word = self.tokens[at.last - 1].norm.removeprefix("ال")
        here = self.tokens[at.first].sentence
        near = [m for m in self.reading.actors if m.last <= at.first and here - self.tokens[m.first].sentence <= BACK]
        full = [m for m in near if m.candidates and not m.place and m.kind in ACCUSABLE and m.last - m.first > 1]
        ends = ((m, {self.tokens[m.first].norm.removeprefix("ال"), self.tokens[m.last - 1].norm}) for m in full)
        named = next((m for m, words in reversed(list(ends)) if word in words), None)
        armies = {m.name: m for m in near if m.candidates and m.kind == mention.kind == "military"}
        return named or (next(iter(armies.values())) if len(armies) == 1 else None)

    def _definite(self, speaker: Speaker) -> bool:
        return speaker.start < speaker.first or self.tokens[speaker.first].norm.startswith("ال")

    def about(self, hit: Hit, end: int, said: int = 0) -> ActorMention | None:
        """Who a statement is about: the next actor behind the cue, and behind its speaker where that one stands there too."""
        first = max(hit.last, said) if said < hit.last + ABOUT_REACH else hit.last
        inside = [m for m in self.reading.actors if first <= m.first < min(first + ABOUT_REACH, end) and m.kind in ACCUSABLE]
        return min(inside, key=lambda m: (m.place or (not m.candidates and m.kind != "group"), m.first), default=None)

    def said(self, stance: StatementStance, speaker: Speaker, about: ActorMention | None, words: tuple[int, int]) -> Said:
        """A statement of a speaker with the words from one token to another."""
        first, last = min(words), max(words)
        mention = self.mention(speaker)
        span = self.reading.span(first, last)
        return Said(stance, _short(speaker.name), span, mention, about.name if about is not None else None, about)


def across(speaker: Speaker, hit: Hit) -> tuple[int, int]:
    """From the speaker to the end of the cue, or from the cue to the end of a speaker who stands behind it."""
    return (speaker.first, hit.last) if speaker.first < hit.last else (hit.first, speaker.last)


def _short(name: str | None) -> str:
    """Who speaks without what is told of him behind a comma: "Dennis Okot, the county commissioner"."""
    if name is None:
        return UNSAID
    head, comma, _ = name.partition(",")
    return head.strip() if comma and " " in head.strip() and head[0].isupper() else name
