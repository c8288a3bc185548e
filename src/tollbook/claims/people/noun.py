"""The noun phrase for people that goes on at a token, where it ends, and whether it names humans at all."""

from __future__ import annotations

from dataclasses import replace

from tollbook.claims.order import FREE_ORDER, NOUN_FIRST, VSO
from tollbook.model.reading import Hit, Reading, starts

REACH = 7
OWN_LETTER = ("بيت", "بيوت", "بلد", "بندق", "بنادق", "برميل", "براميل", "برج", "بئر", "بطاري", "لغم", "لواء", "لجن", "لوحة")
"""Arabic things whose first letter is no preposition."""
HUMAN_ENDINGS = ("ers", "ors", "men", "women", "ists", "ians", "ees", "ants", "eens", "folk", "iers", "mates", "kin")


class PeopleNoun:
    """Reads the noun phrases for people of one report."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.person = {h.first: h for h in reading.all("person")}
        self.thing = {h.first: h for h in reading.all("thing")}
        self.modifier = {h.first: h for h in reading.all("person_modifier")}
        self.stop = {h.first for h in reading.all("stop", "gave_figure")}
        self.articles = {h.first for h in reading.all("article")}
        self.site = {h.first: h for h in reading.all("civilian_object")}
        self.joined = {h.first for h in reading.all("coordinator") if h.first == h.last}  # "and" written onto the word
        self.harm = {h.first: h for h in reading.all("harm")}
        self.partitive = {h.first: h for h in reading.all("partitive")}
        named = [(m.first, m.last) for m in reading.actors] + [(m.first, m.last) for m in reading.places]
        self.covered = {i: last for first, last in named for i in range(first + 1, last)}
        self.names = {m.last for m in reading.actors}
        self.tails = {h.first: h.last for h in reading.all("noun_tail")}
        self.noun_of = {h.first: h.last for h in reading.all("noun_of")}
        self.noun_first = reading.language in NOUN_FIRST | VSO
        self.genitive = starts(reading, "genitive")
        self.known = {m.first: m.last for m in reading.actors} | {m.first: m.last for m in reading.places}

    def read(self, first: int) -> tuple[int, Hit | None, bool | None]:
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
            if i in self.thing and (self._means(i) or self._befallen(i)):
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
            return self.over_description(found.last, end), found, True
        return self._unknown(first, i, end)

    def _means(self, i: int) -> bool:
        """Whether "by" is written onto a thing: أصيب أربعة بانفجار, four were hurt by a blast."""
        word = self.tokens[i].norm
        return self.reading.language in VSO and word[:1] in ("ب", "ل") and not word.startswith(OWN_LETTER)

    def _befallen(self, i: int) -> bool:
        """Whether a word that may name a thing tells what befell people: five (people) shot outside a church."""
        return i in self.harm and self.harm[i].traits["use"] == "shot"

    def _owning(self, thing: Hit) -> bool:
        """Whether people are named by a thing of theirs: five of the vehicle's passengers."""
        return thing.last < len(self.tokens) and thing.last in self.genitive

    def _compound(self, thing: Hit) -> bool:
        """Whether a thing only tells which people: two truck drivers, a bus passenger. Not where adjectives stand behind."""
        return thing.last in self.person and not self.noun_first

    @staticmethod
    def _noun_of_folk(found: Hit | None, noun: Hit) -> Hit:
        """The noun that counts: "obreros palestinos" are workers, "nueve palestinos" have no other noun."""
        folk = found is not None and "folk" in noun.traits
        return replace(found, last=noun.last) if found is not None and folk else noun

    def over_description(self, last: int, end: int) -> int:
        """Over what stands behind a noun where adjectives do: "soldados colombianos", "agentes de la Guardia Nacional"."""
        while self.noun_first and last < end:
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
        # in free order a thing only tells where they are from
        compound = i in self.thing and not self._befallen(i) and self.reading.language not in FREE_ORDER
        return i in self.person or (compound and self.tokens[i].norm not in ("state", "states"))

    def _step(self, i: int) -> int | None:
        """Over one word that may stand between number and noun."""
        if i in self.partitive:
            return None
        if i in self.known:
            return self.known[i]
        if i in self.modifier and (i not in self.harm or self._describing(self.modifier[i].last)):
            return self.modifier[i].last
        if i in self.harm and self._tells_dead(i) and self.harm[i].last in self.person:
            return self.harm[i].last  # five dead guards
        if self.tokens[i].text == "(" and i + 2 < len(self.tokens) and self.tokens[i + 2].text == ")":
            return i + 3  # New People's Army (NPA) rebels
        if i + 2 < len(self.tokens) and i + 1 in self.genitive and i not in self.stop:
            return i + 2  # three of the charity's staff
        return i + 1 if self.tokens[i].text[:1].isupper() and i not in self.stop else None

    def _tells_dead(self, at: int) -> bool:
        """Whether an adjective for the dead begins here: "dead", "feared dead"."""
        traits = self.harm[at].traits
        return not self.noun_first and traits["use"] == "adjective" and traits["metric"] == "killed"

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
        if self.reading.language in NOUN_FIRST and reached + 1 in self.person and reached < i:
            behind = self.person[reached + 1]
            return self.over_description(behind.last, end), behind, True  # quarante paisibles villageois
        noun = None if self.reading.language in NOUN_FIRST else self._ending_noun(reached, i)
        if noun is not None:
            return i, noun, True  # three would-be suicide bombers
        word = self.tokens[i - 1].norm
        return i, None, True if word.endswith(HUMAN_ENDINGS) or self._non(word) else None

    def _non(self, word: str) -> bool:
        """Whether "non-" stands before people, as in "37 students and five non-students"."""
        return self.reading.language == "en" and word.startswith("non-") and word.endswith("s")

    def _ending_noun(self, first: int, last: int) -> Hit | None:
        """The noun for people that ends some words, adjectives nobody listed before it."""
        return next((h for j in range(first, last) if (h := self.person.get(j)) is not None and h.last == last), None)

    def _folk(self, i: int) -> bool:
        """Whether a capitalised word names people of a nation, faith or movement: three Palestinians, 27 Christians."""
        token = self.tokens[i]
        nation = any(m.place and m.last == i + 1 and m.as_named != m.name for m in self.reading.actors)
        human = token.norm.endswith((*HUMAN_ENDINGS, "ites")) or (nation and token.norm.endswith("s"))
        return human and token.text[:1].isupper()

    def _only_modifiers(self, first: int, last: int) -> bool:
        return last < len(self.tokens) and last in self.harm and last > first
