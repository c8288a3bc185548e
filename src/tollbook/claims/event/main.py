"""The main incident of a report: what was done, by whom, to whom, when, and what each side says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.act import GRAVE, chosen
from tollbook.claims.actor.attacked import Attacked
from tollbook.claims.actor.sole import SoleAuthor
from tollbook.claims.actor.undergone import Undergone
from tollbook.claims.event.found import Found, Ranges, ranges_of
from tollbook.claims.event.parties import Parties
from tollbook.claims.order import VSO
from tollbook.claims.relation import relations
from tollbook.claims.relevance import tells_of_conflict
from tollbook.claims.retold import retold
from tollbook.claims.statement.reader import StatementReader
from tollbook.claims.statement.stance import stanced
from tollbook.claims.toll.certainty import flagged
from tollbook.claims.toll.found import FoundToll, toll_claim
from tollbook.claims.trigger import Trigger
from tollbook.claims.weapon import weapons
from tollbook.model.claim import Claim, Status
from tollbook.model.draft import Draft, Part, Said
from tollbook.model.reading import ActorMention, Reading, TimeMention

PLAIN = frozenset(("civilians", "combatants", "aid workers", "detainees"))
"""Groups that are whom an attack was on."""
HURT = frozenset(("killed", "injured", "abducted", "killed_or_injured"))
CIVIL = frozenset(("civilians", "children", "women", "men"))
VAGUE = frozenset(("armed attack", "killing", "destruction", "explosion"))
BESIDE = frozenset(("demonstration", "arrest"))
BODIES = frozenset(("military", "police", "armed group", "militia", "alliance", "external force", "faction", "NGO", "UN"))


class MainEvent:
    """Builds the draft of the main incident."""

    def __init__(self, reading: Reading, found: Found, parties: Parties) -> None:
        self.reading, self.found, self.doers, self.targets = reading, found, parties.doers, parties.targets
        self.statements = StatementReader(reading, found.frames, found.triggers)
        self.main = found.labelled("main")
        self.ranges = ranges_of(self.main)

    def told(self) -> bool:
        """Whether the report tells of an incident of conflict at all."""
        agents = any(True for _ in self.doers.agents(self.found.violent(self.main), self.ranges))
        found = self.found
        return found.scene.led and tells_of_conflict(self.reading, found.triggers, found.tolls, self.main, agents=agents)

    def draft(self) -> Draft:
        """The main incident with everything that its clauses tell of it."""
        triggers = self.found.violent(self.main)
        ranges = self.ranges
        actual = [t for t in triggers if t.status == "actual"]
        agents = self._still_possible(tuple(self.doers.agents(actual, ranges)))
        everywhere = self.doers.agents(
            [t for t in self.found.triggers if t.violent and t.act != "clash"], [(0, len(self.reading.tokens))]
        )
        said = self.statements.settled((*self.statements.find(agents), *self.statements.implied(tuple(everywhere))), agents)
        dead = [t.toll.count for t in self._mine() if t.toll.metric == "killed" and t.toll.count.high != 0]
        killed = max((c.low or c.high or 1 for c in dead), default=0)
        said_of_it = self._telling(triggers)
        acts = chosen(said_of_it, self._taken(), killed=killed, staged=self.doers.staged(actual)) or ("armed attack",)
        acts = tuple(dict.fromkeys((*acts, *self._beside())))
        stated = tuple(relations(self.reading, self.found.frames, 0, len(self.reading.tokens)))
        return Draft(
            True, acts[0], acts, ranges, self._status(triggers, said), None,
            tuple(self.reading.span(t.hit.first, t.hit.last) for t in triggers), self._times(),
            self._authored(stanced((*agents, *self._attacked(actual, ranges, agents)), said), acts), said,
            weapons(self.reading, self.found.frames, ranges), self._tolls(), stated, self.found.scene.voiced,
        )  # fmt: skip

    def _still_possible(self, agents: tuple[Part, ...]) -> tuple[Part, ...]:
        """The doers without those told of behind "who did it was not clear": what they did was another time."""
        unclear = [self.reading.tokens[h.last - 1].end for h in self.reading.all("author_unclear")]
        return tuple(p for p in agents if not unclear or p.span.start < min(unclear))

    def _authored(self, parts: tuple[Part, ...], acts: tuple[str, ...]) -> tuple[Part, ...]:
        """The parts, with the only armed side that the report can mean for author where none is told."""
        if any(p.role == "perpetrator" for p in parts):
            return parts
        author = SoleAuthor(self.reading, self.found.frames, parts, acts).part()
        return parts if author is None else (*parts, author)

    def _telling(self, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
        """The acts that tell what it was; those the opening names of it as an earlier day's where its own say nothing."""
        opening = self.reading.sentences[0].last if self.reading.sentences else 0
        firm = [t for t in self.found.triggers if t.violent and t.first < opening and not t.weak and t.status == "actual"]
        if any(t.status == "actual" and (not t.weak or t.act not in VAGUE) for t in triggers):
            deciding = [t for t in firm if (t.act in GRAVE or t.act == "clash") and t not in triggers]
            return [*deciding, *triggers]
        return firm or triggers or retold(self.reading, self.found.triggers)

    def _beside(self) -> Iterator[str]:
        """The protest or the arrests in the same clauses, which decide what force there was."""
        inside = {c.index for c in self.main}
        yield from (t.act for t in self.found.triggers if t.act in BESIDE and t.clause in inside and t.status == "actual")

    def _attacked(self, actual: Sequence[Trigger], ranges: Ranges, agents: Sequence[Part]) -> Iterator[Part]:
        """What and whom the attack was on, and the people hurt; the site of it where nothing else is told."""
        named = [t for t in actual if t.hit.traits.get("way") != "hit"]  # of an Arabic verb the object runs on too far
        aimed = named if named and self.reading.language in VSO else actual
        undergone = Undergone(self.reading, self.found.clauses)
        speaking = frozenset(i for f in self.found.frames for i in range(f.speaker.first, f.speaker.last))
        objects = (undergone.owner(p, speaking) for p in self.targets.objects(aimed))
        struck = (*objects, *self._owners(ranges, agents))
        doing = {(p.mention.name, p.mention.kind) for p in agents if p.mention is not None}
        struck = tuple(p for p in struck if p.mention is None or not self._same(p.mention, doing))
        best = Attacked(self.reading).chosen(struck, tuple(self._victims()))
        yield from best
        if all(p.role != "target" for p in best):
            scene = tuple(self.targets.scene(ranges))
            yield from scene or self._people()

    def _people(self) -> Iterator[Part]:
        """The people hurt of whom the report says no more than that they are people: civilians, unless two sides fought."""
        if any(t.act == "clash" for t in self.found.violent(self.main)):
            return
        hurt = [t for t in self._mine() if t.toll.metric in HURT and t.toll.count.high != 0 and t.toll.group is None]
        for toll in hurt[:1]:
            span = self.reading.span(toll.first, toll.last)
            crowd = any(h.traits["act"] == "demonstration" for h in self.reading.all("act"))
            yield Part("target", "asserted", toll.toll.group_as_stated or "", span, name="protesters" if crowd else "civilians")

    @staticmethod
    def _same(mention: ActorMention, doing: set[tuple[str, str]]) -> bool:
        """Whether a force is the one that does it: the police, their posts burnt, fire on a crowd."""
        police = mention.kind == "police" and any(kind == "police" for _, kind in doing)
        return police or any(mention.name == name for name, _ in doing)

    def _owners(self, ranges: Ranges, agents: Sequence[Part]) -> Iterator[Part]:
        """Whose bases the clauses name, who are not the doers."""
        doers = {p.mention.name for p in agents if p.mention is not None}
        yield from (p for p in self.targets.sites(ranges) if p.mention is not None and p.mention.name not in doers)

    def _status(self, triggers: Sequence[Trigger], said: Sequence[Said]) -> Status:
        """Disputed where a denial meets an accusation; denied or merely possible where nothing says it happened."""
        actual = [t for t in triggers if t.status == "actual"]
        if actual or any(t.toll.count.low for t in self.found.tolls):
            stances = {s.stance for s in said}
            return "disputed" if {"denies", "accuses"} <= stances else "actual"
        states = [t.status for t in triggers]
        return states[0] if states else "actual"

    def _times(self) -> tuple[TimeMention, ...]:
        return (self.found.scene.time,) if self.found.scene.time is not None else ()

    def _mine(self) -> list[FoundToll]:
        """The tolls of the main incident's clauses."""
        return [t for t in self.found.tolls if self.found.scene.of(self.found.clauses.at(t.first)) == "main"]

    def _taken(self) -> int | None:
        """The largest number of people taken, if any were."""
        taken = [t.toll.count for t in self._mine() if t.toll.metric == "abducted"]
        return max((c.low or c.high or 1 for c in taken), default=None)

    def _victims(self) -> Iterator[Part]:
        """The people hurt, as the text calls them; those of a plain kind are whom the attack was on."""
        for toll in self._mine():
            group = toll.toll.group
            if group is not None and group != "attackers":
                named, span = toll.toll.group_as_stated or group, self.reading.span(toll.first, toll.last)
                name = "civilians" if group in CIVIL else None
                yield Part("victim", "asserted", named, span, name=name)
                if (group in PLAIN or self._of_age_told(toll)) and toll.toll.group_as_stated is not None:
                    yield Part("target", "asserted", named, span, self._force_of(toll), name=name)

    def _of_age_told(self, toll: FoundToll) -> bool:
        """Whether children are called by a word for civilians, their age told: "a protester of 17"."""
        words = self.reading.within("person", toll.people or toll.first, toll.last)
        return toll.toll.group == "children" and any(h.traits.get("group") == "civilians" for h in words)

    def _force_of(self, toll: FoundToll) -> ActorMention | None:
        """The known force or body that the words for the people name: members of the front, Iraqi soldiers."""
        inside = [m for m in self.reading.actors if (toll.people or toll.first) <= m.first and m.last <= toll.last]
        known = next((m for m in inside if m.candidates and not m.place and m.kind in BODIES), None)
        return known or next((m for m in inside if m.kind in ("military", "police")), None)

    def _tolls(self) -> tuple[Claim, ...]:  # type: ignore[type-arg]
        mine = self._mine()
        older = [replace(t, toll=replace(t.toll, superseded=True)) for t in self._related(mine)]
        return tuple(toll_claim(self.reading, t) for t in flagged(self.reading, [*mine, *older]))

    def _related(self, mine: Sequence[FoundToll]) -> Iterator[FoundToll]:
        """Other figures of the same harm in a line of links: an earlier story on the same incident."""
        for toll in self.found.tolls:
            related = self.found.scene.of(self.found.clauses.at(toll.first)) == "related"
            same = [t for t in mine if t.toll.metric == toll.toll.metric]
            if related and same and all(t.toll.count != toll.toll.count for t in same) and not self._far_off(toll):
                yield toll

    def _far_off(self, toll: FoundToll) -> bool:
        """Whether the line of a figure names places, and none that the report names before it: a story on something else."""
        line = self.reading.sentence_of(toll.first)
        places = [(p.first, self.reading.words(p.first, p.last)) for p in self.reading.places if not p.demonym]
        here = {name for first, name in places if line.first <= first < line.last}
        return bool(here) and not here & {name for first, name in places if first < line.first}
