"""A date written in any of the forms of the press reads back as itself."""

from datetime import date

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij import dates, marks, words

WEEKDAYS = {int(row["number"]): words.values(row, "ar")[0] for row in words.rows("dates/weekdays.csv")}
MONTHS = {
    family: [words.values(row, "ar")[0] for row in words.rows("dates/months.csv")
             if row["family"] == family and row["key"] not in {"may-short", "june-maghreb", "august-maghreb"}]
    for family in ("gregorian", "levantine", "hijri")
}  # fmt: skip
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def western(day):
    return MONTHS["gregorian"][day.month - 1]


def eastern(day):
    return MONTHS["levantine"][day.month - 1]


FORMS = {
    "month": lambda d: f"{d.day} {western(d)} {d.year}",
    "eastern month": lambda d: f"{d.day} {eastern(d)} {d.year}",
    "twin": lambda d: f"{d.day} {western(d)}/{eastern(d)} {d.year}",
    "twin in brackets": lambda d: f"{d.day} {eastern(d)} ({western(d)}) {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.isoweekday()]} {d.day} {western(d)} {d.year}",
    "weekday, comma": lambda d: f"يوم {WEEKDAYS[d.isoweekday()]}، {d.day} {western(d)} {d.year}",
    "of the month": lambda d: f"{d.day} من شهر {western(d)} عام {d.year}",
    "era": lambda d: f"{d.day} {western(d)} {d.year}م",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "dots": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "ISO 8601": lambda d: d.isoformat(),
    "Indic figures": lambda d: f"{d.day} {western(d)} {d.year}".translate(INDIC),
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(day=st.dates(date(1900, 1, 1), date(2060, 12, 31)))
def test_day(form, day):
    written = FORMS[form](day)
    (found,) = dates.find(marks.read(f"في {written}"), 0, len(written) + 3)
    assert (found.start, found.end) == (3, len(written) + 3)
    assert dates.gregorian(found.moment) == day.isoformat()


@settings(max_examples=40, deadline=None)
@given(day=st.dates(date(1925, 1, 1), date(2060, 12, 31)))
def test_islamic_day(day):
    hijri = Gregorian.fromdate(day).to_hijri()
    written = f"{hijri.day} {MONTHS['hijri'][hijri.month - 1]} {hijri.year} ه\u0640"
    (found,) = dates.find(marks.read(written), 0, len(written))
    assert dates.gregorian(found.moment) == day.isoformat()


@settings(max_examples=60, deadline=None)
@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_hour(hour, minute):
    written = f"الساعة {hour:02}:{minute:02} بتوقيت غرينتش"
    (found,) = dates.find(marks.read(written), 0, len(written))
    assert (found.moment.clock, found.moment.zone) == ((hour, minute), 0)


@settings(max_examples=60, deadline=None)
@given(amount=st.integers(3, 99), unit=st.sampled_from(words.rows("dates/units.csv")))
def test_amount(amount, unit):
    written = f"{amount} {words.values(unit, 'plural' if amount <= 10 else 'sing')[0]}"
    (found,) = dates.find(marks.read(written), 0, len(written))
    assert (found.length.amount, found.length.unit) == (amount, unit["code"])
