"""The only file that knows the order: read, find, extract, resolve, code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.claims import extract
from tollbook.coding import Context, code
from tollbook.mentions import find
from tollbook.model.claim import CodedReport, Event
from tollbook.model.reading import Reading
from tollbook.model.report import Issue, Report
from tollbook.model.scope import CONFLICT, Scope
from tollbook.resolution import Resolved, resolve


def code_report(report: Report, scope: Scope = CONFLICT) -> CodedReport:
    """Everything Tollbook understands of one report: its events with their claims, and the issues for what it does not.

    ``scope`` says of which violence the book is kept; it is part of the method of every claim.

    >>> coded = code_report(Report("r1", "Two soldiers died in an attack on a base, police said.", language="en"))
    >>> [(c.value.metric, c.value.count.low, c.attribution.type) for c in coded.events[0].tolls]
    [('killed', 2, 'police')]
    """
    reading = find(report)
    resolved, issues = resolve(reading, extract(reading, scope))
    events = tuple(_coded(reading, r).read_in(scope) for r in resolved)
    return CodedReport(reading.report, events, _once((*reading.issues, *issues)), scope)


def code_reports(reports: Iterable[Report]) -> Iterator[CodedReport]:
    """Codes reports one by one, in order."""
    return (code_report(report) for report in reports)


def _coded(reading: Reading, resolved: Resolved) -> Event:
    words = tuple(sorted({t.norm for a, b in resolved.ranges for t in reading.tokens[a:b] if t.text[0].isalpha()}))
    context = Context(resolved.kinds, resolved.acts[1:], words)
    return replace(resolved.event, codes=code(resolved.event, context=context))


def _once(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(dict.fromkeys(issues))
