"""The grammar of Arabic times: which rows of terminals make a time expression, and who reads them.

A pattern is a regular expression whose letters are the terminals of `terminals.py` and the names of `PARTS`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from takhrij.dates import amounts, hours, readers
from takhrij.dates.items import KINDS
from takhrij.dates.readers import Reader
from takhrij.records import TimeType

CODES = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}

PARTS = {
    "couple": "pair | daily | units",
    "month_name": "month | month_near | month_partner",
    "months": "month_name ((slash | dash)? month_name | open month_name close)?",
    "hijri_month": "hijri | hijri_partner",
    "islamic_year": "(of | for)? (a_year | the_year)? era? (year | number | spelt_year) era?",
    "any_month": "months when? | hijri_month (islamic_year | that_year | modifier)?",
    "day_number": "day of? | (ordinal | the_number) of | first of?",
    "in_year": "(comma | (of | for)? (a_year | the_year) | of)? (year | spelt_year) common?",
    "that_year": "(of | in)? ((this | that | same) (the_year | a_year) | (the_year | a_year) sort? modifier)",
    "when": "in_year | that_year | modifier",
    "month_day": "day_number (a_month? any_month | the_unit modifier | this the_unit)",
    "joined_date": "day (slash | dash) (month_name | hijri_month) (slash | dash) year (era | common)?",  # 12/يونيو/2024
    "date": "joined_date | month_day | full_date (era | common)?",
    "in_part": "comma? adverb | in? the_part | in? part (?! of? (a_day | weekday | today | deictic | ordinal | day))",
    "day_name": "a_day? weekday (in_part)?",
    "point": "a_day? (today | deictic)",
    "daily_part": "(phase of?)? (part | the_part) of? | phase of?",
    # a day as it may be named: مساء أمس الأحد، الثلاثاء (12 سبتمبر)
    "a_date": "(point (comma | open)?)? ((day_name | a_day) (comma | open | matching)?)? date close?",
    "a_weekday": "(point comma? open day_name close | point comma? day_name | (own | this)? day_name) modifier?",
    "a_day_of": "a_date | a_weekday | point | (that | this | same) today | today modifier",
    "a_night": "weekday (slash | dash)? weekday",
    "earlier": "(some_time of?)?",
    "period": "the_unit | the_year (sort | era)? | the_hour | the_century",
    "a_period": "in_year | that_year | months when?",
    "placed": "(this | that | same) (the_unit | the_year | the_century)"
    " | same (unit | a_month | a_year) | period modifier",
    "any_unit": "unit | a_day | a_month | a_year",
    "one_number": "number | the_number | spelt_year | day | year",
    "some_number": "(one_number) ((or | to | dash) (one_number))? | days | open (number | day) close",
    "many": "after | whole | throughout (?! today | the_unit | the_year)",
    "counted": "some_number (units | any_unit) | (units | any_unit) (number | the_number)",
    "fraction": "(half | third | quarter) (any_unit)",
    "amount": "(counted | dual | any_unit) and (half | third | quarter) (the_unit | the_year | the_hour)?"
    "| before (units | any_unit | the_units) | fraction | (counted | dual) many? | units many | any_unit whole",
    "summed": "(counted | dual | any_unit) and (counted | dual)",  # سنتين وستة أشهر
    "minutes": "and (half | third | quarter | some_number (any_unit | units)? | dual) | less (third | quarter | dual)",
    "number_of_hour": "clock | day | ordinal | number | the_number | year",
    "o_clock": "the_hour (number_of_hour) minutes? | clock",
    "clock_tail": "(adverb | part | in? the_part | of? this the_part | zone | open zone close)*",
    "of_day": "of? daily_part? (a_day_of) | comma a_date",
    "named_hour": "(day | ordinal | the_number) minutes? (of? (adverb | part | in the_part)+ zone? | zone)"
    "| (number | year) zone | ordinal (and (half | third | quarter) | less (third | quarter))",
    "an_hour": "the_hour? (clock | day | ordinal | the_number) minutes? clock_tail",
}


class Rule(NamedTuple):
    """A pattern, what it is a time of, and how its terminals are read."""

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    read: Reader


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over terminals as one over their codes.

    >>> bool(compiled("daily_part? weekday").fullmatch(CODES["part"] + CODES["weekday"]))
    True
    """

    def code(match: re.Match[str]) -> str:
        name = match.group()
        return CODES[name] if name in CODES else f"(?:{expanded(PARTS[name])})"

    def expanded(text: str) -> str:
        return re.sub("[a-z_]+", code, text).replace(" ", "")

    return re.compile(expanded(pattern))


ROWS: tuple[tuple[str, TimeType, str, Reader], ...] = (
    # 0. طوال اليوم is no day
    (
        "throughout",
        "DURATION",
        "(?<= throughout) (today | the_year | the_unit) (?! modifier | ordinal | year | weekday)",
        amounts.all_of,
    ),
    # 1. days and parts of days
    (
        "days",
        "DATE",
        "(couple | a_day)? day ((and | comma) day)* (and | dash | to) day of? a_month? any_month",
        readers.listed,
    ),
    (
        "days",
        "DATE",
        "(couple | a_day)? ordinal ((and | comma) ordinal)* (and | dash | to) ordinal of a_month? any_month",
        readers.listed,
    ),
    (
        "days",
        "DATE",
        "(couple | a_day)? day (and | dash | to) day (of | in)? (the_unit modifier | this the_unit)",
        readers.listed,
    ),
    (
        "days",
        "DATE",
        "(couple | a_day)? (day_name (comma | open)?)? days (of | in)? (a_month? any_month | the_unit modifier)",
        readers.figures,
    ),
    (
        "day of several",
        "DATE",
        "(couple | a_day)? (day | ordinal) (?= ((and | comma) (day | ordinal))+ of? a_month? any_month)",
        readers.one_of_several,
    ),
    ("date", "DATE", "earlier daily_part? a_date adverb?", readers.moments),
    ("date", "DATE", "(day_name (comma | open)? | a_day) slashed close?", readers.moments),
    ("date", "DATE", "month_name day comma? year", readers.moments),
    ("date", "DATE", "a_day? day_number modifier", readers.of_this_month),
    ("weekdays", "DATE", "couple weekday ((and | comma) weekday)* and weekday modifier?", readers.listed),
    ("night", "TIME", "earlier part weekday (slash | dash | and)? weekday", readers.night),
    (
        "weekday",
        "DATE",
        "earlier daily_part? (couple (?= weekday ((and | comma) weekday)* and weekday))? a_weekday adverb?",
        readers.moments,
    ),
    ("deictic", "DATE", "earlier daily_part? point (in_part)?", readers.deictic),
    ("day of many", "DATE", "today ordinal", readers.own),
    (
        "day",
        "DATE",
        "earlier daily_part? ((this | that | same) (today | a_day) | today modifier) (in_part)?",
        readers.moments,
    ),
    (
        "part of day",
        "TIME",
        "earlier (this (the_part | part)) | some_time of? (the_part | part)",
        readers.moments,
    ),
    ("part of day", "TIME", "adverb | part | (?<= in | span | throughout) the_part", readers.lone_part),
    # 2. hours
    ("hours", "TIME", "an_hour (to | dash) an_hour (of_day)?", hours.hours),
    ("hours", "TIME", "(?<= between) an_hour and an_hour (of_day)?", hours.hours),
    ("hour", "TIME", "hedge? o_clock clock_tail (of_day)?", hours.clock),
    ("hour", "TIME", "hedge? named_hour (of_day)?", hours.clock),
    ("midnight", "TIME", "hedge? (midnight | midday) (of? (a_night | a_weekday | point))?", hours.fixed_hour),
    # 3. months, seasons, years and other periods
    ("month", "DATE", "earlier phase? a_month? any_month era?", readers.month),
    ("month", "DATE", "phase? (this a_month | this) months", readers.month),
    ("month", "DATE", "month_year", readers.moments),
    ("month", "DATE", "couple months when? (?= (and | comma) months)", readers.one_of_several),
    ("months", "DATE", "couple month_name ((and | comma) month_name)* and month_name when?", readers.listed),
    (
        "year",
        "DATE",
        "earlier phase? (a_year | the_year) (sort | era)? (year | number | spelt_year) (common | era)?",
        readers.year_of,
    ),
    ("year", "DATE", "phase? year common?", readers.year),
    ("year", "DATE", "pair year (?= (comma | and) year)", readers.moments),
    ("years", "DATE", "(pair | the_dual) year (and | dash | to) year", readers.listed),
    ("years", "DATE", "((a_year | the_year) (sort | era)?)? year (dash | slash) year era?", readers.moments),
    ("years", "DATE", "((a_year | the_year) (sort | era)?)? years era?", readers.figures),
    ("season", "DATE", "phase? (season (of? (a_year | the_year))? year | season that_year)", readers.moments),
    (
        "season",
        "DATE",
        "phase? (the_season (modifier | year | that_year) | this the_season) | phase the_season",
        readers.moments,
    ),
    ("part of year", "DATE", "(quarter | half) (ordinal | modifier) of? a_period", readers.moments),
    ("century", "DATE", "phase? the_century (ordinal | the_number | modifier)", readers.moments),
    (
        "decade",
        "DATE",
        "phase? decade (of? the_century (modifier | ordinal | the_number))? (?! of age)",
        readers.moments,
    ),
    ("weekend", "DATE", "(this)? weekend modifier?", readers.moments),
    ("period", "DATE", "earlier phase? placed", readers.period),
    ("period", "DATE", "phase (the_unit | the_year (sort | era)? | the_century)", readers.period),
    ("part of period", "DATE", "the_unit (ordinal | modifier) of (a_period | this the_year)", readers.part_of_period),
    ("own", "DATE", "own ordinal", readers.own),
    # 4. amounts
    ("recent", "DURATION", "hedge? the_units some_number? many? modifier", amounts.recent),
    ("recent", "DURATION", "hedge? some_number (units | any_unit) many? modifier", amounts.recent),
    ("recent", "DURATION", "the_dual modifier", amounts.recent),
    ("ago", "DATE", "ago hedge? (amount | units | any_unit) of_time? (?! of | year | number)", amounts.ago),
    ("length", "DURATION", "hedge? amount of_time?", amounts.length),
    ("length", "DURATION", "hedge any_unit of_time?", amounts.roughly_one),
    ("length", "DURATION", "hedge? summed", amounts.summed),
    ("length", "DURATION", "(?<= span | throughout) hedge? (units | any_unit)", amounts.lone_length),
    ("length", "DURATION", "(?<= for) hedge? units", amounts.length),
    ("length", "DURATION", "(?<= ago) (units | any_unit)", amounts.length),
    ("length", "DURATION", "(?<= in) the_units", amounts.length),
    ("length", "DURATION", "units (?= of)", amounts.length),
    # 5. how often
    ("set", "SET", "every (any_unit | dual | (number | day) (units | any_unit))", amounts.frequency),
    ("set", "SET", "every (a_day? (weekday | bare_weekday) | part)", readers.each),
    ("set", "SET", "any_unit span any_unit", amounts.one_after_the_other),
    ("set", "SET", "frequency | daily", amounts.frequency),
    # 6. without number
    ("vague", "DATE", "vague | some_time", amounts.vague),
)
RULES = tuple(Rule(name, kind, compiled(pattern), read) for name, kind, pattern, read in ROWS)

ROW = re.compile(f"[^{CODES['x']}]+")  # terminals that no other word parts


@lru_cache(maxsize=1 << 14)
def fitting(row: str) -> tuple[tuple[int, tuple[tuple[int, Rule], ...]], ...]:
    """Where in a row of codes rules fit, and from each place which, the longest first, over how many terminals.

    What fits hangs on the row alone, and rows repeat: few of a page are new.
    """
    found = []
    for place in range(len(row)):
        fits = [(match.end() - place, rule) for rule in RULES if (match := rule.pattern.match(row, place))]
        if fits:
            found.append((place, tuple(sorted(fits, key=lambda fit: -fit[0]))))
    return tuple(found)
