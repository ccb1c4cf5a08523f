"""Time expressions of an article, counted from its date or from a day just named; X for what that leaves open.

1. the grammar of `dates` finds what the words say, but where a name holds them (صحيفة الغد), 2. what stands beside an
hour gives it its zone or its half of the day, 3. the verb before tells whether a bare day or month, or so long after,
lies ahead, 4. all are counted from the article's day, and a weekday that contradicts its date is told in the reason.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec.structs import astuple, replace

from takhrij import dates, ids, text
from takhrij.dates import Anchor, Expression, Moment, tense
from takhrij.marks import Marked
from takhrij.records import Article, Name, Place, Reason, Region, Time

KINDS = frozenset({"title", "subtitle", "heading", "body", "caption"})
HOLDING = frozenset({"organisation", "place", "person"})
LATE = frozenset({"AF", "EV", "NI"})  # parts of the day whose hours are of its second half
BESIDE = 3  # tokens
JOINED = 2
FAR = 4  # a month that stands farther from a year is not said to be of it


def find(article: Article, regions: Sequence[Region], marked: Marked, named: Sequence[Name] = ()) -> list[Time]:
    """The times of an article's regions, in page order."""
    anchor = _published(article)
    names = _names(article, named, marked.text.original)
    found: list[Time] = []
    for region in regions:
        if region.kind not in KINDS:
            continue
        expressions = [each for each in dates.find(marked, region.start, region.end) if not _held(each, names)]  # 1.
        if not expressions:
            continue
        sentences = [span.start for span in text.sentences(marked.text.original, region.start, region.end)]
        sentence = year_at = -1
        for expression in _beside(expressions):  # 2.
            at = sentences[max(0, bisect_right(sentences, expression.start) - 1)]
            if at != sentence or expression.first - year_at > FAR:
                anchor = anchor._replace(year_here=None)
            sentence = at
            ahead = tense.ahead(marked, expression, sentence)  # 3.
            if ahead and expression.length and tense.is_after(marked, expression):
                expression = dates.to_come(expression, marked)
            value = _value(expression, anchor, ahead)  # 4.
            found.append(_record(article, expression, marked.text.original, value, anchor))
            anchor = _moved(anchor, expression.moment, value)
            if expression.moment and expression.moment.year:
                year_at = expression.last
    return found


def _names(article: Article, named: Sequence[Name], page: str) -> list[tuple[int, int]]:
    """Where names stand, those of the masthead with them: a paper names itself without saying that it is one."""
    printed = {each.name for each in (article.outlet, article.agency, article.retells) if each and " " in each.name}
    own = [match.span() for name in printed for match in re.finditer(re.escape(name), page)]
    return sorted(own + [(name.start, name.end) for name in named if name.kind in HOLDING])


def _held(expression: Expression, names: Sequence[tuple[int, int]]) -> bool:
    """Whether an expression is the later part of a name."""
    before = bisect_left(names, (expression.start, 0)) - 1
    return before >= 0 and names[before][1] >= expression.end


def _published(article: Article) -> Anchor:
    value = article.published.value if article.published else ""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        year, _, month = value[:7].partition("-")
        return Anchor(None, int(year) if year.isdigit() else None, int(month) if month.isdigit() else None)
    return Anchor(day, day.year, day.month)


def _value(expression: Expression, anchor: Anchor, ahead: bool | None) -> str:
    if expression.reference:
        return expression.reference
    if expression.length:
        return expression.length.iso
    moment = expression.moment or Moment()
    if expression.type == "SET":  # كل اثنين: of no one week
        anchor = Anchor()
    if expression.until:
        return dates.stretch(moment, expression.until, anchor, ahead)
    return dates.value(moment, anchor, ahead)


def _moved(anchor: Anchor, moment: Moment | None, value: str) -> Anchor:
    """The anchor for what follows: a day or an explicit year is now one that was just named."""
    if moment is None or value.endswith("_REF"):
        return anchor
    if moment.day or moment.weekday or moment.unit == "D":
        day = value.partition("/")[0].partition("T")[0]
        ahead = anchor.day is not None and anchor.day.isoformat() < day and day[:1] != "X"
        anchor = anchor._replace(named=day, coming=day if ahead else anchor.coming)
    if moment.year and moment.year >= 100 and not moment.hijri:
        anchor = anchor._replace(named_year=moment.year, year_here=moment.year)
    return anchor


def _record(article: Article, expression: Expression, page: str, value: str, anchor: Anchor) -> Time:
    start, end, published, moment = expression.start, expression.end, article.published, expression.moment
    counted = published is not None and moment is not None and moment.year is None
    anchored = [Place(article.page, *astuple(span)) for span in published.evidence] if published and counted else []
    contradicted = moment is not None and dates.contradicted(moment, anchor, value)
    return Time(
        id=ids.of("time", article.page, start, end),
        article=article.id,
        page=article.page,
        start=start,
        end=end,
        text=page[start:end],
        type=expression.type,
        value=value,
        reason=Reason(
            f"{expression.rule}: weekday contradicts" if contradicted else expression.rule,
            (Place(article.page, start, end), *anchored),
        ),
    )


def _beside(expressions: Sequence[Expression]) -> list[Expression]:
    """The expressions, with what their neighbours give them.

    «18:38 (09:38 ت غ)»: the local hour its zone; «مساء الأحد عند الثامنة والنصف»: the hour its half of the day;
    «من 5 يناير إلى 1 فبراير 2019»: the first day its year.
    """
    found = list(expressions)
    for place, (one, two) in enumerate(pairwise(expressions)):
        a, b = found[place].moment, two.moment
        if a is None or b is None or two.first - one.last > BESIDE:
            continue
        if a.clock and b.clock and {a.zone, b.zone} == {None, 0}:
            local, world = (a.clock, b.clock) if a.zone is None else (b.clock, a.clock)
            minutes = (local[0] - world[0]) * 60 + local[1] - world[1]
            zone = (minutes + 12 * 60) % (24 * 60) - 12 * 60
            which, moment = (place, a) if a.zone is None else (place + 1, b)
            found[which] = replace(found[which], moment=replace(moment, zone=zone))
        elif a.month and b.month and not a.year and b.year and a.offset is None and two.first - one.last <= JOINED:
            found[place] = replace(found[place], moment=replace(a, year=_year_before(a, b)))
        elif a.part in LATE and b.clock and b.part is None and not a.clock and not (a.part == "NI" and b.clock[0] <= 4):
            found[place + 1] = replace(two, moment=replace(b, clock=dates.later(b.clock), part=a.part))
    return found


def _year_before(first: Moment, last: Moment) -> int:
    """The year of what begins a range: that of its end, or the one before where it stands later in the year."""
    assert first.month and last.month and last.year
    return last.year - ((first.month, first.day or 0) > (last.month, last.day or 31))
