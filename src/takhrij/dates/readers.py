"""What a row of terminals says: a moment, a range, an amount of time or a vague reference.

Each reader takes the terminals that a pattern of the grammar fitted, with the one before them and those after them in
their row, and gives None to refuse them.
"""

from collections.abc import Callable, Sequence
from itertools import dropwhile, pairwise, takewhile
from typing import Any, Literal, NamedTuple

from msgspec.structs import replace

from takhrij.dates.items import Item
from takhrij.dates.moments import Length, Moment
from takhrij.records import TimeType


class Reading(NamedTuple):
    """What an expression says."""

    moment: Moment | None = None
    until: Moment | None = None
    length: Length | None = None
    reference: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"] | None = None
    type: TimeType | None = None  # where it is not the rule's


Items = Sequence[Item]
Reader = Callable[[Items, Item | None, Items], Reading | None]
Fields = dict[str, Any]

LEADING = {"in", "between", "throughout", "of", "to", "for", "span", "ago", "phase"}
ABOUT = {"in", "between", "span", "phase"}  # what leads to a month but hardly to a person of its name
HIJRI = {"hijri", "hijri_partner"}
MONTHS = HIJRI | {"month", "month_near", "month_partner"}
OF_MONTH = MONTHS | {
    "slash",
    "dash",
    "open",
    "close",
    "comma",
    "of",
    "a_year",
    "the_year",
    "year",
    "spelt_year",
    "modifier",
}
NUMBERS = {"number", "the_number", "spelt_year", "day", "year"}
RANGED = {"weekday": 7, "day": 0, "month": 12, "year": 0}  # what ranges run over, and after how many it begins anew


def whole(item: Item) -> int:
    """The number of an item, 0 where it has none."""
    return int(item.value) if isinstance(item.value, int | float) else 0


def moments(items: Items, before: Item | None, after: Items) -> Reading | None:
    """A point or a period, or a range where a weekday, day, month or year is said twice."""
    fields: Fields = {}
    until: Fields = {}
    for place, item in enumerate(items):
        for name, value in _fields(items, place, item).items():
            if value is not None:
                (until if name in RANGED and fields.get(name, value) != value else fields)[name] = value
    if "offset" in fields and not {"unit", "weekday", "month", "season"} & fields.keys():
        return None
    moment = Moment(**fields)
    if until:
        return Reading(moment, replace(moment, **until))
    timed = moment.part or moment.clock or str(moment.unit).startswith("T")
    return Reading(moment, type="TIME" if timed else None)


FIELDS: dict[str, Callable[[Item], Fields]] = {
    "weekday": lambda item: {"weekday": item.value},
    "bare_weekday": lambda item: {"weekday": item.value},
    "day": lambda item: {"day": item.value},
    "ordinal": lambda item: {"day": item.value},
    "month": lambda item: {"month": item.value},
    "month_near": lambda item: {"month": item.value},
    "month_partner": lambda item: {"month": item.value},
    "hijri": lambda item: {"month": item.value, "hijri": True},
    "hijri_partner": lambda item: {"month": item.value, "hijri": True},
    "year": lambda item: {"year": item.value},
    "spelt_year": lambda item: {"year": item.value},
    "first": lambda _: {"day": 1},
    "era": lambda _: {"hijri": True},
    "part": lambda item: {"part": item.row["code"]},
    "the_part": lambda item: {"part": item.row["code"]},
    "adverb": lambda item: {"part": item.row["code"]},
    "today": lambda item: {"unit": "D", "offset": item.value},
    "deictic": lambda item: {"unit": "D", "offset": item.value, "part": item.row["part"] or None},
    "modifier": lambda item: {"offset": int(item.row["offset"] or -1), "named": item.row["to"] == "named"},
    "this": lambda _: {"offset": 0},
    "that": lambda _: {"offset": 0, "named": True},
    "same": lambda _: {"offset": 0, "named": True},
    "the_unit": lambda item: {"unit": item.row["code"]},
    "the_year": lambda item: {"unit": item.row["code"]},
    "the_hour": lambda item: {"unit": item.row["code"]},
    "the_century": lambda item: {"unit": item.row["code"]},
    "season": lambda item: {"season": item.row["code"]},
    "the_season": lambda item: {"season": item.row["code"]},
    "decade": lambda item: {"decade": item.value},
    "weekend": lambda _: {"season": "WE", "unit": "W"},
}


def _fields(items: Items, place: int, item: Item) -> Fields:
    """What one terminal says, in its company."""
    kinds = {other.kind for other in items}
    past = {other.kind for other in items[:place]}
    match item.kind:
        case "full_date" | "slashed" if isinstance(item.value, tuple):
            *year, month, day = item.value if item.kind == "full_date" else reversed(item.value)
            return {"month": month, "day": day, **({"year": year[0], "hijri": year[0] < 1500} if year else {})}
        case "month_year" if isinstance(item.value, tuple):
            year_, month = item.value
            return {"month": month, "year": year_, "hijri": year_ < 1500}
        case "ordinal" | "the_number" if "the_century" in past:
            return {"century": item.value}
        case "ordinal" if past & {"half", "quarter"}:
            return {"season": f"{'H' if 'half' in past else 'Q'}{item.value}"}
        case "modifier" if past & {"half", "quarter"} and item.row["key"] == "recent":
            return {"season": "H2" if "half" in past else "Q4"}
        case "the_number" if kinds & MONTHS:  # العشرين من يناير
            return {"day": item.value}
        case "number" if kinds & (HIJRI | {"a_year", "the_year"}):
            return {"year": item.value}
        case "unit" | "a_month" | "a_year" if not kinds & (MONTHS | {"year", "spelt_year", "number"}):
            return {"unit": item.row["code"]}
        case "the_year" if kinds & {"year", "spelt_year", "number"}:
            return {}
        case kind:
            return FIELDS[kind](item) if kind in FIELDS else {}


def listed(items: Items, before: Item | None, after: Items) -> Reading | None:
    """18 و19 يونيو: a range where one follows the other, or where إلى or بين makes it one; else each is a day alone."""
    read = moments(items, before, after)
    if (before and before.kind == "between") or any(item.kind in {"dash", "to"} for item in items):
        return read
    said = [_fields(items, place, item) for place, item in enumerate(items)]
    for name, cycle in RANGED.items():
        values = list(dict.fromkeys(fields[name] for fields in said if fields.get(name)))
        if any((two - one - 1) % cycle if cycle else two - one - 1 for one, two in pairwise(values)):
            return None
    return read


def one_of_several(items: Items, before: Item | None, after: Items) -> Reading | None:
    """The 3 of 3 و7 مايو 2020: of the month and year that are named once."""
    if any(item.kind in {"year", "spelt_year"} for item in items):
        return moments(items, before, after)
    last = list(dropwhile(lambda item: item.kind not in MONTHS, after))
    rest = takewhile(lambda item: item.kind in OF_MONTH, last)
    named = any(item.kind in MONTHS for item in items)
    return moments([*items, *(item for item in rest if not named or item.kind not in MONTHS)], before, after)


def of_this_month(items: Items, before: Item | None, after: Items) -> Reading | None:
    """15 من الجاري: the month is left out."""
    last = items[-1].row
    day = next(item for item in items if item.kind in {"day", "ordinal", "first"})
    if last["key"] != "running" and not (last["key"] == "elapsed" and items[-2].kind == "of"):
        return None
    return Reading(Moment(unit="M", offset=int(last["offset"]), day=1 if day.kind == "first" else whole(day)))


def part_of_period(items: Items, before: Item | None, after: Items) -> Reading | None:
    """الأسبوع الأول من أغسطس: left at the month."""
    if items[1].kind == "modifier" and items[1].row["key"] != "recent":
        return None
    return moments(items[2:], before, after)


def figures(items: Items, before: Item | None, after: Items) -> Reading | None:
    """18-19 يونيو, 1950-1953: both ends in one."""
    pair = next(item for item in items if item.kind in {"days", "years"})
    read = moments(items, before, after)
    if not read or not read.moment or not isinstance(pair.value, tuple):
        return None
    first, last = ({pair.kind[:-1]: value} for value in pair.value)
    return Reading(replace(read.moment, **first), replace(read.moment, **last))


def month(items: Items, before: Item | None, after: Items) -> Reading | None:
    """A month; one whose name is also another word needs company."""
    if len(items) == 1:
        kind = items[0].kind
        near = before is not None and before.kind in LEADING
        about = near and before is not None and before.kind in ABOUT
        if (kind.endswith("partner") and not about) or (kind.endswith("near") and not near):
            return None
    return moments(items, before, after)


def year(items: Items, before: Item | None, after: Items) -> Reading | None:
    """Four figures alone: a year of living memory; a round one only where something leads to it."""
    if len(items) == 1:
        number = items[0].value
        if not isinstance(number, int) or not 1850 <= number <= 2060:
            return None
        led = before is not None and before.kind in LEADING | {"open", "comma"}
        followed = [item.kind for item in after[:2]] == ["and", "year"]  # قمتا 2000 و2007
        if number % 100 == 0 and not led and not followed:
            return None
    return moments(items, before, after)


def year_of(items: Items, before: Item | None, after: Items) -> Reading | None:
    """عام 2019, عام 48 of a century that is not said; but عام واحد is an amount."""
    read = moments(items, before, after)
    in_words = any(item.row for item in items if item.kind == "number")
    return read if read and read.moment and ((read.moment.year or 0) >= 100 or not in_words) else None


def lone_part(items: Items, before: Item | None, after: Items) -> Reading | None:
    """صباحا، بعد الظهر: without hour or day. مساء and صباح lead to a day, which is not there."""
    item = items[0]
    alone = {"yes", "definite"} if item.kind == "the_part" else {"yes"}
    if item.row["alone"] not in alone or (item.kind == "part" and item.first == item.last):
        return None
    return moments(items, before, after)


def deictic(items: Items, before: Item | None, after: Items) -> Reading | None:
    """A day by how far it is from that of writing; في اليوم is every day, or the day on which."""
    if len(items) == 1 and items[0].kind == "today" and before and before.kind == "in":
        return None
    return moments(items, before, after)


def night(items: Items, before: Item | None, after: Items) -> Reading | None:
    """ليل السبت الأحد: the night that begins on the first."""
    first = next(place for place, item in enumerate(items) if item.kind == "weekday")
    return moments(items[: first + 1], before, after)


def period(items: Items, before: Item | None, after: Items) -> Reading | None:
    """A week, month, year; the end of a week is the weekend, the end of العقد mostly a contract's."""
    if len(items) == 2 and items[0].kind == "phase" and items[1].row["key"] == "decade":
        return None
    if items[-1].row.get("key") == "recent" and after and after[0].kind == "of":  # الأسبوع الأخير من الحملة
        return None
    read = moments(items, before, after)
    ends = any(item.kind == "phase" and item.row["form"] == "نهاية" for item in items)
    if read and read.moment and ends and read.moment.unit == "W":
        return Reading(replace(read.moment, season="WE"))
    return read


def own(items: Items, before: Item | None, after: Items) -> Reading | None:
    """في شهره الأول، اليوم الثاني: counted from a beginning that the words do not date."""
    return Reading(Moment(unit=items[0].row.get("code", "D"), named=True))


def each(items: Items, before: Item | None, after: Items) -> Reading | None:
    """كل خميس، كل صباح: of no one week or day."""
    read = moments(items, before, after)
    return Reading(read.moment) if read else None
