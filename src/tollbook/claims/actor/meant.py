"""Which named side doers without a name are: "fighters of the front", "its fighters", "the rebels"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.actor.cast import AGENTS, Cast
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.model.reading import ActorMention

REBELS = frozenset(("armed group", "militia", "faction"))
"""Kinds of groups that "rebels" or "militants" may mean."""
SHORT = 2
"""Tokens of a name that is none: "communist rebels"."""


class Meant:
    """Tells whom the unnamed doers of one report belong to."""

    def __init__(self, cast: Cast, frames: Sequence[Frame]) -> None:
        self.cast, self.reading, self.frames = cast, cast.reading, tuple(frames)

    def of(self, mention: ActorMention) -> ActorMention:
        """The side that a doer is of, else the doer itself."""
        if mention.candidates:
            return mention
        own = self._speaking(mention)
        if own is None and mention.kind in ("unknown", "armed group", "gang"):
            own = self._called(mention) or self._member_of(mention) or self._only(mention)
        return own or mention

    def _member_of(self, mention: ActorMention) -> ActorMention | None:
        """The group that unnamed doers are told to be of: "individus armés appartenant au gang X"."""
        for i in range(mention.last, min(mention.last + 3, len(self.reading.tokens))):
            if i in self.cast.members:
                at = self.cast.members[i]
                near = [m for j in range(at, at + 3) if (m := self.cast.by_first.get(j)) is not None]
                return next((m for m in near if self.cast.able(m) and self._named(m)), None)
        return None

    def _called(self, mention: ActorMention) -> ActorMention | None:
        """The group whose name stands right behind the words for it: "the Sunni militant group X"."""
        behind = self.cast.by_first.get(mention.last)
        return behind if behind is not None and self._named(behind) and self.cast.able(behind) else None

    @staticmethod
    def _named(mention: ActorMention) -> bool:
        return bool(mention.candidates or mention.kind == "group") and not mention.place

    def _speaking(self, mention: ActorMention) -> ActorMention | None:
        """Who speaks of its own forces: "said its fighters attacked"."""
        frame = frame_at(self.frames, mention.first)
        theirs = any(h.first <= mention.first < h.last for h in self.reading.all("own_forces"))
        if not theirs or frame is None or frame.speaker.first > mention.first:
            return None
        inside = (m for m in self.reading.actors if frame.speaker.first <= m.first < frame.speaker.last)
        speaker = next((m for m in inside if m.kind in AGENTS and self._named(m)), None)
        if speaker is None:
            return None
        return replace(speaker, first=mention.first, last=mention.last, as_named=mention.as_named)

    def _only(self, mention: ActorMention) -> ActorMention | None:
        """The one group of the report that "the rebels" can mean, standing where they stand."""
        if mention.kind != "armed group" or mention.last - mention.first > SHORT:
            return None
        groups = {m.name: m for m in self.reading.actors if m.candidates and m.kind in REBELS}
        only = next(iter(groups.values())) if len(groups) == 1 else None
        if only is None or self._struck_at(only.name):
            return None
        return replace(only, first=mention.first, last=mention.last, as_named=mention.as_named)

    def _struck_at(self, name: str) -> bool:
        """Whether a group is what an attack is aimed at: "struck the headquarters of the front"."""
        aims = {h.last for h in self.reading.all("aim") if h.traits["kind"] == "firm"}
        named = [m for m in self.reading.actors if m.name == name]
        near = ((m, range(max(m.first - 4, self.reading.sentence_of(m.first).first + 1), m.first + 1)) for m in named)
        return any(i in aims for _, before in near for i in before)
