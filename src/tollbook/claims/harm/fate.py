"""What befell people, told by words that are harm only beside others: held hostage, lost, shot, to death, taken to hospital."""

from __future__ import annotations

from tollbook.claims.harm.beside import FAR, Beside
from tollbook.claims.harm.verb import BEHIND_VERB, NEAR, VerbsOfHarm
from tollbook.claims.people.counted import People
from tollbook.model.reading import Hit, Reading


class Fates:
    """Finds the people whose fate is told without a word for the harm itself."""

    def __init__(self, reading: Reading, beside: Beside, verbs: VerbsOfHarm) -> None:
        self.reading, self.tokens, self.beside, self.verbs = reading, reading.tokens, beside, verbs

    def hold(self, hit: Hit) -> People | None:
        """Those held, where a word such as "hostage" stands beside them, or who are no fighters."""
        undergone = "passive" in hit.traits and not self.verbs.free_order and self.verbs.passive(hit) is not None
        found = (None if undergone else self.verbs.object_of(hit, 2)) or self._held(hit) or self.verbs.whom(hit)
        if found is None or found.quantity.kind == "one":
            return None
        near = {t.norm for t in self.tokens[found.last : found.last + 6]}
        if "needs" in hit.traits:
            return found if hit.traits["needs"] in near else None
        taken = found.human is True and found.group not in ("attackers", "combatants", None)
        held = self.reading.within("captive", found.last, found.last + 6)
        return found if held or taken else None

    def _held(self, hit: Hit) -> People | None:
        """Those before a participle such as "seized": "three staff were seized", "24 girls taken from a school"."""
        if "passive" not in hit.traits:
            return None
        aux = self.verbs.passive(hit)
        found = self.beside.subject(aux.first) if aux is not None else self.beside.ending(hit.first)
        return found if found is not None and found.human is True else None

    def loss(self, hit: Hit) -> People | None:
        """The people right behind "lost": a unit lost nine soldiers, a woman lost two sons; lost ground is no harm.

        Behind "sent" a hospital must follow them: a blast sent nine people to hospital.
        """
        found = self.verbs.object_of(hit, 1)
        joined = hit.last in self.verbs.coordinator  # nine lives were lost and 28 people were hurt
        needs = hit.traits.get("needs")
        if needs is not None and (found is None or not self.reading.within(needs, found.quantity.last, found.last + NEAR)):
            return None
        return found if found is not None and found.human is True and not joined else None

    def shot(self, hit: Hit) -> People | None:
        """Those who were shot and are not said to be dead; one person whom somebody shot is left open."""
        end = min(hit.last + FAR // 2, self.reading.sentence_of(hit.first).last)
        if any(h.traits["metric"] == "killed" for h in self.reading.within("harm", hit.last, end)):
            return None
        aux = self.verbs.passive(hit)
        if aux is not None:
            found = self.beside.subject(aux.first)
            return found if found is not None and (found.human is not None or found.last == aux.first) else None
        object_ = self.verbs.object_of(hit, 2)
        if object_ is None:
            found = self.beside.ending(hit.first)
            several = found is not None and found.quantity.last == hit.first and (found.quantity.count.low or 0) > 1
            return found if found is not None and (found.human is not None or several) else None
        counted = object_.first == hit.last and object_.quantity.kind == "number"
        counted = counted or bool(self.reading.within("body_part", object_.last, object_.last + NEAR))  # shot a man in the leg
        return object_ if counted and object_.human is True and not object_.part else None

    def result(self, hit: Hit) -> People | None:
        """The people before "to death", whatever was done to them; those only sentenced to it are not dead."""
        start = self.reading.sentence_of(hit.first).first
        found = self.beside.ending(hit.first)
        judged = found is not None and self.reading.within("death_sentence", max(start, found.first - NEAR), hit.first)
        return None if judged or found is None or found.human is None else found

    def borne(self, hit: Hit) -> People | None:
        """The subject of "were taken" or "suffered", where a hospital or an injury stands in the words behind."""
        end = self.reading.sentence_of(hit.first).last
        cut = next((i for i in range(hit.last, min(hit.last + BEHIND_VERB, end)) if self.tokens[i].text in (",", ";")), end)
        if not self.reading.within(hit.traits["needs"], hit.last, min(hit.last + BEHIND_VERB, cut, end)):
            return None
        if any(h.traits["metric"] == "killed" for h in self.reading.within("harm", hit.last, min(hit.last + FAR, end))):
            return None  # was taken to hospital, where he died
        return self.verbs.intransitive(hit)
