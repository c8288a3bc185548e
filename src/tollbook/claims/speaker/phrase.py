"""What every reading of the words for a speaker needs: the verbs that report, the signs that end a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.model.reading import Reading, Token, starts

LONGEST = 14  # tokens
STOPPERS = frozenset(',;:()[]"“”«»–—-.!?،؛؟')


def reporting_verbs(reading: Reading) -> frozenset[int]:
    """Where a word reports speech and names no speaker and no thing: not "in Guanajuato state"."""
    nominal = frozenset(h.first for h in reading.all("say") if h.traits.get("noun") == "yes")
    return starts(reading, "say") - starts(reading, "source_noun") - nominal


def bracketed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sign belongs to an acronym in brackets or an abbreviation: "(SMC)", "Maj. Gen."."""
    text = tokens[i].text
    if text in "()":
        other = range(i - 2, i - 4, -1) if text == ")" else range(i + 2, i + 4)
        return any(0 <= j < len(tokens) and tokens[j].text in "()" for j in other)
    before = tokens[i - 1]
    if text == "." and i + 1 < len(tokens) and before.end == tokens[i].start and tokens[i].end == tokens[i + 1].start:
        return tokens[i + 1].text[0].isalpha()  # the address of a site
    return text == "." and before.end == tokens[i].start and len(before.text) <= 5 and before.text[0].isupper()
