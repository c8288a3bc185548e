"""Tollbook reads conflict news and keeps the book: what happened, where, when, to whom, and who says so.

The whole library in three lines:

    import tollbook
    coded = tollbook.code(tollbook.read("story.txt"))
    tollbook.record(coded)

``read`` gives a report, ``code`` its events with every claim and the words that carry it, ``record`` the public record as a
dictionary and ``line`` as one line of JSON. ``read_all`` reads many files, folders, pages and JSON Lines, and gives an
``UnreadableReport`` in the place of each report it cannot read. ``code(report, "gun violence")`` also tells of those who are shot
by accident, by their own hand or at home.

>>> report = Report("r1", "Two soldiers died in an attack on a base near Gao in Mali, police said.", language="en")
>>> record(code(report))["events"][0]["tolls"][0]["low"]
2
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tollbook.exports.coded_report import line, record
    from tollbook.model.claim import CodedReport
    from tollbook.model.error import TollbookError, UnreadableReport
    from tollbook.model.report import Report
    from tollbook.pipeline import code_report as code
    from tollbook.reports import read, read_all

__version__ = "0.1.0"
__all__ = [
    "CodedReport",
    "Report",
    "TollbookError",
    "UnreadableReport",
    "__version__",
    "code",
    "line",
    "read",
    "read_all",
    "record",
]

# Each public name with the module that holds it, loaded when it is first used: `import tollbook` alone loads nothing.
HOMES = {
    "CodedReport": ("tollbook.model.claim", "CodedReport"),
    "Report": ("tollbook.model.report", "Report"),
    "TollbookError": ("tollbook.model.error", "TollbookError"),
    "UnreadableReport": ("tollbook.model.error", "UnreadableReport"),
    "code": ("tollbook.pipeline", "code_report"),
    "line": ("tollbook.exports.coded_report", "line"),
    "read": ("tollbook.reports", "read"),
    "read_all": ("tollbook.reports", "read_all"),
    "record": ("tollbook.exports.coded_report", "record"),
}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'tollbook' has no attribute {name!r}")
    module, attribute = HOMES[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
