"""Accusations told only in what answers them: "after the army accused it", "accused by Kinshasa", "the charges of the junta"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tollbook.claims.order import VSO
from tollbook.claims.speaker.source import Speaker
from tollbook.claims.statement.responsibility import ResponsibilityReader
from tollbook.claims.statement.sides import ACCUSABLE, across
from tollbook.model.draft import Said
from tollbook.model.reading import ActorMention, Hit

BESIDE = 3
"""Tokens between the words of accusing and who accuses or is accused."""
BACK = 1
"""Sentences back to whom a pronoun means."""


class AnsweredReader:
    """Reads the accusations of one report whose accused is a pronoun, stands before the verb, or denies them."""

    def __init__(self, words: ResponsibilityReader) -> None:
        self.words, self.reading, self.sides = words, words.reading, words.sides
        self.known = [m for m in self.reading.actors if m.kind in ACCUSABLE and (m.candidates or m.kind == "group")]
        self.vso = self.reading.language in VSO

    def statements(self, denials: Sequence[Said]) -> Iterator[Said]:
        """The accusations; ``denials`` are those of the report."""
        yield from self._of_pronouns()
        yield from self._passive()
        yield from self._denied(denials)

    def _of_pronouns(self) -> Iterator[Said]:
        """Whom a pronoun behind or before a verb of accusing means: "the army accuses it", "Kiev l'accuse", اتهمتها الحكومة."""
        for hit in self.reading.all("accused_it"):
            cue = Hit("responsibility", hit.first, hit.last, {"stance": "accuses"} | ({"order": "vso"} if self.vso else {}))
            speaker = self.words.speaker(cue, self.reading.sentence_of(hit.first).first)
            about = self._before(hit, speaker) if speaker is not None else None
            if speaker is not None and about is not None:
                yield self.sides.said("accuses", speaker, about, across(speaker, hit))

    def _before(self, hit: Hit, speaker: Speaker) -> ActorMention | None:
        """The last side named before some words that is not the one who speaks."""
        here = self.reading.tokens[hit.first].sentence
        near = [m for m in self.known if m.last <= hit.first and here - self.reading.tokens[m.first].sentence <= BACK]
        others = [m for m in near if not speaker.first <= m.first < speaker.last and not self.sides.same_side(speaker, m)]
        return others[-1] if others else None

    def _passive(self) -> Iterator[Said]:
        """The one accused before a participle and its agent: "the M23, accusé par Kinshasa", "acusado por el Gobierno"."""
        for hit in self.reading.all("accused_by"):
            end = self.reading.sentence_of(hit.first).last
            about = next((m for m in reversed(self.known) if hit.first - BESIDE <= m.last <= hit.first), None)
            speaker = self.words.named(hit.last) or self.words.speakers.behind.speaker(hit.last, end)
            if about is not None and speaker is not None and not self.sides.same_side(speaker, about):
                yield self.sides.said("accuses", speaker, about, (hit.first, max(speaker.last, hit.last)))

    def _denied(self, denials: Sequence[Said]) -> Iterator[Said]:
        """Whose charges somebody denies: "the ministry rejected reports of the governor", نفت القوات اتهامات الجيش."""
        for hit in self.reading.all("charge_of"):
            sentence = self.reading.sentence_of(hit.first)
            first, last = self.reading.tokens[sentence.first].start, self.reading.tokens[sentence.last - 1].end
            denial = next((d for d in denials if d.stance == "denies" and first <= d.span.start < last and d.mention), None)
            speaker = self.words.named(hit.last)
            if denial is None or denial.mention is None or speaker is None or self.sides.same_side(speaker, denial.mention):
                continue
            yield self.sides.said("accuses", speaker, denial.mention, (hit.first, speaker.last))
