"""Triggers: the words that name an act, and whether the text says that it happened."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.claims.clause import Clauses
from tollbook.claims.order import VSO
from tollbook.claims.taken import meant
from tollbook.claims.told_by_weapon import LAUNCHED, WeaponActs
from tollbook.claims.weapon import taken
from tollbook.model.claim import Status
from tollbook.model.reading import Hit, Quantity, Reading
from tollbook.model.toll import Count

MANY = 10
DEVICES = frozenset(("landmine", "roadside bomb", "car bomb", "bombing"))
"""Acts whose noun may also be the thing: mines were recovered."""
FOUND = DEVICES | {"grenade attack", "suicide bombing"}
BEFORE = 6
TAKINGS = frozenset(("abduction", "hostage taking", "hijacking"))
ASSAULTS = frozenset(("armed attack", "raid", "shooting", "clash", "strike", "bombardment", "bombing"))
FORCES = frozenset((
    "armed group", "faction", "military", "militia", "unknown", "alliance", "external force", "cartel", "gang", "communal",
))  # fmt: skip
"""Kinds of actors that bear arms."""
GROUPS = frozenset(("armed group", "faction", "militia"))
ARMED = FORCES | {"police"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word of an act. ``count`` is set for several acts taken together ("more than 160 attacks")."""

    hit: Hit
    act: str
    violent: bool
    weak: bool
    status: Status
    count: Count | None
    clause: int

    @property
    def first(self) -> int:
        """The token it begins on."""
        return self.hit.first


class TriggerFinder:
    """Finds the triggers of one report."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.clauses = clauses
        self.quantities = {q.last: q for q in reading.quantities}
        self.no_count = {h.first for h in reading.all("harm", "placing")}
        self.irrealis = {
            status: [h.last for h in reading.all(word)]
            for status, word in (("hypothetical", "hypothetical"), ("planned", "planned"), ("denied", "negation"))
        }
        self.groups = {m.last for m in reading.actors if m.kind in GROUPS}
        self.supported = self._support()
        self.owned = self._behind_perfect(
            {m.last for m in reading.actors if m.kind in ARMED or m.kind == "state"}
        )  # an Israeli strike, the group's attack

    def _behind_perfect(self, owned: set[int]) -> set[int]:
        """With the tokens behind an auxiliary: gunmen have attacked, des hommes armés ont attaqué."""
        if self.reading.language in VSO:  # هاجم مقاتلون
            armed = {m.first for m in self.reading.actors if m.kind in ARMED}
            owned |= {h.first for h in self.reading.all("act") if h.traits.get("pos") == "verb" and h.last in armed}
        return owned | {h.last for h in self.reading.all("perfect") if h.first in owned}

    def _support(self) -> bool:
        """Whether something in the report beside an ambiguous word speaks of armed force."""
        clear = any(h.traits.get("violent") == "yes" and h.traits.get("ambiguous") != "yes" for h in self.reading.all("act"))
        weapon = any(h.traits.get("ambiguous") != "yes" for h in self.reading.all("weapon"))
        armed = any(m.kind in ARMED for m in self.reading.actors)
        harm = any(h.traits["metric"] in ("killed", "injured", "abducted", "killed_or_injured") for h in self.reading.all("harm"))
        unclaimed, unhurt = bool(self.reading.by_word.get("unclaimed")), bool(self.reading.by_word.get("nobody_hurt"))
        told = harm or unhurt or unclaimed or bool(self.reading.by_word.get("responsibility"))
        state = any(m.kind == "state" for m in self.reading.actors) and bool(self.reading.by_word.get("responsibility"))
        plain = harm and not self.reading.by_word.get("not_conflict") and (state or self._assault())
        taking = armed and any(h.traits["act"] in TAKINGS for h in self.reading.all("act"))
        return (
            clear or weapon or taking or (armed and told) or (harm and unclaimed) or plain or ((harm or armed) and self._aimed())
        )

    def _aimed(self) -> bool:
        """Whether an attack is one on somebody or something: "the attack against the mosque"."""
        firm = {h.first: h.last for h in self.reading.all("aim") if h.traits["kind"] == "firm"}
        acts = (behind_time(self.reading, h.last) for h in self.reading.all("act") if h.traits["act"] in ASSAULTS)
        behind = [firm[at] for at in acts if at in firm]
        struck = ("civilian_object", "military_site", "person")
        return any(self.reading.within(word, at, min(at + 4, len(self.reading.tokens))) for at in behind for word in struck)

    def _assault(self) -> bool:
        """Whether an attack is named, if only by a word that may mean something else."""
        return any(h.traits["act"] in ASSAULTS for h in self.reading.all("act"))

    def find(self) -> tuple[Trigger, ...]:
        """The triggers in text order; an ambiguous word counts only where the report gives it support."""
        vetoed = {i for h in self.reading.all("not_conflict", "not_trigger") for i in range(h.first, h.last)}
        timed = {i for t in self.reading.times for i in range(t.first, t.last)}  # the month of March is no march
        vetoed |= {h.first for h in self.reading.all("act") if self._of(h, timed)}
        found_not_used = taken(self.reading)
        vetoed |= {h.first for h in self.reading.all("act") if h.first in found_not_used and h.traits["act"] in FOUND}
        drones = {i for h in self.reading.all("weapon") if h.traits["weapon"] == "drone" for i in range(h.first, h.last)}
        vetoed |= {h.first for h in self.reading.all("act") if h.traits["act"] == "suicide bombing" and self._of(h, drones)}
        arms = [h for h in self.reading.all("weapon") if h.last - h.first > 1]  # aviones de combate
        inside = {i for h in arms for i in range(h.first + 1, h.last)}
        vetoed |= {h.first for h in self.reading.all("act") if h.traits["act"] == "clash" and self._of(h, inside)}
        named = {i for m in self.reading.actors if m.candidates for i in range(m.first, m.last)}
        vetoed |= {h.first for h in self.reading.all("act") if h.traits.get("violent") != "yes" and h.first in named}
        named_acts = [h for v in self.reading.all("act") if v.first not in vetoed and (h := meant(self.reading, v)) is not None]
        found = [self._trigger(h) for h in WeaponActs(self.reading).find(named_acts)]
        return tuple(t for t in found if self.supported or not t.weak or not t.violent or t.first in self.owned)

    @staticmethod
    def _of(hit: Hit, tokens: set[int]) -> bool:
        """Whether all words of a hit are among some tokens: a kamikaze drone is no bomber."""
        return all(i in tokens for i in range(hit.first, hit.last))

    def _trigger(self, hit: Hit) -> Trigger:
        violent, weak = hit.traits.get("violent") == "yes", hit.traits.get("ambiguous") == "yes"
        clause = self.clauses.at(hit.first)
        act = self._launched(clause.first, clause.last) if hit.traits["act"] == "shooting" else None
        if hit.traits["act"] == "explosion" and hit.traits.get("pos") == "noun" and hit.first in self.groups:
            act, weak = "bombing", False  # a Maoist blast
        return Trigger(
            hit,
            act or hit.traits["act"],
            violent,
            weak,
            self._status(hit, clause.first),
            self._count(hit, clause.first),
            clause.index,
        )

    def _launched(self, first: int, last: int) -> str | None:
        """What "fired" means where the clause says what was fired."""
        for weapon in self.reading.within("weapon", first, last):
            if weapon.traits["weapon"] in LAUNCHED:
                return LAUNCHED[weapon.traits["weapon"]]
        return None

    def _status(self, hit: Hit, start: int) -> Status:
        low = max(start, hit.first - BEFORE)
        for status in ("denied", "planned", "hypothetical"):
            if any(low < last <= hit.first for last in self.irrealis[status]):
                return status
        return "actual"

    def _count(self, hit: Hit, start: int) -> Count | None:
        """The number of acts counted together, up to four words before the trigger; not that of the dead before it."""
        if hit.traits.get("pos") != "noun":
            return None
        reach = 1 if self.reading.language in VSO else 5  # Arabic adjectives follow their noun
        for last in range(hit.first, max(hit.first - reach, 0), -1):
            quantity = self.quantities.get(last)
            if quantity is not None:
                return quantity.count if self._several(quantity) else None
            if last <= start or last - 1 in self.no_count or not self.reading.tokens[last - 1].text[0].isalpha():
                return None
        return None

    @staticmethod
    def _several(quantity: Quantity) -> bool:
        return quantity.kind == "vague" or (
            quantity.kind == "number" and max(quantity.count.low or 0, quantity.count.high or 0) >= MANY
        )


def behind_time(reading: Reading, at: int) -> int:
    """The token behind a time that begins at a token, the token itself where none does: "an attack late Friday on a school"."""
    return next((t.last for t in reading.times if t.first == at), at)
