"""Whether a machine translated a report: as its outlet says, or by at least two signs that no writer leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tollbook.model.report import Issue
from tollbook.model.span import Span
from tollbook.reports.entries import entries_of

NUMBER = (
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozens|hundreds)"
)
EDGE = 400  # a note on the translation stands at the head or the foot


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of slip. ``kind`` groups slips of the same cause: word order, sentence, spacing or calque."""

    kind: str
    meaning: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class MachineTranslation:
    """The judgement with every statement or sign it rests on; None where nothing, or too little, speaks for or against it."""

    machine_translated: bool | None
    signs: tuple[Issue, ...] = ()


def looks_machine_translated(text: str, language: str | None, outlet: str | None = None) -> bool | None:
    """True where the outlet or the text says so or two different signs show it, False where a translator is named, else None.

    >>> looks_machine_translated("Other three resulted injured, the sources said. who asked not to be named.", "en")
    True
    >>> looks_machine_translated("Three others were injured, the sources said.", "en") is None
    True
    """
    return judge_translation(text, language, outlet).machine_translated


def judge_translation(text: str, language: str | None, outlet: str | None = None, title: str | None = None) -> MachineTranslation:
    """The judgement of ``looks_machine_translated`` with its reasons as issues that point at the words.

    >>> [i.message for i in judge_translation("Two died.", "en", "Daily Post (machine-translated)").signs]
    ['the outlet says: machine-translated']
    """
    stated = _statement(text, outlet, title)
    if stated is not None:
        return stated
    if language != "en":
        return MachineTranslation(None)
    signs = _signs(text)
    kinds = {sign.kind for sign, _ in signs}
    calques = {sign.meaning for sign, _ in signs if sign.kind == "calque"}
    breaks = sum(sign.kind == "sentence" for sign, _ in signs)
    enough = len(kinds) > 1 or len(calques) > 1 or breaks > 2
    issues = tuple(Issue("machine_translation_sign", f"{sign.meaning}: {span.text!r}", span) for sign, span in signs)
    return MachineTranslation(True if enough else None, issues)


def _statement(text: str, outlet: str | None, title: str | None) -> MachineTranslation | None:
    for where, words in (("outlet", outlet), ("title", title)):
        found = _phrases("machine").search(words) if words else None
        if found is not None:
            return MachineTranslation(True, (Issue("machine_translation_stated", f"the {where} says: {found[0]}"),))
    for claim, pattern in ((True, _phrases("machine")), (False, _phrases("person"))):
        for found in pattern.finditer(text):
            if found.start() < EDGE or found.end() > len(text) - EDGE:
                span = Span.cut(text, found.start(), found.end())
                return MachineTranslation(claim, (Issue("machine_translation_stated", f"the text says: {found[0]}", span),))
    return None


def _signs(text: str) -> list[tuple[Sign, Span]]:
    """The signs in text order; words that show one slip count once, for the longer sign."""
    found = [(sign, Span.cut(text, *match.span())) for sign in signs() for match in sign.pattern.finditer(text)]
    kept: list[tuple[Sign, Span]] = []
    for sign, span in sorted(found, key=lambda f: (f[1].start - f[1].end, f[1].start, f[0].kind)):
        if not any(span.overlaps(other) for _, other in kept):
            kept.append((sign, span))
    return sorted(kept, key=lambda f: f[1].start)


@cache
def _phrases(who: str) -> re.Pattern[str]:
    forms = [form for e in _entries() if e["class"] == "translation_note" and e["by"] == who for form in e["forms"]]
    # Of a person's note the name is part; a name is two capitalised words.
    ending = r"\s+(?-i:[A-Z][\w'’-]+(?:\s+[A-Z][\w'’.-]+)+)" if who == "person" else ""
    return re.compile(rf"\b(?:{'|'.join(_form(f) for f in forms)})\b{ending}", re.IGNORECASE)


@cache
def signs() -> tuple[Sign, ...]:
    """Every sign of machine translation into English that Tollbook knows, from its language folder."""
    return tuple(_sign(e) for e in _entries() if e["class"] == "translation_sign")


def _sign(entry: Mapping[str, Any]) -> Sign:
    if "pattern" in entry:
        return Sign(entry["kind"], entry["meaning"], re.compile(entry["pattern"]))
    before = "".join(rf"(?<!\b{re.escape(w)}\s)" for w in str(entry.get("not_after", "")).split())
    forms = "|".join(_form(f) for f in entry["forms"])
    return Sign(entry["kind"], entry["meaning"], re.compile(rf"{before}\b(?:{forms})\b", re.IGNORECASE))


def _form(form: str) -> str:
    """A form as a pattern: ``#`` is a number, ``word*`` any word that begins so, words are parted by blanks."""
    return r"\s+".join(
        NUMBER if w == "#" else re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else "") for w in form.split()
    )


@cache
def _entries() -> tuple[Mapping[str, Any], ...]:
    return entries_of("tollbook.languages", "en", "machine_translation.yaml")
