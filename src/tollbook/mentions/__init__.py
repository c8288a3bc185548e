"""Finds what stands in a report: words, numbers, times, names, quotes. What they mean together is for the next stage."""

from __future__ import annotations

from dataclasses import replace

from tollbook.knowledge.actors import actors
from tollbook.languages.lexicon import languages, lexicon
from tollbook.mentions.actor import find_actors
from tollbook.mentions.actor_names import met_by_places
from tollbook.mentions.actor_roles import owned_by_places
from tollbook.mentions.numbers import find_quantities
from tollbook.mentions.place import find_places
from tollbook.mentions.quotes import find_quotes
from tollbook.mentions.taken_up import silenced, whole
from tollbook.mentions.time import find_times
from tollbook.mentions.tokens import split
from tollbook.model.reading import Hit, Reading, Token
from tollbook.model.report import Issue, Report

METHOD = "mentions/1"


def _by_word(hits: tuple[Hit, ...]) -> dict[str, tuple[Hit, ...]]:
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.word, []).append(hit)
    return {word: tuple(found) for word, found in grouped.items()}


def _acronym(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a function word is really an acronym in capitals among small letters: the WHO is not "who"."""
    if hit.traits.get("closed") != "yes" or hit.last - hit.first > 1:
        return False
    word = tokens[hit.first]
    beside = [t for t in tokens[max(hit.first - 3, 0) : hit.last + 3] if t is not word and t.text[0].isalpha()]
    return len(word.text) > 1 and word.text.isupper() and word.text[-1].isalnum() and any(t.text.islower() for t in beside)


def find(report: Report) -> Reading:
    """Reads a report: its tokens and sentences and every mention on them.

    A report in a language Tollbook has no words for is read with the English list, and an issue says so.

    >>> reading = find(Report("r1", "At least two people died."))
    >>> [q.count.low for q in reading.quantities]
    [2]
    """
    language = report.language or "en"
    issues = list(report.issues)
    if language not in languages():
        issues.append(Issue("unknown_language", f"no word list for language {language!r}; read as English"))
        language = "en"
    tokens, sentences = split(report.text)
    hits = tuple(h for h in lexicon(language).find(tokens) if not _acronym(tokens, h))
    reading = Reading(report, tokens, sentences, hits, by_word=_by_word(hits), issues=tuple(issues))
    times, time_issues = find_times(reading)
    reading = replace(reading, quotes=find_quotes(reading), times=times)
    reading = replace(reading, quantities=find_quantities(reading), actors=whole(reading, find_actors(reading)))
    reading = replace(reading, by_word=silenced(reading))
    places, place_issues = find_places(reading)
    reading = replace(reading, places=places, issues=(*issues, *time_issues, *place_issues))
    open_crowd = any(m.kind == "crowd" and m.country is None for m in reading.actors)
    if not open_crowd and not met_by_places(reading, actors()) and not owned_by_places(reading):
        return reading
    return replace(reading, actors=whole(reading, find_actors(reading)))  # places tell whose acronym, force, supporters
