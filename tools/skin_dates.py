"""Dates as the skins print them."""

import datetime

DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = {
    "egypt": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "levant": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "morocco": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "algeria": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
}
# What is asked for, and how it is written. Arabic-Indic digits by the skin's own habit.
FORMS = {
    "": "{weekday} {day} {month} {year}",
    "short": "{day} {month} {year}",
    "comma": "{weekday}، {day} {month} {year}",
    "slashes": "{day:02}/{number:02}/{year}",
    "portal": "{weekday} {day:02}/{month}/{year}",
    "hyphens": "{day:02}-{number:02}-{year}",
    "dashes": "{year}-{number:02}-{day:02}",
    "path": "{year}/{number:02}/{day:02}",
}
MACHINE = {"dashes", "path"}  # what machines write and read: European digits


def printed(date: datetime.date, how: str, months: str, digits: str) -> str:
    """A date in one of the forms, with the skin's months and digits.

    >>> printed(datetime.date(2024, 6, 12), "portal", "egypt", "european")
    'الأربعاء 12/يونيو/2024'
    >>> printed(datetime.date(2024, 6, 1), "short", "algeria", "arabic")
    '١ جوان ٢٠٢٤'
    """
    month = MONTHS[months].split()[date.month - 1].replace("_", " ")
    parts = {"weekday": DAYS[date.weekday()], "day": date.day, "number": date.month, "month": month, "year": date.year}
    text = FORMS[how].format(**parts)
    return in_digits(text, digits if how not in MACHINE else "european")


def in_digits(text: str, digits: str) -> str:
    """European digits, or Arabic-Indic ones in their place."""
    return text.translate({ord("0") + n: "٠١٢٣٤٥٦٧٨٩"[n] for n in range(10)}) if digits == "arabic" else text
