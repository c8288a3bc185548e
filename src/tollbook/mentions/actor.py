"""Everybody a report names: states, forces, groups, offices, persons, outlets, and authors that stay unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollbook.knowledge.actors import actors
from tollbook.mentions.actor_crowds import Crowds
from tollbook.mentions.actor_groups import acronym_mentions, group_names, introduced, short_names
from tollbook.mentions.actor_names import Known, candidates, known_names, settled
from tollbook.mentions.actor_persons import Persons
from tollbook.mentions.actor_roles import Roles
from tollbook.mentions.actor_words import Words
from tollbook.model.reading import ActorMention, Reading

METHOD = "actor/1"
SHARED_KINDS = "armed group"
GROUPS = frozenset(
    {"armed group", "militia", "faction", "alliance", "cartel", "gang", "communal", "party", "group", "external force"}
)


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
    groups = _new_groups(reading, group_names(reading, words), mentions, words)
    meaning = introduced(reading, [*mentions, *groups])
    acronyms = acronym_mentions(reading, meaning)
    spelled = {m.first for m in acronyms}
    clear = [m for m in mentions if not (m.first in spelled and m.last == m.first + 1)]
    others = [n for n in names if n.first not in spelled]
    roles = Roles(reading, words, others, known).found()
    persons = Persons(reading, words, others, roles).found()
    crowds = Crowds(reading, words, others).found()
    kept = longest_first([*acronyms, *clear, *crowds, *roles, *persons, *groups])
    everyone = sorted([*kept, *short_names(reading, words, kept)], key=lambda m: (m.first, m.last))
    return tuple(with_fighters(everyone, reading, words))


def with_fighters(mentions: Sequence[ActorMention], reading: Reading, words: Words) -> list[ActorMention]:
    """A group's fighters are the group: "Al-Shabaab fighters", "combatientes de Hezbolá" are one mention each."""
    kept: list[ActorMention] = []
    for mention in mentions:
        before = kept[-1] if kept and reading.tokens[kept[-1].first].sentence == reading.tokens[mention.first].sentence else None
        if before is not None and _fighters(mention) and _is_group(before) and before.last == mention.first:
            kept[-1] = _joined(before, before.first, mention.last, reading)
        elif before is not None and _fighters(before) and _is_group(mention) and _of(before.last, mention.first, reading, words):
            kept[-1] = _joined(mention, before.first, mention.last, reading)
        else:
            kept.append(mention)
    return kept


def _fighters(mention: ActorMention) -> bool:
    return not mention.candidates and mention.country is None and mention.kind in ("armed group", "unknown", "military")


def _is_group(mention: ActorMention) -> bool:
    return mention.kind in GROUPS and (bool(mention.candidates) or mention.kind == "group")


def _of(first: int, last: int, reading: Reading, words: Words) -> bool:
    """Whether the tokens between fighters and group only tie the two together; Arabic and the like need none."""
    tied = all(words.at("actor_of", i) or words.at("actor_article", i) for i in range(first, last))
    return tied and (last > first or reading.language not in ("en", "tr"))


def _joined(group: ActorMention, first: int, last: int, reading: Reading) -> ActorMention:
    words = reading.words(first, last)
    return replace(group, first=first, last=last, as_named=words)


def _mention(reading: Reading, name: Known) -> ActorMention:
    listed, words = candidates(name.namings), reading.words(name.first, name.last)
    kinds = {c.kind for c in listed}
    kind = listed[0].kind if len(kinds) == 1 else SHARED_KINDS
    countries = {c.country for c in listed}
    return ActorMention(
        name.first, name.last, listed[0].name if len(listed) == 1 else words, words, kind, listed,
        listed[0].country if len(countries) == 1 else None, place=kind == "state",
    )  # fmt: skip


def _new_groups(
    reading: Reading, groups: Iterable[ActorMention], known: Sequence[ActorMention], words: Words
) -> list[ActorMention]:
    """The unknown groups that are more than a known name with a group word or a country beside it ("the Hamas Movement")."""
    little = {i for m in known if m.place for i in range(m.first, m.last)} | {s.first for s in reading.sentences}
    return [g for g in groups if not any(_adds_nothing(g, k, words, little) for k in known)]


def _adds_nothing(group: ActorMention, known: ActorMention, words: Words, little: set[int]) -> bool:
    inside = known.first < group.last and group.first < known.last
    left = [i for i in range(group.first, group.last) if not known.first <= i < known.last]
    return inside and not known.place and all(i in little or words.says_little(i) for i in left)


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
