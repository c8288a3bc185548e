"""Nouns of harm: which figure "nine deaths", "the death toll rose to nine" and "Dead: 21" give."""

from __future__ import annotations

from tollbook.claims.harm.beside import Beside
from tollbook.claims.harm.verb import LONG
from tollbook.claims.order import FREE_ORDER, VSO
from tollbook.claims.people.counted import People
from tollbook.model.reading import Hit, Reading

APART = 14
"""Tokens from a noun of harm to its "of"."""


class NounsOfHarm:
    """Finds the people that a noun of harm is about."""

    def __init__(self, reading: Reading, beside: Beside) -> None:
        self.reading, self.tokens, self.beside = reading, reading.tokens, beside
        self.rise = {h.last for h in reading.all("rise")}
        self.of = {h.first: h.last for h in reading.all("noun_of")}
        self.filling = {h.first for h in reading.all("preposition", "noun_of", "article")}
        self.helping = {h.first for h in reading.all("perfect", "before_say", "adverb")}
        self.articles = {h.first for h in reading.all("article")}
        self.indefinite_many = {self.tokens[h.first].norm for h in reading.all("vague") if h.traits.get("size") == "several"}
        self.free_order = reading.language in FREE_ORDER
        self.verb_first = reading.language in VSO

    def noun(self, hit: Hit) -> People | None:
        """The figure before or around a noun of harm: nine deaths, nine civilian deaths."""
        listed = (
            self._figure_behind(hit) if self.verb_first and self.tokens[hit.first].norm.lstrip("و").startswith("ال") else None
        )
        if listed is not None:
            return listed
        found = self.beside.ending(hit.first)
        near = found or next(iter(self.by_first_near(hit)), None)
        if near is not None and near.quantity.kind == "none" and near.quantity.last in self.beside.noun_of:
            return None  # none of the injuries is grave
        if found is not None and found.quantity.kind != "one":
            loose = (
                hit.traits["metric"] == "killed_or_injured"
                and found.quantity.kind == "vague"
                and found.last == found.quantity.last
            )
            return None if loose and self.tokens[found.first].norm in self.indefinite_many else found
        over = [p for p in self.by_first_near(hit) if p.human is not True or (p.last == hit.last and hit.last - hit.first > 1)]
        return over[0] if over else self._figure_behind(hit) or self._reached(hit)

    def _figure_behind(self, hit: Hit) -> People | None:
        """A figure right behind a noun of harm: the dead (are) 70, the bodies of seven soldiers."""
        definite = self.tokens[hit.first].norm.lstrip("و").startswith("ال")  # among the dead (are) four women
        figures = [
            p
            for p in self.beside.by_first.get(hit.last, ())
            if self.verb_first and p.quantity.kind == "number" and (p.human is None or (p.human and not definite))
        ]
        return figures[0] if figures else None

    def _reached(self, hit: Hit) -> People | None:
        """The bare figure that the dead are said to have reached: قتلى التفجير ... وصلوا إلى 17."""
        end = min(hit.last + LONG, self.reading.sentence_of(hit.first).last) if self.verb_first else hit.last
        verbs = self.reading.within("reached", hit.last, end)
        if not verbs or self.reading.within("harm", hit.last, verbs[0].first):
            return None
        bounded = (p for i in (verbs[0].last, verbs[0].first) for p in self.beside.by_first.get(i, ()))
        return next((p for p in bounded if p.quantity.kind == "number" and p.human is None), None)

    def apart(self, hit: Hit) -> People | None:
        """The people behind "of", a day or a place between: "the death on Monday in Tumaco of three policemen"."""
        i, end = hit.last, min(hit.last + APART, self.reading.sentence_of(hit.first).last)
        while i < end:
            behind = self.of.get(i)
            near = self.beside.by_first.get(behind, ()) if behind is not None and i > hit.last else ()
            found = next((p for p in near if p.human is True and p.quantity.kind == "number"), None)
            if found is not None:
                return found
            step = self.beside.between.get(i) or self.beside.known.get(i)
            if step is None and i not in self.filling and self.tokens[i].text not in ",،":
                return None
            i = step or i + 1
        return None

    def by_first_near(self, hit: Hit) -> list[People]:
        """Counted phrases that run into a noun of harm: nine civilian deaths."""
        return [
            p for i in range(max(hit.first - 4, 0), hit.first) for p in self.beside.by_first.get(i, ()) if p.last >= hit.first
        ]

    def toll(self, hit: Hit) -> People | None:
        """The figure that a toll is said to have reached: "the death toll rose to nine"."""
        put = self._put_at(hit)
        if put is not None and put.first in self.rise:  # "elevó a seis los muertos y a 23 los heridos": not the figure behind
            return put
        put = (put if self.free_order else None) or self._gapped(hit)
        end = min(hit.last + LONG, self.reading.sentence_of(hit.first).last)
        for i in range(hit.last, end):
            for p in self.beside.by_first.get(i, ()):
                if (
                    p.human is not False
                    and p.quantity.kind != "one"
                    and (i in self.rise or p.quantity.kind == "change" or i == hit.last or self._passed(p, hit.last))
                ):
                    return p
            if self.tokens[i].text in (";", "("):
                break
        return put

    def _gapped(self, hit: Hit) -> People | None:
        """The bare figure behind a comma that stands for a verb told before: "the dead number 52, and the wounded, 110"."""
        at = hit.last
        comma = at + 1 < len(self.tokens) and self.tokens[at].text in (",", "،")
        behind = self.beside.by_first.get(at + 1, ()) if comma else ()
        bare = (p for p in behind if p.quantity.kind == "number" and p.human is None and p.last == p.quantity.last)
        return next((p for p in bare if p.last >= len(self.tokens) or not self.tokens[p.last].text[0].isalnum()), None)

    def _passed(self, people: People, at: int) -> bool:
        """Whether a bound of the figure itself is what a toll has done: "the toll has already passed forty"."""
        between = range(at, people.first)
        return people.quantity.count.modifier in ("more than", "at least", "up to") and all(i in self.helping for i in between)

    def _put_at(self, hit: Hit) -> People | None:
        """A figure right before the noun for the dead: "cifró en 300 los muertos"."""
        near = (
            *self.beside.by_last.get(hit.first, ()),
            *(self.beside.by_last.get(hit.first - 1, ()) if hit.first - 1 in self.articles else ()),
            *(
                p for p in self.beside.by_last.get(hit.last, ()) if p.quantity.last == hit.first
            ),  # the noun is the word of harm itself
        )
        figures = (
            p for p in near if p.human is None and (self.free_order or not p.part) and p.quantity.kind in ("number", "change")
        )
        return next((p for p in figures if p.first not in self.articles), None)  # "un bilan" is no figure

    def labelled(self, hit: Hit) -> People | None:
        """The bare figure behind a label: "Dead: 21. Injured: 39"."""
        if hit.last >= len(self.tokens) or self.tokens[hit.last].text != ":":
            return None
        behind = self.beside.by_first.get(hit.last + 1, ())
        counted = self.beside.by_last.get(hit.first, ())  # 26 dead: 19 civilians and seven policemen
        return next((p for p in behind if p.quantity.kind == "number" and p.human is not False and not counted), None)

    def counted_itself(self, hit: Hit) -> People | None:
        """The people of a word of harm that has their number in its form: Arabic for two dead."""
        if "count" not in hit.traits:
            return None
        return next((p for p in self.beside.people if p.quantity.last == hit.last and p.quantity.first <= hit.first), None)
