"""The interface does what its own description says, tried with made-up requests by schemathesis."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tollbook.api.desk import Desk
from tollbook.review.people import LOCAL
from tollbook.web.site import create_app

EXAMPLES = os.environ.get("TOLLBOOK_API_EXAMPLES", "4")
LIMIT_S = os.environ.get("TOLLBOOK_API_SECONDS", "40")


@pytest.fixture
def served(desk: Desk) -> Iterator[str]:
    """The desk on a free port of this machine."""
    import uvicorn  # noqa: PLC0415 (only here)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk.settings.reads_per_minute = desk.settings.writes_per_minute = 10_000_000
    server = uvicorn.Server(uvicorn.Config(create_app(desk), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def test_every_answer_is_as_described(served: str, desk: Desk) -> None:
    if importlib.util.find_spec("schemathesis") is None:
        pytest.skip("schemathesis is not installed (the extra [dev]): the interface is not tried against its description here")
    secret = desk.people.give_token(LOCAL, "trial", "admin")
    command = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        f"{served}/api/openapi.json",
        "-H",
        f"Authorization: Bearer {secret}",
        "-n",
        EXAMPLES,
        "--phases",
        "examples,coverage,fuzzing",
        "--max-time",
        LIMIT_S,
        "--continue-on-failure",
        "--suppress-health-check",
        "all",
        "--exclude-path-regex",
        "api/people",
        "--seed",
        "1",
        "--generation-database",
        "none",
        "--no-color",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "generated" in done.stdout
