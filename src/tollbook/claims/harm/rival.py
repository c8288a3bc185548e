"""Which of two words of harm tells what became of the same people: "thirty villagers abducted last week were freed"."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.claims.harm.verb import VerbsOfHarm
from tollbook.claims.order import FREE_ORDER
from tollbook.claims.people.counted import People
from tollbook.model.reading import Hit, Reading, starts


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm with the people it is about."""

    metric: str
    people: People
    predicate: Hit
    subset: bool = False


class Rivals:
    """Weighs words of harm that claim the same people."""

    def __init__(self, reading: Reading, verbs: VerbsOfHarm) -> None:
        self.verbs = verbs
        self.who = {h.first for h in reading.all("who")}
        self.whom = starts(reading, "whom")
        self.free_order = reading.language in FREE_ORDER

    def outweighs(self, harm: Harm, rival: Harm) -> bool:
        """Whether a word of harm tells better than one found before what became of the same people."""
        if harm.metric == "freed" and rival.metric == "killed":
            return False  # the bodies of seven were rescued from the river
        if "displaced" in (harm.metric, rival.metric) and harm.metric != rival.metric:
            return rival.metric == "displaced"  # six wounded soldiers were evacuated
        told = self._describes(rival) or self._since_dead(rival, harm)
        if told and self._finite(harm):
            return True
        nearer = self._distance(harm) < self._distance(rival)
        described = self._describes(harm) and self._finite(rival)
        return nearer and not self._taken_free(rival, harm) and not described

    def _describes(self, harm: Harm) -> bool:
        """Whether a participle behind its people may only describe them: "thirty villagers abducted last week were freed"."""
        use = harm.predicate.traits["use"]
        if harm.people.last in self.whom and harm.people.last < harm.predicate.first:  # the 19 whom rebels took were found dead
            return True
        if use == "shot":  # a man who was shot has died
            return True
        if (use, harm.metric) == ("noun", "killed_or_injured"):  # killed the chief and 17 other victims
            return True
        if (use, harm.metric) == ("noun", "abducted"):  # two of the hostages were freed
            return True
        if use == "noun" and harm.people.last == harm.predicate.last:  # four wounded persons died
            return True
        bare = harm.predicate.traits["use"] == "participle" and self.verbs.passive(harm.predicate) is None
        within = harm.people.quantity.last <= harm.predicate.first < harm.people.last  # six wounded guards
        aged = harm.people.quantity.kind == "one" and harm.people.last < harm.predicate.first  # a girl of 12 hurt on Sunday
        return bare and (harm.people.last == harm.predicate.first or aged or within)

    def _since_dead(self, hurt: Harm, harm: Harm) -> bool:
        """Whether people who were hurt, told by a clause with "who", are dead: "a man, who was shot in the leg, has died"."""
        between = range(hurt.people.last, hurt.predicate.first)
        return (hurt.metric, harm.metric) == ("injured", "killed") and any(i in self.who for i in between)

    def _finite(self, harm: Harm) -> bool:
        """Whether a word tells an event of its own, as "died" and "were killed" do."""
        use = harm.predicate.traits["use"]
        if use == "active" or (use == "participle" and harm.people.first >= harm.predicate.last):
            return harm.metric in ("killed", "injured") and not self.free_order
        return use == "intransitive" or (use == "participle" and self.verbs.passive(harm.predicate) is not None)

    @staticmethod
    def _taken_free(one: Harm, other: Harm) -> bool:
        """Whether a word for the taken only describes people who are told to be free: "liberados los turistas retenidos"."""
        return (one.metric, other.metric) == ("freed", "abducted")

    @staticmethod
    def _distance(harm: Harm) -> int:
        """The tokens between the people and the word of harm."""
        return max(harm.predicate.first - harm.people.last, harm.people.first - harm.predicate.last, 0)
