"""TIMEX3 values as days: the first and the last one that a value may mean."""

import re
from datetime import date, timedelta

FIRST = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}  # months


def days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a value; none where it leaves them open, or the calendar has no such day.

    >>> days("2024-W25"), days("2024-06-18/2024-06-19")[1], days("P2D")
    ((datetime.date(2024, 6, 17), datetime.date(2024, 6, 23)), datetime.date(2024, 6, 19), None)
    >>> days("2024-Q1")[1], days("196")[0], days("2024-06-12TEV")[0], days("XXXX-06"), days("2024-13")
    (datetime.date(2024, 3, 31), datetime.date(1960, 1, 1), datetime.date(2024, 6, 12), None, None)
    """
    try:
        return _days(value)
    except (ValueError, OverflowError):  # the last month that there is has no day after it
        return None


def _days(value: str) -> tuple[date, date] | None:
    """The same; raises ValueError or OverflowError for a day that no calendar has."""
    if "/" in value:
        first, last = (_days(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.partition("T")[0]
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
    if match := re.fullmatch(r"(\d{4})-(Q[1-4]|H[12])", value):
        return _months(int(match[1]), *FIRST[match[2]])
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value):
        return _months(int(match[1]), int(match[2] or 1), int(match[2] or 12))
    day = date.fromisoformat(value)
    return day, day


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    after = date(year, last, 28) + timedelta(4)  # a day of the next month
    return date(year, first, 1), after - timedelta(after.day)
