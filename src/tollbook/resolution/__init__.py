"""Resolves what a report names: places, actors and times become known things, or an honest "not known" with an issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.model.actor import Participant, Statement
from tollbook.model.claim import Claim, Event
from tollbook.model.draft import UNSAID, Draft, Part, Said
from tollbook.model.place import Place
from tollbook.model.reading import ActorMention, Reading, TimeMention
from tollbook.model.report import Issue
from tollbook.model.span import Span
from tollbook.model.when import When
from tollbook.resolution.actor import resolve_actor
from tollbook.resolution.locate import Grounds, locate
from tollbook.resolution.place import ResolvedPlace, resolve_places

METHOD = "resolution/1"
DAYS = 6  # so short a stretch is a matter of days
NAMELESS = frozenset(("unknown", "armed group"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """An event with its names resolved; ``kinds`` is each actor's kind by its name, ``acts`` every act its words name."""

    event: Event
    kinds: Mapping[str, str]
    acts: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]


class Resolver:
    """Resolves the drafts of one report."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.reading = reading
        self.drafts = drafts
        self.places: tuple[ResolvedPlace, ...] = resolve_places(reading)
        self.issues: list[Issue] = [p.issue for p in self.places if p.issue is not None]

    def resolve(self) -> tuple[Resolved, ...]:
        """Every draft as an event, in order."""
        return tuple(self._event(number, draft) for number, draft in enumerate(self.drafts, 1))

    def _event(self, number: int, draft: Draft) -> Resolved:
        when = self._when(draft.times)
        place = self._place(draft)
        countries = [place.value.country] if place is not None and place.value.country is not None else []
        day = when.value.start if when is not None else _published_day(self.reading)
        actors, kinds = self._actors(draft.parts, countries, day)
        event = Event(
            f"e{number}",
            draft.main,
            draft.act,
            draft.status,
            draft.count,
            draft.spans,
            date=when,
            place=place,
            actors=actors,
            weapons=draft.weapons,
            tolls=draft.tolls,
            statements=self._statements(draft.said, countries, day),
            relations=draft.relations,
        )
        return Resolved(event, kinds, draft.acts, draft.ranges)

    # ---- when and where

    def _when(self, times: Sequence[TimeMention]) -> Claim[When] | None:
        for time in times:
            if time.when is not None:
                when = self._open(time.when) if time.relation == "since" else time.when
                return Claim(when, (self.reading.span(time.first, time.last),), method=METHOD)
        return None

    def _open(self, when: When) -> When:
        """From a day on, up to publication where that is known."""
        end = _published_day(self.reading)
        end = end if end is not None and end > when.end else when.end
        return When(when.start, end, "days" if (end - when.start).days < DAYS else "longer")

    def _place(self, draft: Draft) -> Claim[Place] | None:
        others = tuple(r for d in self.drafts if d is not draft for r in d.ranges)
        doing = (*draft.spans, *(p.span for p in draft.parts if p.role == "perpetrator"))
        grounds = Grounds(draft.ranges, others if draft.main else (), draft.voiced, doing)
        found = locate(self.reading, grounds, resolved=self.places)
        if found is None or not found[1] or (not draft.main and not self._inside(draft, self._own(found))):
            return None
        actors = {p.span for p in draft.parts}
        if not draft.main and actors.issuperset(found[1]):
            return None
        return Claim(found[0], found[1], method=METHOD)

    def _own(self, found: tuple[Place, tuple[Span, ...]]) -> Sequence[Span]:
        """The words that name a place itself; where it is finer than a country, not those that only name the country."""
        place, spans = found
        if place.precision == "country":
            return spans
        nations = {
            self.reading.span(m.first, m.last) for m in self.reading.places if m.candidates and m.candidates[0].kind == "country"
        }
        return [s for s in spans if s not in nations]

    def _inside(self, draft: Draft, spans: Sequence[Span]) -> bool:
        """Whether a background event's own words name its place."""
        tokens = self.reading.tokens
        locative = {self.reading.tokens[h.last].start for h in self.reading.all("locative") if h.last < len(tokens)}
        inside = [s for s in spans if any(tokens[a].start <= s.start < tokens[b - 1].end for a, b in draft.ranges)]
        return bool(inside) and (not locative or any(s.start in locative for s in inside))

    # ---- who

    def _actors(
        self, parts: Iterable[Part], countries: Sequence[str], day: date | None
    ) -> tuple[tuple[Claim[Participant], ...], dict[str, str]]:
        claims: dict[tuple[str, str, str], Claim[Participant]] = {}
        kinds: dict[str, str] = {}
        for part in parts:
            name, id, kind = self._named(part, countries, day)
            if part.inferred:
                said = f"no clause names the author; {name} is the only armed side that the report can mean"
                self.issues.append(Issue("author_inferred", said, part.span))
            participant = Participant(part.role, name, part.as_named, part.stance, id)
            kinds.setdefault(name, kind)
            claims.setdefault((part.role, name, part.stance), Claim(participant, (part.span, *part.also), method=METHOD))
        return tuple(claims.values()), kinds

    def _named(self, part: Part, countries: Sequence[str], day: date | None) -> tuple[str, str | None, str]:
        mention = part.mention
        if mention is None:
            if part.role == "perpetrator":
                return "unknown", None, "unknown"
            return part.name or part.as_named, None, nameless_kind(self.reading, part.span)
        nameless = mention.kind in NAMELESS and not mention.candidates
        if part.role == "perpetrator" and nameless and not says_which(mention):
            return "unknown", None, mention.kind
        name, id, issue = resolve_actor(mention, self.reading, countries, day)
        if issue is not None:
            self.issues.append(issue)
        if part.role in ("target", "victim") and id is None and mention.kind != "crowd":
            return part.as_named, None, mention.kind
        return name, id, mention.kind

    def _statements(self, said: Iterable[Said], countries: Sequence[str], day: date | None) -> tuple[Claim[Statement], ...]:
        claims = []
        for s in said:
            name = s.speaker if s.speaker != UNSAID else None
            if s.mention is not None and (s.mention.candidates or s.mention.kind in ("military", "police")):
                name = resolve_actor(s.mention, self.reading, countries, day)[0]
            about = resolve_actor(s.about_mention, self.reading, countries, day)[0] if s.about_mention is not None else s.about
            claims.append(Claim(Statement(name, s.stance, about), (s.span,), method=METHOD))
        return tuple(claims)


def says_which(mention: ActorMention) -> bool:
    """Whether fighters without a name are told apart by their words: Islamist militants, Chechen rebels, a group's initials.

    >>> says_which(ActorMention(0, 1, "militants", "rebels", "armed group"))
    False
    """
    told_apart = " " in mention.name and mention.name == mention.as_named
    return mention.kind == "armed group" and (told_apart or mention.name.isupper())


def nameless_kind(reading: Reading, span: Span) -> str:
    """On which side people or things stand that no name is given for: soldiers, gunmen, marchers, a base, a market."""
    tokens = [i for i, t in enumerate(reading.tokens) if span.start <= t.start and t.end <= span.end]
    first, last = (tokens[0], tokens[-1] + 1) if tokens else (0, 0)
    groups = {h.traits.get("group") for h in reading.within("person", first, last)}
    if any(h.traits["act"] == "demonstration" for h in reading.within("act", first, last)):
        return "protesters"
    if groups & {"combatants", "attackers"}:
        return "combatants" if "combatants" in groups else "armed group"
    site = reading.within("military_site", first, last)
    things = [h for word in ("civilian_object", "thing") for h in reading.within(word, first, last)]
    whole = [s for s in site if s.last - s.first > 1 or not reading.within("civilian_object", s.first, s.last)]
    things = [h for h in things if not any(s.first <= h.first and h.last <= s.last for s in whole)]
    return "site" if site and not things and not groups else "civilian"


def resolve(reading: Reading, drafts: Sequence[Draft]) -> tuple[tuple[Resolved, ...], tuple[Issue, ...]]:
    """The events of a report with places, actors and times as known things, and the issues for what stays open."""
    resolver = Resolver(reading, drafts)
    return resolver.resolve(), tuple(resolver.issues)


def _published_day(reading: Reading) -> date | None:
    try:
        return date.fromisoformat((reading.report.published or "")[:10])
    except ValueError:
        return None
