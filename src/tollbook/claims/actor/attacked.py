"""Which of all the words for what was attacked say best whom or what an attack was on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tollbook.claims.actor.cast import AREAS
from tollbook.model.draft import Part
from tollbook.model.reading import Reading

FORCES = frozenset(("military", "police"))
SITES = ("civilian_object", "military_site", "attacked")
CIVIL, ARMED = "civil", "armed"
MOST = 2
"""Known forces and bodies kept as targets; of people and of sites one each. Everybody hurt stays as a victim."""


class Attacked:
    """Chooses the targets of one report's main event: a named force or body, else people, else a site."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.at = {t.start: i for i, t in enumerate(reading.tokens)}
        self.ends = {t.end: i + 1 for i, t in enumerate(reading.tokens)}

    def chosen(self, struck: Sequence[Part], hurt: Sequence[Part]) -> tuple[Part, ...]:
        """The parts with only the best told targets left of what was ``struck`` and of the people told to be ``hurt``.

        Kept are forces and bodies that are known, and civilians; else the first other people; a site only where nobody is told.
        """
        told = self._manned([p for p in struck if not self._vague(p)])
        victims = [p for p in hurt if p.role == "target" and not self._vague(p)]
        told = [p for p in told if not (victims and self._attacker(p) and not self._thing(p))]
        forces = [p for p in (*told, *victims) if self._force(p)]
        known = [p for p in forces if p.mention is not None and p.mention.candidates]
        named = self._once(known or forces)[:MOST]
        struck_civil = ([p for p in told if _crowd(p)] or [p for p in told if p.name == "civilians"])[:1]
        people = [p for p in told if self._person(p)][:1]
        before = min((p.span.start for p in struck_civil), default=None)  # blew up a track and opened fire on a train
        sites = [] if named else [p for p in told if p not in people and (before is None or p.span.start < before)][:1]
        civil = struck_civil or [p for p in victims if self._side(p) == CIVIL][:1]
        civil = [p for p in civil if not any(p.span.start < n.span.end and n.span.start < p.span.end for n in named)]
        fighting = [p for p in people if not named and not struck_civil and not self._civil(p)]  # struck, whoever else was hurt
        theirs = fighting if civil else [p for p in people if not named or self._civil(p)] or ([] if named else victims[:1])
        best = sorted((*named, *civil, *theirs, *sites), key=lambda p: p.span.start)
        shown = tuple(self._with_words(p, best, (*told, *hurt)) for p in best)
        return (*shown, *(p for p in (*struck, *hurt) if p.role != "target"))

    def _manned(self, told: list[Part]) -> list[Part]:
        """The struck without people of whom no more is told than that a post or base was struck and they were in it."""
        posts = [p for p in told if self._words(p, "military_site") and not self._words(p, "civilian_object")]
        lines = {self._line(p) for p in posts}
        return [p for p in told if p in posts or self._line(p) not in lines or not self._plain(p)]

    def _line(self, part: Part) -> int:
        """The sentence that words stand in."""
        return self.reading.tokens[self.at.get(part.span.start, 0)].sentence

    def _plain(self, part: Part) -> bool:
        """Whether words only say that it is people: "six people manning it"."""
        first, last = self.at.get(part.span.start, 0), self.ends.get(part.span.end, 0)
        groups = [h.traits.get("group") for h in self.reading.within("person", first, last)]
        return bool(groups) and not any(groups) and not self._words(part, "civilian_object")

    def _with_words(self, part: Part, best: Sequence[Part], told: Sequence[Part]) -> Part:
        """A target with all the words of the report for it: the convoy that was hit and the soldiers who died in it."""
        side = self._side(part)
        only = side != CIVIL and sum(self._side(p) != CIVIL for p in best) == 1
        same = [p for p in told if (found := self._side(p)) is not None and (found == side or (only and found == ARMED))]
        spans = dict.fromkeys(p.span for p in same if p.span != part.span)
        return replace(part, also=tuple(spans))

    def _side(self, part: Part) -> str | None:
        """Whose the struck people or things are: civilians', a named force's, or some armed side's; None where not told."""
        if part.name == "civilians" or _crowd(part):
            return CIVIL
        if part.mention is not None and self._force(part):
            return part.mention.name if part.mention.candidates else ARMED
        if self._person(part):
            return CIVIL if self._civil(part) else ARMED
        return ARMED if self._words(part, "military_site") else None

    def _civil(self, part: Part) -> bool:
        """Whether people are no fighters: protesters, worshippers."""
        first, last = self.at.get(part.span.start, 0), self.ends.get(part.span.end, 0)
        groups = (h.traits.get("group") for h in self.reading.within("person", first, last))
        return any(group not in (None, "combatants", "attackers") for group in groups)

    @staticmethod
    def _force(part: Part) -> bool:
        """Whether words name an armed side or a body, if only as soldiers or police."""
        mention = part.mention
        return mention is not None and mention.kind != "civilian" and (bool(mention.candidates) or mention.kind in FORCES)

    @staticmethod
    def _once(parts: Sequence[Part]) -> list[Part]:
        """One part for each force; soldiers and officers of whom no more is told are one."""
        first: dict[str, Part] = {}
        for part in parts:
            if part.mention is not None:
                first.setdefault(part.mention.name if part.mention.candidates else part.mention.kind, part)
        return list(first.values())

    def _words(self, part: Part, word: str) -> bool:
        first, last = self.at.get(part.span.start), self.ends.get(part.span.end)
        return first is not None and last is not None and bool(self.reading.within(word, first, last))

    def _vague(self, part: Part) -> bool:
        """Whether the words name nobody: "people", an area, a country in which it happened."""
        if (part.mention is not None and part.mention.place) or self._only_where(part):
            return True
        if self._own_or_sent(part):
            return True
        return part.mention is None and part.name is None and not self._person(part) and not self._thing(part)

    def _thing(self, part: Part) -> bool:
        """Whether words name a thing or a site, not a road or an area that only tells where."""
        first, last = self.at.get(part.span.start, 0), self.ends.get(part.span.end, 0)
        named = (h for word in SITES for h in self.reading.within(word, first, last))
        return any("where" not in h.traits for h in named)

    def _own_or_sent(self, part: Part) -> bool:
        """Whether the words are of what was launched, or only "its own": "stray shells", "four of its own"."""
        last = self.ends.get(part.span.end)
        own = last is not None and last in {h.last for h in self.reading.all("own")}
        first = self.at.get(part.span.start)
        sent = first is not None and any(h.first == first or h.last == last for h in self.reading.all("weapon"))
        return part.mention is None and (own or (sent and not self._person(part)))

    def _only_where(self, part: Part) -> bool:
        """Whether the words are a place's and say no more: "the Somali town of Baidoa", "the area"."""
        first, last = self.at.get(part.span.start), self.ends.get(part.span.end)
        if first is None or last is None or part.mention is not None:
            return False
        where = [(p.first, p.last) for p in self.reading.places]
        where += [(h.first, h.last) for h in self.reading.all("place_type") if h.traits["kind"] in AREAS]
        where = [
            (a, b)
            for a, b in where
            if not any("where" not in h.traits for word in SITES for h in self.reading.within(word, a, b))
        ]
        where += [(h.first, h.last) for word in ("noun_of", "article") for h in self.reading.all(word)]
        covered = {i for a, b in where for i in range(a, b)}
        named = any(first <= a < last and b - a >= 1 for a, b in where)
        return named and all(i in covered for i in range(first, last))

    def _attacker(self, part: Part) -> bool:
        """Whether the words are for those who attacked: "killed 16 terrorists" beside victims of theirs."""
        first, last = self.at.get(part.span.start, 0), self.ends.get(part.span.end, 0)
        return any(h.traits.get("group") == "attackers" for h in self.reading.within("person", first, last))

    def _person(self, part: Part) -> bool:
        return self._words(part, "person")


def _crowd(part: Part) -> bool:
    return part.mention is not None and part.mention.kind == "crowd"
