"""What the words around a place's name say for or against its being where an event was."""

from __future__ import annotations

from tollbook.model.reading import PlaceMention, Reading

APART = 6  # tokens between an anchor and the place that lies so far from it
ASIDE = -0.4  # only a speaker's seat, the end of a journey, an anchor


def cue_of(reading: Reading, mention: PlaceMention) -> float:
    """Words before the name: in, at and near speak for the event's place; a bare country speaks less."""
    if any(mention.first - 5 <= h.first and h.last <= mention.first + 1 for h in reading.by_word.get("place_elsewhere", ())):
        return ASIDE
    if (
        _anchors_next(reading, mention)
        or _speaker_there(reading, mention)
        or _said_at(reading, mention)
        or _on_route(reading, mention)
    ):
        return ASIDE
    if mention.relation != "in":
        return {"border": 0.0, "near": 0.03}.get(mention.relation, 0.06)
    before = {h.first for h in reading.by_word.get("place_strong", ()) if mention.first - 3 <= h.last - 1 < mention.first}
    types = (h for h in reading.by_word.get("place_type", ()) if h.traits["kind"] == "town")
    typed = any(h.last == mention.first for h in types)  # اقتحام بلدة
    return 0.08 if before or typed else 0.0


def _anchors_next(reading: Reading, mention: PlaceMention) -> bool:
    """Whether the place only says where the next one lies, told before it: Bağdat'a 40 km uzaklıktaki Balad."""
    ends = {h.last for h in reading.by_word.get("place_apart", ())}
    behind = (p for p in reading.places if 0 <= p.first - mention.last <= APART)
    return any(p.first in ends for p in behind)


def _speaker_there(reading: Reading, mention: PlaceMention) -> bool:
    """Whether the place only says where a speaker sits: "a committee in Baghdad said"."""
    last = mention.last
    for other in reading.places:
        if other.first == last + 1 and any(h.first == last for h in reading.by_word.get("place_strong", ())):
            last = other.last
    said = any(h.first == last for h in reading.by_word.get("place_saying", ()))
    return said and mention.first > reading.sentence_of(mention.first).first


def _said_at(reading: Reading, mention: PlaceMention) -> bool:
    """Whether the place follows a verb of saying, with no more than a day and a preposition between: "informó ayer en Quito"."""
    said = {h.last for h in reading.by_word.get("place_saying", ())}
    small = {i for h in reading.by_word.get("place_strong", ()) for i in range(h.first, h.last)}
    small |= {i for t in reading.times for i in range(t.first, t.last)}
    at = mention.first - 1
    while at > 0 and at in small:
        at -= 1
    return at < mention.first - 1 and at + 1 in said


def _on_route(reading: Reading, mention: PlaceMention) -> bool:
    """Whether the place is where a journey begins or ends: "from Quetta to Peshawar"."""
    from_ends = {h.last for h in reading.by_word.get("place_from", ())}
    to_starts = {h.first for h in reading.by_word.get("place_to", ())}
    for one in reading.places:
        if one.first in from_ends and one.last in to_starts and one.last <= mention.first + 1 <= one.last + 3:
            return True
    return mention.first in from_ends and mention.last in to_starts
