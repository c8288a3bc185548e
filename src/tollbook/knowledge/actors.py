"""The actors Tollbook knows: states and their forces, armed groups, organisations, outlets - and every name they go by."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from tollbook.knowledge.own.folder import kept_in, knowledge_folder
from tollbook.model.error import KnowledgeError

SILENT = dict.fromkeys("'’‘ʼʿʾʻ`´.\u0640\u200c\u200d\u200e\u200f", "")
ARABIC = {**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ی": "ي", "ک": "ك"}
LETTERS = str.maketrans({**SILENT, **ARABIC, "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
ARTICLE = re.compile(r"^(?:el|ash|an|ad|as|at|ar|az|aš|eş|es)-(?=\w)")
BREAK = re.compile(r"[-–‑/\s]+")
CLITICS = ("وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "و", "ف", "ب", "ل", "ك")
"""Arabic conjunctions and prepositions that are written onto the next word."""
EMPTY: tuple[Any, ...] = (0, "name", None, (), (), None, None, None, 0)
"""What a naming holds where the built file, for brevity, holds nothing."""


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts by which names are compared: no case, accents, apostrophes or points; hyphens part, Arabic loses its article.

    >>> parts("Al-Shabaab"), parts("Sana'a"), parts("U.S."), parts("الشعبي")
    (('al', 'shabaab'), ('sanaa',), ('us',), ('شعبي',))
    """
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain.translate(LETTERS)) if not unicodedata.combining(c))
    plain = ARTICLE.sub("al-", plain.translate(LETTERS))
    found = (re.sub(r"^\W+|\W+$", "", part) for part in BREAK.split(plain))
    return tuple(_without_article(part) for part in found if part)


def _without_article(part: str) -> str:
    return part[2:] if part.startswith("ال") and len(part) > 4 else part


def unclitic(part: str) -> tuple[str, ...]:
    """What an Arabic part may be once a conjunction or preposition written onto it is taken off.

    >>> unclitic("وحماس")
    ('حماس',)
    """
    if not part or not "\u0600" <= part[0] <= "\u06ff":
        return ()
    cut = [part[len(c) :] for c in CLITICS if part.startswith(c) and len(part) - len(c) >= 3]
    return tuple(dict.fromkeys(_without_article(c) for c in cut))


@dataclass(frozen=True, slots=True)
class Parent:
    """What an actor belongs to, came from or stands with: ``relation`` as in the knowledge files, and since when."""

    id: str
    relation: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """One known actor. ``start`` and ``end`` bound its existence (a year, month or day as written; None is open or not known).

    ``in_power`` is the first day on which an armed group ruled its country: from then on its words are a government's.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str
    start: str | None
    end: str | None
    parents: tuple[Parent, ...]
    inter: int | None
    speaks_for: str | None
    ids: Mapping[str, str]
    in_power: str | None = None

    def active_on(self, day: date | None, slack: int = 0) -> bool:
        """Whether the actor existed on a day, give or take ``slack`` days; an unknown day speaks against nobody."""
        return holds(self.start, self.end, day, slack)


@dataclass(frozen=True, slots=True)
class Naming:
    """An actor under one of its names. ``exact`` is how an acronym must be written; ``use``: name, acronym, demonym or metonym.

    The name is meant for this actor only where the report names one of ``countries`` or ``words`` (both empty: everywhere), and
    between ``start`` and ``end``. ``language`` binds a country's name or demonym to reports in that language.
    """

    actor: Actor
    use: str
    exact: str | None
    countries: frozenset[str]
    words: tuple[str, ...]
    start: str | None
    end: str | None
    language: str | None
    small: bool

    @property
    def ruled(self) -> bool:
        """Whether the name means this actor only in some contexts."""
        return bool(self.countries or self.words)


def first_day(written: str) -> date:
    """The first day of a year, month or day as written in a knowledge file.

    >>> first_day("2014-06").isoformat()
    '2014-06-01'
    """
    year, month, day = ([int(n) for n in written.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(written: str) -> date:
    """The last day of a year, month or day as written.

    >>> last_day("2014-06").isoformat()
    '2014-06-30'
    """
    numbers = [int(n) for n in written.split("-")]
    if len(numbers) == 3:
        return date(numbers[0], numbers[1], numbers[2])
    year, month = (numbers[0], 12) if len(numbers) == 1 else (numbers[0], numbers[1])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def holds(start: str | None, end: str | None, day: date | None, slack: int = 0) -> bool:
    """Whether a day lies in a period as written, give or take ``slack`` days.

    >>> holds("2014-06", None, date(2014, 5, 1)), holds("2014-06", None, date(2020, 1, 1)), holds("2014", "2016", None)
    (False, True, True)
    """
    if day is None:
        return True
    margin = timedelta(days=slack)
    return (start is None or first_day(start) - margin <= day) and (end is None or day <= last_day(end) + margin)


class Actors:
    """All known actors, looked up by name or id."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._rows: Sequence[Sequence[Any]] = data["actors"]
        self._forms: Mapping[str, list[list[Any]]] = data["forms"]
        self._longest: Mapping[str, int] = data["longest"]
        self._index = {row[0]: i for i, row in enumerate(self._rows)}
        self._made: dict[int, Actor] = {}
        self._namings: dict[str, tuple[Naming, ...]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def ids(self) -> tuple[str, ...]:
        """The ids of all known actors, in order."""
        return tuple(self._index)

    def names(self) -> Iterable[str]:
        """Every name known, as its parts joined by blanks."""
        return self._forms.keys()

    def get(self, id_: str) -> Actor:
        """The actor of an id; KnowledgeError where there is none."""
        if id_ not in self._index:
            raise KnowledgeError(f"actor {id_!r}: no such actor")
        return self._actor(self._index[id_])

    def longest(self, part: str) -> int:
        """How many parts the longest name has that begins with this part; 0 where none does."""
        return self._longest.get(part, 0)

    def named(self, key: str) -> tuple[Naming, ...]:
        """Every actor that goes by a name, given as its parts joined by blanks.

        >>> [n.actor.id for n in actors().named("popular mobilization forces")]
        ['irq.pmf']
        """
        if key not in self._namings:
            self._namings[key] = tuple(self._naming(row) for row in self._forms.get(key, ()))
        return self._namings[key]

    def state(self, country: str | None) -> Actor | None:
        """The state of a country (ISO 3166-1 alpha-3).

        >>> actors().state("TUR").name
        'Turkey'
        """
        return self._of(country, "state")

    def force(self, country: str | None, kind: str) -> Actor | None:
        """The state's actor of a kind - military, police, government, intelligence - of a country.

        >>> actors().force("ISR", "military").name
        'Israel Defense Forces'
        """
        return self._of(country, kind)

    def state_of(self, id_: str) -> Actor | None:
        """The state an actor acts for, through its ``part_of`` parents; None for an actor of no state.

        >>> actors().state_of("isr.military").name
        'Israel'
        """
        actor, seen = self.get(id_), {id_}
        while actor.kind != "state":
            parents = (p.id for p in actor.parents if p.relation == "part_of")
            above = next((id_ for id_ in parents if id_ not in seen and id_ in self._index), None)
            if above is None:
                return None
            seen.add(above)
            actor = self.get(above)
        return actor

    @cached_property
    def _main(self) -> Mapping[tuple[str, str], int]:
        return {(row[3], row[2]): i for i, row in enumerate(self._rows) if row[11] and row[3]}

    def _of(self, country: str | None, kind: str) -> Actor | None:
        index = self._main.get((country or "", kind))
        return None if index is None else self._actor(index)

    def _actor(self, index: int) -> Actor:
        if index not in self._made:
            id_, name, kind, country, sector, start, end, parents, inter, speaks, ids, _, power = self._rows[index]
            above = tuple(Parent(*p) for p in parents)
            self._made[index] = Actor(id_, name, kind, country, sector, start, end, above, inter, speaks, ids, power)
        return self._made[index]

    def _naming(self, row: Sequence[Any]) -> Naming:
        index, use, exact, countries, words, start, end, language, small = [*row, *EMPTY[len(row) :]]
        return Naming(self._actor(index), use, exact, frozenset(countries), tuple(words), start, end, language, bool(small))


def load(data: Mapping[str, Any]) -> Actors:
    """The actors of a built file's content."""
    return Actors(data)


@cache
def actors() -> Actors:
    """The actors that come with Tollbook, and the accepted ones of the user's own knowledge.

    >>> actors().get("irq.pmf").country
    'IRQ'
    """
    built = resources.files("tollbook.knowledge") / "built" / "actors.json"
    if not built.is_file():
        raise KnowledgeError("built/actors.json: not there; run `make build`")
    data = json.loads(built.read_text(encoding="utf-8"))
    folder = knowledge_folder()
    if folder is None or not kept_in(folder, "actors"):
        return Actors(data)
    from tollbook.knowledge.own.actors import own_actors, with_own  # noqa: PLC0415 (start-up: most users have none)

    return Actors(with_own(data, own_actors(folder)))


def key_of(name: str) -> str:
    """A whole name as the key it is looked up by.

    >>> key_of("Kata'ib Hezbollah")
    'kataib hezbollah'
    """
    return " ".join(p for word in re.sub(r"['’]s\b", "", name).split() for p in parts(word))


def known_by(name: str) -> tuple[Actor, ...]:
    """The actors a name alone may mean, context rules aside, each once, in order of their ids.

    >>> [a.id for a in known_by("الحشد الشعبي")]
    ['irq.pmf']
    """
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
    keys: Iterable[str] = dict.fromkeys((key_of(name), key_of(bare)))
    found = {n.actor.id: n.actor for key in keys for n in actors().named(key) if n.exact is None or n.exact in (name, bare)}
    return tuple(found[i] for i in sorted(found))
