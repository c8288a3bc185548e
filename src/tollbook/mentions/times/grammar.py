"""Which rows of time words make one phrase, written over the letters of mentions/times/atoms.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tollbook.mentions.times.atoms import Atom, atoms
from tollbook.model.reading import Reading

Relation = Literal["at", "since", "until", "before", "after", "habit", "span"]

C = "[@jJ]{0,3}"  # articles and "of" between the parts
YEAR = f"(?:[,@jJ]{{0,3}}Y?y(?!u)Y?|,?{C}su(?=[^_a]|$)|)"  # ", 2024", "de 2024", "last year"
WEEKDAY = f"[wW],?{C}"
DAY_MONTH = f"(?:[do]•?{C}[mM]|M@?[do])"
ENDPOINT = f"(?:{WEEKDAY})?(?:M@?[do]|[do]•?(?:{C}[mM])?){YEAR}"
NIGHT = f"(?:[pN]{C}O?{C})?"

# The first pattern that fits at the leftmost place wins; so the longer ones stand first.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("range", f"{NIGHT}(?:b{C})?{ENDPOINT}[r-]{C}(?:{WEEKDAY})?{DAY_MONTH}{YEAR}"),
    ("range", f"{NIGHT}b{C}{ENDPOINT}&{C}(?:{WEEKDAY})?{DAY_MONTH}{YEAR}"),
    ("range", f"(?<=[O@J(,])d&{C}d{C}[mM]{YEAR}"),
    ("range", f"{NIGHT}(?:b{C})?M@?[do][r-]{C}[do]{YEAR}|{NIGHT}b{C}M@?[do]&{C}[do]{YEAR}"),
    ("days", f"{NIGHT}(?:{WEEKDAY})?(?:M@?R|R{C}[mM]){YEAR}"),
    ("weekdays", f"{NIGHT}(?:b{C})?wp?[r-]{C}(?:p{C})?wp?|{NIGHT}b{C}w&{C}wp?"),
    ("into", f"[Np]O?{C}r{C}wp?|NO?{C}w"),
    ("months", f"(?:b{C})?[mM]{YEAR}[r-]{C}[mM]{YEAR}|b{C}[mM]{YEAR}&{C}[mM]{YEAR}"),
    ("years", f"b{C}y[r&-]{C}y|Q"),
    ("date", f"(?:p{C})?(?:{WEEKDAY})\\((?:{DAY_MONTH}{YEAR}|f)\\)"),
    ("date", f"(?:q{C}|p{C})?s?(?:t,?)?(?:{WEEKDAY})?(?:{DAY_MONTH}{YEAR}s?|f)(?:,?\\([wW]\\)|w(?![p_])|p)?"),
    ("date", f"(?:p{C})?w,?{C}[do]•?(?=[,.;)|]|$)"),
    ("day", f"(?:(?<=O)|(?<=O@)|(?<=[pi@][@j]))o(?![_mM])|(?:p{C})?J[do](?=[,.;)|]|$)|(?<=u)[do](?=[^mM&_]|$)"),
    ("told_weekday", f"(?:p{C})?(?:vw|w{C}x)p?"),
    ("today", f"(?:p{C})?t,?\\({C}w\\)|(?:p{C})?t,?{C}w"),
    ("weekday", f"(?:p{C})?(?:qO?{C})?(?:s{C})?w(?:,?{C}s{C}u|,?{C}us|s)?{C}p?"),
    ("today", f"(?:qO?|e|E)?(?:p{C})?t(?:{C}p)?|s{C}p"),
    ("night", "N"),
    ("ago", f"[ndz]u{C}a|A[ndz]{{0,2}}u|ua"),
    ("told_span", "(?<=i@)[ndz]u[eB]"),
    ("told", "[ndz]u[eEBF]|uE"),
    ("told", f"h|v{C}[up]|u{C}x"),
    ("span", f"s{C}[ndz]u|[ndz]{C}su|[ndz]us|sLu|Lu|uL"),
    ("month", f"(?:q{C})?s{C}[mM](?!@?[doR])|(?:q{C})?[mM](?:{C}s(?!{C}[ndz]?u))|(?:q{C})?[mM]{YEAR}"),
    ("season", f"(?:q{C})?u{C}y"),
    ("unit", f"(?:[qeE]{C}i?{C})?(?:s{C}u|u{C}s)|[qeE]i?{C}u|(?<=[O@i])u(?!y)"),
    ("year", f"(?<=[iSUBFeEb@jJOrq(])y|Y{C}y|yY|q{C}y|D"),
    ("habit", f"H{C}[wPupN]|P|T"),
    ("vague", "V"),
    ("clock", f"(?:c|(?<=k)C|C(?=u)|(?<=[krO@pwt(])K|(?<=[kr])du)(?:{C}p)?|(?<=[kr])d{C}p|g"),
)
PHRASE = re.compile("|".join(f"(?P<{kind}_{i}>{pattern})" for i, (kind, pattern) in enumerate(PATTERNS)))
RELATIONS: dict[str, Relation] = {"S": "since", "U": "until", "B": "before", "A": "before", "F": "after", "H": "habit"}
LINKS = "@jJO,ik()Z"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression by its kind and parts, with no day yet; ``clock`` is a clock time joined to it."""

    kind: str
    first: int
    last: int
    parts: tuple[Atom, ...]
    relation: Relation = "at"
    clock: Atom | None = None

    def one(self, letters: str) -> Atom | None:
        """The first part of one of these letters."""
        return next((a for a in self.parts if a.letter in letters), None)


def _relation(row: tuple[Atom, ...], start: int, parts: tuple[Atom, ...]) -> Relation:
    """What the preposition before a phrase makes of it; two articles may stand between."""
    opening = next((a for a in parts if a.letter == "b"), None)
    if opening is not None:
        return "at" if parts[0].letter in "pN" else "span"
    at = start - 1
    while at >= max(0, start - 3) and row[at].letter in "@jJO,":
        at -= 1
    if at < 0:
        return "at"
    if row[at].letter == "b" and row[at].get("from") is not None:
        return "since"
    return RELATIONS.get(row[at].letter, "at")


def _trimmed(parts: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The parts without the prepositions and articles at either end."""
    first, last = 0, len(parts)
    while first < last - 1 and parts[first].letter in "b@jJO,rki":
        first += 1
    while last > first + 1 and parts[last - 1].letter in "@jJO,":
        last -= 1
    return parts[first:last]


def _name(row: tuple[Atom, ...], phrase: tuple[Atom, ...], end: int, reading: Reading) -> bool:
    """Whether the words are a name: the Sunday Times, Sunday Igboho, 6th of October City."""
    if end < len(row) and row[end].letter == "X" and phrase[-1].letter in "wmMdo":
        return True
    if phrase[-1].letter != "w" or len(phrase) > 1 or end >= len(row) or phrase[0].get("case") is None:
        return False
    following, before = row[end], phrase[0].first - 1
    if following.letter != "_" or not reading.tokens[following.first].text[:1].isupper():
        return False
    spoken = before >= 0 and any(h.word == "tense" for h in reading.within("tense", before, before + 1))
    previous = next((a for a in row if a.last == before + 1 and a.letter != "|"), None)
    return not spoken and (previous is None or previous.letter not in "O@jJqspiSUBF,k&")


def _stands(kind: str, row: tuple[Atom, ...], span: tuple[int, int], reading: Reading) -> bool:
    """Whether a match is a time at all, where its letters alone do not tell."""
    start, end = span
    parts = row[start:end]
    if kind == "month" and not any(a.letter in "sy" for a in parts):
        month = next(a for a in parts if a.letter in "mM")
        context = row[start - 1].letter if start else "|"
        if month.get("bare") is not None and context not in "iSUBFqbs@&r" and parts[0].letter != "q":
            return False
        if month.get("short") is not None and context not in "iSUBFqb":
            return False
    following = row[end].letter if end < len(row) else "|"
    if kind == "month" and len(parts) == 1 and parts[0].get("bare") is not None and start and row[start - 1].letter == "@":
        return following not in "OF"
    if kind == "year" and parts[0].letter == "y" and parts[0].n % 100 == 0 and following == "_":
        return start > 0 and row[start - 1].letter == "S"
    if kind == "season":
        return parts[-1].letter == "y" and any(a.get("unit") == "season" for a in parts)
    if kind == "span" and "L" not in {a.letter for a in parts} and parts[0].letter in "ndz":
        return any(a.get("plural") is not None for a in parts)
    if kind == "unit" and len(parts) == 1:
        return parts[0].get("unit") == "weekend"
    if kind == "unit" and parts[0].letter in "qeE" and not any(a.letter == "s" for a in parts):
        return parts[0].letter == "q" and parts[-1].get("unit") in ("week", "month", "year")
    if kind == "clock" and parts[-1].letter == "u" and parts[-1].get("unit") != "hour":
        return False
    if kind == "day" and parts[0].letter in "do" and start and row[start - 1].letter == "u":
        return row[start - 1].get("dated") is not None
    return not _name(row, parts, end, reading)


def _cut(kind: str, row: tuple[Atom, ...], start: int, end: int) -> tuple[int, int]:
    """A month and a day that are rather a month and a number of people: "In May 30 people"."""
    if kind == "date" and start and row[start - 1].letter == "i" and row[start].letter == "M" and row[end - 1].letter == "d":
        following = row[end].letter if end < len(row) else "|"
        if following == "_":
            return start, start + 1
    return start, end


def _found(row: tuple[Atom, ...], letters: str, reading: Reading) -> Iterator[Phrase]:
    at = 0
    while (match := PHRASE.search(letters, at)) is not None:
        kind = (match.lastgroup or "").rsplit("_", 1)[0]
        start, end = _cut(kind, row, *match.span())
        if end < match.end():
            kind = "month"
        if end == start or not _stands(kind, row, (start, end), reading):
            at = match.start() + 1
            continue
        parts = _trimmed(row[start:end])
        yield Phrase(kind, parts[0].first, parts[-1].last, parts, _relation(row, start, row[start:end]))
        at = end


def clock_of(phrase: Phrase) -> Atom:
    """The clock time of a clock phrase, with the part of the day named beside it."""
    part = phrase.one("p")
    named = part.get("part") if part is not None else None
    return replace(phrase.parts[0], traits=(*phrase.parts[0].traits, ("part", named))) if named is not None else phrase.parts[0]


def _joined(left: Phrase, right: Phrase, row: tuple[Atom, ...]) -> Phrase | None:
    """A clock time and the day next to it as one phrase, where only prepositions stand between."""
    if (left.kind == "clock") == (right.kind == "clock"):
        return None
    between = [a for a in row if left.last <= a.first and a.last <= right.first]
    if len(between) > 4 or any(a.letter not in LINKS for a in between):
        return None
    clock, day = (left, right) if left.kind == "clock" else (right, left)
    if day.kind not in ("date", "day", "weekday", "today", "night", "told", "told_weekday", "into") or day.clock is not None:
        return None
    return replace(day, first=left.first, last=right.last, clock=clock_of(clock))


def phrases(reading: Reading) -> tuple[Phrase, ...]:
    """Every time expression of a report, in text order and none inside another."""
    row, letters = atoms(reading)
    found: list[Phrase] = []
    for phrase in _found(row, letters, reading):
        joined = _joined(found[-1], phrase, row) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(phrase)
    return tuple(found)
