"""A thousand hostile texts in a real Chromium: nothing of them runs, asks elsewhere, or is stopped only by the policy."""

from __future__ import annotations

from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from browser_desk import SIZES, watched

from tollbook import Report, code, record

PARTS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1>',
    "' onmouseover='window.ran=1' x='",
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${7*7}#{7*7}",
    "javascript:window.ran=1",
    "</mark></div></main><iframe src=//elsewhere.example></iframe>",
    "<style>*{display:none!important}</style>",
    "</title><script>ran=1</script>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content=0;//elsewhere.example>",
    "<form action=//elsewhere.example><input name=csrf><button autofocus>",
    "<object data=//elsewhere.example></object>",
    "<!--",
    "--><!--",
    "]]>",
    "\u202e\u2066four killed\u2069",
    "\u202dabc\u202c",
    "\ufeff\ufffe\uffff",
    "A\u0301" * 60,
    "w" * 3000,
    "\x1b[2J\x07\x08",
    "&#60;script&#62;ran=1&#60;/script&#62;",
    "%3Cscript%3Eran=1%3C/script%3E",
    "\\u003cscript\\u003eran=1\\u003c/script\\u003e",
    "@import url(//elsewhere.example/x)",
    "url(javascript:ran=1)",
    "<math><mtext><table><mglyph><style><img src=x onerror=ran=1>",
    "data:text/html,<script>ran=1</script>",
    "\udcff".encode("utf-8", "replace").decode(),
)  # fmt: skip
TEXTS, EACH = 1000, 10


def hostile(n: int) -> str:
    chance = Random(n)
    parts = " ".join(chance.choices(PARTS, k=chance.randint(1, 5)))
    return f"{parts} {chance.randint(2, 9)} people were killed in Gao, Mali, on Monday."


@pytest.fixture(scope="module")
def poisoned(desk: Any) -> list[str]:
    """The texts, ten to a report, in the book; titles and outlets are no better."""
    with desk.desk.writing() as book:
        for n in range(0, TEXTS, EACH):
            text = "\n".join(hostile(m) for m in range(n, n + EACH))
            report = Report(
                f"h{n}/<b>?#'\"",
                text,
                hostile(n)[:200],
                PARTS[n // EACH % len(PARTS)][:80],
                "2026-03-03",
                "en",
                "javascript:ran=1",
            )
            book.add(text, record(code(report)))
        return [str(row[0]) for row in book.store.engine.run("SELECT id FROM reports ORDER BY seq")]


def test_a_thousand_hostile_texts_do_nothing_in_a_browser(chromium: Any, desk: Any, poisoned: list[str]) -> None:
    incidents = desk.desk
    with incidents.book() as book:
        homes = [f"/incidents/{r.id}" for r in incidents.snapshot(book).rows[:15]]
    assert len(poisoned) == TEXTS // EACH
    for page in watched(chromium, desk.url, SIZES["light"]):
        for address in (
            [f"/reports/{quote(name, safe='')}" for name in poisoned] + homes + ["/", "/review", "/names", "/actors", "/places"]
        ):
            answer = page.goto(address)
            assert answer.status == 200, address
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert page.evaluate("typeof window.ran") == "undefined", address
            assert (
                page.locator("iframe, object, embed, base, style, link[href^='//'], form[action^='//'], main img").count() == 0
            ), address
            assert page.locator("main").is_visible(), address
            assert page.url.startswith(desk.url)
