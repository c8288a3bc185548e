"""Which speaker some words name: one named in full, or one named before ("it", "the sources", "the ministry")."""

from __future__ import annotations

from dataclasses import replace

from tollbook.claims.order import NOUN_FIRST
from tollbook.claims.speaker.kind import KINDS, SourceKinds
from tollbook.claims.speaker.source import Phrase, Speaker, bare_name
from tollbook.model.attribution import SourceType
from tollbook.model.reading import ActorMention, Reading, starts

OWNER = 4  # tokens at the head of a sentence in which its subject is named
DESCRIBED = 4  # words of "the ethnic armed group"


class SpeakerMemory:
    """Makes speakers of words and remembers them, in text order, for the words that mean one of them again."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.kinds = SourceKinds(reading)
        self.nouns = self.kinds.nouns
        self.tails = reading.by_word.get("source_tail", ())
        self.pronouns = starts(reading, "pronoun")
        self.times = {i for t in reading.times for i in range(t.first, t.last)}
        self.leading = starts(reading, "leading")
        self.possessive = {self.tokens[h.first].norm for h in reading.all("possessive")}
        self.document = starts(reading, "document")
        self.own_pronouns = starts(reading, "own_pronoun")
        self.singular = starts(reading, "pronoun_person")
        self.lived = starts(reading, "lived_through")
        self.closed = starts(reading, "stop")
        self.figures = {q.last - 1 for q in reading.quantities if q.kind == "number"}
        self.some_of = {h.first: h.last for h in reading.all("some_of_them")}
        self.indefinite, self.links = starts(reading, "indefinite"), starts(reading, "noun_of")
        self.prepositions = starts(reading, "preposition")
        self.noun_first = reading.language in NOUN_FIRST
        self.name_words = starts(reading, "name_word")
        self.named: list[Speaker] = []

    def made(self, first: int, last: int, via: tuple[str, ...]) -> Speaker | None:
        """The speaker that some words name, None where they name none; it is remembered for "it said"."""
        if self.named and any(self.some_of.get(i) == last for i in (first, first + 1)):
            return self.meant_by(Phrase(first, first, last), via)
        start, first = first, self.trim(first, last)
        if first >= last:
            return None
        if last - first == 1 and first in self.own_pronouns:
            return None  # inside the words of somebody who is named outside them
        if last - 1 in self.figures and self.tokens[last - 1].text.islower():
            return None  # "the two reported earlier"
        if last - first == 1 and first in self.pronouns:
            return self.meant_by(Phrase(start, first, last), via)
        if not bare_name(self.reading.words(first, last)):
            return None
        return self._named(Phrase(start, first, last), via)

    def _named(self, phrase: Phrase, via: tuple[str, ...]) -> Speaker | None:
        """The speaker of words that may name one in full."""
        first, last = phrase.first, phrase.last
        actor = self.kinds.actor_in(first, last)
        kind = self.kinds.type_of(first, last, actor)
        office = kind is None or any(h.first == first for h in self.tails)
        if office and phrase.start < first and self.tokens[first - 1].norm in self.possessive:
            kind = self._type_of_owner(phrase) or kind  # its director
            if kind is not None and any(h.first == first for h in self.tails):
                return self._speaker(phrase, kind, actor, via)
        if kind == "anonymous" or (kind is None and office):  # a source in the group is of the group
            owner = self._of_those(phrase)
            kind = owner if kind is None or owner == "armed group" else kind
        if kind is None:
            return self._reduced(phrase, via)
        if not self._source_like(first, last, actor):
            return None
        return self._speaker(phrase, kind, actor, via)

    def _speaker(self, phrase: Phrase, kind: SourceType, actor: ActorMention | None, via: tuple[str, ...]) -> Speaker:
        """The speaker of some words, remembered."""
        first, last = phrase.first, phrase.last
        name, anonymous = bare_name(self.reading.words(first, last)), kind == "anonymous" or self._nameless(phrase)
        known = (actor.name, actor.kind) if actor is not None else (None, None)
        speaker = Speaker(phrase.start, first, last, name, kind, anonymous, via, *known)
        speaker = self._same_as_before(speaker) or speaker
        self.named.append(speaker)
        return speaker

    def described(self, speaker: Speaker, first: int, last: int) -> Speaker:
        """A speaker of no known kind with what some words say of him: "Ana Ruiz, the mayor of the town"."""
        kind = self.kinds.type_of(self.trim(first, last), last, self.kinds.actor_in(first, last))
        kind = "witness" if first in self.lived else kind  # who lost a brother, who fled
        if kind is None or speaker.type != "unspecified":
            return speaker
        self.named = [*(s for s in self.named if s is not speaker), replace(speaker, type=kind)]
        return self.named[-1]

    def _nameless(self, phrase: Phrase) -> bool:
        """Whether the words, or those behind them, say that the speaker would not be named."""
        first, last = phrase.first, phrase.last
        near = min(last + 12, self.reading.sentence_of(first).last)
        return bool(self.reading.within("anonymous", first, near) or self.reading.within("nameless", first, last))

    def trim(self, first: int, last: int) -> int:
        """The first word of a name behind articles and days."""
        while first < last and (first in self.times or (first in self.leading and not self._noun_before_link(first))):
            first += 1
        return first

    def _of_owner(self, phrase: Phrase) -> bool:
        """Whether words name what a speaker before them has drawn up or thinks: "according to its reconstruction of events"."""
        plain = all(t.text.islower() for t in self.tokens[phrase.first : phrase.last])
        return phrase.start < phrase.first and self.tokens[phrase.first - 1].norm in self.possessive and plain

    def _noun_before_link(self, i: int) -> bool:
        """Whether a word that may stand before a noun is one itself: "an official in Aden", "one of the wounded"."""
        return i + 1 in self.links or (i + 1 in self.prepositions and self.kinds.in_noun(i))

    def _source_like(self, first: int, last: int, actor: ActorMention | None) -> bool:
        return (
            actor is not None
            or any(first <= h.first and h.last <= last for h in self.nouns)
            or self.tokens[first].text[:1].isupper()
            or self.kinds.site(first, last) is not None
        )

    def recalled(self, verb: int) -> Speaker | None:
        """The last speaker, for a verb that holds its pronoun: "a-t-il dit"."""
        return self.meant_by(Phrase(verb, verb, verb + 1), ())

    def meant_by(self, phrase: Phrase, via: tuple[str, ...]) -> Speaker | None:
        """The last speaker, for "it", "he" or "they"; a person is never an outlet."""
        person = phrase.first in self.singular
        old = next((m for m in reversed(self.named) if not person or m.type != "media"), None)
        return phrase.as_said_by(old, via) if old is not None else None

    def _named_before(self, words: set[str], *, longer: bool = False) -> Speaker | None:
        """The last speaker whose name shares a word with these."""
        for old in reversed(self.named):
            name = set((old.name or "").casefold().replace("(", " ").replace(")", " ").replace(",", " ").split())
            if words & name and not (longer and name == words):
                return old
        return None

    def _reduced(self, phrase: Phrase, via: tuple[str, ...]) -> Speaker | None:
        """A speaker of no known kind: one named before ("the cell", "Al-Khafaji"), or a capitalised name of its own."""
        tokens = self.tokens[phrase.first : phrase.last]
        if all(i in self.document for i in range(phrase.first, phrase.last)) and self.named:
            spoken = next((s for s in reversed(self.named) if s.type != "media"), self.named[-1])  # who only carried it aside
            return phrase.as_said_by(spoken, via)
        old = self._named_before({t.norm for t in tokens if len(t.norm) > 2}) or self._named_again(phrase)
        if old is None and self._of_owner(phrase) and self.named:
            old = self.named[-1]
        if old is not None:
            return phrase.as_said_by(old, via)
        titled = any(phrase.first <= h.first and h.last <= phrase.last for h in self.tails)
        if len(tokens) == 1 and phrase.first in self.closed:
            return None
        comma = next((i for i in range(phrase.first + 1, phrase.last) if self.tokens[i].text == ","), None)
        if comma is not None:  # "Nima Okoro, a person of no known office, said"
            office = self._named(Phrase(phrase.start, phrase.first, comma), via)
            if office is not None or not titled or not self.tokens[comma + 1].text[:1].isupper():
                return office
            return self._nobody_known(phrase, via)
        named = tokens[-1].text[:1].isupper() or phrase.last - 1 in self.name_words  # Adnan al-Saadi
        if not tokens[0].text[:1].isupper() or not (named or titled or not tokens[-1].text[:1].islower()):
            return None
        return self._nobody_known(phrase, via)

    def _nobody_known(self, phrase: Phrase, via: tuple[str, ...]) -> Speaker:
        """A speaker with a name or an office who is of no known kind, remembered."""
        name = bare_name(self.reading.words(phrase.first, phrase.last))
        group = next(
            (m for m in self.reading.actors if phrase.first <= m.first and m.last <= phrase.last and m.kind == "group"), None
        )
        known = (group.name, group.kind) if group is not None else (None, None)
        found = Speaker(phrase.start, phrase.first, phrase.last, name, "unspecified", False, via, *known)
        self.named.append(found)
        return found

    def _same_as_before(self, speaker: Speaker) -> Speaker | None:
        """ "The sources", "the group": a definite, unspecific speaker is the last one of that kind named in full."""
        if speaker.start == speaker.first or speaker.first - 1 in self.indefinite:
            return None
        if speaker.last - speaker.first == 1:
            meant = self.stood_for(speaker.first) or (self._mentioned(speaker.first) if speaker.type == "NGO" else None)
            old = self._named_before({self.tokens[speaker.first].norm}, longer=True)
            healing = speaker.type == "medical" != (meant.type if meant is not None else None)  # the hospital is no ministry
            other = meant is None or healing or (meant.type == "armed group" and speaker.type not in (meant.type, "NGO"))
            old = old or (None if other else meant)
        else:
            old = self._described_again(speaker)
        return Phrase(speaker.start, speaker.first, speaker.last).as_said_by(old, speaker.via) if old is not None else None

    def _type_of_owner(self, phrase: Phrase) -> SourceType | None:
        """The type of whose director "its director" is: the subject of the sentence, else the last speaker."""
        start = self.reading.sentence_of(phrase.start).first
        owners = [h for h in self.nouns if start <= h.first < start + OWNER and h.last < phrase.start]
        if owners:
            return owners[0].traits["type"]  # type: ignore[return-value]
        return self.named[-1].type if self.named else None

    def _of_those(self, phrase: Phrase) -> SourceType | None:
        """The type of a spokesman "of the organisation" or "for the group"."""
        inside = range(phrase.first + 2, phrase.last)
        old = next((o for i in inside if (o := self.stood_for(i) or self._mentioned(i)) is not None), None)
        return old.type if old is not None else None

    def _named_again(self, phrase: Phrase) -> Speaker | None:
        """Who a general noun alone means: "the group", "el movimiento"."""
        definite = phrase.start < phrase.first and phrase.first - 1 not in self.indefinite
        if phrase.last - phrase.first > 1 or not definite:
            return None
        return self.stood_for(phrase.first) or self._mentioned(phrase.first)

    def _described_again(self, speaker: Speaker) -> Speaker | None:
        """The group that "the ethnic armed group" or "le mouvement rebelle" means: a noun with nothing but adjectives."""
        words = self.tokens[speaker.first : speaker.last]
        if len(words) > DESCRIBED or any(not t.text.islower() or i in self.links for i, t in enumerate(words, speaker.first)):
            return None
        head = speaker.first if self.noun_first else speaker.last - 1
        old = self.stood_for(head) or self._mentioned(head)
        named = old is None or old.type in ("government", "military", "police")  # an office is named by its own words
        return old if not named and old is not None and old.type == speaker.type else None

    def _mentioned(self, at: int) -> Speaker | None:
        """The known group or organisation named last, though it has not spoken yet: "the group said"."""
        kinds = {k for h in self.reading.all("source_anaphor") if h.first == at for k in h.traits["types"].split()}
        kinds |= {"armed group"} if "group" in kinds else set()
        meant = kinds & {"NGO", "armed group", "military", "police", "UN"}
        known = [m for m in self.reading.actors if m.last <= at and KINDS.get(m.kind) in meant and m.candidates and not m.place]
        if not known:
            return None
        last = known[-1]
        kind = KINDS[last.kind]
        return Speaker(last.first, last.first, last.last, bare_name(last.as_named), kind, False, (), last.name, last.kind)

    def stood_for(self, at: int) -> Speaker | None:
        """The last speaker of a kind that a general noun may stand for: "the organisation", "the ministry"."""
        kinds = {k for h in self.reading.all("source_anaphor") if h.first == at for k in h.traits["types"].split()}
        kinds |= {"armed group"} if "group" in kinds else set()
        return next((m for m in reversed(self.named) if m.type in kinds), None)
