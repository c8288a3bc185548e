"""Accusations whose object stands before the verb or apart from it: "the front, which some locals blamed", "it was X who"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.speaker.source import Speaker
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.statement.responsibility import ResponsibilityReader
from tollbook.claims.statement.sides import ACCUSABLE, across
from tollbook.model.draft import Said
from tollbook.model.reading import ActorMention, Hit, starts

SUBJECT = 12
"""Tokens between "which" and the verb of accusing."""
CLEFT = 4
"""Tokens between "it was" and the actor."""


class PointedReader:
    """Reads the accusations of one report that point back to an actor or single one out."""

    def __init__(self, words: ResponsibilityReader) -> None:
        self.words, self.reading, self.sides = words, words.reading, words.sides
        self.ends = {m.last: m for m in self.reading.actors if m.kind in ACCUSABLE}
        self.who = starts(self.reading, "who", "cleft_who")

    def statements(self) -> Iterator[Said]:
        """The accusations, in text order of each kind."""
        yield from self._relative()
        yield from self._clefts()

    def _relative(self) -> Iterator[Said]:
        """Whom a relative clause accuses: "the gang, to which the police attribute the kidnapping"."""
        verbs = [h for h in self.reading.all("responsibility") if h.traits["stance"] == "accuses" and "side" not in h.traits]
        for hit in (*verbs, *self.reading.all("attribute", "whom_accused")):
            start = max(self.reading.sentence_of(hit.first).first, hit.first - SUBJECT)
            fused = hit.word == "whom_accused"  # الذي اتهمه
            whom = hit if fused else max(self.reading.within("whom", start, hit.first), key=lambda h: h.first, default=None)
            about = self.ends.get(whom.first) or self.ends.get(whom.first - 1) if whom is not None else None
            known = whom is not None and about is not None and not about.place
            speaker = self._accuser(hit, whom, fused=fused) if known and whom is not None else None
            if about is not None and speaker is not None and not self.sides.same_side(speaker, about):
                yield self.sides.said("accuses", speaker, about, across(speaker, hit))

    def _accuser(self, hit: Hit, whom: Hit, *, fused: bool) -> Speaker | None:
        """Who accuses: between "whom" and the verb, or behind the verb where "whom" is surely its object."""
        end = self.reading.sentence_of(hit.first).last
        if fused:
            cue = Hit("responsibility", hit.last - 1, hit.last, {"stance": "says", "order": "vso"})
            return self.words.speakers.verb_first.speaker(cue, self.reading.sentence_of(hit.first))
        ahead = self.words.speakers.ahead.speaker(hit.first, whom.last) if whom.last < hit.first else None
        acts = any(whom.last <= t.first < hit.first for t in self.words.triggers)
        if ahead is not None and (ahead.start > whom.last + 1 or ahead.type == "unspecified" or acts):
            ahead = None  # "who stormed the village, accused": the clause has its subject before it
        return ahead or (self.words.speakers.behind.speaker(hit.last, end) if "object" in whom.traits else None)

    def _clefts(self) -> Iterator[Said]:
        """Whom somebody singles out: "it was soldiers who fired", « C'est le M23 »."""
        for hit in self.reading.all("cleft"):
            frame = frame_at(self.words.frames, hit.first)
            actor = self._singled_out(hit)
            if frame is None or actor is None or frame.stance == "denies" or self.sides.same_side(frame.speaker, actor):
                continue
            if actor.last in self.who or self._opens(hit, frame.first) or self._whole(hit, actor, frame.first):
                yield self.sides.said("accuses", frame.speaker, actor, (hit.first, actor.last))

    def _singled_out(self, hit: Hit) -> ActorMention | None:
        near = (m for m in self.reading.actors if hit.last <= m.first <= hit.last + CLEFT and m.kind in ACCUSABLE)
        return next((m for m in near if not m.place), None)

    def _whole(self, hit: Hit, actor: ActorMention, first: int) -> bool:
        """Whether somebody's words say nothing else: "afirmó que fueron las tropas ugandesas;"."""
        closed = actor.last >= len(self.reading.tokens) or not self.reading.tokens[actor.last].text[0].isalnum()
        return closed and actor.candidates != () and hit.first <= first + 1

    def _opens(self, hit: Hit, first: int) -> bool:
        """Whether the words begin a quotation: « Ce sont les mercenaires »."""
        quoted = any(q.first <= hit.first <= q.first + 1 for q in self.reading.quotes)
        return quoted and hit.first <= first + 2
