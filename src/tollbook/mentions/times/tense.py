"""Whether the verb beside a time expression looks ahead: "will meet on Friday" is the Friday to come."""

from __future__ import annotations

from tollbook.mentions.times.grammar import Phrase
from tollbook.model.reading import Reading

REACH = 14  # tokens


def _way(reading: Reading, token: int, marks: dict[int, str]) -> str | None:
    way = marks.get(token)
    if way is None and reading.language == "en" and reading.tokens[token].norm.endswith("ed"):
        return "past"
    return way


def tense_marks(reading: Reading) -> dict[int, str]:
    """The last token of every tense word of the report, and which way it looks."""
    marks: dict[int, str] = {}
    for hit in reading.hits:
        if hit.word == "tense":
            for token in range(hit.first, hit.last):
                marks[token] = hit.traits["way"]
    return marks


def looks_ahead(reading: Reading, phrase: Phrase, marks: dict[int, str]) -> bool:
    """Whether the nearest tense word of the sentence, first before and then after the phrase, is one of the future."""
    if "future" not in marks.values():
        return False
    sentence = reading.sentence_of(phrase.first)
    before = range(phrase.first - 1, max(sentence.first, phrase.first - REACH) - 1, -1)
    after = range(phrase.last, min(sentence.last, phrase.last + REACH))
    way = next((w for token in (*before, *after) if (w := _way(reading, token, marks)) is not None), None)
    return way == "future"
