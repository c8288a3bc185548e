"""The main incident of a report: what was done, by whom, to whom, when, and what each side says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.claims.act import GRAVE, chosen
from tollbook.claims.actor.belonging import Belonging
from tollbook.claims.actor.sole import SoleAuthor
from tollbook.claims.clause import Clause
from tollbook.claims.event.found import Found, ranges_of
from tollbook.claims.event.parties import Parties
from tollbook.claims.event.struck import Incident, Struck
from tollbook.claims.given_up import as_raids
from tollbook.claims.relation import relations
from tollbook.claims.relevance import tells_of_conflict
from tollbook.claims.retold import retold
from tollbook.claims.scene.days import coded
from tollbook.claims.statement.reader import StatementReader
from tollbook.claims.statement.stance import stanced
from tollbook.claims.toll.certainty import flagged
from tollbook.claims.toll.found import FoundToll, toll_claim
from tollbook.claims.trigger import Trigger
from tollbook.claims.weapon import weapons
from tollbook.model.claim import Claim, Status
from tollbook.model.draft import Draft, Part, Said
from tollbook.model.reading import Reading, TimeMention

VAGUE = frozenset(("armed attack", "killing", "destruction", "explosion"))
BESIDE = frozenset(("demonstration", "arrest"))
MOB, MOB_VIOLENCE = "mob", "mob violence"
BY_HANDS = frozenset(("killing", "armed attack", "beating", "stabbing", "execution", "arson"))
"""Acts that are a mob's where a mob is their doer."""


class MainEvent:
    """Builds the draft of the main incident."""

    def __init__(self, reading: Reading, found: Found, parties: Parties) -> None:
        self.reading, self.found, self.doers = reading, found, parties.doers
        self.struck = Struck(reading, found, parties)
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
        agents = self._whose(self._still_possible(tuple(self.doers.agents(actual, ranges))))
        everywhere = self.doers.agents(
            [t for t in self.found.triggers if t.violent and t.act != "clash"], [(0, len(self.reading.tokens))]
        )
        said = self.statements.settled(
            (*self.statements.find(agents), *self.statements.implied(tuple(everywhere), agents)), agents
        )
        dead = [t.toll.count for t in self.struck.mine if t.toll.metric == "killed" and t.toll.count.high != 0]
        killed = max((c.low or c.high or 1 for c in dead), default=0)
        triggers = self.doers.unanswered(triggers)
        on_foot = self.doers.on_foot(actual)
        said_of_it = as_raids(self.reading, self._telling(triggers), self.found.triggers)
        said_of_it = tuple(replace(t, act="armed attack") if t.first in on_foot else t for t in said_of_it)
        acts = chosen(said_of_it, self._taken(), killed=killed, staged=self.doers.staged(actual)) or self._unsaid()
        mobbed = any(p.mention is not None and p.mention.name == MOB for p in agents) and acts[0] in BY_HANDS
        acts = tuple(dict.fromkeys((*([MOB_VIOLENCE] if mobbed else []), *acts, *self._beside())))
        if not agents and acts[0] == "clash":
            agents = self.struck.opponents.fighting(actual)
        struck = self.struck.parts(Incident(acts, tuple(actual), agents))
        stated = tuple(relations(self.reading, self.found.frames, 0, len(self.reading.tokens)))
        return Draft(
            True, acts[0], acts, ranges, self._status(triggers, said), None,
            tuple(self.reading.span(t.hit.first, t.hit.last) for t in triggers), self._times(),
            self._authored(stanced((*agents, *struck), said), acts), said,
            weapons(self.reading, self.found.frames, ranges), self._tolls(), stated, self.found.scene.voiced,
        )  # fmt: skip

    def _whose(self, agents: tuple[Part, ...]) -> tuple[Part, ...]:
        """The doers, and where none has a name the side that the attackers are told to belong to."""
        named = any(p.mention is not None and (p.mention.candidates or p.mention.kind == "group") for p in agents)
        side = None if named else Belonging(self.reading).part()
        return agents if side is None else (*agents, side)

    def _still_possible(self, agents: tuple[Part, ...]) -> tuple[Part, ...]:
        """The doers without those told of behind "who did it was not clear": what they did was another time."""
        unclear = [self.reading.tokens[h.last - 1].end for h in self.reading.all("author_unclear")]
        return tuple(p for p in agents if not unclear or p.span.start < min(unclear))

    def _authored(self, parts: tuple[Part, ...], acts: tuple[str, ...]) -> tuple[Part, ...]:
        """The parts, with the only armed side that the report can mean for author where none is told."""
        if any(p.role == "perpetrator" for p in parts):
            return parts
        author = SoleAuthor(self.reading, self.found.frames, parts, acts, apart=self._no_author()).part()
        return parts if author is None else (*parts, author)

    def _no_author(self) -> frozenset[int]:
        """The tokens of clauses on other events and of the people whose death is told first: no author is named there."""
        others = [c for c in self.found.labelled("background") if c.index and self._elsewhere(c)]
        first = [t for t in self.struck.mine if t.toll.metric == "killed" and t.toll.count.high != 0][:1]
        tokens = {i for c in others for i in range(c.first, c.last)}
        return frozenset(tokens | {i for t in first for i in range(t.people or t.first, t.last)})

    def _elsewhere(self, clause: Clause) -> bool:
        """Whether a clause on another event names a place that the main clauses do not, or a year, and not "the same gang"."""
        line = self.reading.sentences[clause.sentence]
        if self.reading.within("same_side", line.first, line.last):
            return False
        named = [(self.reading.words(p.first, p.last), p.first) for p in self.reading.places if not p.demonym]
        inside = [(name, line.first <= first < line.last, first) for name, first in named]
        here = {name for name, within, first in inside if not within and any(a <= first < b for a, b in self.ranges)}
        times = (t.when for t in self.reading.times if line.first <= t.first < line.last)
        years = any(when is not None and when.precision == "year" for when in times)
        return years or any(within and name not in here for name, within, _ in inside)

    def _telling(self, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
        """The acts that tell what it was; those the opening names of it as an earlier day's where its own say nothing."""
        opening = self.reading.sentences[0].last if self.reading.sentences else 0
        firm = [t for t in self.found.triggers if t.violent and t.first < opening and not t.weak and t.status == "actual"]
        if any(t.status == "actual" and (not t.weak or t.act not in VAGUE) for t in triggers):
            deciding = [t for t in firm if (t.act in GRAVE or t.act == "clash") and t not in triggers]
            return [*deciding, *triggers]
        return firm or triggers or retold(self.reading, self.found.triggers)

    def _unsaid(self) -> tuple[str, ...]:
        """The act of a report that names none: people who came free had been taken."""
        metrics = {t.toll.metric for t in self.struck.mine if t.toll.count.high != 0}
        return ("abduction",) if "freed" in metrics and not metrics & {"killed", "injured"} else ("armed attack",)

    def _beside(self) -> Iterator[str]:
        """The protest, arrests or withdrawal in the same clauses, which decide what force there was and what came of it."""
        inside = {c.index for c in self.main}
        told = [t for t in self.found.triggers if t.clause in inside and t.status == "actual"]
        took = {self.reading.tokens[t.first].sentence for t in told if t.act == "seizure of territory"}
        yield from (t.act for t in told if t.act in BESIDE)
        yield from (t.act for t in told if t.act == "withdrawal" and self.reading.tokens[t.first].sentence in took)

    def _status(self, triggers: Sequence[Trigger], said: Sequence[Said]) -> Status:
        """Disputed where a denial meets an accusation; denied or merely possible where nothing says it happened."""
        actual = [t for t in triggers if t.status == "actual"]
        if actual or any(t.toll.count.low for t in self.found.tolls):
            stances = {s.stance for s in said}
            return "disputed" if {"denies", "accuses"} <= stances else "actual"
        states = [t.status for t in triggers]
        return states[0] if states else "actual"

    def _times(self) -> tuple[TimeMention, ...]:
        return (coded(self.found.scene.time),) if self.found.scene.time is not None else ()

    def _taken(self) -> int | None:
        """The largest number of people taken, if any were."""
        missing = self.struck.carried_off
        metrics = {"abducted", "missing"} if missing else {"abducted"}
        taken = [t.toll.count for t in self.struck.mine if t.toll.metric in metrics]
        return max((c.low or c.high or 1 for c in taken), default=None)

    def _tolls(self) -> tuple[Claim, ...]:  # type: ignore[type-arg]
        mine = self.struck.mine
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
