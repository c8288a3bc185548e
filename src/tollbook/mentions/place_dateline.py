"""The places that a report opens with because it was filed there."""

from __future__ import annotations

from dataclasses import replace

from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import PlaceMention

DATELINE_WORDS = 16
STOPPED_WORDS, SHORT = 9, 4
_DASHES = frozenset(("-", "–", "—", "―", ":"))


def with_datelines(signs: Signs, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions with those of a dateline marked: ``KABUL, Afghanistan (AP) --``, ``Bamako, AFP.``"""
    placed = frozenset(i for m in mentions if not m.demonym for i in range(m.first, m.last))
    ends = {s.first: _dateline_end(signs, s.first, placed) for s in signs.reading.sentences[:6]}
    ends = {first: end for first, end in ends.items() if end is not None}
    out = []
    for mention in mentions:
        dated = any(first <= mention.first and end is not None and mention.last <= end for first, end in ends.items())
        plain = replace(mention, role="dateline", relation="in", distance_km=None, direction=None, second=None)
        out.append(plain if dated and not mention.demonym else mention)
    return out


def _stopped(signs: Signs, first: int) -> int | None:
    """The full stop of a dateline that is a sentence of its own: ``Bogotá, 17 may.``"""
    sentence = signs.reading.sentence_of(first)
    words = signs.reading.tokens[sentence.first : sentence.last]
    dated = any(t.text.isdigit() for t in words) and "," in [t.text for t in words[1:5]]
    cased = words[0].text.isupper() and len(words[0].text) > SHORT - 1 and len(words) <= SHORT + 1  # TAME, Arauca.
    dated = dated or (cased and not signs.unscripted)
    if sentence.first != first or first or not dated or len(words) > STOPPED_WORDS or words[-1].text != ".":
        return None
    named = all(t.text[0] in ",." or t.text[0].isdigit() or t.text[0].isupper() or len(t.text) <= SHORT for t in words)
    return sentence.last - 1 if named or any(signs.covers("calendar", i) for i in range(first, sentence.last)) else None


def _bracketed(signs: Signs, first: int) -> int | None:
    """The token behind an agency in brackets that closes a dated line with no dash: ``KABUL, 3 May (Agency) Two men``."""
    words = [t.text for t in signs.reading.tokens[first : first + STOPPED_WORDS + SHORT]]
    if first or "(" not in words or ")" not in words or not any(w.isdigit() for w in words[: words.index("(")]):
        return None
    closed, opened = words.index(")"), words.index("(")
    return first + closed + 1 if 1 < opened <= STOPPED_WORDS - SHORT < closed + SHORT and closed - opened <= SHORT else None


def _filed(signs: Signs, first: int, placed: frozenset[int]) -> int | None:
    """The token behind places that open the report, alone or with an agency: ``Goma.``, ``Goma, AGX.``, ``GOMA (agencies)``."""
    tokens, at = signs.reading.tokens, first
    while at < min(first + STOPPED_WORDS, len(tokens)) and (at in placed or (at > first and tokens[at].text in ",/")):
        at += 1
    if first or at in (first, len(tokens)):
        return None
    rest = [t.text for t in tokens[at : at + SHORT]]
    if rest[0] == "(" and ")" in rest:
        return at + rest.index(")") + 1
    agency = rest[0].isupper() and len(rest[0]) > 1 and rest[1:2] == ["."]
    return at + agency if rest[0] == "." or agency else None


def _dateline_end(signs: Signs, first: int, placed: frozenset[int]) -> int | None:
    """The token of the dash that closes a dateline which begins at a token, or None."""
    tokens = signs.reading.tokens
    if first and "\n" not in signs.reading.report.text[tokens[first - 1].end : tokens[first].start]:
        return None
    stop = _stopped(signs, first) or _bracketed(signs, first) or _filed(signs, first, placed)
    if stop is not None:
        return stop
    words = 0
    for at in range(first, min(first + DATELINE_WORDS, len(tokens))):
        text = tokens[at].text
        if text in _DASHES and at > first:
            dated = "(" in (t.text for t in tokens[first:at]) or any(signs.covers("calendar", i) for i in range(first, at))
            return at if dated or text != ":" or tokens[at - 1].text.isupper() else None
        bracketed = "(" in [t.text for t in tokens[first:at]]
        plain = text in ",/.()[]|" or text.isdigit() or bracketed or signs.covers("calendar", at)
        words += not plain
        if not (plain or (signs.name_like(at) and words <= 4) or signs.unscripted):
            return None
        if signs.unscripted and words > 3:
            return None
    return None
