"""Parts of a figure: "including three children", "two of the dead were women", "four were flown out"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tollbook.claims.people.counted import People
from tollbook.claims.speech.frame import frame_at
from tollbook.claims.toll.figures import Figures
from tollbook.claims.toll.found import FoundToll, metric_named
from tollbook.model.reading import Hit, Quantity
from tollbook.model.toll import Count, Toll

OPENING = 4  # tokens at the head of a sentence in which "among them" stands


class PartTolls:
    """Makes tolls of counted people who are among others already counted."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.reading, self.tokens = figures, figures.reading, figures.reading.tokens
        self.tails = tuple(self.reading.all("subset_tail"))
        self.circumstance = {h.first for h in self.reading.all("clause_cut", "adverb")}

    def tolls(self) -> Iterator[FoundToll]:
        """Counted people that are part of a figure before them: including three children; two of the dead were women."""
        bound, told = {h.people.quantity.first for h in self.figures.harms}, 0  # "one of them a guard" is one part
        for people in self.figures.people:
            if people.quantity.first in bound or people.quantity.kind in ("none", "change"):
                continue
            part = self._included(people) or self._partitive(people) or self._fatally(people) or self._gravely(people)
            if part is not None and people.first >= told:
                yield part
                told = part.last

    def _fatally(self, people: People) -> FoundToll | None:
        """Some of those hit, told by a bare number and an adverb: "four people were shot, one fatally"."""
        tail = next((h for h in self.reading.all("subset_tail") if h.first == people.quantity.last), None)
        if tail is None or "metric" not in tail.traits or self.figures.counted_in(people) is None:
            return None
        return self.part_of(tail.traits["metric"], people, people.first, tail.last)

    def one_of_them(self) -> Iterator[FoundToll]:
        """One of the people told of, in a word of its own: أحدهم في حالة حرجة، أحد القتلى طفل."""
        for hit in self.reading.all("one_of_them"):
            grave = next((h for h in self.reading.all("subset_tail") if h.first == hit.last), None)
            noun = next(iter(self.reading.within("person", hit.last, hit.last + 2)), None)
            whole = self.figures.last_harm(hit.first, same_sentence="metric" not in hit.traits)
            metric = "injured" if grave is not None else hit.traits.get("metric") or (whole.metric if whole is not None else None)
            told = grave or noun
            if told is None or metric is None or (whole is None and "metric" not in hit.traits):
                continue
            quantity = Quantity(hit.first, hit.last, Count(1, 1, "exact"), "one")
            group = noun.traits.get("group") if noun is not None and grave is None else None
            people = People(hit.first, told.last, quantity, True, group, self.reading.words(told.first, told.last), part=True)
            yield self.part_of(metric, people, people.first, people.last)

    def _included(self, people: People) -> FoundToll | None:
        tail = next((h for h in self.reading.all("subset_tail") if h.first == people.quantity.last), None)
        if (people.human is not True and tail is None) or not self._listed(people):
            return None
        whole = self.figures.counted_in(people)
        counted = people.quantity.kind == "number" or self._joined_one(people)
        metric = whole.metric if whole is not None else self._named_metric(people.first) if counted else None
        if metric is None and counted and people.quantity.kind == "number":
            metric = self._spoken_of(people) or self._of_sentence_before(people)
        return self.part_of(metric, people, people.first, people.last) if metric is not None else None

    def _spoken_of(self, people: People) -> str | None:
        """The harm of the figure before, where the sentence speaks of its victims: "most victims are civilians, among them"."""
        start = self.reading.sentence_of(people.first).first
        victims = [h for h in self.reading.within("harm", start, people.first) if h.traits["use"] in ("noun", "toll")]
        victims += self.reading.within("figure_noun", start, people.first)  # the toll includes the six attackers
        whole = self.figures.whole(people, None) if victims else None
        return whole.metric if whole is not None else None

    def _of_sentence_before(self, people: People) -> str | None:
        """The harm of the sentence before, where one opens with "among them": "Among them are nine children, police added"."""
        sentence = self.reading.sentence_of(people.first)
        opening = any(
            sentence.first <= h.first <= sentence.first + OPENING and h.last <= people.first for h in self.figures.subset_cue
        )
        whole = self.figures.whole(people, None) if opening else None
        larger = whole is not None and (whole.people.quantity.count.low or 0) > (people.quantity.count.low or 0)
        return whole.metric if whole is not None and larger else None

    def _joined_one(self, people: People) -> bool:
        """Whether one person stands behind others of a list: "two women and a boy"."""
        return people.quantity.kind == "one" and not people.definite

    def _named_metric(self, at: int) -> str | None:
        """The harm that the words of a part name themselves: "among the dead are three children"."""
        sentence = self.reading.sentence_of(at)
        cues = [h for h in self.figures.subset_cue if sentence.first <= h.first and h.last <= at and at - h.last <= 12]
        inside = self.reading.within("harm", cues[-1].first, cues[-1].last) if cues else ()
        named = [h for h in self.reading.all("harm") if cues and h.last == cues[-1].first and h.traits["use"] == "toll"]
        return next((h.traits["metric"] for h in (*inside, *named)), None)  # the dead include three children

    def _listed(self, people: People) -> bool:
        """Whether the people stand behind "including", or behind others that do: "including ten women and three infants"."""
        if any(h.last in (people.first, people.first - 1) for h in self.figures.subset_cue) or self._named_behind(people):
            return True
        link = next((h for h in self.reading.all("coordinator") if h.last == people.first), None)
        before = next((p for p in self.figures.people if link is not None and p.last == link.first and p.human is True), None)
        return before is not None and (before.part or self._listed(before))

    def _named_behind(self, people: People) -> bool:
        """Whether "among them" closes off the people it stands behind: "killing four, a child among them"."""
        if self.figures.included(people):
            return True
        at = self.figures.listed_to(people)
        cue = next((h for h in self.figures.subset_cue if h.first == at), None)
        closed = cue is not None and (cue.last >= len(self.tokens) or not self.tokens[cue.last].text[0].isalnum())
        return closed and people.stated is not None and not people.part and people.quantity.last != people.last

    def _partitive(self, people: People) -> FoundToll | None:
        """Two of the dead were children; four were foreigners (after a figure)."""
        cue = next((h for h in self.figures.partitive if h.first in (people.quantity.last, people.last)), None) or self._of_them(
            people
        )
        at = cue.last if cue is not None else people.last
        if at not in self.figures.copula and cue is None:
            return None
        if cue is None and (people.human is not None or people.quantity.kind != "number"):
            return None
        grave = next((h for h in self.tails if cue is not None and h.first == at), None)
        noun = grave or self._predicate_noun(at)
        if noun is None:
            return self._of_the_hurt(people, cue) or self._of_those_before(people, cue)
        whole, inside = self.figures.whole(people, cue), self.figures.counted_in(people)
        if inside is not None and (
            whole is None or self.tokens[whole.people.first].sentence < self.tokens[people.first].sentence
        ):
            whole = inside  # five nuns, three of them elderly, were killed
        if whole is None:
            return None
        if grave is not None:
            return self.part_of(grave.traits.get("metric", "injured"), people, people.first, grave.last)
        group = noun.traits.get("group")
        described = replace(people, group=group, stated=self.reading.words(noun.first, noun.last))
        return self.part_of(self._cue_metric(cue, whole.metric), described, people.first, noun.last)

    def _of_the_hurt(self, people: People, cue: Hit | None) -> FoundToll | None:
        """Some of the wounded, whatever became of them short of death: "four of the wounded were flown out"."""
        hurt = cue is not None and self._cue_metric(cue, "") == "injured" and people.quantity.kind == "number"
        return self.part_of("injured", people, people.first, cue.last) if hurt and cue is not None else None

    def _gravely(self, people: People) -> FoundToll | None:
        """Some of the hurt set off by a comma: "four were wounded, one seriously"."""
        tail = next((h for h in self.tails if h.first == people.quantity.last), None)
        whole = self.figures.last_harm(people.first, same_sentence=True) if tail is not None else None
        set_off = self.tokens[people.first - 1].text in (",", "(", "،")
        if tail is None or whole is None or people.quantity.kind == "vague" or not set_off:
            return None
        metric = tail.traits.get("metric", "injured")
        return self.part_of(metric, replace(people, group=None), people.first, tail.last) if whole.metric == "injured" else None

    def _of_those_before(self, people: People, cue: Hit | None) -> FoundToll | None:
        """Some of those counted, told only by when or where: "22 were killed, three of them while trying to flee"."""
        whole = self.figures.counted_in(people) if cue is not None and cue.last in self.circumstance else None
        if whole is None or cue is None or people.quantity.kind != "number":
            return None
        return self.part_of(self._cue_metric(cue, whole.metric), people, people.first, cue.last)

    def _of_them(self, people: People) -> Hit | None:
        """The "of them" behind a bare number, where no part is counted behind it: "five of them are children"."""
        counted = {q.first for q in self.reading.quantities}
        cues = self.reading.all("part_pronoun") if people.last == people.quantity.last else ()
        return next((h for h in cues if h.first == people.last and h.last not in counted), None)

    def _predicate_noun(self, at: int) -> Hit | None:
        at += self.tokens[at].text == "," if at < len(self.tokens) else 0  # one of the wounded, a girl
        reach = min(at + 6, len(self.tokens))
        cut = {i for i, last in self.figures.joining.items() if last > i}  # three were seized and four hostages freed
        end = next((i for i in range(at, reach) if self.tokens[i].text in (",", ";", ".") or i in cut), reach)
        return next(iter(self.reading.within("person", at, end)), None)

    def _cue_metric(self, cue: Hit | None, fallback: str) -> str:
        inside = self.reading.within("harm", cue.first, cue.last) if cue is not None else ()
        named = inside[0].traits["metric"] if inside else fallback
        return fallback if named == "killed_or_injured" else named  # "of the victims" says no more than the figure before

    def part_of(self, metric: str, people: People, first: int, last: int) -> FoundToll:
        """The toll of people who are part of another figure."""
        toll = Toll(metric_named(metric), people.quantity.count, people.group, people.stated, subset=True)  # type: ignore[arg-type]
        return FoundToll(toll, first, last, frame_at(self.figures.frames, people.first))
