"""What the lines around an article's text say of it: title, outlet, writer, place, agency, whom it retells."""

import re
from collections.abc import Sequence

import msgspec

from takhrij.articles import credited, named, outlets
from takhrij.articles.lines import ABBREVIATION, Line, key
from takhrij.articles.named import Kinded
from takhrij.records import Named, Page, Span

PLACES = ("country", "capital", "city", "place")
GIVEN = ("given_name", "foreign_name")
OPENING = 80  # characters in which a text's own dateline stands
ENDS = re.compile(r"\s*(?:[-–—]{1,3}(?=\s|$)|:)\s*[-–—]*")
PARTS = re.compile(r"[^-–—:/()،,«»\"“”\s][^-–—:/()،,«»\"“”]*")


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
    signed = _dateline(own) | _signed(own, key(outlet.name) if outlet else "")
    return Masthead(
        title=_title(own) or (Named(metadata.title, None, None) if metadata and metadata.title else None),
        outlet=outlet,
        byline=signed.get("byline") or (Named(metadata.byline, None, None) if metadata and metadata.byline else None),
        dateline=signed.get("dateline"),
        agency=signed.get("agency") or credited.agency(own),
        retells=credited.retold(own, outlet),
        owner=owner,
    )


def _title(own: Sequence[Kinded]) -> Named | None:
    return next((named.cut(line, line.span.start, line.span.end) for line, kind in own if kind == "title"), None)


def _signed(own: Sequence[Kinded], outlet: str) -> dict[str, Named]:
    """Writer, place and agency of the lines that name them alone; the first of each counts."""
    found: dict[str, Named] = {}
    for line, kind in own:
        if kind == "dateline_byline" and line.joined and not line.any("month", "weekday"):
            for side, role in _sides(line, line.joined, outlet):
                found.setdefault(role, named.cut(line, side.start, side.end))
        elif kind == "byline" and not any(phrase.opening for phrase in line.phrases):
            mark = line.any("agency")
            if mark and len(line.words) <= mark.last - mark.first + 3:
                found.setdefault("agency", named.marked(line, mark))
            elif name := named.bare(line, _after_label(line), line.span.end):
                found.setdefault("byline", name)
    return found


def _after_label(line: Line) -> int:
    label = line.starts("furniture_bylines")
    return label.end if label and label.end < line.span.end else line.span.start


def _sides(line: Line, sides: tuple[Span, Span], outlet: str) -> list[tuple[Span, str]]:
    """Which side of `القاهرة - سمير عادل` is the place: the known one, else a single word, else the first."""
    roles = ["neither" if key(_text(line, side)) == outlet else _role(line, side) for side in sides]
    unknown = [n for n in (0, 1) if roles[n] is None]
    if "dateline" not in roles and unknown:
        single = [n for n in unknown if " " not in _text(line, sides[n])]
        if len(unknown) == 2 or single or roles[1 - unknown[0]] == "byline" or unknown[0] == 0:
            roles[(single or unknown)[0]] = "dateline"
    return [(side, role or "byline") for side, role in zip(sides, roles, strict=True) if role != "neither"]


def _role(line: Line, side: Span) -> str | None:
    first = line.marked.text.token_at(side.start)
    if ABBREVIATION.fullmatch(_text(line, side)) or line.marked.longest(first, "agency"):
        return "agency"
    if line.marked.longest(first, "outlet", "furniture_bylines"):
        return "neither"
    if (place := line.marked.longest(first, *PLACES)) and place.end >= side.end:
        return "dateline"
    return "byline" if line.marked.longest(first, *GIVEN) and " " in _text(line, side) else None


def _text(line: Line, span: Span) -> str:
    return line.marked.text.original[span.start : span.end]


def _dateline(own: Sequence[Kinded]) -> dict[str, Named]:
    """Place, agency and writer before the first sentence: `القاهرة (رويترز) - قال`, `واس - الرياض: أعلن`.

    The longest opening counts that has nothing else in it.
    """
    line = next((line for line, kind in own if kind == "body"), None)
    if line is None:
        return {}
    for end in reversed([match.start() for match in ENDS.finditer(line.text, 2, OPENING)]):
        found: dict[str, Named] = {}
        for part in PARTS.finditer(line.text, 0, end):
            at = line.span.start + part.start()
            span = Span(at, at + len(part.group().rstrip()))
            dated = line.marked.longest(line.marked.text.token_at(span.start), "weekday")
            role = _role(line, span) or ("date" if dated else None)
            if role is None:
                break
            found.setdefault(role, named.cut(line, span.start, span.end))
        else:
            if "dateline" in found or "agency" in found:
                return found
    return {}
