"""When an article was published: metadata, address, a printed date, a weekday that a date bears out; or nothing.

A date in the page's head is the day on which the page was fetched, and is left alone; one below the title, or after
words like `نشر بتاريخ`, is the article's.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import unquote, urlsplit

from takhrij import dates
from takhrij.articles.lines import Line
from takhrij.articles.named import Kinded
from takhrij.dates import Expression
from takhrij.records import Page, Published, Span

SLASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-](\d{1,2})(?:[/_.-](\d{1,2})(?!\d))?(?![\d])")
DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,})?(?!\d)")
YEAR = re.compile(r"\d{4}")
EARLIEST, LATEST = 1995, 2100  # of dates in addresses, where any digits may stand
FULL = 10  # characters of a day
OPENING = 12  # tokens: a dateline's date stands among them
UPDATED = ("تحديث", "تعديل", "حدث", "محدث", "عدل", "updated", "update", "last")


def of(page: Page, own: Sequence[Kinded], main: bool) -> Published | None:
    """The day of an article. Only the main one has the page's metadata and address."""
    carried = (_given(page) or _address(page.url)) if main else None
    return carried or _printed(own) or _inferred(own)


def _given(page: Page) -> Published | None:
    stamp = page.metadata.published
    return Published(stamp[:FULL], page.metadata.published_how, ()) if stamp else None


def _address(url: str | None) -> Published | None:
    """A day or month in the path of the page's address."""
    path = unquote(urlsplit(url).path) if url else ""
    months: list[str] = []
    for match in [*SLASHED.finditer(path), *DIGITS.finditer(path)]:
        year, month, day = match.group(1), match.group(2), match.group(3)
        value = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
        if _valid(value if day else f"{value}-01"):
            if day:
                return Published(value, "url", ())
            if match.group().count("/"):
                months.append(value)
    return Published(months[0], "url", ()) if months else None


def _valid(day: str) -> bool:
    try:
        return EARLIEST <= date.fromisoformat(day).year <= LATEST
    except ValueError:
        return False


def _printed(own: Sequence[Kinded]) -> Published | None:
    """A full date in a line of the masthead, or in the dateline that opens the text."""
    updated = None
    for line, kind in own:
        if kind in {"dateline_byline", "byline", "furniture"}:
            for found, day in _full(line):
                published = Published(day, "printed", (Span(found.start, found.end),))
                if not any(word.removeprefix("ال") in UPDATED for word in line.words[:4]):
                    return published
                updated = updated or published
    first = next((line for line, kind in own if kind == "body"), None)
    for found, day in _full(first) if first else ():
        dateline = first and re.match(r"[^.؛«\"“]{0,60}?\s*[-–—:]{1,2}\s", first.text)
        early = first and found.last - first.tokens.start < OPENING
        if first and early and dateline and found.end <= first.span.start + dateline.end():
            return Published(day, "printed", (Span(found.start, found.end),))
    return updated


def _inferred(own: Sequence[Kinded]) -> Published | None:
    """The latest full date of the text, where the first paragraph names its weekday alone or calls it today."""
    first = next((line for line, kind in own if kind == "body"), None)
    if first is None:
        return None
    found = [(day, time) for line, kind in own if kind in {"body", "caption"} for time, day in _full(line)]
    if not found:
        return None
    day, latest = max(found, key=lambda pair: pair[0])
    for time in dates.find(first.marked, first.span.start, first.span.end):
        moment = time.moment
        bare = moment and moment.weekday and not (moment.day or moment.month or moment.offset)
        if bare and moment and moment.weekday == date.fromisoformat(day).isoweekday():
            return Published(day, "inferred", (Span(time.start, time.end), Span(latest.start, latest.end)))
    return None


def _full(line: Line) -> Iterator[tuple[Expression, str]]:
    """The days that a line names with their year; of one day in two calendars, the common one."""
    if not YEAR.search(line.text):
        return
    found = [
        (time, day)
        for time in dates.find(line.marked, line.span.start, line.span.end)
        if time.moment and not time.until and (day := dates.gregorian(time.moment)) and len(day) == FULL and _valid(day)
    ]
    yield from sorted(found, key=lambda pair: bool(pair[0].moment and pair[0].moment.hijri))
