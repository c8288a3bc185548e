"""What and whom an attack was on, and whose that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tollbook.claims.actor.aim import AimReader
from tollbook.claims.actor.cast import AGENTS, AREAS, BYSTANDERS
from tollbook.claims.actor.downed import downed
from tollbook.claims.actor.undergone import Undergone
from tollbook.claims.clause import Clauses
from tollbook.claims.speech.frame import Frame
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import Part
from tollbook.model.reading import Hit, Reading, starts

CIVIL = frozenset(("civilians", "children", "women", "men", None))
"""Groups of people who do not fight; of some words the group is not told."""
THINGS = ("person", "civilian_object", "military_site", "thing", "attacked")


class TargetReader(AimReader):
    """Finds the objects of the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses, frames: tuple[Frame, ...], *, harmed: Collection[int] = ()) -> None:
        super().__init__(reading, clauses, frames, harmed=harmed)
        self.cased = any(t.text.islower() for t in reading.tokens)
        self.pronouns = starts(reading, "article", "pronoun")
        accusing = [h for h in reading.all("responsibility") if h.traits.get("stance") == "accuses"]
        self.accusing = {i for h in accusing for i in range(h.first, h.last + 2)}
        self.figures = {i for q in reading.quantities for i in range(q.first, q.last)} if self.vso else set()
        self.links = {i for h in reading.all("noun_of") for i in range(h.first, h.last)} | (
            starts(reading, "article") if self.noun_first else set()
        )
        self.inside, self.hanging, self.opening = (starts(reading, f"object_{c}") for c in ("inside", "end", "start"))
        things = (h for word in THINGS for h in reading.all(word))  # the whole of "un camp de déplacés"
        self.things = {h.first: h.last for h in sorted(things, key=lambda h: h.last)}
        self.from_words = starts(reading, "place_from") if not self.noun_first else frozenset()
        self.owners = {h.first: h.last for h in reading.all("owner")}
        self.linked = starts(reading, "coordinator", "clause_word", "no_target")
        self.unnamed = {i for h in reading.all("anonymous") for i in range(h.first, h.last)}
        areas = {h.first for h in reading.all("place_type") if h.traits["kind"] in AREAS}
        self.where = areas - starts(reading, "civilian_object", "military_site")
        self.owned = starts(reading, "possessive")
        told = [h for h in reading.all("act") if h.traits.get("pos") == "verb"]
        self.telling = starts(reading, "harm", "locative") | {h.first for h in told} | self.figures
        self.aux_starts = {h.last: h.first for h in reading.all("passive_aux")}
        self.acts = {h.first for h in reading.all("act") if h.traits.get("violent") == "yes" and h.traits.get("pos") == "noun"}

    def objects(self, triggers: Sequence[Trigger]) -> Iterator[Part]:
        """What was attacked, as named; with the actor it belongs to where one stands in the words."""
        seen: set[int] = set()
        for trigger in triggers:
            if trigger.hit.traits.get("needs") == "holder":
                continue  # who stands behind it has the place now
            clause = self.clauses.all[trigger.clause]
            sentence = self.reading.sentences[clause.sentence]
            for part in self._object(trigger, sentence.last):
                if part.span.start not in seen:
                    seen.add(part.span.start)
                    yield part

    def undergone(self, ranges: Sequence[tuple[int, int]]) -> Iterator[Part]:
        """Whom the words for suffering an attack stand with: before them, or behind in languages that begin with the verb."""
        yield from Undergone(self.reading, self.clauses).told(ranges, self._target)
        yield from (self._target(a, b) for a, _, b in downed(self.reading) if any(x <= a < y for x, y in ranges))
        for hit in self.reading.all("undergoes"):
            if hit.traits["position"] == "behind" and any(a <= hit.first < b for a, b in ranges):
                last = self._phrase_end(hit.last, self.reading.sentence_of(hit.first).last)
                if last > hit.last and self._says_whom(hit.last, last):
                    yield self._target(hit.last, last)

    def _object(self, trigger: Trigger, end: int) -> Iterator[Part]:
        if trigger.hit.traits.get("pos") == "verb" and trigger.first in self.aux:
            yield from Undergone(self.reading, self.clauses).subject(trigger, self.aux_starts[trigger.first], self._target)
            return
        if self.by_wording(trigger.hit):
            yield from Undergone(self.reading, self.clauses).subject(trigger, trigger.first, self._target)
            return
        crowd = [h for h in self.reading.within("person", trigger.first + 1, trigger.hit.last) if h.last == trigger.hit.last]
        if crowd:  # "fired on protesters": the object is part of the wording
            yield self._target(crowd[-1].first, crowd[-1].last)
            return
        if self.vso and trigger.act == "killing":
            return  # whom the word is about are counted as victims
        at = self._behind_weapon(self._aim(trigger, end), end)
        if self.noun_first and trigger.first in self.accusing:
            return  # atribuyó el atentado a la banda
        if (
            self.noun_first
            and at is not None
            and any(m.first <= at < m.last or m.first == at for m in self._genitive(trigger.hit))
        ):
            return  # the strike of a state is not one on it
        while at is not None and at < end and at in self.idle:
            at += 1  # attacked on Monday a convoy
        cue = self.aims.get(at) if at is not None else None
        if cue is not None and cue.traits["kind"] == "firm" and not self.noun_first:
            at = cue.last  # hurled a grenade at a bunker
        elif at is not None and at in self.prepositions and trigger.hit.last - trigger.hit.first > 2:
            at = trigger.hit.first + 1  # the object is part of the wording: "attacked a police station"
        if at is None or at in self.idle or at in self.prepositions or at in self.unnamed or at in self.linked:
            return
        last = self._phrase_end(at, end)
        if last > at and self._says_whom(at, last):
            target = self._target(at, last)
            if self._only_place(target):
                return
            owners = [] if target.mention is not None and target.mention.candidates else list(self._owner(last, end))
            yield replace(target, mention=None) if owners else target
            yield from owners
            yield from self._present(last, end)

    def _says_whom(self, first: int, last: int) -> bool:
        """Whether words name somebody or something: a person, a thing, a site, an actor, a place or a capitalised name."""
        words = [i for i in range(first, last) if i not in self.pronouns and i not in self.idle and i not in self.figures]
        known = any(self.reading.within(word, first, last) for word in THINGS)
        named = any(i in self.by_first or (self.cased and self.tokens[i].text[:1].isupper()) for i in words)
        place = any(first <= p.first < last for p in self.reading.places)
        struck = self.vso and all(i in self.weapons for i in words)
        return bool(words) and not struck and (known or named or place)

    def _only_place(self, target: Part) -> bool:
        """Whether words only say where: "an operation in Mirali"; the place of an event is no target of its own."""
        return (
            target.mention is None
            and not self._thing_first(target)
            and any(
                self.reading.span(p.first, p.last).end >= target.span.end and p.candidates
                for p in self.reading.places
                if self.tokens[p.first].start <= target.span.start
            )
        )

    def _thing_first(self, target: Part) -> bool:
        """Whether words begin with the kind of thing that was struck: the port of a town, a bridge, a hospital."""
        words = (h for word in ("civilian_object", "attacked", "military_site") for h in self.reading.all(word))
        return any(
            self.tokens[h.first].start == target.span.start and "where" not in h.traits and h.first not in self.where
            for h in words
        )

    def scene(self, ranges: Sequence[tuple[int, int]]) -> Iterator[Part]:
        """The site an attack befell, where nothing else says what it was on: "a blast at a tea shop"."""
        sites = [
            h
            for word in ("civilian_object", "attacked", "military_site")
            for a, b in ranges
            for h in self.reading.within(word, a, b)
            if not self._where(h) and self._befallen(h) and self._told_there(h)
        ]
        if sites:
            yield self._target(min(sites, key=lambda h: h.first).first, min(sites, key=lambda h: h.first).last)

    def _where(self, site: Hit) -> bool:
        """Whether a word for a site only tells where, or is part of a place's name: Port Sudan."""
        part = self.tokens[site.first].text[:1].isupper() and any(
            p.first <= site.first and site.last < p.last for p in self.reading.places
        )
        return part or site.first in self.where or "where" in site.traits

    def _told_there(self, site: Hit) -> bool:
        """Whether the clause of a site tells of an act or of people hurt, not only of mourning or of daily life."""
        clause = self.clauses.at(site.first)
        acts = (h for h in self.reading.within("act", clause.first, clause.last) if h.traits.get("violent") == "yes")
        return any(True for _ in acts) or bool(self.reading.within("harm", clause.first, clause.last))

    def _befallen(self, site: Hit) -> bool:
        """Whether a site stands behind a word for where, or behind an act: inside the hospital, stormed the hotel."""
        if site.last in self.acts and not self.noun_first and not self.vso:
            return True  # the church bombing
        start = self.reading.sentence_of(site.first).first
        for i in range(site.first - 1, max(site.first - 5, start) - 1, -1):
            if i in self.aims or i in self.prepositions:
                return True
            if i in self.owned or not self.tokens[i].text[0].isalnum():
                return False
        return False

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
                mention = next(
                    (m for j in range(self.owners[i], min(self.owners[i] + 6, end)) if (m := self.by_first.get(j)) is not None),
                    None,
                )
                if mention is not None and mention.kind not in BYSTANDERS and not mention.place:
                    yield Part("target", "asserted", mention.as_named, self.reading.span(mention.first, mention.last), mention)
                return

    def _phrase_end(self, at: int, end: int) -> int:
        i = at
        while i < min(at + 14, end):
            token = self.tokens[i]
            inner = i in self.inside or i in self.by_first or self._abbreviates(i)
            if i > at and (i in self.owning or i in self.idle or i in self.harming or (self.vso and i in self.telling)):
                break
            if not inner and ((i in self.stop and i > at) or not token.text[0].isalnum()):
                break
            i = max(self.things.get(i, 0), i + 1)
        while i > at and (i - 1 in self.hanging or i - 1 in self.links):
            i -= 1
        return i

    def _abbreviates(self, i: int) -> bool:
        """Whether a full stop belongs to a short capitalised word: St. Francis."""
        before = self.tokens[i - 1]
        return (
            self.tokens[i].text == "."
            and before.end == self.tokens[i].start
            and len(before.text) <= 3
            and before.text[:1].isupper()
        )

    def sites(self, ranges: Sequence[tuple[int, int]]) -> Iterator[Part]:
        """The forces whose bases and posts stand in some clauses: "at a base of the group", "an army post"."""
        for site in self.reading.all("military_site"):
            if any(a <= site.first < b for a, b in ranges) and not self._fired_from(site):
                mention = self._possessor(site.first) or next(
                    (p.mention for p in self._owner(site.last, self.reading.sentence_of(site.first).last)), None
                )
                if (
                    mention is not None
                    and mention.kind in AGENTS
                    and mention.kind != "unknown"
                    and (mention.candidates or mention.kind == "group")
                    and not mention.place
                ):
                    yield Part("target", "asserted", mention.as_named, self.reading.span(mention.first, mention.last), mention)

    def _civil_thing(self, first: int, last: int) -> bool:
        """Whether words name a civilian thing, and not inside the name of a military one: مركزا عسكريا."""
        military = self.reading.within("military_site", first, last)
        civil = self.reading.within("civilian_object", first, last)
        return any(not any(m.first <= c.first and c.last <= m.last and m.last - m.first > 1 for m in military) for c in civil)

    def _fired_from(self, site: Hit) -> bool:
        """Whether a position is where fire came from: "fired from rebel positions"."""
        before = range(max(site.first - 3, self.reading.sentence_of(site.first).first), site.first)
        return any(i in self.from_words for i in before)

    def _target(self, first: int, last: int) -> Part:
        first = next((b for a, b in self.counts.items() if a - 1 <= first < b < last), first)
        while first < last - 1 and (first in self.opening or first in self.links):
            first += 1
        inside = [m for i in range(first, last) if (m := self.by_first.get(i)) is not None and m.kind not in BYSTANDERS]
        inside = [m for m in inside if not m.place or (m.first, m.last) == (first, last)]
        inside.sort(key=lambda m: (not m.candidates, m.first))
        mention = inside[0] if inside else None
        groups = {h.traits.get("group") for h in self.reading.within("person", first, last)}
        civil = bool(groups) and groups <= CIVIL
        unknown = mention is None or (not mention.candidates and mention.kind != "crowd")
        loose = unknown or (mention is not None and mention.kind == "communal")  # a people's farmers, village: civilians
        civilian = loose and (civil or self._civil_thing(first, last))
        name = "civilians" if civilian else None
        return Part(
            "target",
            "asserted",
            self.reading.words(first, last),
            self.reading.span(first, last),
            None if civilian else mention,
            name,
        )
