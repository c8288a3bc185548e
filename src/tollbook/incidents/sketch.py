"""What the linker needs to know of one report: when, where, who, what, with what, how many, which names, which wording."""

from __future__ import annotations

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from tollbook.incidents.copies import fingerprints
from tollbook.incidents.everyday import EVERYDAY
from tollbook.incidents.scripts import heard
from tollbook.incidents.victims import killed_by_name

Json = Mapping[str, Any]
RADIUS = {"site": 3.0, "town": 8.0, "near": 20.0, "admin2": 40.0, "admin1": 120.0, "country": 500.0}
PRECISE = ("site", "town", "near")
EXACT = ("time", "day", "days")
TOLD_WITHIN = 7
LONGEST = 45
STATUS = ("actual", "disputed", "denied")
NAME = re.compile(r"[^\W\d_][\w'’\-]*")
SMALL_WORDS = frozenset({
    "the", "of", "and", "in", "at", "for", "a", "an", "al", "el", "la", "de", "del", "los", "las", "le", "les", "du", "des", "y",
    "et",
})  # fmt: skip
CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "januar", "februar", "marz", "mai", "juni", "juli", "oktober", "dezember",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sketch:
    """The facts of a report's main event as the linker compares them; days are counted from the year 1, None is not known.

    ``dated`` is ``exact`` for a stated day, ``coarse`` for a stated week or month, ``told`` where only the day of
    publication bounds it, ``unknown`` where nothing does. ``issued`` are the first and last day of publication the page allows,
    ``heard`` the consonants of all words where the script has no capitals that would mark names, ``victims`` the persons it
    names as killed.
    """

    key: str
    dated: str = "unknown"
    start: int | None = None
    end: int | None = None
    point: tuple[float, float, float] | None = None
    precision: str | None = None
    country: str | None = None
    admin1: str | None = None
    place_words: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    event_type: str | None = None
    sub_event_type: str | None = None
    weapons: tuple[str, ...] = ()
    killed: tuple[tuple[int | None, int | None], ...] = ()
    injured: tuple[tuple[int | None, int | None], ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()
    prints: tuple[int, ...] = ()
    issued: tuple[int, int] | None = None
    heard: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()

    def encode(self) -> str:
        """The sketch as one line of JSON, for the store."""
        return json.dumps([getattr(self, f) for f in self.__slots__], ensure_ascii=False, separators=(",", ":"))


def decode(line: str) -> Sketch:
    """The sketch that a line of JSON holds.

    >>> decode(Sketch("k", killed=((2, None),)).encode()) == Sketch("k", killed=((2, None),))
    True
    """
    return Sketch(*(settle(value) for value in json.loads(line)))


def settle(value: Any) -> Any:
    return tuple(settle(v) for v in value) if isinstance(value, list) else value


@lru_cache(maxsize=65536)
def plain(words: str) -> str:
    """Words without case, accents and signs, for comparing names.

    >>> plain("Al-Fāshir")
    'al fashir'
    """
    flat = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c if c.isalnum() else " " for c in flat if not unicodedata.combining(c)).casefold().split())


def main_event(record: Json) -> Json | None:
    """The event that decides to which incident a report belongs: its first main event that is said to have happened.

    >>> main_event({"events": [{"main": False, "status": "actual"}]}) is None
    True
    """
    return next((e for e in record["events"] if e["main"] and e["status"] in STATUS), None)


def sketch(key: str, text: str, record: Json) -> Sketch | None:
    """The sketch of a coded report; None where it tells of no conflict incident.

    >>> sketch("k", "Nothing happened.", {"report": {"published": None}, "events": []}) is None
    True
    """
    event = main_event(record)
    if event is None:
        return None
    dated, start, end = days(event.get("date"), record["report"].get("published"))
    return Sketch(
        key, dated, start, end, *where(event.get("place") or {}), names_of(event, "perpetrator"),
        names_of(event, "target", "victim"), *kinds(event),
        tuple(sorted({w["class"] or plain(w["name"]) for w in event.get("weapons", ()) if w["class"] or w["name"]})),
        bounds(event, "killed"), bounds(event, "injured"), other_tolls(event),
        own_names(text, record), fingerprints(text), issued(record["report"].get("published")), heard(text),
        tuple(sorted({plain(n) for n in killed_by_name(event)})),
    )  # fmt: skip


def days(when: Json | None, published: str | None) -> tuple[str, int | None, int | None]:
    """How the event is dated, its first and its last possible day.

    >>> days(None, "2024-04")[0], days(None, None)
    ('told', ('unknown', None, None))
    """
    if when is not None and when.get("start"):
        start, end = ordinal(when["start"]), ordinal(when.get("end") or when["start"])
        if end - start > LONGEST:
            return "unknown", None, None
        return ("exact" if when["precision"] in EXACT and end - start <= 6 else "coarse"), start, end
    page = issued(published)
    if page is None:
        return "unknown", None, None
    return "told", page[0] - (TOLD_WITHIN if page[0] == page[1] else 2), page[1]


def issued(published: str | None) -> tuple[int, int] | None:
    """The first and last day on which a page may have been published, counted from the year 1.

    >>> first, last = issued("2024-02")
    >>> last - first
    28
    """
    if published is None or len(published) < 7:
        return None
    if len(published) >= 10:
        return ordinal(published), ordinal(published)
    year, month = int(published[:4]), int(published[5:7])
    return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()


def ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


Where = tuple[tuple[float, float, float] | None, str | None, str | None, str | None, tuple[str, ...]]


def where(place: Json) -> Where:
    """Point with radius in km, precision, country, province and the words of the place's name."""
    lat, lon, precision = place.get("latitude"), place.get("longitude"), place.get("precision")
    radius = place.get("radius_km") or RADIUS.get(precision or "country", 500.0)
    point = None if lat is None or lon is None else (float(lat), float(lon), float(radius))
    admin1 = plain(place["admin1"]) if place.get("admin1") else None
    words = tuple(sorted(set(plain(place.get("name") or "").split()) - SMALL_WORDS))
    return point, precision, place.get("country"), admin1, words


def names_of(event: Json, *roles: str) -> tuple[str, ...]:
    """The actors in some roles, by their id or plain name; an unknown author is no name."""
    said = [a for a in event.get("actors", ()) if a["role"] in roles and a["name"] and a["name"] != "unknown"]
    found = {a.get("id") or plain(a["name"]) for a in said}
    return tuple(sorted(found))


def kinds(event: Json) -> tuple[str | None, str | None]:
    acled = (event.get("codes") or {}).get("acled") or {}
    return acled.get("event_type"), acled.get("sub_event_type")


def bounds(event: Json, metric: str) -> tuple[tuple[int | None, int | None], ...]:
    """The figures of one metric as lower and upper bounds, parts of other figures left out."""
    found = {
        (t["low"], t["high"])
        for t in event.get("tolls", ())
        if t["metric"] == metric and not t["subset"] and t["stance"] == "asserts" and (t["low"], t["high"]) != (None, None)
    }
    return tuple(sorted(found, key=lambda b: (-1 if b[0] is None else b[0], -1 if b[1] is None else b[1])))


def other_tolls(event: Json) -> tuple[tuple[str, int], ...]:
    """Figures other than killed and injured, and parts, as metric and number: rare numbers tell incidents apart."""
    found = {
        (t["metric"], t["low"])
        for t in event.get("tolls", ())
        if t["low"] and (t["subset"] or t["metric"] not in ("killed", "injured"))
    }
    return tuple(sorted(found))


def own_names(text: str, record: Json) -> tuple[str, ...]:
    """The proper names of a report that no other part speaks for: no known actor, speaker, outlet, province or day of the week.

    >>> own_names("Ana Duro of the Okene Guard spoke.", {"report": {}, "events": [
    ...     {"actors": [{"name": "Okene Guard", "id": "nga.okene_guard"}]}]})
    ('ana', 'ana duro', 'duro')
    """
    known = spoken_for(record) | EVERYDAY
    return tuple(n for n in proper_names(text, record["report"].get("title")) if not all(w in known for w in n.split()))


def spoken_for(record: Json) -> set[str]:
    """The words of everybody and everything that many incidents of a war have in common."""
    said: list[str | None] = [record["report"].get("outlet")]
    for event in record["events"]:
        said += [a.get(k) for a in event.get("actors", ()) if a.get("id") for k in ("name", "as_named")]
        sources = [t["source"] for t in event.get("tolls", ()) if t.get("source")]
        said += [name for s in sources for name in (s.get("name"), *s.get("via", ()))]
        said += [s.get("actor") for s in event.get("statements", ())]
        said.append((event.get("place") or {}).get("admin1"))
    return {w for name in said if name for w in plain(name).split()} | CALENDAR


def proper_names(text: str, title: str | None = None) -> tuple[str, ...]:
    """The capitalised names of a text, plain: words that are nowhere in small letters, and neighbouring ones as pairs.

    >>> proper_names("People of Karmel fled. Mayor Ana Duro said few people stayed.")
    ('ana', 'ana duro', 'duro', 'karmel', 'mayor', 'mayor ana')
    """
    whole = text if title is None else f"{title}. {text}"
    small = {plain(m.group()) for m in NAME.finditer(whole) if m.group()[0].islower()}
    runs: list[list[str]] = []
    run: list[str] = []
    last = -2
    for m in NAME.finditer(whole):
        word = m.group()
        if word[0].isupper() and not word.isupper():
            if run and whole[last : m.start()].strip(" "):
                runs, run = [*runs, run], []
            run, last = [*run, plain(word.removesuffix("'s").removesuffix("’s"))], m.end()
        elif run:
            runs, run = [*runs, run], []
    return tuple(sorted(set(chosen([*runs, run] if run else runs, small))))


def chosen(runs: Iterable[list[str]], small: set[str]) -> Iterable[str]:
    for run in runs:
        words = [w for w in run if w not in small and w not in SMALL_WORDS and len(w) > 2]
        yield from words
        yield from (f"{a} {b}" for a, b in pairwise(words))
