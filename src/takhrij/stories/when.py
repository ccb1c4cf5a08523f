"""When articles were published and what happens in them, as far as that tells stories apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from takhrij.records import Article, Event, Time

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
WINDOW = 10  # days between two articles on one happening
Days = tuple[int, int]  # the first and the last possible day, counted


def published(article: Article) -> Days | None:
    """The days on one of which an article was published.

    >>> days("2024-06-11"), days("2024-02"), days("XXXX-06")
    ((739048, 739048), (738917, 738945), None)
    """
    return days(article.published.value) if article.published else None


def days(value: str) -> Days | None:
    """The days of a date or month."""
    try:
        if match := DAY.match(value):
            day = date(*map(int, match.groups())).toordinal()
            return day, day
        if match := MONTH.match(value):
            year, month = map(int, match.groups())
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), following.toordinal() - 1
    except ValueError:
        return None
    return None


def apart(a: Days | None, b: Days | None) -> bool:
    """Whether articles of these days cannot be about one happening."""
    return a is not None and b is not None and max(a[0], b[0]) - min(a[1], b[1]) > WINDOW


def both(a: Days | None, b: Days | None) -> Days | None:
    """From the first to the last of them."""
    return (min(a[0], b[0]), max(a[1], b[1])) if a and b else a or b


def happened(articles: Sequence[Article], times: Iterable[Time], events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """By article the days on which something happens: those of its events, or else of its times, that are near the day
    of its publication; what was long ago belongs to another story.
    """
    dates = {article.id: published(article) for article in articles}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.status == "happened" and event.date:
            _add(found[event.article], event.date, dates.get(event.article))
    said: defaultdict[str, set[str]] = defaultdict(set)
    for time in times:
        if time.type in {"DATE", "TIME"}:
            _add(said[time.article], time.value, dates.get(time.article), planned=False)
    return {article.id: tuple(sorted(found.get(article.id) or said[article.id])) for article in articles}


def _add(found: set[str], value: str, near: Days | None, *, planned: bool = True) -> None:
    match = DAY.match(value)
    day = days(match.group()) if match else None
    if match and day and near and not apart(day, near) and (planned or day[0] <= near[1]):
        found.add(match.group())
