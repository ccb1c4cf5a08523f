"""The grammar of Arabic dates: marks of a text in, unanchored time expressions out.

1. the words of a stretch become terminals (`terminals.py`), 2. the rules that fit from the left give the longest
expression (`grammar.py`), 3. names that hold a time word (روسيا اليوم) and counted numbers keep theirs, 4. what is left
is what the words say (`moments.py`); `anchors.py` counts it from a day.

>>> from takhrij import marks
>>> page = marks.read("وصل مساء الأحد 12 تموز/يوليو 2020 في زيارة تستغرق يومين")
>>> for found in find(page, 0, len(page.text.original)):
...     print(page.text.original[found.start:found.end], found.type, found.moment and gregorian(found.moment))
مساء الأحد 12 تموز/يوليو 2020 TIME 2020-07-12
يومين DURATION None
"""

from collections.abc import Sequence

from msgspec import structs

from takhrij.dates import terminals
from takhrij.dates.amounts import counted
from takhrij.dates.anchors import Anchor, contradicted, stretch, value
from takhrij.dates.grammar import CODES, ROW, Rule, fitting
from takhrij.dates.items import Item
from takhrij.dates.moments import Expression, Length, Moment, gregorian, later
from takhrij.dates.readers import Reading
from takhrij.marks import Marked

__all__ = [
    "Anchor",
    "Expression",
    "Length",
    "Moment",
    "contradicted",
    "find",
    "gregorian",
    "later",
    "stretch",
    "to_come",
    "value",
]

HOLDERS = frozenset({"outlet", "organisation", "place", "city", "capital", "leader", "treaty"})
LARGER = HOLDERS | {"named_event"}  # شهر رمضان is both a time and an event


def find(marked: Marked, start: int, end: int) -> list[Expression]:
    """The time expressions of a stretch: leftmost, then longest, none over another."""
    items = terminals.read(marked, marked.text.tokens_in(start, end))  # 1.
    kinds = "".join([CODES[item.kind] for item in items])
    found: list[Expression] = []
    for row in ROW.finditer(kinds):
        position = row.start()
        for begin, fits in fitting(row.group()):  # 2.
            first = row.start() + begin
            if first < position:
                continue
            for length, rule in fits:
                stop = first + length
                span = items[first:stop]
                before = items[first - 1] if first else None
                if _held(marked, span, rule) or not (
                    reading := rule.read(span, before, items[stop : row.end() + 1])
                ):  # 3.
                    continue
                found.append(_expression(rule, span, reading))  # 4.
                position = stop
                break
    return found


def _held(marked: Marked, items: Sequence[Item], rule: Rule) -> bool:
    """Whether a name of several words contains the expression; the year of an event stays one."""
    first, last = items[0].first, items[-1].last
    larger = HOLDERS if rule.name in {"year", "years"} else LARGER
    return any(
        mark.first <= first
        and mark.last >= last
        and mark.last > mark.first
        and mark.entry.table in (larger if mark.last - mark.first > last - first else HOLDERS)
        for token in range(max(0, first - 3), first + 1)
        for mark in marked.by_token.get(token, ())
    )


def to_come(expression: Expression, marked: Marked) -> Expression:
    """«بعد يومين» as the day that lies so far ahead, بعد included."""
    assert expression.length is not None and expression.length.amount is not None
    amount, unit = expression.length.amount, expression.length.unit
    first = expression.first - 1
    return structs.replace(
        expression, start=marked.text.starts[first], first=first, rule="to come", type="DATE", length=None,
        moment=counted(unit, amount),
    )  # fmt: skip


def _expression(rule: Rule, items: Sequence[Item], reading: Reading) -> Expression:
    return Expression(
        start=items[0].start, end=items[-1].end, first=items[0].first, last=items[-1].last,
        type=reading.type or rule.type, rule=rule.name, moment=reading.moment, until=reading.until,
        length=reading.length, reference=reading.reference,
    )  # fmt: skip
