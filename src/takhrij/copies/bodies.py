"""What is compared of an article: the words of its body with their places, and what on its page speaks of other media.

Headlines, captions and cross-heads stay out: they are the outlet's own, and a headline shared is not a text shared.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import msgspec

from takhrij import text
from takhrij.marks import Marked
from takhrij.records import Article, Page, Region, Span
from takhrij.text import Text

Where = Literal["after a noun", "quoted", "source note"]  # the name opens the words; is all of them; stands among them
TOLD = frozenset(["title", "subtitle", "body"])
LONGEST = 4  # words of a medium's name
TRACKING = re.compile(r"utm_|fbclid$|gclid$|ref$|share$|output$|amp$|print$")
MIRRORS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
# before a colon: this text replaces one printed before
REPLACING = frozenset(["تصحيح", "تصويب", "استدراك", "تحديث", "توضيح"])


class Naming(msgspec.Struct, frozen=True):
    """Words that may name a medium."""

    where: Where
    words: tuple[str, ...]  # folded
    start: int
    end: int


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it is compared. Lists run parallel, an item a word."""

    article: Article
    host: str  # of the page's address, "" where it has none
    address: str  # by which two captures of one page are known, "" where it has none
    fetched_at: str | None
    words: tuple[str, ...]  # folded, غ and ج as one letter
    starts: tuple[int, ...]  # offsets in the page
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]  # whether it stands in quotation marks
    breaks: frozenset[int]  # words before which something else stands on the page: a caption, a teaser
    media: tuple[Naming, ...]
    replaces: Span | None  # the words by which it says that it replaces an earlier text


def body(article: Article, regions: Sequence[Region], page: Page, marked: Marked) -> Body:
    """An article of a page as it is compared; `regions` are the article's own."""
    read = marked.text
    stretches = sorted((r.start, r.end) for r in regions if r.kind == "body")
    tokens: list[int] = []
    breaks: set[int] = set()
    before = None
    for start, end in stretches:
        if before is not None and read.original[before:start].strip():
            breaks.add(len(tokens))
        tokens += (token for token in read.tokens_in(start, end) if read.words[token][0].isalnum())
        before = end
    starts = tuple(read.starts[token] for token in tokens)
    host, address = _address(page.url or page.location)
    return Body(
        article=article, host=host, address=address, fetched_at=page.fetched_at,
        words=united([read.words[token] for token in tokens]),
        starts=starts, ends=tuple(read.ends[token] for token in tokens),
        quoted=_quoted(read, starts), breaks=frozenset(breaks),
        media=tuple(_media(marked, regions)), replaces=_replaces(read, regions),
    )  # fmt: skip


def united(folded: list[str]) -> tuple[str, ...]:
    """The press writes the g of foreign names as غ or ج; two words that differ in nothing else are rare."""
    return tuple(" ".join(folded).replace("غ", "ج").split(" ")) if folded else ()


def _quoted(read: Text, starts: Sequence[int]) -> tuple[bool, ...]:
    quotes = iter([quote for quote in read.quotes if not quote.depth])
    quote = next(quotes, None)
    found = []
    for start in starts:
        while quote and quote.end <= start:
            quote = next(quotes, None)
        found.append(quote is not None and quote.start <= start)
    return tuple(found)


def _media(marked: Marked, regions: Sequence[Region]) -> Iterator[Naming]:
    read = marked.text
    inside = [(region.start, region.end) for region in regions if region.kind in TOLD]
    for region in regions:
        if region.kind == "source_note":
            yield from _naming("source note", read, read.tokens_in(region.start, region.end))
    for mark in marked.marks:
        if mark.entry.table == "medium" and mark.first == mark.last and _stands(mark.start, inside):
            after = range(mark.last + 1, min(mark.last + 2 + LONGEST, len(read.words)))
            yield from _naming("after a noun", read, after)
    for quote in read.quotes:
        if _stands(quote.start, inside):
            tokens = read.tokens_in(quote.inner.start, quote.inner.end)
            if len(tokens) <= LONGEST:
                yield from _naming("quoted", read, tokens)


def _stands(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in stretches)


def _naming(where: Where, read: Text, tokens: range) -> Iterator[Naming]:
    kept = [token for token in tokens if read.words[token][0].isalnum()]
    if kept:
        yield Naming(where, tuple(read.words[n] for n in kept), read.starts[kept[0]], read.ends[kept[-1]])


def _replaces(read: Text, regions: Sequence[Region]) -> Span | None:
    """«تصحيح: …» at the beginning of a headline or of the body."""
    first: dict[str, int] = {}
    for region in regions:
        first.setdefault(region.kind, region.start)
    for start in (first[kind] for kind in ("title", "subtitle", "body") if kind in first):
        token = read.token_at(start)
        word, behind = [*read.words[token : token + 2], "", ""][:2]
        if word in REPLACING and behind in {":", "-", ".", "|", "/"}:
            return read.span(token, token)
    return None


def _address(url: str) -> tuple[str, str]:
    """The host of an address, and the address without what changes from capture to capture."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no host's
        return "", ""
    if parts.scheme not in {"http", "https"}:
        return "", ""
    host = MIRRORS.sub("", (parts.hostname or "").lower())
    query = urlencode(sorted((key, value) for key, value in parse_qsl(parts.query) if not TRACKING.match(key.lower())))
    path = text.fold(unquote(parts.path)).text.rstrip("/")
    return host, f"{host}{path}?{query}" if query else host + path
