"""Who did it and to whom: the parts that actors have in an event, and how the text ties them to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.order import VSO
from tollbook.claims.speech import Frame, frame_at
from tollbook.claims.trigger import Trigger
from tollbook.model.actor import RoleStance
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Hit, Reading, starts

AGENTS = frozenset(
    ("state", "military", "police", "armed group", "faction", "militia", "alliance", "external force", "cartel", "gang", "communal",
     "group", "unknown", "intelligence", "government", "party")
)  # fmt: skip
SUFFERED = frozenset(("killing", "assassination", "abduction", "hostage taking", "execution", "massacre", "arrest", "rescue", "strike"))
"""Acts whose noun is followed by those who suffer them, not by who did them, where the language has no "of"."""
PLURAL = "وا"
"""The ending of a verb that agrees with a subject before it, where verbs else stand first."""
BYSTANDERS = frozenset(("outlet", "witness", "medical", "emergency service", "unknown source", "UN", "IGO"))
OBJECT_REACH = 12
STRIKES = frozenset(("airstrike", "drone strike", "bombardment", "shelling", "missile attack", "rocket attack", "strike"))


class PartReader:
    """Finds the agents and objects of the triggers of one report.

    ``harmed``: tokens of people who were hurt, none of them a doer. ``attacked``: the report has victims other than attackers, so that who fights the attackers is no perpetrator.
    """

    def __init__(
        self, reading: Reading, clauses: Clauses, frames: tuple[Frame, ...], *, attacked: bool = False, harmed: Collection[int] = ()
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.clauses = clauses
        self.frames = frames
        datelines = {i for p in reading.places if p.role == "dateline" for i in range(p.first, p.last)}
        speaking = set(harmed) | datelines | {i for f in frames for i in range(f.speaker.first, f.speaker.last)}
        listed = [m for m in reading.actors if reading.tokens[m.first].sentence == reading.tokens[m.last - 1].sentence]
        self.by_last = {m.last: m for m in listed if m.first not in speaking}
        self.by_first = {m.first: m for m in listed}
        self.spokes = [h for h in reading.all("source_noun") if h.traits["type"] != "armed group"]
        self.weapons = {i for h in reading.all("weapon", "act") for i in range(h.first, h.last)}
        self.pronouns = starts(reading, "article", "pronoun")
        self.weapon_starts = starts(reading, "weapon")  # a bomb that went off is its own subject
        accusing = [h for h in reading.all("responsibility") if h.traits.get("stance") == "accuses"]
        self.accusing = {i for h in accusing for i in range(h.first, h.last + 2)}
        self.noun_of = {h.first: h.last for h in reading.all("noun_of")}
        self.noun_first = reading.language in ("es", "pt", "fr", "it", "ro", *VSO)
        self.vso = reading.language in VSO
        self.figures = {i for q in reading.quantities for i in range(q.first, q.last)} if self.vso else set()
        self.described = starts(reading, "attack_adjective")
        self.links = {i for h in reading.all("noun_of") for i in range(h.first, h.last)} | (starts(reading, "article") if self.noun_first else set())
        self.attackers = [h for h in reading.all("person") if h.traits.get("group") == "attackers"]
        self.attacked = attacked
        self.owners = {h.first: h.last for h in reading.all("owner")}
        self.linked = starts(reading, "coordinator", "clause_word", "no_target")
        self.opposed = starts(reading, "opposed")
        self.unnamed = {i for h in reading.all("anonymous") for i in range(h.first, h.last)}
        self.owning = {i for h in reading.all("owner") if h.last - h.first > 1 for i in range(h.first, h.last)}
        self.struck = {h.last for h in reading.all("act") if h.traits.get("pos") == "verb" and h.traits.get("violent") == "yes"}
        self.it = starts(reading, "pronoun")
        self.idle = {i for t in reading.times for i in range(t.first, t.last)} | starts(reading, "adverb")
        self.agent_cues = starts(reading, "agent")
        self.aims = {h.first: h for h in reading.all("aim")}
        self.aux = {h.last for h in reading.all("passive_aux")}
        self.stop = starts(reading, "stop")
        self.prepositions = starts(reading, "preposition")
        self.peoples = {(p.first, p.last) for p in reading.places if p.demonym}
        self.counts = {q.first: q.last for q in reading.quantities}
        self.towns = {(p.first, p.last) for p in reading.places if p.candidates and not p.demonym and p.candidates[0].kind != "country"}

    # ---- agents

    def agents(self, triggers: Sequence[Trigger], ranges: Sequence[tuple[int, int]]) -> Iterator[Part]:
        """Everybody the triggers, and the weapons in the same clauses, are said to be the doing of."""
        seen: set[tuple[int, str]] = set()
        for mention in self._agent_mentions(triggers, ranges):
            key = (mention.first, mention.name)
            if key not in seen:
                seen.add(key)
                yield Part("perpetrator", self._stance(mention), mention.as_named, self.reading.span(mention.first, mention.last), mention)

    def _counters(self, trigger: Trigger) -> bool:
        """Whether an act is the answer to an attack: soldiers killing the gunmen."""
        if trigger.hit.traits.get("pos") == "noun" and trigger.act != "killing" and trigger.hit.last in self.noun_of:
            return False  # ataque de yihadistas
        if self.vso and trigger.hit.traits.get("pos") == "verb" and self._behind_verb(trigger.first) is not None:
            return False  # the one behind the verb is its subject
        near = [h for h in self.attackers if trigger.hit.last <= h.first < trigger.hit.last + 5]
        return any(not any(i in self.agent_cues for i in range(trigger.hit.last, h.first)) for h in near)

    def _agent_mentions(self, triggers: Sequence[Trigger], ranges: Sequence[tuple[int, int]]) -> Iterator[ActorMention]:
        triggers = [t for t in triggers if t.act != "interception"]  # who shoots a drone down is its target
        others = [t for t in triggers if not self._counters(t)]
        for trigger in others if self.attacked else triggers:
            clause = self.clauses.all[trigger.clause]
            passive = trigger.hit.traits.get("pos") == "verb" and trigger.first in self.aux
            noun = trigger.hit.traits.get("pos") == "noun"
            if trigger.act == "clash":
                yield from self._sides(trigger, clause)
            elif noun:
                yield from self._genitive(trigger.hit) if self.noun_first else self._attributive(trigger.first, clause)
            yield from self._by(trigger, clause)
            if trigger.hit.traits.get("pos") == "verb" and not passive and trigger.first not in self.weapon_starts:
                yield from self._subject(trigger.first, clause)
            elif noun:
                yield from self._launcher(trigger.first, clause)
        for weapon in self.reading.all("weapon"):
            if any(a <= weapon.first < b for a, b in ranges):
                yield from self._weapon_owner(weapon)
                yield from self._launcher(weapon.first, self.clauses.at(weapon.first))

    def staged(self, triggers: Sequence[Trigger]) -> frozenset[int]:
        """The active verbs of attack with their doer beside them, by the token they begin on."""
        verbs = [t for t in triggers if t.hit.traits.get("pos") == "verb" and t.first not in self.aux and t.act == "armed attack"]
        return frozenset(t.first for t in verbs if any(True for _ in self._subject(t.first, self.clauses.all[t.clause])))

    def _able(self, mention: ActorMention) -> bool:
        official = mention.kind == "group" and any(
            h.first < mention.last and mention.first < h.last and (h.traits["type"] != "military" or h.first < mention.first) for h in self.spokes
        )
        return mention.kind in AGENTS and (mention.first, mention.last) not in self.towns and not official

    def _attributive(self, at: int, clause: Clause) -> Iterator[ActorMention]:
        """The actor right before an act or weapon: an Israeli strike, the group's drone."""
        i = at
        while i > clause.first and at - i < 4:
            mention = self.by_last.get(i)
            if mention is not None:
                if self._able(mention) and not (mention.kind == "military" and not mention.candidates):
                    yield mention
                return
            if self.tokens[i - 1].norm != "'s" and i - 1 not in self.weapons and i - 1 not in self.described:
                return
            i -= 1

    def _weapon_owner(self, weapon: Hit) -> Iterator[ActorMention]:
        return self._genitive(weapon) if self.noun_first else self._attributive(weapon.first, self.clauses.at(weapon.first))

    def _genitive(self, trigger: Hit) -> Iterator[ActorMention]:
        """The actor behind an act or weapon where adjectives stand there: "ataque israelí", "un dron del Ejército"."""
        if self.vso and trigger.traits.get("act") in SUFFERED:
            return
        i = trigger.last
        while i < min(trigger.last + 4, len(self.tokens)) and (i in self.described or i in self.noun_of):
            i = self.noun_of.get(i, i + 1)
            if i in self.by_first:
                break
        mention = self.by_first.get(i)
        named = mention is not None and self._able(mention) and not (mention.kind == "military" and not mention.candidates)
        if mention is not None and named and not (mention.place and i > trigger.last and trigger.traits.get("act") not in STRIKES):
            yield mention

    def _by(self, trigger: Trigger, clause: Clause) -> Iterator[ActorMention]:
        for i in range(trigger.hit.last, min(trigger.hit.last + OBJECT_REACH, clause.last)):
            if i in self.owning:
                return
            if i in self.agent_cues and self.tokens[i].norm != "from":
                yield from self._named_from(i + 1, clause.last)
                return

    def _sides(self, trigger: Trigger, clause: Clause) -> Iterator[ActorMention]:
        """Both sides of a fight: "clashes between the army and the rebels" (PLOVER 0.8: all sides of two-sided violence are actors)."""
        opponent = next((i for i in range(trigger.hit.last, min(trigger.hit.last + 2, clause.last)) if i in self.opposed), None)
        if opponent is not None:
            yield from self._named_from(opponent + 1, clause.last)
            return
        if not self.reading.within("between", trigger.first, min(trigger.hit.last + 4, clause.last)):
            return
        inside = [m for m in self.by_first.values() if trigger.hit.last <= m.first < min(trigger.hit.last + 14, clause.last) and self._able(m)]
        yield from [m for m in inside if m.kind != "state"][:2]

    def _launcher(self, noun: int, clause: Clause) -> Iterator[ActorMention]:
        """The subject of the verb that an act is the object of: the army launched airstrikes."""
        verbs = [h for h in self.reading.within("light_verb", clause.first, noun) if noun - h.last <= 8 and h.first not in self.aux]
        if verbs:
            yield from self._subject(verbs[-1].first, clause)

    def _named_from(self, first: int, end: int) -> Iterator[ActorMention]:
        for i in range(first, min(first + 5, end)):
            mention = self.by_first.get(i)
            if mention is not None and self._able(mention):
                yield mention
                return
            if i in self.stop:
                return

    def _subject(self, verb: int, clause: Clause) -> Iterator[ActorMention]:
        """The last actor before an active verb, close by and not behind a preposition; in a relative clause the one it describes."""
        if self.vso and not self.tokens[verb].norm.endswith(PLURAL):
            behind = self._behind_verb(verb) or self.by_last.get(verb)  # else right before it, as in headlines
            if behind is not None and self._able(behind) and self._free(behind, clause):
                yield behind
            return
        if clause.kind == "relative" and verb - clause.first <= 3 and clause.first > 0:
            before = self.by_last.get(clause.first) or self.by_last.get(clause.first - 1)
            if before is not None and self._able(before):
                yield before
            return
        if self.tokens[verb - 1].text == "," and verb - 1 > clause.first:
            yield from self._over_apposition(verb - 1)
            return
        for i in range(verb, max(verb - 7, clause.first), -1):
            mention = self.by_last.get(i)
            if i - 1 in self.it:
                yield from self._speaking(i - 1)
                return
            if mention is not None:
                if self.struck & set(range(mention.first - 3, mention.first + 1)) - {verb}:
                    yield from self._subject(min(self.struck & set(range(mention.first - 3, mention.first + 1))) - 1, clause)
                    return
                if self._able(mention) and self._free(mention, clause):
                    yield mention
                return
            if self.tokens[i - 1].text in (",", ")", ":") and i < verb - 1:
                return

    def _behind_verb(self, verb: int) -> ActorMention | None:
        """The subject right behind a verb in languages that set it there; behind a word of killing only with its victims."""
        hit = next((h for h in self.reading.within("act", verb, verb + 4) if h.first == verb), None)
        first = hit.last if hit is not None else verb + 1
        mention = next((m for i in range(verb + 1, first + 1) if (m := self.by_first.get(i)) is not None), None)
        if mention is None or not self._able(mention):
            return None
        suffered = hit is not None and hit.traits.get("act") in SUFFERED
        persons = {h.first for h in self.reading.within("person", mention.last, mention.last + 3)}
        victims = any(i in self.counts or i in persons for i in range(mention.last, mention.last + 3))
        return mention if victims or not suffered else None

    def _over_apposition(self, comma: int) -> Iterator[ActorMention]:
        """The actor before words that only describe it: "fighters of the front, a rebel group from the north, killed ..."."""
        start = self.reading.sentence_of(comma).first
        opening = next((i for i in range(comma - 1, max(comma - 26, start), -1) if self.tokens[i].text == "," and i in self.by_last), None)
        if opening is not None and self._able(self.by_last[opening]):
            yield self.by_last[opening]

    def _speaking(self, pronoun: int) -> Iterator[ActorMention]:
        """The actor that speaks of itself: "the group says it killed thirty"."""
        frame = frame_at(self.frames, pronoun)
        ahead = frame is not None and frame.speaker.first < pronoun  # "it struck at dawn, the ministry said": not the ministry
        own = [m for m in self.reading.actors if frame is not None and ahead and frame.speaker.first <= m.first < frame.speaker.last]
        yield from [m for m in own if m.kind in AGENTS and (m.candidates or m.kind == "group") and not m.place][:1]

    def _free(self, mention: ActorMention, clause: Clause) -> bool:
        """Whether an actor can be a subject: no people's name that only tells where, and not behind a preposition."""
        reach = 3 if mention.place else 1
        before = range(max(mention.first - reach, clause.first), mention.first)
        return (mention.first, mention.last) not in self.peoples and not any(i in self.prepositions for i in before)

    def _stance(self, mention: ActorMention) -> RoleStance:
        """Asserted in the reporter's own voice; accused where somebody else says so; claimed where the actor itself does."""
        frame = frame_at(self.frames, mention.first)
        if self.reading.within("alleged", max(mention.first - 3, 0), mention.first + 1):
            return "accused"
        if frame is None:
            return "asserted"
        return "claimed" if frame.speaker.actor == mention.name else "accused"

    # ---- objects

    def objects(self, triggers: Sequence[Trigger]) -> Iterator[Part]:
        """What was attacked, as named; with the actor it belongs to where one stands in the words."""
        seen: set[int] = set()
        for trigger in triggers:
            clause = self.clauses.all[trigger.clause]
            sentence = self.reading.sentences[clause.sentence]
            for part in self._object(trigger, sentence.last):
                if part.span.start not in seen:
                    seen.add(part.span.start)
                    yield part

    def _object(self, trigger: Trigger, end: int) -> Iterator[Part]:
        if trigger.hit.traits.get("pos") == "verb" and trigger.first in self.aux:
            return
        if self.vso and trigger.act == "killing":
            return  # whom the word is about are counted as victims
        at = self._aim(trigger, end)
        if self.noun_first and trigger.first in self.accusing:
            return  # atribuyó el atentado a la banda
        if self.noun_first and at is not None and any(m.first <= at < m.last or m.first == at for m in self._genitive(trigger.hit)):
            return  # the strike of a state is not one on it
        if at is not None and at in self.prepositions and trigger.hit.last - trigger.hit.first > 2:
            at = trigger.hit.first + 1  # the object is part of the wording: "attacked a police station"
        if at is None or at in self.prepositions or at in self.unnamed or at in self.linked:
            return
        last = self._phrase_end(at, end)
        if last > at and not all(i in self.pronouns or i in self.idle or i in self.figures or (self.vso and i in self.weapons) or not self.tokens[i].text[0].isalpha() for i in range(at, last)):
            target = self._target(at, last)
            owners = [] if target.mention is not None and target.mention.candidates else list(self._owner(last, end))
            yield replace(target, mention=None) if owners else target
            yield from owners
            yield from self._present(last, end)

    def _present(self, at: int, end: int) -> Iterator[Part]:
        """Who else is at the attacked place: "with the presence of the army"."""
        for cue in self.reading.within("presence", at, end):
            mention = self.by_first.get(cue.last) or self.by_first.get(cue.last + 1)
            if mention is not None and mention.kind in AGENTS and mention.kind != "unknown" and not mention.place:
                yield Part("present", "asserted", mention.as_named, self.reading.span(mention.first, mention.last), mention)

    def _owner(self, at: int, end: int) -> Iterator[Part]:
        """Whose the attacked thing is: a base used by the group."""
        for i in range(at, min(at + 4, end)):
            if i in self.owners:
                mention = next((m for j in range(self.owners[i], min(self.owners[i] + 6, end)) if (m := self.by_first.get(j)) is not None), None)
                if mention is not None and mention.kind not in BYSTANDERS and not mention.place:
                    yield Part("target", "asserted", mention.as_named, self.reading.span(mention.first, mention.last), mention)
                return

    def _aim(self, trigger: Trigger, end: int) -> int | None:
        """Where the words for the object begin: behind a verb, or behind "on" or "against" after a noun."""
        if trigger.hit.traits.get("pos") == "verb":
            subject = self._behind_verb(trigger.first) if self.vso else None
            return subject.last if subject is not None else self._verb_aim(trigger, end)
        loose: int | None = None
        for i in range(trigger.hit.last, min(trigger.hit.last + OBJECT_REACH, end)):
            cue = self.aims.get(i)
            if cue is not None and cue.traits["kind"] == "firm":
                return cue.last
            if self.tokens[i].text in (".", ";", '"', "”", "»") or (self.tokens[i].text == "," and i > trigger.hit.last + 4):
                return loose
            if cue is not None and loose is None and cue.traits["kind"] == "loose":
                loose = cue.last
        return loose

    def _verb_aim(self, trigger: Trigger, end: int) -> int:
        """Behind a verb; where adjectives follow nouns, behind its "a" or "contra", and for what is launched behind the later "contra"."""
        if not self.noun_first:
            return trigger.hit.last
        reach = OBJECT_REACH if any(h.first == trigger.first for h in self.reading.all("light_verb")) else 1
        for i in range(trigger.hit.last, min(trigger.hit.last + reach, end)):
            cue = self.aims.get(i)
            if cue is not None and cue.traits["kind"] == "firm":
                return cue.last
        return trigger.hit.last

    def _phrase_end(self, at: int, end: int) -> int:
        i = at
        while i < min(at + 14, end):
            token = self.tokens[i]
            inner = token.norm in ("of", "the", "'s", "for") or i in self.by_first or self._abbreviates(i)
            if i > at and (i in self.owning or i in self.idle):
                break
            if not inner and ((i in self.stop and i > at) or not token.text[0].isalnum()):
                break
            i += 1
        while i > at and (self.tokens[i - 1].norm in ("the", "of", "a", "an", "for") or i - 1 in self.links):
            i -= 1
        return i

    def _abbreviates(self, i: int) -> bool:
        """Whether a full stop belongs to a short capitalised word: St. Francis."""
        before = self.tokens[i - 1]
        return self.tokens[i].text == "." and before.end == self.tokens[i].start and len(before.text) <= 3 and before.text[:1].isupper()

    def sites(self, ranges: Sequence[tuple[int, int]]) -> Iterator[Part]:
        """The forces whose bases and posts stand in some clauses: "at a base of the group", "an army post"."""
        for site in self.reading.all("military_site"):
            if any(a <= site.first < b for a, b in ranges):
                mention = self._possessor(site.first) or next((p.mention for p in self._owner(site.last, self.reading.sentence_of(site.first).last)), None)
                if mention is not None and mention.kind in AGENTS and mention.kind != "unknown" and (mention.candidates or mention.kind == "group") and not mention.place:
                    yield Part("target", "asserted", mention.as_named, self.reading.span(mention.first, mention.last), mention)

    def _possessor(self, at: int) -> ActorMention | None:
        for i in (at, at - 1, at - 2):
            mention = self.by_last.get(i)
            if mention is not None and all(self.tokens[j].norm == "'s" or j in self.described or j in self.weapons for j in range(i, at)):
                return mention
        return None

    def _target(self, first: int, last: int) -> Part:
        first = next((b for a, b in self.counts.items() if a - 1 <= first < b < last), first)
        while first < last - 1 and (
            self.tokens[first].norm in ("the", "a", "an", "its", "their", "his", "on", "at", "in", "of") or first in self.links
        ):
            first += 1
        inside = [m for i in range(first, last) if (m := self.by_first.get(i)) is not None and m.kind not in BYSTANDERS]
        sites = [h for h in self.reading.within("military_site", first, last) if h.last - h.first > 1]
        inside = [m for m in inside if not any(h.first <= m.first and m.last <= h.last for h in sites)]
        inside = [m for m in inside if not m.place or (m.first, m.last) == (first, last)]
        inside.sort(key=lambda m: (not m.candidates, m.first))
        mention = inside[0] if inside else None
        civilian = (mention is None or not mention.candidates) and bool(self.reading.within("civilian_object", first, last))
        name = "civilians" if civilian else None
        return Part("target", "asserted", self.reading.words(first, last), self.reading.span(first, last), None if civilian else mention, name)
