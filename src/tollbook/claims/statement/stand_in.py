"""Who makes a statement whose own clause names nobody: "the latter deny it", "a video in which it claims the attack"."""

from __future__ import annotations

from dataclasses import replace

from tollbook.claims.actor.cast import AGENTS
from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker
from tollbook.model.reading import ActorMention, Hit, Reading, starts

ACCUSABLE = AGENTS - {"unknown"}
PAPER = 6
"""Tokens from "in which" to the verb of claiming."""
SIGNED = 4
"""Tokens from "signed by" to who signs."""


class StandIns:
    """Finds the speakers that a clause only points back to."""

    def __init__(self, reading: Reading, speakers: SpeakerReader) -> None:
        self.reading, self.speakers = reading, speakers
        self.latter = {h.last for h in reading.all("latter")}
        self.skipped = starts(reading, "perfect", "adverb", "before_say", "object_pronoun")
        articles = {h.last: h.first for h in reading.all("article", "actor_article")}
        whiches = {h.last for h in reading.all("who", "whom")}
        self.which = {h - 1 for h in whiches} | {last - 1 for last, first in articles.items() if first in whiches}
        self.negative = starts(reading, "negation")
        self.turns = starts(reading, "turn")
        self.agents = starts(reading, "agent")
        self.general = {h.first for h in reading.all("stands_for")}

    def speaker(self, hit: Hit, start: int) -> Speaker | None:
        """The one meant by "the latter" before a verb, or whose paper it is that claims."""
        at = hit.first
        while at > start and at - 1 in self.skipped:
            at -= 1
        if at in self.latter:
            before = [m for m in self.reading.actors if m.last < at and m.kind in ACCUSABLE and not m.place]
            return self._made(before[-1]) if before else None
        if hit.traits.get("stance") != "claims" or "side" in hit.traits:
            return None
        subject = next(
            (m for m in self.reading.actors if m.last == at and m.candidates and m.kind in ACCUSABLE and not m.place), None
        )
        if subject is None and (told := self.described(hit)) is not None:
            return told
        behind = subject is not None and subject.first - 1 in self.which  # an attack for which the front claimed responsibility
        return self._made(subject) if subject is not None and behind else self._of_paper(hit, start)

    def described(self, hit: Hit) -> Speaker | None:
        """The side that a relative clause with the words for its verb describes: "the front, which has yet to claim it"."""
        at = hit.first
        while at - 1 in self.skipped | self.negative:
            at -= 1
        ends = (at - 1, at - 2) if at - 1 in self.which else ()
        near = (m for m in self.reading.actors if m.last in ends and m.kind in ACCUSABLE and not m.place)
        mention = next(near, None)
        return self._made(mention) if mention is not None else None

    def _of_paper(self, hit: Hit, start: int) -> Speaker | None:
        papers = self.reading.within("in_paper", max(start, hit.first - PAPER), hit.first)
        if not papers:
            return None
        end = papers[-1].first
        people = {h.first for h in self.reading.all("person")} | {m.first for m in self.reading.actors}
        if people & set(range(papers[-1].last, hit.first)):
            return None  # the clause has a subject of its own
        first = max((i + 1 for i in self.turns if start <= i < end), default=start)
        near = [m for m in self.reading.actors if first <= m.first < end and m.kind in ACCUSABLE and not m.place]
        signed = [m for m in near if any(i in self.agents for i in range(m.first - SIGNED, m.first))]
        known = [m for m in (*signed, *near) if m.candidates or m.kind == "group"]
        return self._made(known[0]) if known else self._general(first, end)

    def _general(self, first: int, end: int) -> Speaker | None:
        """The group named before that "the cartel", "ese grupo" means."""
        if not any(i in self.general for i in range(first, end)):
            return None
        before = [m for m in self.reading.actors if m.last <= end and m.kind in ACCUSABLE and not m.place]
        known = [m for m in before if (m.candidates or m.kind == "group") and m.kind not in ("military", "police", "government")]
        return self._made(known[-1]) if known else None

    def _made(self, mention: ActorMention) -> Speaker | None:
        made = self.speakers.memory.made(mention.first, mention.last, ())
        if made is None or made.actor is not None or not mention.candidates:
            return made
        return replace(made, first=mention.first, name=mention.as_named, actor=mention.name, actor_kind=mention.kind)  # Al Shabab
