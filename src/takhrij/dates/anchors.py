"""Counting what an expression says from a known day, as TIMEX3; X for whatever that leaves open.

>>> tuesday = Anchor(date(2023, 9, 12), 2023, 9)
>>> value(Moment(weekday=7, part="EV"), tuesday), value(Moment(weekday=7, part="EV"), Anchor())
('2023-09-10TEV', 'XXXX-WXX-7TEV')
>>> value(Moment(unit="M", offset=-1), tuesday), value(Moment(month=7), Anchor())
('2023-08', 'XXXX-07')
"""

from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian

from takhrij.dates.moments import Moment, gregorian

NO_DAY = "XXXX-XX-XX"
OPEN = {"D": NO_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "TH": NO_DAY, "TM": NO_DAY}
SEASON_ENDS = {"WI": 2, "SP": 5, "SU": 8, "FA": 11}


class Anchor(NamedTuple):
    """From where times are counted: the day of writing or at least its month, and what was named last."""

    day: date | None = None
    year: int | None = None
    month: int | None = None
    named: str | None = None  # a day, as a value
    coming: str | None = None  # the last named that lies ahead
    named_year: int | None = None
    year_here: int | None = None  # named in this sentence


def value(moment: Moment, anchor: Anchor, ahead: bool | None = None) -> str:
    """The value of a moment. `ahead`: whether a day or month without year lies ahead, where the sentence tells."""
    if not moment.clock and not moment.part:
        return _base(moment, anchor, ahead)
    clock = ":".join(f"{part:02}" for part in moment.clock or ()) + _zone(moment.zone)
    return f"{_day(moment, anchor, ahead)}T{clock or moment.part}"


def stretch(first: Moment, last: Moment, anchor: Anchor, ahead: bool | None = None) -> str:
    """The value of a range. A weekday that ends one follows the day that begins it.

    >>> stretch(Moment(weekday=4), Moment(weekday=5), Anchor(date(2023, 9, 13)))
    '2023-09-14/2023-09-15'
    """
    begin = value(first, anchor, ahead).partition("/")[0]
    end = value(last, anchor, ahead).rpartition("/")[2]
    if first.weekday and last.weekday and first.clock is None and not last.day and anchor.day:
        days = (last.weekday - first.weekday) % 7
        end = (date.fromisoformat(begin) + timedelta(days)).isoformat()
    return f"{begin}/{end}"


def contradicted(moment: Moment, anchor: Anchor, value: str) -> bool:
    """Whether the weekday that is said is not that of the date or of the day from which it is counted.

    >>> contradicted(Moment(weekday=1, day=12, month=9, year=2023), Anchor(), "2023-09-12")
    True
    """
    if not moment.weekday or not (moment.day or moment.unit == "D"):
        return False
    if not moment.day and anchor.day:
        return (anchor.day + timedelta(moment.offset or 0)).isoweekday() != moment.weekday
    try:
        days = [date.fromisoformat(day[:10]) for day in value.split("/")]
    except ValueError:
        return False
    return all(day.isoweekday() != moment.weekday for day in days)


def _day(moment: Moment, anchor: Anchor, ahead: bool | None) -> str:
    """The day of an hour or of a part of the day: the one said with it, the one named last, or that of writing.

    Of one to come, the one named last that lies ahead: that somebody spoke today is named in between.
    """
    if moment.weekday or moment.day or moment.unit:
        day = _base(moment, anchor, ahead)
        return NO_DAY if day.endswith("_REF") else day
    if ahead and anchor.coming:
        return anchor.coming
    return anchor.named or (anchor.day.isoformat() if anchor.day else NO_DAY)


def _zone(minutes: int | None) -> str:
    if not minutes:
        return "" if minutes is None else "Z"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _base(moment: Moment, anchor: Anchor, ahead: bool | None) -> str:
    """The date, by the finest thing that is said."""
    if moment.hijri:
        return _hijri(moment, anchor, ahead)
    if moment.century or moment.decade:
        return _century(moment, anchor)
    if moment.season and moment.season != "WE" and not moment.month:
        return _season(moment, anchor)
    if moment.month or moment.day:
        return _month(moment, anchor, ahead)
    if moment.year:
        return f"{moment.year:04}" if moment.year >= 100 else f"XX{moment.year:02}"
    if moment.weekday:
        return _weekday(moment, anchor, ahead)
    if moment.unit == "W" and moment.season == "WE" and not moment.named:
        return _weekend(anchor, moment.offset, ahead)
    return _counted(moment, anchor)


def _weekday(moment: Moment, anchor: Anchor, ahead: bool | None) -> str:
    weekday = moment.weekday or 1
    if anchor.day is None:
        return f"XXXX-WXX-{weekday}"
    if moment.unit == "D":  # اليوم الأحد: printed a day late or early, the name of the day is right
        meant = anchor.day + timedelta(moment.offset or 0)
        return (meant + timedelta((weekday - meant.isoweekday() + 3) % 7 - 3)).isoformat()
    back = (anchor.day.isoweekday() - weekday) % 7
    if moment.offset and not moment.named:  # الأحد المقبل: the next one, never today
        days = 7 * moment.offset - (back if moment.offset > 0 or not back else back - 7)
    elif back == 0:
        days = 0
    elif ahead or (ahead is None and back == 6):  # what lay six days back would be called last week's
        days = 7 - back
    else:
        days = -back
    return (anchor.day + timedelta(days)).isoformat()


def _month(moment: Moment, anchor: Anchor, ahead: bool | None) -> str:
    """A month or a day of one; the year by what is said, by the tense, or the nearest."""
    month, year = moment.month, moment.year
    if month is None:  # 27 من الشهر الجاري
        of = _month_named(anchor) if moment.named else (anchor.year, anchor.month)
        if of[0] is None or of[1] is None or moment.unit != "M":
            return f"XXXX-XX-{moment.day:02}"
        year, month = _plus_months(of[0], of[1], moment.offset or 0)
    tail = f"-{month:02}" + (f"-{moment.day:02}" if moment.day else "")
    if year is None:
        year = _year_of(moment, month, anchor, ahead)
    return f"{year:04}{tail}" if year else f"XXXX{tail}"


def _month_named(anchor: Anchor) -> tuple[int | None, int | None]:
    """Year and month of the day that was named last."""
    year, month = (anchor.named or "").split("-")[:2] if anchor.named and anchor.named[:1] != "X" else ("", "")
    return (int(year), int(month)) if year.isdigit() and month.isdigit() else (None, None)


def _year_of(moment: Moment, month: int, anchor: Anchor, ahead: bool | None) -> int | None:
    if moment.named and anchor.named_year:
        return anchor.named_year + (moment.offset or 0)
    if moment.unit == "Y":
        return anchor.year + (moment.offset or 0) if anchor.year else None
    if anchor.year is None:
        return anchor.year_here if moment.offset is None else None
    if anchor.year_here and moment.offset is None:
        return anchor.year_here
    if moment.weekday and moment.day:  # the day of the week tells the year
        for year in (anchor.year, anchor.year - 1, anchor.year + 1):
            if _falls_on(year, month, moment.day, moment.weekday):
                return year
    if anchor.month is None or moment.offset == 0:
        return anchor.year
    mine = (month, moment.day) if moment.day and anchor.day else (month, 0)
    now = (anchor.month, anchor.day.day if moment.day and anchor.day else 0)
    if moment.offset is not None:
        behind = moment.offset < 0
        return anchor.year - (mine >= now if behind else 0) + (mine <= now if not behind else 0)
    months = (month - anchor.month) % 12
    if moment.day and months in {0, 1, 2, 10, 11}:  # near dates need no year, whatever the tense around them
        return anchor.year + (anchor.month + months > 12 if months < 3 else -(anchor.month < month))
    if ahead or (ahead is None and 0 < months <= (4 if moment.day else 3)):
        return anchor.year + (mine < now)
    return anchor.year - (mine > now)


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


def _season(moment: Moment, anchor: Anchor) -> str:
    year = moment.year
    if year is None and moment.unit == "Y" and anchor.year:
        year = anchor.year + (moment.offset or 0)
    elif year is None and anchor.year and anchor.month and moment.season:
        over = anchor.month > SEASON_ENDS.get(moment.season, 12)
        offset = moment.offset or 0
        year = anchor.year + (offset + (over if offset < 0 else 0) - (0 if over or offset <= 0 else 1))
    return f"{year:04}-{moment.season}" if year else f"XXXX-{moment.season}"


def _century(moment: Moment, anchor: Anchor) -> str:
    century = moment.century
    if century is None and moment.offset is not None and moment.unit == "CE" and anchor.year:
        century = (anchor.year - 1) // 100 + 1 + moment.offset
    if moment.decade is not None:
        return f"{(century or 20) - 1:02}{moment.decade}"
    return f"{century - 1:02}" if century else "XX"


def _hijri(moment: Moment, anchor: Anchor, ahead: bool | None) -> str:
    if moment.year is None and anchor.day and (moment.month or moment.unit == "Y"):
        now = Gregorian.fromdate(anchor.day).to_hijri()
        mine, this = (moment.month or 0, moment.day or 0), (now.month, now.day if moment.day else 0)
        year = now.year + (moment.offset or 0 if moment.unit == "Y" else 0)
        if moment.unit is None and moment.offset:
            year += (mine <= this) if moment.offset > 0 else -(mine >= this)
        elif moment.unit is None and ahead:
            year += mine < this
        moment = Moment(year=year, month=moment.month, day=moment.day, hijri=True)
    return gregorian(moment) or (NO_DAY if moment.day else OPEN["M"] if moment.month else OPEN["Y"])


def _counted(moment: Moment, anchor: Anchor) -> str:
    """So many days, weeks, months, years or centuries from the day of writing or from the day named."""
    unit, offset = moment.unit or "D", moment.offset
    if moment.named:
        return _from_named(moment, anchor)
    if unit == "D" and anchor.day:
        return (anchor.day + timedelta(offset or 0)).isoformat()
    if unit == "W" and anchor.day:
        return _week(anchor.day + timedelta(weeks=offset or 0))
    if unit == "M" and anchor.year and anchor.month:
        return "{:04}-{:02}".format(*_plus_months(anchor.year, anchor.month, offset or 0))
    if unit == "Y" and anchor.year:
        return f"{anchor.year + (offset or 0):04}"
    if unit == "DE" and anchor.year:
        return f"{anchor.year // 10 + (offset or 0):03}"
    if unit == "CE" and anchor.year:
        return f"{(anchor.year - 1) // 100 + (offset or 0):02}"
    if offset and abs(offset) > 2:
        return OPEN[unit]
    return "PAST_REF" if (offset or 0) < 0 else "FUTURE_REF" if offset else "PRESENT_REF"


def _from_named(moment: Moment, anchor: Anchor) -> str:
    unit, offset = moment.unit or "D", moment.offset
    if offset is None or unit not in OPEN:
        return OPEN.get(unit, NO_DAY)
    if unit == "Y" and anchor.named_year:
        return f"{anchor.named_year + offset:04}"
    try:
        day = date.fromisoformat(anchor.named or "")
    except ValueError:
        return OPEN[unit]
    return _counted(Moment(unit=unit, offset=offset), Anchor(day, day.year, day.month))


def _weekend(anchor: Anchor, offset: int | None, ahead: bool | None) -> str:
    if anchor.day is None:
        return "XXXX-WXX-WE"
    if offset is None:  # the one just over, until the next has begun or is told of
        offset = 0 if ahead or anchor.day.isoweekday() >= 6 else -1
    return _week(anchor.day + timedelta(weeks=offset)) + "-WE"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _plus_months(year: int, month: int, offset: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + offset
    return months // 12, months % 12 + 1
