"""Words that are taken up by longer ones and say nothing by themselves: a verb in a name, an adjective in an act."""

from __future__ import annotations

from collections.abc import Iterable

from tollbook.model.reading import ActorMention, Hit, Reading


def whole(reading: Reading, actors: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """The actors without names that run over the end of a sentence, and without adjectives of acts."""
    adjectives = _adjectives(reading)
    return tuple(
        m for m in actors if reading.tokens[m.first].sentence == reading.tokens[m.last - 1].sentence and m.first not in adjectives
    )


def silenced(reading: Reading) -> dict[str, tuple[Hit, ...]]:
    """The hits by class without words that others take up.

    Left out are reporting verbs that are part of a name (the States of a country say nothing), words of court that only lay
    blame ("ont accusé l'armée" has no accused), and adjectives of acts that could be people.
    """
    hits = reading.by_word
    inside = {i for m in reading.actors for i in range(m.first, m.last) if reading.tokens[i].text[:1].isupper()}
    spoken = tuple(h for h in hits.get("say", ()) if h.first not in inside)
    blaming = (h for h in (*spoken, *hits.get("responsibility", ())) if h.traits.get("stance") == "accuses")
    laid = {i for h in blaming if h.last - h.first > 1 for i in range(h.first, h.last)}
    court = tuple(h for h in hits.get("not_conflict", ()) if h.first not in laid or h.traits.get("kind") != "crime_trial")
    adjectives = _adjectives(reading)
    people = tuple(h for h in hits.get("person", ()) if h.first not in adjectives)
    return {**hits, "say": spoken, "not_conflict": court, "person": people}


def _adjectives(reading: Reading) -> frozenset[int]:
    """The adjectives that words for an act end in, where they could be people: an armed attack, هجوم مسلح."""
    return frozenset(h.last - 1 for h in reading.by_word.get("act", ()) if h.traits.get("ends") == "adjective")
