"""Tolls: every figure of the dead, hurt, missing, taken and freed, with its words, its speaker and its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tollbook.claims.harm import Harm, HarmBinder
from tollbook.claims.order import VSO
from tollbook.claims.people import People, PeopleFinder
from tollbook.claims.speech import Frame, frame_at
from tollbook.model.attribution import OWN_VOICE, Attribution
from tollbook.model.claim import Claim
from tollbook.model.reading import Hit, Quantity, Reading, starts
from tollbook.model.toll import Count, Group, Metric, Toll

METHOD = "toll/1"
NOT_FAR = 6
BEHIND = 7
SPAN_LIMIT = 150
SHORT = 16
PART_REACH = 2  # sentences
HARMED = frozenset(("killed", "injured", "killed_or_injured", "missing"))


@dataclass(frozen=True, slots=True)
class FoundToll:
    """A toll with the tokens it stands on, before it is known which event it belongs to; ``people`` is where its people begin."""

    toll: Toll
    first: int
    last: int
    frame: Frame | None
    people: int = 0
    open: bool = False
    hit: bool = False

    def within(self, first: int, last: int) -> bool:
        """Whether the figure stands on these tokens."""
        return first <= self.first < last


class TollFinder:
    """Turns the harms of a report into tolls."""

    def __init__(self, reading: Reading, frames: tuple[Frame, ...]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.frames = frames
        speaking = {i for f in frames for i in range(f.speaker.first, f.speaker.last)}
        self.people = tuple(p for p in PeopleFinder(reading).find() if p.last - 1 not in speaking)
        self.harms = HarmBinder(reading, self.people).find()
        whole = {h.last for h in reading.all("harm") if h.traits["use"] == "toll"}  # "the number of those killed" is no part
        self.subset_cue = tuple(h for h in reading.by_word.get("subset_cue", ()) if h.last not in whole)
        self.partitive = reading.by_word.get("partitive", ())
        self.copula = {h.first: h.last for h in reading.all("copula")}
        self.says = starts(reading, "say")
        self.zero = tuple(h for h in reading.all("nobody_hurt") if "negated" not in h.traits or self._negated(h))

    def find(self) -> tuple[FoundToll, ...]:
        """All tolls of the report in text order, the same figure of one speaker once."""
        found = [
            *self._counted(),
            *self._zeros(),
            *self._bare(),
            *self._parts(),
            *self._one_of_them(),
            *self._summands(),
            *self._elliptic(),
            *self._replaced(),
        ]
        ordered = sorted(found, key=lambda t: (t.first, t.last))
        carried: list[FoundToll] = []
        for toll in ordered:
            carried.append(self._carried(toll, carried))
        return tuple(self._dropped_repeats(carried))

    def _carried(self, toll: FoundToll, earlier: Sequence[FoundToll]) -> FoundToll:
        """A figure without a speaker of its own that goes on with what a speaker said.

        So does a part of a figure in the next sentence ("Six of the victims were students"), what stands behind a
        semicolon after "..., the army said;", and the count in the sentence behind "..., the army said.".
        """
        if toll.frame is not None:
            return toll
        sentence = self.tokens[toll.first].sentence
        for old in reversed(earlier):
            apart = sentence - self.tokens[old.first].sentence
            told_apart = self._told_apart(toll)
            same = toll.toll.subset and not old.toll.subset and old.toll.metric == toll.toll.metric
            part = same and (apart <= int(told_apart) or (told_apart and apart == PART_REACH and self._unspoken(old, toll)))
            goes_on = apart == 0 and old.frame is not None and old.frame.last <= old.frame.cue.first
            if part or (goes_on and any(t.text == ";" for t in self.tokens[old.last : toll.first])):
                return replace(toll, frame=old.frame)
            if apart == 1 and not toll.toll.subset and self._continues(old, toll):
                return replace(toll, frame=old.frame)
        return toll

    def _unspoken(self, old: FoundToll, toll: FoundToll) -> bool:
        """Whether nobody else speaks between a figure's sentence and a later part of it, of one paragraph."""
        here, before = self.reading.sentence_of(toll.first), self.reading.sentence_of(old.first)
        return here.paragraph == before.paragraph and not any(before.last <= f.cue.first < here.last for f in self.frames)

    def _continues(self, old: FoundToll, toll: FoundToll) -> bool:
        """Whether the next sentence of a paragraph goes on with a count that ended in its speaker: "..., the army said."."""
        here, before = self.reading.sentence_of(toll.first), self.reading.sentence_of(old.first)
        if old.frame is None or here.paragraph != before.paragraph or old.frame.speaker.type == "media":
            return False
        others = any(here.first <= f.cue.first < here.last for f in self.frames)
        return not others and old.frame.last <= old.frame.cue.first and before.first <= old.frame.cue.first < before.last

    def _told_apart(self, toll: FoundToll) -> bool:
        """Whether words such as "of the victims" or "among the dead" tie a part to a figure; "five were" alone does not."""
        start = self.reading.sentence_of(toll.first).first
        return any(start <= h.first < toll.last for h in (*self.partitive, *self.subset_cue))

    # ---- counted people

    def _counted(self) -> Iterator[FoundToll]:
        zero = {i for h in (*self.zero, *self.reading.all("one_of_them")) for i in range(h.first, h.last)}
        for group in self._summed(
            h for h in self.harms if not zero & {h.people.first, h.people.quantity.first, h.predicate.first}
        ):
            harm = group[0]
            first, last = min(h.people.first for h in group), max(h.people.last for h in group)
            toll = self._toll(harm, group)
            if harm.people.quantity.kind == "change" and harm.people.quantity.old is not None:
                yield self._old(harm, toll)
            first, last = self._words(harm, first, last)
            if "both" in harm.predicate.traits and harm.people.quantity.kind == "vague":
                yield from self._apart(toll, first, last, harm)
                continue
            frame = frame_at(self.frames, harm.people.first)
            yield FoundToll(toll, first, last, frame, harm.people.first, *self._lives_unsaid(harm))

    def _lives_unsaid(self, harm: Harm) -> tuple[bool, bool]:
        """Whether the word of harm leaves open who lived (shot, taken to hospital), and whether it is one of being hit."""
        hit = harm.predicate
        behind = min(hit.last + BEHIND * ("needs" in hit.traits), self.reading.sentence_of(hit.first).last)
        shot = hit.traits["use"] == "shot" or bool(self.reading.within("hit_word", hit.first, behind))
        return shot or hit.traits["use"] == "borne" or bool(self.reading.within("unsure_word", hit.first, hit.last)), shot

    def _apart(self, toll: Toll, first: int, last: int, harm: Harm) -> Iterator[FoundToll]:
        """A vague count of "dead and wounded" is one of each, not a sum."""
        for metric in ("killed", "injured"):
            frame = frame_at(self.frames, harm.people.first)
            yield FoundToll(replace(toll, metric=self._metric(metric)), first, last, frame, harm.people.first)

    def _summed(self, harms: Iterator[Harm]) -> Iterator[list[Harm]]:
        """Single persons that share one word of harm are one figure: "the driver, an officer and a soldier died"."""
        run: list[Harm] = []
        for harm in harms:
            single = harm.people.quantity.kind == "one"
            if run and single and harm.predicate == run[0].predicate and run[0].people.quantity.kind == "one":
                run.append(harm)
                continue
            if run:
                yield run
            run = [harm]
        if run:
            yield run

    def _toll(self, harm: Harm, group: list[Harm]) -> Toll:
        count = harm.people.quantity.count if len(group) == 1 else Count(len(group), len(group), "exact")
        stated = self.reading.words(group[0].people.first, group[-1].people.last) if len(group) > 1 else harm.people.stated
        people = self._group(group) or self._inherited(harm)
        part = harm.subset or self._is_part(harm.people)
        metric = self._of_the(harm) if part else harm.metric
        single = len(group) == 1 and harm.people.quantity.kind == "one"
        return Toll(self._metric(metric), count, people, stated, subset=part or self._among(harm), single=single)

    def _of_the(self, harm: Harm) -> str:
        """The harm of a part right behind "among the dead", whatever verb only tells how: "two civilians hit by splinters"."""
        cue = next((h for h in self.subset_cue if h.last == harm.people.first and harm.predicate.first >= harm.people.last), None)
        named = self.reading.within("harm", cue.first, cue.last) if cue is not None else ()
        return next((h.traits["metric"] for h in named if h.traits["metric"] in ("killed", "injured")), harm.metric)

    def _among(self, harm: Harm) -> bool:
        """Whether the word of harm says that these are some of those counted: "three women were among the dead"."""
        return self.tokens[harm.predicate.first].norm in ("among", "amongst")

    def _inherited(self, harm: Harm) -> Group | None:
        """The group of the figure before it in the sentence, where no noun stands: "nine soldiers died and several were hurt"."""
        if harm.people.stated is not None:
            return None
        if harm.metric in ("freed", "abducted"):
            return "detainees"
        sentence = self.tokens[harm.people.first].sentence
        before = [
            h for h in self.harms if h.people.first < harm.people.first and self.tokens[h.people.first].sentence == sentence
        ]
        same = before[-1].people.group if before and before[-1].metric in HARMED else None
        return same if same in ("civilians", "combatants", "aid workers") else None  # type: ignore[return-value]

    @staticmethod
    def _metric(name: str) -> Metric:
        return name  # type: ignore[return-value]

    @staticmethod
    def _group(harms: list[Harm]) -> Group | None:
        groups = {h.people.group for h in harms}
        return "mixed" if len(groups) > 1 else groups.pop()  # type: ignore[return-value]

    def _words(self, harm: Harm, first: int, last: int) -> tuple[int, int]:
        """The people and the word of harm together, where that is short enough to read."""
        a, b = min(first, harm.predicate.first), max(last, harm.predicate.last)
        same = self.tokens[a].sentence == self.tokens[b - 1].sentence
        return (a, b) if same and self.tokens[b - 1].end - self.tokens[a].start <= SPAN_LIMIT and b - a <= 12 else (first, last)

    def _old(self, harm: Harm, toll: Toll) -> FoundToll:
        """The figure that "rose from 14 to 17" replaces."""
        quantity = harm.people.quantity
        at = self._old_at(quantity)
        old = replace(toll, count=quantity.old or toll.count, superseded=True)
        return FoundToll(old, at, at + 1, frame_at(self.frames, at))

    def _old_at(self, quantity: Quantity) -> int:
        """The token of the replaced number, before or behind the new one."""
        value = str((quantity.old or quantity.count).low)
        near = [
            *range(quantity.first - 1, max(quantity.first - 6, -1), -1),
            *range(quantity.last, min(quantity.last + 4, len(self.tokens))),
        ]
        exact = [i for i in near if self.tokens[i].text.replace(",", "") == value]
        numbers = {q.first for q in self.reading.quantities} | {h.first for h in self.reading.all("number")}
        return next(iter(exact or [i for i in near if i in numbers]), quantity.first)

    # ---- part of another figure

    def _is_part(self, people: People) -> bool:
        """Whether the words before or behind say that these people are among others already counted."""
        before = any(h.last in (people.first, people.first - 1) for h in self.subset_cue)
        cues = (
            self.partitive
            if self.reading.language in VSO
            else (*(h for h in self.subset_cue if not self._lists(h)), *self.partitive)
        )
        behind = any(h.first in (people.last, self.copula.get(people.last)) for h in cues)
        return before or behind or people.part

    def _lists(self, cue: Hit) -> bool:
        """Whether the parts stand behind a cue, the whole before it: "nine people including two nurses"."""
        return self.tokens[cue.first].norm.startswith(("includ", "inclus", "compris", "count", "consist"))

    def _parts(self) -> Iterator[FoundToll]:
        """Counted people that are part of a figure before them: including three children; two of the dead were women."""
        bound = {h.people.quantity.first for h in self.harms}
        for people in self.people:
            if people.quantity.first in bound or people.quantity.kind in ("none", "change"):
                continue
            part = self._included(people) or self._partitive(people)
            if part is not None:
                yield part

    def _one_of_them(self) -> Iterator[FoundToll]:
        """One of the people told of, in a word of its own: أحدهم في حالة حرجة، أحد القتلى طفل."""
        for hit in self.reading.all("one_of_them"):
            grave = next((h for h in self.reading.all("subset_tail") if h.first == hit.last), None)
            noun = next(iter(self.reading.within("person", hit.last, hit.last + 2)), None)
            whole = self._last_harm(hit.first, same_sentence="metric" not in hit.traits)
            metric = "injured" if grave is not None else hit.traits.get("metric") or (whole.metric if whole is not None else None)
            told = grave or noun
            if told is None or metric is None or (whole is None and "metric" not in hit.traits):
                continue
            quantity = Quantity(hit.first, hit.last, Count(1, 1, "exact"), "one")
            group = noun.traits.get("group") if noun is not None and grave is None else None
            people = People(hit.first, told.last, quantity, True, group, self.reading.words(told.first, told.last), part=True)
            yield self._part_of(metric, people, people.first, people.last)

    def _included(self, people: People) -> FoundToll | None:
        tail = next((h for h in self.reading.all("subset_tail") if h.first == people.quantity.last), None)
        if (people.human is not True and tail is None) or not self._listed(people):
            return None
        whole = self._counted_in(people)
        counted = people.quantity.kind == "number" or self._joined_one(people)
        metric = whole.metric if whole is not None else self._named_metric(people.first) if counted else None
        if metric is None and counted and people.quantity.kind == "number":
            metric = self._spoken_of(people)
        return self._part_of(metric, people, people.first, people.last) if metric is not None else None

    def _spoken_of(self, people: People) -> str | None:
        """The harm of the figure before, where the sentence speaks of its victims: "most victims are civilians, among them"."""
        start = self.reading.sentence_of(people.first).first
        victims = [h for h in self.reading.within("harm", start, people.first) if h.traits["use"] in ("noun", "toll")]
        whole = self._whole(people, None) if victims else None
        return whole.metric if whole is not None else None

    def _joined_one(self, people: People) -> bool:
        """Whether one person stands behind others of a list: "two women and a boy"."""
        return people.quantity.kind == "one" and not people.definite

    def _named_metric(self, at: int) -> str | None:
        """The harm that the words of a part name themselves: "among the dead are three children"."""
        sentence = self.reading.sentence_of(at)
        cues = [h for h in self.subset_cue if sentence.first <= h.first and h.last <= at and at - h.last <= 12]
        inside = self.reading.within("harm", cues[-1].first, cues[-1].last) if cues else ()
        named = [h for h in self.reading.all("harm") if cues and h.last == cues[-1].first and h.traits["use"] == "toll"]
        return next((h.traits["metric"] for h in (*inside, *named)), None)  # the dead include three children

    def _listed(self, people: People) -> bool:
        """Whether the people stand behind "including", or behind others that do: "including ten women and three infants"."""
        if any(h.last in (people.first, people.first - 1) for h in self.subset_cue):
            return True
        link = next((h for h in self.reading.all("coordinator") if h.last == people.first), None)
        before = next((p for p in self.people if link is not None and p.last == link.first and p.human is True), None)
        return before is not None and (before.part or self._listed(before))

    def _partitive(self, people: People) -> FoundToll | None:
        """Two of the dead were children; four were foreigners (after a figure)."""
        cue = next((h for h in self.partitive if h.first in (people.quantity.last, people.last)), None) or self._of_them(people)
        at = cue.last if cue is not None else people.last
        if at not in self.copula and cue is None:
            return None
        if cue is None and (people.human is not None or people.quantity.kind != "number"):
            return None
        grave = next((h for h in self.reading.all("subset_tail") if cue is not None and h.first == at), None)
        noun = grave or self._predicate_noun(at)
        if noun is None:
            return self._of_the_hurt(people, cue)
        whole, inside = self._whole(people, cue), self._counted_in(people)
        if inside is not None and (
            whole is None or self.tokens[whole.people.first].sentence < self.tokens[people.first].sentence
        ):
            whole = inside  # five nuns, three of them elderly, were killed
        if whole is None:
            return None
        if grave is not None:
            return self._part_of(grave.traits.get("metric", "injured"), people, people.first, grave.last)
        group = noun.traits.get("group")
        described = replace(people, group=group, stated=self.reading.words(noun.first, noun.last))
        return self._part_of(self._cue_metric(cue, whole.metric), described, people.first, noun.last)

    def _of_the_hurt(self, people: People, cue: Hit | None) -> FoundToll | None:
        """Some of the wounded, whatever became of them short of death: "four of the wounded were flown out"."""
        hurt = cue is not None and self._cue_metric(cue, "") == "injured" and people.quantity.kind == "number"
        return self._part_of("injured", people, people.first, cue.last) if hurt and cue is not None else None

    def _summands(self) -> Iterator[FoundToll]:
        """People listed behind a figure that add up to it are its parts: "three wounded, two officers and a passer-by".

        What stands behind a colon only spells the figure out: it belongs to its words, not to figures of its own.
        """
        bound = {h.people.quantity.first for h in self.harms}
        for harm in self.harms:
            low = harm.people.quantity.count.low
            listed = self._list_behind(max(harm.people.last, harm.predicate.last), bound)
            if low is None or len(listed) < 2 or sum(p.quantity.count.low or 0 for p in listed) != low:
                continue
            for people in listed:
                yield self._part_of(harm.metric, people, people.first, people.last)

    def _list_behind(self, at: int, bound: set[int]) -> list[People]:
        """The counted people joined by commas and "and" behind a token, up to one that has a word of harm of its own."""
        links = {h.first: h.last for h in self.reading.all("coordinator")} | {
            i: i + 1 for i in range(at, at + 1) if i < len(self.tokens) and self.tokens[i].text in (",", "(", "،")
        }
        found: list[People] = []
        while at in links:
            at = links[at]
            at = self.copula.get(at, at) if not found else at  # six civilians, (they are) four men and two women
            behind = next((p for p in self.people if p.first == at and p.human is True), None)
            if behind is None:
                break
            if behind.quantity.first in bound:
                return []
            found.append(behind)
            at = behind.last
        return found

    def _of_them(self, people: People) -> Hit | None:
        """The "of them" behind a bare number, where no part is counted behind it: "five of them are children"."""
        counted = {q.first for q in self.reading.quantities}
        cues = self.reading.all("part_pronoun") if people.last == people.quantity.last else ()
        return next((h for h in cues if h.first == people.last and h.last not in counted), None)

    def _predicate_noun(self, at: int) -> Hit | None:
        at += self.tokens[at].text == "," if at < len(self.tokens) else 0  # one of the wounded, a girl
        reach = min(at + 6, len(self.tokens))
        end = next((i for i in range(at, reach) if self.tokens[i].text in (",", ";", ".")), reach)
        return next(iter(self.reading.within("person", at, end)), None)

    def _cue_metric(self, cue: Hit | None, fallback: str) -> str:
        inside = self.reading.within("harm", cue.first, cue.last) if cue is not None else ()
        named = inside[0].traits["metric"] if inside else fallback
        return fallback if named == "killed_or_injured" else named  # "of the victims" says no more than the figure before

    def _counted_in(self, people: People) -> Harm | None:
        """The figure of the sentence right before the people: "twelve people, among them two nuns, were killed"."""
        sentence = self.tokens[people.first].sentence
        return next(
            (
                h
                for h in reversed(self.harms)
                if h.people.first < people.first and self.tokens[h.people.first].sentence == sentence
            ),
            None,
        )

    def _last_harm(self, before: int, *, same_sentence: bool) -> Harm | None:
        sentence = self.tokens[before].sentence
        earlier = [h for h in self.harms if h.people.first < before and h.predicate.first < before]
        near = [h for h in earlier if sentence - self.tokens[h.people.first].sentence <= (0 if same_sentence else 1)]
        return near[-1] if near else None

    def _whole(self, people: People, cue: Hit | None) -> Harm | None:
        """The figure that a part belongs to: the last one, without "of the dead" the last one of the dead."""
        last = self._last_harm(people.first, same_sentence=False)
        if cue is not None or last is None or last.metric == "killed":
            return last
        sentence = self.tokens[last.people.first].sentence
        dead = [h for h in self.harms if h.metric == "killed" and self.tokens[h.people.first].sentence == sentence]
        return dead[-1] if dead else last

    def _part_of(self, metric: str, people: People, first: int, last: int) -> FoundToll:
        toll = Toll(self._metric(metric), people.quantity.count, people.group, people.stated, subset=True)  # type: ignore[arg-type]
        return FoundToll(toll, first, last, frame_at(self.frames, people.first))

    # ---- nobody hurt, bare harm, figures without a verb of their own

    def _negated(self, hit: Hit) -> bool:
        """Whether a "not" stands before words of harm that need one to say that nobody was hurt."""
        start = max(self.reading.sentence_of(hit.first).first, hit.first - NOT_FAR)
        return bool(self.reading.within("negation", start, hit.first))

    def _zeros(self) -> Iterator[FoundToll]:
        for hit in self.zero:
            toll = Toll("killed_or_injured", Count(0, 0, "exact"))
            yield FoundToll(toll, hit.first, hit.last, frame_at(self.frames, hit.first))

    def _bare(self) -> Iterator[FoundToll]:
        zero = {i for h in self.zero for i in range(h.first, h.last)}
        bound = {i for h in self.harms for i in range(h.predicate.first, h.predicate.last)}
        for hit in self.reading.all("harm_bare"):
            if hit.first not in zero and not bound & set(range(hit.first, hit.last)):
                toll = Toll(self._metric(hit.traits["metric"]), Count(None, None, "vague"))
                yield FoundToll(toll, hit.first, hit.last, frame_at(self.frames, hit.last - 1))

    def _elliptic(self) -> Iterator[FoundToll]:
        """A bare number that a second speaker sets against a figure: "officially 12 died, but doctors say at least 20"."""
        bound = {h.people.quantity.first for h in self.harms}
        for people in self.people:
            quantity = people.quantity
            if (
                quantity.first in bound
                or people.human is not None
                or people.last != quantity.last
                or not self._closing(people.last)
            ):
                continue
            if quantity.kind == "number" and (quantity.first - 1 in self.says or self._supposed(quantity.first)):
                whole = self._last_harm(people.first, same_sentence=True)
                if whole is not None:
                    toll = Toll(self._metric(whole.metric), quantity.count, whole.people.group, None)  # type: ignore[arg-type]
                    yield FoundToll(toll, people.first, people.last, frame_at(self.frames, people.first))

    def _replaced(self) -> Iterator[FoundToll]:
        """A bare figure that the one before it replaces: "rose to 26, the mayor said, up from 19 the day before"."""
        bound = {h.people.quantity.first for h in self.harms}
        cued = {h.last for h in self.reading.all("change")}
        for people in self.people:
            quantity = people.quantity
            earlier = quantity.first not in bound and self._earlier_bare(people)
            if quantity.first in bound or quantity.kind != "number" or people.human is False:
                continue
            if quantity.first not in cued and not earlier:
                continue
            whole = self._last_harm(people.first, same_sentence=not earlier)
            if whole is not None and whole.people.quantity.kind != "change":
                toll = Toll(self._metric(whole.metric), quantity.count, whole.people.group, None, superseded=True)  # type: ignore[arg-type]
                yield FoundToll(toll, quantity.first, quantity.last, frame_at(self.frames, people.first))

    def _earlier_bare(self, people: People) -> bool:
        """Whether a bare figure closes a sentence on an earlier count: "Un balance anterior hablaba de diez."."""
        sentence = self.reading.sentence_of(people.first)
        cued = [h for h in self.reading.within("old_figure", sentence.first, people.first) if h.last - h.first > 1]
        alone = not any(h.people.first >= sentence.first and h.people.last <= sentence.last for h in self.harms)
        return bool(cued) and alone and people.quantity.kind == "number" and people.human is None and self._closing(people.last)

    def _supposed(self, first: int) -> bool:
        """Whether a speaker only supposes the figure: "officials believe it could be as many as 35"."""
        frame = frame_at(self.frames, first)
        return frame is not None and first - frame.first <= 4 and first - 1 in {last - 1 for last in self.copula.values()}

    def _closing(self, at: int) -> bool:
        return at >= len(self.tokens) or not self.tokens[at].text[0].isalnum()

    # ---- repeats

    def _dropped_repeats(self, tolls: list[FoundToll]) -> Iterator[FoundToll]:
        """A headline's figure is not a second claim where the text under it gives the same one.

        Nor is that of a short opening ("Two dead in strike near the port.") where the text gives it again with its speaker.
        """
        for i, toll in enumerate(tolls):
            sentence = self.reading.sentence_of(toll.first)
            opening = sentence.index == 0 and len(self.reading.sentences) > 1
            headline = opening and self.tokens[sentence.last - 1].text[0].isalnum()
            short = opening and sentence.last - sentence.first <= SHORT and toll.frame is None
            again = [t for t in tolls[i + 1 :] if t.first >= sentence.last and _same_figure(toll.toll, t.toll)]
            if not (headline and again) and not (short and any(t.frame is not None for t in again)):
                yield toll


def _same_figure(a: Toll, b: Toll) -> bool:
    return a.metric == b.metric and (a.count.low, a.count.high) == (b.count.low, b.count.high)


def attribution(reading: Reading, frame: Frame | None) -> Attribution:
    """The speaker of a frame as an attribution; the reporter's own voice where there is none."""
    if frame is None:
        return OWN_VOICE
    speaker = frame.speaker
    span = (reading.span(speaker.first, speaker.last),)
    return Attribution(speaker.name, speaker.type, speaker.anonymous, speaker.via, span)


def toll_claim(reading: Reading, found: FoundToll) -> Claim[Toll]:
    """A found toll as a claim with its words, speaker and certainty."""
    denied = found.frame is not None and found.frame.stance == "denies" and found.toll.count.high != 0
    found = replace(found, toll=replace(found.toll, denies=found.toll.denies or denied))
    certainty = "denied" if found.toll.denies else "preliminary" if found.toll.preliminary else "said"
    spans = (reading.span(found.first, found.last),)
    return Claim(found.toll, spans, attribution(reading, found.frame), certainty, METHOD)  # type: ignore[arg-type]
