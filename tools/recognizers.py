"""Score our times on the Arabic specs of Recognizers-Text: of each spec its extents and its values.

    python tools/recognizers.py            # ../shared/data/times, where it lies beside the repository
    python tools/recognizers.py FILE       # with --misses 20 for what is wrong

Which cases are left out, and by which classes: `recognizers_cases.py`. Of a case that the press would write all extents
have to be right and nothing else be found; of its results with a value each value has to be right. What each side calls
one time differs; they are compared so:

- Extents without the prepositions, demonstratives and يوم that lead them, which Recognizers takes in some cases and
  leaves in others. Ours that only joints part (في، من، إلى، a comma) are taken together: «من 2 مايو إلى 4 مايو».
- Its words for a value are a timex, and one or two resolutions, the last and the next such day. Ours is right if it is
  the timex, or begins and ends as one of the resolutions; the end of a range may be its last day or the day after it.
  Of ranges in two expressions ours are the first's value and the last's; of a day and its hour, the hour's.
- An hour that names no day counts without its day, and noon is 12.
- The last year of a range of years is in ours, in theirs it is the end.
- Where we keep the whole period, it has its part: phases (مطلع، نهاية، بقية، وقت لاحق، الأسبوع الأول من), and what is
  counted in weeks, months and years from now, which we say no finer. Theirs has to lie in ours. What lies so far ahead
  is for it the stretch until then, whose end has to lie in ours.
- A few (بضع) is X in ours, 3 in theirs; amounts just past or to come (الأسابيع الثلاثة الماضية) are a DURATION in ours,
  in theirs a range with its length.
"""

import argparse
import re
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from recognizers_cases import Case, Expected, left_out, read

from takhrij import marks, text
from takhrij.dates.periods import days
from takhrij.readings import times
from takhrij.records import Article, Published, Reason, Region, Time

CASES = Path(__file__).parent.parent.parent / "shared" / "data" / "times" / "recognizers_half.json"
JOINT = re.compile(r"[\s،,.-]*(?:و|في|من|الي|إلى|حتى|حتي|بين|يوم|عند|ل)?[\s،,.-]*")
LED = re.compile(
    r"^(?:(?:في|من|بين|الي|حتي|منذ|قبل|بعد|خلال|طوال|لمده|مده|يوم|هذا|هذه|غضون|بتاريخ|الساعه)\s+|ل(?=\S{3})|ب)+"
)
RANGE = re.compile(r"(?:الي|حتي|بين|-)")


class Verdict(NamedTuple):
    """What was made of a case: whether its extents and, where it has values, its values are right."""

    extents: bool
    values: bool | None
    found: str


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("file", type=Path, nargs="?", default=CASES)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N cases of each spec")
    options = parser.parse_args()
    cases = read(options.file)
    out = {id(case): left_out(case) for case in cases}
    print(f"{'recognizers':24}{'cases':>7}{'left out':>10}{'extents':>16}{'values':>16}")
    total: Counter[str] = Counter()
    for spec in sorted({case.spec for case in cases}):
        own = [case for case in cases if case.spec == spec]
        kept = [(case, verdict(case)) for case in own if not out[id(case)]]
        counts = Counter(cases=len(own), kept=len(kept), extents=sum(each.extents for _, each in kept))
        counts["valued"] = sum(each.values is not None for _, each in kept)
        counts["values"] = sum(bool(each.values) for _, each in kept)
        total += counts
        print(line(spec, counts))
        wrong = [(case, each) for case, each in kept if not each.extents or each.values is False]
        for case, each in wrong[: options.misses]:
            said = "; ".join(f"{result.words} {' '.join(sorted(result.timexes))}" for result in case.expected)
            print(f"    {case.sentence}  [{case.reference or ''}]\n        {said}  ≠  {each.found}")
    print(line("all", total))
    for name, count in Counter(filter(None, out.values())).most_common():
        print(f"  left out, {name}: {count}")
    return 0


def line(name: str, counts: Counter[str]) -> str:
    """A row of the table."""
    shares = []
    for right, of in (("extents", "kept"), ("values", "valued")):
        share = f"{counts[right] / counts[of]:.3f}" if counts[of] else "-"
        shares.append(f"{counts[right]:4} of {counts[of]:3} {share:>5}")
    return f"{name:24}{counts['cases']:7}{counts['cases'] - counts['kept']:10}  {'  '.join(shares)}"


def verdict(case: Case) -> Verdict:
    """Read a case's sentence as the body of an article of that day, and compare."""
    found = times_of(case.sentence, case.reference)
    left = list(found)
    extents, values = True, None
    for expected in case.expected:
        own = [time for time in found if time.start < expected.end and time.end > expected.start]
        left = [time for time in left if time not in own]
        extents = extents and _same_words(case.sentence, own, expected)
        if expected.timexes:
            right = bool(own) and _same_value(own, expected)
            values = right if values is None else values and right
    return Verdict(extents and not left, values, "; ".join(f"{time.text} {time.type} {time.value}" for time in found))


def times_of(sentence: str, reference: str | None) -> list[Time]:
    """Our times of a sentence."""
    reason = Reason("case", ())
    article = Article(
        id="article", page="page", reason=reason, title=None, outlet=None, byline=None, dateline=None, agency=None,
        retells=None, owner=None, language="ar", version_of=None,
        published=Published(reference[:10], "given", ()) if reference else None,
    )  # fmt: skip
    body = Region(id="body", page="page", reason=reason, start=0, end=len(sentence), kind="body", article="article")
    return times.find(article, [body], marks.read(sentence))


def _same_words(sentence: str, own: list[Time], expected: Expected) -> bool:
    if not own or any(not JOINT.fullmatch(sentence[one.end : two.start]) for one, two in pairwise(own)):
        return False
    return _bare(sentence[own[0].start : own[-1].end]) == _bare(expected.words)


def _bare(words: str) -> str:
    return LED.sub("", re.sub(r"[\s،,.()؟!]+", " ", text.fold(words).text).strip())


# ---------------------------------------------------------------- values


def _same_value(own: list[Time], expected: Expected) -> bool:
    values = [time.value for time in own]
    if len(values) > 1 and (RANGE.search(text.fold(expected.words).text)):
        first, last = values[0], values[-1]
        ours = f"{first}/{last}"
    else:
        ours = next((value for value in values if re.search(r"T\d", value)), values[-1])
    if own[0].type in {"DURATION", "SET"}:
        return _same_amount(ours, expected) or any(
            timex[:1] == "T" and ours.endswith(timex) for timex in expected.timexes
        )
    if ours in expected.timexes:
        return True
    theirs = {(_point(start), _point(stop)) for start, stop in expected.spans}
    if any("T" in point for point in ours.split("/") if re.search(r"T\d", point)):
        return _same_hours(ours, expected)
    if ours.endswith("TMI") and expected.timexes == {"T12"}:
        return True
    if re.search(r"T[A-Z]{2}$", ours):
        return any(ours == timex or (timex[:1] == "T" and ours.endswith(timex)) for timex in expected.timexes) or (
            any(timex[-3:] == ours[-3:] for timex in expected.timexes)
            and any(start and start.isoformat() == ours[:10] for start, _ in theirs)
        )
    mine = days(ours)
    if mine is None:
        return False
    if own[0].reason.rule == "to come":
        theirs = {(stop, stop) for _, stop in theirs}
    return any(_agree(mine, start, stop, loose=_loose(own)) for start, stop in theirs)


def _loose(own: list[Time]) -> bool:
    """Whether ours is the whole of which theirs is a part."""
    words = text.fold(" ".join(time.text for time in own)).text
    phase = re.search(
        r"مطلع|بدايه|اواخر|اوائل|نهايه|منتصف|بقيه|باقي|وقت لاحق|وقت سابق|الاسبوع (?:الاول|الاخير)|اسبوع \d", words
    )
    counted = own[0].reason.rule in {"ago", "to come"}
    return bool(phase) or counted


def _agree(mine: tuple[date, date], start: date | None, stop: date | None, loose: bool) -> bool:
    """Whether days, the last of them included, are those of a resolution, whose end may be the day after."""
    first, last = mine
    if loose:
        begins, ends = start or stop, stop or start
        return begins is not None and ends is not None and first <= begins and ends <= last + timedelta(1)
    if start and stop:
        return start == first and stop in {last, last + timedelta(1), date(last.year, 1, 1)}
    return start == first or stop in {first, last, last + timedelta(1)}


def _point(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _same_hours(ours: str, expected: Expected) -> bool:
    mine = [_hour(part) for part in ours.split("/")]
    told = [tuple(timex.strip("()").split(",")[:2]) for timex in expected.timexes]
    for start, stop in [*expected.spans, *((hours[0], hours[-1]) for hours in told)]:
        theirs = [_hour(start)] if start == stop or len(mine) == 1 else [_hour(start), _hour(stop)]
        if len(theirs) == len(mine) and all(_one_hour(*pair) for pair in zip(mine, theirs, strict=True)):
            return True
    return False


Hour = tuple[str, int, int, int]


def _hour(said: str) -> Hour:
    day = re.match(r"\d{4}-\d\d-\d\d", said)
    clock = re.search(r"(?:T|\b)(\d\d)(?::(\d\d))?(?::(\d\d))?$", said.partition("+")[0].rstrip("Z"))
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (-1, 0, 0)
    return day.group() if day else "", hour, minute, second


def _one_hour(mine: Hour, theirs: Hour) -> bool:
    return mine[1:] == theirs[1:] and (not theirs[0] or mine[0] == theirs[0])


def _same_amount(ours: str, expected: Expected) -> bool:
    amounts = {timex.strip("()").rpartition(",")[2] for timex in expected.timexes}
    if "X" in ours:
        return ours in {re.sub(r"\d+", "X", amount, count=1) for amount in amounts if re.search(r"P\D*3\D", amount)}
    return ours in amounts or _seconds(ours) in {_seconds(amount) for amount in amounts if amount}


SECONDS = {"S": 1, "H": 3600, "D": 86400, "W": 604800, "Y": 31536000, "DE": 315360000, "CE": 3153600000}


def _seconds(amount: str) -> float | str:
    """How long an amount of one unit is; months and sums of units as they stand."""
    match = re.fullmatch(r"P(T?)([\d.]+)([A-Z]+)", amount)
    if not match or (match[3] == "M" and not match[1]):
        return amount
    return float(match[2]) * (60 if match[3] == "M" else SECONDS[match[3]])


if __name__ == "__main__":
    sys.exit(main())
