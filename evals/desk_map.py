"""The desk's map with 100,000 incidents in a real Chromium: time to the first view, and frames a second while it is moved.

usage: python evals/desk_map.py [--incidents 100000] [--book BOOK.db] [--chromium /usr/bin/chromium]    (needs the extra browser)

The incidents are made up and written into the derived table of a book (a minute; kept where --book says so). The desk is then
opened with `tollbook serve`, as anybody would: told are the seconds from the command to the first answer, and the
milliseconds from the first request that the desk ever gets to the map drawn, then those of two more browsers that have seen
nothing yet. Prints one JSON object, with how busy the machine was.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tollbook.book import Book

GROUP, PATIENCE_S = 5000, 300
WARS = (
    (44.4, 33.3),
    (36.8, 34.8),
    (-4, 14),
    (45.3, 2),
    (-74, 4.6),
    (44, 15),
    (7.5, 9),
    (69, 34),
    (30, 15),
    (96, 20),
    (35, 48.5),
    (-99, 19),
)
TYPES = (("Battles", "Armed clash"), ("Explosions/Remote violence", "Air/drone strike"), ("Violence against civilians", "Attack"))
MOVES = """async zoom => {
  const map = document.querySelector('[data-map]').incidentMap;
  let most = 0;
  map.go(0.6022, 0.3965, zoom);
  await new Promise(done => setTimeout(done, 700));
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < 240; n++) {
    map.move(9 * Math.cos(n / 40), 5 * Math.sin(n / 30));
    const now = await new Promise(requestAnimationFrame);
    most = Math.max(most, map.drawn.length);
    frames.push(now - last);
    last = now;
  }
  frames.sort((a, b) => a - b);
  const all = frames.reduce((a, b) => a + b);
  return {zoom, frames_a_second: 1000 * frames.length / all, ms_at_95_percent: frames[Math.floor(frames.length * 0.95)],
          slowest_ms: frames.at(-1), marks: most};
}"""


def make(path: Path, count: int) -> None:
    """A book whose derived table holds made-up incidents around twelve centres, one in seven known only to a province."""
    chance = Random(20)
    with Book.open(str(path)) as book:
        for first in range(0, count, GROUP):
            made = [incident(n, chance) for n in range(first, min(first + GROUP, count))]
            with book.store.writing():
                book.derived.replace([], made, {i["id"]: i["reports"] for i in made})


def incident(n: int, chance: Random) -> dict[str, Any]:
    centre, exact = chance.choice(WARS), chance.random() > 0.15
    east, north = (
        (chance.gauss(0, 1.5), chance.gauss(0, 1.2)) if exact else (chance.randrange(4) * 0.9, chance.randrange(4) * 0.8)
    )
    day = (date(2016, 1, 1) + timedelta(days=chance.randrange(3900))).isoformat()
    killed = None if chance.random() < 0.2 else int(chance.paretovariate(1.1)) - 1
    kind = chance.choice(TYPES)
    place = (round(centre[1] + north, 4), round(centre[0] + east, 4), 5.0 if exact else chance.choice((20.0, 60.0, 120.0)))
    toll: dict[str, Any] = {"low": killed, "best": killed, "high": killed, "open_high": False, "voices": 1, "aside": []}
    return {
        "id": f"i{n:016x}", "reports": [f"m{n}"], "date": {"start": day, "end": day, "precision": "day"},
        "place": {"name": f"Town {n % 900}" if exact else None, "admin1": f"Province {n % 40}", "country": "MLI",
                  "runner_up": None, "latitude": place[0], "longitude": place[1], "radius_km": place[2],
                  "precision": "town" if exact else "admin1"},
        "codes": {"acled": {"event_type": kind[0], "sub_event_type": kind[1]}},
        "actors": [{"name": f"Group {n % 70}", "id": None, "role": "perpetrator", "stance": "accused", "reports": [f"m{n}"]}],
        "weapons": [], "statements": [], "estimates": {"killed": None if killed is None else toll, "injured": None, "groups": {}},
        "grade": {"grade": "fair", "why": "two voices agree"}, "voices_copied": 0,
    }  # fmt: skip


@contextmanager
def desk_of(path: Path) -> Iterator[tuple[str, float]]:
    """The desk as the command opens it: its address, and the seconds until it answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.monotonic()
    command = [sys.executable, "-m", "tollbook", "serve", "--book", str(path), "--port", str(port), "--rate", "1000000"]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                if running.poll() is not None or time.monotonic() - began > PATIENCE_S:
                    raise
                time.sleep(0.02)
        yield f"http://127.0.0.1:{port}/", time.monotonic() - began
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(60)


def measure(url: str, chromium: str) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    with sync_playwright() as play:
        loads = [first_view(play, url, chromium) for _ in range(3)]
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = opened(browser, url)
        moved = [page.evaluate(MOVES, zoom) for zoom in (2, 4, 6, 8)]
        browser.close()
    return {
        "first_view_ms": loads[0], "other_first_views_ms": loads[1:],
        "moving": [{k: round(v, 1) for k, v in m.items()} for m in moved],
        "frames_a_second_worst": round(min(m["frames_a_second"] for m in moved), 1),
    }  # fmt: skip


def opened(browser: Any, url: str) -> Any:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(url)
    page.wait_for_selector("[data-map][data-ready]")
    return page


def first_view(play: Any, url: str, chromium: str) -> int:
    """Milliseconds from asking for the page to the map drawn with all incidents, in a browser that has seen nothing yet."""
    browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
    page = opened(browser, url)
    taken: float = page.evaluate("performance.getEntriesByName('map drawn')[0].startTime")
    browser.close()
    return round(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--book", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.book or Path(folder) / "book.db"
        if not path.exists():
            make(path, asked.incidents)
        busy = [round(x, 2) for x in os.getloadavg()]
        with desk_of(path) as (url, seconds):
            found = measure(url, asked.chromium)
    print(json.dumps({"incidents": asked.incidents, "machine_load": busy, "opened_s": round(seconds, 1), **found}, indent=1))


if __name__ == "__main__":
    main()
