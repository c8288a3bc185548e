"""Scores the time expressions on the TempEval-3 training part (development only): relaxed, strict and value F for DATE and TIME.

Run as ``python evals/time_tempeval.py [--shared ../shared] [--errors 40]``; without the data it says so and stops.
Relaxed: a key expression is overlapped; strict: the same characters; value: overlapped, with the same TIMEX3 value.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tollbook.languages.lexicon import lexicon
from tollbook.mentions.time import find_times
from tollbook.mentions.tokens import split
from tollbook.model.reading import Reading, TimeMention
from tollbook.model.report import Report
from tollbook.model.when import When

HERE = Path(__file__).resolve().parents[1]
Key = tuple[int, int, str, str]


def documents(shared: Path) -> Iterator[dict[str, Any]]:
    """The annotated documents."""
    with gzip.open(shared / "data" / "tempeval3_train" / "timebank_aquaint.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def value(when: When | None) -> str | None:
    """The TIMEX3 value of the days found; ranges that TIMEX3 has no value for give their first day."""
    if when is None:
        return None
    if when.precision == "time" and when.hour is not None:
        return f"{when.start}T{when.hour}"
    week = when.start.isocalendar()
    plain = {
        "week": f"{week.year}-W{week.week:02d}" if when.start.weekday() == 0 else str(when.start),
        "month": f"{when.start:%Y-%m}" if when.start.day == 1 else str(when.start),
        "year": f"{when.start:%Y}" if when.start.month == when.start.day == 1 else str(when.start),
        "longer": f"{when.start:%Y}"[: 3 if when.start.year % 10 == 0 and when.end.year - when.start.year == 9 else 4],
    }
    return plain.get(when.precision, str(when.start))


def same(mine: str | None, key: str) -> bool:
    """Whether two values are the same day; a part of the day (TNI, TMO) that only the key has is left out."""
    if mine is None:
        return False
    return mine == key or (key[:10] == mine and key[10:11] == "T" and not key[11:12].isdigit())


def read(document: dict[str, Any]) -> tuple[Reading, tuple[TimeMention, ...]]:
    """A document with its time mentions."""
    published = (
        f"{document['dct'][:4]}-{document['dct'][4:6]}-{document['dct'][6:8]}" if "-" not in document["dct"] else document["dct"]
    )
    report = Report(document["id"], document["text"], published=published[:10], language="en")
    tokens, sentences = split(report.text)
    reading = Reading(report, tokens, sentences, lexicon("en").find(tokens))
    return reading, find_times(reading)[0]


class Score:
    """Counts over all documents."""

    def __init__(self) -> None:
        self.keys = self.found = self.relaxed = self.strict = self.valued = self.characters = 0
        self.errors: list[str] = []

    def add(self, keys: list[Key], found: list[tuple[int, int, str | None]], text: str) -> None:
        """One document's keys and found expressions, paired one to one in text order."""
        self.keys, self.found, free = self.keys + len(keys), self.found + len(found), list(found)
        for start, end, _, key in keys:
            pair = next((f for f in free if f[0] < end and start < f[1]), None)
            if pair is None:
                self.errors.append(f"missed\t{text[start:end]}\t{key}\t{text[max(0, start - 30) : end + 20]!r}")
                continue
            free.remove(pair)
            self.relaxed += 1
            self.strict += pair[:2] == (start, end)
            self.valued += same(pair[2], key)
            if not same(pair[2], key):
                self.errors.append(f"value\t{text[start:end]}\t{key}\t{pair[2]}\t{text[max(0, start - 60) : end + 20]!r}")
        self.errors += [f"extra\t{text[a:b]}\t{v}\t{text[max(0, a - 30) : b + 20]!r}" for a, b, v in free]

    def line(self, name: str, right: int) -> str:
        """Precision, recall and F of one figure."""
        p, r = right / max(1, self.found), right / max(1, self.keys)
        return f"{name:8} P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f}"


def evaluate(shared: Path) -> tuple[Score, float]:
    """The score over all documents and the milliseconds a 400-character stretch took in find_times, lexicon included."""
    score, spent, characters = Score(), 0.0, 0
    for document in documents(shared):
        begun = time.perf_counter()
        reading, mentions = read(document)
        spent += time.perf_counter() - begun
        characters += len(reading.report.text)
        spans = [(reading.span(m.first, m.last), m) for m in mentions if m.relation != "habit"]
        keys = [(t["start"], t["end"], t["type"], t["value"]) for t in document["times"]]
        others = [k for k in keys if k[2] not in ("DATE", "TIME")]
        found = [(s.start, s.end, value(m.when)) for s, m in spans]
        dates = sorted(k for k in keys if k[2] in ("DATE", "TIME"))
        # A found expression on a key of another type (duration, set) is not scored.
        found = [f for f in found if not any(f[0] < k[1] and k[0] < f[1] for k in others)]
        score.add(dates, found, document["text"])
    return score, 1000 * spent / characters * 400


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if not (options.shared / "data" / "tempeval3_train").is_dir():
        print(f"skipped: no data/tempeval3_train below {options.shared.name}")
        return
    score, speed = evaluate(options.shared)
    print(f"256 documents, {score.keys} DATE and TIME keys, {score.found} found, {speed:.2f} ms per 400 characters (all steps)")
    for name, right in (("relaxed", score.relaxed), ("strict", score.strict), ("value", score.valued)):
        print(score.line(name, right))
    print("\n".join(score.errors[: options.errors]))


if __name__ == "__main__":
    main()
