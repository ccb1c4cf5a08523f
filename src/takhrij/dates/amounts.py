"""What a row of terminals says of an amount of time, how often, or without counting."""

from typing import Any, Literal

from msgspec.structs import replace

from takhrij.dates.items import Item
from takhrij.dates.moments import Length, Moment
from takhrij.dates.readers import LEADING, NUMBERS, Items, Reading

UNITS = {"unit", "a_day", "a_month", "a_year", "units", "the_units", "dual", "the_dual", "pair"}
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
PORTIONS = {("half", "TM"): Length(30, "TS"), ("half", "TH"): Length(30, "TM"), ("third", "TH"): Length(20, "TM"),
            ("quarter", "TH"): Length(15, "TM"), ("half", "D"): Length(12, "TH"), ("half", "M"): Length(15, "D"),
            ("half", "Y"): Length(6, "M"), ("third", "Y"): Length(4, "M"), ("quarter", "Y"): Length(3, "M"),
            ("half", "CE"): Length(50, "Y"), ("third", "CE"): Length(33, "Y"),
            ("quarter", "CE"): Length(25, "Y")}  # fmt: skip


def length(items: Items, before: Item | None, after: Items) -> Reading | None:
    """An amount of time."""
    found = _length(items)
    return Reading(length=found) if found else None


def _length(items: Items) -> Length | None:
    unit = next((item.row["code"] for item in items if item.kind in UNITS), None)
    if unit is None:
        return None
    kinds = [item.kind for item in items]
    fraction = next((kind for kind in kinds if kind in FRACTIONS), None)
    if fraction and "and" not in kinds:
        return PORTIONS.get((fraction, unit), Length(FRACTIONS[fraction], unit))
    number = next((i.value for i in items if i.kind in NUMBERS and isinstance(i.value, int | float)), None)
    if {"or", "to", "dash", "days"} & set(kinds):  # ثلاثة أو أربعة أيام: which is open
        return Length(None, unit)
    if number is None and any(item.feature in {"dual", "pair"} for item in items):
        number = 2
    if number is None and not {"units", "the_units", "before"} & set(kinds):
        number = 1
    if number is not None and fraction:
        number += round(FRACTIONS[fraction], 2)
    return Length(number, unit)


UNITS_BY_LENGTH = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")


def summed(items: Items, before: Item | None, after: Items) -> Reading | None:
    """سنتين وستة أشهر: an amount in two units, the longer first."""
    joint = next(place for place, item in enumerate(items) if item.kind == "and")
    first, rest = _length(items[:joint]), _length(items[joint + 1 :])
    if not first or not rest or UNITS_BY_LENGTH.index(first.unit) >= UNITS_BY_LENGTH.index(rest.unit):
        return None
    return Reading(length=replace(first, rest=rest))


def all_of(items: Items, before: Item | None, after: Items) -> Reading | None:
    """طوال اليوم: one of the unit."""
    return Reading(length=Length(1, items[0].row.get("code") or "D"))


def lone_length(items: Items, before: Item | None, after: Items) -> Reading | None:
    """A unit without number after a preposition; عقد is also the holding of what follows it."""
    if items[-1].kind == "unit" and items[-1].row["key"] == "decade" and after and after[0].kind == "x":
        return None
    return length(items, before, after)


def roughly_one(items: Items, before: Item | None, after: Items) -> Reading | None:
    """أكثر من ساعة; نحو leads to an amount only after a preposition, else it is a direction."""
    led = before is not None and before.kind in LEADING
    return lone_length(items, before, after) if led or items[0].row["key"] != "نحو" else None


def recent(items: Items, before: Item | None, after: Items) -> Reading | None:
    """السنوات الثلاث الماضية is an amount; the days to come, uncounted, are the future."""
    found = _length(items)
    ahead = any(item.kind == "modifier" and item.row["offset"] in {"1", "2"} for item in items)
    counted = any(item.kind in NUMBERS | {"days"} for item in items)
    if found and found.amount is None and ahead and not counted:
        return Reading(reference="FUTURE_REF", type="DATE")
    return Reading(length=found) if found else None


def ago(items: Items, before: Item | None, after: Items) -> Reading | None:
    """قبل يومين: so many units before the day of writing; قبل أيام: some time before it."""
    read = lone_length(items, before, after)
    if read is None or read.length is None:
        return None
    amount, unit = read.length.amount, read.length.unit
    kind: Literal["TIME", "DATE"] = "TIME" if unit.startswith("T") else "DATE"
    if amount is None:
        return Reading(reference="PAST_REF", type=kind)
    return Reading(counted(unit, -amount), type=kind)


def counted(unit: str, amount: float) -> Moment:
    """What lies so many units from the day of writing; decades and centuries in years."""
    years = {"DE": 10, "CE": 100}.get(unit)
    return Moment(unit="Y" if years else unit, offset=round(amount * (years or 1)))


def frequency(items: Items, before: Item | None, after: Items) -> Reading | None:
    """How often: سنوي، كل ثلاثة أشهر."""
    row = items[0].row
    if "value" in row:
        return Reading(length=Length(float(row["value"][1:-1]), row["value"][-1]))
    if items[0].kind == "daily":
        return Reading(length=Length(1, row["code"]))
    return length(items, before, after)


def one_after_the_other(items: Items, before: Item | None, after: Items) -> Reading | None:
    """يوما بعد يوم: every one."""
    first, _, last = (item.row for item in items)
    return Reading(length=Length(1, first["code"])) if first["key"] == last["key"] else None


def vague(items: Items, before: Item | None, after: Items) -> Reading | None:
    """A phrase that points without counting."""
    row = items[0].row
    if row["type"] == "DURATION":
        return Reading(length=Length(None, "X"), type="DURATION")
    direction: Any = row["value"]
    return Reading(reference=direction, type="TIME" if row["type"] == "TIME" else "DATE")
