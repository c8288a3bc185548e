"""What a phrase was found to mean, and what can be read off its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tollbook.mentions.times.atoms import Atom
from tollbook.mentions.times.ground import Anchored, Ground
from tollbook.model.when import When


@dataclass(frozen=True, slots=True)
class Answer:
    """The days of a phrase, what they were reckoned from, why there are none, and the codes of what is wrong."""

    when: When | None
    by: Anchored = "self"
    why: str | None = None
    wrong: str | None = None


def unknown(why: str, wrong: str | None = None) -> Answer:
    """No day, and why."""
    return Answer(None, "none", why, wrong)


def no_anchor(what: str) -> Answer:
    """No day because no publication day or dateline is known."""
    return unknown(f"no day of publication to reckon {what} from", "undated")


def on(day: date) -> When:
    """One day."""
    return When(day, day, "day")


def day_numbers(parts: tuple[Atom, ...]) -> tuple[int, ...]:
    ranges = [a.text for a in parts if a.letter == "R"]
    digits = [int("".join(c for c in piece if c.isdigit())) for piece in ranges for piece in halves(piece)]
    return (*digits, *(a.n for a in parts if a.letter in "do"))


def halves(text: str) -> list[str]:
    return text.replace("–", "-").replace("—", "-").split("-")


def year_of(parts: tuple[Atom, ...], ground: Ground) -> int | None:
    """The year the parts name: in digits, or as last year, this year."""
    digits = next((a.n for a in parts if a.letter == "y"), None)
    if digits is not None:
        return digits
    shift = next((a for a in parts if a.letter == "s"), None)
    if shift is not None and any(a.letter == "u" for a in parts) and ground.latest is not None:
        return ground.latest.year + shift.n
    return None


def weekday_of(parts: tuple[Atom, ...]) -> int | None:
    return next((a.n for a in parts if a.letter in "wW"), None)


def ends(parts: tuple[Atom, ...]) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    """The two ends of a range."""
    at = next((i for i, a in enumerate(parts) if a.letter in "r&-"), None)
    if at is None:
        at = [i for i, a in enumerate(parts) if a.letter in "dow"][1]
        return parts[:at], parts[at:]
    return parts[:at], parts[at + 1 :]


def count_of(parts: tuple[Atom, ...]) -> int | None:
    """How many units: a number, the number inside a word (Arabic yawmayn), one where nothing is said; None where vague."""
    unit_word = next((a for a in parts if a.letter == "u"), None)
    if any(a.letter == "z" for a in parts):
        return None
    number = next((a.n for a in parts if a.letter in "ndo"), None)
    if number is not None:
        return number
    inside = unit_word.get("n") if unit_word is not None else None
    if inside is not None:
        return int(inside)
    return None if unit_word is None or unit_word.get("plural") is not None else 1
