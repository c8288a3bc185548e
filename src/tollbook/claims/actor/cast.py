"""Whom the words of an event may mean: what the doers and the attacked are both read from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tollbook.claims.clause import Clauses
from tollbook.claims.order import NOUN_FIRST, VSO
from tollbook.claims.speech.frame import Frame
from tollbook.model.reading import ActorMention, Hit, Reading, starts

AGENTS = frozenset(
    (
        "state",
        "military",
        "police",
        "armed group",
        "faction",
        "militia",
        "alliance",
        "external force",
        "cartel",
        "gang",
        "communal",
        "crowd",
        "group",
        "unknown",
        "intelligence",
        "government",
        "party",
    )
)
SUFFERED = frozenset(
    ("killing", "assassination", "abduction", "hostage taking", "execution", "massacre", "arrest", "rescue", "strike")
)
"""Acts whose noun is followed by those who suffer them, not by who did them, where the language has no "of"."""
LOCATED = re.compile("['’](?:[dt][ae](?:n|ki)?|[yn]?[ae])$")
"""The endings of a Turkish name that tell where, where from or where to."""
BYSTANDERS = frozenset(("outlet", "witness", "medical", "emergency service", "unknown source", "UN", "IGO"))
DASHES = frozenset("-–—.:")
AREAS = frozenset(("province", "district", "town", "area"))
OBJECT_REACH = 12
STRIKES = frozenset(("airstrike", "drone strike", "bombardment", "shelling", "missile attack", "rocket attack", "strike"))


class Cast:
    """The actors, weapons and small words of one report, by the tokens they stand on.

    ``harmed``: tokens of people who were hurt, none of them a doer.
    """

    def __init__(self, reading: Reading, clauses: Clauses, frames: tuple[Frame, ...], *, harmed: Collection[int] = ()) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.clauses = clauses
        datelines = {i for p in reading.places if p.role == "dateline" for i in range(p.first, p.last)}
        datelines |= {
            m.first for m in reading.actors if m.place and m.first == 0 and reading.words(m.last, m.last + 1)[:1] in DASHES
        }
        speaking = set(harmed) | datelines | {i for f in frames for i in range(f.speaker.first, f.speaker.last)}
        listed = [m for m in reading.actors if reading.tokens[m.first].sentence == reading.tokens[m.last - 1].sentence]
        self.by_last = {m.last: m for m in listed if m.first not in speaking}
        self.by_first = {m.first: m for m in listed}
        self.spokes = [h for h in reading.all("source_noun") if h.traits["type"] != "armed group"]
        self.weapons = {i for h in reading.all("weapon", "act") for i in range(h.first, h.last)}
        self.weapon_starts = starts(reading, "weapon")  # a bomb that went off is its own subject
        self.noun_of = {h.first: h.last for h in reading.all("noun_of")}
        self.noun_first = reading.language in NOUN_FIRST | VSO
        self.vso = reading.language in VSO
        self.genitive = starts(reading, "genitive")
        self.described = starts(reading, "attack_adjective")
        self.members = {h.first: h.last for h in reading.all("member_of")}
        people = [h for h in reading.all("person") if h.traits.get("group") in ("combatants", "attackers")]
        self.heads = {h.first: h.last for h in people} if self.vso else {}
        self.links_of = starts(reading, "actor_of") if self.vso else frozenset[int]()
        self.struck_things = starts(reading, "civilian_object", "military_site", "attacked") if self.vso else frozenset[int]()
        self.crackdown = any(h.traits["act"] == "crackdown" for h in reading.all("act"))
        self.owning = {i for h in reading.all("owner") if h.last - h.first > 1 for i in range(h.first, h.last)}
        self.idle = {i for t in reading.times for i in range(t.first, t.last)} | starts(reading, "adverb")
        self.agent_cues = starts(reading, "agent")
        self.aux = {h.last for h in reading.all("passive_aux")}
        self.stop = starts(reading, "stop")
        self.prepositions = starts(reading, "preposition")
        self.harming = {h.first for h in reading.all("harm") if h.traits["use"] in ("active", "participle", "intransitive")}
        self.counts = {q.first: q.last for q in reading.quantities}
        self.towns = {
            (p.first, p.last) for p in reading.places if p.candidates and not p.demonym and p.candidates[0].kind != "country"
        }

    def by_wording(self, trigger: Hit) -> bool:
        """Whether the words for an act end with "by", so that what stands before them underwent it: "were attacked by"."""
        return trigger.traits.get("pos") == "verb" and trigger.last - 1 in self.agent_cues and trigger.last - 1 > trigger.first

    def able(self, mention: ActorMention) -> bool:
        """Whether an actor is of a kind that can attack, and no place, official or country told only as where."""
        official = mention.kind == "group" and any(
            h.first < mention.last and mention.first < h.last and (h.traits["type"] != "military" or h.first < mention.first)
            for h in self.spokes
        )
        town = (mention.first, mention.last) in self.towns and (mention.place or not mention.candidates)
        located = mention.place and LOCATED.search(mention.as_named) is not None  # Nijerya'da: in Nigeria
        return mention.kind in AGENTS and not town and not official and not located

    def _genitive(self, trigger: Hit) -> Iterator[ActorMention]:
        """The actor behind an act or weapon where adjectives stand there: "ataque israelí", "un dron del Ejército"."""
        if self.vso and trigger.traits.get("act") in SUFFERED:
            return
        within = (self.by_first.get(i) for i in range(trigger.first + 1, trigger.last))
        inside = next((m for m in within if m is not None and m.last == trigger.last), None)
        forced = trigger.traits.get("act") == "crackdown" or (trigger.traits.get("act") == "riot" and self.crackdown)
        if inside is not None and self.able(inside) and (inside.place or (forced and inside.kind == "police")):
            yield inside  # the words for the act name whose it is: bombardeo israelí
            return
        i = trigger.last
        while i < min(trigger.last + 4, len(self.tokens)) and (i in self.described or i in self.noun_of):
            i = self.noun_of.get(i, i + 1)
            if i in self.by_first:
                break
        mention = self.by_first.get(i)
        named = mention is not None and self.able(mention) and not (mention.kind == "military" and not mention.candidates)
        if (
            mention is not None
            and named
            and not (mention.place and i > trigger.last and trigger.traits.get("act") not in STRIKES)
        ):
            yield mention

    def _behind_verb(self, verb: int) -> ActorMention | None:
        """The subject right behind a verb in languages that set it there; behind a word of killing only with its victims."""
        hit = next((h for h in self.reading.within("act", verb, verb + 4) if h.first == verb), None)
        first = hit.last if hit is not None else verb + 1
        mention = next((m for i in range(verb + 1, first + 1) if (m := self.by_first.get(i)) is not None), None)
        mention = self._of_group(mention.last if mention is not None else first, mention)
        if mention is None or not self.able(mention):
            return None
        suffered = hit is not None and hit.traits.get("act") in SUFFERED
        end = self._described_to(mention.last)
        persons = {h.first for word in ("person", "title") for h in self.reading.within(word, end, end + 3)}
        if any(h.first == h.last == end for h in self.reading.all("coordinator")):
            return None if suffered else mention  # a policeman and three of his men were killed
        near = range(end, next((i for i in range(end, end + 3) if i in self.harming), end + 3))  # two died and four were hurt
        victims = any(i in self.counts or i in persons for i in near) or end in self.struck_things
        return mention if victims or not suffered else None

    def _of_group(self, at: int, mention: ActorMention | None) -> ActorMention | None:
        """The group that doers are told to be of: عناصر من التنظيم, جنود الجيش; else the doers themselves."""
        if mention is not None and (mention.candidates or mention.kind == "group"):
            return mention
        group = at if mention is not None else self.heads.get(at)
        group = group + 1 if group in self.links_of else group
        named = self.by_first.get(group) if group is not None else None
        known = named is not None and (named.candidates or named.kind == "group") and not named.place
        return named if known else mention

    def _described_to(self, at: int) -> int:
        """Where the words end that tell which group doers are of."""
        group = self.members.get(at, at)
        named = self.by_first.get(group)
        return named.last if group > at and named is not None else at

    def _possessor(self, at: int) -> ActorMention | None:
        for i in (at, at - 1, at - 2):
            mention = self.by_last.get(i)
            if mention is not None and all(j in self.genitive or j in self.described or j in self.weapons for j in range(i, at)):
                return mention
        return None
