"""What a report states of two actors: part of, allied with, backed by, designated as terrorist by."""

from __future__ import annotations

from collections.abc import Iterator

from tollbook.claims.speech.frame import Frame, attribution, frame_at
from tollbook.model.actor import Relation
from tollbook.model.claim import Claim
from tollbook.model.reading import ActorMention, Hit, Reading

METHOD = "relation/1"
NEAR = 6
GROUPS = frozenset(("armed group", "faction", "alliance", "militia", "group", "party", "state", "external force", "military"))


def relations(reading: Reading, frames: tuple[Frame, ...], first: int, last: int) -> Iterator[Claim[Relation]]:
    """The relations stated on tokens ``first`` to ``last`` (exclusive)."""
    for hit in reading.within("relation", first, last):
        other = _named(reading, hit.last, hit.last + NEAR)
        for subject in _subjects(reading, hit):
            if other is not None and other.name != subject.name:
                value = Relation(subject.name, hit.traits["relation"], other.name)
                spans = (reading.span(subject.first, other.last),)
                yield Claim(value, spans, attribution(reading, frame_at(frames, hit.first)), "said", METHOD)


def _known(mention: ActorMention) -> bool:
    return mention.kind in GROUPS and (bool(mention.candidates) or mention.kind == "group")


def _named(reading: Reading, first: int, last: int) -> ActorMention | None:
    inside = [m for m in reading.actors if first <= m.first < min(last, reading.sentence_of(first - 1).last) and _known(m)]
    firm = [m for m in inside if not m.place]
    return next(iter(firm or inside), None)


def _subjects(reading: Reading, hit: Hit) -> list[ActorMention]:
    """The group before the words, and those joined to it; "both groups" are the pair named last."""
    sentence = reading.sentence_of(hit.first)
    if any(h.first <= sentence.first + 1 for h in reading.within("pair", sentence.first, hit.first)):
        return _pair(reading, sentence.first)
    before = [m for m in reading.actors if sentence.first <= m.first and m.last <= hit.first and _known(m)]
    return _joined([m for m in before if not m.place] or before)


def _joined(mentions: list[ActorMention]) -> list[ActorMention]:
    """The last of some actors and those joined to it by one word."""
    joined: list[ActorMention] = []
    for mention in reversed(mentions):
        if joined and joined[-1].first - mention.last > 1:
            break
        joined.append(mention)
    return joined[::-1]


def _pair(reading: Reading, before: int) -> list[ActorMention]:
    """The last two groups that stand joined before a token."""
    known = [m for m in reading.actors if m.last <= before and _known(m) and not m.place]
    for end in range(len(known), 1, -1):
        pair = _joined(known[:end])
        if len(pair) == 2:
            return pair
    return []
