"""A report as read by the finders: tokens, sentences and the mentions on them. No judgement yet, only what stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tollbook.model.report import Issue, Report
from tollbook.model.span import Span
from tollbook.model.toll import Count
from tollbook.model.when import When


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign. ``norm`` is case-folded with one kind of apostrophe; ``sentence`` is its sentence's index."""

    start: int
    end: int
    text: str
    norm: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive). ``paragraph`` counts the lines of the report that hold text."""

    index: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A lexicon entry found on tokens ``first`` to ``last`` (exclusive): its class ``word`` and its ``traits``."""

    word: str
    first: int
    last: int
    traits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: ``count`` is what its words bound, on tokens ``first`` to ``last`` (exclusive), modifiers included.

    ``kind``: ``number`` (digits or words), ``vague`` (dozens, several), ``none`` (no one, no), ``one`` (an article or a
    definite singular), ``change`` (rose from 14 to 17: ``old`` holds the replaced count).
    """

    first: int
    last: int
    count: Count
    kind: Literal["number", "vague", "none", "one", "change"]
    old: Count | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. ``when`` is None where nothing says which day is meant; ``issue`` then says why.

    ``relation``: ``at`` (on Friday), ``since`` (since October 7), ``until``, ``before`` (in the two weeks before),
    ``habit`` (every Friday), ``span`` (in recent months). ``anchored`` names what the day was reckoned from: ``published``,
    ``text`` (an earlier date in the text), ``self`` or ``none``. ``overnight`` is a night told by both its days or the second.
    """

    first: int
    last: int
    when: When | None
    relation: Literal["at", "since", "until", "before", "after", "habit", "span"] = "at"
    anchored: Literal["published", "text", "self", "none"] = "self"
    issue: str | None = None
    overnight: bool = False


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One known place a name may mean.

    ``kind``: country, admin1, admin2, town, site, sea or region. Population 0 is not known.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    radius_km: float
    population: int = 0
    admin2: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as named, with the known places it may mean; no candidate is a name nobody knows.

    ``direction`` is a bearing in degrees (0 north) and ``distance_km`` a distance of the true site from the named
    anchor; ``relation``: in, near, outskirts, offset (distance and direction), part (northern Babil), border, between, road.
    ``second`` is the other anchor of ``between`` and ``road``. ``demonym`` marks "Iraqi", "the Afghan capital" and the like.
    ``role``: ``dateline``, ``actor`` (a country or capital that stands for its government), or ``place``.
    """

    first: int
    last: int
    name: str
    candidates: tuple[PlaceCandidate, ...]
    relation: Literal["in", "near", "outskirts", "offset", "part", "border", "between", "road"] = "in"
    distance_km: float | None = None
    direction: float | None = None
    second: str | None = None
    demonym: bool = False
    role: Literal["place", "dateline", "actor"] = "place"


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """One known actor a name may mean. ``kind`` is the knowledge file's: state, military, police, armed group, faction ..."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor as named. ``name`` is the canonical name where one candidate stands, else the words themselves.

    ``kind`` as in ActorCandidate, with ``unknown`` for unknown authors (gunmen, unknown aircraft), ``civilian`` for
    groups of civilians, ``crowd`` for people named by whom they are for or against, ``outlet`` for media, ``person`` for a
    named person, ``group`` for a capitalised name nobody knows.
    ``place`` marks a country or capital named in a way that may be its government or just the place.
    """

    first: int
    last: int
    name: str
    as_named: str
    kind: str
    candidates: tuple[ActorCandidate, ...] = ()
    country: str | None = None
    place: bool = False

    @property
    def id(self) -> str | None:
        """The id of the known actor, None where there is not exactly one candidate."""
        return self.candidates[0].id if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, tokens ``first`` to ``last`` (exclusive) inside the marks; ``scare`` for one to four words not a sentence."""

    first: int
    last: int
    scare: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One report with all that was found on it. Token indexes are shared by every mention."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    issues: tuple[Issue, ...] = ()
    by_word: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language the report is read in (``en`` where nothing is known)."""
        return self.report.language or "en"

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` to ``last`` (exclusive) as a span of the report."""
        return self.report.span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last`` (exclusive)."""
        return self.report.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.tokens[token].sentence]

    def all(self, *words: str) -> Iterator[Hit]:
        """The hits of some lexicon classes, each class in text order."""
        for word in words:
            yield from self.by_word.get(word, ())

    def within(self, word: str, first: int, last: int) -> tuple[Hit, ...]:
        """The hits of one class that lie inside tokens ``first`` to ``last`` (exclusive)."""
        hits = self.by_word.get(word, ())
        lo = bisect_left(hits, first, key=lambda h: h.first)
        hi = bisect_right(hits, last - 1, key=lambda h: h.first)
        return tuple(h for h in hits[lo:hi] if h.last <= last)


def starts(reading: Reading, *words: str) -> frozenset[int]:
    """The tokens on which a hit of some lexicon classes begins."""
    return frozenset(h.first for h in reading.all(*words))


def followed(ends: Mapping[int, int], at: int) -> int:
    """Where a run of word groups ends that begins on a token, each given by its first token and its end; else ``at`` itself.

    >>> followed({2: 3, 3: 5}, 2), followed({2: 3}, 7)
    (5, 7)
    """
    while at in ends:
        at = ends[at]
    return at
