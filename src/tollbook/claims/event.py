"""Puts clauses, tolls, times, actors and statements together to the events of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tollbook.claims.act import chosen
from tollbook.claims.attacked import Attacked
from tollbook.claims.certainty import flagged
from tollbook.claims.clause import Clause, Clauses
from tollbook.claims.doer import DoerReader
from tollbook.claims.relation import relations
from tollbook.claims.relevance import tells_of_conflict
from tollbook.claims.scene import Scene, SceneReader, Told
from tollbook.claims.speech import Frame, SpeechFinder
from tollbook.claims.statement import StatementReader
from tollbook.claims.target import TargetReader
from tollbook.claims.told_this import ToldThis
from tollbook.claims.left_open import left_open
from tollbook.claims.toll import FoundToll, TollFinder, toll_claim
from tollbook.claims.trigger import Trigger, TriggerFinder
from tollbook.claims.weapon import weapons
from tollbook.model.actor import Weapon
from tollbook.model.claim import Claim, Status
from tollbook.model.draft import Draft, Part, Said
from tollbook.model.reading import ActorMention, Reading, TimeMention

Ranges = tuple[tuple[int, int], ...]
CIVIL = frozenset(("civilians", "children", "women", "men"))
SLIGHT = frozenset(
    (
        "visit",
        "statement",
        "phone call",
        "trade",
        "search",
        "promise",
        "denial",
        "accusation",
        "court case",
        "recognition",
        "support",
    )
)
HELD_ELSEWHERE = frozenset(
    ("statement", "denial", "accusation", "displacement", "release", "arrest", "rescue")
)  # kept as statements and tolls
BODIES = frozenset(("military", "police", "armed group", "militia", "alliance", "external force", "faction", "NGO", "UN"))
POLITICAL = frozenset(
    ("state", "government", "IGO", "UN", "armed group", "alliance", "party", "external force", "military", "faction")
)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything the facets found on one report."""

    clauses: Clauses
    frames: tuple[Frame, ...]
    triggers: tuple[Trigger, ...]
    tolls: tuple[FoundToll, ...]
    scene: Scene


def read_scene(reading: Reading) -> Found:
    """Finds clauses, speakers, triggers and tolls, and tells the main incident's clauses from the others."""
    clauses = Clauses(reading)
    frames = tuple(ToldThis(reading).frames(SpeechFinder(reading).find()))
    triggers = TriggerFinder(reading, clauses).find()
    tolls = left_open(reading, TollFinder(reading, frames).find())
    scene = SceneReader(reading, Told(clauses, frames), triggers, tolls).read()
    return Found(clauses, frames, triggers, tolls, scene)


class EventBuilder:
    """Builds the drafts of one report."""

    def __init__(self, reading: Reading, found: Found) -> None:
        self.reading = reading
        self.found = found
        attacked = any(t.toll.group != "attackers" and t.toll.metric in ("killed", "injured", "abducted") for t in found.tolls)
        harmed = {i for t in found.tolls for i in range(t.people or t.first, t.last)}
        self.doers = DoerReader(reading, found.clauses, found.frames, attacked=attacked, harmed=harmed)
        self.targets = TargetReader(reading, found.clauses, found.frames, attacked=attacked, harmed=harmed)
        self.statements = StatementReader(reading, found.frames, found.triggers)
        self.main = tuple(c for c in found.clauses.all if found.scene.of(c) == "main")

    def build(self) -> tuple[Draft, ...]:
        """The main incident first, then the background events in text order."""
        drafts: list[Draft] = []
        agents = any(True for _ in self.doers.agents(self._of(self.main), _joined(self.main)))
        if self.found.scene.led and tells_of_conflict(
            self.reading, self.found.triggers, self.found.tolls, self.main, agents=agents
        ):
            drafts.append(self._main())
        return (*drafts, *_distinct(self._background()))

    # ---- the main incident

    def _of(self, clauses: Sequence[Clause]) -> tuple[Trigger, ...]:
        inside = {c.index for c in clauses}
        return tuple(t for t in self.found.triggers if t.clause in inside and t.violent)

    def _main(self) -> Draft:
        triggers = self._of(self.main)
        ranges = _joined(self.main)
        actual = [t for t in triggers if t.status == "actual"]
        agents = tuple(self.doers.agents(actual, ranges))
        everywhere = self.doers.agents(
            [t for t in self.found.triggers if t.violent and t.act != "clash"], [(0, len(self.reading.tokens))]
        )
        said = _once((*self.statements.find(), *self.statements.implied(tuple(everywhere))))
        dead = [t.toll.count for t in self._mine() if t.toll.metric == "killed" and t.toll.count.high != 0]
        killed = max((c.low or c.high or 1 for c in dead), default=0)
        acts = chosen(triggers, self._taken(), killed=killed, staged=self.doers.staged(actual)) or ("armed attack",)
        return Draft(
            True, acts[0], acts, ranges, self._status(triggers, said), None,
            tuple(self.reading.span(t.hit.first, t.hit.last) for t in triggers), self._times(),
            _stanced((*agents, *self._attacked(actual, ranges, agents)), said), said,
            self._weapons(ranges), self._tolls(), tuple(relations(self.reading, self.found.frames, 0, len(self.reading.tokens))),
        )  # fmt: skip

    def _attacked(self, actual: Sequence[Trigger], ranges: Ranges, agents: Sequence[Part]) -> Iterator[Part]:
        """What and whom the attack was on, and the people hurt; the site of it where nothing else is told."""
        struck = (*self.targets.objects(actual), *self._owners(ranges, agents))
        best = Attacked(self.reading).chosen(struck, tuple(self._victims()))
        yield from best
        if all(p.role != "target" for p in best):
            yield from self.targets.scene(ranges)

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

    def _weapons(self, ranges: Ranges) -> tuple[Claim[Weapon], ...]:
        return weapons(self.reading, self.found.frames, ranges)

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
                if group in ("civilians", "combatants", "aid workers", "detainees") and toll.toll.group_as_stated is not None:
                    yield Part("target", "asserted", named, span, self._force_of(toll), name=name)

    def _force_of(self, toll: FoundToll) -> ActorMention | None:
        """The known force or body that the words for the people name: members of the front, Iraqi soldiers."""
        inside = [m for m in self.reading.actors if (toll.people or toll.first) <= m.first and m.last <= toll.last]
        return next((m for m in inside if m.candidates and not m.place and m.kind in BODIES), None)

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

    # ---- background

    def _background(self) -> Iterator[Draft]:
        for clause in self.found.clauses.all:
            yield from self._political(clause)
            if self.found.scene.of(clause) == "main":
                continue
            triggers = self._of([clause])
            tolls = [t for t in self.found.tolls if clause.first <= t.first < clause.last]
            if triggers or (tolls and self.found.scene.of(clause) == "background"):
                yield self._other(clause, triggers, tolls)

    def _political(self, clause: Clause) -> Iterator[Draft]:
        """The first political act of a clause with its doer and whom it is about: criticism, talks, demands, inquiries."""
        acts = [
            t for t in self.found.triggers if t.clause == clause.index and not t.violent and t.status in ("actual", "planned")
        ]
        acts = [t for t in acts if t.act not in HELD_ELSEWHERE]
        if not acts or self.found.scene.of(clause) == "related":
            return
        trigger = acts[0]
        inside = [m for m in self.reading.actors if clause.first <= m.first < clause.last and m.kind in POLITICAL]
        doer = [m for m in inside if m.last <= trigger.first][-1:]
        about = [m for m in inside if m.first >= trigger.hit.last][:1]
        parts = tuple(Part("other", "asserted", m.as_named, self.reading.span(m.first, m.last), m) for m in (*doer, *about))
        enough = doer and (about or trigger.act not in SLIGHT)
        if enough or trigger.act == "investigation":
            spans = (self.reading.span(trigger.hit.first, trigger.hit.last),)
            times = self._inside(clause)
            yield Draft(
                False,
                trigger.act,
                (trigger.act,),
                ((clause.first, clause.last),),
                trigger.status,
                trigger.count,
                spans,
                times[:1],
                parts,
            )

    def _inside(self, clause: Clause) -> tuple[TimeMention, ...]:
        """The times in a clause that name days."""
        return tuple(t for t in self.reading.times if clause.first <= t.first < clause.last and t.when is not None)

    def _since(self, clause: Clause) -> Iterator[TimeMention]:
        """The day a clause behind it counts from: "more than 160 attacks since the start of the war on October 7"."""
        behind = self.found.clauses.all[clause.index + 1 : clause.index + 2]
        for after in behind:
            if after.sentence == clause.sentence and self.reading.within("since", after.first, after.first + 5):
                yield from (replace(t, relation="since") for t in self._inside(after))

    def _other(self, clause: Clause, triggers: tuple[Trigger, ...], tolls: Sequence[FoundToll]) -> Draft:
        acts = chosen(triggers) or ("killing",)
        ranges = ((clause.first, clause.last),)
        times = (*self._inside(clause), *self._since(clause))
        count = next((t.count for t in triggers if t.count is not None), None)
        status = triggers[0].status if triggers else "actual"
        spans = tuple(self.reading.span(t.hit.first, t.hit.last) for t in triggers)
        parts = (*self.doers.agents(triggers, ranges), *self.targets.objects(triggers))
        claims = tuple(toll_claim(self.reading, t) for t in flagged(self.reading, list(tolls)))
        return Draft(False, acts[0], acts, ranges, status, count, spans, times[:1], parts, (), self._weapons(ranges), claims)


def _once(said: Sequence[Said]) -> tuple[Said, ...]:
    """One statement of a stance by a speaker about somebody, the first in the text."""
    unique: dict[tuple[str, str, str | None], Said] = {}
    for s in said:
        name = s.mention.name if s.mention is not None else s.speaker
        about = s.about if s.stance == "accuses" else None
        unique.setdefault((s.stance, name, about), s)
    return tuple(sorted(unique.values(), key=lambda s: (s.span.start, s.span.end, s.stance)))


def _distinct(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Political acts of the same actors once; every event of violence."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for draft in drafts:
        key = (draft.act, tuple(p.mention.name for p in draft.parts if p.mention is not None))
        political = all(p.role == "other" for p in draft.parts) and not draft.tolls and not draft.weapons
        if not (political and key in seen):
            seen.add(key)
            yield draft


def _joined(clauses: Sequence[Clause]) -> Ranges:
    """The token ranges of clauses, those that touch made one."""
    ranges: list[tuple[int, int]] = []
    for clause in clauses:
        if ranges and ranges[-1][1] == clause.first:
            ranges[-1] = (ranges[-1][0], clause.last)
        else:
            ranges.append((clause.first, clause.last))
    return tuple(ranges)


def _stanced(parts: tuple[Part, ...], said: Sequence[Said]) -> tuple[Part, ...]:
    """The parts with what the statements add: accused, claiming and denying authors."""
    named = {p.mention.name for p in parts if p.role == "perpetrator" and p.mention is not None}
    added: list[Part] = []
    for s in said:
        mention = s.about_mention if s.stance == "accuses" else s.mention if s.stance == "claims" else None
        if mention is not None and mention.name not in named:
            named.add(mention.name)
            added.append(
                Part("perpetrator", "accused" if s.stance == "accuses" else "claimed", mention.as_named, s.span, mention)
            )
    claiming = {s.mention.name for s in said if s.stance == "claims" and s.mention is not None}
    blamed = {s.about_mention.name for s in said if s.stance == "accuses" and s.about_mention is not None}
    denying = {s.mention.name for s in said if s.stance == "denies" and s.mention is not None}
    kept = [_restanced(p, claiming, blamed, denying) for p in (*parts, *added)]
    unknown = next((s for s in said if s.stance == "no_claim"), None)
    if unknown is not None and not any(p.role == "perpetrator" for p in kept):
        kept.append(Part("perpetrator", "asserted", unknown.span.text, unknown.span))
    return tuple(kept)


def _restanced(part: Part, claiming: set[str], blamed: set[str], denying: set[str]) -> Part:
    if part.role != "perpetrator" or part.mention is None:
        return part
    name = part.mention.name
    if name in claiming:
        return replace(part, stance="claimed")
    if name in denying or name in blamed:
        return replace(part, stance="accused")
    return part
