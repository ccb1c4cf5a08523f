"""Who publishes a page: its carrier, address, source note, signatures, title, rights or head says it."""

import re
from collections import Counter
from collections.abc import Sequence

from takhrij import words
from takhrij.articles import named, press, signature
from takhrij.articles.lines import ABBREVIATION, Line, key
from takhrij.articles.named import Kinded
from takhrij.records import Named, Page

TAIL = re.compile(r"\s+[|–—-]+\s+(?P<outlet>[^|–—-]{2,40})$")
OPENING_MARKS = '«“"‹'
HEAD = 4  # lines


def find(page: Page, own: Sequence[Kinded], around: Sequence[Kinded]) -> tuple[Named | None, str | None]:
    """The outlet of an article and, where known, its owner: `own` are the article's lines, `around` the page's.

    Where the article is signed with the name that its address gives, the signature is the evidence.
    """
    addressed = None if page.metadata.outlet else press.by_address(page.url)
    if page.metadata.outlet:
        found: Named | None = Named(page.metadata.outlet, None, None)
    elif addressed:
        signed = _signing(own) or _opening(own)
        same = signed and _owned(signed.name) == addressed["owner"] != ""
        found = signed if same else Named(words.values(addressed, "ar")[0], None, None)
    else:
        found = (
            _sourced(own)
            or _signing(own)
            or _opening(own)
            or _repeated(around)
            or _titled(page, own)
            or _rights(around)
            or _heading(around)
        )
    owner = addressed["owner"] if addressed else _owned(found.name) if found else ""
    return found, owner or None


def _owned(name: str) -> str:
    row = press.by_name(name)
    return row["owner"] if row else ""


def _sourced(own: Sequence[Kinded]) -> Named | None:
    """`المصدر: الجزيرة`, `الجزيرة + رويترز`, where that is no agency alone, and not what the article retells."""
    for line, kind in own:
        if kind == "source_note" and not line.any("retelling"):
            marks = [mark for token in line.tokens if (mark := line.marked.longest(token, "outlet", "agency"))]
            if outlet := next((mark for mark in marks if not line.marked.starting(mark.first, "agency")), None):
                return named.marked(line, outlet)
            after = line.phrases[0].mark.end if line.phrases else line.span.start
            name = None if marks else named.bare(line, after, line.span.end)
            return name if name and not ABBREVIATION.fullmatch(name.name) else None
    return None


def _signing(own: Sequence[Kinded]) -> Named | None:
    """A known outlet that signs in a writer's place: `أبوظبي - سكاي نيوز عربية`, `العربية.نت - وكالات`."""
    for line, kind in own:
        if kind in {"byline", "dateline_byline"}:
            for span, role in signature.read(line):
                name = named.cut(line, span.start, span.end)
                if role == "outlet" and press.signs(name.name):
                    return name
    return None


def _opening(own: Sequence[Kinded]) -> Named | None:
    """A known outlet in the dateline that opens the text: `دبي (CNN)-- قال`. Before a colon alone, it is quoted."""
    line = next((line for line, kind in own if kind == "body"), None)
    parts = signature.dateline(line) if line else []
    for span, role in parts:
        if line and role == "outlet" and (len(parts) > 1 or line.text.startswith("(")):
            return named.cut(line, span.start, span.end)
    return None


def _repeated(around: Sequence[Kinded]) -> Named | None:
    """An outlet, known or in quotation marks, that signs twice: `«صدى الخليج» (دبي)`."""
    signed: list[Named] = []
    for line, _ in around:
        if line.joined:
            side = line.joined[0]
            known = line.marked.longest(line.marked.text.token_at(side.start), "outlet")
            if known or line.marked.text.original[side.start - 1] in OPENING_MARKS:
                signed.append(named.cut(line, side.start, side.end))
    counts = Counter(key(name.name) for name in signed)
    return next((name for name in signed if counts[key(name.name)] > 1), None)


def _titled(page: Page, own: Sequence[Kinded]) -> Named | None:
    """What follows the headline in the document's title."""
    tail = TAIL.search(page.metadata.title or "")
    shown = any(kind == "title" and key(tail["outlet"]) not in line.key for line, kind in own) if tail else False
    return Named(tail["outlet"].strip(), None, None) if tail and shown else None


def _rights(around: Sequence[Kinded]) -> Named | None:
    """Whose rights are reserved, or whose posts one may subscribe to: `جميع الحقوق محفوظة © صدى الخليج 2024`."""
    for line, kind in around:
        if kind in {"title", "body"} or len(line.words) > 12:
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
