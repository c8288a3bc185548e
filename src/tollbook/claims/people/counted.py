"""Counted people: a quantity with the noun behind it ("nine police officers", "dos de los uniformados")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tollbook.claims.order import VSO
from tollbook.claims.people.age import Ages
from tollbook.claims.people.noun import PeopleNoun
from tollbook.model.reading import ActorMention, Hit, Quantity, Reading, starts
from tollbook.model.toll import Count

OPENING = frozenset('"“«„‘')
CLOSING = frozenset('"”»“’')
LIKE = {"same": "same", "more": "more"}
"""Groups that are those of the people told before."""
FIGHTING = frozenset(("armed group", "faction", "military", "militia", "police", "external force", "alliance"))


@dataclass(frozen=True, slots=True)
class People:
    """A quantity with its noun on tokens ``first`` to ``last`` (exclusive).

    ``part``: the words say themselves that they are part of others ("seven of them women").
    ``human`` is False for counted things, None where no noun stands there ("six were wounded") or the noun is not known.
    ``same``: the words only point to those told before: ``same`` for "three comrades", ``more`` for "two others".
    """

    first: int
    last: int
    quantity: Quantity
    human: bool | None
    group: str | None = None
    stated: str | None = None
    definite: bool = False
    part: bool = False
    same: str | None = None


class CountedPeople:
    """Reads the people that the quantities of one report count."""

    def __init__(self, reading: Reading, nouns: PeopleNoun) -> None:
        self.reading, self.nouns = reading, nouns
        self.tokens = reading.tokens
        self.person = {h.first: h for h in reading.all("person")}
        self.put_at = {h.last for h in reading.all("rise", "toll_of", "figure_cue")}
        self.harm = {h.first: h for h in reading.all("harm")}
        self.bound_after = {h.first: h for h in reading.all("bound_after")}
        self.partitive = {h.first: h for h in reading.all("partitive")}
        self.noun_of = {h.first: h.last for h in reading.all("noun_of")}
        self.one_more = {(h.first, h.last) for h in reading.all("one_more")}
        self.works_for = {h.first: h.last for h in reading.all("works_for")}
        self.more = {h.first for h in reading.all("vague") if h.traits.get("size") == "others"}
        self.being = {h.last for h in reading.all("copula", "passive_aux")}
        self.modifier = {h.first for h in reading.all("person_modifier")}
        self.articles = {h.first for h in reading.all("article")}
        self.definite = starts(reading, "definite")
        self.numbers = {q.first: q for q in reading.quantities if q.kind == "number"}
        self.collective = {h.last: h.traits["group"] for h in reading.all("collective")}
        self.ages = Ages(reading)

    def counted(self, quantity: Quantity) -> People:
        """A quantity with the noun after it."""
        if quantity.last >= len(self.tokens) or self.tokens[quantity.last].sentence != self.tokens[quantity.first].sentence:
            return People(quantity.first, quantity.last, quantity, None)
        own = self._own_noun(quantity)
        whole = self._out_of(quantity)
        begin = self._over_article(quantity) if whole is None else whole.last
        last, noun, human = (quantity.last, own, True) if own is not None else self.nouns.read(begin)
        group = self.group_of(noun, begin, last) if noun is not None else None
        group = self.belonging(quantity.last, last) if noun is None and human is True else group
        group = self.collective.get(quantity.first) if noun is None and group is None else group
        last = self._with_body(noun, last)
        last += begin > quantity.last and last < len(self.tokens) and self.tokens[last].text in CLOSING
        named = quantity.last if own is None else own.first
        if noun is not None and own is None and self.reading.language in VSO:
            named = noun.first  # nothing but "of" stands between a number and its noun
        stated = self.reading.words(named, last) if last > named else None
        after = self.bound_after.get(last) or self._bound_behind(last)
        if after is not None and quantity.kind == "number":
            quantity, last = self._loosened(quantity, after), after.last if after.first == last else last
        group = self.ages.group(group, quantity.last, last)
        part = quantity.last in self.partitive or (self._of_the(quantity) and (whole is None or noun is None))
        return People(
            quantity.first, last, quantity, human, group, stated, part=part, same=self._same(noun, human, quantity.last, last)
        )

    def _over_article(self, quantity: Quantity) -> int:
        """Where the noun begins that a figure is put before: "elevó a 14 los policías muertos"."""
        at = quantity.last + (quantity.last in self.articles)
        at += at > quantity.last and at < len(self.tokens) and self.tokens[at].text in '"“«'
        if at == quantity.last and at + 1 in self.person and self.tokens[at].text in OPENING:
            return at + 1  # fifty "mercenaries"
        return at if at > quantity.last and quantity.first in self.put_at and at in self.person else quantity.last

    def _same(self, noun: Hit | None, human: bool | None, first: int, last: int) -> str | None:
        """Whether the words only point to those told before: two others, three comrades, dos más."""
        if (first - 1, last) in self.one_more:
            return "more"  # un tercero
        if noun is not None:
            return LIKE.get(noun.traits.get("group", ""))
        modified = last > first and all(i in self.modifier for i in range(first, last))
        return "more" if human is None and (modified or first in self.more) else None

    def _out_of(self, quantity: Quantity) -> Quantity | None:
        """The larger number that a count is taken out of: "nine of the twelve hostages"."""
        at = self.noun_of.get(quantity.last)
        if at is None or quantity.kind != "number" or self._is_one_of(quantity):
            return None
        return self.numbers.get(at + (at in self.articles))

    def _is_one_of(self, quantity: Quantity) -> bool:
        """Whether somebody told of before is one of so many: "the girl was one of six people wounded"."""
        return quantity.count.low == quantity.count.high == 1 and quantity.first in self.being

    def _of_the(self, quantity: Quantity) -> bool:
        """Whether a number counts some of the people told of before: "dos de los uniformados"."""
        at = quantity.last
        last = self.noun_of.get(at, at)
        if any(q.first == last > at and q.kind == "number" and (q.count.low or 0) > 1 for q in self.reading.quantities):
            return quantity.kind == "number"  # one of six people
        definite = at + 2 < len(self.tokens) and at + 1 in self.definite
        counted = any(q.first == at + 2 and q.kind == "number" for q in self.reading.quantities)
        if definite and counted and at in self.noun_of:
            return True  # five of the seven
        return quantity.kind == "number" and last - at == 2 and self.person.get(last) is not None

    def _bound_behind(self, last: int) -> Hit | None:
        """The bound behind the word of harm: "23 muertos por lo menos"."""
        harm = self.harm.get(last)
        return self.bound_after.get(harm.last) if harm is not None else None

    def _own_noun(self, quantity: Quantity) -> Hit | None:
        """The noun that has its number in its form, as Arabic has for two."""
        inside = (self.person.get(i) for i in range(quantity.first, quantity.last))
        return next((h for h in inside if h is not None and h.last == quantity.last and "count" in h.traits), None)

    def group_of(self, noun: Hit, first: int, last: int) -> str | None:
        """The group of a person noun; the workers of a relief body are aid workers."""
        named, belonging = noun.traits.get("group"), self.belonging(first, last)
        group = None if named in LIKE else named
        belonging = belonging or (self._member_of(last, self.noun_of) if group in (None, "men") else None)
        works = self._member_of(last, self.works_for) if group == "civilians" else None
        aid = group == "civilians" and "aid workers" in (belonging, works)
        fights = group in ("men", "women") and belonging == "combatants"
        return "aid workers" if aid else belonging if group is None or fights else group

    def _member_of(self, last: int, links: Mapping[int, int]) -> str | None:
        """What kind of people are "of" the actor named behind a noun: two staff of the Refugee Council, a nurse with it."""
        actor = self._body(last, links)
        return None if actor is None else self.belonging(actor.first, actor.last)

    def _body(self, last: int, links: Mapping[int, int]) -> ActorMention | None:
        """The actor that stands behind a noun and a link such as "of"."""
        at = links.get(last)
        at = None if at is None else at + (at in self.articles)
        return next((m for m in self.reading.actors if m.first == at), None)

    def _with_body(self, noun: Hit | None, last: int) -> int:
        """The end of the name of the body that "members" are of: two members of the Internal Security Forces."""
        if noun is None or "group" in noun.traits:
            return last
        actor = self._body(last, self.noun_of)
        return last if actor is None or self.belonging(actor.first, actor.last) is None else actor.last

    def belonging(self, first: int, last: int) -> str | None:
        """What kind of people the members or workers of a named actor are."""
        kinds = {m.kind for m in self.reading.actors if first <= m.first and m.last <= last}
        if kinds & FIGHTING:
            return "combatants"
        return "aid workers" if "NGO" in kinds or "UN" in kinds else None

    @staticmethod
    def _loosened(quantity: Quantity, after: Hit) -> Quantity:
        """A number whose bound stands behind its noun: ten soldiers or more."""
        open_ended = after.traits["bound"] == "at least"
        count = Count(quantity.count.low, None, "at least") if open_ended else replace(quantity.count, modifier="approx")
        return replace(quantity, count=count)
