"""The figures of one incident as said: every toll claim with its speaker, outlet and day, and why some are set aside."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Json = Mapping[str, Any]
STATUS = ("actual", "disputed", "denied")
OWN_VOICE = "unspecified"
SUBSET = "subset: part of another figure of the text"


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an incident: its key, its coded record, and the group of copied texts it belongs to."""

    key: str
    record: Json
    copy_of: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One toll as one report gives it. ``words`` are the words that carry it, ``day`` is when it was published (may be empty).
    ``single`` is one person told of without a number, ``fate_open`` people of whom the words do not say whether they lived,
    ``also`` are other claims from which the figure was worked out, ``at`` is where its words stand in the report.
    """

    claim: str
    report: str
    metric: str
    low: int | None
    high: int | None
    modifier: str
    group: str | None
    speaker: str | None
    kind: str
    anonymous: bool
    outlet: str | None
    copy_of: str
    day: str
    words: str
    denies: bool = False
    aside: str | None = None
    single: bool = False
    fate_open: bool = False
    also: tuple[str, ...] = ()
    at: tuple[int, int] = (0, 0)

    @property
    def point(self) -> float | None:
        """The number a reader takes from the words: N, at least N and up to N give N, a range its middle, dozens nothing."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day on which it may have been published; None where the page does not say."""
        return published_days(self.day)

    @property
    def bare(self) -> bool:
        """Whether it is a total: of no group, or of a group that leaves nobody out."""
        return self.group in (None, "mixed", "other")


def published_days(published: str) -> tuple[int, int] | None:
    """The first and last day a publication date may mean, counted from the year 1.

    >>> first, last = published_days("2024-04")
    >>> last - first
    29
    """
    if len(published) >= 10:
        day = date.fromisoformat(published[:10]).toordinal()
        return day, day
    if len(published) == 7:
        year, month = int(published[:4]), int(published[5:7])
        return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
    return None


def figures(tellings: Iterable[Telling]) -> list[Figure]:
    """Every figure the reports give for the incident, in the order of publication, with the reason where one is set aside.

    >>> figures([Telling("k", {"report": {"published": None}, "events": []}, "k")])
    []
    """
    found = [f for t in tellings for f in of_report(t)]
    return sorted(found, key=lambda f: (f.day, f.report, f.claim))


def of_report(telling: Telling) -> list[Figure]:
    head = telling.record["report"]
    events = [e for e in telling.record["events"] if e["main"] and e["status"] in STATUS]
    return [
        figure(telling, head, toll, number)
        for event in events[:1]
        for number, toll in enumerate(event["tolls"])
        if (event.get("count") is None or event["count"].get("high") == 1)
    ]


def figure(telling: Telling, head: Json, toll: Json, number: int) -> Figure:
    source = toll.get("source") or {}
    return Figure(
        toll.get("claim") or f"{telling.key}#{number}", telling.key, toll["metric"], toll["low"], toll["high"], toll["modifier"],
        toll.get("group"), source.get("name"), source.get("type") or OWN_VOICE, bool(source.get("anonymous")), head.get("outlet"),
        telling.copy_of, head.get("published") or "", " ".join(s["text"] for s in toll.get("spans", ())),
        toll["stance"] == "denies" or (toll["low"], toll["high"]) == (0, 0), set_aside(toll),
        bool(toll.get("single")), bool(toll.get("fate_open")), at=place(toll),
    )  # fmt: skip


def place(toll: Json) -> tuple[int, int]:
    """Where the words of a figure begin and end in its report."""
    spans = [s for s in toll.get("spans", ()) if "start" in s and "end" in s]
    return (spans[0]["start"], spans[0]["end"]) if spans else (0, 0)


def set_aside(toll: Json) -> str | None:
    """Why a figure takes no part in a total; None where it does."""
    if toll["superseded"]:
        return "superseded: the same text replaces it"
    if toll["subset"]:
        return SUBSET
    return None
