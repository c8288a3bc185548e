"""Lines of links to other stories, which are no part of the report."""

from __future__ import annotations

from tollbook.model.reading import Reading, Sentence


class LinkLines:
    """Finds the lines of one report that only point to other stories."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.related = self._related()

    def _related(self) -> set[int]:
        """The sentences that are links: headlines behind "read also", and lines without a full stop at the end."""
        found: set[int] = set()
        opened = False
        for sentence in self.reading.sentences:
            cue = any(h.first <= sentence.first + 1 for h in self.reading.within("boilerplate", sentence.first, sentence.last))
            opened = opened or (cue and sentence.index > 0)
            if cue or (opened and self._headline(sentence.index)):
                found.add(sentence.index)
        return found | self._trailing_headlines()

    def _headline(self, index: int) -> bool:
        sentence = self.reading.sentences[index]
        return self.reading.tokens[sentence.last - 1].text[0].isalnum()

    def _trailing_headlines(self) -> set[int]:
        """Lines without a full stop after the last whole sentence are links to other stories."""
        ended = [s.index for s in self.reading.sentences if not self._headline(s.index)]
        last = ended[-1] if ended else -1
        trailing = [s for s in self.reading.sentences if s.index > last and not self.date_line(s)] if last >= 1 else []
        return {s.index for s in trailing}

    def date_line(self, sentence: Sentence) -> bool:
        """Whether a line is nothing but a date: the stamp of the report or of a post in it."""
        return any(t.first == sentence.first and t.last == sentence.last for t in self.reading.times)
