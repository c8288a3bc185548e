"""The parts of time expressions in a report, each shown as one letter, so that a grammar can be written over letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tollbook.model.reading import Hit, Reading, Token

# One letter a kind of word; mentions/times/grammar.py is written in these letters.
LETTERS = {
    "month": "m", "weekday": "w", "weekdays": "P", "part": "p", "unit": "u", "shift": "s", "today": "t", "night": "N",
    "hour": "g", "recent": "L", "vague": "V", "told": "v", "told_after": "x", "told_day": "h", "told_edge": "l", "ago": "a",
    "ago_before": "A", "earlier": "e", "later": "E", "one": "n", "few": "z", "edge": "q", "since": "S", "until": "U",
    "before_day": "B", "after_day": "F", "every": "H", "habit": "T", "between": "b", "to": "r", "and": "&", "in": "i",
    "on": "O", "name_after": "X", "clock": "k", "name_before": "#", "dot": "•", "ordinal": "o", "year_word": "Y",
    "article": "@", "day_article": "J", "of": "j", "oclock": "G", "current": "¢",
}  # fmt: skip
SIGNS = {"-": "-", "–": "-", "—": "-", "(": "(", ")": ")", ",": ",", "،": ",", ".": ".", "/": "/", ":": ":", ";": ";", "|": ";"}
NUMBER = re.compile(
    r"""(?<![\d.,:/#$€£%+_-])(?<![A-Za-z])(?:
    (?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?=\D|$)
  | (?P<full>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:(?:19|20)\d\d|\d\d(?!\d)))
  | (?P<year_first>(?:19|20)\d\d(?P<sep2>[/.])\d{1,2}(?P=sep2)\d{1,2})
  | (?P<short>[0-3]\d/[01]\d)(?![\d/%])
  | (?P<half>\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]\.?m\b|[AP]\.M\.|[AP]\.?M\b))
  | (?P<zulu>\d{1,2}:?\d\d\s?(?:GMT|UTC))\b
  | (?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?![\d:])
  | (?P<hours>(?:[01]?\d|2[0-3])\s?[hH](?:\s?[0-5]\d)?)(?![^\W_])
  | (?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:hours|hrs|local)\b)
  | (?P<dotted>(?:[01]?\d|2[0-4])\.[0-5]\d)(?![\d.,]*\d)(?!\s?%)
  | (?P<decade>(?:19|20)\d0s)\b
  | (?P<years>(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d)(?!\d)
  | (?P<range>[0-3]?\d\s?[-–—]\s?[0-3]?\d)(?![\d:/-])(?![.,]\d)(?![A-Za-z])
  | (?P<ordinal>[0-3]?\d(?:st|nd|rd|th|ers?|º|°))(?![^\W_])
  | (?P<number>\d{1,4})(?![.,:/]\d)(?![^\W_])(?!-\w)(?!\s?%)
    )""",
    re.VERBOSE,
)
BEFORE_DAY = frozenset(
    ["du", "le", "del", "el", "dia", "día", "ce", "au", "de", "este", "am", "vom", "em", "no", "يوم", "في", "بتاريخ", "pasado"]
)
KINDS = {
    "iso": "f", "full": "f", "year_first": "f", "half": "c", "clock": "c", "hours": "K", "military": "c", "dotted": "C",
    "short": "f", "decade": "D", "years": "Q", "range": "R", "ordinal": "o", "zulu": "Z",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a time expression: its letter, its tokens, its words' traits and what digits it has."""

    letter: str
    first: int
    last: int
    traits: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def get(self, trait: str) -> str | None:
        """The value of a trait of the word, None where its entry has none."""
        return next((value for name, value in self.traits if name == trait), None)

    @property
    def n(self) -> int:
        """The number the word or the digits stand for; 0 where there is none."""
        value = self.get("n") or self.get("by") or self.get("value")
        if value is not None:
            return int(value)
        digits = re.match(r"\d+", self.text)
        return int(digits.group()) if digits else 0


def _number_letter(kind: str, text: str) -> str:
    if kind != "number":
        return KINDS[kind]
    value = int(text)
    if len(text) == 4:
        return "y" if 1900 <= value <= 2099 else "_"
    return "d" if 1 <= value <= 31 and len(text) <= 2 else "n"


def _numbers(reading: Reading) -> Iterator[Atom]:
    """The digits of the text that may tell a time, each on the tokens it covers."""
    tokens, at = reading.tokens, 0
    for match in NUMBER.finditer(reading.report.text):
        start, end = match.span()
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        last = at
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        if last > at and (match.lastgroup != "short" or _dated(reading, at)):
            letter = _number_letter(match.lastgroup or _kind(match), match.group())
            yield Atom(letter, at, last, (), match.group())


def _dated(reading: Reading, token: int) -> bool:
    """Whether digits such as 29/09 are a day: behind an article or a preposition, in languages that put the day first."""
    return reading.language != "en" and token > 0 and reading.tokens[token - 1].norm in BEFORE_DAY


def _kind(match: re.Match[str]) -> str:
    return next(k for k, v in match.groupdict().items() if v is not None)


def _usable(hit: Hit, token: Token) -> bool:
    return hit.traits.get("case") != "capital" or token.text[:1].isupper()


def _word(hit: Hit, reading: Reading) -> Atom | None:
    """The atom of a lexicon hit; a short form takes its full stop along."""
    if not _usable(hit, reading.tokens[hit.first]):
        return None
    if hit.word == "number":
        return Atom("n", hit.first, hit.last, (("value", hit.traits.get("value", "0")),))
    kind, last = hit.traits["is"], hit.last
    letter = LETTERS[kind]
    if kind == "month" and hit.traits.get("after") is not None:
        letter = "M"
    if hit.traits.get("short") is not None:
        letter = "W" if kind == "weekday" else letter
        if (
            last < len(reading.tokens)
            and reading.tokens[last].start == reading.tokens[last - 1].end
            and reading.tokens[last].text == "."
        ):
            last += 1
    return Atom(letter, hit.first, last, tuple(sorted(hit.traits.items())))


def atoms(reading: Reading) -> tuple[tuple[Atom, ...], str]:
    """Every token of the report as part of an atom, and the atoms' letters as one string; ``|`` stands between paragraphs."""
    found: dict[int, Atom] = {}
    for hit in reading.hits:
        if hit.word == "time" or (hit.word == "number" and hit.traits.get("value", "").isdecimal()):
            atom = _word(hit, reading)
            if atom is not None and (hit.first not in found or found[hit.first].last < atom.last):
                found[hit.first] = atom
    found.update((a.first, a) for a in _numbers(reading))
    row: list[Atom] = []
    i, tokens, paragraph = 0, reading.tokens, 0
    while i < len(tokens):
        here = reading.sentences[tokens[i].sentence].paragraph
        if here != paragraph:
            row.append(Atom("|", i, i))
            paragraph = here
        atom = found.get(i) or Atom(SIGNS.get(tokens[i].text, "_"), i, i + 1)
        if atom.get("current") is not None and row and row[-1].letter in "do":
            atom = replace(atom, letter=LETTERS["current"])  # le 6 courant; courant 2024 is some time in it
        row.append(atom)
        i = atom.last
    return tuple(row), "".join(a.letter for a in row)
