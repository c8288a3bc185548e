"""Every page, light, dark and on a phone: no serious finding of axe, no sideways scrolling, usable without scripts."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser_desk import AXE, SIZES, demo_files, served, watched

from tollbook import Report, code, record
from tollbook.reports import read_all

NAMES = (
    "overview", "filtered", "incident", "report", "review", "pair", "agreement", "actors", "actor", "places", "place", "names",
    "import", "progress", "export", "account", "keys", "problem",
)  # fmt: skip
PICTURES = os.environ.get("TOLLBOOK_PICTURES")


@pytest.fixture(scope="module")
def addresses(chromium: Any, desk: Any) -> dict[str, str]:
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
    page = chromium.new_page(base_url=desk.url)
    page.goto("/import")
    page.get_by_label("Title", exact=True).fill("Shelling near the market")
    page.locator("textarea[name=text]").fill("Two people were killed in Baidoa, Somalia, on 3 March 2026, the police said.")
    page.get_by_role("button", name="Bring in the text").click()
    page.wait_for_selector('[data-job][data-ended="1"]', timeout=120_000)
    progress = page.url.removeprefix(desk.url)
    page.close()
    return {
        "overview": "/", "filtered": "/?country=SOM&killed=1", "incident": f"/incidents/{row.id}",
        "report": f"/reports/{quote(row.reports[0])}", "review": "/review", "pair": f"/review?task={pair.id}",
        "agreement": "/review/agreement", "actors": "/actors", "actor": f"/actor?name={quote(row.actors[0])}",
        "places": "/places", "place": place, "names": "/names",
        "import": "/import", "progress": progress, "export": "/export", "account": "/account", "keys": "/keys",
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
        assert not (serious := serious_of(page)), json.dumps(serious, indent=1)


def serious_of(page: Any) -> list[Any]:
    """What axe finds on a page that keeps somebody from using it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (v["id"], v["help"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious_where_one_signs_in(chromium: Any, tmp_path: Path, size: str) -> None:
    if not AXE.exists():
        pytest.skip(f"the accessibility check needs axe-core at {AXE}: make browser-tools, or name one in TOLLBOOK_AXE")
    with served(tmp_path) as own:
        own.desk.settings.local = False
        own.desk.people.add("ada", "admin", "a long password of ada", "test")
        for page in watched(chromium, own.url, SIZES[size], expected=403):
            for wrong in (False, True):
                page.goto("/")
                page.wait_for_url("**/login**")
                if wrong:
                    page.get_by_label("Name").fill("ada")
                    page.get_by_label("Password").fill("not the password")
                    page.get_by_role("button", name="Sign in").click()
                    page.get_by_role("alert").wait_for()
                if PICTURES:
                    page.screenshot(path=str(Path(PICTURES) / f"login{'-wrong' * wrong}-{size}.png"))
                assert not (serious := serious_of(page)), json.dumps(serious, indent=1)
                assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"] + 1
            page.get_by_label("Name").fill("ada")
            page.get_by_label("Password").fill("a long password of ada")
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{own.url}/")


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
