"""What a row of terminals says of an hour: alone, in a range, at midnight."""

from msgspec.structs import replace

from takhrij.dates.items import Item
from takhrij.dates.moments import Moment, later
from takhrij.dates.readers import MONTHS, NUMBERS, Items, Reading, moments, whole

DAYS = MONTHS | {"weekday", "today", "deictic", "day", "ordinal", "full_date"}
PARTS = {"adverb", "part", "the_part"}
JOINTS = {"to", "dash", "and"}
HOURS = {"the_hour", "clock", "day", "ordinal", "the_number"}
SHARES = {"half": 30, "third": 20, "quarter": 15, "dual": 2}


def clock(items: Items, before: Item | None, after: Items) -> Reading | None:
    """An hour, with its half of the day and its zone, and its day where that is said with it."""
    place = next(n for n, item in enumerate(items) if item.kind in {"clock", "ordinal"} | NUMBERS)
    time = _hour_and_minute(items[place])
    stop = place + 1
    if stop < len(items) and items[stop].kind in {"and", "less"}:
        minutes = _minutes(items[stop + 1])
        time = (time[0], minutes) if items[stop].kind == "and" else (time[0] - 1, 60 - minutes)
        stop += 2
    parts = [item.row for item in items[stop:] if item.kind in PARTS or item.row.get("part")]
    if items[place].kind == "ordinal" and (items[place].feature == "ar" or (time[0] == 1 and not parts)):
        return None  # الثاني is no hour, الثانية is one; الساعة الأولى is the first of several
    if parts and time[0] <= 12:
        said = parts[0].get("part") or parts[0]["code"]  # هذا المساء is a part of a day of its own
        early = said == "MO" or parts[0].get("pm") == "no" or (said == "NI" and time[0] % 12 <= 4)
        time = (time[0] % 12 + (0 if early else 12), *time[1:])
    zones = [item.row["minutes"] for item in items if item.kind == "zone" and item.row["minutes"]]
    moment = _day(items[stop:], before, after)
    if time[0] > 24 or time[1] > 59 or moment is None:
        return None
    part = (parts[0].get("part") or parts[0]["code"]) if parts else None
    return Reading(replace(moment, part=part, clock=time, zone=int(zones[0]) if zones else None))


def _hour_and_minute(item: Item) -> tuple[int, ...]:
    """18:38, 18.38, 18,38 and 1838 of the agencies."""
    if isinstance(item.value, tuple):
        return item.value
    value = item.value or 0
    if isinstance(value, int) and value >= 100:
        return divmod(value, 100)
    return int(value), round(value % 1 * 100)


def hours(items: Items, before: Item | None, after: Items) -> Reading | None:
    """من الخامسة إلى السادسة مساء: the first hour is of the same half of the day, if that leaves it the first."""
    joint = next(n for n in range(1, len(items)) if items[n].kind in JOINTS and items[n + 1].kind in HOURS)
    left, right = items[:joint], items[joint + 1 :]
    if not any(item.kind in PARTS | {"the_hour", "clock", "zone"} for item in items):
        return None
    parts = [item for item in right if item.kind in PARTS]
    first, last = _clocked(left), _clocked(right)
    if first is None or last is None or last.clock is None or first.clock is None:
        return None
    start, end = first.clock, last.clock
    if first.part is None and parts:
        shared = _clocked([*left, *parts])
        start = shared.clock if shared and shared.clock and shared.clock < end else start
    elif not parts and end < start:
        end = later(end)
    zone = last.zone if first.zone is None else first.zone
    return Reading(replace(last, clock=start, zone=zone), replace(last, clock=end))


def _clocked(items: Items) -> Moment | None:
    read = clock(items, None, ())
    return read.moment if read else None


def _minutes(item: Item) -> int:
    return SHARES.get(item.kind) or whole(item)


def fixed_hour(items: Items, before: Item | None, after: Items) -> Reading | None:
    """منتصف الليل، منتصف النهار."""
    weekdays = [item for item in items if item.kind == "weekday"]
    rest = [item for item in items if item.kind not in {"midnight", "midday"} and item not in weekdays[:-1]]
    moment = _day(rest, before, after)
    hour = 12 if any(item.kind == "midday" for item in items) else 0
    return Reading(replace(moment, clock=(hour, 0))) if moment else None


def _day(items: Items, before: Item | None, after: Items) -> Moment | None:
    if not any(item.kind in DAYS for item in items):
        return Moment()
    read = moments(items, before, after)
    return read.moment if read else None
