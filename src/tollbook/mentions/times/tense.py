"""Which way the verb beside a time expression looks: "will meet on Friday" is the Friday to come."""

from __future__ import annotations

from tollbook.mentions.times.grammar import Phrase
from tollbook.mentions.times.ground import Way
from tollbook.model.reading import Reading

REACH = 14  # tokens


def _way(reading: Reading, token: int, marks: dict[int, Way]) -> Way | None:
    """The way of one token; an English verb form in -ed is past, and so after "will be" it looks ahead."""
    word, way = reading.tokens[token].text, marks.get(token)
    if way is None and reading.language == "en" and word.endswith("ed") and word.islower():
        way = "past"
    return "future" if way == "past" and marks.get(token - 1) == "future" else way


def tense_marks(reading: Reading) -> dict[int, Way]:
    """Every token of a tense word of the report, and which way it looks."""
    marks: dict[int, Way] = {}
    for hit in reading.hits:
        if hit.word == "tense":
            for token in range(hit.first, hit.last):
                marks[token] = "future" if hit.traits["way"] == "future" else "past"
    return marks


def tense_beside(reading: Reading, phrase: Phrase, marks: dict[int, Way]) -> Way | None:
    """Which way the nearest tense word of the sentence looks, first before and then after the phrase; None where none is."""
    sentence = reading.sentence_of(phrase.first)
    before = range(phrase.first - 1, max(sentence.first, phrase.first - REACH) - 1, -1)
    after = range(phrase.last, min(sentence.last, phrase.last + REACH))
    return next((w for token in (*before, *after) if (w := _way(reading, token, marks)) is not None), None)
