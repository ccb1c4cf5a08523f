"""What the head of an HTML document says of its article: JSON-LD, OpenGraph, meta elements, times, title.

What is said of the article by name is trusted before what is said of the document, and that before what may be the
site's: a bare `date` comes last. Times of a change are never times of publication.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from takhrij import text, words
from takhrij.pages import stamps
from takhrij.records import Metadata

TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title")
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher")
BYLINES = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
DATED = ("dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date")  # of the document, or of its theme
TIMES = '[itemprop="datePublished"],time[pubdate],time.entry-date.published,time.published,abbr.published'
CHANGED = re.compile(r"modif|updat|edit", re.IGNORECASE)
ARTICLES = ("Article", "BlogPosting", "MediaPosting")  # NewsArticle, ReportageNewsArticle, LiveBlogPosting
SITES = ("WebSite", "NewsMediaOrganization")
HOMES = 'link[type="application/rss+xml"],link[rel="shortlink"],base[href]'
LETTER = re.compile("[\u0621-\u064a]")  # a date in words; one in bare figures may lie either way
COMMAS = re.compile(r",(?=\s*[}\]])")
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
OPENING = re.compile(r"[{\[]")
PARTS = re.compile(r"\s+[-–—|:•·»«]+\s+|\s*\|\s*")
LONGEST = 400  # characters of a field: longer ones hold something else
NESTED = 12


def read(tree: LexborHTMLParser) -> tuple[Metadata, str | None]:
    """The metadata, and the canonical address."""
    named = _named(tree)
    objects = list(_objects(tree))
    site = next((each for each in objects if _is(each, *SITES)), {})

    def meta(names: tuple[str, ...]) -> str | None:
        return next((named[name] for name in names if named.get(name)), None)

    headline = meta(TITLES) or _line(_inner(tree, "title"))
    article = _article(objects, headline or "")
    outlet = _name(article.get("publisher")) or meta(OUTLETS) or _name(site)
    byline = _author(article.get("author")) or meta(BYLINES)
    title = _line(article.get("headline")) or headline
    published = next(filter(None, map(_day, _stamps(tree, article, objects, named))), None)
    bodies = {outlet, _name(site), *map(named.get, OUTLETS), *PARTS.split(headline or "")}
    if byline and (byline in bodies or "://" in byline or _account(byline)):
        byline = None
    metadata = Metadata(title=_alone(title, outlet), outlet=outlet, byline=byline, published=published)
    return metadata, _address(tree, article, site, named)


def _named(tree: LexborHTMLParser) -> dict[str, str]:
    """The meta elements by lower-cased name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = _line(node.attributes.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _stamps(
    tree: LexborHTMLParser, article: dict[str, Any], objects: list[dict[str, Any]], named: dict[str, str]
) -> Iterator[str]:
    yield str(article.get("datePublished") or "")
    yield from (named[name] for name in PUBLISHED if name in named)
    yield from (_stamp(node) for node in tree.css(TIMES))
    if named.get("og:type") == "article":
        yield from (str(each.get("datePublished") or "") for each in objects if _is(each, "WebPage"))
    yield from (_stamp(node) for node in _own_times(tree))
    yield from (named[name] for name in DATED if name in named)


def _day(stamp: str) -> str | None:
    return stamps.iso(stamp) or (stamps.read(stamp) if LETTER.search(stamp) else None)


def _stamp(node: LexborNode) -> str:
    return node.attributes.get("datetime") or node.attributes.get("content") or node.text()


def _own_times(tree: LexborHTMLParser) -> list[LexborNode]:
    """The times in the `article` or `header` of the only first-level heading, but those of a change."""
    heads = tree.css("h1")
    around = heads[0].parent if len(heads) == 1 else None
    while around is not None and around.tag not in {"article", "header", "body"}:
        around = around.parent
    if around is None or around.tag == "body" or len(around.css("article")) > 1:
        return []
    return [
        node
        for node in around.css("time")
        if not CHANGED.search(f"{node.attributes.get('class')} {node.attributes.get('itemprop')}")
    ][:1]


def _article(objects: list[dict[str, Any]], title: str) -> dict[str, Any]:
    """The object of the page's article: the only one, else the one with the page's title; lists hold other pages'."""
    found = [each for each in objects if _is(each, *ARTICLES)]
    same = (
        each for each in found if (line := _line(each.get("headline"))) and (line in title or (title and title in line))
    )
    days = {str(each.get("datePublished"))[:10] for each in found}
    return found[0] if len(days) == 1 else next(same, {})


def _objects(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, outer ones first."""
    for node in tree.css('script[type="application/ld+json"]'):
        yield from _nested(_json(node.text()), NESTED)


def _json(script: str) -> Any:
    """What a script says, also with the commas too many and the wrappings that templates leave."""
    plain = CDATA.sub("", script)
    start = OPENING.search(plain)
    value = plain[start.start() : max(plain.rfind("}"), plain.rfind("]")) + 1] if start else ""
    for attempt in (script, COMMAS.sub("", value)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nested(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth:
        for item in data:
            yield from _nested(item, depth - 1)
    elif isinstance(data, dict) and depth:
        yield data
        for key in "@graph", "mainEntity", "mainEntityOfPage", "isPartOf":
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


def _account(byline: str) -> bool:
    return text.fold(byline.replace(" ", "")).text.lower() in _accounts()


@cache
def _accounts() -> frozenset[str]:
    rows = words.rows("markup/accounts.txt")
    return frozenset(text.fold(row["form"].replace(" ", "")).text for row in rows)


def _alone(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name before or after it."""
    parts = PARTS.split(title) if title else []
    if not title or not outlet or len(parts) < 2 or outlet not in {parts[0], parts[-1]}:
        return title
    cut = title.removesuffix(outlet) if parts[-1] == outlet else title.removeprefix(outlet)
    return cut.strip(" -–—|:•·»«") or title


def _address(
    tree: LexborHTMLParser, article: dict[str, Any], site: dict[str, Any], named: dict[str, str]
) -> str | None:
    """The page's address: one on its own host, where it names that; what a page repeats may be the source's."""
    link = tree.css_first('link[rel="canonical"]')
    addresses = [link.attributes.get("href") if link else None, named.get("og:url"), article.get("url")]
    pages = [
        each.strip() for each in addresses if isinstance(each, str) and _host(each) and len(urlsplit(each).path) > 1
    ]
    own = [_host(node.attributes.get("href")) for node in tree.css(HOMES)] + [_host(site.get("url"))]
    return next((each for each in pages if _host(each) in own), None) or next(iter(pages), None)


def _host(address: Any) -> str:
    """The host of an absolute address; nothing of any other."""
    if not isinstance(address, str) or not re.match(r"https?://\S+$", address.strip()):
        return ""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _inner(tree: LexborHTMLParser, selector: str) -> str | None:
    node = tree.css_first(selector)
    return node.text() if node else None


def _line(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line if line and len(line) <= LONGEST else None
