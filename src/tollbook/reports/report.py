"""A finished report from a text and what was stated of it: its id, its language, whether a machine translated it."""

from __future__ import annotations

import hashlib

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Issue, Report
from tollbook.reports.header import Stated
from tollbook.reports.language import identify, language_code
from tollbook.reports.machine_translation import MachineTranslation, judge_translation

MAX_TEXT = 2_000_000  # characters in one report; the longest wire stories have some 30,000


def make_report(text: str, stated: Stated, name: str, *, id: str | None = None, page: bool = False) -> Report:
    """The report of a text; UnreadableReport where it is empty or longer than a report can be.

    A page's stated language (``page`` True) gives way to the text's own words: many sites state their template's language.

    >>> make_report("Tres personas murieron, según la policía.", Stated(outlet="El Faro"), "a.txt").language
    'es'
    """
    if not text.strip():
        raise UnreadableReport(name, "empty")
    if len(text) > MAX_TEXT:
        raise UnreadableReport(name, f"longer than one report may be ({len(text):,} characters; the limit is {MAX_TEXT:,})")
    text, broken = _whole_characters(text)
    language, doubts = _language(text, stated.language, page)
    translation = _translation(text, language, stated)
    return Report(
        id=id or hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        text=text,
        title=stated.title,
        outlet=stated.outlet,
        published=stated.published,
        language=language,
        url=stated.url,
        machine_translated=translation.machine_translated,
        modified=stated.modified,
        issues=(*stated.issues, *broken, *doubts, *_shown(translation)),
    )


def _translation(text: str, language: str | None, stated: Stated) -> MachineTranslation:
    if stated.translator is not None:
        return MachineTranslation(True, (Issue("machine_translation_stated", f"the page is marked: {stated.translator}"),))
    return judge_translation(text, language, stated.outlet, stated.title)


def _shown(translation: MachineTranslation) -> tuple[Issue, ...]:
    return translation.signs if translation.machine_translated else ()


def _whole_characters(text: str) -> tuple[str, tuple[Issue, ...]]:
    """JSON may hold half a character, which no output can carry; one sign stands for it, so that no offset moves."""
    if text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text):
        return text, ()
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return whole, (Issue("broken_character", "the text holds half characters; each is shown as \ufffd"),)


def _language(text: str, stated: str | None, page: bool) -> tuple[str | None, tuple[Issue, ...]]:
    code = language_code(stated)
    if stated and code is None:
        return identify(text).language, (Issue("unknown_language", f"{stated[:40]!r} is not a language code or name"),)
    if not page or code is None:
        return identify(text, code).language, ()
    found = identify(text, model=False).language
    if found is None or found == code:
        return code, ()
    return found, (Issue("language_disagrees", f"the page states {code}, its text is in {found}"),)
