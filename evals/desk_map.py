"""The desk's map with 100,000 incidents in a real Chromium: time to the first view, and frames a second while it is moved.

usage: python evals/desk_map.py [--incidents 100000] [--chromium /usr/bin/chromium]    (under a minute; needs the extra `browser`)

The rows are made up and put in the place of those of an empty book, so that everything from the request to the picture is
measured except reading the book itself. Three first views, each in a new browser. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "web" / "e2e"))
from browser_desk import served

from tollbook.api.index import Row, Snapshot

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


def rows(count: int) -> list[Row]:
    """Made-up incidents around twelve centres, one in seven known only to a province."""
    chance = Random(20)
    return [row(n, chance) for n in range(count)]


def row(n: int, chance: Random) -> Row:
    centre, exact = chance.choice(WARS), chance.random() > 0.15
    east, north = (
        (chance.gauss(0, 1.5), chance.gauss(0, 1.2)) if exact else (chance.randrange(4) * 0.9, chance.randrange(4) * 0.8)
    )
    day = (date(2016, 1, 1) + timedelta(days=chance.randrange(3900))).isoformat()
    killed = None if chance.random() < 0.2 else int(chance.paretovariate(1.1)) - 1
    kind = chance.choice(TYPES)
    place = (round(centre[1] + north, 4), round(centre[0] + east, 4), 5.0 if exact else chance.choice((20.0, 60.0, 120.0)))
    return Row(
        f"i{n:016x}", (), day, day, "MLI", f"Province {n % 40}", f"Town {n % 900}", *place, "town" if exact else "admin1", *kind,
        (killed, killed, killed), (None, None, None), False, "fair", (), (f"m{n}",), ("en",), (), True,
    )  # fmt: skip


@contextmanager
def desk_of(count: int) -> Iterator[str]:
    """A desk that shows so many incidents."""
    made = rows(count)
    made.sort(key=lambda r: r.start or "", reverse=True)
    snapshot = Snapshot(("made up",), made, {r.id: r for r in made})
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as found:
        found.desk.index.now, found.desk.index.read = snapshot, lambda _: snapshot  # type: ignore[method-assign,assignment]
        yield found.url


def measure(url: str, chromium: str) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    with sync_playwright() as play:
        loads = [first_view(play, url, chromium) for _ in range(3)]
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = opened(browser, url)
        moved = [page.evaluate(MOVES, zoom) for zoom in (2, 4, 6, 8)]
        browser.close()
    return {
        "first_view_ms": sorted(loads), "moving": [{k: round(v, 1) for k, v in m.items()} for m in moved],
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
    asked = parser.parse_args()
    with desk_of(asked.incidents) as url:
        print(json.dumps({"incidents": asked.incidents, **measure(url, asked.chromium)}, indent=1))


if __name__ == "__main__":
    main()
