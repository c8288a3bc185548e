"""A desk served on this machine for tests: a new book in a folder, on a port that was free."""

from __future__ import annotations

import os
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import uvicorn

from tollbook.api.desk import Desk, Settings
from tollbook.web.site import create_app

MANY = 1_000_000
AXE = Path(os.environ.get("TOLLBOOK_AXE", Path(__file__).parents[3] / "out" / "npm" / "axe-core" / "axe.min.js"))
SIZES: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True},
}


@dataclass(frozen=True, slots=True)
class Served:
    """A running desk and where it is."""

    desk: Desk
    url: str


def open_desk(folder: Path) -> Desk:
    """A desk over a new book, without limits on how often somebody may ask."""
    return Desk(str(folder / "book.db"), Settings(reads_per_minute=MANY, writes_per_minute=MANY))


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a new book until the block ends."""
    desk = open_desk(folder)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(desk), log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        wait_for(url)
        try:
            yield Served(desk, url)
        finally:
            server.should_exit = True
            thread.join(15)
            desk.close()


def wait_for(url: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the desk did not start")


def watched(chromium: Any, url: str, size: dict[str, Any], expected: int = 200) -> Iterator[Any]:
    """A page whose troubles are the test's; ``expected`` is an answer that is no trouble."""
    context = chromium.new_context(base_url=url, accept_downloads=True, **size)
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on(
        "console", lambda said: troubles.append(said.text) if said.type == "error" and str(expected) not in said.text else None
    )
    page.on("request", lambda asked: troubles.append(asked.url) if not asked.url.startswith((url, "data:", "blob:")) else None)
    page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
    yield page
    context.close()
    assert not troubles


def demo_files() -> list[str]:
    """The reports that come with Tollbook."""
    folder = resources.files("tollbook.demo")
    return [str(f) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".txt")]
