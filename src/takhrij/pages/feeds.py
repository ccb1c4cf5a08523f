"""Feeds, RSS, Atom and RDF: each entry is a page, a summary alone too; and OPML, which lists feeds.

The parser is the one of the standard library, fed piece by piece: what stands before a mistake is read, and what is
wrong in most feeds, a bare & and the names of HTML's characters, is put right before.
"""

import html
import io
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, tostring

from takhrij.pages import decoding, stamps
from takhrij.pages.sources import Found, Item, Settings, Source, dropped
from takhrij.pages.unpacked import rest
from takhrij.records import Dropped, Metadata

ROOTS = ("rss", "feed", "rdf", "channel", "opml")
# atomic groups: what opens the document is read in one way only
ROOT = re.compile(r"\s*(?>(?><\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*>)\s*)*+<(?:\w+:)?(\w+)", re.DOTALL | re.IGNORECASE)
DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})")
DOCTYPE = re.compile(r"<!doctype[^>\[]*>", re.IGNORECASE)
CONTROLS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BARE = re.compile(r"&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z]\w{1,30};)")
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([#\w]{2,31});")
CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
PREFIX = re.compile(r"(?:</?|\s)([A-Za-z]\w{0,30}):[A-Za-z]\w*(?=[\s=>/])")
NAMESPACE = re.compile(r"xmlns:(\w{1,31})\s*=")
FIRST = re.compile(r"<[A-Za-z][\w:]*")
ENTRIES = {"item", "entry"}
CONTENTS = ("encoded", "content", "description", "summary")  # content:encoded first, a summary last
LONGEST = 400  # characters of a title or byline: longer ones hold something else
PIECE = 64 * 1024
DEEP = 200  # elements in elements: a feed with XHTML in it has some thirty
OTHERS = ("search.yahoo.com/mrss", "itunes")  # namespaces that say the same words of sound and pictures
TAG = re.compile(r"<\s*/?[a-zA-Z!]")


def root(start: bytes) -> str | None:
    """The name of the first element, in small letters and without its prefix, where bytes begin as XML or HTML."""
    match = ROOT.match(start.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    return match.group(1).lower() if match else None


def entries(item: Item, settings: Settings) -> Iterator[Found]:
    """The entries of a feed, in their order."""
    raw = rest(item, settings)
    declared = DECLARED.match(raw)
    charset = item.charset or (declared.group(1).decode("ascii") if declared else None)
    decoded = decoding.decode(raw, declared=charset)
    if isinstance(decoded, str):
        yield dropped(item.location, decoded, "file")
        return
    if "<!ENTITY" in decoded.text:
        yield dropped(item.location, "XML that declares entities of its own, which are not followed", "file")
        return
    number = 0
    try:
        for page in _pages(_mended(decoded.text), item):
            number += 1
            yield page
    except ParseError as error:
        yield dropped(item.location, f"broken XML after {number} entries: {error}", "file")
        return
    if not number:
        yield dropped(item.location, _without_entries(decoded.text), "file")


def _without_entries(text: str) -> str:
    match = ROOT.match(text)
    name = match.group(1).lower() if match else ""
    if name == "opml":
        return f"a list of {text.count('xmlUrl')} feeds: feeds are not fetched; give their files"
    return "a feed without entries" if name in ROOTS else f"XML that is no feed but {name or 'broken'}"


def _mended(text: str) -> str:
    """XML that a parser takes, where only the common mistakes are in it."""
    text = CONTROLS.sub("", DOCTYPE.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    pieces = CDATA.split(text)
    marked = "".join(pieces[::2])
    missing = sorted(set(PREFIX.findall(marked)) - set(NAMESPACE.findall(marked)) - {"xml", "xmlns"})
    declared = "".join(f' xmlns:{prefix}="{prefix}"' for prefix in missing)
    pieces[0] = FIRST.sub(lambda match: match.group() + declared, pieces[0], count=1)
    return "".join(
        piece if piece.startswith("<![CDATA[") else ENTITY.sub(_entity, BARE.sub("&amp;", piece)) for piece in pieces
    )


def _entity(match: re.Match[str]) -> str:
    """A character by a name that HTML knows and XML does not; what is no name stands for itself."""
    if not (match.group(1).startswith("#") or f"{match.group(1)};" in html5):
        return html.escape(match.group())
    return html.escape(CONTROLS.sub("", html.unescape(match.group())).replace("\ufffd", ""))


def _pages(text: str, item: Item) -> Iterator[Source | Dropped]:
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    title: str | None = None
    open_elements: list[Element] = []
    stream, number = io.StringIO(text), 0
    while piece := stream.read(PIECE):
        parser.feed(piece)
        for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            if event == "start":
                open_elements.append(element)
                if len(open_elements) > DEEP:
                    raise ParseError(f"elements nested more than {DEEP} deep")
                continue
            open_elements.pop()
            name = _name(element)
            inside = {_name(each) for each in open_elements}
            if name == "title" and title is None and not inside & (ENTRIES | {"image"}):
                title = _line(element)
            elif name in ENTRIES and not inside & ENTRIES:
                number += 1
                yield from _page(element, title, item, number)
                element.clear()
    parser.close()


def _page(entry: Element, feed: str | None, item: Item, number: int) -> Iterator[Source | Dropped]:
    held: dict[str, Element] = {}
    for child in entry:
        if not any(other in str(child.tag) for other in OTHERS):
            held.setdefault(_name(child), child)
    title = _line(held.get("title"))
    url = _link(entry)
    location = url or f"{item.location}#{number}"
    stamp = next((_line(held[name]) for name in ("pubdate", "published", "issued", "date") if name in held), None)
    heading = f"<h1>{html.escape(title)}</h1>\n" if title else ""
    document = heading + next(filter(None, (_content(held.get(name)) for name in CONTENTS)), "")
    published = stamps.read(stamp) if stamp else None
    if stamp and not published:
        yield dropped(location, f"{stamp[:100]!r} in entry {number} is no date: write it as 2023-09-12", "published")
    yield Source(
        location=location, raw=document.encode("utf-8", "replace"), media_type="text/html",
        url=url, fetched_at=item.fetched_at,
        metadata=Metadata(
            title=title if title and len(title) <= LONGEST else None, outlet=_source(held.get("source")) or feed,
            byline=_author(held), published=published,
        ),
    )  # fmt: skip


def _content(element: Element | None) -> str:
    """An entry's text as HTML. Lines of a text without tags are lines."""
    if element is None:
        return ""
    if len(element):  # XHTML, as elements
        for each in element.iter():
            each.tag = _name(each)
        return html.escape(element.text or "") + "".join(tostring(each, "unicode", "html") for each in element)
    text = (element.text or "").strip()
    if "&lt;" in text and not TAG.search(text):  # escaped once too often
        text = html.unescape(text)
    return text if TAG.search(text) else text.replace("\n", "<br>")


def _link(entry: Element) -> str | None:
    """The address of an entry: its link to itself, else an identifier that is one."""
    links = [each for each in entry if _name(each) == "link"]
    own = [each.get("href") or _line(each) for each in links if each.get("rel", "alternate") == "alternate"]
    marks = [_line(each) for each in entry if _name(each) in {"guid", "id"}]
    return next((each for each in [*own, *marks] if each and each.startswith(("http://", "https://"))), None)


def _author(held: dict[str, Element]) -> str | None:
    author = held.get("creator") if "creator" in held else held.get("author")
    if author is None:
        return None
    name = next((_line(each) for each in author if _name(each) == "name"), None) or _line(author)
    if not name or len(name) > LONGEST:
        return None
    return re.sub(r"^\S+@\S+\s*\((.*)\)$", r"\1", name)  # RSS: address (name)


def _source(source: Element | None) -> str | None:
    """The outlet that an entry was taken from, where the feed gathers others' entries."""
    if source is None:
        return None
    return next((_line(each) for each in source if _name(each) == "title"), None) or _line(source)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _line(element: Element | None) -> str | None:
    text = html.unescape("".join(element.itertext())) if element is not None else ""
    return " ".join(re.sub(r"<[^>]{0,500}>", " ", text).split()) or None
