"""How the true site lies to a named place: 80 km south of it, on its outskirts, near its border, between it and another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tollbook.mentions.place_name import Name
from tollbook.mentions.place_signs import Signs
from tollbook.model.reading import Hit, PlaceMention

FILLERS = 4
DIRECTION_FOLLOWS = frozenset(("tr",))


def start_of(signs: Signs, name: Name) -> int:
    """Where a name with its leading small words and type words begins: ``of the city of`` Mosul."""
    at = name.outer[0]
    for _ in range(FILLERS):
        hit = signs.ending("of", at) or signs.ending("type", at) or signs.ending("demonym", at)
        if hit is None or not signs.same_sentence(hit.first, name.first):
            break
        at = hit.first
    return at


def relate(signs: Signs, name: Name, mention: PlaceMention) -> PlaceMention:
    """The mention with its relation, where words before or after the name state one."""
    for at in dict.fromkeys((start_of(signs, name), name.outer[0])):
        for found in (_offset(signs, at, mention), _worded(signs, at, mention)):
            if found is not None:
                return found
    return _after(signs, name, mention) or mention


def _offset(signs: Signs, at: int, mention: PlaceMention) -> PlaceMention | None:
    """``80 km south of``, ``south of``, ``40 km from``, ``northern``."""
    if part := signs.ending("part", at):
        return replace(mention, first=part.first, relation="part", direction=float(part.traits["degrees"]))
    direction = signs.ending("direction", at) if signs.reading.language not in DIRECTION_FOLLOWS else None
    before = direction.first if direction else at
    skipped = before
    for _ in range(FILLERS):
        filler = signs.ending("of", skipped) or signs.ending("to", skipped) or signs.ending("in", skipped)
        if signs.kilometres(skipped) or filler is None:
            break
        skipped = filler.first
    distance = signs.kilometres(skipped)
    if distance and signs.same_sentence(distance[1], at) and (direction or at < mention.first):
        degrees = float(direction.traits["degrees"]) if direction else None
        return replace(mention, first=distance[1], relation="offset", distance_km=distance[0], direction=degrees)
    if direction:
        return replace(mention, first=direction.first, relation="offset", direction=float(direction.traits["degrees"]))
    return None


def _worded(signs: Signs, at: int, mention: PlaceMention) -> PlaceMention | None:
    """``on the outskirts of``, ``near``, ``the border with``."""
    at = at if not signs.ending("part", at) else signs.ends["part"][at].first
    outskirts, border, near = (signs.ending(c, at) for c in ("outskirts", "border", "near"))
    if outskirts:
        return replace(_directed(signs, outskirts, mention), first=outskirts.first, relation="outskirts")
    if border:
        return replace(mention, first=border.first, relation="border")
    if near:
        return replace(mention, first=near.first, relation="near")
    return None


def _directed(signs: Signs, hit: Hit, mention: PlaceMention) -> PlaceMention:
    part = signs.ending("part", hit.first) or signs.begins("part", hit.last) or signs.ending("direction", hit.first)
    return replace(mention, direction=float(part.traits["degrees"])) if part else mention


def _after(signs: Signs, name: Name, mention: PlaceMention) -> PlaceMention | None:
    """``Baghdad's southern outskirts``, ``the Syrian border``, ``the border area`` after a people's name."""
    at, tokens = name.outer[1], signs.reading.tokens
    if at < len(tokens) and tokens[at].text in ("'s", "’s"):
        at += 1
    if part := signs.begins("part", at) or signs.begins("direction", at):
        at = part.last
        if signs.reading.language in DIRECTION_FOLLOWS:
            return replace(mention, last=part.last, relation="offset", direction=float(part.traits["degrees"]))
    for word in ("outskirts", "border"):
        if (hit := signs.begins(word, at)) and signs.same_sentence(name.first, at):
            degrees = float(part.traits["degrees"]) if part else None
            relation = "outskirts" if word == "outskirts" else "border"
            return replace(mention, last=hit.last, relation=relation, direction=degrees)  # type: ignore[arg-type]
    return None


def join_pairs(signs: Signs, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Mark ``between A and B`` and ``the road from A to B``: each names the other as its second anchor."""
    out = list(mentions)
    for i, (one, other) in enumerate(pairwise(mentions)):
        relation = _pair(signs, one, other)
        if relation and one.role != "actor" and other.role != "actor" and not (one.demonym or other.demonym):
            out[i] = replace(out[i], relation=relation, second=other.name)  # type: ignore[arg-type]
            out[i + 1] = replace(out[i + 1], relation=relation, second=one.name)  # type: ignore[arg-type]
    return out


def _pair(signs: Signs, one: PlaceMention, other: PlaceMention) -> str | None:
    if not signs.same_sentence(one.first, other.first) or other.first - one.last > 3:
        return None
    link = signs.begins("and", one.last) or signs.begins("to", one.last)
    dash = signs.reading.words(one.last, other.first).strip() in ("-", "–", "—", "")
    at = one.first
    for _ in range(FILLERS):
        if signs.ending("between", at) and link:
            return "road" if _near_road(signs, signs.ends["between"][at].first, other.last) else "between"
        filler = signs.ending("of", at) or signs.ending("type", at)
        if filler is None:
            break
        at = filler.first
    if (link or dash) and _near_road(signs, at, other.last):
        return "road"
    return None


def _near_road(signs: Signs, first: int, last: int) -> bool:
    """Whether a word for a road ends just before ``first`` or begins just after ``last``."""
    ends = [hit for n in range(3) if (hit := signs.ending("road", first - n))]
    begins = [hit for n in range(2) if (hit := signs.begins("road", last + n))]
    return any(signs.same_sentence(h.first, first) for h in ends) or any(signs.same_sentence(h.first, last - 1) for h in begins)
