"""A web page: what it states of its report, and its headline and main text without menus, advertisements and comments."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tollbook.model.error import UnreadableReport
from tollbook.model.report import Issue, Report
from tollbook.reports.metadata import stated_by
from tollbook.reports.report import make_report

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|article|main|section|header|div|p|h1|script|style|nav)\b)",
    re.IGNORECASE | re.DOTALL,
)
HEAD_LINES = 12  # a headline stands among the first lines, after menus at most
LEAST_LETTERS = 12  # in any text a page has of its own
XML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*(?:<!--.*?-->\s*)*)?<([A-Za-z][\w:.-]*)", re.DOTALL)


def is_page(text: str) -> bool:
    """Whether a text is a web page, by what it begins with.

    >>> [is_page(t) for t in ("<!DOCTYPE html><p>Hi", "<p>Hi", "a < b", "<rss>")]
    [True, True, False, False]
    """
    return PAGE.match(text[:20_000]) is not None


def other_markup(text: str) -> str | None:
    """The root element of an XML document that is no page (a feed, a wire format); None for anything else.

    >>> other_markup('<?xml version="1.0"?><rss version="2.0"></rss>')
    'rss'
    """
    found = XML.match(text[:20_000]) if text.lstrip()[:5] in ("<?xml", "<rss ", "<feed", "<nitf") else None
    return found[1] if found else None


def read_page(text: str, name: str, *, id: str | None = None, address: str | None = None) -> Report:
    """The report a page holds: its headline, an empty line and its main text; UnreadableReport where it has no main text.

    >>> page = "<html><title>Two die</title><body><article><p>Two people died in Gao on Friday.</p></article></html>"
    >>> read_page(page, "page.html").text
    'Two die\\n\\nTwo people died in Gao on Friday.'
    """
    html = XML_DECLARATION.sub("", text)
    tree = _tree(html, name)
    stated = stated_by(tree, address)
    text_of_page = _from_headline(stated.title, _main_text(html), tree) if _has_prose(tree) else ""
    if not text_of_page:
        raise UnreadableReport(name, "no main text found in the page")
    report = make_report(text_of_page, stated, name, id=id, page=True)
    return report if "</html" in text[-20_000:].casefold() else _with_issue(report)


def _tree(html: str, name: str) -> HtmlElement:
    try:
        return document_fromstring(html.encode("utf-8"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableReport(name, f"not a page: {error}") from error


def _has_prose(tree: HtmlElement) -> bool:
    """Whether a page has any words of its own beside links, menus and forms, which extraction would fall back on."""
    words = tree.xpath(
        "//body//text()[not(ancestor::a or ancestor::nav or ancestor::footer or ancestor::button or ancestor::form"
        " or ancestor::script or ancestor::style or ancestor::noscript or ancestor::select)]"
    )
    letters = sum(c.isalpha() for part in words for c in str(part))
    return letters >= LEAST_LETTERS


def _main_text(html: str) -> str:
    import trafilatura  # noqa: PLC0415 (start-up)

    # Trafilatura warns of pages without text; the reason is given here instead.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.bare_extraction(html, include_comments=False, with_metadata=False, as_dict=False)
    return str(getattr(found, "text", None) or "").strip()


def _from_headline(headline: str | None, main: str, tree: HtmlElement) -> str:
    """The text from its headline on, without the links before and after it (menus, tags) that plain extraction leaves."""
    links = {_same(link.text_content()) for link in tree.iter("a", "button")}
    lines = main.split("\n")
    first = next((n for n, line in enumerate(lines[:HEAD_LINES]) if headline and _same(line) == _same(headline)), 0)
    lines = lines[first:]
    while lines and _same(lines[-1]) in links:
        lines.pop()
    while lines and _same(lines[0]) in links and (headline is None or _same(lines[0]) != _same(headline)):
        lines.pop(0)
    main = "\n".join(lines)
    if headline is None or not main or _same(main[: len(headline) * 2 + 20]).startswith(_same(headline)):
        return main
    return f"{headline}\n\n{main}"


def _same(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _with_issue(report: Report) -> Report:
    cut = Issue("truncated_html", "the page ends before </html>; it was read as far as it goes")
    return replace(report, issues=(*report.issues, cut))
