"""Time expressions of an article, counted from its date or from a day just named; X for what that leaves open.

1. the grammar of `dates` finds what the words say, 2. an hour beside the same hour of Greenwich gets its zone, 3. the
verb before tells whether a bare day or month lies ahead, 4. all are counted from the article's day.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec.structs import astuple, replace

from takhrij import dates, ids, text
from takhrij.dates import Anchor, Expression, Moment, tense
from takhrij.marks import Marked
from takhrij.records import Article, Place, Reason, Region, Time

KINDS = frozenset({"title", "subtitle", "heading", "body", "caption"})


def find(article: Article, regions: Sequence[Region], marked: Marked) -> list[Time]:
    """The times of an article's regions, in page order."""
    anchor = _published(article)
    found: list[Time] = []
    for region in regions:
        if region.kind not in KINDS or not (expressions := dates.find(marked, region.start, region.end)):  # 1.
            continue
        sentences = [span.start for span in text.sentences(marked.text.original, region.start, region.end)]
        sentence = -1
        for expression, moment in zip(expressions, _zoned(expressions), strict=True):  # 2.
            at = sentences[max(0, bisect_right(sentences, expression.start) - 1)]
            if at != sentence:
                anchor, sentence = anchor._replace(year_here=None), at
            value = _value(expression, moment, anchor, tense.ahead(marked, expression, sentence))  # 3. 4.
            anchor = _moved(anchor, moment, value)
            found.append(_record(article, expression, marked.text.original, value))
    return found


def _published(article: Article) -> Anchor:
    value = article.published.value if article.published else ""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        year, _, month = value[:7].partition("-")
        return Anchor(None, int(year) if year.isdigit() else None, int(month) if month.isdigit() else None)
    return Anchor(day, day.year, day.month)


def _value(expression: Expression, moment: Moment | None, anchor: Anchor, ahead: bool | None) -> str:
    if expression.reference:
        return expression.reference
    if expression.length:
        return expression.length.iso
    assert moment is not None
    first = dates.value(moment, anchor, ahead)
    if not expression.until:
        return first
    last = dates.value(expression.until, anchor, ahead)
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def _moved(anchor: Anchor, moment: Moment | None, value: str) -> Anchor:
    """The anchor for what follows: a day or an explicit year is now one that was just named."""
    if moment is None or value.endswith("_REF"):
        return anchor
    if moment.day or moment.weekday or moment.unit == "D":
        anchor = anchor._replace(named=value.partition("/")[0].partition("T")[0])
    if moment.year and not moment.hijri:
        anchor = anchor._replace(named_year=moment.year, year_here=moment.year)
    return anchor


def _record(article: Article, expression: Expression, page: str, value: str) -> Time:
    start, end, published = expression.start, expression.end, article.published
    counted = published is not None and expression.moment is not None and expression.moment.year is None
    anchored = [Place(article.page, *astuple(span)) for span in published.evidence] if published and counted else []
    return Time(
        id=ids.of("time", article.page, start, end),
        article=article.id,
        page=article.page,
        start=start,
        end=end,
        text=page[start:end],
        type=expression.type,
        value=value,
        reason=Reason(expression.rule, (Place(article.page, start, end), *anchored)),
    )


def _zoned(expressions: Sequence[Expression]) -> list[Moment | None]:
    """The moments, where «18:38 (09:38 ت غ)» gives the local hour its zone, and both their day."""
    moments = [expression.moment for expression in expressions]
    for place, (one, two) in enumerate(pairwise(expressions)):
        a, b = moments[place], one.moment and two.moment
        if a and b and a.clock and b.clock and two.first - one.last <= 2 and {a.zone, b.zone} == {None, 0}:
            local, world = (a.clock, b.clock) if a.zone is None else (b.clock, a.clock)
            minutes = (local[0] - world[0]) * 60 + local[1] - world[1]
            zone = (minutes + 12 * 60) % (24 * 60) - 12 * 60
            moments[place + (a.zone is not None)] = replace(a if a.zone is None else b, zone=zone)
    return moments
