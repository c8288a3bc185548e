"""Pages: what they state, their text, and what is wrong with them. All pages here are invented."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Report
from tollbook.reports.page import read_page

BODY = """<article><h1>Three die in market blast</h1>
<p>A bomb went off at a market in the north of the country on Friday, killing three people, the police said.</p>
<p>Nobody has claimed the attack. The wounded were taken to the provincial hospital, a doctor told reporters.</p></article>"""


def page(head: str = "", body: str = BODY, lang: str = "en") -> Report:
    return read_page(f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>', "page.html")


def linked(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_text_is_headline_empty_line_and_main_text() -> None:
    text = page('<meta property="og:title" content="Three die in market blast">').text
    assert text.startswith("Three die in market blast")
    assert text.count("Three die in market blast") == 1
    assert "killing three people" in text
    assert text.endswith("a doctor told reporters.")


def test_headline_that_the_text_lacks_comes_first() -> None:
    report = page(linked(headline="Blast in the north"))
    assert report.text.startswith("Blast in the north\n\n")
    assert report.title == "Blast in the north"


def test_instants_keep_their_time_and_zone() -> None:
    report = page(linked(datePublished="2026-11-20T23:45+03:00", dateModified="2026-11-21T08:10:00Z"))
    assert (report.published, report.modified) == ("2026-11-20T23:45+03:00", "2026-11-21T08:10:00Z")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-11-20T23:45:00+0300">', "2026-11-20T23:45:00+0300"),
        ('<meta name="pubdate" content="Fri, 20 Nov 2026 23:45:00 +0300">', "2026-11-20T23:45:00+03:00"),
        ('<meta itemprop="datePublished" content="2026-11-20">', "2026-11-20"),
        (linked(datePublished="2026-11-20") + '<meta name="date" content="2026-11-20T23:45+03:00">', "2026-11-20T23:45+03:00"),
        ('<meta name="date" content="20/11/2026">', None),
        ("", None),
    ],
)
def test_publication_as_stated(head: str, published: str | None) -> None:
    assert page(head).published == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2026-11-20T10:00Z">today</time>', "2026-11-20T10:00Z"),
        ('<time datetime="2026-11-20">a</time><time datetime="2026-11-19">b</time>', None),
        ('<time datetime="2026-11-20" pubdate>a</time><time datetime="2026-11-19">b</time>', "2026-11-20"),
    ],
)
def test_time_elements_only_where_one_is_meant(body: str, published: str | None) -> None:
    assert page(body=body + BODY).published == published


def test_days_that_disagree_are_said() -> None:
    report = page(linked(datePublished="2026-11-20") + '<meta name="date" content="2026-11-02">')
    assert report.published == "2026-11-20"
    assert [i.code for i in report.issues] == ["dates_disagree"]


def test_a_day_apart_may_be_the_zone() -> None:
    report = page(linked(datePublished="2026-11-20T23:45-05:00") + '<meta name="date" content="2026-11-21T04:45Z">')
    assert (report.published, report.issues) == ("2026-11-20T23:45-05:00", ())


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (linked(publisher={"@type": "Organization", "name": "El Faro"}), "El Faro"),
        (linked(publisher={"name": "El Faro"}, author={"@type": "Organization", "name": "EFE"}), "El Faro (EFE)"),
        (
            linked(publisher={"name": "El Faro"}, author=[{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Agencia EFE"}]),
            "El Faro (EFE)",
        ),
        (linked(publisher={"name": "El Faro"}, author={"@type": "Organization", "name": "Redacción"}), "El Faro"),
        (
            linked(publisher={"name": "El Faro"}, author={"@type": "NewsMediaOrganization", "name": "Hill Wire"}),
            "El Faro (Hill Wire)",
        ),
        (linked(publisher={"name": "AFP"}, author="AFP"), "AFP"),
        (
            '<meta property="og:site_name" content="The Post"><meta name="author" content="AFP and Reuters">',
            "The Post (AFP, Reuters)",
        ),
        ('<meta property="og:site_name" content="The Post"><meta name="author" content="Paul Reuters Smith">', "The Post"),
        ("", None),
    ],
)
def test_outlet_and_agency(head: str, outlet: str | None) -> None:
    assert page(head).outlet == outlet


def test_agency_without_outlet_is_an_issue() -> None:
    report = page(linked(author="EFE"))
    assert report.outlet is None
    assert [i.code for i in report.issues] == ["agency_without_outlet"]


def test_graph_with_references() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01"},
            {"@type": "Organization", "@id": "#org", "name": "Hill Times"},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": "Blast",
                "datePublished": "2026-11-20",
                "publisher": {"@id": "#org"},
            },
        ]
    }
    report = page(f'<script type="application/ld+json">{json.dumps([graph])}</script>')
    assert (report.title, report.published, report.outlet) == ("Blast", "2026-11-20", "Hill Times")


def test_broken_json_ld_is_said_and_the_rest_read() -> None:
    report = page('<script type="application/ld+json">{"@type": </script><meta property="og:site_name" content="The Post">')
    assert report.outlet == "The Post"
    assert [i.code for i in report.issues] == ["unreadable_json_ld"]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://e.org/a">', "https://e.org/a"),
        ('<meta property="og:url" content="https://e.org/b">', "https://e.org/b"),
        (linked(mainEntityOfPage={"@type": "WebPage", "@id": "https://e.org/c"}), "https://e.org/c"),
        ('<link rel="canonical" href="/a">', None),
        ('<link rel="canonical" href="http://[bad">', None),
    ],
)
def test_address(head: str, url: str | None) -> None:
    assert page(head).url == url


def test_relative_canonical_is_completed_by_where_the_page_was() -> None:
    html = f'<html><head><link rel="canonical" href="/a"></head><body>{BODY}</body></html>'
    assert read_page(html, "x", address="https://e.org/x?y=1").url == "https://e.org/a"


def test_template_language_gives_way_to_the_text() -> None:
    report = page(lang="es-ES")
    assert report.language == "en"
    assert [i.code for i in report.issues] == ["language_disagrees"]


def test_cut_page_is_read_as_far_as_it_goes() -> None:
    report = read_page(f"<html><body>{BODY[:-60]}", "cut.html")
    assert "killing three people" in report.text
    assert [i.code for i in report.issues] == ["truncated_html"]


def test_text_is_not_normalised() -> None:
    decomposed = "Le maire de Se\u0301gou a confirme\u0301 la mort de trois personnes dans une attaque, vendredi matin."
    assert decomposed in page(body=f"<article><p>{decomposed}</p></article>", lang="fr").text


def test_menus_and_tags_of_a_plain_page_are_left_out() -> None:
    body = """<div><a href="/">Home</a></div><h1>Blast in the north</h1><div>A bomb killed three people on Friday.<br>
    Nobody has claimed the attack.</div><div><a href="/t">Bombs</a></div>"""
    assert page("<title>Blast in the north</title>", body).text == (
        "Blast in the north\nA bomb killed three people on Friday.\nNobody has claimed the attack."
    )


def test_visible_byline_names_the_agency() -> None:
    body = BODY.replace("</h1>", '</h1><span itemprop="author">AFP</span>')
    assert page('<meta property="og:site_name" content="The Post">', body).outlet == "The Post (AFP)"


@pytest.mark.parametrize(
    ("mark", "translated"),
    [('lang="en-x-mtfrom-es"', True), ('lang="en" class="js translated-ltr"', True), ('lang="en" class="js"', None)],
)
def test_page_saved_after_a_browser_translated_it(mark: str, translated: bool | None) -> None:
    report = read_page(f"<html {mark}><body>{BODY}</body></html>", "page.html")
    assert report.machine_translated is translated
    assert report.language == "en"
    assert [i.code for i in report.issues] == (["machine_translation_stated"] if translated else [])


HEAD = linked(headline="Blast", datePublished="2026-11-20")
WHOLE = f"<!doctype html><html lang='en'><head>{HEAD}</head><body>{BODY}</body></html>"


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(WHOLE)))
def test_a_page_cut_anywhere_is_read_or_refused(cut: int) -> None:
    try:
        codes = [issue.code for issue in read_page(WHOLE[:cut], "cut.html").issues]
    except UnreadableReport as refused:
        codes = ["truncated_html"] if refused.reason else []
    assert ("truncated_html" in codes) == ("</html" not in WHOLE[:cut])
