"""Who is speaking where: every reporting clause of a report with its speaker and the words it covers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tollbook.claims.order import INVERTS, VSO
from tollbook.claims.speaker import Speaker, SpeakerReader
from tollbook.claims.verb_first import BehindVerb, without_particle
from tollbook.model.reading import Hit, Reading, Sentence, starts

HEDGES = frozenset(("says", "claims"))
LIVES = 7  # tokens from "claimed" to the lives it took
PRESUPPOSING = frozenset(("condemns",))  # who condemns an attack does not report it
VERB_FIRST = frozenset(
    ("es", "pt", "it", "ro", "ar", "ru", "uk")
)  # a reporting verb may open its clause: "Informó el Ejército de que"
CLOSED, OPENED = frozenset('"”»'), frozenset('"“«:')
TRAILING = frozenset(".,;:!?\"”»)'’…،؛؟")


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting clause: ``speaker`` says what stands on tokens ``first`` to ``last`` (exclusive). ``stance`` is the verb's."""

    speaker: Speaker
    stance: str
    first: int
    last: int
    cue: Hit


class SpeechFinder:
    """Finds the reporting clauses of one report, in text order, so that "it said" can look back."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.speakers = SpeakerReader(reading)
        self.behind = BehindVerb(reading, self.speakers)
        self.vso = reading.language in VSO
        self.says = reading.by_word.get("say", ())
        self.passive = frozenset(i for h in reading.all("passive_aux") for i in range(h.first + 1, h.last + 1))
        self.according = reading.by_word.get("according", ())
        self.weak = reading.by_word.get("say_count", ())
        self.adverbs = reading.by_word.get("source_adverb", ())
        self.quantities = frozenset(q.first for q in reading.quantities)
        self.noun_ends = frozenset(h.last - 1 for h in reading.all("source_noun"))
        self.turn = frozenset(h.first for h in reading.all("turn") if h.traits.get("kind") != "none")
        self.articles = starts(reading, "article")
        self.glue = starts(reading, "glue")
        self.that, self.who = starts(reading, "that"), starts(reading, "who")
        self.before_say = starts(reading, "before_say")
        self.verb_first = reading.language in VERB_FIRST
        self.coordinator = starts(reading, "coordinator")
        self.times = {t.first: t.last for t in reading.times}
        self.names = {m.first: m.last for m in reading.actors} | {m.first: m.last for m in reading.places}
        self.asides = {h.first: h.last for h in (*reading.all("own_outlet"), *reading.all("anonymous"))}
        self.opened = {q.last: q.first for q in reading.quotes if not q.scare}
        self.inverts = reading.language in INVERTS
        self.noun_of = starts(reading, "noun_of")
        self.unable = reading.by_word.get("unable", ())
        self.deadly = frozenset(h.first for h in reading.all("harm") if h.traits["metric"] == "killed")

    def find(self) -> tuple[Frame, ...]:
        """Every frame; the speakers of later ones may be carried over from earlier ones."""
        frames: list[Frame] = []
        unnamed = {i for h in self.reading.all("anonymous") for i in range(h.first + 1, h.last)}  # asked not to tell his name
        for sentence in self.reading.sentences:
            frames += self._labelled(sentence)
            cues = [
                h
                for h in (*self.says, *self.according, *self.weak, *self.adverbs)
                if sentence.first <= h.first < sentence.last and h.first not in unnamed
            ]
            for cue in sorted(cues, key=lambda h: h.first):
                frame = self._framed(cue, sentence)
                if frame is not None:
                    frames.append(frame)
        return tuple(_relayed(self._quoted_on(self._trimmed(frames))))

    def _quoted_on(self, frames: list[Frame]) -> list[Frame]:
        """Quotations of several sentences, and those that open the sentence behind their speaker's, are all the speaker's."""
        spoken = [self._to_the_close(f) for f in frames]
        for quote in self.reading.quotes:
            sentence = self.reading.sentence_of(quote.first)
            opens = not quote.scare and quote.first <= sentence.first + 1 and sentence.index > 0
            if not opens or any(
                f.first <= quote.first + 1 < f.last or sentence.first <= f.cue.first < quote.last + 8 for f in spoken
            ):
                continue
            before = self.reading.sentences[sentence.index - 1]
            said = [f for f in frames if before.first <= f.cue.first < before.last]
            if said and before.paragraph == sentence.paragraph and said[-1].speaker.type != "media":
                spoken.append(replace(said[-1], first=quote.first, last=quote.last))
        return sorted(spoken, key=lambda f: (f.cue.first, f.first))

    def _to_the_close(self, frame: Frame) -> Frame:
        open_quote = [q.last for q in self.reading.quotes if frame.first <= q.first < frame.last < q.last and not q.scare]
        return replace(frame, last=max(open_quote)) if open_quote and frame.first >= frame.cue.first else frame

    def _framed(self, cue: Hit, sentence: Sentence) -> Frame | None:
        if cue.word == "according":
            return self._according(cue, sentence)
        if cue.word == "source_adverb":
            speaker = Speaker(cue.first, cue.first, cue.last, None, cue.traits["type"], False)  # type: ignore[arg-type]
            behind = cue.last >= sentence.last or not self.tokens[cue.last].text[0].isalnum()  # "12 dead officially,"
            return Frame(speaker, "says", self._back(cue.first, sentence) if behind else cue.first, sentence.last, cue)
        if cue.word == "say_count" and not self._counts(cue):
            return None
        return self._said(cue, sentence)

    def _counts(self, cue: Hit) -> bool:
        """Whether "have" reports a figure: local sources have 32 dead; "put the toll at" does so behind any speaker."""
        if "named" in cue.traits:
            return cue.last in self.quantities
        return cue.last in self.quantities and cue.first - 1 in self.noun_ends

    def _labelled(self, sentence: Sentence) -> list[Frame]:
        """A speaker set before a colon: "Police: two dead"."""
        for i in range(sentence.first + 1, min(sentence.first + 6, sentence.last - 1)):
            if self.tokens[i].text == ":":
                speaker = self.speakers.before(i, sentence.first)
                known = speaker is not None and speaker.type != "unspecified" and speaker.start == sentence.first
                cue = Hit("say", i, i + 1, {"stance": "says"})
                return [Frame(speaker, "says", i + 1, sentence.last, cue)] if speaker is not None and known else []
        return []

    # ---- X said that ...; ..., X said; ..., said X

    def _said(self, cue: Hit, sentence: Sentence) -> Frame | None:
        if self.vso:
            behind = self.behind.speaker(cue, sentence)
            return self._frame(behind, cue, sentence) if behind is not None else None
        if self._no_speech(cue, sentence):
            return None
        noun = cue.traits.get("noun") == "yes"
        if noun and not self._verbal(cue, sentence):
            return None
        if cue.first in self.passive and cue.traits.get("stance") in HEDGES:
            return None  # "were said to have been hurt": nobody speaks here
        if "speaker" in cue.traits:
            recalled = self.speakers.recalled(cue.first)
            return self._frame(recalled, cue, sentence) if recalled is not None else None
        speaker = self._inverted(cue, sentence) if self._inverts(cue, sentence) else None
        if "inverted" in cue.traits:  # une version que démentent les rebelles
            speaker = self.speakers.after(cue.last, sentence.last)
        speaker = speaker or self.speakers.before(cue.first, sentence.first)
        transitive = cue.traits.get("stance") == "accuses" and not self.inverts  # ", blamed the rebels": they are its object
        if speaker is None and not noun and not transitive:
            speaker = self._inverted(cue, sentence)
        if speaker is None and self._unspoken(cue, sentence):
            speaker = self.speakers.recalled(cue.first)
        if speaker is not None and speaker.first > cue.first:
            return self._frame(replace(speaker, via=speaker.via or self._hearer(cue, sentence)), cue, sentence)
        if speaker is None:
            return None
        return self._frame(replace(speaker, via=(*speaker.via, *self._hearer(cue, sentence))), cue, sentence)

    def _no_speech(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a verb reports nothing: fighting "claimed the lives of ten", an agency "could not confirm" something."""
        behind = range(cue.last, min(cue.last + LIVES, sentence.last))
        deadly = cue.first in self.deadly or any(self.tokens[i].norm in ("lives", "life") for i in behind)
        unable = any(h.last in (cue.first, cue.first - 1) for h in self.unable)
        takes = self.reading.language == "en" and cue.traits.get("stance") == "claims"
        return (takes and deadly) or unable

    def _verbal(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a word that may be a noun ("reports", "state") is a verb here: a clause, a figure or a quotation follows it."""
        if cue.last >= sentence.last or cue.first - 1 in self.articles:
            return False
        i = cue.last
        return i in self.that or i in self.quantities or i in self.articles or self.tokens[i].text in ("“", '"', "«", ":")

    def _inverts(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether the subject surely stands behind the verb: right after a comma or quotation, no clause or figure behind."""
        over = self.speakers.over_circumstance(cue.last, sentence.last)
        ahead = (
            over < sentence.last and over not in self.that and not self._counting(over) and self.tokens[over].text[0].isalpha()
        )
        plain = cue.traits.get("stance") in ("says", "confirms", "claims")
        if self._names_speaker(cue, sentence):
            return True
        return (
            self.inverts and ahead and plain and cue.first > sentence.first and not self.tokens[cue.first - 1].text[-1].isalnum()
        )

    def _unspoken(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a verb stands alone behind a comma, its subject left out: "..., agregó."."""
        before = self.tokens[cue.first - 1].text if cue.first > sentence.first else ""
        alone = cue.last >= sentence.last or self.tokens[cue.last].text in TRAILING
        return self.verb_first and alone and before in (",", '"', "”", "»")

    def _counting(self, i: int) -> bool:
        """Whether a figure begins here, or behind "of": "a fait état de douze morts"."""
        return i in self.quantities or (i in self.noun_of and i + 1 in self.quantities)

    def _names_speaker(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether only a name stands behind the verb and a comma or quotation before it: ", said Colonel X, the ..."."""
        before = self.tokens[cue.first - 1].text if cue.first > sentence.first else ""
        end = cue.last
        while end < sentence.last and end not in self.times and self.tokens[end].text[:1].isupper():
            end += 1
        closed = end >= sentence.last or self.tokens[end].text in (",", ".", ":")
        return before in (",", '"', "”", "»", "’") and end > cue.last and closed

    def _inverted(self, cue: Hit, sentence: Sentence) -> Speaker | None:
        """The speaker behind the verb: ", said the governor"; only after a comma or a closing quote."""
        before = self.tokens[cue.first - 1].text if cue.first > sentence.first else ""
        opening = before in (",", '"', "”", "»", "’", "'") or (
            cue.first == sentence.first and (sentence.index > 0 or self.verb_first)
        )
        plain = cue.traits.get("stance") in ("says", "confirms", "claims")
        opening = opening or (
            self.verb_first and plain and (cue.first - 1 in self.before_say or cue.first - 1 in self.coordinator)
        )
        if not opening or cue.last >= sentence.last or cue.last in self.that:
            return None
        return self.speakers.after(cue.last, sentence.last)

    def _frame(self, speaker: Speaker, cue: Hit, sentence: Sentence) -> Frame:
        """The words a reporting clause covers: what follows it, or what stands before it where nothing follows."""
        start = min(speaker.start, cue.first)
        tail = max(speaker.last, cue.last)
        tail_end = self._skip_circumstance(tail, sentence)
        postposed = self._postposed(start, tail_end, sentence)
        if postposed:
            inserted = tail_end < sentence.last and self.tokens[tail_end].text == "," and self.tokens[start - 1].text == ","
            end = sentence.last if inserted else start
            return Frame(speaker, cue.traits.get("stance", "says"), self._back(start, sentence), end, cue)
        return Frame(speaker, cue.traits.get("stance", "says"), tail, sentence.last, cue)

    def _postposed(self, start: int, tail: int, sentence: Sentence) -> bool:
        if start <= sentence.first:
            return False
        quoted = self.tokens[start - 1].text in CLOSED and self.tokens[start - 2].text in TRAILING | {"?", "!"}
        if quoted and not any(i in self.that or self.tokens[i].text in OPENED for i in range(tail, sentence.last)):
            return True  # "We fled," Ana Ruiz, a farmer, told the agency from a shelter
        comma = self.tokens[start - 1].text in (",", '"', "”", "»", "-", "–", "—", "'", "’", ")", "،")
        over = tail >= sentence.last or self.tokens[tail].text in TRAILING
        return over and (comma or self.tokens[start - 1].text in TRAILING)

    def _skip_circumstance(self, i: int, sentence: Sentence) -> int:
        """Over "on Saturday", "told Reuters", "in a statement" behind a reporting verb."""
        while i < sentence.last:
            if i in self.times:
                i = self.times[i]
            elif self.vso and i + 1 in self.times and self.tokens[i].text in (",", "،"):
                i = self.times[i + 1]
                i += i < sentence.last and self.tokens[i].text in (",", "،")
            elif i in self.names or i in self.asides:
                i = self.names.get(i) or self.asides[i]
            elif i in self.glue or (self.tokens[i].text[:1].isupper() and self.tokens[i - 1].text not in TRAILING):
                i += 1
            else:
                break
        return i

    def _back(self, start: int, sentence: Sentence) -> int:
        """Where the words before a postposed frame begin: the sentence, or the last turn of it."""
        near = range(start, max(start - 3, -1), -1)
        close = next((i for i in near if i in self.opened), None)
        quoted = self.opened[close] if close is not None else sentence.last
        if quoted < sentence.first:
            return quoted  # a quotation of several sentences is all the speaker's
        for i in range(min(start - 1, quoted), sentence.first, -1):
            turned = i in self.turn and any(sentence.first <= h.first < i for h in (*self.says, *self.according))
            if turned or self.tokens[i].text in (
                ";",
                ":",
            ):  # "two died but nobody was taken, X said"
                return i + 1
        return sentence.first

    def _hearer(self, cue: Hit, sentence: Sentence) -> tuple[str, ...]:
        """The outlet that was told: "told AFP", "told our agency"."""
        if cue.last in self.speakers.hear_to:
            return self.speakers.outlet_after(self.speakers.hear_to[cue.last], sentence.last, known=True)
        if not any(h.first == cue.first or h.last == cue.last for h in self.reading.all("hear")):
            return ()
        return self.speakers.outlet_after(cue.last, sentence.last)

    # ---- according to X

    def _according(self, cue: Hit, sentence: Sentence) -> Frame | None:
        speaker = self.speakers.after(cue.last - int(cue.traits.get("back", "0")), sentence.last)
        if speaker is None:
            return None
        if "particle" in cue.traits:
            speaker = replace(speaker, name=without_particle(speaker.name))
        if speaker.last in self.that and speaker.last not in self.who:
            return Frame(speaker, "claims", speaker.last, sentence.last, cue)
        opening = all(
            i in self.turn or i in self.coordinator or not self.tokens[i].text[0].isalnum()
            for i in range(sentence.first, cue.first)
        )
        if opening:
            return Frame(speaker, "says", speaker.last, sentence.last, cue)
        return Frame(speaker, "says", self._back(cue.first, sentence), cue.first, cue)

    # ---- scopes end where the next speaker begins

    def _trimmed(self, frames: list[Frame]) -> list[Frame]:
        trimmed = []
        for frame in frames:
            last = frame.last
            for other in frames:
                start = min(other.speaker.start, other.cue.first)
                forward = other.first >= other.cue.last or other.first >= other.speaker.last
                inside = frame.first <= start < last and other is not frame
                if inside and forward and self._new_turn(frame.first, start):
                    last = start
            trimmed.append(replace(frame, last=last))
        return trimmed

    def _new_turn(self, first: int, start: int) -> bool:
        """Whether a second speaker's clause stands beside the first one's, not inside it ("police said that X said")."""
        if self.vso and start in self.coordinator:
            return True  # "and" is written onto the verb
        for i in range(start - 1, max(start - 5, first) - 1, -1):
            if i in self.that:
                return False
            if i in self.turn or i in self.coordinator or self.tokens[i].text == ";":
                return True
        return False


def _relayed(frames: list[Frame]) -> list[Frame]:
    """The outlet that carried a statement, named with any part of it, carried all of it."""
    carried = {f.speaker.name: f.speaker.via for f in reversed(frames) if f.speaker.via and f.speaker.name is not None}
    return [
        replace(f, speaker=replace(f.speaker, via=carried[f.speaker.name]))
        if not f.speaker.via and f.speaker.name in carried
        else f
        for f in frames
    ]


def frame_at(frames: tuple[Frame, ...], token: int) -> Frame | None:
    """The innermost frame that covers a token."""
    covering = [f for f in frames if f.first <= token < f.last and f.stance not in PRESUPPOSING]
    return min(covering, key=lambda f: (f.last - f.first, -f.cue.first)) if covering else None
