"""What the head of an HTML document says of its article: JSON-LD, OpenGraph, meta elements, times, title."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from takhrij.pages import stamps
from takhrij.records import Metadata

TITLES = ("og:title", "twitter:title", "title", "dc.title")
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher")
BYLINES = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "date",
)  # fmt: skip
TIMES = 'time[pubdate],time[itemprop="datePublished"],time.entry-date.published,time.published'
ARTICLES = ("Article", "Posting")  # NewsArticle, ReportageNewsArticle, BlogPosting
SITES = ("WebSite", "NewsMediaOrganization")
LONGEST = 400  # characters of a field: longer ones hold something else
NESTED = 12


def read(tree: LexborHTMLParser) -> tuple[Metadata, str | None]:
    """The metadata, and the canonical address."""
    named = _named(tree)
    objects = list(_objects(tree))
    article = next((each for each in objects if _is(each, *ARTICLES)), {})
    site = next((each for each in objects if _is(each, *SITES)), {})

    def meta(names: tuple[str, ...]) -> str | None:
        return next((named[name] for name in names if named.get(name)), None)

    outlet = _name(article.get("publisher")) or meta(OUTLETS) or _name(site)
    byline = _author(article.get("author")) or meta(BYLINES)
    title = _line(article.get("headline")) or meta(TITLES) or _line(_inner(tree, "title"))
    published = next(filter(None, map(stamps.iso, _stamps(tree, article, named))), None)
    if byline and (byline in {outlet, _name(site), *map(named.get, OUTLETS)} or "://" in byline):
        byline = None
    return Metadata(title=title, outlet=outlet, byline=byline, published=published), _address(tree, named)


def _named(tree: LexborHTMLParser) -> dict[str, str]:
    """The meta elements by lower-cased name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = _line(node.attributes.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _stamps(tree: LexborHTMLParser, article: dict[str, Any], named: dict[str, str]) -> Iterator[str]:
    yield str(article.get("datePublished") or "")
    yield from (named[name] for name in PUBLISHED if name in named)
    yield from (str(node.attributes.get("datetime") or "") for node in tree.css(TIMES))


def _objects(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, outer ones first."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _nested(data, NESTED)


def _nested(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth:
        for item in data:
            yield from _nested(item, depth - 1)
    elif isinstance(data, dict) and depth:
        yield data
        for key in "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "isPartOf":
            yield from _nested(data.get(key), depth - 1)


def _is(thing: dict[str, Any], *endings: str) -> bool:
    types = thing.get("@type")
    return any(str(each).endswith(endings) for each in (types if isinstance(types, list) else [types]))


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    return _line(value.get("name") if isinstance(value, dict) else value)


def _author(value: Any) -> str | None:
    """The persons among the authors, joined; a body is no byline."""
    authors = value if isinstance(value, list) else [value]
    persons = (_name(author) for author in authors if not _body(author))
    return "، ".join(dict.fromkeys(filter(None, persons))) or None


def _body(author: Any) -> bool:
    return isinstance(author, dict) and _is(author, "Organization")


def _address(tree: LexborHTMLParser, named: dict[str, str]) -> str | None:
    link = tree.css_first('link[rel="canonical"]')
    address = (link.attributes.get("href") if link else None) or named.get("og:url") or ""
    return address.strip() if re.match(r"https?://\S+$", address.strip()) else None


def _inner(tree: LexborHTMLParser, selector: str) -> str | None:
    node = tree.css_first(selector)
    return node.text() if node else None


def _line(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line if line and len(line) <= LONGEST else None
