"""Who publishes a page: its carrier, address, source note, signatures, title, rights or head says it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from takhrij import words
from takhrij.articles import named
from takhrij.articles.lines import ABBREVIATION, Line, key
from takhrij.articles.named import Kinded
from takhrij.records import Named, Page, RegionKind
from takhrij.words import Row

TAIL = re.compile(r"\s+[|–—-]+\s+(?P<outlet>[^|–—-]{2,40})$")
OPENING_MARKS = '«“"‹'
HEAD = 4  # lines


def find(page: Page, own: Sequence[Kinded], around: Sequence[Kinded]) -> tuple[Named | None, str | None]:
    """The outlet of an article and, where known, its owner: `own` are the article's lines, `around` the page's."""
    if page.metadata.outlet:
        found: Named | None = Named(page.metadata.outlet, None, None)
    elif row := by_address(page.url):
        return Named(words.values(row, "ar")[0], None, None), row["owner"] or None
    else:
        found = _sourced(own) or _signing(around) or _titled(page, own) or _rights(around) or _heading(around)
    row = by_name(key(found.name)) if found else None
    return found, row["owner"] or None if row else None


def by_address(url: str | None) -> Row | None:
    """The outlet of an address: the one whose domain, with a path if it has one, fits longest.

    >>> by_address("https://www.aljazeera.net/news/1")["key"]
    'al-jazeera'
    """
    split = urlsplit(url or "")
    host = (split.hostname or "").removeprefix("www.")
    fitting = [
        row
        for domain in _suffixes(host)
        for path, row in _by_domain().get(domain, ())
        if not path or f"{split.path}/".startswith(f"{path}/")
    ]
    return fitting[0] if fitting else None


def _suffixes(host: str) -> Iterator[str]:
    parts = host.split(".")
    yield from (".".join(parts[n:]) for n in range(len(parts) - 1))


@cache
def _by_domain() -> Mapping[str, Sequence[tuple[str, Row]]]:
    """Outlets by host, those with a path first, the longest first."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for row in words.rows("press/outlets.csv"):
        for address in words.values(row, "domains"):
            domain, slash, path = address.partition("/")
            found.setdefault(domain, []).append((slash + path, row))
    return {domain: sorted(rows, key=lambda pair: -len(pair[0])) for domain, rows in found.items()}


def by_name(folded: str) -> Row | None:
    """The outlet of a name, folded as `lines.key` does it."""
    return _by_name().get(folded)


@cache
def _by_name() -> Mapping[str, Row]:
    return {key(name): row for row in words.rows("press/outlets.csv") for name in words.values(row, "ar")}


def _sourced(own: Sequence[Kinded]) -> Named | None:
    """`المصدر: الجزيرة`, where that is no agency."""
    for line, kind in own:
        if kind == "source_note" and not line.any("agency"):
            if mark := line.any("outlet"):
                return named.marked(line, mark)
            after = line.phrases[0].mark.end if line.phrases else line.span.start
            name = named.bare(line, after, line.span.end)
            return name if name and not ABBREVIATION.fullmatch(name.name) else None
    return None


def _signing(around: Sequence[Kinded]) -> Named | None:
    """An outlet that signs in a writer's place: `«صدى الخليج» (دبي)`; a known one, or one that does so twice."""
    signed: list[tuple[Line, Named, RegionKind, bool]] = []
    for line, kind in around:
        if not line.joined:
            continue
        side = line.joined[0]
        known = line.marked.longest(line.marked.text.token_at(side.start), "outlet")
        if known or line.marked.text.original[side.start - 1] in OPENING_MARKS:
            signed.append((line, named.cut(line, side.start, side.end), kind, known is not None))
    counts = Counter(key(name.name) for _, name, _, _ in signed)
    return next(
        (
            name
            for _, name, kind, known in signed
            if counts[key(name.name)] > 1 or (known and kind in {"byline", "dateline_byline"})
        ),
        None,
    )


def _titled(page: Page, own: Sequence[Kinded]) -> Named | None:
    """What follows the headline in the document's title."""
    tail = TAIL.search(page.metadata.title or "")
    shown = any(kind == "title" and key(tail["outlet"]) not in line.key for line, kind in own) if tail else False
    return Named(tail["outlet"].strip(), None, None) if tail and shown else None


def _rights(around: Sequence[Kinded]) -> Named | None:
    """Whose rights are reserved, or whose posts one may subscribe to: `جميع الحقوق محفوظة © صدى الخليج 2024`."""
    for line, kind in around:
        if kind != "furniture" or len(line.words) > 12:
            continue
        at = line.any("furniture_site_name")
        if at or line.text.startswith("©"):
            start = at.end if at else line.span.start
            name = named.bare(line, start, line.span.end) or (
                named.bare(line, line.span.start, at.start) if at else None
            )
            if name:
                return _without_preposition(name, around)
    return None


def _without_preposition(name: Named, around: Sequence[Kinded]) -> Named:
    """`محفوظة لصدى الخليج`: the ل is no part of the name if the page has the name without it."""
    bare = name.name.removeprefix("ل").lstrip("\u0640")
    if bare != name.name and name.end is not None and any(f" {key(bare)} " in f" {line.key} " for line, _ in around):
        return Named(bare, name.end - len(bare), name.end)
    return name


def _heading(around: Sequence[Kinded]) -> Named | None:
    """A short line at the page's head: above the menu, or again in quotation marks, a picture's credit or a notice."""
    for place, (line, kind) in enumerate(around[:HEAD]):
        if kind == "furniture" and 1 < len(line.words) <= named.LONGEST and not line.phrases and not line.latin:
            below, below_kind = around[place + 1] if place + 1 < len(around) else (line, kind)
            if place == 0 and below_kind == "furniture" and below.any("furniture_menu"):
                return named.cut(line, line.span.start, line.span.end)
            for other, other_kind in around:
                again = other is not line and f" {line.key} " in f" {other.key} "
                if again and (other_kind in {"furniture", "caption", "source_note"} or _quoted(other, line.key)):
                    return named.cut(line, line.span.start, line.span.end)
    return None


def _quoted(line: Line, name: str) -> bool:
    text = line.marked.text
    inside = (quote.inner for quote in text.quotes if line.span.start <= quote.start < line.span.end)
    return any(key(text.original[inner.start : inner.end]) == name for inner in inside)
