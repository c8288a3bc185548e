"""A thousand hostile reports are shown as text: no tag or attribute of theirs, no character that turns the page round."""

from __future__ import annotations

import html
import re
from random import Random
from typing import Any

import pytest
from markupsafe import Markup
from starlette.testclient import TestClient

from tollbook.api.desk import Desk
from tollbook.web.marked import marked

PARTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'onmouseover='alert(1)",
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "javascript:alert(1)",
    "</mark></div><iframe src=//evil.example>",
    "\u202e\u2066drow\u2069",
    "\u202abidi\u202c",
    "\x1b[2J",
    "\x01\x08\x7f",
    "&lt;b&gt;",
    "&#x3c;script&#x3e;",
    "<!--",
    "-->",
    "]]>",
    "<style>*{display:none}</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "قتل خمسة",
    "\ufeff\ufffe",
    "𝒳𝒴",
    "a\u0301" * 40,
    "<a href='data:text/html,x'>",
    "%00",
    "\r\n\r\n",
)
TAGS = re.compile(r"<(/?)([a-zA-Z!][^\s>]*)([^>]*)>")
MARK = re.compile(r'( (class|id|data-items|title)="[^"<>]*")*')


def hostile(n: int) -> str:
    chance = Random(n)
    return " ".join(chance.choice(PARTS) for _ in range(chance.randint(1, 12))) + f" {chance.randint(1, 9)} people were killed"


@pytest.mark.parametrize("block", range(10))
def test_a_thousand_hostile_texts_render_inert(block: int) -> None:
    for n in range(block * 100, block * 100 + 100):
        text, chance = hostile(n), Random(-n)
        cuts = sorted(chance.sample(range(len(text)), 6))
        marks = [
            (cuts[0], cuts[3], "toll", text[:20], text),
            (cuts[1], cuts[2], "actor", "i2", "'\"><"),
            (cuts[2], cuts[5], "issue", "", text),
        ]
        shown = marked(text, marks)
        assert isinstance(shown, Markup)
        for _, name, rest in TAGS.findall(shown):
            assert name == "mark", shown
            assert MARK.fullmatch(rest), rest
        bare = html.unescape(re.sub(r"</?mark[^>]*>", "", shown))
        assert len(bare) == len(text)
        assert not set(bare) & set("\x00\x01\x08\x1b\x7f\r\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u202c")


@pytest.fixture
def poisoned(desk: Desk) -> list[str]:
    """Hostile reports, in every field, in the book."""
    names = []
    with desk.writing() as book:
        for n in range(30):
            words = hostile(n).replace("\x00", "")
            name = f"h{n}/<x>?#{n}"
            span = {"start": 0, "end": 5, "text": words[:5]}
            place: dict[str, object] = {
                "name": words[:80],
                "country": "MLI",
                "admin1": words[:60],
                "admin2": None,
                "latitude": 16.2,
                "longitude": -0.04,
                "radius_km": 2.0,
                "precision": "town",
                "gazetteer_id": None,
                "score": {},
                "runner_up": None,
                "spans": [span],
            }
            book.add(words, record_of(name, words, span, place), "test/1")
            names.append(name)
    return names


def record_of(name: str, words: str, span: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    source = {"name": words[:60], "type": "police", "anonymous": False, "via": [words[:20]], "spans": [span]}
    toll = {
        "id": "t",
        "metric": "killed",
        "low": 3,
        "high": 3,
        "modifier": "exact",
        "group": None,
        "group_as_stated": None,
        "source": source,
        "stance": "asserts",
        "preliminary": False,
        "superseded": False,
        "subset": False,
        "spans": [span],
    }
    codes = {
        "plover": {"event": "ASSAULT", "mode": None, "contexts": []},
        "acled": {"event_type": "Battles", "sub_event_type": "Armed clash"},
        "ucdp": {"type_of_violence": None},
        "cameo": {"code": None},
    }
    event = {
        "id": "e",
        "main": True,
        "act": "fight",
        "status": "actual",
        "count": None,
        "codes": codes,
        "place": place,
        "weapons": [],
        "spans": [span],
        "date": {"start": "2026-03-02", "end": "2026-03-02", "precision": "day", "time": None, "spans": [span]},
        "tolls": [toll],
        "actors": [
            {"role": "perpetrator", "name": words[:70], "id": None, "as_named": words[:70], "stance": "accused", "spans": [span]}
        ],
        "statements": [{"actor": words[:40], "stance": "denies", "about": words[:40], "spans": [span]}],
        "relations": [],
    }
    head = {
        "id": name,
        "title": words[:100],
        "outlet": words[:50],
        "published": "2026-03-03",
        "language": "en",
        "url": "javascript:alert(1)",
        "machine_translated": None,
    }
    return {"report": head, "events": [event], "issues": [{"code": "unknown_place", "message": words[:80], "span": span}]}


def test_hostile_reports_are_inert_on_every_page(client: TestClient, poisoned: list[str]) -> None:
    from urllib.parse import quote  # noqa: PLC0415

    incidents = client.get("/api/incidents?limit=100").json()["incidents"]
    paths = ["/", "/review", "/review?kind=merge", "/actors", "/places", "/names", "/export", "/review/agreement", "/account"]
    paths += [f"/incidents/{i['id']}" for i in incidents[:12]] + [f"/reports/{quote(name, safe='')}" for name in poisoned[:12]]
    paths += [f"/actor?name={quote(a)}" for i in incidents[:4] for a in i["actors"][:1]]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        inert(answer.text, path)


def inert(page: str, path: str) -> None:
    for tag in re.findall(r"<script[^>]*>", page):
        assert 'src="/static/' in tag, path
    for name in ("iframe", "img", "style", "base", "object", "embed"):
        assert f"<{name}" not in page, (path, name)
    tags = re.findall(r"<[a-z][a-z0-9]*(?:\s+[^\s=>\"']+(?:=\"[^\"]*\")?)*\s*/?>", page)
    assert not [t for t in tags if re.search(r"\son[a-z]+=|javascript:", re.sub(r"\"[^\"]*\"", "", t))], path
    assert not re.findall(r'(?:href|src|action)="(?!/|#|\?)[^"]*"', page), path
    seen = re.sub(r'<input type="hidden"[^>]*>', "", page)  # what a form sends back must be the very name, and is not shown
    assert "\u202e" not in seen, path


def test_bad_addresses_are_answered_calmly(client: TestClient) -> None:
    for path in (
        "/incidents/nothing",
        "/reports/nothing",
        "/actor?name=x",
        "/place",
        "/import/x",
        "/?since=yesterday",
        "/?box=1,2",
        "/?killed=-1",
        "/nowhere",
    ):
        answer = client.get(path)
        assert answer.status_code in (404, 409), path
        assert "Traceback" not in answer.text
        assert "<h1>" in answer.text
