"""Which counted people every word of harm is about: the grammar of "X died and Y were injured"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tollbook.claims.harm.beside import Beside
from tollbook.claims.harm.fate import Fates
from tollbook.claims.harm.joined import JoinedPeople
from tollbook.claims.harm.noun import NounsOfHarm
from tollbook.claims.harm.rival import Harm, Rivals
from tollbook.claims.harm.verb import NEAR, VerbsOfHarm
from tollbook.claims.people.counted import People
from tollbook.model.reading import Hit, Reading, starts


class HarmBinder:
    """Binds the words of harm of one report to counted people, sentence by sentence."""

    def __init__(self, reading: Reading, people: tuple[People, ...]) -> None:
        self.reading = reading
        beside = Beside(reading, people)
        self.verbs, self.nouns = VerbsOfHarm(reading, beside), NounsOfHarm(reading, beside)
        self.fates, self.joined = Fates(reading, beside, self.verbs), JoinedPeople(reading, beside, self.verbs)
        self.rivals = Rivals(reading, self.verbs)
        self.rules: dict[str, Callable[[Hit], People | None]] = {
            "participle": self.verbs.participle,
            "active": self.verbs.active,
            "intransitive": self.verbs.intransitive,
            "adjective": self.verbs.adjective,
            "noun": self.nouns.noun,
            "toll": self.nouns.toll,
            "apart": self.nouns.apart,
            "hold": self.fates.hold,
            "loss": self.fates.loss,
            "shot": self.fates.shot,
            "result": self.fates.result,
            "borne": self.fates.borne,
        }
        self.executed = {h.first for h in reading.all("executed")}
        self.whole = [(h.first, h.last) for h in reading.all("partitive")]
        self.veto = [(h.first, h.last) for h in reading.all("toll_veto")]
        self.wounds = {i for h in reading.all("wound_noun") for i in range(h.first + 1, h.last)}
        self.articles = {h.first for h in reading.all("article")}
        self.held = reading.all("captive") or any(h.traits["metric"] == "abducted" for h in reading.all("harm"))  # came home
        self.whom = starts(reading, "whom")
        self.victims = starts(reading, "victim_word")
        self.aged = {h.last for h in reading.all("ages_behind")}
        self.asked = {h.last for h in reading.all("open_question")}

    def bound(self, hit: Hit) -> People | None:
        """The people a word of harm is about, None where it has no counted people."""
        own = self.nouns.counted_itself(hit) or self.nouns.labelled(hit)
        if own is not None:
            return own
        return self.rules[hit.traits["use"]](hit)

    def vetoed(self, hit: Hit) -> bool:
        """Whether the words speak of harm that is only threatened, wished or averted, or of a plan that was carried out."""
        if hit.first in self.executed and self._carried_out(hit):
            return True
        return any(first < hit.last and hit.first < last + 2 and first <= hit.first for first, last in self.veto)

    def _age(self, people: People, hit: Hit) -> bool:
        """Whether a bare number is an age, as the words around it tell: "21, of Okene, was killed", "both 24, died"."""
        if people.human is not None or people.quantity.kind != "number" or (people.quantity.count.low or 0) < 2:
            return False
        if people.last == people.quantity.last and people.first in self.aged:
            return True
        return people.last <= hit.first and bool(self.reading.within("singular_verb", people.last, hit.last))

    def _carried_out(self, hit: Hit) -> bool:
        """Whether "executed" has a plan or an attack for its object, no people."""
        acts = self.reading.within("act", hit.last, hit.last + NEAR)
        return bool(acts) and not self.reading.within("person", hit.last, acts[0].first)

    def _said_of_part(self, hit: Hit) -> bool:
        """Whether "victims" only says whose part a figure is: "six of the victims were students"."""
        return hit.traits["metric"] == "killed_or_injured" and any(a < hit.first < b for a, b in self.whole)

    def harms_of(self, hit: Hit) -> Iterator[Harm]:
        """A word of harm with all the people it is about."""
        limb = hit.traits["metric"] == "missing" and hit.last in self.articles  # missing a limb
        noun = hit.first in self.wounds and hit.traits["use"] == "active"  # a gunshot wound at the hip
        home = "taken" in hit.traits and not self.held
        people = None if limb or noun or home or self.vetoed(hit) or self._said_of_part(hit) else self.bound(hit)
        if people is None or self._age(people, hit) or (people.first in self.asked and people.last <= hit.first):
            return
        metric = "killed" if self._all_dead(hit, people) else hit.traits["metric"]
        yield Harm(metric, people, hit)
        if people.quantity.last <= hit.first < people.last and people.quantity.kind == "number":
            return  # the mayor and six wounded guards: the participle is of the guards alone
        after = people.first >= hit.last
        joined = self.joined.behind(people) if after else self.joined.before(people)
        for other in joined:
            yield Harm(metric, other, hit)

    def _all_dead(self, hit: Hit, people: People) -> bool:
        """Whether counted "victims" are the dead, as reports use the word where nothing around tells of the hurt."""
        if hit.first not in self.victims or people.quantity.kind != "number":
            return False
        sentence = self.reading.sentence_of(hit.first)
        told = (h for h in self.reading.within("harm", hit.first, sentence.last) if h.first != hit.first)
        hurt = any(h.traits["metric"] == "injured" or h.first <= hit.last + NEAR for h in told)
        shot = any(h.traits["use"] == "shot" for h in self.reading.all("harm"))  # of who was shot, no word says who lived
        return not hurt and not shot and not self.reading.within("hospital_word", sentence.first, sentence.last)

    def _both(self, earlier: Harm, later: Harm) -> bool:
        """Whether a clause tells who took people whose end is told behind it: "the 19 whom rebels took were found dead"."""
        taken = earlier.metric == "abducted" and earlier.people.last in self.whom
        return taken and later.metric in ("freed", "killed") and earlier.predicate.first < later.predicate.first

    def find(self) -> tuple[Harm, ...]:
        """Every harm of the report once, the nearer word of harm first where two claim the same people."""
        found: dict[tuple[int, str], Harm] = {}
        claimed: dict[int, Harm] = {}
        for hit in self.reading.all("harm", "harm_apart"):
            for harm in self.harms_of(hit):
                at = harm.people.quantity.first
                rival = claimed.get(at)
                if rival is not None and not self.rivals.outweighs(harm, rival):
                    continue
                if rival is not None and not self._both(rival, harm):
                    found.pop((at, rival.metric), None)
                found[(at, harm.metric)] = claimed[at] = harm
        return tuple(sorted(found.values(), key=lambda h: (h.people.first, h.predicate.first)))
