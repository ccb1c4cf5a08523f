"""The grammar of Arabic times: which rows of terminals make a time expression, and what each says.

A pattern is a regular expression whose letters are the terminals of `terminals.py` and the names of `PARTS`.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from takhrij.dates.moments import Length, Moment
from takhrij.dates.terminals import KINDS, Item
from takhrij.records import TimeType

CODES = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}

PARTS = {
    "month_name": "month | month_near | month_partner",
    "months": "month_name (slash? month_name | open month_name close)?",
    "hijri_month": "hijri | hijri_partner",
    "day_number": "day of? | ordinal of",
    "in_year": "(comma | (of | span)? (a_year | the_year) | of)? year common?",
    "that_year": "(of | in)? ((this | that | same) (the_year | a_year) | (the_year | a_year) modifier)",
    "when": "in_year | that_year | modifier",
    "month_day": "day_number a_month? months when?",
    "islamic_day": "day_number a_month? hijri_month (of? a_year? (year | number) era? | that_year | modifier)?",
    "date": "month_day | islamic_day | full_date",
    "day_name": "a_day? weekday (comma? adverb)?",
    "point": "a_day? (today | deictic)",
    "daily_part": "(part | the_part) of?",
    # a day as it may be named: مساء أمس الأحد، الثلاثاء (12 سبتمبر)
    "a_date": "(point (comma | open)?)? (day_name (comma | open)?)? date (close (?! x))?",
    "a_weekday": "(point comma? open day_name close | point comma? day_name | day_name) modifier?",
    "a_day_of": "a_date | a_weekday | point | (that | this | same) today | today modifier",
    "earlier": "(some_time of?)?",
    "period": "the_unit | the_year | the_hour | the_century",
    "placed": "(this | that | same) (the_unit | the_year | the_century) | same (unit | a_month | a_year) | period modifier",
    "any_unit": "unit | a_day | a_month | a_year",
    "some_number": "number | the_number | day | year",
    "many": "after | whole",
    "counted": "some_number (units | any_unit) | (units | any_unit) some_number",
    "fraction": "(half | third | quarter) (any_unit)",
    "amount": "(counted | dual | any_unit) and (half | third | quarter) (the_unit | the_year | the_hour)?"
    "| before (units | any_unit | the_units) | fraction | (counted | dual) many? | units many | any_unit whole",
    "minutes": "and (half | third | quarter | some_number (any_unit | units)? | dual) | less (third | quarter | dual)",
    "o_clock": "the_hour (clock | day | ordinal | number | the_number) minutes? | clock",
    "clock_tail": "(adverb | zone | open zone close)*",
    "named_hour": "(day | ordinal minutes?) (adverb+ zone? | zone)",
}


class Rule(NamedTuple):
    """A pattern, what it is a time of, and how its terminals are read; the reader gives None to refuse."""

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    read: "Reader"


class Reading(NamedTuple):
    """What an expression says."""

    moment: Moment | None = None
    until: Moment | None = None
    length: Length | None = None
    reference: str | None = None
    type: TimeType | None = None  # where it is not the rule's


Reader = Callable[[Sequence[Item], Item | None, Item | None], Reading | None]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over terminals as one over their codes."""

    def code(match: re.Match[str]) -> str:
        name = match.group()
        return CODES[name] if name in CODES else f"(?:{expanded(PARTS[name])})"

    def expanded(text: str) -> str:
        return re.sub("[a-z_]+", code, text).replace("(?:", "\0").replace("(?", "\1").replace("(", "(?:").replace(
            "\1", "(?").replace("\0", "(?:").replace(" ", "")  # fmt: skip

    return re.compile(expanded(pattern))


def moments(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """A point or a period, or two of them for a range."""
    fields: dict[str, object] = {}
    until: dict[str, object] = {}
    for place, item in enumerate(items):
        for name, value in _fields(item, items, place).items():
            if name in {"weekday", "day", "month", "year"} and fields.get(name, value) != value:
                until[name] = value
            else:
                fields[name] = value
    if "offset" in fields and "unit" not in fields and not {"weekday", "month", "season"} & fields.keys():
        return None
    if "weekday" in fields or "month" in fields:
        if fields.get("unit") == "D":
            fields.setdefault("offset", 0)
    elif fields.get("unit") and "offset" not in fields:
        fields["offset"] = 0
    moment = Moment(**fields)  # type: ignore[arg-type]
    timed = moment.part is not None or moment.clock is not None or str(moment.unit).startswith("T")
    end = Moment(**{**fields, **until}) if until else None  # type: ignore[arg-type]
    return Reading(moment, end, type="TIME" if timed and not end else None)


def _fields(item: Item, items: Sequence[Item], place: int) -> dict[str, object]:
    row, value = item.row, item.value
    match item.kind:
        case "weekday":
            return {"weekday": value}
        case "ordinal" if any(i.kind in {"the_unit", "the_century", "decade", "half", "quarter"} for i in items[:place]):
            return _counted_part(items, place)
        case "day" | "ordinal":
            return {"day": value}
        case "month" | "month_near" | "month_partner":
            return {"month": value}
        case "hijri" | "hijri_partner":
            return {"month": value, "hijri": True}
        case "year":
            return {"year": value} if isinstance(value, int) else {}
        case "number" if any(i.kind in {"hijri", "hijri_partner"} for i in items):
            return {"year": value}
        case "the_number" if any(i.kind == "the_century" for i in items[:place]):
            return {"century": value}
        case "full_date" if isinstance(value, tuple):
            hijri = {"hijri": True} if int(value[0]) < 1500 else {}
            return {"year": value[0], "month": value[1], "day": value[2], **hijri}
        case "slashed" if isinstance(value, tuple):
            return {"day": value[0], "month": value[1]}
        case "days" | "years" if isinstance(value, tuple):
            return {}
        case "part" | "the_part" | "adverb":
            return {"part": row["code"]}
        case "today" | "deictic":
            part = {"part": row["part"]} if row["part"] else {}
            return {"unit": "D", "offset": value, **part}
        case "modifier":
            return {"offset": int(row["offset"] or -1), "named": row["to"] == "named"}
        case "this":
            return {"offset": 0}
        case "that" | "same":
            return {"offset": 0, "named": True}
        case "the_unit" | "the_year" | "the_hour" | "the_century":
            return {"unit": row["code"]}
        case "a_year" | "a_month" | "unit" if not any(i.kind in {"year", "month", "hijri"} for i in items):
            return {"unit": row["code"]}
        case "season" | "the_season":
            return {"season": row["code"]}
        case "decade":
            return {"decade": value}
        case "weekend":
            return {"season": "WE", "unit": "W"}
        case _:
            return {}


def _counted_part(items: Sequence[Item], place: int) -> dict[str, object]:
    """الربع الأول، القرن التاسع عشر: which quarter, half or century; weeks of a month are left at the month."""
    value = items[place].value
    kinds = {item.kind for item in items[:place]}
    if "the_century" in kinds:
        return {"century": value}
    letter = "Q" if "quarter" in kinds else "H" if "half" in kinds else ""
    return {"season": f"{letter}{value}"} if letter else {}


def span_of_days(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """18-19 يونيو, 1950-1953: both ends in one number."""
    pair = next(item for item in items if item.kind in {"days", "years"})
    if not isinstance(pair.value, tuple) or not (read := moments(items, before, after)):
        return None
    field = "day" if pair.kind == "days" else "year"
    fields = {name: getattr(read.moment, name) for name in Moment.__struct_fields__}
    ends = [Moment(**{**fields, field: value}) for value in pair.value]
    return Reading(ends[0], ends[1])


def lone_month(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """A month; one whose name is also another word needs company."""
    kinds = {item.kind for item in items}
    near = before is not None and before.kind in {"in", "of", "to", "span", "ago", "phase"}
    if kinds == {"month_near"} and len(items) == 1 and not near:
        return None
    if kinds <= {"month_partner", "hijri_partner"} and len(items) == 1:
        return None
    return moments(items, before, after)


def lone_year(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """A year in figures alone: after a preposition, in brackets, or at the end of a phrase; never before what it counts."""
    return moments(items, before, after)


def weekend(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """نهاية الأسبوع is the weekend; other beginnings and ends are the period itself."""
    read = moments(items, before, after)
    ends = any(item.kind == "phase" and item.row["form"] == "نهاية" for item in items)
    if read and read.moment and ends and read.moment.unit == "W":
        return Reading(Moment(season="WE", unit="W", offset=read.moment.offset, named=read.moment.named))
    return read


def clock(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """An hour, with its half of the day and its zone, and the day if it is said with it."""
    hour = minute = None
    rest: list[Item] = []
    zone, part = None, None
    for place, item in enumerate(items):
        kind, value = item.kind, item.value
        if kind == "clock" and isinstance(value, tuple):
            hour, minute = int(value[0]), int(value[1])
        elif hour is None and kind in {"day", "ordinal", "number", "the_number"} and isinstance(value, int | float):
            hour, minute = int(value), round(value % 1 * 100)
        elif kind in {"half", "third", "quarter"} and hour is not None:
            share = {"half": 30, "third": 20, "quarter": 15}[kind]
            hour, minute = (hour - 1, 60 - share) if items[place - 1].kind == "less" else (hour, share)
        elif hour is not None and place and items[place - 1].kind == "and" and isinstance(value, int | float):
            minute = int(value)
        elif kind == "zone":
            zone = int(item.row["minutes"]) if item.row["minutes"] else None
        elif kind == "adverb":
            part = item.row
        elif kind not in {"the_hour", "hedge", "unit", "units", "less", "and", "dual"}:
            if kind in {"part", "the_part"}:
                part = item.row
            rest.append(item)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    if part and hour <= 12:
        hour = hour % 12 + 12 * (part["pm"] == "yes") if not (part["code"] == "NI" and hour in {12, 1, 2, 3, 4}) else hour % 12
    read = moments(rest, before, after) if any(i.kind in DAYS for i in rest) else Reading(Moment())
    if not read or not read.moment:
        return None
    fields = {name: getattr(read.moment, name) for name in Moment.__struct_fields__}
    return Reading(Moment(**{**fields, "part": None, "clock": (hour, minute), "zone": zone}))


DAYS = {"weekday", "today", "deictic", "day", "ordinal", "full_date", "month", "month_near", "month_partner"}


def fixed_hour(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """منتصف الليل، منتصف النهار."""
    rest = [item for item in items if item.kind not in {"midnight", "midday"}]
    read = moments(rest, before, after) if any(i.kind in DAYS for i in rest) else Reading(Moment())
    if not read or not read.moment:
        return None
    fields = {name: getattr(read.moment, name) for name in Moment.__struct_fields__}
    hour = 0 if any(item.kind == "midnight" for item in items) else 12
    return Reading(Moment(**{**fields, "clock": (hour, 0)}))


FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
WHOLES = {("half", "TH"): Length(30, "TM"), ("quarter", "TH"): Length(15, "TM"), ("third", "TH"): Length(20, "TM"),
          ("half", "D"): Length(12, "TH"), ("half", "Y"): Length(6, "M"), ("quarter", "Y"): Length(3, "M"),
          ("half", "CE"): Length(50, "Y"), ("quarter", "CE"): Length(25, "Y"), ("third", "CE"): Length(33, "Y"),
          ("half", "TM"): Length(30, "TS"), ("half", "M"): Length(15, "D")}  # fmt: skip


def _length(items: Sequence[Item]) -> Length | None:
    unit = next((item.row["code"] for item in items if item.kind in UNITS), None)
    if unit is None:
        return None
    kinds = [item.kind for item in items]
    fraction = next((kind for kind in kinds if kind in FRACTIONS), None)
    if fraction and "and" not in kinds:
        return WHOLES.get((fraction, unit), Length(FRACTIONS[fraction], unit))
    number = next((i.value for i in items if i.kind in NUMBERS and isinstance(i.value, int | float)), None)
    amount: float | None
    if number is not None:
        amount = number
    elif any(item.feature in {"dual", "pair"} for item in items):
        amount = 2
    elif "units" in kinds or "the_units" in kinds or "before" in kinds:
        amount = None
    else:
        amount = 1
    if amount is not None and fraction:
        amount += round(FRACTIONS[fraction], 2)
    return Length(amount, unit)


UNITS = {"unit", "a_day", "a_month", "a_year", "units", "the_units", "dual", "the_dual", "pair"}
NUMBERS = {"number", "the_number", "day", "year"}


def length(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """An amount of time."""
    found = _length(items)
    return Reading(length=found) if found else None


def recent(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """السنوات الثلاث الماضية is an amount; the days to come, uncounted, are the future."""
    found = _length(items)
    modifier = next(item.row for item in items if item.kind == "modifier")
    if found and found.amount is None and modifier["offset"] in {"1", "2"}:
        return Reading(reference="FUTURE_REF", type="DATE")
    return Reading(length=found) if found else None


def ago(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """قبل يومين: so many units before the day of writing; قبل أيام: some time before it."""
    found = _length(items)
    if found is None:
        return None
    kind: TimeType = "TIME" if found.unit.startswith("T") else "DATE"
    if found.amount is None:
        return Reading(reference="PAST_REF", type=kind)
    many = {"DE": ("Y", 10), "CE": ("Y", 100)}.get(found.unit, (found.unit, 1))
    return Reading(Moment(unit=many[0], offset=-round(found.amount * many[1])), type=kind)


def vague(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """A phrase that points without counting."""
    row = items[0].row
    if row["type"] == "DURATION":
        return Reading(length=Length(None, "X"), type="DURATION")
    return Reading(reference=row["value"], type="TIME" if row["type"] == "TIME" else "DATE")  # type: ignore[arg-type]


def frequency(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """How often."""
    if row := next((item.row for item in items if item.kind in {"frequency", "daily"}), None):
        value = row.get("value") or "P1" + row["code"]
        return Reading(length=Length(float(value[1:-1]), value[-1]))
    return length(items, before, after)


def own(items: Sequence[Item], before: Item | None, after: Item | None) -> Reading | None:
    """في شهره الأول: a period counted from a beginning that the words do not date."""
    return Reading(Moment(unit=items[0].row["code"], offset=0, named=True, decade=-1))


RULES = tuple(
    Rule(name, kind, compiled(pattern), read)
    for name, kind, pattern, read in (
        # 1. days and parts of days
        ("days", "DATE", "(pair | a_day)? day (and | dash | to) day of? a_month? months when?", moments),
        ("days", "DATE", "(pair | a_day)? ordinal (and | dash | to) ordinal of a_month? months when?", moments),
        ("days", "DATE", "(pair | a_day)? (day_name (comma | open)?)? days of? a_month? months when?", span_of_days),
        ("date", "DATE", "earlier daily_part? a_date adverb?", moments),
        ("date", "DATE", "day_name (comma | open)? slashed close?", moments),
        ("date", "DATE", "month_partner day comma? year", moments),
        ("weekdays", "DATE", "pair weekday and weekday modifier?", moments),
        ("night", "TIME", "part weekday (slash | dash | and)? weekday", moments),
        ("weekday", "DATE", "earlier daily_part? a_weekday adverb?", moments),
        ("deictic", "DATE", "earlier daily_part? point adverb?", moments),
        ("day", "DATE", "earlier daily_part? ((this | that | same) (today | a_day) | today modifier)", moments),
        # 2. hours
        ("hour", "TIME", "hedge? o_clock clock_tail (of? daily_part? a_day_of)?", clock),
        ("hour", "TIME", "hedge? named_hour (a_weekday | point)?", clock),
        ("midnight", "TIME", "hedge? (midnight | midday) (of? (a_weekday | point))?", fixed_hour),
        # 3. months, seasons, years and other periods
        ("month", "DATE", "earlier phase? a_month? (months | hijri_month) (when | era)?", lone_month),
        ("month", "DATE", "phase? (this a_month | this) months", lone_month),
        ("months", "DATE", "pair month_name and month_name when?", moments),
        ("year", "DATE", "earlier phase? (a_year | the_year) (year | number) (common | era)?", lone_year),
        ("year", "DATE", "phase? year common?", lone_year),
        ("years", "DATE", "(pair | the_dual) year (and | dash | to) year", moments),
        ("years", "DATE", "(a_year | the_year)? year (dash | slash) year", moments),
        ("years", "DATE", "years", span_of_days),
        ("season", "DATE", "phase? (season (of? (a_year | the_year))? year | season that_year)", moments),
        ("season", "DATE", "phase? (the_season modifier | this the_season)", moments),
        ("part of year", "DATE", "(quarter | half) ordinal of? (in_year | that_year | months when?)", moments),
        ("century", "DATE", "phase? the_century (ordinal | the_number | modifier)", moments),
        ("decade", "DATE", "phase? decade (of? the_century (modifier | ordinal | the_number))?", moments),
        ("weekend", "DATE", "(this)? weekend modifier?", moments),
        ("period", "DATE", "earlier phase? placed", weekend),
        ("period", "DATE", "phase (the_unit | the_year | the_century)", weekend),
        ("week of month", "DATE", "the_unit ordinal of months when?", moments),
        ("own", "DATE", "own ordinal", own),
        # 4. amounts
        ("recent", "DURATION", "hedge? the_units some_number? many? modifier", recent),
        ("recent", "DURATION", "hedge? some_number (units | any_unit) many? modifier", recent),
        ("recent", "DURATION", "the_dual modifier", recent),
        ("ago", "DATE", "ago hedge? (amount | units | any_unit) (?! of | year | number)", ago),
        ("length", "DURATION", "hedge? amount", length),
        ("length", "DURATION", "(?<= span) hedge? (units | any_unit)", length),
        ("length", "DURATION", "(?<= ago) (units | any_unit)", length),
        ("length", "DURATION", "(?<= in) the_units", length),
        ("length", "DURATION", "units of", length),
        # 5. how often
        ("set", "SET", "every (any_unit | (number | day) (units | any_unit))", frequency),
        ("set", "SET", "frequency | daily", frequency),
        # 6. without number
        ("vague", "DATE", "vague | some_time", vague),
    )
)  # type: ignore[arg-type]
ANY = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in RULES))
