"""A real Chromium over a desk that holds the bundled reports; skipped, saying so, where either is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

CHROMIUM = Path(os.environ.get("TOLLBOOK_CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, one for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="browser tests need playwright: pip install '.[browser]'")
    if not CHROMIUM.exists():
        pytest.skip(f"browser tests need Chromium at {CHROMIUM}: apt install chromium, or name one in TOLLBOOK_CHROMIUM")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A desk with an empty book."""
    from browser_desk import served  # noqa: PLC0415 (only where the browser is there)

    with served(tmp_path_factory.mktemp("desk")) as found:
        yield found


@pytest.fixture
def page(chromium: Any, desk: Any) -> Iterator[Any]:
    """A page that fails the test on a script error, on anything the content policy stopped, and on a request elsewhere."""
    from browser_desk import SIZES, watched  # noqa: PLC0415 (only where the browser is there)

    yield from watched(chromium, desk.url, SIZES["light"])
