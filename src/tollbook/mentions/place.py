"""Places as named in a report, with the known places each name may mean and how the true site lies to them."""

from __future__ import annotations

from dataclasses import replace

from tollbook.knowledge.gazetteer.nations import nations
from tollbook.mentions.place_dateline import with_datelines
from tollbook.mentions.place_name import Name, candidates_of
from tollbook.mentions.place_names import find_names
from tollbook.mentions.place_relations import join_pairs, relate
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import Hit, PlaceMention, Reading
from tollbook.model.report import Issue

METHOD = "place/1"
CAPITAL = "(capital)"
PROVINCE = "(province)"
OF_A_PLACE = frozenset(("military", "police", "state", "government"))


def find_places(reading: Reading) -> tuple[tuple[PlaceMention, ...], tuple[Issue, ...]]:
    """Every place a report names. A name that no gazetteer knows has no candidates; whether it stays open is resolution's to say.

    Needs the tokens, the sentences and the hits of the language's ``places.yaml``. ``name`` is ``(capital)`` for "the
    capital" and ``(province)`` for "the province" where the text does not say whose.
    """
    signs = Signs.of(reading)
    names = find_names(signs)
    roads = _split_roads(signs, names)
    mentions = [_mention(signs, name) for name in names if name.candidates or name.first not in {m.first for m in roads}]
    mentions += roads
    mentions += _anchors(signs, names)
    mentions.sort(key=lambda m: (m.first, m.last))
    mentions = join_pairs(signs, mentions)
    mentions = with_datelines(signs, mentions)
    return tuple(mentions), ()


def _mention(signs: Signs, name: Name) -> PlaceMention:
    first = name.outer[0]
    mention = PlaceMention(first, name.outer[1], name.text, name.candidates, demonym=name.demonym or _adjectival(signs, name))
    if name.actor or (not name.demonym and (_in_actor(signs, name) or _acts(signs, name))):
        return replace(mention, role="actor")
    related = relate(signs, name, mention)
    return mention if mention.demonym and related.relation != "border" else related


def _in_actor(signs: Signs, name: Name) -> bool:
    """Whether the name is part of a longer actor's name that was found: an agency, a force, a person."""
    outer = (a for a in signs.reading.actors if a.first <= name.first and a.last >= name.last and not a.place)
    outer = (a for a in outer if (a.candidates and a.kind not in OF_A_PLACE) or a.kind in ("outlet", "person"))
    return any(a.last - a.first > name.outer[1] - name.first for a in outer)


def _adjectival(signs: Signs, name: Name) -> bool:
    """Whether letters for a country stand before a noun as its people's name would: "US troops", not "in the US"."""
    token = signs.reading.tokens[name.first]
    if (
        name.last != name.first + 1
        or not token.text.isupper()
        or len(token.text.replace(".", "")) > 3
        or signs.headline(name.first)
    ):
        return False
    following = name.last
    if not signs.same_sentence(name.first, following) or not signs.reading.tokens[following].text.isalpha():
        return False
    return not any(signs.covers(c, following) for c in ("speech", "in", "and", "to", "toward", "stop"))


def _acts(signs: Signs, name: Name) -> bool:
    """Whether a country or capital stands for its government: "Washington said", "blamed on Ruritania"."""
    if name.demonym or name.kind is not None or not name.candidates or not _stands_for_state(name):
        return False
    if signs.begins("speech", name.last) or _speaks_later(signs, name.last):
        return not _located(signs, name.first)
    if _located(signs, name.first):
        return False
    before = signs.ending("toward", name.first)
    return before is not None and signs.ending("border", before.first) is None and signs.ending("unit", before.first) is None


def _stands_for_state(name: Name) -> bool:
    best = name.candidates[0]
    return best.kind == "country" or any(c == nations().capital(c.country or "") for c in name.candidates)


def _speaks_later(signs: Signs, at: int) -> bool:
    """Whether a verb of speech follows a short aside: "Iraq, whose government ..., criticised"."""
    tokens = signs.reading.tokens
    if at < len(tokens) and signs.begins("speech", at + 1) and tokens[at].text.isalpha():
        return tokens[at].norm not in ("and", "or", "y", "et") and not tokens[at].text[0].isupper()
    return False


def _located(signs: Signs, first: int) -> bool:
    at = first
    for _ in range(3):
        if any(signs.ending(c, at) for c in ("strong", "near", "direction", "outskirts", "unit")):
            return True
        filler = signs.ending("of", at)
        if filler is None:
            return False
        at = filler.first
    return False


def _split_roads(signs: Signs, names: list[Name]) -> list[PlaceMention]:
    """``the Aleppo-Damascus highway``, ``l'axe Maroua-Mora``: two anchors in one word; one that nobody knows leaves the other."""
    taken = {i for n in names if n.candidates for i in range(*n.outer)}
    found: list[PlaceMention] = []
    for at, token in enumerate(signs.reading.tokens):
        relation = "" if at in taken or token.text.count("-") != 1 else _way_beside(signs, at)
        if not relation:
            continue
        one, other = token.text.split("-")
        ends = [
            (one, candidates_of(one, signs.reading.language), other),
            (other, candidates_of(other, signs.reading.language), one),
        ]
        known = [e for e in ends if e[1] and e[0][:1].isupper()]
        for name, candidates, second in known:
            pair, last = len(known) == len(ends), at + 1 + bool(signs.begins(relation, at + 1))
            mention = PlaceMention(at, last, name, candidates, relation if pair else "near", second=second if pair else None)  # type: ignore[arg-type]
            found.append(mention)
    return found


def _way_beside(signs: Signs, at: int) -> str:
    """``road`` or ``border`` where a word for one stands on either side of a token, else nothing."""
    ways = (w for w in ("road", "border") if signs.begins(w, at + 1) or signs.ending(w, at))
    return next(ways, "")


def _anchors(signs: Signs, names: list[Name]) -> list[PlaceMention]:
    """ "The capital", "the Iraqi capital", and "the province" where a direction or an outskirt refers to it."""
    found: list[PlaceMention] = []
    for hit in signs.reading.by_word.get("place_capital", ()):
        if not (signs.ending("lesser", hit.first) or signs.begins("lesser", hit.last) or _named_beside(signs, hit, names)):
            found.append(_capital(signs, hit, names))
    for hit in signs.reading.by_word.get("place_the_province", ()):
        mention = PlaceMention(hit.first, hit.last, PROVINCE, ())
        related = relate(signs, Name(hit.first, hit.last, PROVINCE, (), (hit.first, hit.last)), mention)
        if related.relation != "in":
            found.append(related)
    return found


def _named_beside(signs: Signs, hit: Hit, names: list[Name]) -> bool:
    """Whether the capital's name stands beside: "the capital Baghdad", "Baghdad, the capital"."""
    tokens = signs.reading.tokens
    for name in names:
        if (
            name.demonym
            or not any(c.kind == "town" for c in name.candidates)
            or (name.candidates and name.candidates[0].kind == "country")
        ):
            continue
        after = 0 <= name.first - hit.last <= 2 and all(
            tokens[i].text in (",", "of", "de", "city") for i in range(hit.last, name.first)
        )
        before = 1 <= hit.first - name.outer[1] <= 5 and tokens[name.outer[1]].text in (",", "،", "(")
        joined = name.outer[1] == hit.first and tokens[hit.first].text.islower()  # Arauca capital
        if (after or before or joined) and signs.same_sentence(hit.first, name.first):
            return True
    return False


def _capital(signs: Signs, hit: Hit, names: list[Name]) -> PlaceMention:
    whose = next((n for n in names if _owns(signs, hit, n)), None)
    town = nations().capital(whose.candidates[0].country or "") if whose else None
    first = min(hit.first, whose.first) if whose else hit.first
    last = max(hit.last, whose.last) if whose else hit.last
    name = Name(first, last, CAPITAL, (town,) if town else (), (first, last))
    mention = PlaceMention(first, last, town.name if town else CAPITAL, name.candidates)
    return relate(signs, name, mention)


def _owns(signs: Signs, hit: Hit, name: Name) -> bool:
    """Whether a people or country is the capital's: the Iraqi capital, the capital of Iraq, Iraq's capital."""
    if not name.candidates or name.candidates[0].kind != "country" or not signs.same_sentence(name.first, hit.first):
        return False
    if name.last <= hit.first:
        between = signs.reading.tokens[name.last : hit.first]
        return len(between) <= 1 and all(t.norm in ("'s", "’s", "federal") for t in between)
    return name.first - hit.last <= 2 and all(signs.covers("of", i) for i in range(hit.last, name.first))
