"""TIMEX3 values as days, for what compares our times with those of others."""

import re
from datetime import date, timedelta

FIRST = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}  # months


def days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a value; none where it leaves them open.

    >>> days("2024-W25"), days("2024-06-18/2024-06-19")[1], days("P2D")
    ((datetime.date(2024, 6, 17), datetime.date(2024, 6, 23)), datetime.date(2024, 6, 19), None)
    >>> days("2024-Q1")[1], days("196")[0], days("2024-06-12TEV")[0], days("XXXX-06")
    (datetime.date(2024, 3, 31), datetime.date(1960, 1, 1), datetime.date(2024, 6, 12), None)
    """
    if "/" in value:
        first, last = (days(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.partition("T")[0]
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
    if match := re.fullmatch(r"(\d{4})-([QH]\d)", value):
        return _months(int(match[1]), *FIRST[match[2]])
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value):
        return _months(int(match[1]), int(match[2] or 1), int(match[2] or 12))
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day, day


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(1)
