"""A date written in any of the forms of the press reads back as itself.

Day in figures or as an ordinal, month as five regions call it, alone or with its twin after a slash or in brackets, year in
figures or words, weekday before it, figures of three kinds; all numeric forms; the Islamic calendar; hours; amounts.
"""

from datetime import date
from itertools import permutations, product

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij import dates, marks, words


def named(names):
    return names.split("|")


WEEKDAYS = {int(row["number"]): words.values(row, "ar") for row in words.rows("dates/weekdays.csv")}
NUMBERS = {
    kind: {int(row["value"]): words.values(row, "ar") for row in words.rows("dates/numbers.csv")
           if row["kind"] == kind and row["key"] not in {"first-of-more", "thousands"}}
    for kind in ("cardinal", "ordinal")
}  # fmt: skip
MONTHS = {
    "Gulf": named("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    "Egypt": named("يناير|فبراير|مارس|إبريل|مايو|يونيه|يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    "Morocco": named("يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر"),
    "Algeria": named("جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
    "Levant": named("كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"),
}
HIJRI = [words.values(row, "ar")[0] for row in words.rows("dates/months.csv") if row["family"] == "hijri"]
ISLAMIC_ERAS = ("ه\u0640", " ه\u0640", " هجرية", " للهجرة")
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


def in_words(number):
    """عام ألفين وثلاثة وعشرين: all the ways to say it, by number and case."""
    parts = [part for part in (number // 1000 * 1000, number // 100 % 10 * 100) if part]
    last = number % 100
    small = [last] if last <= 20 or last % 10 == 0 else [last % 10, last // 10 * 10]
    parts += small if last else []
    return [" و".join(said) for said in product(*(NUMBERS["cardinal"][part] for part in parts))]


def as_ordinal(number):
    """الخامس والعشرين, الخامس والعشرون."""
    units = number % 10 if number > 20 else number
    first = ["الحادي"] if units == 1 and number > 20 else [f"ال{said}" for said in NUMBERS["ordinal"].get(units, ())]
    tens = [f"ال{said}" for said in NUMBERS["cardinal"].get(number // 10 * 10, ())] if number >= 20 else [""]
    return [" و".join(filter(None, said)) for said in product(first or [""], tens)]


DAYS = {"figures": lambda day: [str(day.day), f"{day.day:02}"], "words": lambda day: as_ordinal(day.day)}
YEARS = {
    "figures": lambda day: [str(day.year), f"{day.year}م", f"عام {day.year}", f"سنة {day.year}", f"لعام {day.year}"],
    "words": lambda day: [f"{lead}{said}" for lead in ("عام ", "سنة ", "") for said in in_words(day.year)],
}
PAIRS = ("{}/{}", "{} / {}", "{} ({})", "{} {}")
WEEKDAY = ("{} ", "يوم {} ", "{}، ", "يوم {} الموافق ", "{} المصادف ")
JOINTS = {"figures": (" ", " من ", " من شهر "), "words": (" من ", " من شهر ")}
NUMERIC = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}", "{d} / {m} / {y}", "{y}-{m:02}-{d:02}",
    "{y}/{m}/{d}", "{d}/{m}/{y}م",
)  # fmt: skip


def reads_back(written, day):
    (found,) = dates.find(marks.read(f"في {written}"), 0, len(written) + 3)
    assert (found.start, found.end) == (3, len(written) + 3)
    assert dates.gregorian(found.moment) == day.isoformat()
    assert not dates.contradicted(found.moment, dates.Anchor(), day.isoformat())


@pytest.mark.parametrize("families", ["one", "two"])
@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("days", DAYS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_day(days, years, families, data):
    draw = lambda choices: data.draw(st.sampled_from(choices))  # noqa: E731
    day = data.draw(st.dates(date(1850, 1, 1), date(2060, 12, 31)))
    names = [MONTHS[family][day.month - 1] for family in draw([*permutations(MONTHS, 2)])]
    month = draw(PAIRS).format(*names) if families == "two" and names[0] != names[1] else names[0]
    weekday = draw(WEEKDAY).format(draw(WEEKDAYS[day.isoweekday()])) if draw([True, False]) else ""
    written = f"{weekday}{draw(DAYS[days](day))}{draw(JOINTS[days])}{month} {draw(YEARS[years](day))}"
    reads_back(written.translate(str.maketrans(DIGITS[0], draw(DIGITS))), day)


@pytest.mark.parametrize("form", NUMERIC)
@settings(max_examples=40, deadline=None)
@given(day=st.dates(date(1900, 1, 1), date(2060, 12, 31)), digits=st.sampled_from(DIGITS), weekday=st.sampled_from(["", *WEEKDAY]))  # fmt: skip
def test_numeric_day(form, day, digits, weekday):
    written = weekday.format(WEEKDAYS[day.isoweekday()][0]) + form.format(d=day.day, m=day.month, y=day.year)
    reads_back(written.translate(str.maketrans(DIGITS[0], digits)), day)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_islamic_day(data):
    draw = lambda choices: data.draw(st.sampled_from(choices))  # noqa: E731
    day = data.draw(st.dates(date(1925, 1, 1), date(2060, 12, 31)))
    hijri = Gregorian.fromdate(day).to_hijri()
    month = HIJRI[hijri.month - 1]
    weekday = draw(WEEKDAY).format(WEEKDAYS[day.isoweekday()][0]) if draw([True, False]) else ""
    written = draw([
        f"{hijri.day} {month} {hijri.year}", f"{draw(as_ordinal(hijri.day))} من شهر {month} عام {hijri.year}",
        f"{hijri.day} من {month} لعام {hijri.year}", f"{hijri.day}/{hijri.month}/{hijri.year}",
        f"{hijri.year}-{hijri.month:02}-{hijri.day:02}",
    ])  # fmt: skip
    era = draw(["", *ISLAMIC_ERAS]) if "-" not in written else draw(["", "ه\u0640"])
    reads_back((weekday + written + era).translate(str.maketrans(DIGITS[0], draw(DIGITS))), day)


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
