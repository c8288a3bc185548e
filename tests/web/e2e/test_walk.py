"""A coder's day in a real browser: reports in, found on the map, their words, a correction, a merge taken back, an export."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from browser_desk import demo_files

BAIDOA = "Baidoa"


@pytest.fixture(scope="module", autouse=True)
def brought(chromium: Any, desk: Any) -> None:
    """The bundled reports, brought in through the page of imports."""
    page = chromium.new_page(base_url=desk.url)
    page.goto("/import")
    page.set_input_files("#files", demo_files())
    page.get_by_role("button", name="Bring in the files").click()
    page.wait_for_selector('[data-job][data-ended="1"]', timeout=120_000)
    assert page.locator("[data-job-added]").inner_text() == str(len(demo_files()))
    assert page.locator("[data-job-problems] li").count() == 0
    page.close()


def incidents(page: Any) -> list[dict[str, Any]]:
    """All incidents, as the interface tells them."""
    found: list[dict[str, Any]] = page.request.get("/api/incidents?limit=50").json()["incidents"]
    return found


def baidoa(page: Any) -> dict[str, Any]:
    return max((i for i in incidents(page) if i["place"] == BAIDOA), key=lambda i: i["reports"])


def on_the_map(page: Any, incident: str) -> tuple[float, float]:
    """Where on the page the mark of an incident stands."""
    at = page.evaluate(
        """id => {
          const map = document.querySelector('[data-map]').incidentMap, n = map.incidents.data.id.indexOf(id);
          const gathered = map.incidents.marks(map.view.z);
          const one = map.drawn.find(d => map.incidents.members(d.mark, gathered.next).includes(n));
          const box = map.canvas.getBoundingClientRect();
          return [box.left + one.sx, box.top + one.sy];
        }""",
        incident,
    )
    return at[0], at[1]


def open_map(page: Any, address: str = "/") -> None:
    page.goto(address)
    page.wait_for_selector("[data-map][data-ready]")
    page.wait_for_selector("[data-map][data-in-view]")


def test_an_incident_is_found_on_the_map_and_opened(page: Any) -> None:
    open_map(page)
    incident = baidoa(page)
    page.mouse.click(*on_the_map(page, incident["id"]))
    listed = page.locator(f'.map-list a[href="/incidents/{incident["id"]}"]')
    assert BAIDOA in listed.inner_text()
    listed.click()
    page.wait_for_url(f"**/incidents/{incident['id']}")
    assert "Baidoa" in page.locator("h1").inner_text()


def test_the_map_says_how_many_incidents_are_in_view(page: Any) -> None:
    open_map(page)
    total = int(page.get_attribute("[data-map]", "data-in-view"))
    assert total == len([i for i in incidents(page) if i["latitude"] is not None and i["precision"] != "country"])
    assert page.locator(".map-count").inner_text().startswith(f"{total} of {total} placed incidents in view")
    page.locator("[data-map] canvas").focus()
    for _ in range(5):
        page.keyboard.press("+")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    page.wait_for_function("n => Number(document.querySelector('[data-map]').dataset.inView) < n", arg=total)


def test_the_map_is_worked_by_keys_alone(page: Any) -> None:
    open_map(page)
    page.locator("[data-map] canvas").focus()
    ring = page.evaluate("getComputedStyle(document.querySelector('[data-map] canvas')).outlineStyle")
    page.keyboard.press("n")
    assert re.match(r"Mark 1 of \d+: ", page.locator(".map-count").inner_text())
    page.keyboard.press("Enter")
    assert page.locator(".map-list li a").count() >= 1
    assert page.evaluate("document.activeElement.tagName") == "H3"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("/incidents/")
    assert ring != "none"


def test_a_box_of_the_map_narrows_the_table(page: Any) -> None:
    open_map(page)
    x, y = on_the_map(page, baidoa(page)["id"])
    page.keyboard.down("Shift")
    page.mouse.move(x - 25, y - 25)
    page.mouse.down()
    page.mouse.move(x + 25, y + 25, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    page.wait_for_url("**box=**")
    west, south, east, north = map(float, re.search(r"box=([^&]+)", page.url.replace("%2C", ","))[1].split(","))  # type: ignore[index]
    inside = [i for i in incidents(page) if i["latitude"] is not None and i["precision"] != "country"]
    inside = [i for i in inside if south <= i["latitude"] <= north and west <= i["longitude"] <= east]
    assert 0 < len(inside) < len(incidents(page))
    assert page.locator("section.rows table.list").first.locator("tbody tr").count() == len(inside)


def test_a_range_of_days_is_dragged_and_set_by_keys(page: Any) -> None:
    open_map(page)
    page.wait_for_selector("[data-timeline][data-ready]")
    last = page.get_by_role("slider").nth(1)
    last.focus()
    last.press("Home")
    last.press("Enter")
    page.wait_for_url("**since=**")
    days = sorted(i["date"] for i in incidents(page) if i["date"])
    assert f"since={days[0][:7]}" in page.url
    assert page.locator("section.rows table.list").first.locator("tbody tr").count() < len(incidents(page))
    page.goto("/")
    page.wait_for_selector("[data-timeline][data-ready]")
    page.locator("[data-timeline] svg").scroll_into_view_if_needed()
    box = page.locator("[data-timeline] svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 40, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=**")


def test_a_figure_opens_the_words_that_carry_it(page: Any) -> None:
    page.goto(f"/incidents/{baidoa(page)['id']}")
    row = page.locator("table.claims tbody tr", has_text="Nine people were killed").first
    row.locator("a.open").click()
    page.wait_for_url("**/reports/**")
    assert "Nine" in page.locator("mark.lit").first.inner_text()
    assert page.locator("mark.lit").first.is_visible()


def test_a_correction_stands_beside_the_machines_value(page: Any) -> None:
    page.goto(f"/incidents/{baidoa(page)['id']}")
    page.locator("table.claims tbody tr", has_text="Nine people were killed").first.locator("a.open").click()
    page.wait_for_url("**/reports/**")
    claim = page.locator("li.f-toll", has_text="killed: 9").first
    name = claim.get_attribute("data-claim")
    claim.locator("summary", has_text="Correct").click()
    claim.locator("input[name=low]").fill("12")
    claim.locator("input[name=high]").fill("12")
    claim.locator("input[name=reason]").fill("The morgue's list has twelve names.")
    claim.get_by_role("button", name="Save as my claim").click()
    page.wait_for_selector(".said")
    claim = page.locator(f'li[data-claim="{name}"]')
    assert "killed: 9" in claim.locator("a.value").inner_text()
    assert "killed: 12" in claim.locator(".coder").inner_text()
    page.goto(f"/incidents/{baidoa(page)['id']}")
    coded = page.locator("table.claims .coded").first.inner_text()
    assert "machine: 9" in coded
    page.go_back()
    page.locator(".said").get_by_role("button", name="Undo").click()
    page.wait_for_function('id => !document.querySelector(`li[data-claim="${id}"] .coder`)', arg=name)


def test_two_incidents_are_merged_and_the_merge_is_taken_back(page: Any) -> None:
    before = {i["id"]: i["reports"] for i in incidents(page)}
    first = baidoa(page)
    other = next(i for i in incidents(page) if i["id"] != first["id"])
    page.goto(f"/incidents/{first['id']}")
    page.get_by_label("Same as incident").fill(other["id"])
    page.get_by_role("button", name="Merge").click()
    page.wait_for_selector(".said")
    assert "Merged" in page.locator(".said").inner_text()
    assert len(incidents(page)) == len(before) - 1
    page.locator(".said").get_by_role("button", name="Undo").click()
    page.wait_for_load_state("networkidle")
    assert {i["id"]: i["reports"] for i in incidents(page)} == before


@pytest.mark.parametrize("form", ["incidents", "csv", "geojson", "acled", "ucdp"])
def test_what_is_filtered_is_exported(page: Any, form: str) -> None:
    page.goto("/export?country=SOM")
    with page.expect_download() as waited:
        page.locator(f'form[action="/api/exports/{form}"] button').click()
    words = waited.value.path().read_text(encoding="utf-8")
    expected = [i for i in incidents(page) if i["country"] == "SOM"]
    if form == "geojson":
        assert len(json.loads(words)["features"]) == len(expected)
    elif form == "incidents":
        assert [json.loads(line)["place"]["country"] for line in words.splitlines()] == ["SOM"] * len(expected)
    else:
        assert len(list(csv.DictReader(io.StringIO(words)))) == len(expected)
