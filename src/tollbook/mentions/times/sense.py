"""Which matches of the grammar are no times at all: names, people, ratios, the month that is a person or a verb."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.mentions.times.atoms import Atom
from tollbook.model.reading import Reading

CONTEXT = "iSUBFqbs@&rn"  # what stands before a month whose name is also another word


@dataclass(frozen=True, slots=True)
class Match:
    """A row of parts that one pattern fits: from ``start`` to ``end`` (exclusive) in the row."""

    kind: str
    row: tuple[Atom, ...]
    start: int
    end: int

    @property
    def parts(self) -> tuple[Atom, ...]:
        """The parts themselves."""
        return self.row[self.start : self.end]

    @property
    def before(self) -> str:
        """The letter before, ``|`` at the head of the text."""
        return self.row[self.start - 1].letter if self.start else "|"

    @property
    def after(self) -> str:
        """The letter after, ``|`` at the end of the text."""
        return self.row[self.end].letter if self.end < len(self.row) else "|"


def named(match: Match, reading: Reading) -> bool:
    """The Sunday Times, 6th of October City, Plaza 25 de Mayo, Sunday Igboho."""
    parts = match.parts
    if parts[-1].letter in "wmMdo" and match.after == "X":
        return True
    head = "".join(a.letter for a in match.row[max(0, match.start - 3) : match.start])
    if match.kind in ("date", "month", "range") and head.rstrip("@jJ").endswith("#"):
        return True
    return _person(match, reading)


def _person(match: Match, reading: Reading) -> bool:
    """A weekday that is somebody's name: a capital word follows, and no preposition and no verb of saying stands before."""
    day = match.parts[-1]
    if day.letter != "w" or len(match.parts) > 1 or day.get("case") is None or match.after != "_":
        return False
    if not reading.tokens[day.last].text[:1].isupper():
        return False
    said = any(h.word == "tense" and h.last == day.first for h in reading.hits)
    return not said and match.before not in "O@jJqspiSUBF,k&"


def _month(match: Match) -> bool:
    parts = match.parts
    if any(a.letter in "sy" for a in parts):
        return True
    month = next(a for a in parts if a.letter in "mM")
    if month.get("short") is not None and match.before not in "iSUBFqb":
        return False
    if month.get("bare") is None or parts[0].letter == "q":
        return True
    if match.before == "@" and match.after in "OF":  # the March on the capital
        return False
    return match.before in CONTEXT


def _unit(match: Match) -> bool:
    parts = match.parts
    if len(parts) == 1:
        return parts[0].get("unit") == "weekend"
    if parts[0].letter in "qeE" and not any(a.letter == "s" for a in parts):
        return parts[0].letter == "q" and parts[-1].get("unit") in ("week", "month", "year")
    return True


def _clock(match: Match) -> bool:
    """Vers 5 heures, but not à 5 heures de route."""
    parts = match.parts
    units = [a for a in parts if a.letter == "u"]
    if units and parts[-1].letter == "u" and parts[0].letter == "d" and match.after in "j@":
        return match.end + 1 < len(match.row) and match.row[match.end + 1].letter in "wt"
    return all(a.get("unit") == "hour" for a in units)


def _year(match: Match) -> bool:
    """Since 2000 and its 1990 invasion, but not a total of 2000 people or 12 and 1950."""
    year = match.parts[0]
    if match.before == "&" and match.row[match.start - 2].letter != "y":
        return False
    return year.letter != "y" or year.n % 100 > 0 or match.after != "_" or match.before == "S"


def stands(match: Match) -> bool:
    """Whether a match is a time, where its letters alone do not tell."""
    parts, kind = match.parts, match.kind
    if len(parts) > 1 and parts[0].get("behind") is not None:
        return False  # est passé lundi
    if kind == "month" and not _month(match):
        return False
    if kind == "year" and not _year(match):
        return False
    if kind == "season":
        return any(a.get("unit") in ("season", "year") for a in parts)
    if kind == "span" and not any(a.letter == "L" for a in parts):
        return parts[0].letter in "sz" or parts[0].n > 1
    if kind == "from_event":
        return parts[0].letter != "u" or parts[0].get("plural") is not None
    if kind == "unit":
        return _unit(match)
    if kind == "clock":
        return _clock(match)
    if kind == "day" and parts[0].letter in "do" and match.before == "u":
        return match.row[match.start - 1].get("dated") is not None
    return True
