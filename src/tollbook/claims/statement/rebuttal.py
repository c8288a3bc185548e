"""Denials in answer to an accusation, whose speaker is often only "its spokesman", "the group", "which" or "they"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tollbook.claims.order import VSO
from tollbook.claims.speaker.phrase import STOPPERS
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.statement.responsibility import ResponsibilityReader
from tollbook.model.draft import Part, Said
from tollbook.model.reading import ActorMention, Hit, starts

BACK = 2
"""Sentences from a denial back to the accusation that it answers."""
REACH = 14
"""Tokens that the words for who answers may take."""
BEHIND = 4
"""Tokens behind a verb that stands before its subject."""
OPENING = 10
"""Tokens at the beginning of somebody's words in which he speaks of his own and denies."""
OBJECT = 8
"""Tokens behind a bare verb of denying in which stands what it denies."""
QUOTES = frozenset('"“”«»:')
STATES = frozenset(("state", "government", "military", "police", "intelligence", "external force"))
ARMED = frozenset((
    "armed group", "militia", "faction", "gang", "cartel", "alliance", "group", "communal", "unknown", "party", "crowd",
))  # fmt: skip
OTHERS = frozenset(("outlet", "witness", "medical", "emergency service", "NGO", "UN", "IGO", "civilian"))


NOBODY = ActorMention(0, 0, "", "", "none")
"""Stands where words name somebody, but none of the accused side."""


class Rebuttals:
    """Gives the denials of one report to whoever was accused before them; shares what the reader of responsibility knows."""

    def __init__(self, words: ResponsibilityReader) -> None:
        self.words, self.reading, self.tokens = words, words.reading, words.tokens
        self.vso = self.reading.language in VSO
        self.clitics = starts(self.reading, "object_pronoun")
        self.skipped = starts(self.reading, "perfect", "adverb", "before_say") | self.clitics
        self.skipped |= {i for t in self.reading.times for i in range(t.first, t.last)}
        self.whom = {h.last: h.first for h in self.reading.all("who")}
        self.breaks = starts(self.reading, "clause_word", "turn", "that")
        self.possessive = starts(self.reading, "possessive")
        self.stand_ins = starts(self.reading, "pronoun", "possessive", "group_word", "stands_for")
        self.owning = starts(self.reading, "pronoun", "possessive", "own_forces", "own_pronoun", "we_deny")
        self.charges = starts(self.reading, "charge_word")
        self.local, self.passive = starts(self.reading, "local_office"), {h.last for h in self.reading.all("passive_aux")}
        self.own = starts(self.reading, "own_pronoun", "we_deny")
        self.relative = starts(self.reading, "who", "whom", "accused_by")
        self.joints = starts(self.reading, "coordinator")
        self.saying = starts(self.reading, "say")

    def settled(self, said: Sequence[Said], doers: Sequence[Part] = ()) -> tuple[Said, ...]:
        """The statements, each denial that answers an accusation made by the one accused; ``doers`` are blamed without one."""
        told = [
            (p.span.start, p.mention) for p in doers if p.stance == "accused" and p.mention is not None and p.mention.candidates
        ]
        blamed = [(s.span.start, s.about_mention) for s in said if s.stance == "accuses" and s.about_mention is not None]
        if not told and not blamed:
            return tuple(said)
        accusers = {s.mention.name for s in said if s.stance == "accuses" and s.mention is not None}
        denials = [s for s in said if s.stance == "denies"]
        answers = [a for a in self._answers([*told, *blamed]) if not any(self._known(d, a, accusers) for d in denials)]
        misread = {d for d in denials if any(_meet(d, a) for a in answers)}
        return (*(s for s in said if s not in misread), *answers)

    @staticmethod
    def _known(denial: Said, answer: Said, accusers: Collection[str]) -> bool:
        """Whether the words of an answer were read already as those of somebody who can be the one that denies."""
        by, accused = denial.mention, answer.mention
        if not _meet(denial, answer) or accused is None:
            return False
        named = by is not None and (by.candidates or by.kind == "group")
        named = named and by is not None and (by.name not in accusers or Rebuttals._one_side(accused, by))
        nameless = not accused.candidates and accused.kind != "group"
        return bool(named) or (nameless and (by is None or by.name not in accusers))

    def _answers(self, accusations: Sequence[tuple[int, ActorMention]]) -> Iterator[Said]:
        for hit, quoted in self._denials():
            accused = self._accused(accusations, hit.first)
            ranges = self._around(hit) if quoted else self._beside(hit)
            meant = (
                next((m for r in ranges if (m := self._means(*r, accused)) is not None), None) if accused is not None else None
            )
            if meant is not None and meant is not NOBODY:
                yield Said("denies", meant.name, self.reading.span(hit.first, hit.last), meant)

    def _accused(self, accusations: Sequence[tuple[int, ActorMention]], token: int) -> ActorMention | None:
        """Whom the last accusation before a token blames; they are told by where they begin."""
        start, here = self.tokens[token].start, self.tokens[token].sentence
        near = [a for a in accusations if a[0] < start and here - self._sentence(a[0]) <= BACK]
        return max(near, key=lambda a: a[0])[1] if near else None

    def _sentence(self, start: int) -> int:
        return next((t.sentence for t in self.tokens if t.end > start), 0)

    def _denials(self) -> Iterator[tuple[Hit, bool]]:
        """The words of denying, each with whether they are inside somebody's words, who then denies."""
        for hit in self.reading.all("responsibility", "rebuttal"):
            bare = "object" in hit.traits or (hit.word == "responsibility" and hit.last - hit.first == 1)
            denies = hit.word == "rebuttal" or hit.traits["stance"] == "denies"
            told = hit.first not in self.passive and (not bare or self._of_it(hit))
            if denies and told and ("retort" not in hit.traits or self._quoting(hit)):
                frame = frame_at(self.words.frames, hit.first)
                inside = frame is not None and not frame.cue.first <= hit.first < frame.cue.last
                quoted = inside or any(q.first <= hit.first < q.last for q in self.reading.quotes)
                yield hit, quoted and self._verb_end(hit) not in self.whom  # the group, which denied it
        yield from ((h, True) for h in self._opening_negations())
        yield from ((t.hit, True) for t in self.words.triggers if t.status == "denied" and self._of_oneself(t.first))

    def _opening_negations(self) -> Iterator[Hit]:
        """The negations that somebody's words of his own side open with: "insisted that his gunners had not aimed at it"."""
        for frame in self.words.frames:
            near = range(frame.first, min(frame.first + OPENING, frame.last))
            own = next((i for i in near if i in self.owning), None)
            ahead = frame.first >= frame.cue.first or own in self.own
            if own is not None and ahead and frame.stance in ("says", "claims"):
                negations = self.reading.within("negation", own + 1, near.stop)[:1]
                yield from (h for h in negations if not any(a <= h.first < b for a, b in self.words.silent))

    def _quoting(self, hit: Hit) -> bool:
        """Whether a verb of answering goes with a quotation, which contradicts; "replied that" may tell anything."""
        near = range(max(hit.first - 3, 0), min(hit.last + BEHIND, len(self.tokens)))
        return any(self.tokens[i].text in QUOTES for i in near)

    def _of_oneself(self, token: int) -> bool:
        """Whether an act is denied by its would-be doer: "we never attacked", "Nous n'avons pas tiré"."""
        here = self.tokens[token].sentence
        near = [i for i in range(max(token - BEHIND - 1, 0), token) if self.tokens[i].sentence == here]
        named = {m.last - 1 for m in self.reading.actors if m.kind in STATES | ARMED and m.candidates}
        return frame_at(self.words.frames, token) is not None and any(i in self.own or i in named for i in near)

    def _of_it(self, hit: Hit) -> bool:
        """Whether a bare verb denies a charge, an act, or nothing but what was said before it."""
        end = self.reading.sentence_of(hit.first).last
        near = range(hit.last, min(hit.last + OBJECT, end))
        if hit.last >= end or self.tokens[hit.last].text in STOPPERS or hit.last in self.joints or hit.first - 1 in self.clitics:
            return True
        told = any(i in self.charges for i in near) or any(t.first in near for t in self.words.triggers)
        before = any(i in self.charges for i in range(max(hit.first - REACH, 0), hit.first))
        return told or before or any(i in self.stand_ins or i in self.clitics for i in near[:1])

    def _around(self, hit: Hit) -> Iterator[tuple[int, int]]:
        """Where the speaker of the words that hold a denial is named: at the verb of saying, or before it."""
        frame = frame_at(self.words.frames, hit.first)
        quote = next((q for q in self.reading.quotes if q.first <= hit.first < q.last), None)
        if quote is not None:
            close = min(quote.last + REACH, self.reading.sentence_of(quote.last - 1).last)
            if frame is None or any(i in self.saying for i in range(quote.last, close)):
                yield quote.last, close
                return
        if frame is None:
            return
        cue, end = frame.cue, self.reading.sentence_of(frame.cue.first).last
        if frame.last <= cue.first:
            yield frame.last, cue.first
            yield cue.last, min(cue.last + BEHIND, end)
        else:
            yield from self._ahead(cue)
        yield frame.speaker.start, frame.speaker.last

    def _beside(self, hit: Hit) -> Iterator[tuple[int, int]]:
        """Where the subject of a verb of denying is named."""
        if self.vso or "retort" in hit.traits:
            yield hit.last, min(hit.last + BEHIND, self.reading.sentence_of(hit.first).last)
        end, start = self._verb_end(hit), self.reading.sentence_of(hit.first).first
        if end > start and self.tokens[end - 1].text == ",":  # the militia, whom the army accuses of it, denied
            heads = (m for m in self.reading.actors if start <= m.first and m.last < end and m.last + 1 in self.relative)
            yield from [(m.first, m.last) for m in heads][:1]
        yield from self._ahead(hit)

    def _ahead(self, hit: Hit) -> Iterator[tuple[int, int]]:
        """The words before a verb, clause by clause: "a charge its own spokesman, Lam Paul, dismissed"."""
        start = max(self.reading.sentence_of(hit.first).first, hit.first - REACH)
        end = max(self._verb_end(hit), start)
        for _ in range(3):
            first = end
            while first > start and not self._broken(first - 1):
                first -= 1
            if first < end:
                yield first, end
            if first in self.whom:  # the front, which denied it
                whom = self.whom[first]
                before = [m for m in self.reading.actors if whom - 2 <= m.last <= whom]
                yield (before[-1].first, before[-1].last) if before else (max(whom - 3, start), whom)
                return
            if first <= start or self.tokens[first - 1].text != ",":
                return
            end = first - 1

    def _verb_end(self, hit: Hit) -> int:
        """Where the words before a verb end, its auxiliaries and pronouns left out."""
        end = hit.first
        while end > 0 and end - 1 in self.skipped:
            end -= 1
        return end

    def _broken(self, i: int) -> bool:
        return self.tokens[i].text in STOPPERS or (i in self.breaks and i + 1 not in self.whom) or i + 1 in self.whom

    def _means(self, first: int, last: int, accused: ActorMention) -> ActorMention | None:
        """Who of the accused side some words mean, nobody of it where they name others; None where they tell nothing."""
        inside = [m for m in self.reading.actors if first <= m.first < last]
        known = [m for m in inside if m.candidates or m.kind == "group"]
        same = next((m for m in known if self._one_side(accused, m)), None)
        if same is not None or any(m.name == accused.name for m in inside):
            return same or accused
        roles = STATES if accused.kind in STATES else ARMED
        armed = [m for m in inside if m.kind in STATES | ARMED]
        offices = {m.first for m in armed if m.kind in STATES}
        general = (h for h in self.reading.within("stands_for", first, last) if not offices & set(range(h.first, h.last)))
        theirs = any(i in self.possessive for i in range(first, last)) or next(general, None) is not None
        others = known or any(m.kind in OTHERS for m in inside) or any(i in self.local for i in range(first, last))
        if others or (armed and not theirs and all(m.kind not in roles for m in armed)):
            return NOBODY
        told = bool(armed) or any(m.kind == "person" for m in inside) or any(i in self.stand_ins for i in range(first, last))
        return accused if told else None

    @staticmethod
    def _one_side(accused: ActorMention, mention: ActorMention) -> bool:
        state = accused.kind in STATES and mention.kind in STATES
        return mention.name == accused.name or (state and mention.country is not None and mention.country == accused.country)


def _meet(one: Said, other: Said) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
