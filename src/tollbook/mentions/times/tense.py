"""Which way the verb beside a time expression looks: "will meet on Friday" is the Friday to come."""

from __future__ import annotations

from tollbook.mentions.times.grammar import Phrase
from tollbook.mentions.times.ground import Way
from tollbook.model.reading import Reading

REACH, OWNED = 14, 3  # tokens


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
    if _of_act(reading, phrase):
        return "past"
    sentence = reading.sentence_of(phrase.first)
    before = range(phrase.first - 1, max(sentence.first, phrase.first - REACH) - 1, -1)
    after = range(phrase.last, min(sentence.last, phrase.last + REACH))
    return next((w for token in (*before, *after) if (w := _way(reading, token, marks)) is not None), None)


def _of_act(reading: Reading, phrase: Phrase) -> bool:
    """Whether the day is owned by a noun for an act of violence: "Friday's raid", "el asalto del sábado"."""
    owned = phrase.last < len(reading.tokens) and reading.tokens[phrase.last].norm == "'s"
    governed = any(h.first == phrase.first - 1 for h in reading.by_word.get("noun_of", ()))
    if not (owned or governed):
        return False
    nouns = [h for h in reading.by_word.get("act", ()) if h.traits.get("pos") == "noun" and h.traits.get("violent") == "yes"]
    after = owned and any(0 < h.first - phrase.last <= OWNED for h in nouns)
    return after or (governed and any(h.last == phrase.first - 1 for h in nouns))
