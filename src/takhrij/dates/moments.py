"""What a time expression says, before it is known from which day it counts."""

from typing import Literal

import msgspec
from hijridate import Hijri

from takhrij.records import TimeType


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A point or period; whatever the words leave open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False  # year, month and day are of the Islamic calendar
    weekday: int | None = None  # ISO 8601: Monday is 1
    part: str | None = None  # of the day, TIMEX3: MO MI AF EV NI
    clock: tuple[int, ...] | None = None  # hour, minute, and the second where it is said
    zone: int | None = None  # minutes east of Greenwich
    season: str | None = None  # of the year or week, TIMEX3: SP SU FA WI Q1 H2 WE
    century: int | None = None  # 20 for the 1900s
    decade: int | None = None  # its tens
    unit: str | None = None  # the period counted by `offset`: TH TM D W M Y CE; None: the next one of that name
    offset: int | None = None
    named: bool = False  # counted from the date named before, not from the day of writing


class Length(msgspec.Struct, frozen=True):
    """An amount of time; no amount where the words do not count it."""

    amount: float | None
    unit: str  # TS TM TH D W M Y DE CE, or X where not even the unit is said
    rest: "Length | None" = None  # of a smaller unit: سنتان وستة أشهر

    @property
    def iso(self) -> str:
        """As TIMEX3 writes it.

        >>> Length(4, "Y").iso, Length(2.5, "TH").iso, Length(None, "DE").iso, Length(2, "Y", Length(6, "M")).iso
        ('P4Y', 'PT2.5H', 'PXDE', 'P2Y6M')
        """
        amount = "X" if self.amount is None else f"{self.amount:.12g}"
        said = f"PT{amount}{self.unit[1:]}" if self.unit.startswith("T") else f"P{amount}{self.unit}"
        if self.rest is None:
            return said
        return said + self.rest.iso.removeprefix("PT" if self.unit.startswith("T") else "P")


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression in its place; one of moment, length and reference is there."""

    start: int
    end: int
    first: int  # tokens, both included
    last: int
    type: TimeType
    rule: str  # of the grammar
    moment: Moment | None = None
    until: Moment | None = None  # the end of a range that begins with `moment`
    length: Length | None = None
    reference: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"] | None = None


def gregorian(moment: Moment) -> str | None:
    """The day, month or year that a moment names in full, as ISO 8601; a span of days for an Islamic month or year.

    >>> gregorian(Moment(year=2023, month=9, day=12)), gregorian(Moment(year=1445, month=2, day=27, hijri=True))
    ('2023-09-12', '2023-09-12')
    """
    if moment.year is None or (moment.day and not moment.month):
        return None
    if not moment.hijri:
        return "-".join([f"{moment.year:04}", *(f"{n:02}" for n in (moment.month, moment.day) if n)])
    try:
        if moment.day and moment.month:
            return Hijri(moment.year, moment.month, moment.day).to_gregorian().isoformat()
        first = Hijri(moment.year, moment.month or 1, 1)
        last = Hijri(moment.year, moment.month or 12, 1)
        last = Hijri(last.year, last.month, last.month_length())
    except (ValueError, OverflowError):  # outside the years that the calendar's tables cover
        return None
    return f"{first.to_gregorian().isoformat()}/{last.to_gregorian().isoformat()}"


def later(clock: tuple[int, ...]) -> tuple[int, ...]:
    """The hour of the second half of the day, for one that may be of either.

    >>> later((8, 30)), later((18, 30))
    ((20, 30), (18, 30))
    """
    return (clock[0] + 12, *clock[1:]) if 0 < clock[0] < 12 else clock
