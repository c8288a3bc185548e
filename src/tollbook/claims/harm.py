"""Which counted people a word of harm is about: the grammar of "X died and Y were injured"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tollbook.claims.order import FREE_ORDER, VSO
from tollbook.claims.people import People
from tollbook.model.reading import Hit, Reading

FAR = 14
LONG = 26
NEAR = 5
QUOTES = frozenset('"“”«»')
BEHIND_VERB = 9
HOSTAGE = frozenset(
    ["hostage", "hostages", "captive", "captives", "prisoner", "prisoners", "rehén", "rehenes", "otage", "otages"]
)


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm with the people it is about."""

    metric: str
    people: People
    predicate: Hit
    subset: bool = False


class HarmBinder:
    """Binds the words of harm of one report to counted people, sentence by sentence."""

    def __init__(self, reading: Reading, people: tuple[People, ...]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.by_last: dict[int, list[People]] = {}
        self.by_first: dict[int, list[People]] = {}
        for p in people:
            self.by_last.setdefault(p.last, []).append(p)
            self.by_first.setdefault(p.first, []).append(p)
        self.people = people
        self.aux = {h.last: h for h in reading.all("passive_aux")}
        self.adverb = {h.first for h in reading.all("adverb")} | {i for i, t in enumerate(reading.tokens) if t.text in QUOTES}
        self.noun_of = {h.first for h in reading.all("noun_of")}
        self.executed = {h.first for h in reading.all("executed")}
        self.cues = reading.by_word.get("subset_cue", ())
        self.listing = {h.last for h in reading.all("subset_cue")}
        self.listed_from = {h.first for h in reading.all("subset_cue")}
        self.whole = [(h.first, h.last) for h in reading.all("partitive")]
        self.breaks = {h.first for h in reading.all("clause_break")}
        self.placing = {h.first for h in reading.all("placing")}  # "martyred in two clashes": no object behind it
        self.coordinator = {h.first: h for h in reading.all("coordinator")}
        self.veto = [(h.first, h.last) for h in reading.all("toll_veto")]
        self.rise = {h.last for h in reading.all("rise")}
        self.harms = {h.first: h for h in reading.all("harm")}
        self.articles = {h.first for h in reading.all("article")}
        self.says = {h.first for h in reading.all("say")}
        self.who = {h.first for h in reading.all("who")}
        self.person = {h.first for h in reading.all("person")}
        self.indefinite_many = {self.tokens[h.first].norm for h in reading.all("vague") if h.traits.get("size") == "several"}
        self.free_order = reading.language in FREE_ORDER
        self.verb_first = reading.language in VSO
        self.member = {h.first: h.last for h in reading.all("member_of")}
        self.known = {m.first: m.last for m in reading.actors}
        self.stop = {h.first for h in reading.all("stop") if "object" not in h.traits} if self.verb_first else set()
        self.timed = {i for t in reading.times for i in range(t.first, t.last)}
        self.between = {m.first: m.last for m in reading.times} | {m.first: m.last for m in reading.places}

    # ---- where people may stand

    def ending(self, token: int) -> People | None:
        """The counted people whose words end right before a token, adverbs between skipped; counted things are none."""
        start = self.reading.sentence_of(token).first if token < len(self.tokens) else 0
        for i in range(token, max(token - 3, start), -1):
            best = [p for p in self.by_last.get(i, ()) if p.human is not False]
            if best:
                return min(best, key=lambda p: (p.first, p.definite))
            gap = self.free_order and self.tokens[i - 1].text == "," and any(p.human is None for p in self.by_last.get(i - 1, ()))
            if i - 1 not in self.adverb and not gap:
                return None
        return None

    def beginning(self, token: int, reach: int) -> People | None:
        """The counted people whose words begin within ``reach`` tokens, no break between."""
        end = self.reading.sentence_of(min(token, len(self.tokens) - 1)).last if token <= len(self.tokens) else token
        i, edge, doer = token, token + reach + 1, False
        while i < min(edge, end):
            counted = any(p.human or p.quantity.kind == "number" for p in self.by_first.get(i, ()))  # four is a village too
            if self.free_order and i in self.between and not counted:
                i, edge = self.between[i], edge + self.between[i] - i
                continue
            best = [p for p in self.by_first.get(i, ()) if p.human is not False]
            if best:
                return self._behind_doer(best[0])
            if self.tokens[i].text == "(" and self.verb_first and i + 1 in self.known:
                i = self.known[i + 1] + (self.known[i + 1] < end and self.tokens[self.known[i + 1]].text == ")")
                continue  # mourned (Hezbollah) two of its fighters
            if doer and i in self.member:
                i = self.known.get(self.member[i], self.member[i])  # gunmen thought to be of X took four
                edge = max(edge, i + reach)
                continue
            doer = doer or (self.verb_first and i in self.person)  # gunmen killed three: the verb, who did it, whom
            stopped = (
                i in self.breaks
                or i in self.harms
                or i in self.says
                or (i in self.person and not doer)
                or (doer and i in self.stop)
                or i in self.placing
            )
            if stopped or self.tokens[i].text in (",", ";", ".", "(", ")") or (self.free_order and i in self.coordinator):
                return None
            i += 1
        return None

    def _behind_doer(self, people: People) -> People:
        """Behind a verb that stands first, "a gunman three people": the second are whom the harm is about."""
        if not self.verb_first or people.quantity.kind != "one" or people.group != "attackers":
            return people
        return next((p for p in self.by_first.get(people.last, ()) if p.human is True), people)

    def subject(self, before: int) -> People | None:
        """The counted people that are the subject of a verb group which begins at ``before``."""
        start = self.reading.sentence_of(before).first
        edge = self._over_apposition(before, start)
        for i in range(edge, max(edge - FAR, start), -1):
            best = [p for p in self.by_last.get(i, ()) if p.human is not False and self._may_reach(p, i, edge)]
            if best:
                nearest = min(best, key=lambda p: (p.first, p.definite))
                return self._including(nearest, start) or self._whose(nearest)
            if self.tokens[i - 1].norm in (";", ":", "that") or (i - 1 in self.breaks and i - 1 != edge - 1 and i < edge - 8):
                return None
            told = i - 1 in self.harms and i != edge and self.harms[i - 1].traits["use"] in ("participle", "intransitive")
            if told and not self.by_last.get(i - 1):  # a participle right behind its people only describes them
                return None
        return None

    def _including(self, part: People, start: int) -> People | None:
        """The whole before a part that no comma closes off: "nine people including two nurses were killed"."""
        cue = next((h for h in self.cues if h.last in (part.first, part.first - 1) and h.first > start), None)
        if cue is None or self.free_order:
            return None
        at = cue.first - (self.tokens[cue.first - 1].text == ",")
        whole = [p for p in self.by_last.get(at, ()) if p.human is not False and p.quantity.kind in ("number", "vague")]
        return min(whole, key=lambda p: p.first, default=None)

    def _whose(self, people: People) -> People:
        """Counted people before the body they belong to: three rangers of the Presidential Guard."""
        if people.quantity.kind != "one" or not people.definite or people.first - 1 not in self.noun_of:
            return people
        return next(
            (p for p in self.by_last.get(people.first - 1, ()) if p.human is True and p.quantity.kind == "number"), people
        )

    @staticmethod
    def _may_reach(people: People, at: int, edge: int) -> bool:
        return people.human is True or edge - at <= 2 or people.quantity.kind == "number"

    def _over_apposition(self, before: int, start: int) -> int:
        """Back over ", PMF members and one soldier," to the words it explains."""
        if before - 1 <= start or self.tokens[before - 1].text != ",":
            return before
        for i in range(before - 2, max(before - 14, start), -1):
            if self.tokens[i].text == ",":
                return i if self.by_last.get(i) else before
        return before

    # ---- one rule a use

    def bound(self, hit: Hit) -> People | None:
        """The people a word of harm is about, None where it has no counted people."""
        own = self._counted_itself(hit) or self._labelled(hit)
        if own is not None:
            return own
        use = hit.traits["use"]
        rule = {
            "participle": self._participle,
            "active": self._active,
            "intransitive": self._intransitive,
            "adjective": self._adjective,
            "noun": self._noun,
            "toll": self._toll,
            "hold": self._hold,
            "loss": self._loss,
            "shot": self._shot,
            "result": self._result,
            "borne": self._borne,
        }[use]
        return rule(hit)

    def _labelled(self, hit: Hit) -> People | None:
        """The bare figure behind a label: "Dead: 21. Injured: 39"."""
        if hit.last >= len(self.tokens) or self.tokens[hit.last].text != ":":
            return None
        behind = self.by_first.get(hit.last + 1, ())
        return next((p for p in behind if p.quantity.kind == "number" and p.human is not False), None)

    def _counted_itself(self, hit: Hit) -> People | None:
        """The people of a word of harm that has their number in its form: Arabic for two dead."""
        if "count" not in hit.traits:
            return None
        return next((p for p in self.people if p.quantity.last == hit.last and p.quantity.first <= hit.first), None)

    def _passive(self, hit: Hit) -> Hit | None:
        low = hit.first - 4
        for i in range(hit.first, -1, -1):
            if i in self.aux or i <= low:
                return self.aux.get(i) if i > low else None
            if i - 1 in self.timed or (i in self.timed and self.tokens[i - 1].norm == "on"):  # was on Tuesday reportedly killed
                low -= 1
            elif i - 1 not in self.adverb:
                return None
        return None

    def _participle(self, hit: Hit) -> People | None:
        aux = self._passive(hit) or self._shared_passive(hit)
        if aux is not None:
            return self._passive_people(hit, aux)
        left, right = self.ending(hit.first) or self._interrupted(hit), self._object(hit, 3)
        if self.free_order and left is not None:
            return left
        if left is not None and left.quantity.kind == "one" and left.last > hit.first:
            left = None
        if left is None:
            return right
        direct = right is not None and right.first <= hit.last + 1 and right.human is not None
        if right is not None and direct and right.last not in self.harms and right.last not in self.aux_starts():
            return right
        return left

    def _interrupted(self, hit: Hit) -> People | None:
        """The people before a list of some of them: "and seven people, including two nurses, hurt"."""
        edge = self._over_apposition(hit.first, self.reading.sentence_of(hit.first).first)
        return self.ending(edge) if edge < hit.first and edge + 1 in self.listed_from else None

    def _shared_passive(self, hit: Hit) -> Hit | None:
        """The form of "to be" of the participle this one is joined to: "fueron emboscados y ultimados"."""
        if not self.free_order or hit.first - 1 not in self.coordinator or hit.first - 2 in self.harms:
            return None
        return self.aux.get(hit.first - 2)

    def _passive_people(self, hit: Hit, aux: Hit) -> People | None:
        """The subject of a passive, before or (in free order) behind it: "fueron asesinados tres policías"."""
        found = self.subject(aux.first)
        after = self._object(hit, NEAR) if self.free_order and (found is None or aux.first - found.last > 1) else None
        return after or found

    def aux_starts(self) -> frozenset[int]:
        """The tokens on which a form of "to be" begins."""
        return frozenset(h.first for h in self.aux.values())

    def _object(self, hit: Hit, reach: int) -> People | None:
        return self.beginning(hit.last, reach)

    def _active(self, hit: Hit) -> People | None:
        if self.verb_first:
            return self._object(hit, BEHIND_VERB) or self.ending(hit.first)
        contracted = self.by_first.get(hit.last - 1, ()) if self.free_order else ()  # la muerte del alcalde
        inside = (p for p in contracted if p.quantity.kind == "one" or (p.quantity.last > hit.last and p.human is True))
        return next(inside, None) or self._either_side(hit)

    def _either_side(self, hit: Hit) -> People | None:
        return self._object(hit, NEAR) or (self.ending(hit.first) if self.free_order else None)

    def _intransitive(self, hit: Hit) -> People | None:
        found = self.subject(hit.first) or self._described_subject(hit)
        after = self._object(hit, NEAR) if self.free_order else None
        if self.free_order and after is not None and (found is None or hit.first - found.last > 1):
            return after
        return found

    def _described_subject(self, hit: Hit) -> People | None:
        """The people a sentence opens with and describes before its verb: "a man who was hurt on Monday has died"."""
        start = self.reading.sentence_of(hit.first).first
        opening = [p for p in self.people if start <= p.first <= start + 2 and p.last < hit.first and p.human is True]
        best = min(opening, key=lambda p: (p.first, -p.last), default=None) or self._before_who(hit, start)
        who = best is not None and (best.last in self.who or (best.last + 1 in self.who and self.tokens[best.last].text == ","))
        return best if best is not None and (who or best.last in self.harms) else None

    def _before_who(self, hit: Hit, start: int) -> People | None:
        """The people that the last clause with "who" describes: "..., a man, who was shot in the leg, succumbed"."""
        for i in range(hit.first - 1, max(hit.first - LONG, start), -1):
            if i in self.who:
                near = (*self.by_last.get(i, ()), *(self.by_last.get(i - 1, ()) if self.tokens[i - 1].text == "," else ()))
                return min((p for p in near if p.human is True), key=lambda p: p.first, default=None)
        return None

    def _adjective(self, hit: Hit) -> People | None:
        found = self.ending(hit.first) or next(
            (p for p in self.people if p.quantity.last == hit.first and p.last > hit.last), None
        )
        if found is not None:
            return found
        aux = self._passive(hit)
        return self.subject(aux.first) if aux is not None else None

    def _noun(self, hit: Hit) -> People | None:
        listed = (
            self._figure_behind(hit) if self.verb_first and self.tokens[hit.first].norm.lstrip("و").startswith("ال") else None
        )
        if listed is not None:
            return listed
        found = self.ending(hit.first)
        if found is not None and found.quantity.kind != "one":
            loose = (
                hit.traits["metric"] == "killed_or_injured"
                and found.quantity.kind == "vague"
                and found.last == found.quantity.last
            )
            return None if loose and self.tokens[found.first].norm in self.indefinite_many else found
        over = [p for p in self.by_first_near(hit) if p.human is not True or (p.last == hit.last and hit.last - hit.first > 1)]
        return over[0] if over else self._figure_behind(hit)

    def _figure_behind(self, hit: Hit) -> People | None:
        """A bare figure right behind a noun of harm: the dead (are) 70."""
        figures = [
            p for p in self.by_first.get(hit.last, ()) if self.verb_first and p.human is None and p.quantity.kind == "number"
        ]
        return figures[0] if figures else None

    def by_first_near(self, hit: Hit) -> list[People]:
        """Counted phrases that run into a noun of harm: nine civilian deaths."""
        return [p for i in range(max(hit.first - 4, 0), hit.first) for p in self.by_first.get(i, ()) if p.last >= hit.first]

    def _toll(self, hit: Hit) -> People | None:
        put = self._put_at(hit) if self.free_order else None
        if put is not None and put.first in self.rise:  # "elevó a seis los muertos y a 23 los heridos": not the figure behind
            return put
        end = min(hit.last + LONG, self.reading.sentence_of(hit.first).last)
        for i in range(hit.last, end):
            for p in self.by_first.get(i, ()):
                if (
                    p.human is not False
                    and p.quantity.kind != "one"
                    and (i in self.rise or p.quantity.kind == "change" or i == hit.last)
                ):
                    return p
            if self.tokens[i].text in (";", "("):
                break
        return put

    def _put_at(self, hit: Hit) -> People | None:
        """A figure right before the noun for the dead: "cifró en 300 los muertos"."""
        near = (
            *self.by_last.get(hit.first, ()),
            *(self.by_last.get(hit.first - 1, ()) if hit.first - 1 in self.articles else ()),
            *(p for p in self.by_last.get(hit.last, ()) if p.quantity.last == hit.first),  # the noun is the word of harm itself
        )
        figures = (p for p in near if p.human is None and p.quantity.kind == "number")
        return next((p for p in figures if p.first not in self.articles), None)  # "un bilan" is no figure

    def _hold(self, hit: Hit) -> People | None:
        found = self._object(hit, 2)
        if found is None or found.quantity.kind == "one":
            return None
        near = {t.norm for t in self.tokens[found.last : found.last + 6]}
        if "needs" in hit.traits:
            return found if hit.traits["needs"] in near else None
        taken = found.human is True and found.group not in ("attackers", "combatants", None)
        return found if near & HOSTAGE or taken else None

    def _loss(self, hit: Hit) -> People | None:
        """The people right behind "lost": a unit lost nine soldiers, a woman lost two sons; lost ground is no harm."""
        found = self._object(hit, 1)
        return found if found is not None and found.human is True else None

    def _shot(self, hit: Hit) -> People | None:
        """Those who were shot and are not said to be dead; whom somebody shot is left open."""
        end = min(hit.last + FAR // 2, self.reading.sentence_of(hit.first).last)
        if any(h.traits["metric"] == "killed" for h in self.reading.within("harm", hit.last, end)):
            return None
        aux = self._passive(hit)
        found = self.subject(aux.first) if aux is not None else self.ending(hit.first) if self._object(hit, 2) is None else None
        return found if found is not None and found.human is not None else None

    def _result(self, hit: Hit) -> People | None:
        """The people before "to death", whatever was done to them; those only sentenced to it are not dead."""
        start = self.reading.sentence_of(hit.first).first
        found = self.ending(hit.first)
        judged = found is not None and self.reading.within("death_sentence", max(start, found.first - NEAR), hit.first)
        return None if judged or found is None or found.human is None else found

    def _borne(self, hit: Hit) -> People | None:
        """The subject of "were taken" or "suffered", where a hospital or an injury stands in the words behind."""
        end = self.reading.sentence_of(hit.first).last
        cut = next((i for i in range(hit.last, min(hit.last + BEHIND_VERB, end)) if self.tokens[i].text in (",", ";")), end)
        if not self.reading.within(hit.traits["needs"], hit.last, min(hit.last + BEHIND_VERB, cut, end)):
            return None
        if any(h.traits["metric"] == "killed" for h in self.reading.within("harm", hit.last, min(hit.last + FAR, end))):
            return None  # was taken to hospital, where he died
        return self._intransitive(hit)

    # ---- the whole report

    def vetoed(self, hit: Hit) -> bool:
        """Whether the words speak of harm that is only threatened, wished or averted, or of a plan that was carried out."""
        if hit.first in self.executed and self._carried_out(hit):
            return True
        return any(first < hit.last and hit.first < last + 2 and first <= hit.first for first, last in self.veto)

    def _carried_out(self, hit: Hit) -> bool:
        """Whether "executed" has a plan or an attack for its object, no people."""
        acts = self.reading.within("act", hit.last, hit.last + NEAR)
        return bool(acts) and not self.reading.within("person", hit.last, acts[0].first)

    def _coordinated(self, people: People) -> Iterator[People]:
        """People joined to these by "and" or a comma that have no word of harm of their own."""
        yield from self._joined_before(people)
        yield from self._joined_after(people)

    def _said_of_part(self, hit: Hit) -> bool:
        """Whether "victims" only says whose part a figure is: "six of the victims were students"."""
        return hit.traits["metric"] == "killed_or_injured" and any(a < hit.first < b for a, b in self.whole)

    def _joined_before(self, people: People) -> Iterator[People]:
        at = people.first
        while True:
            link = next((h for h in self.coordinator.values() if h.last == at), None)
            if link is None:
                return
            best = [p for p in self.by_last.get(link.first, ()) if p.human is True and not p.part]
            bare = people.human is None and any(
                p.quantity.kind == "one" and p.definite for p in best
            )  # not the bomber, and 16 hurt
            whole = self._including(best[0], self.reading.sentence_of(at).first) if best and self._listed(best[0]) else None
            if whole is not None and not bare:  # eleven soldiers, including a captain, and a civilian
                yield whole
                at = whole.first
                continue
            if not best or bare or (link.first != at - 1 and self._listed(best[0])):
                return
            yield best[0]
            at = best[0].first

    def _listed(self, people: People) -> bool:
        """Whether people stand behind "including": part of another figure."""
        return bool({people.first, people.first - 1} & self.listing)

    def _joined_after(self, people: People) -> Iterator[People]:
        at = people.last
        while at in self.coordinator:
            behind = self.coordinator[at].last
            behind += self.free_order and behind in self.noun_of  # la muerte de un agente y de tres vecinos
            near = (*self.by_first.get(behind, ()), *(self.by_first.get(behind + 1, ()) if behind in self.articles else ()))
            best = [p for p in near if p.human is True and not p.part]
            told = bool(best) and (best[0].last in self.harms or self._verb_of_harm(best[0].last))
            if not best or (told and not self._written_on(best[0].last)):
                return
            yield best[0]
            at = best[0].last

    def _verb_of_harm(self, at: int) -> bool:
        """Whether a form of "to be" with a word of harm begins here: "and a woman was hurt", not "were found"."""
        if at not in self.aux_starts():
            return False
        return self.free_order or any(i in self.harms for i in range(at + 1, at + NEAR))

    def _written_on(self, at: int) -> bool:
        """Whether "and" is written onto a word: "and the wounding of" says nothing of those before it."""
        return at in self.coordinator and self.coordinator[at].last == at

    def harms_of(self, hit: Hit) -> Iterator[Harm]:
        """A word of harm with all the people it is about."""
        limb = hit.traits["metric"] == "missing" and hit.last in self.articles  # missing a limb
        people = None if limb or self.vetoed(hit) or self._said_of_part(hit) else self.bound(hit)
        if people is None:
            return
        yield Harm(hit.traits["metric"], people, hit)
        after = people.first >= hit.last
        joined = self._joined_after(people) if after else self._joined_before(people)
        for other in joined:
            yield Harm(hit.traits["metric"], other, hit)

    def find(self) -> tuple[Harm, ...]:
        """Every harm of the report once, the nearer word of harm first where two claim the same people."""
        found: dict[tuple[int, str], Harm] = {}
        claimed: Mapping[int, Harm] = {}
        for hit in self.reading.all("harm"):
            for harm in self.harms_of(hit):
                key = (harm.people.quantity.first, harm.metric)
                rival = claimed.get(harm.people.quantity.first)
                told = rival is not None and (self._describes(rival) or self._since_dead(rival, harm))
                described = told and self._finite(harm)
                if (
                    rival is not None
                    and not described
                    and (
                        self._distance(rival) <= self._distance(harm)
                        or self._taken_free(rival, harm)
                        or (self._describes(harm) and self._finite(rival))
                    )
                ):
                    continue
                if rival is not None:
                    found.pop((harm.people.quantity.first, rival.metric), None)
                found[key] = harm
                claimed = {**claimed, harm.people.quantity.first: harm}
        return tuple(sorted(found.values(), key=lambda h: (h.people.first, h.predicate.first)))

    def _describes(self, harm: Harm) -> bool:
        """Whether a participle behind its people may only describe them: "thirty villagers abducted last week were freed"."""
        use = harm.predicate.traits["use"]
        if use == "shot":  # a man who was shot has died
            return True
        if (use, harm.metric) == ("noun", "killed_or_injured"):  # killed the chief and 17 other victims
            return True
        if (use, harm.metric) == ("noun", "abducted"):  # two of the hostages were freed
            return True
        if use == "noun" and harm.people.last == harm.predicate.last:  # four wounded persons died
            return True
        bare = harm.predicate.traits["use"] == "participle" and self._passive(harm.predicate) is None
        return bare and harm.people.last == harm.predicate.first

    def _since_dead(self, hurt: Harm, harm: Harm) -> bool:
        """Whether people who were hurt, told by a clause with "who", are dead: "a man, who was shot in the leg, has died"."""
        between = range(hurt.people.last, hurt.predicate.first)
        return (hurt.metric, harm.metric) == ("injured", "killed") and any(i in self.who for i in between)

    def _finite(self, harm: Harm) -> bool:
        use = harm.predicate.traits["use"]
        if use == "active" or (use == "participle" and harm.people.first >= harm.predicate.last):
            return harm.metric in ("killed", "injured") and not self.free_order
        return use == "intransitive" or (use == "participle" and self._passive(harm.predicate) is not None)

    @staticmethod
    def _taken_free(one: Harm, other: Harm) -> bool:
        """Whether a word for the taken only describes people who are told to be free: "liberados los turistas retenidos"."""
        return (one.metric, other.metric) == ("freed", "abducted")

    @staticmethod
    def _distance(harm: Harm) -> int:
        return max(harm.predicate.first - harm.people.last, harm.people.first - harm.predicate.last, 0)
