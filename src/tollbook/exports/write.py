"""Incidents in any of the formats, as text; what a format cannot hold is counted and named."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tollbook.exports import acled, geojson, plover, table, ucdp
from tollbook.exports.known import Known

FORMATS = ("jsonl", "incidents", "acled", "ucdp", "plover", "geojson", "csv")
PROFILES = {"acled": acled.PROFILE, "ucdp": ucdp.PROFILE}
UNSAID: Mapping[str, Mapping[str, str]] = {
    "acled": acled.UNSAID,
    "ucdp": ucdp.UNSAID,
    "plover": plover.UNSAID,
    "geojson": geojson.UNSAID,
    "csv": table.UNSAID,
}


@dataclass(frozen=True, slots=True)
class Left:
    """An incident that a format cannot hold, and why."""

    incident: str
    reason: str


def export(incidents: Iterable[Known], form: str, left: list[Left]) -> Iterator[str]:
    """The incidents as pieces of text in a format; those it cannot hold are added to ``left``.

    >>> list(export([], "geojson", []))
    ['{"type": "FeatureCollection", "features": []}\\n']
    """
    if form == "acled":
        yield from sheet(kept(incidents, acled.writable, left), acled.COLUMNS, acled.acled_row)
    elif form == "ucdp":
        yield from sheet(kept(incidents, ucdp.writable, left), ucdp.COLUMNS, ucdp.ucdp_row)
    elif form == "csv":
        yield from sheet(incidents, table.COLUMNS, table.table_row)
    elif form == "plover":
        yield from (line(plover.plover_record(k)) for k in kept(incidents, plover.writable, left))
    elif form == "geojson":
        yield line(geojson.geojson([geojson.geojson_feature(k) for k in incidents]))
    else:
        yield from (line(dict(k.incident)) for k in incidents)


def kept(incidents: Iterable[Known], writable: Callable[[Known], str | None], left: list[Left]) -> Iterator[Known]:
    for known in incidents:
        reason = writable(known)
        if reason is None:
            yield known
        else:
            left.append(Left(known.incident["id"], reason))


def sheet(incidents: Iterable[Known], columns: Sequence[str], row: Callable[[Known], Mapping[str, Any]]) -> Iterator[str]:
    """A CSV file piece by piece: the header, then one row an incident."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    for known in incidents:
        writer.writerow({k: cell(v) for k, v in row(known).items()})
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def cell(value: Any) -> Any:
    """A value as a cell: on one line, and words that a spreadsheet would run as a formula are quoted.

    >>> cell("=1+1"), cell("two\\nlines"), cell(True)
    ("'=1+1", 'two lines', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return f"'{words}" if words[:1] in ("=", "+", "@") or (words[:1] == "-" and not words[1:2].isdigit()) else words


def line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
