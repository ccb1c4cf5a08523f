"""Numbers of dates: in figures with what is joined to them, and in words put together."""

import re

from takhrij.dates.items import Item, Value

DIGITS = frozenset("0123456789")
ATTACHED = re.compile(r"([وف]?[بلك]?)(?:ال|لل)?(\d+)(ه|م)?")
JOINED = re.compile(r"(\d+)(ه|م)?")
JOINTS = frozenset(".:/-–,،٫")
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("clock", r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?"),
        ("full_date", r"(?P<y>[12]\d{3})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"),
        ("full_date", r"(?P<d>\d{1,2})([-/.–])(?P<m>\d{1,2})\2(?P<y>[12]\d{3})"),
        ("years", r"([12]\d{3})[-–/]([12]\d{3}|\d\d)"),
        ("month_year", r"(?P<m>0?[1-9]|1[0-2])/(?P<y>[12]\d{3})"),
        ("month_year", r"(?P<y>19\d\d|20\d\d)[-/](?P<m>0?[1-9]|1[0-2])"),
        ("days", r"([12]?\d|3[01])[-–]([12]?\d|3[01])"),
        ("slashed", r"([12]?\d|3[01])/(1[0-2]|0?\d)"),
        ("number", r"\d{1,3}(?:[,.٫،]\d{3})+"),
        ("number", r"\d+[,.٫،]\d+"),
        ("day", r"0?[1-9]|[12]\d|3[01]"),
        ("year", r"1[0-9]{3}|20\d\d|21\d\d"),
        ("number", r"\d+"),
    )
)


def shape(figures: str) -> tuple[str, Value]:
    """Which terminal figures are, and their value.

    >>> shape("18:38"), shape("12/9/2023"), shape("1950-53"), shape("1,500")
    (('clock', (18, 38)), ('full_date', (2023, 9, 12)), ('years', (1950, 1953)), ('number', 1500))
    """
    for kind, pattern in SHAPES:
        if (match := pattern.fullmatch(figures)) and (value := _value(kind, match)) is not None:
            return kind, value
    return "x", None


def _value(kind: str, match: re.Match[str]) -> Value:
    if kind == "full_date":
        year, month, day = (int(match[name]) for name in "ymd")
        if month > 12 >= day:  # month first, as in English
            month, day = day, month
        return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if kind == "years":
        first, last = match.groups()
        years = int(first), int(first[: 4 - len(last)] + last)
        return years if years[0] < years[1] else None
    if kind == "number":
        whole = re.sub(r"[.,٫،](?=\d{3}(\D|$))", "", match.group())
        number = float(whole.replace(",", ".").replace("٫", ".").replace("،", "."))
        return int(number) if number.is_integer() and "," not in whole and "." not in whole else number
    if kind == "month_year":
        return int(match["y"]), int(match["m"])
    if kind in {"clock", "days", "slashed"}:
        return tuple(int(part) for part in match.groups() if part)
    return int(match.group())


def joined(items: list[Item]) -> list[Item]:
    """Number words put together: خمسة وعشرون, ألفين وتسعة عشر, الخامس والعشرين."""
    found: list[Item] = []
    for item in items:
        if item.row and item.kind in {"number", "the_number"} and found:
            if found[-1].kind == "and" and len(found) > 1 and (whole := _added(found[-2], item)):
                found[-2:] = [whole]
                continue
            if whole := _multiplied(found[-1], item):
                found[-1:] = [whole]
                continue
        found.append(item)
    return [item._replace(kind="spelt_year") if _of_a_year(item) else item for item in found]


def _of_a_year(item: Item) -> bool:
    """Whether a number in words may be a year: ألفين وعشرة."""
    return bool(item.row) and item.kind == "number" and isinstance(item.value, int) and 1000 < item.value < 2100


def _added(before: Item, item: Item) -> Item | None:
    a, b = before.value, item.value
    if before.kind not in {"number", "the_number", "ordinal"} or not isinstance(a, int) or not isinstance(b, int):
        return None
    tens = 0 < a % 100 < 10 and 20 <= b < 100
    smaller = (a % 100 == 0 and b < 100) or (a % 1000 == 0 and b < 1000)
    if before.kind == "ordinal":  # الخامسة والعشرون, but الخامسة وعشر دقائق
        return (
            before._replace(last=item.last, end=item.end, value=a + b)
            if tens and a < 10 and item.kind == "the_number"
            else None
        )
    fits = tens or smaller
    return before._replace(last=item.last, end=item.end, value=a + b) if fits else None


def _multiplied(before: Item, item: Item) -> Item | None:
    a, b = before.value, item.value
    if before.kind not in {"number", "the_number", "day"} or not isinstance(a, int | float) or isinstance(b, tuple):
        return None
    if b not in {100, 1000} or not 1 < a < b:
        return None
    return before._replace(kind="number", last=item.last, end=item.end, value=int(a * b))
