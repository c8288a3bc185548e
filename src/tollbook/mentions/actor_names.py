"""Names of known actors on the tokens of a report, and which of several bearers of a name the report's own words allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tollbook.knowledge.actors import Actors, Naming, parts, unclitic
from tollbook.model.reading import ActorCandidate, Reading

CAPITALISERS = frozenset({"es", "fr", "it", "pt", "ro"})
"""Languages whose press writes an acronym that is spoken as a word with one capital: Otan, Jnim."""
ELISIONS = 2
"""How many elided articles a name may hold, each a token of its own."""
TRANSPARENT = frozenset({"'s", "'", "’", "’s"})
OPENING = frozenset('"“«(')


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a token by which names are compared; ``opens`` and ``closes`` tell whether the token begins or ends with it."""

    text: str
    token: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A known name on tokens ``first`` to ``last`` (exclusive), with all who bear it."""

    first: int
    last: int
    namings: tuple[Naming, ...]

    @property
    def use(self) -> str:
        """How the name is used: name, acronym, demonym or metonym."""
        return self.namings[0].use


def parts_of(reading: Reading) -> tuple[Part, ...]:
    """The parts of all tokens; possessives and the points of abbreviations leave no gap, other signs do."""
    found: list[Part] = []
    for i, token in enumerate(reading.tokens):
        if token.text in TRANSPARENT or (token.text == "." and _abbreviates(reading, i)) or _opens_name(reading, i):
            continue
        text = token.text.split("'")[0].split("’")[0] if reading.language == "tr" else token.text
        split = parts(text) or ("",)
        found += [Part(p, i, n == 0, n == len(split) - 1) for n, p in enumerate(split)]
    return tuple(found)


def _opens_name(reading: Reading, i: int) -> bool:
    """Whether a mark only sets off the name behind a word for a group, as Arabic copy does: the organisation "X"."""
    return reading.tokens[i].text in OPENING and any(h.last == i for h in reading.by_word.get("group_word", ()))


def _abbreviates(reading: Reading, i: int) -> bool:
    before = reading.tokens[i - 1] if i else None
    return before is not None and before.end == reading.tokens[i].start and before.text.isupper() and len(before.text) <= 2


def known_names(reading: Reading, known: Actors) -> tuple[Known, ...]:
    """Every known name in text order, from each token the longest; names inside a longer one are left out."""
    line, found, reached = parts_of(reading), [], 0
    for at, part in enumerate(line):
        if not part.opens or part.text == "" or part.token < reached:
            continue
        name = _longest(reading, known, line, at)
        if name is not None:
            found.append(name)
            reached = name.last
    return tuple(found)


def _longest(reading: Reading, known: Actors, line: Sequence[Part], at: int) -> Known | None:
    for head in (line[at].text, *unclitic(line[at].text)):
        longest = known.longest(head)
        for size in range(min(longest + (ELISIONS if longest > 1 else 0), len(line) - at), 0, -1):
            end = line[at + size - 1]
            if not end.closes and not _leads(line, at + size):
                continue
            if reading.tokens[end.token].sentence != reading.tokens[line[at].token].sentence:
                continue
            key = _key(reading, head, line[at + 1 : at + size])
            if size == 1 and _mere_article(reading, end.token):
                continue
            namings = tuple(n for n in known.named(key) if written_so(reading, line[at].token, end.token + 1, n))
            if namings:
                return Known(line[at].token, end.token + 1, namings)
    return None


def _leads(line: Sequence[Part], at: int) -> bool:
    """Whether a name is that of who leads: "the American-led raid"."""
    return at < len(line) and line[at].text == "led" and line[at].closes and line[at].token == line[at - 1].token


def _key(reading: Reading, head: str, others: Sequence[Part]) -> str:
    """The parts of a name joined; an elided article is one with its noun: "Armée de l'islam"."""
    key, elided = head, False
    for part in others:
        key += part.text if elided else f" {part.text}"
        elided = reading.tokens[part.token].text.endswith(("'", "’"))
    return key


def _mere_article(reading: Reading, token: int) -> bool:
    """Whether a word is an article at the head of a sentence: "Un" is not the UN."""
    text = reading.tokens[token].text
    return not text.isupper() and any(h.first == token for h in reading.by_word.get("indefinite", ()))


def written_so(reading: Reading, first: int, last: int, naming: Naming) -> bool:
    """Whether the words are written as this name asks: an acronym to the letter, a name with a capital."""
    words = reading.words(first, last)
    if reading.language == "tr":
        words = re.sub(r"['’]\w*$", "", words)
    if naming.language is not None and naming.language != reading.language:
        return False
    if naming.exact is not None:
        exact = naming.exact.replace(" ", "")
        long = exact.isupper() and len(exact) >= (4 if reading.language in CAPITALISERS else 5)
        plain = words.replace(".", "").replace(" ", "")
        return plain in ((exact, exact.capitalize()) if long else (exact,)) and not _shouted(reading, first, naming.exact)
    return naming.small or words.casefold() == words.upper() or any(c.isupper() for c in words) or _no_case(reading)


def _shouted(reading: Reading, token: int, acronym: str) -> bool:
    """Whether a short acronym stands in a sentence written in capitals only, where it may be any word."""
    sentence = reading.sentence_of(token)
    words = [t.text for t in reading.tokens[sentence.first : sentence.last] if t.text.isalpha()]
    return len(acronym) <= 3 and len(words) >= 4 and all(w.isupper() for w in words)


def _no_case(reading: Reading) -> bool:
    return not any("A" <= c <= "Z" for c in reading.report.text[:2000])


def countries_in(reading: Reading, names: Iterable[Known]) -> frozenset[str]:
    """The countries a report names: as a country, a people, a capital, or by a place, taken for the largest of its name."""
    named = {k.namings[0].actor.country for k in names if len(k.namings) == 1 and _at_home(k.namings[0])}
    named |= {n.actor.country for k in names for n in k.namings if n.actor.kind == "state"}
    for place in reading.places:
        likeliest = max(place.candidates, key=lambda c: (c.population, c.id), default=None)
        if likeliest is not None and likeliest.country is not None:
            named.add(likeliest.country)
    return frozenset(c for c in named if c is not None)


def _at_home(naming: Naming) -> bool:
    """Whether a name that needs no context tells a country: an army's does, a news agency's does not."""
    return not naming.ruled and naming.actor.kind not in ("outlet", "NGO", "UN", "IGO", "external force")


def met_by_places(reading: Reading, known: Actors) -> bool:
    """Whether a capital acronym that nothing allowed means a known actor of a country whose places the report names."""
    taken = {i for m in reading.actors for i in range(m.first, m.last)}
    left = {t.text for i, t in enumerate(reading.tokens) if t.text.isupper() and len(t.text) >= 3 and i not in taken}
    namings = [n for text in left for n in known.named(text.casefold()) if n.ruled and n.exact == text]
    return bool(namings) and any(n.countries & countries_in(reading, ()) for n in namings)


def words_in(reading: Reading) -> str:
    """All parts of the report's words between blanks, for the rules that ask for a word."""
    return f" {' '.join(p.text for p in parts_of(reading))} "


def allowed(namings: Sequence[Naming], countries: frozenset[str], words: str) -> tuple[Naming, ...]:
    """The bearers of a name that the context allows; those whose rule is met go before those that have none.

    Where the report names no country at all, a rule for countries speaks against nobody; the event's country decides later.
    """
    met = [n for n in namings if n.ruled and (n.countries & countries or any(f" {w} " in words for w in n.words))]
    plain = [n for n in namings if not n.ruled]
    untold = [n for n in namings if n.countries and len(n.exact or "long") >= 3] if not countries else []
    return tuple(met or plain or untold)


def candidates(namings: Iterable[Naming]) -> tuple[ActorCandidate, ...]:
    """The actors of some namings as a mention lists them: each once, in order of id."""
    found = {n.actor.id: n.actor for n in namings}
    return tuple(ActorCandidate(a.id, a.name, a.kind, a.country, a.sector) for _, a in sorted(found.items()))


def settled(names: Sequence[Known], reading: Reading) -> Iterator[Known]:
    """The names that the report's context allows; of two bearers one the text also calls by another name is meant."""
    countries, words = countries_in(reading, names), words_in(reading)
    kept = [Known(k.first, k.last, a) for k in names if (a := allowed(k.namings, countries, words))]
    certain = {k.namings[0].actor.id for k in kept if len(candidates(k.namings)) == 1}
    for name in kept:
        also = tuple(n for n in name.namings if n.actor.id in certain)
        yield Known(name.first, name.last, also) if len(candidates(also)) == 1 else name


def by_first(names: Iterable[Known]) -> Mapping[int, Known]:
    """Known names by the token they begin on."""
    return {k.first: k for k in names}
