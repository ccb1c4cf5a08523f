"""When an article was published: its carrier says so, its address, a printed date, or its words; or nothing does.

A date in the page's head is the day on which the page was fetched, and is left alone; one below the title, or after
words like `نشر بتاريخ`, is the article's.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import parse_qsl, unquote, urlsplit

from takhrij import dates
from takhrij.articles import inferred
from takhrij.articles.lines import Line
from takhrij.articles.named import Kinded
from takhrij.dates import Expression
from takhrij.records import Page, Published, Span

YEAR_FIRST = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_.-](?P<m>\d{1,2})(?:[/_.-](?P<d>\d{1,2})(?!\d))?(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})[/_.-](?P<m>\d{1,2})[/_.-](?P<y>(?:19|20)\d\d)(?!\d)")
RUN = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{4,})?(?!\d)")  # an hour or number may follow
YEAR = re.compile(r"\d{4}")
EARLIEST, LATEST = 1995, 2100  # of dates in addresses, where any digits may stand
FULL = len("2024-06-11")
UPDATED = frozenset(["تحديث", "تعديل", "حدث", "حدثت", "محدث", "محدثه", "عدل", "updated", "update", "modified"])
BEFORE = 8  # words: a dateline's date stands after no more
LEADING = frozenset(["في", "وفي", "منذ", "ومنذ", "حتي", "وحتي", "من", "ومن"])  # a sentence's date, and no dateline's
CLOSED = re.compile(r"\s*(?:م|ه|ه\u0640)?\s*(?:[(/][^()/]{2,30}[)/])?\s*(?:[-–—]{1,3}\s|:)")


def of(page: Page, own: Sequence[Kinded], main: bool) -> Published | None:
    """The day of an article. Only the main one has the page's metadata and address."""
    carried = (_given(page) or _address(page.url)) if main else None
    if carried and len(carried.value) == FULL:
        return carried
    month = carried.value if carried else ""
    printed = _printed(own)
    return (printed if printed and printed.value.startswith(month) else None) or inferred.find(own, month) or carried


def _given(page: Page) -> Published | None:
    stamp = page.metadata.published
    return Published(stamp[:FULL], page.metadata.published_how, ()) if stamp else None


def _address(url: str | None) -> Published | None:
    """A day or month in the path of the page's address, or in what it asks for by `date`."""
    split = urlsplit(url or "")
    asked = [value for name, value in parse_qsl(split.query) if "date" in name.lower()]
    months: list[str] = []
    for text in (unquote(split.path), *asked):
        for match in (found for pattern in (YEAR_FIRST, DAY_FIRST, RUN) for found in pattern.finditer(text)):
            year, month, day = match["y"], int(match["m"]), match["d"]
            value = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
            if _valid(value if day else f"{value}-01"):
                if day:
                    return Published(value, "url", ())
                if "/" in match.group():  # of 2024-06 any number might be the second part
                    months.append(value)
    return Published(months[0], "url", ()) if months else None


def _valid(day: str) -> bool:
    try:
        return EARLIEST <= date.fromisoformat(day).year <= LATEST
    except ValueError:
        return False


def _printed(own: Sequence[Kinded]) -> Published | None:
    """A full date in a line of the masthead, or in the dateline that opens the text; else the date of a change.

    Of figures the day comes first, as in all of the Arabic press, unless only the second can be one (06/25/2024).
    """
    updated = None
    for line, kind in own:
        if kind in {"dateline_byline", "byline", "furniture"}:
            for found, day in _full(line):
                published = Published(day, "printed", (Span(found.start, found.end),))
                if not _changed(line, found):
                    return published
                updated = updated or published
    first = next((line for line, kind in own if kind == "body"), None)
    for found, day in _full(first) if first else ():
        if first and _opens(first, found):
            return Published(day, "printed", (Span(found.start, found.end),))
    return updated


def _changed(line: Line, found: Expression) -> bool:
    """Whether the label before a date, at most three words, says that it is the one of a change: `آخر تحديث:`."""
    words = line.marked.text.words[max(line.tokens.start, found.first - 4) : found.first]
    return any(word.removeprefix("ال") in UPDATED for word in words)


def _opens(line: Line, found: Expression) -> bool:
    """Whether a date belongs to a dateline: `القاهرة، 11 يونيو 2024 (رويترز) -`."""
    read = line.marked.text
    before = [word for word in read.words[line.tokens.start : found.first] if word[0].isalnum()]
    stops = set('.؛«"“') & set(read.original[line.span.start : found.start])
    closed = CLOSED.match(read.original, found.end, line.span.end)
    return len(before) <= BEFORE and not stops and not (before and before[-1] in LEADING) and closed is not None


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
