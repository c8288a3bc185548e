"""The words that name a speaker, and what kind of source that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tollbook.claims.rulers import rules
from tollbook.model.attribution import SourceType
from tollbook.model.reading import ActorMention, Hit, Reading, starts

LONGEST = 14
OPENING = 6  # tokens at the head of a sentence in which its subject is named
DATELINE = 14
TWICE = 2
FURTHEST = 40
DASHES = frozenset("-–—")
NOUN_FIRST = frozenset(("es", "fr", "pt", "it", "ro"))
NAME = 9  # tokens a name may take behind the office and a comma
STOPPERS = frozenset(',;:()[]"“”«»–—-.!?،؛؟')
KINDS: dict[str, SourceType] = {
    "military": "military",
    "external force": "military",
    "police": "police",
    "armed group": "armed group",
    "faction": "armed group",
    "militia": "armed group",
    "alliance": "armed group",
    "cartel": "armed group",
    "gang": "armed group",
    "communal": "armed group",
    "state": "government",
    "government": "government",
    "intelligence": "government",
    "party": "government",
    "IGO": "UN",
    "UN": "UN",
    "NGO": "NGO",
    "outlet": "media",
    "medical": "medical",
    "witness": "witness",
    "civilian": "witness",
}
RANK: tuple[str, ...] = (
    "medical",
    "emergency service",
    "UN",
    "police",
    "armed group",
    "military",
    "NGO",
    "government",
    "anonymous",
    "witness",
    "media",
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker on tokens ``first`` to ``last`` (exclusive); ``name`` as the text has it, without article.

    ``start`` is where the phrase begins with its article.
    """

    start: int
    first: int
    last: int
    name: str | None
    type: SourceType
    anonymous: bool
    via: tuple[str, ...] = ()
    actor: str | None = None
    actor_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a speaker is named: ``start`` with, ``first`` without its article."""

    start: int
    first: int
    last: int

    def as_said_by(self, old: Speaker, via: tuple[str, ...]) -> Speaker:
        """An earlier speaker, named here again."""
        return replace(old, start=self.start, first=self.first, last=self.last, via=via or old.via)


class SpeakerReader:
    """Reads the noun phrases that stand beside reporting verbs; remembers them for "it", "the sources", "the ministry"."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.nouns = reading.by_word.get("source_noun", ())
        self.tails = reading.by_word.get("source_tail", ())
        self.pronouns = starts(reading, "pronoun")
        self.via_cues = {h.first: h for h in reading.all("via")}
        self.passive = starts(reading, "passive_aux")
        self.times = {i for t in reading.times for i in range(t.first, t.last)}
        self.aux = starts(reading, "perfect")
        nominal = frozenset(h.first for h in reading.all("say") if h.traits.get("noun") == "yes")  # in Guanajuato state
        self.says = starts(reading, "say") - starts(reading, "source_noun") - nominal
        self.say_ends = {h.last - 1 for h in reading.all("say") if h.first in self.says}
        self.joined_say = starts(reading, "joined_say")
        self.say_starts = starts(reading, "say")
        self.that = starts(reading, "that")
        self.who = starts(reading, "who")
        self.named_ends = {m.last - 1 for m in reading.actors} | {h.last - 1 for h in self.nouns}
        self.interposed = {h.first: h.last for h in reading.all("interposed")}
        self.time_ends = {t.first: t.last for t in reading.times}
        self.hearers = {m.first: m.last for m in reading.actors if m.kind == "outlet"}
        self.hear_to = {h.first: h.last for h in reading.all("hear_to")}
        self.clause_word = starts(reading, "clause_word")
        self.leading = starts(reading, "leading")
        self.before_say = starts(reading, "before_say")
        self.asides = {h.last: h.first for h in reading.all("before_say") if h.last - h.first > 1}
        self.possessive = {self.tokens[h.first].norm for h in reading.all("possessive")}
        self.document = starts(reading, "document")
        self.own_outlet = starts(reading, "own_outlet")
        self.singular = starts(reading, "pronoun_person")
        self.coordinator = starts(reading, "coordinator")
        self.coordinator_ends = {h.last for h in reading.all("coordinator") if h.last > h.first}
        self.written_on = {h.first for h in reading.all("coordinator") if h.first == h.last}
        self.closed = starts(reading, "stop")
        self.aside = starts(reading, "aside")
        self.figures = {q.last - 1 for q in reading.quantities if q.kind == "number"}
        self.noun_first = reading.language in NOUN_FIRST
        self.some_of = {h.first: h.last for h in reading.all("some_of_them")}
        self.memory: list[Speaker] = []

    # ---- before the verb

    def before(self, verb: int, start: int) -> Speaker | None:
        """The speaker whose words end at a reporting verb, None where no speaker stands there."""
        end = self._over_adverbs(verb, start)
        if self._goes_on(verb, end, start) or self._said_and(end, start):
            return self._subject(start, verb)
        if end > start and self.tokens[end - 1].norm in ("i", "we"):
            return None  # inside the words of somebody who is named outside them
        if end > start and end - 1 in self.who:
            end -= 1
        end, via = self._over_via(self._over_relative(end, start), start)
        if end <= start:
            return None
        first = self._leftward(end, start)
        if first >= end:
            return None
        opening = self._much_described(start, end)
        if opening is not None:
            return opening
        return self._made(first, self._cut_relative(first, self._cut_verb(first, end)), via)

    def _said_and(self, end: int, start: int) -> bool:
        """Whether the clause before a comma ends in its speaker and verb: "three died, officials said, blaming the rebels"."""
        return end - 2 > start and self.tokens[end - 1].text == "," and end - 2 in self.say_ends

    def _much_described(self, start: int, end: int) -> Speaker | None:
        """A speaker described more than once: "Rosa Lima, a spokeswoman for the front (FLX), the armed wing of X, said"."""
        first = self._trim(self._behind_dateline(start, end), end)
        commas = [i for i in range(first, end) if self.tokens[i].text == ","]
        if len(commas) < TWICE - 1 or end >= len(self.tokens) or self.tokens[end].text != "," or end - first > FURTHEST:
            return None
        verbs = self.says | self.passive | self.aux | self.clause_word | {h.first for h in self.reading.all("harm", "act")}
        if (
            any(i in verbs or self.tokens[i].text in '";:“”' for i in range(first, end))
            or not self.tokens[first].text[:1].isupper()
        ):
            return None
        last = commas[1] if len(commas) > 1 else commas[0]
        return self._made(first, last, ()) if self._type(first, last, self._actor(first, last)) is not None else None

    def _cut_relative(self, first: int, end: int) -> int:
        """Without the clause that only describes the speaker: "the group, which seized the train, says"."""
        cut = next((i for i in range(first + 1, end) if i in self.who), end)
        return cut - 1 if cut < end and self.tokens[cut - 1].text == "," else cut

    def _cut_verb(self, first: int, end: int) -> int:
        """The capitalised subject of "X called it unintentional and said": what stands before the first verb."""
        if self.tokens[end - 1].norm not in ("and", "y", "et", "e"):
            return end
        i = first
        while i < end and (
            self.tokens[i].text[:1].isupper() or i in self.leading or self.tokens[i].norm in ("of", "'s", "de", "du")
        ):
            i += 1
        return i

    def _over_adverbs(self, verb: int, start: int) -> int:
        i = verb
        while i > start:
            if i - 1 in self.before_say or i - 1 in self.times or i - 1 in self.aux:
                i -= 1
                continue
            aside = self.asides.get(i - 1 if self.tokens[i - 1].text == "," else i)
            if aside is None or aside <= start:
                break
            i = aside - (self.tokens[aside - 1].text == ",")  # "the police, however, put the dead at ten"
        aside = i < verb - 1 and self.tokens[i - 1].text == "," and self.tokens[verb - 1].text == ","
        return i - 1 if aside else i

    def _goes_on(self, verb: int, end: int, start: int) -> bool:
        """Whether a verb adds to a clause whose subject speaks: "claimed it on radio, saying", "named him and said"."""
        if end <= start or (verb in self.joined_say and self.tokens[end - 1].text == ","):
            return end > start
        return end in self.coordinator_ends and self.tokens[end - 1].text != ","

    def _subject(self, start: int, verb: int) -> Speaker | None:
        """The speaker that the sentence begins with; the last one where somebody else has spoken in between."""
        if any(start < i < verb for i in self.says):
            return self._recalled(Phrase(verb, verb, verb + 1), ())
        opening = self._behind_dateline(start, verb)
        first = next((i for i in range(opening, verb) if self.tokens[i].text[0].isalpha() and i not in self.leading), verb)
        named = [(m.first, m.last) for m in self.reading.actors if m.kind in KINDS and not m.place]
        found = [
            last
            for at, last in (*named, *((h.first, h.last) for h in self.nouns))
            if first <= at < first + OPENING and last < verb
        ]
        clear = [last for last in found if not any(t.text in STOPPERS for t in self.tokens[first:last])]
        return self._made(first, min(clear), ()) if clear else None

    def _behind_dateline(self, start: int, verb: int) -> int:
        """The first token behind a dateline: "MADRID, 9 Oct. (EUROPA PRESS) -"."""
        dash = next((i for i in range(start, min(start + DATELINE, verb)) if self.tokens[i].text in DASHES), None)
        plain = dash is not None and any(self.tokens[i].text[0].islower() and i not in self.times for i in range(start, dash))
        return start if dash is None or plain else dash + 1

    def _over_relative(self, end: int, start: int) -> int:
        """Back over a clause that only describes the speaker: "the group, which has fought here for years, said"."""
        if end - 1 <= start or self.tokens[end - 1].text != ",":
            return end
        opens = self.who | self.aside
        opening = (i for i in range(end - 2, max(end - 30, start), -1) if i in opens and self.tokens[i - 1].text == ",")
        return next((i - 1 for i in opening), end)

    def _over_via(self, end: int, start: int) -> tuple[int, tuple[str, ...]]:
        """Back over ", cited by AFP,": the outlets of the chain, and where the speaker's words end."""
        i = end
        if i > start and self.tokens[i - 1].text == ",":
            i -= 1
        for j in range(i - 1, max(i - 8, start), -1):
            if j in self.via_cues and self.via_cues[j].last <= i:
                name = self.reading.words(self.via_cues[j].last, i)
                cut = j - 1 if self.tokens[j - 1].text == "," else j
                return cut, (_bare(name),)
        return (i, ()) if i < end else (end, ())

    def _leftward(self, end: int, start: int) -> int:
        """Where the phrase that ends at ``end`` begins; over ", a Taliban spokesman," when a comma follows it."""
        first = end
        if end < len(self.tokens) and self.tokens[end].text == ",":
            comma = next((j for j in range(end - 1, max(end - 12, start), -1) if self.tokens[j].text in STOPPERS), None)
            relative = comma is not None and comma + 1 in self.who
            if (
                comma is not None
                and self.tokens[comma].text == ","
                and not any(j in self.says for j in range(comma + 1, end))
                and (relative or self._named_at(comma) or self._capital(comma - 1) or self._titled(comma, end, start))
            ):
                first = comma
        while first > start and end - first < LONGEST:
            token = self.tokens[first - 1]
            if token.text in STOPPERS and not self._bracketed(first - 1):
                break
            if (
                (first - 1 in self.clause_word and (first - 1 not in self.who or self._said_that(first - 1)))
                or first - 1 in self.says
                or first - 1 in self.say_ends
            ):
                break
            first -= 1
        return self._after_and(first, end)

    def _named_at(self, comma: int) -> bool:
        """Whether a known speaker's name stands before a comma, an adjective behind it: "the local committee, a network of"."""
        described = comma - 2 in self.named_ends and self.tokens[comma - 1].text.islower() and self.noun_first
        return comma - 1 in self.named_ends or described

    def _titled(self, comma: int, end: int, start: int) -> bool:
        """Whether a name between commas is that of the office before it: "the head of the administration, Oleg M.,"."""
        named = all(self.tokens[i].text[:1].isupper() for i in range(comma + 1, end))
        opening = next((i + 1 for i in range(comma - 1, start - 1, -1) if self.tokens[i].text in STOPPERS), start)
        return named and any(opening <= h.first and (h.first <= opening + 1 or h.last == comma) for h in self.tails)

    def _capital(self, i: int) -> bool:
        """Whether a word with a capital stands there, brackets left out: "the front (FLN), an ally of X, said"."""
        word = self.tokens[i - 1] if self.tokens[i].text == ")" and self._bracketed(i) else self.tokens[i]
        return any(c.isupper() for c in word.text)

    def _said_that(self, i: int) -> bool:
        """Whether a word that may open a relative clause opens what is said: "escribió en X que" (that, not which)."""
        return i in self.that and any(j in self.say_starts for j in range(max(i - 6, 0), i))

    def _bracketed(self, i: int) -> bool:
        """Whether a sign belongs to an acronym in brackets or an abbreviation: "(SMC)", "Maj. Gen."."""
        text = self.tokens[i].text
        if text in "()":
            other = range(i - 2, i - 4, -1) if text == ")" else range(i + 2, i + 4)
            return any(0 <= j < len(self.tokens) and self.tokens[j].text in "()" for j in other)
        return (
            text == "."
            and self.tokens[i - 1].end == self.tokens[i].start
            and len(self.tokens[i - 1].text) <= 5
            and self.tokens[i - 1].text[0].isupper()
        )

    def _after_and(self, first: int, end: int) -> int:
        """Cuts a clause that "and" joins before the speaker: "two died and police said"."""
        described = next((i for i in range(first, end) if i in self.who), end)
        named = {i for m in self.reading.actors if m.last - m.first > 1 for i in range(m.first, m.last)}
        told = [h.first for w in ("harm", "nobody_hurt") for h in self.reading.within(w, first, described)]
        harms = [i for i in told if i not in named and not self._within_noun(i)]  # the Liberation Front of X, a rescue worker
        if not harms:
            return first
        ands = [i for i in range(max(harms), end) if i in self.coordinator]
        return ands[0] + 1 if ands else end

    # ---- after the cue

    def after(self, first: int, end: int) -> Speaker | None:
        """The speaker whose words begin behind "according to" or an inverted "said"."""
        first = self.over_circumstance(first, end)
        last = first
        while last < end and last - first < LONGEST and not self._closes(last, first):
            last += 1
        via = self._via_inside(first, last) or self._via_behind(last, end)
        over = self._over_name(first, last, end)
        made = self._made(first, over, via) if last > first else None
        if made is not None and made.type == "unspecified":
            return self._as_described(made, over, end)
        return made

    def _as_described(self, speaker: Speaker, last: int, end: int) -> Speaker:
        """A name with what the words behind it say of it: ", said Ana Ruiz, the mayor of the town."."""
        if last + 1 >= end or self.tokens[last].text != ",":
            return speaker
        stop = next((i for i in range(last + 1, end) if self.tokens[i].text in STOPPERS and not self._bracketed(i)), end)
        owned = last + 2 < end and self.tokens[last + 2].norm == "'s"  # Marib's director of security
        opens = last + 1 in self.leading or self._within_noun(last + 1) or owned
        kind = self._type(self._trim(last + 1, stop), stop, None) if opens else None
        if kind is None:
            return speaker
        described = replace(speaker, type=kind)
        self.memory[-1] = described
        return described

    def _within_noun(self, at: int) -> bool:
        return any(h.first <= at < h.last for h in self.nouns)

    def _over_name(self, first: int, last: int, end: int) -> int:
        """Over the name that stands behind an office and a comma: "the head of the guard, Colonel X, nine died"."""
        if not self.noun_first or last + 1 >= end or self.tokens[last].text != ",":
            return last
        close = next((i for i in range(last + 1, min(last + NAME, end)) if self.tokens[i].text in (",", ".")), end)
        person = any(last < m.first <= last + 2 and m.last == close and m.kind in KINDS for m in self.reading.actors)
        person = person or any(first <= m.first <= last and m.last == close for m in self.reading.actors)
        words = self.tokens[last + 1 : close]
        bare = (
            1 < len(words) < 5
            and all(t.text[:1].isupper() for t in words)
            and not any(last < p.first < close for p in self.reading.places if p.candidates)
        )
        office = any(first <= h.first < last for h in self.tails)
        return close if person or (bare and office) else last

    def over_circumstance(self, first: int, end: int) -> int:
        """Over what may stand between an inverted verb and its speaker: "dijo este lunes a la agencia X en un comunicado"."""
        i = first
        while i < end:
            heard = self.hearers.get(self.hear_to[i]) if i in self.hear_to else None
            step = heard or self.time_ends.get(i) or self.interposed.get(i)
            if step is None:
                break
            i = step
        return i if i < end else first

    def _via_behind(self, last: int, end: int) -> tuple[str, ...]:
        """The outlet behind a comma: "added the note, carried by the state agency, INA"."""
        if last + 1 >= end or self.tokens[last].text != "," or last + 1 not in self.via_cues:
            return ()
        start = self.via_cues[last + 1].last
        outlet = [
            m
            for m in self.reading.actors
            if start <= m.first < min(start + 9, end) and m.kind == "outlet" and m.as_named[:1].isupper()
        ]
        if outlet:
            return (min(outlet, key=lambda m: (not m.as_named.isupper(), not m.candidates, m.first)).as_named,)
        stop = next((i for i in range(start, end) if self.tokens[i].text in STOPPERS), end)
        return (_bare(self.reading.words(start, stop)),) if stop > start else ()

    def _closes(self, i: int, first: int) -> bool:
        token = self.tokens[i]
        if token.text in STOPPERS:
            return not self._bracketed(i)
        inner = i > first and (
            i in self.says or i in self.times or i in self.aux or i in self.passive or i in self.interposed or token.norm == "on"
        )
        return inner or i in self.clause_word

    def _via_inside(self, first: int, last: int) -> tuple[str, ...]:
        for i in range(first + 1, last):
            if i in self.via_cues:
                return (_bare(self.reading.words(self.via_cues[i].last, last)),) if self.via_cues[i].last < last else ()
        return ()

    def outlet_after(self, first: int, end: int, *, known: bool = False) -> tuple[str, ...]:
        """The outlet named behind "told": a known one, a capitalised name, or the report's own ("this agency", "us")."""
        if first < end and first in self.own_outlet:
            return (self.reading.report.outlet,) if self.reading.report.outlet is not None else ()
        outlet = next(
            (m for m in self.reading.actors if m.first in (first, first + 1, self.hear_to.get(first)) and m.kind == "outlet"),
            None,
        )
        if outlet is not None or known:
            return (outlet.as_named,) if outlet is not None else ()
        last = first
        while last < end and self.tokens[last].text[:1].isupper() and last not in self.times and last - first < 4:
            last += 1
        return (self.reading.words(first, last),) if last > first else ()

    # ---- what kind of source

    def made(self, first: int, last: int, via: tuple[str, ...]) -> Speaker | None:
        """The speaker that some words name, None where they name none; it is remembered for "it said"."""
        return self._made(first, last, via)

    def _made(self, first: int, last: int, via: tuple[str, ...]) -> Speaker | None:
        if self.memory and any(self.some_of.get(i) == last for i in (first, first + 1)):
            return self._recalled(Phrase(first, first, last), via)
        start, first = first, self._trim(first, last)
        if first >= last:
            return None
        if last - first == 1 and self.tokens[first].norm in ("i", "we"):
            return None  # inside the words of somebody who is named outside them
        if last - 1 in self.figures:
            return None  # "the two reported earlier"
        if last - first == 1 and first in self.pronouns:
            return self._recalled(Phrase(start, first, last), via)
        name = _bare(self.reading.words(first, last))
        if not name:
            return None
        actor = self._actor(first, last)
        kind = self._type(first, last, actor)
        office = kind is None or any(h.first == first for h in self.tails)
        if office and self.memory and start < first and self.tokens[first - 1].norm in self.possessive:
            kind = self.memory[-1].type  # its director
        if kind is None:
            return self._reduced(Phrase(start, first, last), via)
        if not self._source_like(first, last, actor):
            return None
        anonymous = kind == "anonymous" or bool(
            self.reading.within("anonymous", first, min(last + 12, self.reading.sentence_of(first).last))
        )
        anonymous = anonymous or bool(self.reading.within("nameless", first, last))
        anonymous = anonymous or any(t.norm in ("source", "sources", "unnamed", "anonymous") for t in self.tokens[first:last])
        speaker = Speaker(
            start, first, last, name, kind, anonymous, via, actor.name if actor else None, actor.kind if actor else None
        )
        recalled = self._same_as_before(speaker)
        speaker = recalled if recalled is not None else speaker
        self.memory.append(speaker)
        return speaker

    def _trim(self, first: int, last: int) -> int:
        while first < last and (first in self.leading or first in self.times):
            first += 1
        return first

    def _source_like(self, first: int, last: int, actor: ActorMention | None) -> bool:
        return (
            actor is not None
            or any(first <= h.first and h.last <= last for h in self.nouns)
            or self.tokens[first].text[:1].isupper()
        )

    def recalled(self, verb: int) -> Speaker | None:
        """The last speaker, for a verb that holds its pronoun: "a-t-il dit"."""
        return self._recalled(Phrase(verb, verb, verb + 1), ())

    def _recalled(self, phrase: Phrase, via: tuple[str, ...]) -> Speaker | None:
        """The last speaker, for "it", "he" or "they"; a person is never an outlet."""
        person = phrase.first in self.singular
        old = next((m for m in reversed(self.memory) if not person or m.type != "media"), None)
        return phrase.as_said_by(old, via) if old is not None else None

    def _named_before(self, words: set[str], *, longer: bool = False) -> Speaker | None:
        """The last speaker whose name shares a word with these."""
        for old in reversed(self.memory):
            name = set((old.name or "").casefold().replace("(", " ").replace(")", " ").replace(",", " ").split())
            if words & name and not (longer and name == words):
                return old
        return None

    def _reduced(self, phrase: Phrase, via: tuple[str, ...]) -> Speaker | None:
        """A speaker of no known kind: one named before ("the cell", "Al-Khafaji"), or a capitalised name of its own."""
        tokens = self.tokens[phrase.first : phrase.last]
        if all(i in self.document for i in range(phrase.first, phrase.last)) and self.memory:
            return phrase.as_said_by(self.memory[-1], via)
        old = self._named_before({t.norm for t in tokens if len(t.norm) > 2})
        if old is not None:
            return phrase.as_said_by(old, via)
        titled = any(phrase.first <= h.first and h.last <= phrase.last for h in self.tails)
        if len(tokens) == 1 and phrase.first in self.closed:
            return None
        if not tokens[0].text[:1].isupper() or (tokens[-1].text[:1].islower() and not titled):
            return None
        name = _bare(self.reading.words(phrase.first, phrase.last))
        group = next(
            (m for m in self.reading.actors if phrase.first <= m.first and m.last <= phrase.last and m.kind == "group"), None
        )
        known = (group.name, group.kind) if group is not None else (None, None)
        found = Speaker(phrase.start, phrase.first, phrase.last, name, "unspecified", False, via, *known)
        self.memory.append(found)
        return found

    def _same_as_before(self, speaker: Speaker) -> Speaker | None:
        """ "The sources", "the group": a definite, unspecific speaker is the last one of that kind named in full."""
        if speaker.start == speaker.first or speaker.last - speaker.first > 1:
            return None
        old = self._named_before({self.tokens[speaker.first].norm}, longer=True) or self.stood_for(speaker.first)
        return Phrase(speaker.start, speaker.first, speaker.last).as_said_by(old, speaker.via) if old is not None else None

    def stood_for(self, at: int) -> Speaker | None:
        """The last speaker of a kind that a general noun may stand for: "the organisation", "the ministry"."""
        kinds = {k for h in self.reading.all("source_anaphor") if h.first == at for k in h.traits["types"].split()}
        kinds |= {"armed group"} if "group" in kinds else set()
        return next((m for m in reversed(self.memory) if m.type in kinds), None)

    def _actor(self, first: int, last: int) -> ActorMention | None:
        inside = [m for m in self.reading.actors if first <= m.first and m.last <= last]
        known = [m for m in inside if not m.place]
        # the general at the head of the gendarmerie
        titled = [m for m in known if m.kind == "police" and (m.candidates or m is not known[0])]
        named = titled or known or [m for m in inside if (m.first, m.last) == (first, last)]
        return named[0] if named else None

    def _type(self, first: int, last: int, actor: ActorMention | None) -> SourceType | None:
        first_one = self._first_of_several(first, last)
        if first_one < last:
            kind = self._type(first, first_one, actor if actor is not None and actor.last <= first_one else None)
            if kind is not None:
                return kind
        nouns = [h for h in self.nouns if first <= h.first and h.last <= last]
        found: set[str] = {h.traits["type"] for h in nouns}
        torn = actor is not None and any(
            h.first < actor.first < h.last or (h.first == actor.first and actor.last < h.last) for h in nouns
        )  # "General" of a prosecutor's office
        office = actor is not None and any(
            h.first <= actor.first and actor.last <= h.last and h.last - h.first > 1 and h.traits["type"] == "government"
            for h in nouns
        )  # the ombudsman is no association
        named = KINDS.get(actor.kind) if actor is not None and not torn and not (office and actor.kind == "NGO") else None
        if named == "armed group" and rules(self.reading, actor):
            named, found = "government", found - {"armed group"}
        if nouns and nouns[-1].last == last and nouns[-1].traits["type"] == "media" and nouns[-1].last - nouns[-1].first > 1:
            return "media"  # the government's news agency
        if named is not None:
            found.add(named)
        if "anonymous" in found and self._only_security(nouns, named):
            return "anonymous"
        if not found and actor is not None and actor.kind == "group":
            return self._said_behind(last) or "armed group"  # a name with "front", "brigade" or "army" in it
        return _first(found) or self._onlooker(first, last)

    def _said_behind(self, last: int) -> SourceType | None:
        """What words behind a comma say of a name: "the Northern Legal Unit, a rights group, counted nine"."""
        if last >= len(self.tokens) or self.tokens[last].text != ",":
            return None
        return _first({h.traits["type"] for h in self.nouns if last < h.first <= last + 4})

    def _first_of_several(self, first: int, last: int) -> int:
        """Where the first of several speakers ends: "residents and a doctor" are of the kind of the first."""
        named = [(m.first, m.last) for m in self.reading.actors if m.kind in KINDS] + [(h.first, h.last) for h in self.nouns]
        inside = [(a, b) for a, b in named if first <= a and b <= last]
        inside = [(a, b) for a, b in inside if not any(a < i < b for i in self.written_on)]  # no name: سكان وممرض
        for i in range(first + 1, last):
            behind = i if i in self.written_on else i + 1  # "and" is a word of its own, or written onto the next
            sides = any(b <= i for _, b in inside) and any(a >= behind for a, _ in inside)
            apart = sides and not any(a < i < b for a, b in inside)
            if i in self.coordinator and apart:
                return i
        return last

    def _onlooker(self, first: int, last: int) -> SourceType | None:
        """A person of no office who speaks: "a herder reached by phone", "the baker"."""
        opening = self.tokens[first - 1].norm if first else ""
        people = [h.first for h in self.reading.within("person", first, last) if h.traits.get("group") == "civilians"]
        described = any(self.tokens[j].text == "," and j < i <= j + 4 for i in people for j in range(first, last))
        opens = any(i < first + 3 for i in people) and first - 1 in self.leading and opening not in self.possessive
        return "witness" if opens or described else None

    def _only_security(self, nouns: Iterable[Hit], named: str | None) -> bool:
        """Whether an unnamed source is one of the state or of nobody in particular, not a group's or a hospital's."""
        telling = {h.traits["type"] for h in nouns} - {"anonymous"}
        return not telling & {"medical", "emergency service", "police", "armed group", "UN", "NGO"} and named not in (
            "armed group",
            "UN",
            "NGO",
            "police",
            "medical",
        )


def _first(found: set[str]) -> SourceType | None:
    for kind in RANK:
        if kind in found:
            return kind  # type: ignore[return-value]
    return None


def _bare(name: str) -> str:
    words = name.strip(" ,;:.\"“”'’").split()
    while words and words[0].casefold() in ("the", "a", "an", "its", "some"):
        words = words[1:]
    return " ".join(words)
