"""The cases of Recognizers-Text's Arabic specs, and which of them the press would not write.

A case is left out by the first class of `LEFT_OUT` that holds of its words, never by what Takhrij makes of it. The
classes look at the sentence and at the words expected:

- damaged: the words expected are not in the sentence, or a figure is grown together with a word.
- holidays: the names of feasts, which are events here.
- commands: a sentence that speaks to an assistant about its calendar.
- bare numbers: a day or hour that is nothing but a number, at most with the name of a day.
- English order: the month before its day, or a week or part of the day before the weekday or hour in it.
- meals: an hour by a meal.
- sums: amounts of several units counted from now, minutes before an hour, years in two halves.
- impossible: a day that no calendar has.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from takhrij import text


class Expected(NamedTuple):
    """One result of a case: its words, their place, and what they say, where that is told."""

    words: str
    start: int  # -1 where the sentence does not hold them
    type: str
    timexes: frozenset[str]
    spans: frozenset[tuple[str, str]]  # of each resolution its beginning and end, the same for a point; "" for none

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.words)


class Case(NamedTuple):
    """A sentence with what should be found in it."""

    spec: str
    sentence: str
    reference: str | None  # the day and hour of speaking, ISO 8601
    expected: tuple[Expected, ...]


def read(path: Path) -> list[Case]:
    """All the cases of a file."""
    return [
        Case(
            case["Spec"].removeprefix("DateTime_"),
            case["Input"],
            (case.get("Context") or {}).get("ReferenceDateTime"),
            tuple(_expected(case["Input"], result) for result in case["Results"]),
        )
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]


def _expected(sentence: str, result: Mapping[str, Any]) -> Expected:
    words = result["Text"].strip(" .؟?!،,")
    start = sentence.find(words, max(0, result.get("Start", 0) - 1))
    told = next((told for key in ("Value", "Resolution") if isinstance(told := result.get(key), dict)), {})
    resolutions = told.get("values") or [
        {"timex": told.get("Timex")} | (told.get(which) or {}) for which in ("PastResolution", "FutureResolution")
    ]
    return Expected(
        words,
        start if start >= 0 else sentence.find(words),
        (result.get("Type") or result.get("TypeName") or "").rpartition(".")[2],
        frozenset(each["timex"] for each in resolutions if each.get("timex")),
        frozenset(span for each in resolutions if any(span := _span(each))),
    )


def _span(resolution: Mapping[str, Any]) -> tuple[str, str]:
    """The beginning and end of a resolution, whatever its keys are called."""
    ends = {key: value for key, value in resolution.items() if key != "timex" and isinstance(value, str)}
    start = next((value for key, value in ends.items() if key.startswith("start")), "")
    stop = next((value for key, value in ends.items() if key.startswith("end")), "")
    point = next((ends[key] for key in ("value", "date", "time", "dateTime") if key in ends), "")
    return (start or point, stop or point)


# ---------------------------------------------------------------- what the press would not write


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LED = _set("في من بين الى حتى عند منذ قبل بعد خلال طوال لمده مده بحلول يوم شهر هذا هذه")
WEEKDAYS = _set("الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد")
MONTHS = "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"
UNITS = _set("سنه عام شهر اسبوع يوم ساعه دقيقه ايام اشهر سنوات")
ASSISTANT = _set(
    "كورتانا cortana سكايب حدد ضبط اضف جدوله الجدول ساغير اغير تغيير اعطني ضع احصل دعنا دعونا تحديد تحاول احتاج لنبدا "
    "يبدو ماذا هل لشخصين"
)
NUMBER = (
    r"(?:\d{1,2}|و?(?:ال|لل)?(?:واحد|حادي|احد(?= عشر)|اول|ثاني|اثن|ثالث|ثلاث|رابع|اربع|خامس|خمس|سادس|ست|سابع|سبع|ثامن|"
    r"ثماني|تاسع|تسع|عاشر|عشر|الف)(?:ه|ين|ون)?)"
)
ENGLISH = re.compile(
    rf"(?:^|[^\d\s]\s)(?<!من )(?:ال)?(?:{MONTHS})[ /]+{NUMBER}(?!\S)"  # the month before its day
    r"|(?<![\d/.])(?:0?\d|1[0-2])[/.](?:1[3-9]|2\d|3[01])(?![\d.])"
    r"|(?:هذا الاسبوع|الاسبوع (?:القادم|المقبل|الماضي)) (?:يوم|بين|من|الاحد|الجمعه|السبت)"  # the week before its day
    rf"|(?:الصباح|المساء|الليله|الظهر|مساء) (?:في )?{NUMBER}(?!\S| +يناير)"  # the part of the day before its hour
)
SUM = re.compile(r"دقائق (?:قبل|حتى)|دقيقه بعد|ارباع|عشر وثماني|وساعتين")


def _folded(phrase: str) -> str:
    return text.fold(phrase).text


def _words(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", _folded(phrase)))


def _damaged(case: Case) -> bool:
    grown = re.search(r"\d[ء-ي]{2,}|ساغادرلمده", _folded(case.sentence))
    return bool(grown) or any(each.start < 0 for each in case.expected)


def _bare(case: Case) -> bool:
    return any(_number_alone(_folded(each.words).split()) for each in case.expected if each.type != "duration")


def _number_alone(spoken: Sequence[str]) -> bool:
    left = [word for word in spoken if word not in LED | WEEKDAYS]
    return bool(left) and all(re.fullmatch(NUMBER, word) for word in left)


def _english(case: Case) -> bool:
    return any(ENGLISH.search(_folded(each.words)) for each in case.expected)


def _summed(case: Case) -> bool:
    for each in case.expected:
        spoken = _folded(each.words).split()
        units = [word for word in spoken if word.removeprefix("و") in UNITS]
        if (len(units) > 1 and {"الان", "و"} & set(spoken)) or SUM.search(" ".join(spoken)):
            return True
    return False


def _impossible(case: Case) -> bool:
    points = {point for each in case.expected for span in each.spans for point in span}
    dated = re.search(r"\d{4}-(?:1[3-9]|\d\d?-3[2-9]|0?2-30)", case.sentence)
    return bool(dated) or any(point.startswith("0001-01-01") for point in points)


LEFT_OUT: dict[str, Callable[[Case], bool]] = {
    "damaged": _damaged,
    "holidays": lambda case: case.spec.startswith("Holiday"),
    "commands": lambda case: bool(ASSISTANT & _words(case.sentence)),
    "bare numbers": _bare,
    "English order": _english,
    "meals": lambda case: bool({"الغداء", "العشاء", "الفطور"} & _words(case.sentence)),
    "sums": _summed,
    "impossible": _impossible,
}


def left_out(case: Case) -> str | None:
    """The class by which a case is left out; None for one that the press would write."""
    return next((name for name, holds in LEFT_OUT.items() if holds(case)), None)
