"""Everybody a report names: states, forces, groups, offices, persons, outlets, and authors that stay unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tollbook.knowledge.actors import actors
from tollbook.mentions.actor_groups import acronym_mentions, group_names, introduced, short_names
from tollbook.mentions.actor_names import Known, candidates, known_names, settled
from tollbook.mentions.actor_roles import Roles, Words
from tollbook.model.reading import ActorMention, Reading

METHOD = "actor/1"
SHARED_KINDS = "armed group"


def find_actors(reading: Reading) -> tuple[ActorMention, ...]:
    """The actors named in a report, in text order, none inside another. Needs the reading's tokens, sentences and hits.

    >>> from tollbook.mentions.tokens import split
    >>> from tollbook.model.report import Report
    >>> text = "Kataib Hezbollah denied it, the Iraqi army said."
    >>> [(m.name, m.place) for m in find_actors(Reading(Report("r", text), *split(text)))]
    [('Kataib Hezbollah', False), ('Iraq', True)]
    """
    known, words = actors(), Words(reading)
    names = tuple(settled(known_names(reading, known), reading))
    mentions = [_mention(reading, n) for n in names]
    groups = _new_groups(group_names(reading, words), mentions, words)
    meaning = introduced(reading, [*mentions, *groups])
    acronyms = acronym_mentions(reading, meaning)
    spelled = {m.first for m in acronyms}
    clear = [m for m in mentions if not (m.first in spelled and m.last == m.first + 1)]
    roles = Roles(reading, words, [n for n in names if n.first not in spelled], known).found()
    kept = longest_first([*acronyms, *clear, *roles, *groups])
    return tuple(sorted([*kept, *short_names(reading, words, kept)], key=lambda m: (m.first, m.last)))


def _mention(reading: Reading, name: Known) -> ActorMention:
    listed, words = candidates(name.namings), reading.words(name.first, name.last)
    kinds = {c.kind for c in listed}
    kind = listed[0].kind if len(kinds) == 1 else SHARED_KINDS
    countries = {c.country for c in listed}
    return ActorMention(
        name.first, name.last, listed[0].name if len(listed) == 1 else words, words, kind, listed,
        listed[0].country if len(countries) == 1 else None, place=kind == "state",
    )  # fmt: skip


def _new_groups(groups: Iterable[ActorMention], known: Sequence[ActorMention], words: Words) -> list[ActorMention]:
    """The unknown groups that are not just a known name with a group word beside it ("the Hamas Movement")."""
    return [g for g in groups if not any(_adds_nothing(g, k, words) for k in known)]


def _adds_nothing(group: ActorMention, known: ActorMention, words: Words) -> bool:
    inside = known.first < group.last and group.first < known.last
    left = [i for i in range(group.first, group.last) if not known.first <= i < known.last]
    return inside and not known.place and all(words.says_little(i) for i in left)


def longest_first(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Of mentions that share a token the longest; of equally long ones the one listed first.

    >>> long, short = ActorMention(0, 3, "a", "a", "group"), ActorMention(1, 2, "b", "b", "state")
    >>> [m.name for m in longest_first([short, long])]
    ['a']
    """
    kept: list[ActorMention] = []
    taken: set[int] = set()
    for _, mention in sorted(enumerate(mentions), key=lambda im: (im[1].first - im[1].last, im[0])):
        if not taken & set(range(mention.first, mention.last)):
            taken.update(range(mention.first, mention.last))
            kept.append(mention)
    return kept
