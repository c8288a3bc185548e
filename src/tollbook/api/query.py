"""What a list is narrowed to, as it stands in the address of a page: the same words for people, programs and exports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from tollbook.api.index import Row
from tollbook.review.desk_file import DeskError

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SORTS = ("date", "oldest", "killed", "reports")
STATES = ("open", "reviewed", "untouched")
WHERE = ("located", "no place", "no date")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Query:
    """A filter on incidents. Days are ISO dates, ``box`` is west, south, east, north in degrees, ``q`` searches the reports."""

    q: str | None = None
    country: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    killed: int | None = None
    grade: str | None = None
    state: str | None = None
    language: str | None = None
    where: str | None = None
    box: str | None = None
    sort: str = "date"

    def address(self, **changes: object) -> str:
        """The filter as the part of an address after the question mark.

        >>> Query(country="MLI", killed=5).address(killed=None)
        'country=MLI'
        """
        values = {k: v for k, v in asdict(replace(self, **changes)).items() if v not in (None, "")}  # type: ignore[arg-type]
        if values.get("sort") == "date":
            del values["sort"]
        return urlencode(values)

    def narrowed(self) -> dict[str, object]:
        """The parts that narrow, by name."""
        return {k: v for k, v in asdict(self).items() if v not in (None, "") and k != "sort"}


def whole_number(words: object) -> int | None:
    """The number that a field or an address holds; None where it holds none.

    >>> whole_number("12"), whole_number("²"), whole_number("9" * 5000), whole_number(None)
    (12, None, None, None)
    """
    found = re.fullmatch(r"[0-9]{1,15}", str(words))
    return int(found[0]) if found else None


def parse(given: Mapping[str, str]) -> Query:
    """The filter an address asks for; DeskError where a part of it cannot be understood.

    >>> parse({"country": "mli", "killed": "5", "place": ""})
    Query(q=None, country='MLI', place=None, actor=None, type=None, since=None, until=None, killed=5, grade=None, \
state=None, language=None, where=None, box=None, sort='date')
    """
    found = {k: v.strip() for k, v in given.items() if k in Query.__dataclass_fields__ and v.strip()}
    for name, words in found.items():
        if len(words) > LONGEST or "\x00" in words:
            raise DeskError(f"{name}: longer than {LONGEST} characters, or not words")
    for name in ("since", "until"):
        if name in found and not DAY.fullmatch(found[name]):
            raise DeskError(f"{name}: {found[name]!r} is not a day like 2026-03-04")
    for name, known in (("sort", SORTS), ("state", STATES), ("where", WHERE)):
        if name in found and found[name] not in known:
            raise DeskError(f"{name}: {found[name]!r} is not one of {', '.join(known)}")
    killed = found.pop("killed", None)
    if killed is not None and not re.fullmatch(r"[0-9]{1,7}", killed):
        raise DeskError(f"killed: {killed!r} is not a whole number")
    if "box" in found:
        box_of(found["box"])
    if "country" in found:
        found["country"] = found["country"].upper()
    return Query(**found, killed=None if killed is None else int(killed))


def box_of(words: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(x) for x in words.split(","))
    except ValueError:
        raise DeskError(f"box: {words!r} is not west,south,east,north in degrees") from None
    if not (-360 <= west <= 360 and -360 <= east <= 360 and -90 <= south <= north <= 90):
        raise DeskError(f"box: {words!r} is not on the globe")
    return west, south, east, north


@dataclass(frozen=True, slots=True)
class Known:
    """What a filter needs beside the rows: the incidents whose reports hold the words, and what people decided."""

    found: frozenset[str] | None = None
    open: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()


def select(rows: Sequence[Row], query: Query, known: Known) -> list[Row]:
    """The rows that fit, in the order asked for; rows come newest first."""
    kept: list[Row] = list(rows)
    for name, value in (("country", query.country), ("grade", query.grade)):
        if value is not None:
            kept = [r for r in kept if getattr(r, name) == value]
    if query.since is not None:
        since = query.since
        kept = [r for r in kept if r.start is not None and (r.end or r.start) >= since]
    if query.until is not None:
        until = query.until
        kept = [r for r in kept if r.start is not None and r.start <= until]
    if query.type is not None:
        kept = [r for r in kept if query.type in (r.event_type, r.sub_event_type)]
    if query.killed is not None:
        least = query.killed
        kept = [r for r in kept if (r.killed[1] if r.killed[1] is not None else r.killed[2] or -1) >= least]
    if query.language is not None:
        kept = [r for r in kept if query.language in r.languages]
    return ordered(by_words(by_state(kept, query, known), query), query.sort)


def by_state(rows: list[Row], query: Query, known: Known) -> list[Row]:
    if known.found is not None:
        rows = [r for r in rows if r.id in known.found]
    if query.state == "open":
        rows = [r for r in rows if r.id in known.open]
    elif query.state == "reviewed":
        rows = [r for r in rows if r.id in known.touched and r.id not in known.open]
    elif query.state == "untouched":
        rows = [r for r in rows if r.id not in known.touched]
    if query.where == "located":
        rows = [r for r in rows if r.located]
    elif query.where == "no place":
        rows = [r for r in rows if not r.located]
    elif query.where == "no date":
        rows = [r for r in rows if r.start is None]
    return rows


def by_words(rows: list[Row], query: Query) -> list[Row]:
    if query.place is not None:
        words = query.place.casefold()
        rows = [r for r in rows if words in (r.place or "").casefold() or words in (r.admin1 or "").casefold()]
    if query.actor is not None:
        words = query.actor.casefold()
        rows = [r for r in rows if any(words in a.casefold() for a in r.actors)]
    if query.box is not None:
        west, south, east, north = box_of(query.box)
        rows = [
            r for r in rows if r.located and r.latitude is not None and r.longitude is not None
            and south <= r.latitude <= north and any(west <= r.longitude + turn <= east for turn in (-360, 0, 360))
        ]  # fmt: skip
    return rows


def ordered(rows: list[Row], sort: str) -> list[Row]:
    if sort == "oldest":
        return sorted(rows, key=lambda r: r.start or "9")
    if sort == "killed":
        return sorted(rows, key=lambda r: -(r.killed[1] if r.killed[1] is not None else r.killed[2] or -1))
    if sort == "reports":
        return sorted(rows, key=lambda r: -len(r.reports))
    return rows
