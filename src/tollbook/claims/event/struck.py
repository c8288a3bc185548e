"""Whom and what the main incident befell: the attacked, as targets, and all the people hurt, as victims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tollbook.claims.actor.attacked import Attacked
from tollbook.claims.actor.cast import STRIKES
from tollbook.claims.actor.crowd import Crowd
from tollbook.claims.actor.opponent import ARMED, STATE, TAKINGS, Opponents
from tollbook.claims.actor.undergone import Undergone
from tollbook.claims.event.found import Found, Ranges, ranges_of
from tollbook.claims.event.parties import Parties
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.toll.found import FoundToll
from tollbook.claims.trigger import Trigger
from tollbook.model.draft import Part
from tollbook.model.reading import ActorMention, Reading, followed

PLAIN = frozenset(("civilians", "combatants", "aid workers", "detainees"))
"""Groups that are whom an attack was on."""
HURT = frozenset(("killed", "injured", "abducted", "killed_or_injured"))
CIVIL = frozenset(("civilians", "children", "women", "men"))
FORCES = STATE | {"state", "external force"}
SOUGHT = frozenset(("military operation", "raid"))
REMOTE = STRIKES | {"bombing", "explosion", "roadside bomb", "landmine", "suicide bombing", "car bomb", "grenade attack"}
"""Acts from afar, of which what stands there is struck; else a state's forces meet fighters."""
OUTLAWS = frozenset(("armed group", "faction", "gang", "cartel", "unknown"))
BODIES = frozenset(("military", "police", "armed group", "militia", "alliance", "external force", "faction", "NGO", "UN"))


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of the main incident before it is asked whom it befell: its acts as chosen, its triggers and its doers."""

    acts: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    agents: tuple[Part, ...]


class Struck:
    """Reads the targets and victims of the main incident of one report."""

    def __init__(self, reading: Reading, found: Found, parties: Parties) -> None:
        self.reading, self.found, self.targets = reading, found, parties.targets
        self.main = found.labelled("main")
        self.ranges: Ranges = ranges_of(self.main)
        self.mine = [t for t in found.tolls if found.scene.of(found.clauses.at(t.first)) == "main"]
        self.opponents = Opponents(reading, parties.doers)
        self.carried_off = any(t.act == "abduction" and t.hit.traits.get("way") == "missing" for t in found.violent(self.main))

    def parts(self, incident: Incident) -> Iterator[Part]:
        """The targets, then the victims: both sides of a fight, who lost a place, a crowd, else who or what was struck."""
        victims = tuple(self._victims())
        facing = self._facing(incident)
        if facing:
            yield from (*facing, *(p for p in victims if p.role == "victim"))
            return
        struck = tuple(self._struck(incident))
        doing = [p.mention for p in incident.agents if p.mention is not None]
        best = Attacked(self.reading).chosen(*self._told_of_others(struck, victims, doing))
        yield from best
        if all(p.role != "target" for p in best):
            scene = tuple(self.targets.scene(self.ranges))
            yield from scene or self._people()

    def _facing(self, incident: Incident) -> tuple[Part, ...]:
        """Those on the other side where the act itself has sides: a fight, a place that changes hands, force against a crowd."""
        first = incident.acts[0] if incident.acts else ""
        if first == "clash" and (sides := self.opponents.sides(incident.triggers)):
            return sides
        if first in TAKINGS and (lost := self.opponents.ousted(incident.triggers, incident.agents, self.ranges)) is not None:
            return (lost,)
        crowd = Crowd(self.reading, self.found.clauses).met_by_force(incident.triggers, incident.agents, self.mine)
        if crowd is not None:
            return (crowd,)
        return (self.opponents.peoples(incident.triggers) if first == "clash" else ()) or tuple(self._foes(incident))

    def _foes(self, incident: Incident) -> Iterator[Part]:
        """The fighters of a group that a state's forces killed, where they are the first whose harm is told."""
        doing = [p.mention for p in incident.agents if p.mention is not None]
        remote = bool(incident.acts) and incident.acts[0] in REMOTE
        sought = any(t.act in SOUGHT for t in incident.triggers)
        if remote or any(m.kind not in FORCES for m in doing):
            return
        hurt = [t for t in self.mine if t.toll.metric in HURT and t.toll.count.high != 0]
        for toll in hurt[:1]:
            announced = toll.frame is not None and toll.frame.speaker.actor_kind in FORCES
            if not (doing or sought or announced):
                return
            fighters = self._fighters(toll)
            banded = fighters is not None and (fighters.kind in OUTLAWS or toll.toll.group == "attackers")
            if (banded or toll.toll.group == "attackers") and toll.toll.group_as_stated is not None:
                span = self.reading.span(toll.first, toll.last)
                yield Part("target", "asserted", toll.toll.group_as_stated, span, fighters)

    def _fighters(self, toll: FoundToll) -> ActorMention | None:
        inside = [m for m in self.reading.actors if (toll.people or toll.first) <= m.first and m.last <= toll.last]
        return next((m for m in inside if m.candidates and not m.place), None) or next(
            (m for m in inside if m.kind in ARMED), None
        )

    def _struck(self, incident: Incident) -> Iterator[Part]:
        """What and whom the acts were on, and whose bases were hit, without the doers themselves."""
        denied = [t for t in self.found.violent(self.main) if t.status == "denied"]  # "denied having shelled the clinic"
        undergone = Undergone(self.reading, self.found.clauses)
        speaking = frozenset(i for f in self.found.frames for i in range(f.speaker.first, f.speaker.last))
        objects = (undergone.owner(p, speaking) for p in self.targets.objects((*incident.triggers, *denied)))
        doing = {(p.mention.name, p.mention.kind) for p in incident.agents if p.mention is not None}
        for part in (*objects, *self.targets.undergone(self.ranges), *self.targets.sites(self.ranges)):
            if part.mention is None or not self._same(part.mention, doing):
                yield part

    @staticmethod
    def _same(mention: ActorMention, doing: set[tuple[str, str]]) -> bool:
        """Whether a force is the one that does it: the police, their posts burnt, fire on a crowd."""
        police = mention.kind == "police" and any(kind == "police" for _, kind in doing)
        return police or any(mention.name == name for name, _ in doing)

    def _told_of_others(
        self, struck: tuple[Part, ...], victims: tuple[Part, ...], doing: Sequence[ActorMention]
    ) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """What was struck and who was hurt without the doers' own losses and without what only the doers say they hit.

        Either is kept where nothing else is told; a claim of the doers also where it is told first.
        """
        mine = [p for p in victims if p.role != "target" or not self._own_loss(p, doing)]
        kept = tuple(mine) if struck or any(p.role == "target" for p in mine) else victims
        plain = [p for p in (*struck, *kept) if p.role == "target" and not self._claimed(p, doing)]
        start = min((p.span.start for p in plain), default=None)
        if start is None:
            return struck, kept
        both = (struck, kept)
        return tuple(  # type: ignore[return-value]
            tuple(p for p in some if p.role != "target" or p in plain or p.span.start < start) for some in both
        )

    @staticmethod
    def _own_loss(part: Part, doing: Sequence[ActorMention]) -> bool:
        """Whether those hurt are of a doer's own side."""
        return part.mention is not None and any(part.mention.name == d.name for d in doing if d.candidates)

    def _claimed(self, part: Part, doing: Sequence[ActorMention]) -> bool:
        """Whether only the doers, or a state they belong to, say what the words tell."""
        at = next((i for i, t in enumerate(self.reading.tokens) if t.start == part.span.start), None)
        frame = frame_at(self.found.frames, at) if at is not None else None
        speaker = frame.speaker if frame is not None else None
        if speaker is None or speaker.actor is None:
            return False
        said_by = [m for m in self.reading.actors if speaker.first <= m.first < speaker.last]
        countries = {m.country for m in said_by if m.kind in STATE or m.kind == "state"} - {None}
        return any(d.name == speaker.actor or d.country in countries for d in doing)

    def _people(self) -> Iterator[Part]:
        """The people hurt of whom the report says no more than that they are people: civilians, unless two sides fought."""
        hurt = [t for t in self.mine if t.toll.metric in HURT and t.toll.count.high != 0]
        if any(t.act == "clash" for t in self.found.violent(self.main)):
            hurt = [t for t in hurt if self._crowd_of(t) is not None]
        plain = [t for t in hurt if t.toll.group is None or t.toll.group in CIVIL]
        for toll in plain[:1]:
            span = self.reading.span(toll.first, toll.last)
            crowd = any(h.traits["act"] == "demonstration" for h in self.reading.all("act"))
            name = "protesters" if crowd else "civilians"
            yield Part("target", "asserted", toll.toll.group_as_stated or "", span, self._crowd_of(toll), name=name)

    def _victims(self) -> Iterator[Part]:
        """The people hurt, as the text calls them; those of a plain kind are whom the attack was on."""
        for toll in self.mine:
            group = toll.toll.group
            yield from self._own_people(toll)
            if group is not None and group != "attackers":
                named, span = toll.toll.group_as_stated or group, self.reading.span(toll.first, toll.last)
                taken = group == "detainees" and toll.toll.metric in ("abducted", "freed")
                name = "civilians" if group in CIVIL or taken else None
                yield Part("victim", "asserted", named, span, name=name)
                gone = toll.toll.metric == "missing" and not self.carried_off
                plain = (group in PLAIN or self._of_age_told(toll) or self.carried_off) and not gone
                if plain and toll.toll.group_as_stated is not None:
                    yield Part("target", "asserted", named, span, self._force_of(toll), name=name)

    def _own_people(self, toll: FoundToll) -> Iterator[Part]:
        """The side that tells of its own losses: "the movement said four of its members died"."""
        first = toll.people or toll.first
        own = any(h.first < toll.last and first < h.last for h in self.reading.all("own_forces", "own_people"))
        frame = toll.frame or frame_at(self.found.frames, first)
        speaker = frame.speaker if frame is not None and own and toll.toll.metric in HURT else None
        if speaker is None:
            return
        named = [m for m in self.reading.actors if speaker.first <= m.first < speaker.last and m.candidates and not m.place]
        for mention in [m for m in named if m.kind in BODIES | {"party"}][:1]:
            yield Part("target", "asserted", mention.as_named, self.reading.span(toll.first, toll.last), mention)

    def _of_age_told(self, toll: FoundToll) -> bool:
        """Whether children are called by a word for civilians, their age told: "a protester of 17"."""
        words = self.reading.within("person", toll.people or toll.first, toll.last)
        return toll.toll.group == "children" and any(h.traits.get("group") == "civilians" for h in words)

    def _force_of(self, toll: FoundToll) -> ActorMention | None:
        """The known force or body that the words for the people name: members of the front, Iraqi soldiers, staff of the X."""
        inside = [m for m in self.reading.actors if (toll.people or toll.first) <= m.first and m.last <= self._of_whom(toll.last)]
        known = next((m for m in inside if m.candidates and not m.place and m.kind in BODIES), None)
        force = (m for m in inside if m.kind in ("military", "police") and m.last <= toll.last)
        return known or self._crowd_of(toll) or next(force, None)

    def _crowd_of(self, toll: FoundToll) -> ActorMention | None:
        """The crowd that the people hurt are of: three supporters of the leader, خمسة من أنصار الرئيس."""
        links = {h.first: h.last for h in self.reading.all("noun_of", "actor_of")}
        first, last = toll.people or toll.first, followed(links, toll.last)
        beside = (m for m in self.reading.actors if m.kind == "crowd" and m.first < max(last + 1, toll.last) and first < m.last)
        return next(beside, None)

    def _of_whom(self, last: int) -> int:
        """Where the words for people end with the name behind "of" that tells whose they are."""
        at = followed({h.first: h.last for h in self.reading.all("noun_of", "article")}, last)
        named = [m.last for m in self.reading.actors if m.first == at > last]
        return named[0] if named else last
