"""Every page, light, dark and on a phone: no serious finding of axe, no sideways scrolling, usable without scripts."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser_desk import AXE, SIZES, demo_files, watched

from tollbook import Report, code, record
from tollbook.reports import read_all

NAMES = (
    "overview", "filtered", "incident", "report", "review", "pair", "agreement", "actors", "actor", "places", "place", "names",
    "import", "export", "account", "keys", "problem",
)  # fmt: skip
PICTURES = os.environ.get("TOLLBOOK_PICTURES")


@pytest.fixture(scope="module")
def addresses(desk: Any) -> dict[str, str]:
    """The address of a full example of every page."""
    with desk.desk.writing() as book:
        for report in read_all(demo_files()):
            assert isinstance(report, Report)
            book.add(report.text, record(code(report)))
    with desk.desk.book() as book:
        rows = desk.desk.snapshot(book).rows
        tasks = desk.desk.reviewed(book).of_kind()
    row = max(rows, key=lambda r: len(r.reports))
    pair = next((t for t in tasks if t.kind == "merge"), tasks[0])
    place = f"/place?name={quote(row.place or '')}&country={row.country}"
    return {
        "overview": "/", "filtered": "/?country=SOM&killed=1", "incident": f"/incidents/{row.id}",
        "report": f"/reports/{quote(row.reports[0])}", "review": "/review", "pair": f"/review?task={pair.id}",
        "agreement": "/review/agreement", "actors": "/actors", "actor": f"/actor?name={quote(row.actors[0])}",
        "places": "/places", "place": place, "names": "/names",
        "import": "/import", "export": "/export", "account": "/account", "keys": "/keys",
        "problem": "/incidents/none",
    }  # fmt: skip


def settle(page: Any, address: str) -> None:
    page.goto(address)
    for part in ("[data-map]", "[data-timeline]"):
        if page.locator(part).count():
            page.wait_for_selector(f"{part}[data-ready]")
    page.wait_for_timeout(150)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(chromium: Any, desk: Any, addresses: dict[str, str], name: str, size: str) -> None:
    if not AXE.exists():
        pytest.skip(f"the accessibility check needs axe-core at {AXE}: make browser-tools, or name one in TOLLBOOK_AXE")
    for page in watched(chromium, desk.url, SIZES[size], expected=404 if name == "problem" else 200):
        settle(page, addresses[name])
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{size}.png"), full_page=name not in ("overview",))
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [
            (v["id"], v["help"], [n["html"][:160] for n in v["nodes"][:3]])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        assert not serious, json.dumps(serious, indent=1)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_scrolls_sideways_on_a_phone(chromium: Any, desk: Any, addresses: dict[str, str], name: str) -> None:
    for page in watched(chromium, desk.url, SIZES["phone"], expected=404 if name == "problem" else 200):
        settle(page, addresses[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= 391


@pytest.mark.parametrize("name", ["overview", "incident", "report", "review", "export"])
def test_a_page_says_all_it_has_to_say_without_scripts(chromium: Any, desk: Any, addresses: dict[str, str], name: str) -> None:
    for page in watched(chromium, desk.url, {**SIZES["light"], "java_script_enabled": False}):
        page.goto(addresses[name])
        assert page.locator("h1").count() == 1
        assert len(page.locator("main").inner_text()) > 200
        if name == "overview":
            assert page.locator("table.list tbody tr").count() >= 3
