"""``tollbook code`` on an address: a page served on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Two soldiers killed near Gao</title>
<meta property="og:site_name" content="Niger Bend Post"><meta property="article:published_time" content="2031-04-18T09:30:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Two soldiers killed near Gao</h1>
<p>Two soldiers were killed on Friday in an attack on a base near Gao in Mali, the army said.</p>
<p>No group has claimed responsibility for the attack.</p></article></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without writing a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the page is served."""
    (tmp_path / "story.html").write_text(PAGE, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def code(source: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tollbook", "code", source, "--json"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_page_at_an_address(address: str) -> None:
    done = code(f"{address}/story.html")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    report, main = record["report"], record["events"][0]
    assert (report["title"], report["outlet"], report["published"]) == (
        "Two soldiers killed near Gao", "Niger Bend Post", "2031-04-18T09:30:00Z",
    )  # fmt: skip
    assert report["url"] == f"{address}/story.html"
    assert main["date"]["start"] == "2031-04-18"
    assert [(t["metric"], t["low"]) for t in main["tolls"]] == [("killed", 2)]


def test_no_page_there(address: str) -> None:
    done = code(f"{address}/gone.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert "the server answers 404" in done.stderr
