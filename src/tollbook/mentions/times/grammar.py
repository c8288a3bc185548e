"""Which rows of time words make one phrase, written over the letters of mentions/times/atoms.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tollbook.mentions.times.atoms import Atom, atoms
from tollbook.mentions.times.sense import Match, named, stands
from tollbook.model.reading import Reading

Relation = Literal["at", "since", "until", "before", "after", "habit", "span"]

C = "[@jJ]{0,3}"  # articles and "of" between the parts
YEAR = f"(?:[,@jJ]{{0,3}}[Yu]?y(?!u)Y?|,?{C}su(?=[^_a]|$)|)"  # ", 2024", "de 2024", "last year"
WEEKDAY = f"[wW],?{C}"
DAY_MONTH = f"(?:[do]•?{C}[mM](?:/[mM])?|M@?[do])"
ENDPOINT = f"(?:{WEEKDAY})?(?:M@?[do]|[do]•?(?:{C}[mM])?){YEAR}"
END = "(?=[,.•;)|]|$)"
NIGHT = f"(?:[pN]{C}O?{C})?"

# The first pattern that fits at the leftmost place wins; so the longer ones stand first.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("range", f"{NIGHT}(?:b{C})?{ENDPOINT}[r-]{C}(?:{WEEKDAY})?{DAY_MONTH}{YEAR}"),
    ("range", f"{NIGHT}(?:b{C})?(?:{WEEKDAY})?[do][r-]{C}(?:{WEEKDAY})?[do]{C}¢"),
    ("range", f"{NIGHT}b{C}{ENDPOINT}&?{C}(?:{WEEKDAY})?{DAY_MONTH}{YEAR}"),
    ("range", f"(?<=[O@J(,])d&{C}d{C}[mM]{YEAR}"),
    ("range", f"{NIGHT}(?:b{C})?M@?[do][r-]{C}[do]{YEAR}|{NIGHT}b{C}M@?[do]&{C}[do]{YEAR}"),
    ("days", f"{NIGHT}(?:{WEEKDAY})?(?:M@?R|R{C}[mM]){YEAR}"),
    ("weekdays", f"{NIGHT}(?:b{C})?wp?[r-]{C}(?:p{C})?wp?|{NIGHT}b{C}w&?{C}wp?|p{C}ww"),
    ("into", f"[Np]O?{C}r{C}wp?|NO?{C}w"),
    ("months", f"(?:b{C})?[mM]{YEAR}[r-]{C}[mM]{YEAR}|b{C}[mM]{YEAR}&{C}[mM]{YEAR}"),
    ("years", f"b{C}y[r&-]{C}y|Q"),
    ("date", f"(?:p{C})?(?:s{C})?w\\(d\\)"),
    ("date", f"(?:p{C})?(?:{WEEKDAY})\\((?:{DAY_MONTH}{YEAR}|f)\\)"),
    ("date", f"(?:q{C}|p{C})?s?(?:t,?)?(?:{WEEKDAY})?(?:{DAY_MONTH}{YEAR}s?|f)(?:,?\\([wW]\\)|w(?!p)|p)?"),
    ("date", f"(?:p{C})?w,?{C}[do]•?{END}"),
    ("day", f"(?:p{C})?[do]{C}¢|p[@jJ]{{1,3}}[do](?=[^mM&_\\d]|$)"),
    ("day", f"(?:(?<=O)|(?<=O@)|(?<=[pi@][@j]))o(?![_mM])|(?:p{C})?J[do](?=[,.;)|]|$)|(?<=u)[do](?=[^mM&]|$)"),
    ("told_weekday", f"(?:p{C})?(?:vw|w{C}x)p?"),
    ("today", f"(?:p{C})?t,?\\({C}w\\)|(?:p{C})?t,?{C}w"),
    ("weekday", f"(?:p{C}[iO]?{C})?(?:qO?{C})?(?:s{C})?w(?:,?{C}s{C}u|,?{C}us|s)?{C}p?"),
    ("today", f"(?:qO?|e|E)?(?:p{C})?t(?:{C}p)?|s{C}p"),
    ("night", "N"),
    ("ago", f"[ndz]u{C}a|A[ndz]{{0,2}}u|ua"),
    ("told_span", "(?<=i@)[ndz]u[eB]"),
    ("told", f"[ndz]u(?:[eE]|[BF]{END})|[ndz]?uE|l{END}"),
    ("from_event", "[ndz]?u[BF]|l"),
    ("told", f"h|v{C}[up]|u{C}x"),
    ("span", f"s{C}[ndz]u|[ndz]{C}su|[ndz]us|sLu|Lu|uL"),
    ("month", f"(?:q{C})?s{C}[mM](?!@?[doR])|(?:q{C})?[mM](?:{C}s(?!{C}[ndz]?u))|(?:q{C})?[mM]{YEAR}"),
    ("season", f"(?:q{C})?u{C}y(?!u)"),
    ("unit", f"(?:[qeE]{C}i?{C})?(?:s{C}u|u{C}s)|[qeE]i?{C}u|(?<=[O@iJ])u(?!y)"),
    ("year", f"(?<=[iSUBFeEb@jJOrqnv&(])y|Y{C}y|yY|q{C}y|D"),
    ("habit", f"H{C}[wPupN]|P|T"),
    ("vague", "V"),
    ("clock", f"(?:(?:c|(?<=k)C|C(?=[uG])|(?<=[krpwt@(])K)(?:G|u)?|(?<=[kr])du|dG)(?:{C}p)?"),
    ("clock", f"(?<=[kr])d{C}p|(?<=k)d(?=[,.;)|jw])|g"),
)
PHRASE = re.compile("|".join(f"(?P<{kind}_{i}>{pattern})" for i, (kind, pattern) in enumerate(PATTERNS)))
RELATIONS: dict[str, Relation] = {"S": "since", "U": "until", "B": "before", "A": "before", "F": "after", "H": "habit"}
OVERNIGHT = frozenset(("range", "days", "weekdays"))
LINKS = "@jJO,ik()ZG"


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

    @property
    def overnight(self) -> bool:
        """Whether it is a night told by both its days or the second: "nuit du 4 au 5", "overnight into Friday"."""
        night = any(a.letter == "N" or a.get("part") == "night" for a in self.parts)
        return night and (self.kind in OVERNIGHT or (self.kind == "into" and self.one("r") is not None))


def _relation(match: Match) -> Relation:
    """What the preposition before a phrase makes of it; two articles may stand between."""
    row, parts = match.row, match.parts
    if any(a.letter == "b" for a in parts):
        return "at" if parts[0].letter in "pN" else "span"
    at = match.start - 1
    while at >= max(0, match.start - 3) and row[at].letter in "@jJO,":
        at -= 1
    if at < 0:
        return "at"
    if row[at].letter == "b" and row[at].get("from") is not None:
        return "since"
    if row[at].letter in "FBU" and parts[0].letter in "pg":
        return "at"  # shortly after nightfall on Tuesday, by dawn on Monday
    return RELATIONS.get(row[at].letter, "at")


def _trimmed(parts: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The parts without the prepositions and articles at either end."""
    first, last = 0, len(parts)
    while first < last - 1 and parts[first].letter in "b@jJO,rki":
        first += 1
    while last > first + 1 and parts[last - 1].letter in "@jJO,":
        last -= 1
    return parts[first:last]


def _settled(match: Match) -> Match:
    """Two readings of one row told apart: "In May 30 people" is a month and people, "dua hari lalu" is two days ago."""
    parts, row = match.parts, match.row
    if match.kind == "date" and match.before == "i" and parts[0].letter == "M" and parts[-1].letter == "d" and match.after == "_":
        return Match("month", row, match.start, match.start + 1)
    if match.kind == "span" and parts[-1].get("ago") is not None:
        return Match("ago", row, match.start, match.end)
    return match


def _found(row: tuple[Atom, ...], letters: str, reading: Reading) -> Iterator[Phrase]:
    at = 0
    while (fit := PHRASE.search(letters, at)) is not None:
        match = Match((fit.lastgroup or "").rsplit("_", 1)[0], row, *fit.span())
        match = _settled(match)
        if named(match, reading):
            at = match.end
        elif not stands(match):
            at = match.start + 1
        else:
            parts = _trimmed(match.parts)
            yield Phrase(match.kind, parts[0].first, parts[-1].last, parts, _relation(match))
            at = match.end


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
    single = day.kind in ("date", "day", "weekday", "today", "night", "told", "told_weekday", "into") or day.overnight
    if not single or day.clock is not None:
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
