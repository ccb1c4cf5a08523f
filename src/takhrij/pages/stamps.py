"""Dates as carriers of pages write them: ISO 8601 and its near relations, RFC 2822, and Arabic."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from takhrij import dates, marks

EARLIEST = 1995  # before it there were no news pages; 1970 is what a clock without a date says
FULL = 10  # characters of a day
LONGEST = 200  # characters of a date in words
FIGURES = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
MONTH = re.compile(r"(\d{4})-(\d{2})")


def read(stamp: str) -> str | None:
    """The stamp in ISO 8601, in words too, where it names one day. Order of day and month is never guessed.

    >>> read("الثلاثاء، 12 أيلول/سبتمبر 2023 - 18:38"), read("25/09/2023"), read("03/04/2023"), read("أمس")
    ('2023-09-12', '2023-09-25', None, None)
    """
    found = iso(stamp)
    if found or len(stamp) > LONGEST:
        return found
    figures = FIGURES.search(stamp)
    return _of_figures(*map(int, figures.groups())) if figures else _in_words(stamp)


def iso(stamp: str) -> str | None:
    """The stamp in ISO 8601, or nothing where it is no date. Order of day and month is never guessed.

    >>> iso("Tue, 12 Sep 2023 18:38:00 GMT"), iso("2023-09-12 18:38:00 +0300"), iso("2023-09"), iso("03/04/2023")
    ('2023-09-12T18:38:00+00:00', '2023-09-12T18:38:00+03:00', '2023-09', None)
    """
    stamp = stamp.strip()
    read = _timed(stamp) or _rfc2822(stamp)
    if read is not None:
        return read.isoformat() if EARLIEST <= read.year <= date.max.year else None
    if MONTH.fullmatch(stamp):
        return _valid(f"{stamp}-01", stamp)
    if match := DAY.match(stamp) or COMPACT.match(stamp):
        year, month, day = map(int, match.groups())
        return _valid(f"{year:04}-{month:02}-{day:02}")
    return None


def _of_figures(first: int, second: int, year: int) -> str | None:
    """Day and month in the order that is possible, if only one is."""
    days = {_valid(f"{year:04}-{month:02}-{day:02}") for day, month in ((first, second), (second, first))} - {None}
    return days.pop() if len(days) == 1 else None


def _in_words(stamp: str) -> str | None:
    """The one day that a stamp names with its year; of one day in two calendars, the common one."""
    moments = [time.moment for time in dates.find(marks.read(stamp), 0, len(stamp)) if time.moment and not time.until]
    named = [(moment.hijri, day) for moment in moments if (day := dates.gregorian(moment)) and len(day) == FULL]
    days = {day for hijri, day in named if not hijri} or {day for _, day in named}
    return _valid(days.pop()) if len(days) == 1 else None


def _timed(stamp: str) -> datetime | None:
    """A stamp with a time of day, the blanks and offsets of which differ from one content system to the next."""
    if ":" not in stamp or not DAY.match(stamp):
        return None
    joined = re.sub(r"\s+(?=(?:[+-]\d{2}:?\d{2}|Z)$)", "", stamp).replace("/", "-", 2)
    try:
        return datetime.fromisoformat(joined)
    except ValueError:
        return None


def _rfc2822(stamp: str) -> datetime | None:
    if not re.match(r"[A-Za-z]{3,9},|\d{1,2} [A-Za-z]{3}", stamp):
        return None
    try:
        read = parsedate_to_datetime(stamp)
        return read.replace(tzinfo=UTC) if stamp.endswith(" -0000") else read  # universal time, said of nowhere
    except (ValueError, IndexError, OverflowError, TypeError):
        return None


def _valid(day: str, shown: str | None = None) -> str | None:
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return None
    return (shown or day) if read.year >= EARLIEST else None
