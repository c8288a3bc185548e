"""Counted people: the noun phrases that a toll can be about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tollbook.claims.order import FREE_ORDER, VSO
from tollbook.model.reading import Hit, Quantity, Reading
from tollbook.model.toll import Count

REACH = 7
OWN_LETTER = ("بيت", "بيوت", "بلد", "بندق", "بنادق", "برميل", "براميل", "برج", "بئر", "بطاري", "لغم", "لواء", "لجن", "لوحة")
"""Arabic things whose first letter is no preposition."""
NOUN_FIRST = frozenset(("es", "fr", "pt", "it", "ro", "ar"))  # adjectives stand behind their noun
FIGHTING = frozenset(("armed group", "faction", "military", "militia", "police", "external force", "alliance"))
HUMAN_ENDINGS = ("ers", "ors", "men", "women", "ists", "ians", "ees", "ants", "eens", "folk", "iers", "mates", "kin")


@dataclass(frozen=True, slots=True)
class People:
    """A quantity with its noun on tokens ``first`` to ``last`` (exclusive).

    ``part``: the words say themselves that they are part of others ("seven of them women").
    ``human`` is False for counted things, None where no noun stands there ("six were wounded") or the noun is not known.
    """

    first: int
    last: int
    quantity: Quantity
    human: bool | None
    group: str | None = None
    stated: str | None = None
    definite: bool = False
    part: bool = False


class PeopleFinder:
    """Finds the counted noun phrases of one report."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.person = {h.first: h for h in reading.all("person")}
        self.thing = {h.first: h for h in reading.all("thing")}
        self.modifier = {h.first: h for h in reading.all("person_modifier")}
        self.stop = {h.first for h in reading.all("stop")}
        self.articles = {h.first for h in reading.all("article")}
        self.site = {h.first: h for h in reading.all("civilian_object")}
        self.age = {h.first for h in reading.all("age")}
        self.joined = {h.first for h in reading.all("coordinator") if h.first == h.last}  # "and" written onto the word
        self.harm = {h.first: h for h in reading.all("harm")}
        self.bound_after = {h.first: h for h in reading.all("bound_after")}
        self.partitive = {h.first: h for h in reading.all("partitive")}
        named = [(m.first, m.last) for m in reading.actors] + [(m.first, m.last) for m in reading.places]
        self.covered = {i: last for first, last in named for i in range(first + 1, last)}
        self.names = {m.last for m in reading.actors}
        self.tails = {h.first: h.last for h in reading.all("noun_tail")}
        self.noun_of = {h.first: h.last for h in reading.all("noun_of")}
        self.known = {m.first: m.last for m in reading.actors} | {m.first: m.last for m in reading.places}

    def _noun(self, first: int) -> tuple[int, Hit | None, bool | None]:
        """The end of the noun phrase that goes on at ``first``, its person noun, and whether it is human."""
        end = self.reading.sentence_of(first - 1).last
        i, found, edge = first, None, first + REACH
        while i < min(end, edge):
            if found is not None and (i in self.joined or self.reading.language in VSO):
                break
            if i in self.person:
                found = self._noun_of_folk(found, self.person[i])
                i = found.last
                continue
            if found is not None and not self._goes_on(i):
                break
            inner = self._inside_name(i)
            if inner is not None:
                found, i = inner, self.known[i]
                continue
            if i in self.thing and self._means(i):
                break
            if i in self.thing and self._owning(self.thing[i]):
                i = self.thing[i].last + 1
                continue
            if i in self.thing and not self._compound(self.thing[i]):
                return self.thing[i].last, None, False
            if i in self.thing:
                i = self.thing[i].last
                continue
            step = self._step(i)
            if step is None:
                break
            i, edge = step, edge + step - i - 1  # a name of many words is one step
        if found is not None:
            return self._described(found.last, end), found, True
        return self._unknown(first, i, end)

    def _means(self, i: int) -> bool:
        """Whether "by" is written onto a thing: أصيب أربعة بانفجار, four were hurt by a blast."""
        word = self.tokens[i].norm
        return self.reading.language in VSO and word[:1] in ("ب", "ل") and not word.startswith(OWN_LETTER)

    def _owning(self, thing: Hit) -> bool:
        """Whether people are named by a thing of theirs: five of the vehicle's passengers."""
        return thing.last < len(self.tokens) and self.tokens[thing.last].norm == "'s"

    def _compound(self, thing: Hit) -> bool:
        """Whether a thing only tells which people: two truck drivers, a bus passenger. Not where adjectives stand behind."""
        return thing.last in self.person and self.reading.language not in NOUN_FIRST

    @staticmethod
    def _noun_of_folk(found: Hit | None, noun: Hit) -> Hit:
        """The noun that counts: "obreros palestinos" are workers, "nueve palestinos" have no other noun."""
        folk = found is not None and "folk" in noun.traits
        return replace(found, last=noun.last) if found is not None and folk else noun

    def _described(self, last: int, end: int) -> int:
        """Over what stands behind a noun where adjectives do: "soldados colombianos", "agentes de la Guardia Nacional"."""
        while self.reading.language in NOUN_FIRST and last < end:
            if last in self.tails or last in self.covered:
                last = self.tails.get(last) or self.covered[last]
            elif last in self.known:
                last = self.known[last]
            elif last in self.noun_of and self.noun_of[last] in self.known:
                last = self.known[self.noun_of[last]]
            elif last in self.noun_of and self._thing_of(self.noun_of[last]) is not None:
                last = self._thing_of(self.noun_of[last]) or last
            elif self.tokens[last].text == "(" and last + 2 < end and self.tokens[last + 2].text == ")" and last in self.names:
                last += 3
            else:
                break
        return min(last, end)

    def _thing_of(self, i: int) -> int | None:
        """Where the thing that people belong to ends: "el chofer del camión", "quinze passagers d'un autobus"."""
        i += i in self.articles
        thing = self.thing.get(i) or self.site.get(i)
        return thing.last if thing is not None else None

    def _inside_name(self, i: int) -> Hit | None:
        """The person noun that closes a name found as one actor: UN peacekeepers, al Shabaab fighters."""
        if i not in self.known:
            return None
        last = self.known[i]
        return next((h for j in range(i + 1, last) if (h := self.person.get(j)) is not None and h.last == last), None)

    def _goes_on(self, i: int) -> bool:
        """Whether a person noun is only the modifier of a later one: militia fighters, police officers."""
        compound = i in self.thing and self.reading.language not in FREE_ORDER  # there a thing only tells where they are from
        return i in self.person or (compound and self.tokens[i].norm not in ("state", "states"))

    def _step(self, i: int) -> int | None:
        """Over one word that may stand between number and noun."""
        if i in self.partitive:
            return None
        if i in self.known:
            return self.known[i]
        if i in self.modifier and (i not in self.harm or self._describing(self.modifier[i].last)):
            return self.modifier[i].last
        if i in self.harm and "dead" in self.tokens[i].norm and self.harm[i].last in self.person:
            return self.harm[i].last  # five dead guards
        if self.tokens[i].text == "(" and i + 2 < len(self.tokens) and self.tokens[i + 2].text == ")":
            return i + 3  # New People's Army (NPA) rebels
        return i + 1 if self.tokens[i].text[:1].isupper() and i not in self.stop else None

    def _describing(self, at: int) -> bool:
        """Whether a noun for people follows a word of harm that only describes them: forty wounded people."""
        return at in self.person or at in self.modifier

    def _unknown(self, first: int, reached: int, end: int) -> tuple[int, Hit | None, bool | None]:
        """Without a known noun: the words up to the next function word, human where they end so."""
        i = reached
        while i < min(end, first + 4) and self.tokens[i].text[0].isalpha() and i not in self.stop and i not in self.harm:
            i += 1
        if i == reached or i <= first:
            if reached > first and self._folk(reached - 1):
                return reached, None, True
            return max(first, reached) if self._only_modifiers(first, reached) else first, None, None
        word = self.tokens[i - 1].norm
        return i, None, True if word.endswith(HUMAN_ENDINGS) else None

    def _folk(self, i: int) -> bool:
        """Whether a capitalised word names people of a nation, faith or movement: three Palestinians, 27 Christians."""
        token = self.tokens[i]
        nation = any(m.place and m.last == i + 1 and m.as_named != m.name for m in self.reading.actors)
        human = token.norm.endswith((*HUMAN_ENDINGS, "ites")) or (nation and token.norm.endswith("s"))
        return human and token.text[:1].isupper()

    def _only_modifiers(self, first: int, last: int) -> bool:
        return last < len(self.tokens) and last in self.harm and last > first

    def counted(self, quantity: Quantity) -> People:
        """A quantity with the noun after it."""
        if quantity.last >= len(self.tokens) or self.tokens[quantity.last].sentence != self.tokens[quantity.first].sentence:
            return People(quantity.first, quantity.last, quantity, None)
        own = self._own_noun(quantity)
        last, noun, human = (quantity.last, own, True) if own is not None else self._noun(quantity.last)
        group = self._group_of(noun, quantity.last, last) if noun is not None else None
        group = self._belonging(quantity.last, last) if noun is None and human is True else group
        named = quantity.last if own is None else own.first
        if noun is not None and own is None and self.reading.language in VSO:
            named = noun.first  # nothing but "of" stands between a number and its noun
        stated = self.reading.words(named, last) if last > named else None
        after = self.bound_after.get(last) or self._bound_behind(last)
        if after is not None and quantity.kind == "number":
            quantity, last = self._loosened(quantity, after), after.last if after.first == last else last
        return People(
            quantity.first, last, quantity, human, group, stated, part=quantity.last in self.partitive or self._of_the(quantity)
        )

    def _of_the(self, quantity: Quantity) -> bool:
        """Whether a number counts some of the people told of before: "dos de los uniformados"."""
        at = quantity.last
        last = self.noun_of.get(at, at)
        definite = at + 2 < len(self.tokens) and self.tokens[at + 1].norm in ("the", "those", "these")
        counted = any(q.first == at + 2 and q.kind == "number" for q in self.reading.quantities)
        if definite and counted and self.tokens[at].norm == "of":
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

    def _group_of(self, noun: Hit, first: int, last: int) -> str | None:
        """The group of a person noun; the workers of a relief body are aid workers."""
        group, belonging = noun.traits.get("group"), self._belonging(first, last)
        return belonging if group is None or (group == "civilians" and belonging == "aid workers") else group

    def _belonging(self, first: int, last: int) -> str | None:
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

    def singles(self) -> Iterator[People]:
        """One person without a number: a soldier, the driver, Commander X."""
        taken = {i for q in self.reading.quantities for i in range(q.first, q.last + 3)}
        articles = {h.first: h for h in self.reading.all("article")}
        indefinite = {h.first for h in self.reading.all("indefinite")}
        bare_taken = self._counted_or_office() if any("bare" in n.traits for n in self.person.values()) else frozenset()
        nationals = {h.first: h for h in self.reading.all("national") if h.first not in self.person and self._alone(h)}
        for first, noun in sorted((nationals | self.person).items()):
            bare = noun.traits.get("bare") == "yes"  # one of it needs no article
            if noun.traits.get("number") != "sg" or first in (bare_taken if bare else taken) or self._names_no_one(noun):
                continue
            start = self._article_before(first, articles)
            named = noun.last < len(self.tokens) and self.tokens[noun.last].text[:1].isupper()
            if start is None and not named and not bare:
                continue
            begin = first if start is None else start
            quantity = Quantity(begin, first, Count(1, 1, "exact"), "one")
            last = self._described(noun.last, self.reading.sentence_of(first).last)
            group = noun.traits.get("group") or (self._belonging(noun.last, last) if last > noun.last else None)
            yield People(begin, last, quantity, True, group, self.reading.words(first, last), start not in indefinite)

    def _names_no_one(self, noun: Hit) -> bool:
        """Whether a noun only tells whose something is: "a baby's baptism"."""
        behind = self.tokens[noun.last].norm if noun.last < len(self.tokens) else ""
        return self.reading.language == "en" and behind == "'s"

    def _alone(self, noun: Hit) -> bool:
        """Whether a word for a nation names one person, "a Palestinian was killed", not "a Syrian village"."""
        return noun.last >= len(self.tokens) or not self.tokens[noun.last].text[0].isalnum() or noun.last in self.stop

    def pronouns(self) -> Iterator[People]:
        """One more person named by a pronoun before a verb: "another was hurt", "the other died"."""
        verbs = {h.first for h in self.reading.all("passive_aux", "perfect", "harm")}
        done = {h.last for h in self.reading.all("harm") if h.traits["use"] in ("active", "participle")}
        for hit in self.reading.all("one_more"):
            alone = hit.first in done and (
                hit.last >= len(self.tokens) or hit.last in self.stop or not self.tokens[hit.last].text[0].isalpha()
            )
            if hit.last in verbs or alone:  # hurt one and killed another
                yield People(hit.first, hit.last, Quantity(hit.first, hit.last, Count(1, 1, "exact"), "one"), True)

    def aged(self) -> Iterator[People]:
        """One person named by an age alone: "the 15-year-old was hurt", "51-year-old Rosa Lima died"."""
        articles = {h.first for h in self.reading.all("article")}
        for hit in self.reading.all("age"):
            first = hit.first - 2 if hit.first > 1 and self.tokens[hit.first - 1].text == "-" else hit.first
            last = hit.last
            if last in self.person or last in self.modifier or (last < len(self.tokens) and self._noun(last)[1] is not None):
                continue
            while last < len(self.tokens) and self.tokens[last].text[:1].isupper() and last not in self.stop:
                last += 1
            begin = first - 1 if first and first - 1 in articles else first
            if begin < first or last > hit.last:
                yield People(begin, last, Quantity(begin, hit.last, Count(1, 1, "exact"), "one"), True)

    def _counted_or_office(self) -> frozenset[int]:
        """The words of counted people and of offices, in which no single person stands."""
        spans = [(p.first, p.last) for p in map(self.counted, self.reading.quantities)]
        spans += [(h.first, h.last) for h in self.reading.all("source_noun") if h.last - h.first > 1]
        return frozenset(i for first, last in spans for i in range(first, last))

    def _article_before(self, noun: int, articles: dict[int, Hit]) -> int | None:
        inside = {j for first, last in self.known.items() if last <= noun for j in range(first, last)}
        for i in range(noun - 1, max(noun - 11, self.reading.sentence_of(noun).first) - 1, -1):
            if i in articles:
                return i
            if i in inside or (self.tokens[i].text in "()'" and noun - i <= 4):
                continue  # a Workers' Party (WP) commander
            if i < noun - 5:
                return None
            if i not in self.modifier and not self.tokens[i].text[:1].isupper() and i not in self.known and not self._aged(i):
                return None
        return None

    def _aged(self, i: int) -> bool:
        """Whether a token is part of an age before its noun: an 11-year-old boy."""
        text = self.tokens[i].text
        return i in self.age or (text == "-" and i + 1 in self.age) or (text.isdigit() and i + 2 in self.age)

    def find(self) -> tuple[People, ...]:
        """All counted people and single persons in text order, the longer where two begin together."""
        found = [self.counted(q) for q in self.reading.quantities if q.kind != "change"]
        found += [People(q.first, q.last, q, None) for q in self.reading.quantities if q.kind == "change"]
        found += [*self.singles(), *self.pronouns(), *self.aged()]
        return tuple(sorted(found, key=lambda p: (p.first, -p.last)))
