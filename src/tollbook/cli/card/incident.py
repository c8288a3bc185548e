"""One incident of the book on a screen: what its reports say together, and the tolls that compete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tollbook.cli.card.card import Paper, printed
from tollbook.cli.card.phrase import country_name, day, figure, listed
from tollbook.cli.card.sentence import HARM
from tollbook.cli.harmless import one_line
from tollbook.model.toll import Count
from tollbook.model.when import DatePrecision, When

Json = Mapping[str, Any]


def summary(incident: Json, outlets: Mapping[str, str], paper: Paper | None = None) -> str:
    """The summary of an incident record; ``outlets`` says which outlet each report is from."""
    names = list(dict.fromkeys(outlets[r] for r in incident["reports"]))
    parts: list[RenderableType] = [
        Rule(style="dim"), Text(_headline(incident), style="bold"),
        Text(f"{_many(len(incident['reports']))} in {listed([one_line(n) for n in names])}"),
        *(Text(line) for metric in ("killed", "injured") if (line := _estimated(metric, incident))),
    ]  # fmt: skip
    graded = incident["grade"]
    parts += [Text(f"grounds: {graded['grade']} ({graded['why']})")] if graded else []
    claims = _claims(incident, outlets)
    parts += [Text(""), claims] if claims.row_count else []
    return printed(Group(*parts), paper or Paper())


def _many(reports: int) -> str:
    return "1 report" if reports == 1 else f"{reports} reports"


def _headline(incident: Json) -> str:
    acled = (incident["codes"] or {}).get("acled") or {}
    place, when = incident["place"], incident["date"]
    where = [place["name"], place["admin1"], country_name(place["country"])] if place else []
    parts = [acled.get("sub_event_type") or "Incident", ", ".join(dict.fromkeys(one_line(w) for w in where if w))]
    return " · ".join(p for p in [*parts, _day(when) if when else "day not known"] if p)


def _day(when: Json) -> str:
    precision: DatePrecision = next(p for p in get_args(DatePrecision) if p == when["precision"])
    return day(When(date.fromisoformat(when["start"]), date.fromisoformat(when["end"]), precision))


def _estimated(metric: str, incident: Json) -> str:
    """Low, best and high of a metric under the named rule; nothing where no report gives a figure."""
    found = incident["estimates"][metric]
    if found is None:
        return ""
    low, best, high = (found[k] for k in ("low", "best", "high"))
    more = " or more" if found["open_high"] else ""
    return f"{metric}: low {_known(low)}, best {_known(best)}, high {_known(high)}{more} (rule {found['profile']})"


def _known(number: int | None) -> str:
    return "not known" if number is None else f"{number:,}"


def _claims(incident: Json, outlets: Mapping[str, str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name in ("harm", "figure", "said by", "in", "words"):
        table.add_column(name, no_wrap=name in ("harm", "figure"))
    for claim in sorted(incident["claims"], key=lambda c: (c["metric"] != "killed", c["metric"], outlets[c["report"]])):
        aside = f" (set aside: {claim['aside']})" if claim["aside"] else ""
        count = Count(claim["low"], claim["high"], claim["modifier"])
        said = one_line(claim["source"] or "the report itself") + (" (denies)" if claim["denies"] else "")
        harm, words = HARM.get(claim["metric"], claim["metric"]), f'"{one_line(claim["words"])}"{aside}'
        table.add_row(harm, Text(figure(count), style="bold"), Text(said), Text(one_line(outlets[claim["report"]])), Text(words))
    return table
