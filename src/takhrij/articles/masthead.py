"""What the lines around an article's text say of it: title, outlet, writer, place, agency, whom it retells."""

from collections.abc import Sequence

import msgspec

from takhrij import marks
from takhrij.articles import credited, lines, named, outlets, signature
from takhrij.articles.lines import Line, key
from takhrij.articles.named import Kinded
from takhrij.records import Named, Page

SIGNED = ("dateline_byline", "byline")
FIELDS = ("dateline", "byline", "agency")  # of what a signature says


class Masthead(msgspec.Struct, frozen=True):
    """The fields of an article that stand around its text."""

    title: Named | None
    outlet: Named | None
    byline: Named | None
    dateline: Named | None
    agency: Named | None
    retells: Named | None
    owner: str | None


def read(page: Page, own: Sequence[Kinded], around: Sequence[Kinded], main: bool) -> Masthead:
    """The masthead of an article: `own` are its lines, `around` all lines of its page."""
    metadata = page.metadata if main else None
    outlet, owner = outlets.find(page, own, around)
    publisher = key(outlet.name) if outlet else ""
    signed = _dateline(own) | _signed([line for line, kind in own if kind in SIGNED], publisher)
    carried = _carried(metadata.byline, publisher) if metadata and metadata.byline else {}
    return Masthead(
        title=_title(own) or (Named(metadata.title, None, None) if metadata and metadata.title else None),
        outlet=outlet,
        byline=signed.get("byline") or carried.get("byline"),
        dateline=signed.get("dateline") or carried.get("dateline"),
        agency=signed.get("agency") or credited.agency(own) or carried.get("agency"),
        retells=credited.retold(own, outlet),
        owner=owner,
    )


def _title(own: Sequence[Kinded]) -> Named | None:
    return next((named.cut(line, line.span.start, line.span.end) for line, kind in own if kind == "title"), None)


def _carried(byline: str, outlet: str) -> dict[str, Named]:
    """What the carrier's byline says: `دبي - رويترز` is no writer's name."""
    signed = _signed(lines.read(marks.read(byline)), outlet)
    return {role: Named(name.name, None, None) for role, name in signed.items()}


def _signed(signatures: Sequence[Line], outlet: str) -> dict[str, Named]:
    """Writer, place and agency of the lines that name them alone; the first of each counts."""
    found: dict[str, Named] = {}
    for line in signatures:
        if not any(phrase.opening for phrase in line.phrases):
            for span, role in signature.read(line):
                name = named.cut(line, span.start, span.end)
                if role in FIELDS and key(name.name) != outlet:
                    found.setdefault(role, name)
    return found


def _dateline(own: Sequence[Kinded]) -> dict[str, Named]:
    """What the first paragraph opens with before its first sentence."""
    found: dict[str, Named] = {}
    line = next((line for line, kind in own if kind == "body"), None)
    for span, role in signature.dateline(line) if line else ():
        if line and role in FIELDS:
            found.setdefault(role, named.cut(line, span.start, span.end))
    return found
