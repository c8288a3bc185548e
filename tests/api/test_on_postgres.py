"""The desk's main ways on a book in PostgreSQL, for teams; skipped, saying so, where PostgreSQL is not installed."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tollbook import code, record
from tollbook.api.desk import Desk, Settings
from tollbook.book import verify
from tollbook.web.site import create_app

HERE = Path(__file__).parent


def loaded(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


postgres = loaded("book_fixtures", HERE.parent / "book" / "conftest.py").postgres
desks = loaded("desk_fixtures", HERE / "conftest.py")


@pytest.fixture
def desk(postgres: str, tmp_path: Path) -> Iterator[Desk]:
    from tollbook.store.postgres import PostgresEngine  # noqa: PLC0415 (only with the extra)

    engine = PostgresEngine(f"{postgres}postgres")
    engine.run("CREATE DATABASE desk")
    engine.close()
    opened = Desk(f"{postgres}desk", Settings(), str(tmp_path / "desk.db"))
    with opened.writing() as book:
        for report in desks.REPORTS:
            book.add(report.text, record(code(report)))
    opened.start()
    yield opened
    opened.close()


def test_a_coders_day_on_a_book_in_postgres(desk: Desk, token: Callable[..., str]) -> None:
    with TestClient(create_app(desk), base_url=desks.HOST, follow_redirects=False) as client:
        sent = {"x-csrf-token": token(client)}

        def post(path: str, wish: dict[str, Any], status: int = 200) -> Any:
            answer = client.post(path, json=wish, headers=sent)
            assert answer.status_code == status, answer.text
            return answer.json()

        def toll(report: str) -> dict[str, Any]:
            items = [i for e in client.get(f"/api/reports/{report}").json()["events"] for i in e["items"]]
            found: dict[str, Any] = next(i for i in items if i["facet"] == "toll")
            return found

        def killed(report: str) -> int:
            home = client.get(f"/api/reports/{report}").json()["incident"]
            found: int = client.get(f"/api/incidents/{home}").json()["estimates"]["killed"]["best"]
            return found

        first = killed("b1")
        made = post("/api/decisions", {"report": "b1", "verdict": "correct", "item": toll("b1")["item"],
                                       "values": {"low": 8, "high": 8}})  # fmt: skip
        assert killed("b1") == 8
        incidents = client.get("/api/incidents").json()["incidents"]
        merged = post("/api/judgements", {"first": incidents[0]["id"], "second": incidents[1]["id"], "verdict": "same"})
        assert client.get("/api/incidents").json()["total"] == len(incidents) - 1
        for one in (merged, made):
            post(f"/api/decisions/{one['decision']}/undo", {})
        assert killed("b1") == first
        assert client.get("/api/incidents").json()["total"] == len(incidents)
        assert client.get("/api/incidents?q=farmers").json()["total"] == 1
        post("/api/names", {"kind": "place", "name": "Nowhere", "country": "MLI", "latitude": 1.5, "longitude": 2.5})
        task = client.get("/api/queue").json()["tasks"]
        if task:
            post(f"/api/queue/{task[0]['id']}", {"verdict": "accept"})
        home = client.get("/api/reports/b1").json()["incident"]
        assert len(client.get(f"/api/incidents/{home}/history").json()) >= 2
        everything(client, home)
    with desk.book() as book:
        assert verify(book) == []


def everything(client: TestClient, home: str) -> None:
    """Every page and export answers."""
    actor = next(i["actors"][0] for i in client.get("/api/incidents").json()["incidents"] if i["actors"])
    pages = ["/", "/?country=MLI&killed=1&state=open", "/review", "/review/agreement", "/actors", f"/actor?name={quote(actor)}"]
    pages += ["/places", "/place?name=Gao", "/names", "/import", "/export", "/account", "/reports/a1", "/reports/c1"]
    pages += [f"/incidents/{home}", f"/incidents/{home}/history", f"/incidents/{home}?profile=ucdp", "/?q=bomb", "/api/points"]
    pages += [
        "/api/timeline",
        "/api/facets",
        "/api/feed.atom",
        "/api/names/unknown",
        "/api/incidents.jsonl",
        "/api/reports.jsonl",
    ]
    pages += [f"/api/incidents/{home}/explain/{f}" for f in ("killed", "grade", "reports", "date")]
    pages += [f"/api/exports/{f}" for f in ("jsonl", "incidents", "acled", "ucdp", "plover", "geojson", "csv")]
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.text[-300:])
    assert len(json.loads(client.get("/api/exports/geojson").text)["features"]) == 3
