"""Who is speaking where: every reporting clause of a report with its speaker and the words it covers."""

from __future__ import annotations

from dataclasses import replace

from tollbook.claims.order import INVERTS, VSO
from tollbook.claims.speaker.reader import SpeakerReader
from tollbook.claims.speaker.source import Speaker, bare_name
from tollbook.claims.speaker.verb_first import without_particle
from tollbook.claims.speech.enclosed import Enclosed
from tollbook.claims.speech.frame import Frame
from tollbook.claims.speech.gapped import Gapped
from tollbook.claims.speech.inversion import Inversion
from tollbook.claims.speech.marked import Marked
from tollbook.claims.speech.of_figure import GaveFigure
from tollbook.claims.speech.passive import PassivelyTold
from tollbook.claims.speech.relayed import Relayed
from tollbook.claims.speech.scope import TRAILING, Scope
from tollbook.claims.speech.turns import Turns
from tollbook.model.reading import Hit, Reading, Sentence, starts

HEDGES = frozenset(("says", "claims"))
DEAD = 5  # tokens from "has" to the end of "51 bodies"
LIVES = 7  # tokens from "claimed" to the lives it took


class SpeechFinder:
    """Finds the reporting clauses of one report, in text order, so that "it said" can look back."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.speakers = SpeakerReader(reading)
        self.scope, self.turns = Scope(reading), Turns(reading)
        self.inversion = Inversion(reading, self.speakers)
        self.relayed = Relayed(reading, self.speakers, self.scope)
        self.passively, self.gave = PassivelyTold(reading, self.speakers), GaveFigure(reading, self.speakers)
        self.marked = Marked(reading, self.speakers, self.scope)
        self.enclosed = Enclosed(reading, self.speakers, self.scope)
        self.vso = reading.language in VSO
        self.says = reading.by_word.get("say", ())
        self.passive = frozenset(i for h in reading.all("passive_aux") for i in range(h.first + 1, h.last + 1))
        self.according = reading.by_word.get("according", ())
        self.weak = reading.by_word.get("say_count", ())
        self.adverbs = reading.by_word.get("source_adverb", ())
        self.quantities = frozenset(q.first for q in reading.quantities)
        self.noun_ends = frozenset(h.last - 1 for h in reading.all("source_noun"))
        self.named_ends = self.noun_ends | {m.last - 1 for m in reading.actors} | {m.last - 1 for m in reading.places}
        self.turn = frozenset(h.first for h in reading.all("turn") if h.traits.get("kind") != "none")
        self.articles = starts(reading, "article")
        self.that, self.who = starts(reading, "that"), starts(reading, "who")
        self.coordinator = starts(reading, "coordinator")
        self.inverts = reading.language in INVERTS
        self.adverbial = reading.by_word.get("before_say", ())
        self.document = starts(reading, "document")
        self.possessive = frozenset(self.tokens[h.first].norm for h in reading.all("possessive"))
        self.lives, self.to_have = starts(reading, "lives"), starts(reading, "to_have")
        self.unable, self.other_sense = reading.by_word.get("unable", ()), reading.by_word.get("not_said", ())
        self.deadly = frozenset(h.first for h in reading.all("harm") if h.traits["metric"] == "killed")

    def find(self) -> tuple[Frame, ...]:
        """Every frame; the speakers of later ones may be carried over from earlier ones."""
        frames: list[Frame] = []
        unnamed = {i for h in self.reading.all("anonymous") for i in range(h.first + 1, h.last)}  # asked not to tell his name
        for sentence in self.reading.sentences:
            frames += self.marked.labelled(sentence)
            cues = [
                h
                for h in (*self.says, *self.according, *self.weak, *self.adverbs)
                if sentence.first <= h.first < sentence.last and h.first not in unnamed
            ]
            for cue in sorted(cues, key=lambda h: h.first):
                frame = self._framed(cue, sentence)
                if frame is not None:
                    frames.append(frame)
            frames += self.marked.apart(sentence)
            frames += self.relayed.frames(sentence)
            frames += self.passively.frames(sentence)
            given = tuple(self.gave.frames(sentence))
            frames = [f for f in frames if not any(f.cue.first == g.cue.first for g in given)] + list(given)
        frames += Gapped(self.reading, self.speakers).frames(frames)
        return self.turns.settled(sorted(frames, key=lambda f: f.cue.first))

    def _framed(self, cue: Hit, sentence: Sentence) -> Frame | None:
        if cue.word == "according":
            apart = any(h.first <= cue.first and cue.last < h.last for h in self.adverbial)  # pour leur part
            return None if apart or self._of_document(cue, sentence) else self._according(cue, sentence)
        if cue.word == "source_adverb":
            speaker = Speaker(cue.first, cue.first, cue.last, None, cue.traits["type"], False)  # type: ignore[arg-type]
            behind = cue.last >= sentence.last or not self.tokens[cue.last].text[0].isalnum()  # "12 dead officially,"
            return Frame(speaker, "says", self.scope.back(cue.first, sentence) if behind else cue.first, sentence.last, cue)
        if cue.word == "say_count" and not self._counts(cue):
            return self._has_dead(cue, sentence)
        if "counts" in cue.traits and any(q.first <= cue.first < q.last for q in self.reading.quotes):
            return None  # "we counted 12 dead", said a nurse
        return self._said(cue, sentence)

    def _has_dead(self, cue: Hit, sentence: Sentence) -> Frame | None:
        """A known source that "has" so many dead: "Governor X now has 51 bodies"; what a village has is only told of it."""
        dead = cue.last in self.quantities and self.reading.within("harm", cue.last + 1, cue.last + DEAD)
        frame = self._said(cue, sentence) if dead else None
        return frame if frame is not None and frame.speaker.type not in ("unspecified", "armed group") else None

    def _of_document(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a cue only tells of the paper behind a verb: "the diocese said in a statement signed by its chancellor"."""
        said = max((h.last for h in self.says if sentence.first <= h.first and h.last <= cue.first), default=None)
        between = range(said, cue.first) if said is not None else range(0)
        paper = any(i in self.document for i in range(said or cue.first, cue.last))
        return said is not None and paper and all(i in self.scope.glue for i in between)

    def _counts(self, cue: Hit) -> bool:
        """Whether "have" reports a figure: local sources have 32 dead; "put the toll at" does so behind any speaker."""
        if "named" in cue.traits:
            return cue.last in self.quantities
        return cue.last in self.quantities and cue.first - 1 in self.noun_ends

    def _said(self, cue: Hit, sentence: Sentence) -> Frame | None:
        if self.vso:
            behind = self.speakers.verb_first.speaker(cue, sentence)
            return self.scope.frame(behind, cue, sentence) if behind is not None else None
        if self._no_speech(cue, sentence):
            return None
        if self.enclosed.says_last:
            return self.enclosed.said(cue, sentence)
        noun = cue.traits.get("noun") == "yes"
        if noun and not self._verbal(cue, sentence):
            return None
        if cue.first in self.passive and cue.traits.get("stance") in HEDGES:
            return None  # "were said to have been hurt": nobody speaks here
        if "speaker" in cue.traits:
            recalled = self.speakers.memory.recalled(cue.first)
            return self.scope.frame(recalled, cue, sentence) if recalled is not None else None
        if "joined" in cue.traits:
            return self._of_subject(cue, sentence)
        speaker = self.inversion.speaker(cue, sentence) if self.inversion.surely(cue, sentence) else None
        if "inverted" in cue.traits:  # une version que démentent les rebelles
            speaker = self.speakers.behind.speaker(cue.last, sentence.last)
        speaker = speaker or self.speakers.ahead.speaker(cue.first, sentence.first)
        transitive = cue.traits.get("stance") == "accuses" and not self.inverts  # ", blamed the rebels": they are its object
        if speaker is None and not transitive and (not noun or cue.last in self.articles):
            speaker = self.inversion.speaker(cue, sentence)
        if speaker is None and self.inversion.left_out(cue, sentence):
            speaker = self.speakers.memory.recalled(cue.first)
        if speaker is not None and speaker.first > cue.first:
            heard = self._hearer(cue, sentence) if speaker.start > cue.last else ()  # who stands right behind the verb speaks
            return self.scope.frame(replace(speaker, via=speaker.via or heard), cue, sentence)
        if speaker is None or ("of" in cue.traits and not self._of_kind(speaker, cue)):
            return None
        return self.scope.frame(replace(speaker, via=(*speaker.via, *self._hearer(cue, sentence))), cue, sentence)

    def _of_kind(self, speaker: Speaker, cue: Hit) -> bool:
        """Whether a verb reports of this speaker: a hospital received the dead; nobody says so in "its medics treated"."""
        return cue.traits["of"] == speaker.type and self.tokens[speaker.first - 1].norm not in self.possessive

    def _of_subject(self, cue: Hit, sentence: Sentence) -> Frame | None:
        """A participle that goes on with the subject: "a revendiqué l'attaque et affirmé avoir tué dix soldats"."""
        speaker = self.speakers.ahead.subject(sentence.first, cue.first)
        return self.scope.frame(speaker, cue, sentence) if speaker is not None else None

    def _no_speech(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a verb reports nothing: fighting "claimed the lives of ten", an agency "could not confirm" something."""
        behind = range(cue.last, min(cue.last + LIVES, sentence.last))
        deadly = cue.first in self.deadly or any(i in self.lives for i in behind)
        unable = any(h.last in (cue.first, cue.first - 1) for h in self.unable)
        opening = self.reading.sentence_of(cue.first).first
        if "first" in cue.traits and any(opening <= h.first < cue.first for h in self.says):
            return True  # the civil defence said rescuers found that
        takes = self.reading.language == "en" and cue.traits.get("stance") == "claims"
        otherwise = any(h.first == cue.first and h.last > cue.last for h in self.other_sense)
        return (takes and deadly) or unable or otherwise

    def _verbal(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a word that may be a noun ("reports", "state") is a verb here: a clause, a figure or a quotation follows it."""
        if cue.first - 1 in self.articles:
            return False
        if "closing" in cue.traits and self._closes(cue, sentence):
            return True
        if cue.last >= sentence.last:
            return False
        i = cue.last
        if i in self.to_have:
            return True  # the rebels claim to have killed ten
        return i in self.that or i in self.quantities or i in self.articles or self.tokens[i].text in ("“", '"', "«", ":")

    def _closes(self, cue: Hit, sentence: Sentence) -> bool:
        """Whether a sentence ends in its source and this verb: ", media report.", ", the network alleged in a report."."""
        behind = cue.last >= sentence.last or self.tokens[cue.last].text in TRAILING or cue.last in self.scope.glue
        return (
            behind and cue.first - 1 in self.named_ends and not any(i in self.quantities for i in range(cue.last, sentence.last))
        )

    def _hearer(self, cue: Hit, sentence: Sentence) -> tuple[str, ...]:
        """The outlet that was told: "told AFP", "told our agency"."""
        if cue.last in self.speakers.relay.hear_to:
            return self.speakers.relay.outlet_after(self.speakers.relay.hear_to[cue.last], sentence.last, known=True)
        if not any(h.first == cue.first or h.last == cue.last for h in self.reading.all("hear")):
            return ()
        return self.speakers.relay.outlet_after(cue.last, sentence.last)

    def _according(self, cue: Hit, sentence: Sentence) -> Frame | None:
        if "behind" in cue.traits:
            return self.enclosed.according(cue, sentence)
        first = cue.last - int(cue.traits.get("back", "0"))
        speaker = self.speakers.behind.speaker(self.speakers.verb_first.over_hearer(first), sentence.last)
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
        if self.enclosed.whole(speaker, sentence):
            return Frame(speaker, "says", self.scope.back(cue.first, sentence), sentence.last, cue)
        inserted = self._inserted(cue, speaker, sentence)
        said = next((h for h in self.says if inserted and h.first == speaker.last + 1), None)
        if said is not None and self._outlet(sentence.first, cue.first - 1):  # the channel, citing an official, said that
            outlet = bare_name(self.reading.words(sentence.first, cue.first - 1))
            return Frame(replace(speaker, via=(*speaker.via, outlet)), "says", said.last, sentence.last, cue)
        told = not inserted or any(i in self.quantities for i in range(sentence.first, cue.first))
        return Frame(speaker, "says", self.scope.back(cue.first, sentence), cue.first if told else sentence.last, cue)

    def _outlet(self, first: int, last: int) -> bool:
        """Whether some words name an outlet."""
        kinds = self.speakers.memory.kinds
        return kinds.type_of(first, last, kinds.actor_in(first, last)) == "media"

    def _inserted(self, cue: Hit, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether a source stands between commas: "The attack, according to police, killed five"."""
        close = speaker.last < sentence.last and self.tokens[speaker.last].text == ","
        return close and self.tokens[cue.first - 1].text == ","
