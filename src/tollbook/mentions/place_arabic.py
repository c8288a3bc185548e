"""Names of places in the Arabic script, which has no capitals: a word counts where the words around it make it a place."""

from __future__ import annotations

from tollbook.knowledge.gazetteer import normalise
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import PlaceCandidate

LARGE = 200_000
"""People of a city whose short name counts behind the preposition written onto it."""
CAPITAL_NAMES = 4  # a capital's name that more places have is a word too


def arabic_forms(word: str) -> tuple[str, ...]:
    """A word, and the word without the particles written onto it: و ف ب ل ك."""
    forms = [word]
    if word.startswith("لل") and len(word) > 4:
        forms.append("ال" + word[2:])
    if word[:1] in "وف" and len(word) > 4:
        forms += [f for f in arabic_forms(word[1:]) if f not in forms]
    elif (word[:1] in "بلك" and len(word) > 4) or (word[:1] == "ب" and len(word) == 4):
        forms.append(word[1:])
    bare = [f[2:] for f in forms if f.startswith("ال") and len(f) > 4]
    return tuple(dict.fromkeys([*forms, *bare]))


def arabic_place(
    signs: Signs, tokens: tuple[int, int], candidates: tuple[PlaceCandidate, ...], *, stripped: bool, named: tuple[bool, bool]
) -> bool:
    """Whether an Arabic word that is also a place's name is used as one: a country, after a cue, or beside a place."""
    at, last = tokens
    typed, beside = named
    kinds = {c.kind for c in candidates}
    if signs.covers("capital", at) or any(q.first <= at < q.last for q in signs.reading.quantities):
        return False  # the capital of a province, a hundred people
    if signs.covers("stop", at) or signs.covers("calendar", at) or signs.covers("title", at) or signs.ending("title", at):
        return False
    if signs.ending("organisation", at) or any(h.first <= at < h.last for h in signs.reading.by_word.get("place_direction", ())):
        return False
    if last > at + 1 and "site" in kinds:
        return True
    if any(c == nations().capital(c.country or "") for c in candidates) and len(candidates) <= CAPITAL_NAMES:
        return True
    if "country" in kinds or typed:
        return not signs.covers("type", at) or last > at + 1
    if signs.covers("type", at) or any(signs.covers(c, at) for c in ("direction", "part", "near", "in", "of")):
        return False
    weighty = bool(kinds & {"admin1", "admin2", "site", "region"}) or any(c.population >= 20_000 for c in candidates)
    cued = any(
        signs.ending(c, at)
        for c in ("in", "direction", "near", "outskirts", "border", "capital", "part", "between", "of", "road")
    )
    key = normalise(signs.reading.words(at, last))
    written = signs.reading.tokens[at].text.lstrip("وف")[:1]
    large = any(c.kind == "town" and c.population >= LARGE for c in candidates)
    inward = stripped and ((len(key) > 4 and written in "بل") or (written == "ب" and large))
    return (weighty and (cued or beside or last > at + 1 or inward)) or (last > at + 1 and cued)
