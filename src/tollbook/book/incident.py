"""The public record of an incident, worked out from the coded reports of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tollbook.estimates import DEFAULT, GROUPS, Figure, Telling, estimate, figures, grade, profile
from tollbook.incidents import NONE, Rulings, Sketch, link, sketch
from tollbook.incidents.cluster import components
from tollbook.incidents.copies import is_copy
from tollbook.incidents.summary import summarize

Json = dict[str, Any]
METRICS = ("killed", "injured")
OTHER_METRICS = ("missing", "abducted", "freed", "detained", "displaced", "killed_or_injured")


@dataclass(frozen=True, slots=True)
class Member:
    """One report of an incident: its key, its coded record and its sketch."""

    key: str
    record: Mapping[str, Any]
    sketch: Sketch


def tellings(members: Sequence[Member]) -> list[Telling]:
    """The reports with the group of copied texts each belongs to: copies count as one voice."""
    ordered = sorted(members, key=lambda m: m.key)
    prints = {m.key: m.sketch.prints for m in ordered}
    copies = [(a, b) for i, a in enumerate(prints) for b in list(prints)[i + 1 :] if is_copy(prints[a], prints[b])]
    group = {k: g[0] for g in components(prints, copies) for k in g}
    return [Telling(m.key, m.record, group[m.key]) for m in ordered]


def incident_id(keys: Iterable[str]) -> str:
    """An incident is named after the report with the first key, so that its name hangs on nothing but its reports.

    >>> incident_id(["b2", "a1"])
    'ia1'
    """
    return f"i{min(keys)}"


def incident_record(members: Sequence[Member], rule: str = DEFAULT) -> Json:
    """The incident as OUTPUT describes it, with its grade; the claims are added by ``with_claims``."""
    ordered = sorted(members, key=lambda m: m.key)
    told = tellings(ordered)
    found = figures(told)
    graded = grade(told, found)
    return {
        "id": incident_id(m.key for m in ordered), "reports": sorted(m.record["report"]["id"] for m in ordered),
        **summarize([m.record for m in ordered]),
        "estimates": estimates(found, rule),
        "grade": None if graded is None else {"grade": graded[0], "why": graded[1]},
        "voices_copied": len(ordered) - len({t.copy_of for t in told}),
    }  # fmt: skip


def estimates(found: Sequence[Figure], rule: str = DEFAULT) -> Json:
    """Low, best and high of killed and injured (None where nobody gives a figure), of other harm where given, and by group."""
    profiled = profile(rule)
    made: Json = {}
    for metric in (*METRICS, *OTHER_METRICS):
        value = estimate(found, metric, profiled)
        if value is not None or metric in METRICS:
            made[metric] = None if value is None else value.record()
    groups = {
        metric: {g: e.record() for g in GROUPS if (e := estimate(found, metric, profiled, group=g)) is not None}
        for metric in METRICS
    }
    return made | {"groups": {m: g for m, g in groups.items() if g}}


def with_claims(record: Mapping[str, Any], members: Sequence[Member]) -> Json:
    """The incident with every toll claim and statement about it: who said it, in which report, in which words."""
    claims = [
        {
            "claim": f.claim, "report": names[f.report], "metric": f.metric, "low": f.low, "high": f.high, "modifier": f.modifier,
            "group": f.group, "source": f.speaker, "source_type": f.kind, "day": f.day or None, "words": f.words,
            "denies": f.denies, "aside": f.aside,
        }
        for names in [{m.key: m.record["report"]["id"] for m in members}] for f in figures(tellings(members))
    ]  # fmt: skip
    return {**record, "claims": claims}


def incidents_of(reports: Iterable[tuple[str, Mapping[str, Any]]], rulings: Rulings = NONE, rule: str = DEFAULT) -> list[Json]:
    """The incidents of some coded reports, given as text and record, without a book; in the order of their ids."""
    members: dict[str, Member] = {}
    for n, (text, record) in enumerate(reports):
        key = record["report"]["id"] or f"#{n}"
        made = sketch(key, text, record)
        if made is not None:
            members[key] = Member(key, record, made)
    groups = link((m.sketch for m in members.values()), rulings)
    found = [[members[k] for k in g] for g in groups]
    return [with_claims(incident_record(g, rule), g) for g in sorted(found, key=lambda g: min(m.key for m in g))]
