"""One person named without a number: "the driver", "another", "the 15-year-old"."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.people.counted import LIKE, CountedPeople, People
from tollbook.claims.people.noun import PeopleNoun
from tollbook.model.reading import Hit, Quantity, Reading
from tollbook.model.toll import Count

HEADLINE_SIGNS = frozenset((":", ",", ";"))


class SinglePeople:
    """Finds the single persons of one report."""

    def __init__(self, reading: Reading, nouns: PeopleNoun, counting: CountedPeople) -> None:
        self.reading, self.nouns, self.counting = reading, nouns, counting
        self.tokens = reading.tokens
        self.person = {h.first: h for h in reading.all("person")}
        self.modifier = {i: h for h in reading.all("person_modifier") for i in range(h.first, h.last)}
        self.stop = {h.first for h in reading.all("stop")}
        words = ("stop", "harm", "person", "act", "number", "scale", "vague", "passive_aux", "say", "preposition", "noun_of")
        self.no_adjective = {i for h in reading.all(*words) for i in range(h.first, h.last)}
        self.done = {h.first for h in reading.all("harm", "passive_aux")}
        self.joining = {h.first for h in reading.all("coordinator")}
        self.person_ends = {h.last for h in reading.all("person")}
        self.counted_from = {q.first for q in reading.quantities if q.kind == "number"}
        self.leaves = {h.last for h in reading.all("leaves")}
        self.age = {h.first for h in reading.all("age")}
        self.leading = {h.first for h in reading.all("article")} | self.modifier.keys() - {
            h.first for h in reading.all("noun_of")
        }
        self.preposition = {h.first for h in reading.all("preposition", "noun_of")}
        self.joined = {h.first: h.last for h in reading.all("coordinator") if h.last == h.first + 1}
        one = {h.first for h in reading.all("one_is")}
        self.plural = {h.first for h in reading.all("passive_aux", "perfect")} - one
        self.known = {m.first: m.last for m in reading.actors} | {m.first: m.last for m in reading.places}

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
            start = self._headed(noun) if start is None and not named else start
            start = self._paired(noun) if start is None and not named else start
            if start is None and not named and not bare:
                continue
            begin = first if start is None else start
            quantity = Quantity(begin, first, Count(1, 1, "exact"), "one")
            last = self.nouns.over_description(noun.last, self.reading.sentence_of(first).last)
            stated, same = self.reading.words(first, last), LIKE.get(noun.traits.get("group", ""))
            yield People(begin, last, quantity, True, self._group(noun, begin, last), stated, start not in indefinite, same=same)

    def _group(self, noun: Hit, begin: int, last: int) -> str | None:
        """The group of one person, by the noun or the body they belong to; a child by the age."""
        group = self.counting.group_of(noun, begin, last)
        return self.counting.ages.group(group, begin, last)

    def _headed(self, noun: Hit) -> int | None:
        """Where one person of a headline without articles begins: "Off-duty guard, 34, shot", "9-year-old boy hurt"."""
        sentence = self.reading.sentence_of(noun.first)
        begin = noun.first
        while begin > sentence.first and (begin - 1 in self.modifier or begin - 1 in self.person or self._aged(begin - 1)):
            begin -= 1
        begin = self._behind_town(begin, sentence.first) if sentence.index == 0 else begin
        if begin in self._openings(noun) or (sentence.index == 0 and self.tokens[begin - 1].text in HEADLINE_SIGNS):
            words = sum(1 for i in range(begin, noun.first) if not self._aged(i) and not self.tokens[i].text[0].isupper())
            return begin if words <= 2 and self.counting.ages.over(noun.last) in self.done else None
        told = sentence.index == 0 and self.tokens[sentence.last - 1].text[0].isalnum()
        return begin if told and begin in self.leaves and noun.last in self.done else None

    def _behind_town(self, begin: int, first: int) -> int:
        """Where a headline begins whose first words say from which town somebody is: "Harlow man, 26, shot"."""
        town = self.tokens[first:begin]
        return first if len(town) in (1, 2) and all(t.text[0].isupper() and t.text.isalpha() for t in town) else begin

    def _paired(self, noun: Hit) -> int | None:
        """Where one of a pair begins that has no article of its own: "a mother and son were", "Padre e hijo fueron"."""
        last = self._next(noun)
        opening = last is not None and noun.first == self.reading.sentence_of(noun.first).first
        before = [h for h in self.person.values() if self.joined.get(h.last) == noun.first and h.traits.get("number") == "sg"]
        second = (last or noun) if before else last if opening else None
        while second is not None and (further := self._next(second)) is not None:
            second = further  # a mother, father and toddler were
        return noun.first if second is not None and second.last in (self.plural | self.done if opening else self.plural) else None

    def _next(self, noun: Hit) -> Hit | None:
        """The noun for one more person that is joined to a noun: "mother and son"."""
        ahead = self.joined.get(noun.last, -1)
        while ahead in self.leading:
            ahead += 1
        return self.person.get(ahead)

    def _openings(self, noun: Hit) -> Iterator[int]:
        """Where the words for one person may begin: with the sentence, or behind others counted in a headline's list."""
        first = self.reading.sentence_of(noun.first).first
        yield first
        listed = (i for i in range(noun.first - 2, noun.first + 1) if i - 1 in self.joining and i - 1 > first)
        yield from (i for i in listed if i - 1 in self.person_ends and first in self.counted_from)

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
        definite = {h.first for h in self.reading.all("article")} - {h.first for h in self.reading.all("indefinite")}
        for hit in self.reading.all("one_more"):
            last = hit.last if hit.first in definite else self.counting.ages.over(hit.last)
            alone = hit.first in done and (
                last >= len(self.tokens) or last in self.stop or not self.tokens[last].text[0].isalpha()
            )
            if last in verbs or alone:  # hurt one and killed another
                child = "children" if last > hit.last and self._child(hit) else None
                quantity = Quantity(hit.first, hit.last, Count(1, 1, "exact"), "one")
                yield People(hit.first, last, quantity, True, child, same="more")

    def _child(self, hit: Hit) -> bool:
        """Whether "another" is told to be under eighteen."""
        return self.counting.ages.child(hit.first, hit.last) or self.counting.ages.bare(hit.last)

    def aged(self) -> Iterator[People]:
        """One person named by an age alone: "the 15-year-old was hurt", "51-year-old Rosa Lima died"."""
        articles = {h.first for h in self.reading.all("article")}
        for hit in self.reading.all("age"):
            first = hit.first - 2 if hit.first > 1 and self.tokens[hit.first - 1].text == "-" else hit.first
            last = hit.last
            if last in self.person or last in self.modifier or (last < len(self.tokens) and self.nouns.read(last)[1] is not None):
                continue
            while last < len(self.tokens) and self.tokens[last].text[:1].isupper() and last not in self.stop:
                last += 1
            begin = first
            while begin and begin - 1 in self.modifier and begin - 1 not in articles | self.preposition:
                begin -= 1  # an unarmed 13-year-old
            begin = begin - 1 if begin and begin - 1 in articles else first
            opening = first == self.reading.sentence_of(first).first and last in self.done  # 9-year-old shot in Harlow
            if begin < first or last > hit.last or opening:
                child = "children" if self.counting.ages.child(begin, last) else None
                yield People(begin, last, Quantity(begin, hit.last, Count(1, 1, "exact"), "one"), True, child)

    def _counted_or_office(self) -> frozenset[int]:
        """The words of counted people and of offices, in which no single person stands."""
        spans = [(p.first, p.last) for p in map(self.counting.counted, self.reading.quantities)]
        whole = {(h.first, h.last) for h in self.reading.all("person")}  # an aid worker, who may also speak
        offices = ((h.first, h.last) for h in self.reading.all("source_noun") if h.last - h.first > 1)
        spans += [span for span in offices if span not in whole]
        return frozenset(i for first, last in spans for i in range(first, last))

    def _article_before(self, noun: int, articles: dict[int, Hit]) -> int | None:
        inside = {j for first, last in self.known.items() if last <= noun for j in range(first, last)}
        for i in range(noun - 1, max(noun - 11, self.reading.sentence_of(noun).first) - 1, -1):
            if i in articles:
                return i
            if i in inside or (self.tokens[i].text in "()'" and noun - i <= 4):
                continue  # a Workers' Party (WP) commander
            if i < noun - 5 and not self._aged(i):
                return None
            if i not in self.modifier and not self.tokens[i].text[:1].isupper() and i not in self.known and not self._aged(i):
                return i - 1 if i - 1 in articles and self._adjective(i) else None
        return None

    def _adjective(self, i: int) -> bool:
        """Whether an unlisted word right behind an article can only describe the noun: "a reserve policeman"."""
        word = self.tokens[i]
        return self.reading.language == "en" and word.text.isalpha() and word.text.islower() and i not in self.no_adjective

    def _aged(self, i: int) -> bool:
        """Whether a token is part of an age before its noun: an 11-year-old boy."""
        text = self.tokens[i].text
        return i in self.age or (text == "-" and i + 1 in self.age) or (text.isdigit() and i + 2 in self.age)
