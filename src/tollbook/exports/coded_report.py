"""The public record of one coded report: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tollbook.model.attribution import Attribution
from tollbook.model.claim import Claim, CodedReport, Event
from tollbook.model.place import Place
from tollbook.model.report import Issue
from tollbook.model.scope import CONFLICT
from tollbook.model.span import Span
from tollbook.model.toll import Count, Toll
from tollbook.model.when import When

Json = dict[str, Any]


def record(coded: CodedReport) -> Json:
    """A coded report as the JSON object that other programs read; unknown values are None or an empty list.

    >>> from tollbook.model.report import Report
    >>> record(CodedReport(Report("r1", "Rain fell.")))["events"]
    []
    """
    report = coded.report
    return {
        "report": {
            "id": report.id,
            "title": report.title,
            "outlet": report.outlet,
            "published": report.published,
            "language": report.language,
            "url": report.url,
            "machine_translated": report.machine_translated,
        },
        "events": [_event(e) for e in coded.events],
        "issues": [_issue(i) for i in coded.issues],
        **({} if coded.scope == CONFLICT else {"scope": coded.scope}),
    }


def line(coded: CodedReport) -> str:
    """The record as one line of JSON, the same bytes for the same report."""
    return json.dumps(record(coded), ensure_ascii=False)


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": s.start, "end": s.end, "text": s.text} for s in spans]


def _issue(issue: Issue) -> Json:
    body: Json = {"code": issue.code, "message": issue.message}
    return {**body, "span": _spans([issue.span])[0]} if issue.span is not None else body


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "main": event.main,
        "act": event.act,
        "status": event.status,
        "count": _count(event.count),
        "codes": _codes(event),
        "date": _date(event.date),
        "place": _place(event.place),
        "actors": [{**_actor(c.value), "spans": _spans(c.spans)} for c in event.actors],
        "weapons": [
            {"name": c.value.name, "class": c.value.weapon_class, "certainty": c.certainty, "spans": _spans(c.spans)}
            for c in event.weapons
        ],
        "tolls": [_toll(c) for c in event.tolls],
        "statements": [
            {"actor": c.value.actor, "stance": c.value.stance, "about": c.value.about, "spans": _spans(c.spans)}
            for c in event.statements
        ],
        "relations": [
            {"subject": c.value.subject, "relation": c.value.relation, "object": c.value.object, "spans": _spans(c.spans)}
            for c in event.relations
        ],
        "spans": _spans(event.spans),
    }


def _actor(value: Any) -> Json:
    return {"role": value.role, "name": value.name, "id": value.id, "as_named": value.as_named, "stance": value.stance}


def _count(count: Count | None) -> Json | None:
    return None if count is None else {"low": count.low, "high": count.high, "modifier": count.modifier}


def _codes(event: Event) -> Json:
    codes = event.codes
    return {
        "plover": {"event": codes.plover_event, "mode": codes.plover_mode, "contexts": list(codes.plover_contexts)},
        "acled": {"event_type": codes.acled_event_type, "sub_event_type": codes.acled_sub_event_type},
        "ucdp": {"type_of_violence": codes.ucdp_type_of_violence},
        "cameo": {"code": codes.cameo},
    }


def _date(claim: Claim[When] | None) -> Json | None:
    if claim is None:
        return None
    when = claim.value
    return {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision,
        "time": when.hour,
        "spans": _spans(claim.spans),
    }


def _place(claim: Claim[Place] | None) -> Json | None:
    if claim is None:
        return None
    place = claim.value
    return {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "gazetteer_id": place.gazetteer_id,
        "score": dict(place.score),
        "runner_up": place.runner_up,
        "spans": _spans(claim.spans),
    }


def _source(attribution: Attribution) -> Json:
    return {
        "name": attribution.name,
        "type": attribution.type,
        "anonymous": attribution.anonymous,
        "via": list(attribution.via),
        "spans": _spans(attribution.spans),
    }


def _toll(claim: Claim[Toll]) -> Json:
    toll = claim.value
    return {
        "id": claim.id,
        "metric": toll.metric,
        "low": toll.count.low,
        "high": toll.count.high,
        "modifier": toll.count.modifier,
        "group": toll.group,
        "group_as_stated": toll.group_as_stated,
        "source": _source(claim.attribution),
        "stance": "denies" if toll.denies else "asserts",
        "preliminary": toll.preliminary,
        "superseded": toll.superseded,
        "subset": toll.subset,
        "single": toll.single,
        "fate_open": toll.fate_open,
        "spans": _spans(claim.spans),
    }
