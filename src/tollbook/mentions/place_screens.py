"""Whether a name that a place has is used as a place here: not a word, a person, an outlet or a force."""

from __future__ import annotations

from dataclasses import replace

from tollbook.mentions.place_name import Name, candidates_of, people_at
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import PlaceCandidate

CUES = ("in", "strong", "near", "between", "from", "of", "to", "outskirts", "border", "direction", "part")
CUT = 3  # letters that an abbreviation leaves out; fewer are a spelling: Hajja, Hajjah
ARTICLES = frozenset(
    ("the", "al", "el", "la", "le", "les", "los", "las", "un", "une", "der", "die", "das", "o", "os", "as", "a", "an")
)

KIN = frozenset(("abu", "abou", "bu", "bou", "bin", "ben", "ibn", "umm", "um", "oum", "bint", "bani", "beni", "banu"))
"""Words of kinship that Arabic names of persons and of places begin with or hold."""


def accepted(signs: Signs, name: Name, before: Name | None) -> Name | None:
    """The name where it is used as a place, None for a word or a person; marked where it is in a force's name."""
    country = name.candidates[0].kind == "country"
    if _article(signs, name):
        return None
    if in_organisation(signs, name):
        return replace(name, actor=True) if _weighty(name) else None
    single = name.last == name.first + 1
    if single and not country and (_ordinary(signs, name) or _weak_opening(signs, name) or _stray(signs, name, before)):
        return None
    if _of_person(signs, name, country, before) or (single and not country and _surname_again(signs, name)):
        return None
    return name


def _article(signs: Signs, name: Name) -> bool:
    """Whether the name is an article and ordinary words, which some hamlet is called too: "the centre"."""
    tokens = signs.reading.tokens[name.first : name.last]
    if len(tokens) == 1:
        return tokens[0].norm in ARTICLES
    return tokens[0].norm in ARTICLES and not any(signs.name_like(i) for i in range(name.first + 1, name.last))


def _ordinary(signs: Signs, name: Name) -> bool:
    token = signs.reading.tokens[name.first]
    if signs.covers("calendar", name.first) or (signs.covers("type", name.first) and name.kind is None):
        return True
    if _cut_short(signs, name):
        return True
    if any(signs.covers(c, name.first) for c in ("stop", "title", "first_name")):
        if signs.ending("strong", name.first) and _weighty_town(name) and not signs.headline(name.first):
            return signs.opens_sentence(name.first)  # a blast in Tank
        return signs.opens_sentence(name.first) or name.kind not in ("province", "district", "town", "base", "camp")
    if len(token.text) <= 3 and token.text.isupper() and not signs.headline(name.first):
        return name.candidates[0].kind != "country"
    return len(token.text) < 3 and name.kind is None


def _cut_short(signs: Signs, name: Name) -> bool:
    """Whether the name is the first letters of a province's, with no point behind it and no comma before: Miss, Ore, Wash."""
    tokens, best = signs.reading.tokens, name.candidates[0]
    word = tokens[name.first].text
    if best.kind != "admin1" or len(best.name) - len(word) < CUT or word in {c.name for c in name.candidates}:
        return False
    if " " in best.name or not best.name.startswith(word):
        return False
    pointed = name.last < len(tokens) and tokens[name.last].text == "."
    return not pointed and (name.first == 0 or tokens[name.first - 1].text != ",")


def _weak_opening(signs: Signs, name: Name) -> bool:
    """Whether the name opens a sentence and nothing but its capital speaks for a place."""
    if not signs.opens_sentence(name.first) or name.kind is not None:
        return False
    tokens = signs.reading.tokens
    following = tokens[name.last].text if name.last < len(tokens) else ""
    if following in {",", "(", "-", "–", "—", "|"} or following == "'s":
        return False
    if following == "." and name.first == signs.reading.sentence_of(name.first).first == name.last - 1:
        return False  # "Nikopol. Shelling in the morning."
    if any(c.kind in ("admin1", "site", "region", "sea") or c.population >= 100_000 for c in name.candidates):
        return False
    word = tokens[name.first].text
    return not any(t.text == word and not signs.opens_sentence(i) for i, t in enumerate(tokens))


def _weighty(name: Name) -> bool:
    """Whether a country, a province, a known site or a town of some size has the name."""
    return any(map(known_well, name.candidates))


def _weighty_town(name: Name) -> bool:
    """Whether a district or a town of some size has just this name."""
    return any(c.kind == "admin2" or (c.kind == "town" and c.population >= 20_000) for c in name.candidates[:1])


def known_well(place: PlaceCandidate) -> bool:
    """Whether a place is known beyond its surroundings: a country, a province, a named site, a town of some size."""
    return place.kind in ("country", "admin1", "site", "region", "sea") or place.population >= 50_000


def _stray(signs: Signs, name: Name, before: Name | None) -> bool:
    """In German, where every noun has a capital: whether no word around a small place's name points to a place."""
    if signs.reading.language != "de" or name.kind is not None or _weighty(name):
        return False
    tokens, following = signs.reading.tokens, name.last
    if following < len(tokens) and tokens[following].text in (",", "(", "'s", "-", "–", "—") and not signs.headline(name.first):
        return False
    if before is not None and not before.demonym and name.first - before.outer[1] <= 2:
        return False
    at = name.outer[0]
    return not any(
        signs.ending(c, at) for c in ("in", "strong", "near", "between", "of", "to", "outskirts", "border", "direction", "part")
    )


def in_organisation(signs: Signs, name: Name) -> bool:
    """Whether the name is part of a longer name: World Central Kitchen, Bank of Baghdad, Islamic Resistance in Iraq."""
    tokens = signs.reading.tokens
    if name.kind is not None and name.outer[1] > name.last:
        return False
    after, steps = name.last, 0
    while steps < 3 and signs.same_sentence(name.first, after) and signs.name_like(after):
        if signs.covers("organisation", after) or signs.covers("movement", after):
            return not signs.headline(after)
        after, steps = after + 1, steps + 1
    link = signs.ending("of", name.first) or (signs.ending("in", name.first))
    if link is None or link.last - link.first > 2 or link.first == 0:
        return False
    word = signs.ending("organisation", link.first) or signs.ending("movement", link.first)
    if word is None or not tokens[word.first].text[0].isupper() or signs.headline(name.first):
        return False
    inside = tokens[link.first].norm in ("in", "en", "fi")
    return signs.ending("movement", link.first) is not None if inside else True


def _of_person(signs: Signs, name: Name, country: bool, before: Name | None) -> bool:
    """Whether the name is a person's: after a title or a first name, or beside another capitalised word nobody knows."""
    previous, following = name.first - 1, name.last
    beside = signs.same_sentence(previous, name.first) and _glued(signs, previous, name.first)
    after = signs.same_sentence(name.first, following) and _glued(signs, following - 1, following)
    if country and not (beside and signs.name_like(previous) and signs.covers("first_name", previous)):
        return bool(after and not signs.headline(name.first) and _surname(signs, following) and len(name.candidates) > 1)
    if name.kind is not None:
        return False
    if beside and (signs.ending("title", name.first) or (signs.name_like(previous) and signs.covers("first_name", previous))):
        return True
    if signs.headline(name.first):
        cued = any(signs.ending(c, name.first) for c in ("in", "near", "between", "to", "and", "direction", "part"))
        return not cued and name.last == name.first + 1 and (before is None or before.outer[1] < previous)
    known = before is not None and before.outer[1] >= name.first
    if (
        beside
        and not known
        and _surname(signs, previous)
        and (not signs.opens_sentence(previous) or _begins_place(signs, previous))
    ):
        return True
    if after and signs.covers("first_name", name.first) and _surname(signs, following):
        return True
    return bool(after and _surname(signs, following) and not (_weighty(name) and _begins_place(signs, following)))


def _surname_again(signs: Signs, name: Name) -> bool:
    """Whether the name is that of a person named in full elsewhere, and no word before it points to a place."""
    tokens, word = signs.reading.tokens, signs.reading.tokens[name.first].text
    if name.kind is not None or any(signs.ending(c, name.first) for c in CUES):
        return False
    return any(t.text == word and i != name.first and _named_in_full(signs, i) for i, t in enumerate(tokens))


def _named_in_full(signs: Signs, token: int) -> bool:
    """Whether a first name, or a capitalised word that is no place and opens no sentence, stands right before a word."""
    before = token - 1
    if not signs.same_sentence(before, token) or not _glued(signs, before, token) or signs.headline(token):
        return False
    if signs.covers("first_name", before):
        return signs.name_like(before)
    return _surname(signs, before) and not signs.opens_sentence(before) and not _begins_place(signs, before)


def _glued(signs: Signs, one: int, other: int) -> bool:
    tokens = signs.reading.tokens
    return signs.reading.report.text[tokens[one].end : tokens[other].start].strip() == ""


def _surname(signs: Signs, token: int) -> bool:
    """Whether a token could be a part of a person's name."""
    text = signs.reading.tokens[token].text
    if not signs.name_like(token) or not text[0].isalpha() or text.isupper():
        return False
    known = any(
        signs.covers(c, token) for c in ("stop", "calendar", "type", "part", "direction", "capital", "title", "in", "border")
    )
    return not known and people_at(signs, token) is None


def _begins_place(signs: Signs, token: int) -> bool:
    """Whether a word is the name of a country, a province or a town of some size."""
    return any(known_well(c) for c in candidates_of(signs.reading.tokens[token].text, signs.reading.language))


def not_a_place(signs: Signs, token: int, *, of_person: bool = True) -> bool:
    """Whether a word is no part of a place's name; first names are part of many where a word for a kind closes the name."""
    tokens = signs.reading.tokens[token]
    named = not of_person and (signs.covers("first_name", token) or tokens.norm in KIN)
    listed = not named and any(
        signs.covers(c, token)
        for c in ("stop", "calendar", "title", "first_name", "organisation", "direction", "part", "movement")
    )
    return listed or (tokens.text.isupper() and len(tokens.text) <= 5) or people_at(signs, token) is not None
