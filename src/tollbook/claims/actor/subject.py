"""Who is the subject of a verb: the actor that does what it tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tollbook.claims.actor.cast import AGENTS, DASHES, Cast
from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.order import PLURAL_VERB, VERB_LAST
from tollbook.claims.speech.frame import Frame, frame_at
from tollbook.model.reading import ActorMention, Reading, starts

LONG = 10
"""Tokens that a relative clause may take before the verb of its antecedent."""
OPENING = 2
"""Tokens at the head of a sentence in which its subject begins."""


class SubjectReader(Cast):
    """Finds the subjects of the verbs of one report."""

    def __init__(self, reading: Reading, clauses: Clauses, frames: tuple[Frame, ...], *, harmed: Collection[int] = ()) -> None:
        super().__init__(reading, clauses, frames, harmed=harmed)
        self.frames = frames
        members = [h for h in reading.all("person") if h.traits.get("group") in ("combatants", "attackers", None)]
        self.member_ends = {h.last for h in members}
        nouns = [h for h in reading.all("act") if h.traits.get("pos") == "noun" and h.traits.get("violent") == "yes"]
        ends = {h.last for h in (*members, *nouns, *reading.all("weapon"))}  # los combatientes, des frappes de l'aviation
        self.person_ends = ends if self.noun_first else set()
        self.verb_last = reading.language in VERB_LAST
        self.perfect = starts(reading, "perfect")
        self.struck = {h.last for h in reading.all("act") if h.traits.get("pos") == "verb" and h.traits.get("violent") == "yes"}
        self.joints = starts(reading, "article", "actor_article")
        self.it = starts(reading, "pronoun")
        accusing = (h for h in reading.all("say", "responsibility") if h.traits.get("stance") == "accuses")
        self.accusing = {i for h in accusing if "side" not in h.traits for i in range(h.first, h.last)}
        self.laid, self.joining = starts(reading, "attribute"), starts(reading, "coordinator")
        self.peoples = {(p.first, p.last) for p in reading.places if p.demonym}
        self.placed = {i for p in reading.places for i in range(p.first, p.last)}

    def subject(self, verb: int, clause: Clause) -> Iterator[ActorMention]:
        """The last actor before an active verb, not behind a preposition; in a relative clause the one it describes."""
        if self.vso and not self.tokens[verb].norm.endswith(PLURAL_VERB):
            behind = self._behind_verb(verb) or self.by_last.get(verb)  # else right before it, as in headlines
            if behind is not None and self.able(behind) and self._free(behind, clause):
                yield behind
            return
        if self.verb_last:
            yield from self._opening(verb, clause)
            return
        if clause.kind == "relative" and clause.first > 0 and (verb - clause.first <= 3 or self._undivided(clause.first, verb)):
            before = self.by_last.get(clause.first) or self.by_last.get(clause.first - 1)
            if before is not None and self.able(before):
                yield before
                return
            if verb - clause.first <= 3:
                return
        verb -= verb - 1 in self.perfect and self.noun_first  # des hommes, dit-on, ont tué
        if self.tokens[verb - 1].text == "," and verb - 1 > clause.first:
            yield from self._over_apposition(verb - 1)
            return
        found = list(self._walked_back(verb, clause))
        yield from found or self._shared(verb)

    def _undivided(self, first: int, verb: int) -> bool:
        """Whether nobody else stands between a relative word and a verb: "attackers who came by boat killed"."""
        inside = any(first < m.first < verb and not m.place for m in self.reading.actors)
        return verb - first <= LONG and not inside and all(t.text[0].isalnum() for t in self.tokens[first:verb])

    def _shared(self, verb: int) -> Iterator[ActorMention]:
        """The actor that opens the sentence of a verb tied on with "and": "fighters crept up on the tents and killed nine"."""
        start = self.reading.sentence_of(verb).first
        at = verb - 1 - (verb - 1 in self.perfect)
        tied = at in self.joining and self.tokens[at].text.isalpha() and not self.vso
        before = [m for m in self.reading.actors if start <= m.first and m.last < verb and not m.place and self.able(m)]
        if not tied or len(before) != 1 or before[0].kind == "government" or self.tokens[before[0].last].text == ",":
            return
        if before[0].first <= start + OPENING or self.tokens[before[0].first - 1].text in DASHES:
            yield before[0]

    def _opening(self, verb: int, clause: Clause) -> Iterator[ActorMention]:
        """The first actor of a clause that its verb closes: "Die israelische Armee hat ... getötet"."""
        it = next((i for i in range(clause.first, min(clause.first + 3, verb)) if i in self.it), None)
        if it is not None:
            yield from self._speaking(it)
            return
        owned = (i for i in range(clause.first, verb) if i - 1 > clause.first and i - 1 in self.noun_of)
        before = (self.by_first[i] for i in range(clause.first, verb) if i in self.by_first)
        theirs = frozenset(owned)
        first = next((m for m in before if not m.place and m.last in self.by_last and m.first not in theirs), None)
        if first is not None and self.able(first) and self._free(first, clause):
            yield first

    def _walked_back(self, verb: int, clause: Clause) -> Iterator[ActorMention]:
        """The subject found word by word before a verb, up to whatever shows that there is none."""
        reach = 7 + sum(1 for i in range(max(verb - 14, clause.first), verb) if i in self.placed)
        for i in range(verb, max(verb - reach, clause.first), -1):
            mention = self.by_last.get(i)
            if mention is not None and not self._passed_over(mention, clause):
                yield from self._standing_before(mention, verb, clause)
                return
            if i - 1 in self.it:
                yield from self._speaking(i - 1)
            beyond = self.tokens[i - 1].text in (",", ")", ":") and i < verb - 1 and mention is None
            if beyond or i - 1 in self.it or i - 1 in self.laid or i - 1 in self.accusing:
                return  # officials laid the blast that killed seven at their door

    def _passed_over(self, mention: ActorMention, clause: Clause) -> bool:
        """Whether the subject may stand before an actor: "police in the city of Kisumu fired", "units backed by militiamen"."""
        return (mention.place or mention.first - 1 in self.agent_cues) and not self._free(mention, clause)

    def _standing_before(self, mention: ActorMention, verb: int, clause: Clause) -> Iterator[ActorMention]:
        near = {k for k in self.struck if mention.first - 3 <= k <= mention.first and clause.first < k} - {verb}
        if near:
            yield from self.subject(min(near) - 1, clause)
        elif self.able(mention) and self._free(mention, clause) and not (self._holds(mention, verb) or self._owner_of(mention)):
            yield from self._joined(mention, clause)
            yield mention

    def _joined(self, mention: ActorMention, clause: Clause) -> Iterator[ActorMention]:
        """Who did it together with an actor: "fighters of the group and government soldiers executed twelve herders"."""
        joint = mention.first - 1
        if joint <= clause.first or joint not in self.joining or not self.tokens[joint].text[0].isalpha():
            return
        members = {h.last: h.first for h in self.reading.all("person")}
        end = members.get(mention.first - 1, mention.first - 1)
        other = self.by_last.get(mention.first - 1) or self.by_last.get(end)
        named = other is not None and (other.candidates or other.kind in ("group", "crowd")) and not other.place
        if other is not None and named and self.able(other) and self._free(other, clause):
            yield other

    def _holds(self, mention: ActorMention, verb: int) -> bool:
        """Whether an actor only tells whose a site is: "strikes outside the group's strongholds killed nine"."""
        near = self.reading.within("military_site", mention.first, min(verb, mention.last + 3))
        return any(h.last > mention.last for h in near)

    def _owner_of(self, mention: ActorMention) -> bool:
        """Whether an actor's name only tells whose a site is or what people are from: base del Ejército, rebelles ougandais."""
        sites = self.reading.within("military_site", max(mention.first - OPENING - 1, 0), mention.last)
        adjective = mention.place and self.noun_first and (mention.first in self.member_ends or mention.first in self.by_last)
        return adjective or any(h.first < mention.first and mention.last <= h.last for h in sites)

    def _over_apposition(self, comma: int) -> Iterator[ActorMention]:
        """The actor before words that only describe it: "fighters of the front, a rebel group from the north, killed ..."."""
        start = self.reading.sentence_of(comma).first
        opening = next(
            (i for i in range(comma - 1, max(comma - 26, start), -1) if self.tokens[i].text == "," and i in self.by_last), None
        )
        described = self.by_last[opening] if opening is not None else None
        if described is not None and self.able(described) and (described.first, described.last) not in self.peoples:
            yield described

    def _speaking(self, pronoun: int) -> Iterator[ActorMention]:
        """The actor that speaks of itself: "the group says it killed thirty"."""
        frame = frame_at(self.frames, pronoun)
        ahead = frame is not None and frame.speaker.first < pronoun  # "it struck at dawn, the ministry said": not the ministry
        own = [
            m for m in self.reading.actors if frame is not None and ahead and frame.speaker.first <= m.first < frame.speaker.last
        ]
        yield from [m for m in own if m.kind in AGENTS and (m.candidates or m.kind == "group") and not m.place][:1]

    def _free(self, mention: ActorMention, clause: Clause) -> bool:
        """Whether an actor can be a subject: no people's name that only tells where, and not behind a preposition."""
        reach = 3 if mention.place else 1
        counted = (a for a, b in self.counts.items() if b == mention.first or (b == mention.first - 1 and b in self.noun_of))
        first = next(counted, mention.first)  # at four police stations, une douzaine de rebelles
        first -= self.noun_first and not mention.place and first - 1 in self.joints  # un convoi de la police
        before = range(max(first - reach, clause.first), first)
        behind = (i for i in before if i in self.prepositions and i not in self.person_ends)  # members of the group
        return (mention.first, mention.last) not in self.peoples and not any(True for _ in behind)
