"""Deciding through the interface: nothing is written over, everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tollbook.api.desk import Desk
from tollbook.book import verify

Token = Callable[..., str]
SignIn = Callable[[str], TestClient]


class Asker:
    """A client that sends its form token with every change."""

    def __init__(self, client: TestClient, token: Token) -> None:
        self.client, self.token = client, token(client)

    def get(self, path: str) -> Any:
        return self.client.get(path).json()

    def post(self, path: str, wish: dict[str, Any], status: int = 200) -> Any:
        answer = self.client.post(path, json=wish, headers={"x-csrf-token": self.token})
        assert answer.status_code == status, answer.text
        return answer.json()

    def toll(self, report: str, metric: str = "killed") -> dict[str, Any]:
        items = [i for e in self.get(f"/api/reports/{report}")["events"] for i in e["items"]]
        found: dict[str, Any] = next(i for i in items if i["facet"] == "toll" and i["value"]["metric"] == metric)
        return found


@pytest.fixture
def ask(client: TestClient, token: Token) -> Asker:
    return Asker(client, token)


def killed(ask: Asker, report: str) -> Any:
    incident = ask.get(f"/api/reports/{report}")["incident"]
    return ask.get(f"/api/incidents/{incident}")["estimates"]["killed"]


def test_a_correction_stands_beside_the_machines_claim(ask: Asker, desk: Desk) -> None:
    item = ask.toll("b1")
    assert killed(ask, "b1")["best"] == 3
    made = ask.post(
        "/api/decisions", {"report": "b1", "verdict": "correct", "item": item["item"], "values": {"low": 5, "high": 5}}
    )
    assert killed(ask, "b1")["best"] == 5
    now = ask.toll("b1")
    assert now["value"]["low"] == 3
    assert now["decision"]["value"]["low"] == 5
    incident = ask.get(f"/api/incidents/{ask.get('/api/reports/b1')['incident']}")
    assert [(c["coder"]["by"], c["coder"]["machine"]["low"]) for c in incident["claims"] if c["coder"]] == [("local", 3)]
    ask.post(f"/api/decisions/{made['decision']}/undo", {})
    assert killed(ask, "b1")["best"] == 3
    with desk.book() as book:
        assert verify(book) == []


def test_a_rejected_claim_is_set_apart_and_comes_back(ask: Asker) -> None:
    made = ask.post("/api/decisions", {"report": "b1", "verdict": "reject", "item": ask.toll("b1")["item"]})
    assert killed(ask, "b1") is None
    ask.post(f"/api/decisions/{made['decision']}/undo", {})
    assert killed(ask, "b1")["best"] == 3
    ask.post(f"/api/decisions/{made['decision']}/undo", {}, 409)


def test_selected_words_carry_an_added_claim(ask: Asker) -> None:
    text = ask.get("/api/reports/b1")["text"]
    start = text.index("three farmers")
    wish = {
        "report": "b1", "verdict": "add", "facet": "toll", "event": 0,
        "values": {"metric": "abducted", "low": 3, "high": 3, "start": start, "end": start + 13},
    }  # fmt: skip
    ask.post("/api/decisions", wish)
    claims = ask.get(f"/api/incidents/{ask.get('/api/reports/b1')['incident']}")["claims"]
    assert [c["words"] for c in claims if c["metric"] == "abducted"] == ["three farmers"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"low": 9, "high": 2}, "above"),
        ({"low": "many"}, "whole number"),
        ({"metric": "eaten"}, "not one of"),
        ({"start": 5, "end": 999999}, "no words"),
    ],
)
def test_values_that_cannot_be_are_refused(ask: Asker, values: dict[str, Any], words: str) -> None:
    wish = {"report": "b1", "verdict": "correct", "item": ask.toll("b1")["item"], "values": values}
    assert words in ask.post("/api/decisions", wish, 409)["detail"]


def test_incidents_merge_and_part_again(ask: Asker) -> None:
    before = ask.get("/api/incidents")["total"]
    first, second = ask.get("/api/reports/a1")["incident"], ask.get("/api/reports/b1")["incident"]
    made = ask.post("/api/judgements", {"first": first, "second": second, "verdict": "same"})
    assert ask.get("/api/reports/a1")["incident"] == ask.get("/api/reports/b1")["incident"]
    assert ask.get("/api/incidents")["total"] == before - 1
    ask.post(f"/api/decisions/{made['decision']}/undo", {})
    assert ask.get("/api/incidents")["total"] == before


def test_a_report_is_taken_out_of_an_incident(ask: Asker) -> None:
    ask.post("/api/judgements", {"first": "a1", "second": "a2", "verdict": "same"})
    home = ask.get("/api/reports/a1")["incident"]
    ask.post(f"/api/incidents/{home}/split", {"reports": ["a2"]})
    assert ask.get("/api/reports/a1")["incident"] != ask.get("/api/reports/a2")["incident"]


def test_a_blind_second_coder_changes_nothing_and_is_compared(signed_in: SignIn, token: Token) -> None:
    one, other = Asker(signed_in("cora"), token), Asker(signed_in("carl"), token)
    for ask, verdict, blind in ((one, "accept", False), (other, "reject", True)):
        ask.post("/api/decisions", {"report": "b1", "verdict": verdict, "item": ask.toll("b1")["item"], "blind": blind})
    assert killed(one, "b1")["best"] == 3
    found = one.get("/api/agreement")
    assert [(a["first"], a["second"], a["items"], a["percent"]) for a in found] == [("cora", "carl", 1, 0.0)]
    assert "disagreement" in [t["kind"] for t in one.get("/api/queue")["tasks"]]


def test_what_somebody_else_decided_takes_a_reviewer_to_undo(signed_in: SignIn, token: Token) -> None:
    one, other, ravi = (Asker(signed_in(n), token) for n in ("cora", "carl", "ravi"))
    made = one.post("/api/decisions", {"report": "b1", "verdict": "accept", "item": one.toll("b1")["item"]})
    other.post(f"/api/decisions/{made['decision']}/undo", {}, 409)
    ravi.post(f"/api/decisions/{made['decision']}/undo", {})


def test_a_task_leaves_the_queue_when_looked_at(ask: Asker) -> None:
    tasks = ask.get("/api/queue")["tasks"]
    assert tasks
    ask.post(f"/api/queue/{tasks[0]['id']}", {"verdict": "accept"})
    assert tasks[0]["id"] not in [t["id"] for t in ask.get("/api/queue")["tasks"]]


def test_a_name_is_explained_and_its_reports_are_read_again(ask: Asker) -> None:
    unknown = ask.get("/api/names/unknown")
    wish = next(n for n in unknown if n["kind"] == "actor")
    ask.post("/api/names", {"kind": "actor", "name": wish["name"], "means": "A Group With A Name"})
    assert wish["name"] not in [n["name"] for n in ask.get("/api/names/unknown")]
    assert "A Group With A Name" in [a["name"] for a in ask.get("/api/actors")]


@pytest.mark.parametrize(
    ("query", "reports"),
    [
        ("country=NGA", {"b1"}),
        ("killed=4", {"a2", "c1"}),
        ("since=2026-02-01&until=2026-02-28", {"b1"}),
        ("language=ar", {"c1"}),
        ("q=farmers", {"b1"}),
        ("place=maiduguri", {"b1"}),
        ("box=10,8,16,14", {"b1"}),
        ("country=FRA", set()),
    ],
)
def test_the_filter_narrows(ask: Asker, query: str, reports: set[str]) -> None:
    found = {r for i in ask.get(f"/api/incidents?{query}")["incidents"] for r in ask.get(f"/api/incidents/{i['id']}")["reports"]}
    assert found & {"a2", "b1", "c1"} == reports


def test_exports_hold_what_the_filter_shows(client: TestClient) -> None:
    lines = client.get("/api/exports/csv?country=NGA").text.strip().split("\n")
    assert len(lines) == 2
    assert "Maiduguri" in lines[1]
    assert client.get("/api/feed.atom").text.count("<entry>") == client.get("/api/incidents").json()["total"]
