"""What a web page states of its report: headline, outlet, news agency, instants with their zone, language and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from tollbook.model.report import Issue
from tollbook.reports.entries import entries_of
from tollbook.reports.header import Stated, published_on

Node = Mapping[str, Any]
ARTICLES = frozenset((
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "AskPublicNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report",
))  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "publishdate", "pubdate", "publication_date", "cxenseparse:recs:publishtime",
    "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "last-modified", "dcterms.modified")
TITLES = ("og:title", "twitter:title", "dc.title", "headline")
OUTLETS = ("og:site_name", "publisher", "article:publisher", "dc.publisher", "application-name", "copyright")
AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
JOINTS = re.compile(r"\s*[,/|·;&+()]\s*|\s+(?:and|y|et|und|e|ve|with|con|avec|via)\s+|\s+[-–—]\s+", re.IGNORECASE)


def stated_by(page: HtmlElement, address: str | None) -> Stated:
    """All that a page says of its report, from JSON-LD, then Open Graph and meta tags, then ``<time>`` and its other elements.

    >>> from lxml.html import document_fromstring
    >>> stated_by(document_fromstring('<html lang="es-ES"><meta property="og:site_name" content="El Faro"><p>x'), None)
    Stated(title=None, outlet='El Faro', published=None, language='es-ES', url=None, modified=None, translator=None, issues=())
    """
    nodes, issues = _linked_data(page)
    article = _article(nodes)
    meta = _meta(page)
    published, more = _moment("published", [article.get("datePublished"), *_named(meta, PUBLISHED), *_times(page)])
    modified, _ = _moment("modified", [article.get("dateModified"), *_named(meta, MODIFIED)])
    outlet, agency_issues = _outlet(article, nodes, meta, _bylines(page, meta))
    return Stated(
        title=_title(page, article, meta),
        outlet=outlet,
        published=published,
        language=_text(page.get("lang") or article.get("inLanguage") or meta.get("og:locale") or meta.get("content-language")),
        url=_address(page, article, meta, address),
        modified=modified,
        translator=_translator(page),
        issues=(*issues, *more, *agency_issues),
    )


def _linked_data(page: HtmlElement) -> tuple[dict[str, Node] | dict[int, Node], tuple[Issue, ...]]:
    nodes: dict[Any, Node] = {}
    issues: list[Issue] = []
    for script in page.xpath('//script[contains(@type, "ld+json")]'):
        body = re.sub(r"^\s*(<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(-->|//\s*\]\]>|\]\]>)\s*$", "", script.text or "")
        try:
            found = json.loads(body, strict=False)
        except (ValueError, RecursionError):
            issues += (
                [Issue("unreadable_json_ld", "the page's JSON-LD is not JSON; its other tags were read")] if body.strip() else []
            )
            continue
        for node in _nodes(found, 0):
            nodes.setdefault(node["@id"] if isinstance(node.get("@id"), str) else len(nodes), node)
    return nodes, tuple(issues)


def _nodes(found: Any, depth: int) -> Iterator[Node]:
    """The things described, through lists, graphs and main entities; not what they only mention."""
    if depth > 6:
        return
    if isinstance(found, list):
        for one in found:
            yield from _nodes(one, depth + 1)
    elif isinstance(found, dict):
        if "@type" in found:
            yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(found.get(key), depth + 1)


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(k).rsplit("/", 1)[-1] for k in (kinds if isinstance(kinds, list) else [kinds])]


def _article(nodes: Mapping[Any, Node]) -> Node:
    articles = [n for n in nodes.values() if ARTICLES.intersection(_kinds(n))]
    dated = [n for n in articles if n.get("datePublished")]
    return next(iter(dated or articles), {})


def _meta(page: HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by name, property, itemprop or http-equiv in small letters."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        content = (tag.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and tag.get(key):
                found.setdefault(tag.get(key).strip().casefold(), content)
    return found


def _named(meta: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _times(page: HtmlElement) -> list[str]:
    """The moments of ``<time>`` elements marked as publication, or the only moment there is."""
    marked = page.xpath(
        '//*[@itemprop="datePublished"]/@datetime | //*[@itemprop="datePublished"]/@content | //time[@pubdate]/@datetime'
    )
    if marked:
        return [str(m) for m in marked]
    moments = sorted({str(m) for m in page.xpath("//article//time/@datetime") or page.xpath("//time/@datetime")})
    return moments if len(moments) == 1 else []


def _moment(what: str, candidates: list[Any]) -> tuple[str | None, tuple[Issue, ...]]:
    """The first readable moment, in the fullest form in which the page states that same day."""
    read = [published_on(c if isinstance(c, str) else None, what) for c in candidates if c]
    moments = [moment for moment, _ in read if moment is not None]
    if not moments:
        return None, next((issues for _, issues in read if issues), ())
    fullest = max((m for m in moments if m[:10] == moments[0][:10]), key=len)
    days = sorted({m[:10] for m in moments})
    known = [date.fromisoformat(day) for day in days if len(day) == 10]
    if what != "published" or not known or (max(known) - min(known)).days < 2:
        return fullest, ()  # one instant may be two days in two zones
    return fullest, (Issue("dates_disagree", f"the page states several publication days: {', '.join(days)}"),)


def _text(value: Any) -> str | None:
    """A stated value as one line of text; None for anything else."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName")
    if isinstance(value, list):
        value = next((v for v in map(_text, value) if v), None)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _title(page: HtmlElement, article: Node, meta: Mapping[str, str]) -> str | None:
    headlines = page.xpath("//article//h1 | //h1")
    headline = _text(article.get("headline")) or next(iter(_named(meta, TITLES)), None)
    headline = headline or (_text(headlines[0].text_content()) if len(headlines) == 1 else None)
    headline = headline or _text(page.findtext(".//title"))
    site = meta.get("og:site_name")
    if headline and site:
        headline = re.sub(rf"\s+[-–—|·•:]\s+{re.escape(site)}$", "", headline)
    return _text(headline)


def _thing(value: Any, nodes: Mapping[Any, Node]) -> Any:
    """What a JSON-LD value stands for, where it only points to another thing by its id."""
    known = nodes.get(value["@id"]) if isinstance(value, dict) and isinstance(value.get("@id"), str) else None
    return known if known is not None and "name" not in value else value


def _outlet(
    article: Node, nodes: Mapping[Any, Node], meta: Mapping[str, str], bylines: list[str]
) -> tuple[str | None, tuple[Issue, ...]]:
    outlet = _text(_thing(article.get("publisher"), nodes))
    outlet = outlet or next((n for n in _named(meta, OUTLETS) if "://" not in n), None)
    agencies = [a for a in _agencies(article, nodes, bylines) if a.casefold() != (outlet or "").casefold()]
    if not agencies:
        return outlet, ()
    if outlet is None:
        return None, (Issue("agency_without_outlet", f"written by {', '.join(agencies)}; the page does not name its outlet"),)
    return (outlet if outlet.endswith(")") else f"{outlet} ({', '.join(agencies)})"), ()


def _bylines(page: HtmlElement, meta: Mapping[str, str]) -> list[str]:
    shown = page.xpath('//article//*[@rel="author" or @itemprop="author"]')
    return _named(meta, AUTHORS) or [name for name in (_text(tag.text_content()) for tag in shown) if name]


def _agencies(article: Node, nodes: Mapping[Any, Node], bylines: list[str]) -> list[str]:
    """The news agencies among the authors: those the list knows, and organisations that call themselves news media."""
    authors = article.get("author") or article.get("creator")
    things = [_thing(a, nodes) for a in (authors if isinstance(authors, list) else [authors]) if a] or bylines
    found: dict[str, None] = {}
    for thing in things:
        name = _text(thing) or ""
        known = [known_agencies()[p] for p in (part.casefold() for part in JOINTS.split(name)) if p in known_agencies()]
        news_media = isinstance(thing, dict) and "NewsMediaOrganization" in _kinds(thing)
        found.update(dict.fromkeys(known or ([name] if news_media and name else [])))
    return list(found)


@cache
def known_agencies() -> Mapping[str, str]:
    """The short names of news agencies by every name they are known under, in small letters."""
    entries = entries_of("tollbook.knowledge", "news_agencies.yaml")
    return {form.casefold(): e["name"] for e in entries for form in (e["name"], *e["forms"])}


def _translator(page: HtmlElement) -> str | None:
    """The mark that a browser or translating site leaves on a page it has translated and that was saved so."""
    mark = re.search(r"-x-mtfrom-[a-z]{2,3}", page.get("lang") or "") or re.search(
        r"translated-(ltr|rtl)", page.get("class") or ""
    )
    return mark[0].strip("-") if mark else None


def _address(page: HtmlElement, article: Node, meta: Mapping[str, str], address: str | None) -> str | None:
    links = page.xpath('//link[@rel="canonical"]/@href')
    own = article.get("url") or article.get("mainEntityOfPage")
    own = own.get("@id") if isinstance(own, dict) else own
    for candidate in (*links, meta.get("og:url"), own, address):
        try:
            url = urljoin(address or "", str(candidate).strip()) if candidate else ""
            if urlsplit(url).scheme in ("http", "https"):
                return url
        except ValueError:
            continue
    return None
