"""Verbs of harm: which people "was killed", "killed", "died" and "is dead" are about."""

from __future__ import annotations

from tollbook.claims.harm.beside import QUOTES, Beside
from tollbook.claims.order import FREE_ORDER, PLURAL_VERB, VSO
from tollbook.claims.people.counted import People
from tollbook.model.reading import Hit, Reading, starts

LONG = 26
NEAR = 5
BEHIND_VERB = 9


class VerbsOfHarm:
    """Finds the people that a verb of harm, or a participle or adjective in its place, is about."""

    def __init__(self, reading: Reading, beside: Beside) -> None:
        self.reading, self.tokens, self.beside = reading, reading.tokens, beside
        self.aux = {h.last: h for h in reading.all("passive_aux")}
        self.helping = {h.last: h.first for h in reading.all("perfect", "reported_to")}
        self.helping_ends = frozenset(i - 1 for i in self.helping)
        self.adverb = {h.first for h in reading.all("adverb")} | {i for i, t in enumerate(reading.tokens) if t.text in QUOTES}
        self.listed_from = {h.first for h in reading.all("subset_cue")}
        self.coordinator = {h.first: h for h in reading.all("coordinator")}
        self.harms = {h.first: h for h in reading.all("harm")}
        self.who = {h.first for h in reading.all("who")}
        self.whose, self.noun_ends = starts(reading, "whom"), {h.last for h in reading.all("person")}
        self.articles = {h.first for h in reading.all("article")}
        self.free_order = reading.language in FREE_ORDER
        self.verb_first = reading.language in VSO
        self.on_day = starts(reading, "on_day")
        self.timed = {i for t in reading.times for i in range(t.first, t.last)}

    def passive(self, hit: Hit) -> Hit | None:
        """The form of "to be" that makes a participle a passive: "was on Tuesday reportedly killed"."""
        low = hit.first - 4
        for i in range(hit.first, -1, -1):
            if i in self.aux or i <= low:
                return self.aux.get(i) if i > low else None
            if i - 1 in self.timed or (i in self.timed and i - 1 in self.on_day):  # was on Tuesday reportedly killed
                low -= 1
            elif i - 1 not in self.adverb:
                return None
        return None

    def participle(self, hit: Hit) -> People | None:
        """Those of "were killed", "the two killed" and "killed two"."""
        aux = self.passive(hit) or self._shared_passive(hit)
        if aux is not None:
            return self._passive_people(hit, aux)
        described = self._describing(hit)
        if described is not None:
            return described
        left, right = self.beside.ending(hit.first) or self._interrupted(hit), self.object_of(hit, 3)
        if self.free_order and left is not None:
            return left
        if left is not None and left.quantity.kind == "one" and (left.last > hit.first or hit.last in self.articles):
            left = None  # a man killed the, his: he did it
        if left is None:
            return right or self._passive_before(hit) or self.whom(hit)
        direct = right is not None and right.first <= hit.last + 1 and right.human is not None
        if right is not None and direct and right.last not in self.harms and right.last not in self.aux_starts():
            return right
        return left

    def _describing(self, hit: Hit) -> People | None:
        """The people within whose words a participle stands: "six injured guards were flown out"."""
        inside = (p for p in self.beside.people if p.quantity.last <= hit.first and hit.last < p.last)
        return next((p for p in inside if p.quantity.kind == "number" and p.human is True and not p.part), None)

    def _interrupted(self, hit: Hit) -> People | None:
        """The people before a list of some of them: "and seven people, including two nurses, hurt"."""
        edge = self.beside.over_apposition(hit.first, self.reading.sentence_of(hit.first).first)
        return self.beside.ending(edge) if edge < hit.first and edge + 1 in self.listed_from else None

    def _passive_before(self, hit: Hit) -> People | None:
        """The subject of the passive that a participle is joined to over more words: "were caught in crossfire and killed"."""
        if self.free_order or self.verb_first or hit.first - 1 not in self.coordinator:
            return None
        start = max(self.reading.sentence_of(hit.first).first, hit.first - LONG // 2)
        for i in range(hit.first - 2, start, -1):
            hurt = i in self.harms and self.harms[i].traits["use"] != "shot"  # was shot several times and killed
            if hurt or i in self.beside.breaks or self.tokens[i].text == ",":
                return None
            if i in self.aux:
                return self.beside.subject(self.aux[i].first)
        return None

    def _shared_passive(self, hit: Hit) -> Hit | None:
        """The form of "to be" of the participle this one is joined to: "fueron emboscados y ultimados"."""
        if not self.free_order or hit.first - 1 not in self.coordinator or hit.first - 2 in self.harms:
            return None
        return self.aux.get(hit.first - 2)

    def _passive_people(self, hit: Hit, aux: Hit) -> People | None:
        """The subject of a passive, before or (in free order) behind it: "fueron asesinados tres policías"."""
        found = self.beside.subject(self._opening(aux.first))
        after = self.object_of(hit, NEAR) if self.free_order and self._set_apart(found, aux.first) else None
        return after or found

    def _set_apart(self, found: People | None, verb: int) -> bool:
        """Whether people before a verb are too far to be its subject, or joined on by "and": "died one and were killed two"."""
        if found is None or (found.last < verb and verb - 1 in self.coordinator):
            return True
        edge = self.beside.over_apposition(verb, self.reading.sentence_of(verb).first)
        return edge - found.last > 1

    def _opening(self, verb: int) -> int:
        """Where a verb group begins: "are known to have died", "is also reported to have been killed"."""
        at = verb
        while True:
            before = self.helping.get(at)
            if before is not None:
                at = before
            elif at < verb and at - 1 in self.adverb and at - 2 in self.helping_ends:
                at -= 1
            else:
                return at

    def aux_starts(self) -> frozenset[int]:
        """The tokens on which a form of "to be" begins."""
        return frozenset(h.first for h in self.aux.values())

    def object_of(self, hit: Hit, reach: int) -> People | None:
        """The people that begin within reach behind a word of harm."""
        return self.beside.beginning(hit.last, reach)

    def active(self, hit: Hit) -> People | None:
        """The object of a verb of harm: "killed two"; in free order also before it."""
        if self.verb_first:
            return self._around(hit)
        contracted = self.beside.by_first.get(hit.last - 1, ()) if self.free_order else ()  # la muerte del alcalde
        inside = (p for p in contracted if p.quantity.kind == "one" or (p.quantity.last > hit.last and p.human is True))
        return next(inside, None) or self._either_side(hit)

    def _around(self, hit: Hit) -> People | None:
        """Those behind a verb that stands first; those before it where it agrees with them: تسعة أشخاص قتلوا."""
        found, before = self.object_of(hit, BEHIND_VERB), self.beside.ending(hit.first) or self._interrupted(hit)
        agrees = self.tokens[hit.last - 1].norm.endswith(PLURAL_VERB) and before is not None and before.group != "attackers"
        if agrees and (found is None or found.first > hit.last):
            return before
        return found or before

    def _either_side(self, hit: Hit) -> People | None:
        before = self.beside.ending(hit.first) if self.free_order else None
        return self.object_of(hit, NEAR) or before or self.whom(hit)

    def whom(self, hit: Hit) -> People | None:
        """The people before a clause that tells who harmed them: "the 27 pupils whom gunmen took"."""
        start = max(self.reading.sentence_of(hit.first).first, hit.first - LONG // 2)
        for i in range(hit.first - 1, start, -1):
            if i in self.harms or i in self.beside.says or self.tokens[i].text in (";", ":"):
                return None
            if i in self.whose and i in self.noun_ends:
                near = (p for p in self.beside.by_last.get(i, ()) if p.human is True and p.quantity.kind == "number")
                doer = any(j in self.beside.person or j in self.beside.known for j in range(i + 1, hit.first))
                return next((p for p in near if p.group not in ("attackers", "combatants")), None) if doer else None
        return None

    def intransitive(self, hit: Hit) -> People | None:
        """The subject of a verb such as "died"; in free order also behind it."""
        found = self.beside.subject(self._opening(hit.first)) or self._described_subject(hit)
        after = self.object_of(hit, NEAR) if self.free_order else None
        return after if after is not None and self._set_apart(found, hit.first) else found

    def _described_subject(self, hit: Hit) -> People | None:
        """The people a sentence opens with and describes before its verb: "a man who was hurt on Monday has died"."""
        start = self.reading.sentence_of(hit.first).first
        opening = [p for p in self.beside.people if start <= p.first <= start + 2 and p.last < hit.first and p.human is True]
        best = min(opening, key=lambda p: (p.first, -p.last), default=None) or self._before_who(hit, start)
        who = best is not None and (best.last in self.who or (best.last + 1 in self.who and self.tokens[best.last].text == ","))
        return best if best is not None and (who or best.last in self.harms) else None

    def _before_who(self, hit: Hit, start: int) -> People | None:
        """The people that the last clause with "who" describes: "..., a man, who was shot in the leg, succumbed"."""
        for i in range(hit.first - 1, max(hit.first - LONG, start), -1):
            if i in self.who:
                near = (
                    *self.beside.by_last.get(i, ()),
                    *(self.beside.by_last.get(i - 1, ()) if self.tokens[i - 1].text == "," else ()),
                )
                return min((p for p in near if p.human is True), key=lambda p: p.first, default=None)
        return None

    def adjective(self, hit: Hit) -> People | None:
        """Those of "nine dead" and "nine are dead"."""
        found = self.beside.ending(hit.first) or next(
            (p for p in self.beside.people if p.quantity.last == hit.first and p.last > hit.last), None
        )
        start = self.reading.sentence_of(hit.first).first
        if found is not None:
            return self.beside.including(found, start) or found
        closed = self.beside.by_last.get(hit.first - 1, ()) if self.tokens[hit.first - 1].text == "," else ()
        whole = next((w for p in closed if (w := self.beside.whole(p, start)) is not None), None)
        if whole is not None:
            return whole  # nine people, including three children, dead
        aux = self.passive(hit)
        return self.beside.subject(aux.first) if aux is not None else None
