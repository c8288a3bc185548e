"""Why the book says what it says: the claims, words and voices behind a value, and the parts behind a merging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.book.book import Book
from tollbook.book.incident import METRICS, OTHER_METRICS, Json, Member, tellings
from tollbook.estimates import DEFAULT, GRADES, Voice, estimate, figures, grade, profile
from tollbook.incidents import main_event
from tollbook.incidents.copies import is_copy, matches
from tollbook.incidents.score import Score
from tollbook.store import StoreError

FIELDS = (*METRICS, *OTHER_METRICS, "date", "place", "codes", "actors", "weapons", "statements", "grade", "reports")


def explain(book: Book, incident: str, field: str, rule: str = DEFAULT) -> Json:
    """What stands behind one field of an incident; StoreError where there is no such field."""
    found = book.derived.incident(incident)
    members = book.members(book.derived.members(found["id"]))
    if field in (*METRICS, *OTHER_METRICS):
        return {"incident": found["id"], "field": field, **explain_toll(members, field, rule)}
    if field == "reports":
        return {"incident": found["id"], "field": field, "why": explain_reports(book, members)}
    if field == "grade":
        told = tellings(members)
        graded = grade(told, figures(told))
        return {
            "incident": found["id"],
            "field": field,
            "value": graded and graded[0],
            "why": graded and graded[1],
            "grades": GRADES,
        }
    if field not in FIELDS:
        raise StoreError(f"{field!r} is no field; say one of: {', '.join(FIELDS)}")
    return {"incident": found["id"], "field": field, "value": found.get(field), "said": said(members, field)}


def said(members: Sequence[Member], field: str) -> list[Json]:
    """What each report says of a field, with its words."""
    rows = []
    for member in members:
        event = main_event(member.record)
        if event is not None and event.get(field):
            rows.append(
                {"report": member.record["report"]["id"], "outlet": member.record["report"].get("outlet"), "value": event[field]}
            )
    return rows


def explain_toll(members: Sequence[Member], metric: str, rule: str) -> Json:
    """The estimate, the rule, every voice with its latest figures and words, and every figure set aside with the reason."""
    profiled = profile(rule)
    told = figures(tellings(members))
    made = estimate(told, metric, profiled)
    names = {m.key: m.record["report"]["id"] for m in members}
    by_claim = {f.claim: f for f in told}

    def show(claim: str) -> Json:
        f = by_claim[claim]
        return {
            "claim": claim, "report": names[f.report], "outlet": f.outlet, "day": f.day or None, "low": f.low, "high": f.high,
            "modifier": f.modifier, "group": f.group, "source": f.speaker, "source_type": f.kind, "words": f.words,
        }  # fmt: skip

    def voice(v: Voice) -> Json:
        return {"voice": v.name, "point": v.point, "outlets": v.outlets, "figures": [show(c) for c in v.claims]}

    return {
        "profile": profiled.id, "rule": profiled.rule, "source": profiled.source, "estimate": made and made.record(),
        "voices": [voice(v) for v in made.voices] if made else [],
        "aside": [{**show(c), "why": why} for c, why in made.aside] if made else [],
    }  # fmt: skip


def explain_reports(book: Book, members: Sequence[Member]) -> list[Json]:
    """Each report with the other report of the incident that speaks most for its being there."""
    rows = []
    for one in members:
        scores = [(s, other) for other in members if other.key != one.key and (s := book.linker.why(one.key, other.key))]
        if not scores:
            return []
        best, other = max(scores, key=lambda s: (s[0].logit, s[1].key))
        rows.append(
            {
                "report": one.record["report"]["id"],
                "with": other.record["report"]["id"],
                "average": average(scores),
                **parts_of(best),
            }
        )
    return rows


def average(scores: Sequence[tuple[Score, Member]]) -> float:
    return round(sum(s.logit for s, _ in scores) / len(scores), 3)


def parts_of(found: Score) -> Json:
    """A score as a record: its sum, the probability and the named parts."""
    parts = [{"part": p.name, "value": p.value, "adds": p.adds, "why": p.why} for p in found.parts]
    return {"score": found.logit, "probability": round(found.probability, 3), "parts": parts}


def why(book: Book, first: str, second: str) -> Json:
    """Why two reports are, or are not, taken for one incident: parts of the score, judgements on them, and copied words."""
    a, b = book.store.report(first), book.store.report(second)
    found = book.linker.why(a.key, b.key)
    homes = book.derived.homes([a.key, b.key])
    judged = [
        {"judgement": r.id, "verdict": r.verdict, "who": r.who, "at": r.added_at, "reason": r.reason}
        for r in book.store.rulings() if tuple(sorted((a.id, b.id))) in r.pairs
    ]  # fmt: skip
    scored: Mapping[str, Any] = {"score": None, "parts": []} if found is None else parts_of(found)
    copied = copied_words(a.text, b.text)
    return {
        "reports": [a.id, b.id], "incidents": [homes.get(a.key), homes.get(b.key)],
        "same_incident": homes.get(a.key) is not None and homes.get(a.key) == homes.get(b.key),
        **scored, "judgements": judged, "copied": copied, "copy": copies(book, a.key, b.key),
    }  # fmt: skip


def copies(book: Book, a: str, b: str) -> bool:
    first, second = book.shelf.sketch(a), book.shelf.sketch(b)
    return first is not None and second is not None and is_copy(first.prints, second.prints)


def copied_words(first: str, second: str) -> list[Json]:
    """The word runs that stand in both reports, with their places in each."""
    return [
        {
            "first": {"start": m.first.start, "end": m.first.end, "text": m.first.text},
            "second": {"start": m.second.start, "end": m.second.end, "text": m.second.text},
        }
        for m in matches(first, second)
    ]
