"""Scores the walk on development messages of MUC-4 (nothing is tuned on it, and its test messages are left alone).

Run as ``python evals/muc4.py [--shared ../shared] [--errors 20]``; without the data it says so and stops. The messages are in
capitals and are brought to running text first (truecase.py). 300 of the 1,300 development messages are taken: those whose id has
the lowest SHA-256. Only what Tollbook's record can express is scored, a message at a time: an incident is told; its type, day and
country are those of one of the message's templates; the named perpetrators; killed and injured as exact numbers. MUC-4 asks for
terrorism in nine countries and leaves out fighting between armies and guerrillas, so the precision of "told" cannot be high.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from roots import below, lines
from tollbook import code, record
from tollbook.knowledge.actors import key_of
from tollbook.knowledge.gazetteer.nations import nations
from tollbook.model.report import Report
from truecase import names_in, shares, small_words, truecased

HERE = Path(__file__).resolve().parent
NAME, SAMPLE = "muc4", 300
FILES = (
    "muc4/texts.jsonl.gz", "muc4/keys.jsonl.gz", "geoparsing/lgl.jsonl.gz", "geoparsing/trnews.jsonl.gz",
    "gva_incidents/reports.jsonl.gz",
)  # fmt: skip
MONTHS = {
    "JAN": 1, "FEB": 2, "MAR": 3, "APR": 4, "MAY": 5, "JUN": 6, "JUL": 7, "AUG": 8, "SEP": 9, "OCT": 10, "NOV": 11, "DEC": 12,
}  # fmt: skip
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b")
TAGS = re.compile(r"\[(?:TEXT|REPORT|ARTICLE|EXCERPTS?|PASSAGE OMITTED|COMMUNIQUE|EDITORIAL|SPEECH|INTERVIEW)[^\]]*\]")
QUOTED = re.compile(r'"([^"]+)"')
NUMBERED = re.compile(r"^(\d+):\s*(.*)$")
BOMBS = frozenset(("explosives", "bomb", "car bomb", "mine", "suicide", "grenade"))
EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
Json = dict[str, Any]
Names = tuple[frozenset[str], frozenset[str]]


@dataclass(slots=True)
class Template:
    """One answer template: what the record can express of it."""

    type: str
    optional: bool
    days: tuple[date, date] | None
    country: str | None
    organisations: tuple[frozenset[str], ...]
    numbers: Mapping[str, int]


@dataclass(slots=True)
class Message:
    """A message with its templates; none where it tells of no incident."""

    id: str
    text: str
    templates: list[Template] = field(default_factory=list)


def messages(folder: Path) -> list[Message]:
    """The sample, in the order of ids."""
    found = {}
    for row in lines(folder / "texts.jsonl.gz"):
        if row["id"].startswith("DEV-"):
            found[row["id"]] = Message(row["id"], row["text"])
    chosen = sorted(found, key=lambda i: hashlib.sha256(f"muc4:{i}".encode()).hexdigest())[:SAMPLE]
    for row in lines(folder / "keys.jsonl.gz"):
        if row["id"] in found and row["slots"]["INCIDENT: TYPE"] != ["*"]:
            found[row["id"]].templates.append(template(row["slots"]))
    return [found[i] for i in sorted(chosen)]


def template(slots: Mapping[str, list[str]]) -> Template:
    """A template read; what is not stated, or not as one value, stays open."""
    place = slots["INCIDENT: LOCATION"][0].split(":")[0].strip(" ?")
    stated = [s for s in slots["PERP: ORGANIZATION ID"] if '"' in s and "?" not in s]
    organisations = tuple(frozenset(key_of(n) for n in QUOTED.findall(s)) for s in stated)
    optional, country = "OPTIONAL" in slots["MESSAGE: TEMPLATE"][0], nations().named(place.title())
    days = days_of(slots["INCIDENT: DATE"][0])
    return Template(slots["INCIDENT: TYPE"][0], optional, days, country, organisations, numbers(slots))


def days_of(written: str) -> tuple[date, date] | None:
    """The first and the last day of ``30 DEC 89`` or ``01 JAN 90 - 05 JAN 90``; None for open dates.

    >>> days_of("30 DEC 89"), days_of("- 08 JAN 90")
    ((datetime.date(1989, 12, 30), datetime.date(1989, 12, 30)), None)
    """
    found = [day for parts in DAY.findall(written) if (day := day_of(parts)) is not None]
    return (min(found), max(found)) if found and not written.strip().startswith("-") else None


def day_of(parts: Sequence[str]) -> date | None:
    """The day of its parts; None where there is no such day.

    >>> day_of(("30", "DEC", "89")), day_of(("31", "JUN", "89"))
    (datetime.date(1989, 12, 30), None)
    """
    try:
        return date(1900 + int(parts[2]), MONTHS[parts[1]], int(parts[0]))
    except (KeyError, ValueError):
        return None


def numbers(slots: Mapping[str, list[str]]) -> dict[str, int]:
    """Killed and injured where every target with that effect has one number."""
    many: dict[str, int] = {}
    for value in slots["HUM TGT: NUMBER"]:
        if (m := NUMBERED.match(value)) is not None:
            many |= {name: int(m[1]) for name in QUOTED.findall(m[2])[:1]}
    found: dict[str, list[int | None]] = defaultdict(list)
    for value in slots["HUM TGT: EFFECT OF INCIDENT"]:
        effect, _, names = value.partition(":")
        if effect in EFFECTS and QUOTED.findall(names):
            found[EFFECTS[effect]].append(many.get(QUOTED.findall(names)[0]))
    return {k: sum(n for n in v if n) for k, v in sorted(found.items()) if all(v)}


def coded(message: Message, small: frozenset[str], names: Names) -> list[Json]:
    """The events found in a message that was published on the day of its dateline."""
    head = DAY.search(message.text[:200])
    day = day_of(head.groups()) if head is not None else None
    published = day.isoformat() if day is not None else None
    text = truecased(TAGS.sub("", message.text).replace("\n   ", "\n\n").replace("\n\n\n", "\n\n"), small, names)
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    return list(record(code(Report(message.id, text, published=published, language="en")))["events"])


def type_of(event: Json) -> str:
    """The MUC type of an event as coded."""
    mode, sub = event["codes"]["plover"]["mode"], event["codes"]["acled"]["sub_event_type"] or ""
    if mode == "abduct" or sub.startswith("Abduction"):
        return "KIDNAPPING"
    explosive = "explosive" in sub.casefold() or sub == "Suicide bomb" or "bomb" in event["act"]
    if explosive or BOMBS & {w["class"] for w in event["weapons"]}:
        return "BOMBING"
    return "ARSON" if "arson" in event["act"] else "ATTACK"


def judged(message: Message, events: list[Json], marks: Counter[str]) -> None:
    """Adds what is right in one message."""
    firm = [t for t in message.templates if not t.optional]
    main = [e for e in events if e["main"]]
    if not message.templates or firm:
        marks["told"] += bool(main)
        marks["is"] += bool(firm)
        marks["told right"] += bool(main and firm)
    if not firm or not main:
        return
    marks["both"] += 1
    marks["type"] += any(type_of(main[0]) == t.type for t in message.templates)
    place = main[0]["place"] or {}
    wanted = {t.country for t in message.templates} - {None}
    marks["country asked"] += bool(wanted)
    marks["country"] += place.get("country") in wanted
    days = [t.days for t in message.templates if t.days]
    marks["date asked"] += bool(days)
    when = main[0]["date"]
    marks["date"] += when is not None and any(a <= date.fromisoformat(when["start"]) <= b for a, b in days)
    who(message, events, marks)
    tolls(firm, events, marks)


def who(message: Message, events: list[Json], marks: Counter[str]) -> None:
    """Adds the organisations of a message that are found, and the named perpetrators that are one of them."""
    gold = {o for t in message.templates for o in t.organisations}
    found = {n: {key_of(n), key_of(a["as_named"])} for e in events for a in e["actors"] if a["role"] == "perpetrator"
             for n in [a["name"]] if n != "unknown" and (a["id"] is not None or n[:1].isupper())}  # fmt: skip
    marks["organisations"] += len(gold)
    marks["organisations found"] += sum(any(_same(o, keys) for keys in found.values()) for o in gold)
    marks["named"] += len(found)
    marks["named right"] += sum(any(_same(o, keys) for o in gold) for keys in found.values())


def _same(gold: frozenset[str], keys: set[str]) -> bool:
    return any(f" {g} " in f" {k} " or f" {k} " in f" {g} " for g in gold for k in keys if g and k)


def tolls(firm: list[Template], events: list[Json], marks: Counter[str]) -> None:
    """Adds the exact numbers of killed and injured that stand in some template and are found."""
    for t in firm:
        for metric, number in t.numbers.items():
            exact = {(f["metric"], f["low"], f["high"]) for e in events for f in e["tolls"]}
            marks[f"{metric} asked"] += 1
            marks[metric] += (metric, number, number) in exact


def scored(data: Path, errors: int) -> Counter[str]:
    """The counts over the sample; prints those of the first messages where that is asked."""
    running = [r["text"] for f in FILES[2:4] for r in lines(data / f)] + [r["content"] for r in lines(data / FILES[4])]
    small, sample, marks = small_words(running), messages(data / "muc4"), Counter[str]()
    names = names_in([m.text for m in sample], small)
    for n, message in enumerate(sample):
        own: Counter[str] = Counter()
        judged(message, coded(message, small, names), own)
        marks += own
        if n < errors:
            print(message.id, [t.type for t in message.templates], dict(own))
    return marks


PAIRS = (
    ("told precision", "told right", "told"), ("told recall", "told right", "is"), ("type", "type", "both"),
    ("country", "country", "country asked"), ("date", "date", "date asked"),
    ("organisations recall", "organisations found", "organisations"), ("organisations precision", "named right", "named"),
    ("killed exact", "killed", "killed asked"), ("injured exact", "injured", "injured asked"),
)  # fmt: skip


def main() -> int:
    """Score the sample; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=HERE.parents[1] / "shared", help="the folder with data/, beside the checkout"
    )
    parser.add_argument("--errors", type=int, default=0, help="print the figures of this many messages")
    given = parser.parse_args()
    data = given.shared / "data"
    if missing := [f for f in FILES if not (data / f).is_file()]:
        print(f"{NAME}: skipped, no data at {data / missing[0]}")
        return 0
    marks = scored(data, given.errors)
    figures = shares(marks, PAIRS)
    print(f"{NAME}: {SAMPLE} development messages, {marks['is']} with an incident, {marks['told']} found to have one")
    for name, a, b in PAIRS:
        print(f"  {name:26} {figures[name]:.3f}  ({marks[a]}/{marks[b]})")
    fallen = below(NAME, figures)
    print("\n".join(fallen) or "  no figure under its floor")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
