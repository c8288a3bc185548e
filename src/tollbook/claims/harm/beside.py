"""The counted people beside a word: those who end at it, begin behind it, or are the subject of its verb."""

from __future__ import annotations

from tollbook.claims.order import FREE_ORDER, VSO
from tollbook.claims.people.age import Ages
from tollbook.claims.people.counted import People
from tollbook.model.reading import Reading, starts

FAR = 14
LISTED = 24
OF_THEM = 8
"""Tokens of words that tell whose or from where people are, before an aside on them."""
ASIDE = {",": ",", "،": "،", "-": "-", "–": "–", "—": "—", ")": "("}
"""The sign that opens an aside by the one that closes it."""
QUOTES = frozenset('"“”«»')


class Beside:
    """Finds the counted people of one report by where they stand."""

    def __init__(self, reading: Reading, people: tuple[People, ...]) -> None:
        self.reading, self.tokens, self.people = reading, reading.tokens, people
        ages = Ages(reading)
        self.by_last: dict[int, list[People]] = {}
        self.by_first: dict[int, list[People]] = {}
        for p in people:
            self.by_last.setdefault(p.last, []).append(p)
            self.by_first.setdefault(p.first, []).append(p)
            aged = ages.over(p.last) if p.quantity.kind == "one" else p.last
            if aged != p.last:
                self.by_last.setdefault(aged, []).append(p)  # a boy of 15 killed
                if self.tokens[aged - 1].text == "," and aged - 1 > p.last:
                    self.by_last.setdefault(aged - 1, []).append(p)  # a woman, 41, and her husband
        self.free_order = reading.language in FREE_ORDER
        self.adverb = {h.first for h in reading.all("adverb")} | {i for i, t in enumerate(reading.tokens) if t.text in QUOTES}
        self.adverb |= {h.first for h in reading.all("part_pronoun")}  # eight of them died
        self.noun_of = {h.first for h in reading.all("noun_of")}
        self.placed_by = self.noun_of | {h.first for h in reading.all("preposition")}
        self.cues = reading.by_word.get("subset_cue", ())
        self.listed = {h.first for h in (*self.cues, *reading.all("namely"))}
        self.agents = {h.last - 1 for h in reading.all("agent")} if self.free_order else set()
        self.breaks = {h.first for h in reading.all("clause_break")}
        self.placing = {h.first for h in reading.all("placing")}  # "martyred in two clashes": no object behind it
        self.coordinator = {h.first: h for h in reading.all("coordinator")}
        self.harms = {h.first: h for h in reading.all("harm")}
        self.that = frozenset[int]() if self.free_order else starts(reading, "that")  # "que" also means "who"
        self.who = {h.first for h in reading.all("who")}
        self.whom = starts(reading, "whom")
        self.says = {h.first for h in reading.all("say")}
        self.person = {h.first for h in reading.all("person")}
        self.verb_first = reading.language in VSO
        self.member = {h.first: h.last for h in reading.all("member_of")}
        self.known = {m.first: m.last for m in reading.actors}
        self.stop = {h.first for h in reading.all("stop") if "object" not in h.traits} if self.verb_first else set()
        self.between = {m.first: m.last for m in reading.times} | {m.first: m.last for m in reading.places}

    def ending(self, token: int) -> People | None:
        """The counted people whose words end right before a token, adverbs between skipped; counted things are none."""
        start = self.reading.sentence_of(token).first if token < len(self.tokens) else 0
        for i in range(token, max(token - 3, start), -1):
            best = [p for p in self.by_last.get(i, ()) if p.human is not False]
            if best:
                return min(best, key=lambda p: (p.part and len(best) > 1, p.first, p.definite))  # one of (six people hurt)
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
                return self._behind_doer(best[0]) if i - 1 not in self.agents else None
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
        edge = self.over_apposition(before, start)
        for i in range(edge, max(edge - FAR, start), -1):
            best = [p for p in self.by_last.get(i, ()) if p.human is not False and self._may_reach(p, i, edge)]
            if best:
                whole = before - 1 in self.who  # one of (six people who were hurt)
                nearest = min(best, key=lambda p: (whole and p.part, p.first, p.definite))
                return self.including(nearest, start) or self._whose(nearest)
            if (
                self.tokens[i - 1].text in (";", ":")
                or i - 1 in self.that
                or (i - 1 in self.breaks and i - 1 != edge - 1 and i < edge - 8)
            ):
                return None
            told = i - 1 in self.harms and i != edge and self.harms[i - 1].traits["use"] in ("participle", "intransitive")
            if (
                told and not self.by_last.get(i - 1) and not self._told_whom(i - 1, start)
            ):  # a participle right behind its people only describes them
                return None
        return None

    def _told_whom(self, harm: int, start: int) -> bool:
        """Whether a word of harm stands in a clause that only tells who did it: "the five whom gunmen took were freed"."""
        near = range(max(harm - OF_THEM, start), harm)
        return any(i in self.whom and any(j in self.person or j in self.known for j in range(i + 1, harm)) for i in near)

    def including(self, part: People, start: int) -> People | None:
        """The whole before a part that no comma closes off: "nine people including two nurses were killed"."""
        return None if self.free_order else self.whole(part, start)

    def whole(self, part: People, start: int) -> People | None:
        """The people that "including" with a part stands behind."""
        cue = next((h for h in self.cues if h.last in (part.first, part.first - 1) and h.first > start), None)
        if cue is None:
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

    def over_apposition(self, before: int, start: int) -> int:
        """Back over ", PMF members and one soldier," to the words it explains."""
        closing = self.tokens[before - 1].text if before - 1 > start else ""
        if closing not in ASIDE:
            return before
        near = [i for i in range(before - 2, max(before - LISTED, start), -1) if self.tokens[i].text == ASIDE[closing]]
        whole = next((i for i in near if i + 1 in self.listed and self.by_last.get(i)), None)
        if whole is not None:
            return whole  # nine people, namely six men, one woman and two children, were killed
        return self._opened(near[0], start) or before if near and near[0] >= before - FAR else before

    def _opened(self, sign: int, start: int) -> int | None:
        """Where the people end that an aside explains: fifteen people (of this village), a mother among them, were killed."""
        for i in range(sign, max(sign - OF_THEM, start), -1):
            if self.by_last.get(i) and (i == sign or i in self.placed_by):
                return i
            if i < sign and (not self.tokens[i].text[0].isalnum() or i in self.harms or i in self.says):
                return None
        return None
