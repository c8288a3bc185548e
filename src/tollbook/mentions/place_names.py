"""Names of places on the tokens, with the known places they may mean; no names of people, outlets and forces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.mentions.place_arabic import arabic_forms, arabic_place
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import Hit, PlaceCandidate, Reading

LONGEST = 5
SITE_KINDS = frozenset(("base", "camp", "site"))
_GLUE = re.compile(r"^[\s'’‘`\-.]*$")
_PARTICLES = frozenset(
    [
        "of",
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "al",
        "e",
        "du",
        "des",
        "le",
        "les",
        "da",
        "do",
        "dos",
        "das",
        "and",
        "the",
        "i",
        "u",
        "w",
        "el-",
        "al-",
        "ben",
        "bin",
        "d'",
        "l'",
        "i-",
    ]
)
_ABBREVIATED = frozenset(("st", "mt", "ft", "ste", "sta"))
_SUFFIX = re.compile(r"[’'](?:\w{1,5})$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name on tokens ``first`` to ``last``. ``kind`` is the type word beside it (base, town, province ...), None where none.

    ``outer`` holds the tokens with the type word. ``actor`` marks part of an organisation's name, ``demonym`` a people's name.
    """

    first: int
    last: int
    text: str
    candidates: tuple[PlaceCandidate, ...]
    outer: tuple[int, int]
    kind: str | None = None
    demonym: bool = False
    actor: bool = False


def find_names(signs: Signs) -> list[Name]:
    """Every name of a place in text order, none overlapping another."""
    found: list[Name] = []
    at, reading = 0, signs.reading
    while at < len(reading.tokens):
        name = _name_at(signs, at, found[-1] if found else None)
        if name is not None:
            found.append(name)
        at = name.outer[1] if name is not None else at + 1
    return found


def _name_at(signs: Signs, at: int, before: Name | None) -> Name | None:
    if not signs.reading.tokens[at].text[0].isalpha():
        return None
    if signs.covers("world", at):
        return None
    people = _people(signs, at)
    if signs.unscripted:
        return _arabic(signs, at, before) or people
    known = _known(signs, at, before)
    if known is not None and people is not None and known.last <= people.last and known.candidates[0].kind != "country":
        return people
    return known or people or _joined(signs, at) or _unknown(signs, at)


def _joined(signs: Signs, at: int) -> Name | None:
    """A name and a word in one: ``Washington-based``, ``Gaza-bound``, ``German-Iraqi``."""
    reading = signs.reading
    one, dash, other = reading.tokens[at].text.partition("-")
    if not dash or not signs.name_like(at) or len(one) < 3:
        return None
    country = nations().of_people(one, reading.language)
    if country and (found := gazetteer().country(country)):
        return Name(at, at + 1, one, (found,), (at, at + 1), demonym=True)
    ending = signs.joined.get(other.casefold())
    candidates = candidates_of(one) if ending else ()
    return Name(at, at + 1, one, candidates, (at, at + 1), actor=ending == "actor") if candidates else None


def _people(signs: Signs, at: int) -> Name | None:
    reading = signs.reading
    tokens = reading.tokens
    for last in (at + 2, at + 1):
        if last > len(tokens) or not signs.same_sentence(at, last - 1):
            continue
        words = reading.words(at, last)
        for word in arabic_forms(words) if signs.unscripted else (words, _SUFFIX.sub("", words)):
            iso3 = nations().of_people(word, reading.language) or nations().of_people(word, "en")
            if iso3 and (country := gazetteer().country(iso3)) and _people_cased(signs, words):
                return Name(at, last, words, (country,), (at, last), demonym=True)
    return None


def _people_cased(signs: Signs, words: str) -> bool:
    return words[0].isupper() or signs.reading.language not in ("en", "pcm", "id", "tr")


def _forms(reading: Reading, at: int, last: int) -> str:
    text = reading.words(at, last)
    return _SUFFIX.sub("", text) if reading.language == "tr" else text


def _stretches(signs: Signs, at: int) -> Iterator[int]:
    """The ends a name that begins at a token may have, longest first."""
    reading, tokens = signs.reading, signs.reading.tokens
    ends = []
    for last in range(at + 1, min(at + LONGEST, len(tokens)) + 1):
        if not signs.same_sentence(at, last - 1):
            break
        token = tokens[last - 1]
        dotted = token.text == "." and tokens[last - 2].norm in _ABBREVIATED
        if last > at + 1 and not (dotted or _GLUE.match(reading.report.text[tokens[last - 2].end : token.start])):
            break
        if signs.name_like(last - 1) or token.text.isdigit() or signs.covers("type", last - 1):
            ends.append(last)
        elif not (dotted or token.norm in _PARTICLES or token.text in "'’`"):
            break
    return reversed(ends)


def candidates_of(text: str) -> tuple[PlaceCandidate, ...]:
    """The known places of a name, countries by every name they have included."""
    found = gazetteer().find(text)
    iso3 = nations().named(text)
    country = gazetteer().country(iso3) if iso3 else None
    if country is not None:
        found = (country, *(c for c in found if c.id != country.id))
    return found


def _known(signs: Signs, at: int, before: Name | None) -> Name | None:
    if not signs.name_like(at):
        return None
    for last in _stretches(signs, at):
        text = _forms(signs.reading, at, last)
        if len(text) < 2 or (len(text.replace(".", "")) <= 3 and not text.isupper() and nations().named(text)):
            continue
        candidates = candidates_of(text)
        if candidates and (name := _accepted(signs, _typed(signs, at, last, text, candidates), before)):
            return name
    return None


def _typed(signs: Signs, first: int, last: int, text: str, candidates: tuple[PlaceCandidate, ...]) -> Name:
    """The name with the type word before or after it: ``Kalsu base``, ``province of Babil``, ``camp Kalsu``."""
    after = _type_after(signs, last)
    before = _type_before(signs, first)
    kind = (after or before).traits["kind"] if (after or before) else None  # type: ignore[union-attr]
    outer = (first, after.last if after else last)
    if kind in SITE_KINDS:
        candidates = _of_site(signs, first, outer[1], before, candidates)
    return Name(first, last, text, candidates, outer, kind)


def _type_after(signs: Signs, last: int) -> Hit | None:
    hit = signs.begins("type", last)
    if hit is None or hit.traits.get("position") == "before" or not signs.same_sentence(last - 1, last):
        return None
    return (
        hit
        if _GLUE.match(signs.reading.report.text[signs.reading.tokens[last - 1].end : signs.reading.tokens[last].start])
        else None
    )


def _type_before(signs: Signs, first: int) -> Hit | None:
    at = first
    if (hit := signs.ending("of", at)) and hit.last - hit.first <= 1:
        at = hit.first
        if (article := signs.ending("of", at)) and article.last - article.first <= 1:
            at = article.first if signs.ending("type", article.first) else at
    found = signs.ending("type", at)
    if found is None or found.traits.get("position") == "after" or not signs.same_sentence(found.first, first):
        return None
    return found


def _of_site(
    signs: Signs, first: int, last: int, before: Hit | None, candidates: tuple[PlaceCandidate, ...]
) -> tuple[PlaceCandidate, ...]:
    """Sites of the name go before towns of the same name, and the whole wording is looked up too."""
    whole = candidates_of(signs.reading.words(first, last))
    full = candidates_of(signs.reading.words(before.first, last)) if before else ()
    merged = {c.id: c for c in (*full, *whole, *candidates)}
    return tuple(sorted(merged.values(), key=lambda c: c.kind != "site"))


def _accepted(signs: Signs, name: Name, before: Name | None) -> Name | None:
    """The name where it is used as a place, None for a word or a person; marked where it is in a force's name."""
    country = name.candidates[0].kind == "country"
    if _in_organisation(signs, name):
        return replace(name, actor=True) if _weighty(name) else None
    single = name.last == name.first + 1
    if single and not country and (_ordinary(signs, name) or _weak_opening(signs, name) or _stray(signs, name, before)):
        return None
    if _of_person(signs, name, country, before):
        return None
    return name


def _ordinary(signs: Signs, name: Name) -> bool:
    token = signs.reading.tokens[name.first]
    if signs.covers("calendar", name.first):
        return True
    if signs.covers("stop", name.first) or signs.covers("title", name.first):
        return signs.opens_sentence(name.first) or name.kind not in ("province", "district", "town", "base", "camp")
    if len(token.text) <= 3 and token.text.isupper() and not signs.headline(name.first):
        return name.candidates[0].kind != "country"
    return len(token.text) < 3 and name.kind is None


def _weak_opening(signs: Signs, name: Name) -> bool:
    """Whether the name opens a sentence and nothing but its capital speaks for a place."""
    if not signs.opens_sentence(name.first) or name.kind is not None:
        return False
    tokens = signs.reading.tokens
    following = tokens[name.last].text if name.last < len(tokens) else ""
    if following in {",", "(", "-", "–", "—"} or following == "'s":
        return False
    if any(c.kind in ("admin1", "site", "region", "sea") or c.population >= 100_000 for c in name.candidates):
        return False
    word = tokens[name.first].text
    return not any(t.text == word and not signs.opens_sentence(i) for i, t in enumerate(tokens))


def _weighty(name: Name) -> bool:
    """Whether a country, a province, a known site or a town of some size has the name."""
    return any(c.kind in ("country", "admin1", "site", "region", "sea") or c.population >= 50_000 for c in name.candidates)


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


def _in_organisation(signs: Signs, name: Name) -> bool:
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
    if beside and not known and _surname(signs, previous) and not signs.opens_sentence(previous):
        return True
    return bool(after and _surname(signs, following) and not (_weighty(name) and _begins_place(signs, following)))


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
    return not known and _people(signs, token) is None


def _begins_place(signs: Signs, token: int) -> bool:
    return bool(candidates_of(signs.reading.tokens[token].text))


def _unknown(signs: Signs, at: int) -> Name | None:
    """A capitalised name nobody knows, where a place is meant: after in, at or near, or beside a type word."""
    if not signs.name_like(at) or signs.headline(at) or signs.opens_sentence(at) or signs.reading.tokens[at].norm.isdigit():
        return None
    last = next(iter(_stretches(signs, at)), at + 1)
    while last > at + 1 and signs.covers("type", last - 1):
        last -= 1
    if any(_not_a_place(signs, token) for token in range(at, last)) or signs.ending("title", at):
        return None
    name = _typed(signs, at, last, signs.reading.words(at, last), ())
    firm = name.kind in ("province", "district", "town", "neighbourhood", *SITE_KINDS)
    cued = signs.ending("strong", at) is not None and last - at <= 2
    return name if (firm or cued) and not _in_organisation(signs, name) else None


def _not_a_place(signs: Signs, token: int) -> bool:
    tokens = signs.reading.tokens[token]
    listed = any(
        signs.covers(c, token)
        for c in ("stop", "calendar", "title", "first_name", "organisation", "direction", "part", "movement")
    )
    return listed or (tokens.text.isupper() and len(tokens.text) <= 5) or _people(signs, token) is not None


def _arabic(signs: Signs, at: int, before: Name | None) -> Name | None:
    reading = signs.reading
    tokens = reading.tokens
    for last in range(min(at + 4, len(tokens)), at, -1):
        if not signs.same_sentence(at, last - 1) or not all(t.text[0].isalpha() for t in tokens[at:last]):
            continue
        words = reading.words(at, last)
        for form in arabic_forms(words)[: 4 if last == at + 1 else 3]:
            candidates = candidates_of(form)
            if candidates and _arabic_accepted(signs, (at, last), form != words, candidates, before):
                return _typed(signs, at, last, form, candidates)
    typed = _type_before(signs, at)
    if (
        typed
        and typed.traits["kind"] in ("province", "district", "town", "neighbourhood", "base", "camp")
        and not signs.covers("stop", at)
    ):
        name = _typed(signs, at, at + 1, tokens[at].text, ())
        return name if not signs.covers("type", at) else None
    return None


def _arabic_accepted(
    signs: Signs, tokens: tuple[int, int], stripped: bool, candidates: tuple[PlaceCandidate, ...], before: Name | None
) -> bool:
    typed = _type_before(signs, tokens[0]) is not None
    beside = before is not None and tokens[0] - before.outer[1] <= 1
    return arabic_place(signs, tokens, candidates, stripped=stripped, named=(typed, beside))
