"""Names of places on the tokens, with the known places they may mean; no names of people, outlets and forces."""

from __future__ import annotations

from tollbook.knowledge.gazetteer import gazetteer
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.mentions.place_arabic import arabic_forms, arabic_place
from tollbook.mentions.place_name import Name, base_forms, candidates_of, people_at
from tollbook.mentions.place_screens import accepted, in_organisation, known_well, not_a_place
from tollbook.mentions.place_signs import Signs
from tollbook.mentions.place_stretch import GLUE, opening_article, run_of_capitals, stretches
from tollbook.model.reading import Hit, PlaceCandidate

CENTRES = frozenset(("centre", "ville", "cité", "center", "city", "town", "centro", "pueblo"))
SITE_KINDS = frozenset(("base", "camp", "site"))
TOWN_KINDS = frozenset(("town", "neighbourhood"))


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
    people = people_at(signs, at)
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
    ending = "place" if other.casefold() in CENTRES else signs.joined.get(other.casefold())
    candidates = candidates_of(one, signs.reading.language) if ending else ()
    return Name(at, at + 1, one, candidates, (at, at + 1), actor=ending == "actor") if candidates else None


def _known(signs: Signs, at: int, before: Name | None) -> Name | None:
    if not signs.name_like(at):
        return None
    for last in stretches(signs, at):
        forms = base_forms(signs.reading.words(at, last), signs.reading.language)
        found = ((form, candidates_of(form, signs.reading.language)) for form in forms)
        text, candidates = next((f for f in found if f[1]), (forms[0], ()))
        if len(text) < 2 or (
            len(text.replace(".", "")) <= 3 and not text.isupper() and nations().named(text, signs.reading.language)
        ):
            continue
        if candidates and _half(signs, at, last, candidates):
            continue
        if candidates and (name := accepted(signs, _typed(signs, at, *_untyped(signs, at, last, text, candidates)), before)):
            return name
    return None


def _untyped(
    signs: Signs, at: int, last: int, text: str, candidates: tuple[PlaceCandidate, ...]
) -> tuple[int, str, tuple[PlaceCandidate, ...]]:
    """Where "village" is part of some place's name, the end of the name without it and all who bear either."""
    word, typed = signs.reading.tokens[last - 1].text, signs.begins("type", last - 1)
    if last - 1 == at or typed is None or typed.traits["kind"] not in TOWN_KINDS or not word.islower():
        return last, text, candidates
    bare = signs.reading.words(at, last - 1)
    also = candidates_of(bare, signs.reading.language)
    return (last - 1, bare, tuple({c.id: c for c in (*candidates, *also)}.values())) if also else (last, text, candidates)


def _half(signs: Signs, at: int, last: int, candidates: tuple[PlaceCandidate, ...]) -> bool:
    """Whether a name is part of a longer one that nobody knows: of "Tall Varin village" neither "Tall" nor "Varin" is meant."""
    whole = run_of_capitals(signs, at)
    if last >= whole or signs.headline(at) or _type_before(signs, at) is not None or any(map(known_well, candidates)):
        return False
    return _type_after(signs, whole) is not None


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
        if GLUE.match(signs.reading.report.text[signs.reading.tokens[last - 1].end : signs.reading.tokens[last].start])
        else None
    )


def _type_before(signs: Signs, first: int) -> Hit | None:
    at = first
    if signs.ending("type", at) is None and (hit := signs.ending("of", at)) and hit.last - hit.first <= 1:
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
    whole = candidates_of(signs.reading.words(first, last), signs.reading.language)
    full = candidates_of(signs.reading.words(before.first, last), signs.reading.language) if before else ()
    merged = {c.id: c for c in (*full, *whole, *candidates)}
    return tuple(sorted(merged.values(), key=lambda c: c.kind != "site"))


def _in_dateline(signs: Signs, at: int) -> bool:
    """Whether a word in capitals opens a line and a dash or a bracket follows: ``SULAIMANI – ``."""
    tokens = signs.reading.tokens
    if at + 1 >= len(tokens) or not signs.opens_sentence(at) or not tokens[at].text.isupper() or len(tokens[at].text) < 4:
        return False
    return tokens[at + 1].text in ("-", "–", "—", "(", ",") and not any(
        signs.covers(c, at) for c in ("stop", "calendar", "type", "title")
    )


def _unknown(signs: Signs, at: int) -> Name | None:
    """A capitalised name nobody knows, where a place is meant: after in, at or near, or beside a type word."""
    if _in_dateline(signs, at):
        return Name(at, at + 1, signs.reading.tokens[at].text, (), (at, at + 1))
    if not signs.name_like(at) or signs.headline(at) or signs.opens_sentence(at) or signs.reading.tokens[at].norm.isdigit():
        return None
    last = run_of_capitals(signs, at)
    closed = _type_after(signs, last) is not None
    if not closed:
        last = next((i for i in range(at + 1, last) if not signs.name_like(i)), last)
    words = [i for i in range(at, last) if not opening_article(signs, i, last) and signs.name_like(i)]
    if any(not_a_place(signs, i, of_person=not closed) for i in words) or signs.ending("title", at):
        return None
    name = _typed(signs, at, last, signs.reading.words(at, last), ())
    firm = name.kind in ("province", "district", "town", "neighbourhood", *SITE_KINDS)
    cued = signs.ending("strong", at) is not None and len(words) <= 2
    return name if (firm or cued) and not in_organisation(signs, name) else None


def _arabic(signs: Signs, at: int, before: Name | None) -> Name | None:
    reading = signs.reading
    tokens = reading.tokens
    for last in range(min(at + 4, len(tokens)), at, -1):
        if not signs.same_sentence(at, last - 1) or not all(t.text[0].isalpha() for t in tokens[at:last]):
            continue
        words = reading.words(at, last)
        for form in arabic_forms(words)[: 4 if last == at + 1 else 3]:
            candidates = candidates_of(form, signs.reading.language)
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
