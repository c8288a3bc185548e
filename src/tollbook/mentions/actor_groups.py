"""Groups nobody knows, acronyms a text introduces, and the short names it uses later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tollbook.mentions.actor_words import Words
from tollbook.model.reading import ActorMention, Hit, Reading

ACRONYM = re.compile(r"[A-Z][A-Za-z0-9]{0,3}(?:[A-Z0-9]|-[A-Z])[A-Za-z0-9-]{0,5}")
NAME = 4
"""Words that a gang's name may have."""
HEAD_FIRST = frozenset({"es", "fr", "pt", "it", "id", "ro"})


def _capital(reading: Reading, token: int, sentence: int) -> bool:
    if not 0 <= token < len(reading.tokens) or reading.tokens[token].sentence != sentence:
        return False
    text = reading.tokens[token].text
    return text[:1].isupper() or text.startswith(("al-", "el-", "ash-", "an-"))


def _grown(reading: Reading, words: Words, at: int) -> tuple[int, int]:
    """The run of capitalised words around a group word, small linking words inside included, articles at its start not."""
    sentence = reading.tokens[at].sentence
    first, last = at, at + 1
    while _capital(reading, first - 1, sentence):
        first -= 1
    while True:
        step = last
        while step < last + 3 and words.links(step) and not _capital(reading, step, sentence):
            step += 1
        if not _capital(reading, step, sentence):
            break
        last = step + 1
    while last > at + 1 and (words.at("people_word", last - 1) or words.links(last - 1)):
        last -= 1
    while first < at and (words.at("actor_article", first) or words.at("short_stop", first)):
        first += 1
    return first, last


def group_names(reading: Reading, words: Words) -> list[ActorMention]:
    """Capitalised names that hold a group word: "Azure Dawn Brigade", "Frente de Acción Norte"."""
    found: dict[int, ActorMention] = {}
    for hit in words.all("group_word"):
        if not reading.tokens[hit.first].text[:1].isupper():
            continue
        first, last = _grown(reading, words, hit.first)
        head_first = first == hit.first and (reading.language in HEAD_FIRST or words.at("actor_link", hit.last))
        tail = words.at("group_word", last - 1) or any(words.at("actor_link", i) for i in range(hit.last, last))
        if last - first >= 2 and (head_first or tail) and not _only_group_words(words, first, last):
            text = reading.words(first, last)
            found.setdefault(first, ActorMention(first, last, text, text, "group"))
    spelled = [m for hit in words.all("group_word") if (m := _spelled_out(reading, hit.first)) is not None]
    others = [*spelled, *(m for hit in words.all("gang_word") if (m := _told_to_be(reading, words, hit)) is not None)]
    return [*found.values(), *(m for m in others if m.first not in found)]


def _told_to_be(reading: Reading, words: Words, hit: Hit) -> ActorMention | None:
    """A name that a small word beside it calls a gang or an armed group: "la banda Los Gavilanes", "the Red Hill gang"."""
    sentence, ahead = reading.tokens[hit.first].sentence, reading.language in HEAD_FIRST
    first, last = (hit.last, hit.last) if ahead else (hit.first, hit.first)
    while ahead and _capital(reading, last, sentence):
        last += 1
    while not ahead and first > reading.sentences[sentence].first + 1 and _capital(reading, first - 1, sentence):
        first -= 1
    while first < last and ((words.at("actor_article", first) and not ahead) or words.at("people_word", first)):
        first += 1
    if first >= last or last - first > NAME or (not ahead and reading.tokens[first - 1].text in ".!?"):
        return None
    text = reading.words(first, last)
    return ActorMention(first, last, text, text, "group")


def _spelled_out(reading: Reading, first: int) -> ActorMention | None:
    """A name with small words that its initials in brackets close: "Front de libération de la plaine (FLP)"."""
    if not reading.tokens[first].text[:1].isupper():
        return None
    sentence = reading.tokens[first].sentence
    for last in range(first + 2, min(first + 10, len(reading.tokens))):
        if reading.tokens[last].sentence != sentence or reading.tokens[last].text in (",", ";", ".", ":"):
            return None
        if reading.tokens[last].text == "(":
            text, acronym = reading.words(first, last), _after(reading, last)
            group = ActorMention(first, last, text, text, "group")
            return group if acronym is not None and stands_for(acronym, group) else None
    return None


def _only_group_words(words: Words, first: int, last: int) -> bool:
    return all(words.says_little(i) for i in range(first, last))


def introduced(reading: Reading, mentions: Iterable[ActorMention]) -> Mapping[str, ActorMention]:
    """The acronyms a text gives in brackets, with what they stand for: "Baloch Liberation Army (BLA)", "BLA (Baloch ...)"."""
    found: dict[str, ActorMention] = {}
    for mention in mentions:
        if mention.place or mention.kind in ("person", "unknown", "civilian", "crowd"):
            continue
        for acronym in (_after(reading, mention.last), _before(reading, mention.first, mention.last)):
            if acronym is not None and stands_for(acronym, mention):
                found.setdefault(acronym, mention)
    return found


def _text(reading: Reading, token: int) -> str:
    return reading.tokens[token].text if 0 <= token < len(reading.tokens) else ""


def _after(reading: Reading, last: int) -> str | None:
    at = last + 1 if _text(reading, last) in ('"', "”", "»") else last
    if _text(reading, at) != "(":
        return None
    at += 1
    while _text(reading, at) in ('"', "“", "«"):
        at += 1
    return _text(reading, at) if ACRONYM.fullmatch(_text(reading, at)) else None


def _before(reading: Reading, first: int, last: int) -> str | None:
    inside = _text(reading, first - 1) == "(" and _text(reading, last) == ")"
    return _text(reading, first - 2) if inside and ACRONYM.fullmatch(_text(reading, first - 2)) else None


def stands_for(acronym: str, mention: ActorMention) -> bool:
    """Whether an acronym in brackets may stand for a name: a known actor's any, another's only from its initials.

    >>> stands_for("ADB", ActorMention(0, 3, "Azure Dawn Brigade", "Azure Dawn Brigade", "group"))
    True
    """
    if mention.candidates:
        return len(acronym) >= 2
    initials = [w[0].casefold() for w in re.findall(r"\w+", mention.as_named)]
    letters = iter(initials)
    return all(any(i == c for i in letters) for c in acronym.casefold() if c.isalpha())


def acronym_mentions(reading: Reading, meaning: Mapping[str, ActorMention]) -> list[ActorMention]:
    """Every later or earlier use of an introduced acronym, as a mention of what it stands for."""
    found = []
    for i, token in enumerate(reading.tokens):
        if token.text in meaning:
            found.append(replace(meaning[token.text], first=i, last=i + 1, as_named=token.text))
    return found


def short_names(reading: Reading, words: Words, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """ "the Multitude" or "the Front" after the full name, where only one actor named before has this word in its name."""
    found: list[ActorMention] = []
    taken = {i for m in mentions for i in range(m.first, m.last)}
    long = [m for m in mentions if m.last - m.first >= 2 and not m.place and m.kind not in ("person", "outlet", "state")]
    for i, token in enumerate(reading.tokens):
        if i in taken or not _stands_alone(reading, words, i):
            continue
        bearers = {(m.candidates, m.name): m for m in long if m.last <= i and _has(reading, m, token.norm)}
        if len(bearers) == 1:
            found.append(replace(next(iter(bearers.values())), first=i, last=i + 1, as_named=token.text))
    return found


def _has(reading: Reading, mention: ActorMention, norm: str) -> bool:
    return any(t.norm == norm and t.text[:1].isupper() for t in reading.tokens[mention.first : mention.last])


def _stands_alone(reading: Reading, words: Words, i: int) -> bool:
    """A capitalised word after an article, part of no longer name, that could not be anybody's short name."""
    sentence, text = reading.tokens[i].sentence, reading.tokens[i].text
    alone = not _capital(reading, i + 1, sentence) and len(text) >= 4 and text[:1].isupper()
    return alone and words.at("actor_article", i - 1) and not words.at("short_stop", i) and not words.at("actor_article", i)
