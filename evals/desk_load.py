"""The desk under load: readers open pages while reviewers decide, against a book of made-up incidents, all on this machine.

usage: python evals/desk_load.py [--book BOOK.db] [--incidents 20000] [--readers 50] [--reviewers 5] [--seconds 20] [--pause 2.0]

Without --book one is made first (about 57,000 reports for 20,000 incidents: three to five minutes) in a folder that is thrown
away; with --book the file is copied, or made and kept where it is missing. A reader opens a page, reads for PAUSE seconds (half
to one and a half of it, at random) and opens the next: the overview, a filtered one (both with what their map draws), an
incident, a report, the queue; the first of them as soon as the desk answers at all. A reviewer corrects or accepts a toll about
once a PAUSE. At the end every acknowledged decision must stand in the log exactly once, with its value, and every corrected
report must give the corrected figure. Prints one JSON object, with how busy the machine was.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import os
import re
import shutil
import socket
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent))
import made_up
from tollbook.book import Book

Json = dict[str, Any]
MANY = 1_000_000


def make(path: Path, incidents: int) -> None:
    """A book of at least so many made-up incidents."""
    with Book.open(str(path)) as book:
        first = 0
        while book.store.engine.run("SELECT count(*) FROM incidents")[0][0] < incidents:
            for _ in book.add_all(list(made_up.reports(first, first + 2000))):
                pass
            first += 2000


def serve(path: str, port: int) -> None:
    """The desk in a process of its own, without limits on how often somebody may ask."""
    import uvicorn  # noqa: PLC0415 (only in the server's process)

    from tollbook.api.desk import Desk, Settings  # noqa: PLC0415
    from tollbook.web.site import create_app  # noqa: PLC0415

    desk = Desk(path, Settings(reads_per_minute=MANY, writes_per_minute=MANY))
    desk.start()
    uvicorn.run(create_app(desk), host="127.0.0.1", port=port, log_level="warning", access_log=False)


@dataclass(slots=True)
class Load:
    """What the readers and reviewers share, and what they saw."""

    port: int
    until: float
    pause: float
    incidents: list[str]
    reports: list[str]
    pages: dict[str, list[float]] = field(default_factory=dict)
    writes: list[float] = field(default_factory=list)
    acknowledged: dict[int, Json] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(
        self, line: http.client.HTTPConnection, path: str, body: Json | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[float, int, bytes, str]:
        """Milliseconds, status, words and mark of one answer, over a kept connection."""
        began = time.perf_counter()
        sent = None if body is None else json.dumps(body).encode()
        kind = {"content-type": "application/json"} if sent else {}
        line.request(
            "POST" if sent else "GET",
            path,
            sent,
            {"accept-encoding": "gzip", "host": f"127.0.0.1:{self.port}", **kind, **(headers or {})},
        )
        answer = line.getresponse()
        words = answer.read()
        return (time.perf_counter() - began) * 1000, answer.status, words, answer.getheader("etag") or ""

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


def reader(load: Load, seed: int) -> None:
    chance, line, seen = Random(seed), load.line(), dict[str, str]()
    time.sleep(chance.random() * load.pause)
    while time.monotonic() < load.until:
        kind, path = page(load, chance)
        asked = [(kind, path)]
        if kind in ("overview", "filtered"):
            asked.append(("map points", f"/api/points{path[1:]}"))
        for name, address in asked:
            mark = {"if-none-match": seen[address]} if address in seen else {}
            taken, status, _, has = load.ask(line, address, None, mark)
            if has:
                seen[address] = has
            with load.lock:
                load.pages.setdefault(name, []).append(taken)
                if status not in (200, 304):
                    load.failed.append(f"{status} {address}")
        time.sleep(load.pause * (0.5 + chance.random()))


def page(load: Load, chance: Random) -> tuple[str, str]:
    """What a reader opens next."""
    draw = chance.random()
    if draw < 0.25:
        return "overview", "/"
    if draw < 0.45:
        year = chance.randrange(2015, 2019)
        return "filtered", f"/?country={chance.choice(made_up.COUNTRIES)}&since={year}-01-01&killed={chance.randrange(1, 9)}"
    if draw < 0.75:
        return "incident", f"/incidents/{chance.choice(load.incidents)}"
    return ("report", f"/reports/{quote(chance.choice(load.reports))}") if draw < 0.9 else ("queue", "/review")


def reviewer(load: Load, seed: int) -> None:
    """Accepts tolls and corrects others, each of a report that no other reviewer works on."""
    chance, line = Random(-seed), load.line()
    line.request("GET", "/keys", headers={"host": f"127.0.0.1:{load.port}"})
    answer = line.getresponse()
    cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
    found = re.search(rb'data-csrf="([^"]+)"', answer.read())
    pass_on = {"cookie": cookie, "x-csrf-token": found[1].decode() if found else ""}
    mine = load.reports[seed::5]
    while time.monotonic() < load.until:
        report = mine.pop(chance.randrange(len(mine)))
        _, _, words, _ = load.ask(line, f"/api/reports/{quote(report)}", None, {"cookie": cookie, "accept-encoding": "identity"})
        tolls = [i for e in json.loads(words)["events"] for i in e["items"] if i["facet"] == "toll"]
        decide(load, line, pass_on, {"report": report, "item": tolls[0]["item"], **wish(chance)})
        time.sleep(load.pause * (0.5 + chance.random()))


def wish(chance: Random) -> Json:
    if chance.random() < 0.5:
        return {"verdict": "accept"}
    figure = chance.randrange(200, 900)
    return {"verdict": "correct", "facet": "toll", "values": {"low": figure, "high": figure}}


def decide(load: Load, line: http.client.HTTPConnection, pass_on: dict[str, str], body: Json) -> None:
    taken, status, words, _ = load.ask(line, "/api/decisions", body, {**pass_on, "accept-encoding": "identity"})
    with load.lock:
        load.writes.append(taken)
        if status == 200:
            load.acknowledged[json.loads(words)["decision"]] = body
        else:
            load.failed.append(f"{status} decision {words[:120]!r}")


def lost(path: str, load: Load) -> list[str]:
    """Acknowledged decisions that the log, or the book, does not hold."""
    from tollbook.api.desk import Desk  # noqa: PLC0415 (after the server has ended)

    desk, gone = Desk(path), []
    log = desk.decisions.read("ORDER BY seq")
    if sorted(load.acknowledged) != [d.seq for d in log]:
        gone.append(f"the log holds {len(log)} decisions, {len(load.acknowledged)} were acknowledged")
    by_seq = {d.seq: d for d in log}
    with desk.book() as book:
        for seq, body in load.acknowledged.items():
            made = by_seq.get(seq)
            if made is None or (made.item, made.verdict) != (body["item"], body["verdict"]):
                gone.append(f"decision {seq}")
            elif body["verdict"] == "correct" and not given(book, body):
                gone.append(f"decision {seq}: the book does not give {body['values']['low']}")
    desk.close()
    return gone


def given(book: Book, body: Json) -> bool:
    """Whether the incident of a corrected report now carries the corrected figure."""
    key = book.store.report(body["report"]).key
    claims = book.incident(book.derived.homes([key])[key])["claims"]
    return any(c["low"] == body["values"]["low"] and c["report"] == body["report"] for c in claims)


def told(times: list[float]) -> Json:
    found = sorted(times)
    at = {k: round(found[min(len(found) - 1, int(len(found) * s))], 1) for k, s in (("p95_ms", 0.95), ("p99_ms", 0.99))}
    return {"count": len(found), "median_ms": round(median(found), 1), **at, "worst_ms": round(found[-1], 1)}


def measure(path: str, asked: argparse.Namespace) -> Json:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(path, port), daemon=True)
    server.start()
    wait_for(port)
    with Book.open(path) as book:
        names = [str(r[0]) for r in book.store.engine.run("SELECT id FROM reports ORDER BY seq LIMIT 20000")]
        homes = [str(r[0]) for r in book.store.engine.run("SELECT id FROM incidents ORDER BY id")]
    busy = os.getloadavg()
    load = Load(port, time.monotonic() + asked.seconds, asked.pause, homes, names)
    people = [threading.Thread(target=reader, args=(load, n)) for n in range(asked.readers)]
    people += [threading.Thread(target=reviewer, args=(load, n)) for n in range(asked.reviewers)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    server.terminate()
    server.join(20)
    return {
        "incidents": len(homes), "readers": asked.readers, "reviewers": asked.reviewers, "seconds": asked.seconds,
        "pause_s": asked.pause, "machine_load": [round(x, 2) for x in busy],
        "pages": told([t for times in load.pages.values() for t in times]),
        "decisions": told(load.writes), "by_page": {k: told(v) for k, v in sorted(load.pages.items())},
        "failed": load.failed[:20], "lost": lost(path, load),
    }  # fmt: skip


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the desk did not start")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path)
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--pause", type=float, default=2.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        if asked.book is not None and asked.book.exists():
            shutil.copy(asked.book, path)
        else:
            make(path, asked.incidents)
            if asked.book is not None:
                shutil.copy(path, asked.book)
        print(json.dumps(measure(str(path), asked), indent=1))


if __name__ == "__main__":
    main()
