"""Acts told by the weapon alone: what was launched at something, what hit it, what it was hit by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.order import INVERTS, NOUN_FIRST, VERB_LAST, VSO
from tollbook.model.reading import Hit, Reading, starts

BEFORE, OWNER = 6, 4
LAUNCHED = {
    "missile": "missile attack",
    "ballistic missile": "missile attack",
    "rocket": "rocket attack",
    "artillery": "shelling",
    "mortar": "shelling",
    "drone": "drone strike",
}
STRUCK = {**LAUNCHED, "aircraft": "airstrike", "projectile": "missile attack", "cluster munition": "shelling"}
"""Which act it is when a weapon is told to have hit something."""
STOPPED = frozenset(("drone", "missile", "ballistic missile", "rocket", "projectile", "naval drone"))
OPENING = 4  # tokens at the head of a sentence in which the weapon that is its subject stands
GENERAL = frozenset(("strike", "armed attack", "explosion", "killing", "destruction", "bombardment", "bombing"))
"""Acts whose word says less than the weapon that is its subject: a drone struck, jets bombed."""


class WeaponActs:
    """Finds the acts that the weapons of one report tell."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.and_words = starts(reading, "and")
        self.no_weapon = {i for h in reading.all("not_weapon") for i in range(h.first, h.last)}  # a march, not a drone

    def find(self, acts: Sequence[Hit]) -> list[Hit]:
        """The given acts, with those told by weapons; a general verb gives way to the weapon that is its subject."""
        firm = {i for h in acts if not self._gives_way(h) for i in range(h.first, h.last)}
        told = {h.first: h for h in (*self._impacts(firm), *self._launches(acts), *self._downed(), *self._fired())}
        kept = [h for h in acts if h.first not in told]
        return sorted((*kept, *told.values()), key=lambda h: h.first)

    @staticmethod
    def _gives_way(hit: Hit) -> bool:
        shots = hit.traits["act"] == "shooting"  # helicopters opened fire
        shots = shots or (hit.traits["act"] == "shelling" and hit.last == hit.first + 1)  # jets shelled a village
        spoken = hit.traits.get("violent") != "yes"  # a drone slammed into a house: no criticism
        met = hit.traits["act"] == "clash" and hit.traits.get("ambiguous") == "yes"  # the air force engaged positions
        return hit.traits.get("pos") == "verb" and (hit.traits["act"] in GENERAL or shots or spoken or met)

    def _downed(self) -> Iterator[Hit]:
        """What was stopped on its way: "brought down 43 of 51 drones", "destroyed two missiles"."""
        flying = {h.first for h in self.reading.all("weapon") if h.traits["weapon"] in STOPPED}
        places = {p.first for p in self.reading.places if not p.demonym} | starts(self.reading, "person", "place_type")
        for verb in self.reading.all("downed"):
            end = min(verb.last + BEFORE, self.reading.sentence_of(verb.first).last)
            first = next((i for i in range(verb.last, end) if i in flying or i in places), None)
            if first in flying:
                yield self._act(verb, "interception")

    def _fired(self) -> Iterator[Hit]:
        """Who opened fire standing between the two words for it: «أطلقت القوات النار»."""
        fire = starts(self.reading, "fire_word")
        for verb in self.reading.all("opens_fire"):
            end = min(verb.last + BEFORE, self.reading.sentence_of(verb.first).last)
            if any(i in fire for i in range(verb.last + 1, end)):
                yield self._act(verb, "shooting")

    def _launches(self, acts: Sequence[Hit]) -> Iterator[Hit]:
        """What somebody launched at something, told by the weapon alone: "launched 40 drones at the port"."""
        clear = (h for h in self.reading.all("weapon") if h.traits.get("ambiguous") != "yes")
        weapons = {h.first: h for h in clear if h.traits["weapon"] in LAUNCHED}
        aims = {h.first for h in self.reading.all("aim") if h.traits["kind"] == "firm"} | starts(self.reading, "toward")
        taken_up = {i for h in acts for i in range(h.first, h.last) if h.traits["act"] != "shooting"}
        for verb in self.reading.all("light_verb"):
            end = min(verb.last + BEFORE, self.reading.sentence_of(verb.first).last)
            first = next((i for i in range(verb.last, end) if i in weapons or i in taken_up), None)
            weapon = weapons.get(first) if first is not None and first not in taken_up else None
            if weapon is not None and any(i in aims for i in range(weapon.last, weapon.last + 3)) and verb.first not in taken_up:
                yield self._act(verb, LAUNCHED[weapon.traits["weapon"]])

    def _impacts(self, taken_up: set[int]) -> Iterator[Hit]:
        """What a weapon did that hit something: "two of its missiles slammed into a market", "hit by a drone"."""
        weapons = [h for h in self.reading.all("weapon") if h.traits["weapon"] in STRUCK and h.first not in self.no_weapon]
        arms = [Hit("weapon", h.first, h.last, {"weapon": "aircraft"}) for h in self.reading.all("air_arm")]
        weapons = sorted((*weapons, *arms), key=lambda h: h.first)
        verbs = (*self._struck_by(weapons), *self._fell(weapons), *self._hit_by(weapons), *self._enclosed(weapons))
        for verb, weapon in verbs:
            act = STRUCK[weapon.traits["weapon"]]
            if not taken_up & set(range(verb.first, verb.last)) and self._can(verb, act):
                yield self._act(verb, act, way="hit")

    def _can(self, verb: Hit, act: str) -> bool:
        """Whether a weapon can do it: what opens fire is a drone or an aircraft, a missile is fired."""
        ways = ("shooting", "shelling")
        shots = [h for h in self.reading.all("act") if h.first == verb.first and h.traits["act"] in ways]
        return not shots or act in ("drone strike", "airstrike")

    @staticmethod
    def _act(verb: Hit, act: str, *, way: str = "sent") -> Hit:
        return Hit("act", verb.first, verb.last, {"act": act, "violent": "yes", "pos": "verb", "way": way})

    def _struck_by(self, weapons: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
        """The verbs of hitting with a weapon for their subject."""
        ends = {h.last: h for h in weapons}
        aux = starts(self.reading, "perfect", "adverb", "relative_word")  # the shell that fell
        aux |= {i for t in self.reading.times for i in range(t.first - self._led_in(t.first), t.last)} | self._brackets()
        aux |= {i for p in self.reading.places if p.demonym for i in range(p.first, p.last)}  # un misil ruso impactó
        if self.reading.language in NOUN_FIRST:  # drone Ukraina menghantam
            aux |= {i for p in self.reading.places if p.first in ends for i in range(p.first, p.last)}
        for verb in self.reading.all("impact"):
            at = verb.first
            while at - 1 in aux:
                at -= 1
            weapon = ends.get(at) or self._owned(at, ends)
            if weapon is not None:
                yield verb, weapon

    def _owned(self, at: int, ends: dict[int, Hit]) -> Hit | None:
        """The weapon whose owner stands right before a verb: "a missile of Yemen's Houthis came down on"."""
        owners = (m.first for m in self.reading.actors if m.last == at)
        of = starts(self.reading, "noun_of")
        begin = min(owners, default=at)
        linked = next((i for i in range(begin - 1, max(begin - OWNER, 0), -1) if i in of), None) if begin < at else None
        return ends.get(linked) if linked is not None else None

    def _enclosed(self, weapons: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
        """The verbs of hitting that close the clause their weapon opens: "Drohnen haben nachts eine Raffinerie getroffen"."""
        if self.reading.language not in VERB_LAST:
            return
        for verb in self.reading.all("impact"):
            start = self.reading.sentence_of(verb.first).first
            opening = [h for h in weapons if start <= h.first < min(start + OPENING, verb.first)]
            if opening and not any(self.tokens[i].text in ",;:" for i in range(opening[0].last, verb.first)):
                yield verb, opening[0]

    def _led_in(self, first: int) -> int:
        """How many short words lead in a time: "the air force on Wednesday struck", "la aviación bombardeó"."""
        word = self.tokens[first - 1].text if first else ""
        return int(word.isalpha() and word.islower() and len(word) < BEFORE and first - 1 not in self.and_words)

    def _brackets(self) -> set[int]:
        """The words in brackets that hold nothing but a time: "this morning (Monday, August 14) engaged"."""
        timed = {i for t in self.reading.times for i in range(t.first - 1, t.last + 1)}
        return {i for i in timed if 0 <= i < len(self.tokens) and self.tokens[i].text in "()"}

    def _fell(self, weapons: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
        """The verbs of hitting before the weapon that is their subject: "cayeron tres obuses", «سقطت قذيفة»."""
        if self.reading.language not in INVERTS | VSO:
            return
        firsts = {h.first: h for h in reversed(weapons)}
        for verb in self.reading.all("impact_first"):
            near = [firsts[i] for i in range(verb.last, verb.last + 4) if i in firsts]
            signs = [i for i in range(verb.last, near[0].first) if not self.tokens[i].text[0].isalnum()] if near else []
            if near and not signs:
                yield verb, near[0]

    def _hit_by(self, weapons: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
        """The participles of being hit with a weapon for their agent."""
        agents = starts(self.reading, "agent")
        for verb in self.reading.all("impact_passive"):
            by = next((i for i in range(verb.last, verb.last + BEFORE) if i in agents), None)
            yield from [(verb, w) for w in weapons if by is not None and by < w.first <= by + 4][:1]
