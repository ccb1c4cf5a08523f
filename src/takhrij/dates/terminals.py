"""The words of a stretch as terminals of the grammar: one kind for each word, number or mark; other words are `x`."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from takhrij import text, words
from takhrij.marks import Mark, Marked
from takhrij.words import Entry, Row

KINDS = (
    "x day number the_number year ordinal days years slashed clock full_date "
    "month month_near month_partner hijri hijri_partner weekday today deictic "
    "unit a_day a_month a_year the_unit the_hour the_year the_century units the_units dual the_dual pair own "
    "modifier part the_part adverb phase season the_season decade vague some_time zone frequency daily hedge "
    "before after whole ago span in of to this that same every half quarter third less weekend midnight midday "
    "era common and slash dash open close comma dot"
).split()
Value = int | float | tuple[int, ...] | None


class Item(NamedTuple):
    """A terminal in its place."""

    kind: str
    first: int  # tokens, both included
    last: int
    start: int
    end: int
    value: Value = None
    row: Row = {}
    feature: str = ""


MARKS = {"/": "slash", "-": "dash", "–": "dash", "—": "dash", "(": "open", "[": "open", ")": "close", "]": "close",
         "،": "comma", ",": "comma", "و": "and", ".": "dot"}  # fmt: skip
PREFIXES = {"و": "and", "ف": "x", "ب": "in", "ل": "span", "ك": "x"}
RANK = {name: rank for rank, name in enumerate(
    ("deictic", "vague_time", "zone", "month", "weekday", "modifier", "day_part", "season", "number", "time_unit",
     "frequency", "decade", "phase", "hedge", "quantifier", "time_particle")
)}  # fmt: skip


def read(marked: Marked, tokens: range) -> list[Item]:
    """The terminals of a stretch, numbers put together.

    >>> from takhrij import marks
    >>> page = marks.read("في الخامس والعشرين من يناير 2019")
    >>> [(item.kind, item.value) for item in read(page, range(len(page.text.words)))]
    [('in', None), ('ordinal', 25), ('of', None), ('month', 1), ('year', 2019)]
    """
    return _joined(_items(marked, tokens))


def _items(marked: Marked, tokens: range) -> list[Item]:
    read, by_token = marked.text, marked.by_token
    spelt, starts, ends = read.words, read.starts, read.ends
    found: list[Item] = []
    number, stop = tokens.start, tokens.stop
    while number < stop:
        word = spelt[number]
        if word[-1] in "0123456789" and (numeric := _numeric(marked, number, stop)):
            items = numeric
        elif (best := _best(by_token.get(number, ()))) and best.last < stop:
            items = _marked(marked, best)
        else:
            items = [Item(MARKS.get(word, "x"), number, number, starts[number], ends[number])]
        if found and found[-1].kind != "x" != items[0].kind and "\n" in read.original[found[-1].end : items[0].start]:
            found.append(Item("x", number, number, items[0].start, items[0].start))
        found.extend(items)
        number = items[-1].last + 1
    return found


def _best(marks: Iterable[Mark]) -> Mark | None:
    """The longest mark of a time word, then by table."""
    best: Mark | None = None
    for mark in marks:
        rank = RANK.get(mark.entry.table)
        if rank is None or (not mark.exact and mark.entry.row.get("exact")):
            continue
        if best is None or (mark.last, -rank) > (best.last, -RANK[best.entry.table]):
            best = mark
    return best


def _marked(marked: Marked, mark: Mark) -> list[Item]:
    start, prefix = mark.start, mark.prefix
    definite = prefix.endswith(("ال", "لل"))
    if definite:
        start = marked.text.original.rfind(prefix[-2:][0] if prefix.endswith("ال") else "ل", 0, mark.start)
        prefix = prefix[:-2] + ("ل" if prefix.endswith("لل") else "")
    kind, value = _kind(mark.entry, definite or mark.entry.text.startswith("ال"))
    return [
        *_prefixes(prefix, mark.first, marked.text.starts[mark.first]),
        Item(kind, mark.first, mark.last, start, mark.end, value, mark.entry.row, mark.entry.feature),
    ]


def _prefixes(prefix: str, token: int, start: int) -> list[Item]:
    return [Item(PREFIXES[letter], token, token, start + n, start + n + 1) for n, letter in enumerate(prefix)]


@cache
def _kind(entry: Entry, definite: bool) -> tuple[str, Value]:
    """Which terminal an entry's form is, and its number if it has one."""
    row, feature = entry.row, entry.feature
    the = "the_" if definite else ""
    match entry.table:
        case "month":
            base = "hijri" if row["family"] == "hijri" else "month"
            return base + {"alone": "", "preposition": "_near", "partner": "_partner"}[row["use"]], int(row["number"])
        case "weekday" | "decade":
            return entry.table, int(row["number"])
        case "number":
            ordinal = row["kind"] == "ordinal"
            kind = "ordinal" if ordinal and definite else "x" if ordinal else the + "number"
            return ("unit", None) if entry.key == "second" and entry.text == "ثانية" and not definite else (kind, int(row["value"]))
        case "deictic":
            return ("today" if entry.key == "today" else "deictic"), int(row["offset"])
        case "time_unit":
            singular = {"D": "a_day", "M": "a_month", "Y": "a_year"}
            the_singular = {"TH": "the_hour", "Y": "the_year", "CE": "the_century"}
            if feature == "unit":
                return (the_singular.get(row["code"], "the_unit") if definite else singular.get(row["code"], "unit")), None
            return (the + feature if feature in {"units", "dual"} else feature), None
        case "day_part":
            return ("adverb" if feature == "adverb" else the + "part"), None
        case "vague_time":
            return ("some_time" if row["of"] else "vague"), None
        case "frequency":
            return ("daily" if feature == "masculine" and not entry.text.startswith("ال") else "frequency"), None
        case "quantifier":
            return row["place"], None
        case "time_particle":
            return entry.key, None
        case "season":
            return the + "season", None
        case table:
            return table, None


# ---------------------------------------------------------------- numbers in figures

ATTACHED = re.compile(r"([وف]?[بلك]?)(?:ال|لل)?(\d+)")
JOINTS = frozenset(".:/-–,٫")
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("clock", r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?"),
        ("full_date", r"(?P<y>[12]\d{3})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"),
        ("full_date", r"(?P<d>\d{1,2})([-/.–])(?P<m>\d{1,2})\2(?P<y>[12]\d{3})"),
        ("years", r"([12]\d{3})[-–/]([12]\d{3}|\d\d)"),
        ("days", r"([12]?\d|3[01])[-–]([12]?\d|3[01])"),
        ("slashed", r"([12]?\d|3[01])/(1[0-2]|0?\d)"),
        ("number", r"\d{1,3}(?:[,.٫]\d{3})+"),
        ("number", r"\d+[,.٫]\d+"),
        ("day", r"0?[1-9]|[12]\d|3[01]"),
        ("year", r"1[0-9]{3}|20\d\d|21\d\d"),
        ("number", r"\d+"),
    )
)


def _numeric(marked: Marked, first: int, stop: int) -> list[Item]:
    """A number in figures with whatever is joined to it: 18:38, 12/9/2023, 1950-1953, 2.5, 1,500."""
    read = marked.text
    spelt, starts, ends = read.words, read.starts, read.ends
    if not (attached := ATTACHED.fullmatch(spelt[first])):
        return []
    last, figures = first, attached.group(2)
    while (
        last + 2 < stop
        and spelt[last + 1] in JOINTS
        and ends[last] == starts[last + 1]
        and ends[last + 1] == starts[last + 2]
        and spelt[last + 2].isdigit()
    ):
        figures += spelt[last + 1] + spelt[last + 2]
        last += 2
    prefix = _prefixes(attached.group(1), first, starts[first])
    start = starts[first] + len(prefix)
    kind, value = _shape(figures)
    return [*prefix, Item(kind, first, last, start, ends[last], value)]


def _shape(figures: str) -> tuple[str, Value]:
    for kind, pattern in SHAPES:
        if not (match := pattern.fullmatch(figures)):
            continue
        if kind == "full_date":
            year, month, day = (int(match[name]) for name in "ymd")
            if month > 12 and day <= 12:
                month, day = day, month
            if 1 <= month <= 12 and 1 <= day <= 31:
                return kind, (year, month, day)
        elif kind == "years":
            begin, end = match.groups()
            end = begin[: 4 - len(end)] + end
            if int(begin) < int(end):
                return kind, (int(begin), int(end))
        elif kind == "number":
            return kind, float(re.sub(r"[.,٫](?=\d{3}(\D|$))", "", figures).replace(",", ".").replace("٫", "."))
        elif kind in {"clock", "days", "slashed"}:
            return kind, (int(match[1]), int(match[2]))
        else:
            return kind, int(figures)
    return "x", None


# ---------------------------------------------------------------- numbers in words


def _joined(items: list[Item]) -> list[Item]:
    """Number words put together: خمسة وعشرون, ألفين وتسعة عشر, الخامس والعشرين."""
    found: list[Item] = []
    for item in items:
        if item.kind in {"number", "the_number"} and item.row:
            if len(found) > 1 and found[-1].kind == "and" and (before := _added(found[-2], item)):
                found[-2:] = [before]
                continue
            if found and (before := _multiplied(found[-1], item)):
                found[-1:] = [before]
                continue
        found.append(item)
    return found


def _added(before: Item, item: Item) -> Item | None:
    a, b = before.value, item.value
    if before.kind not in {"number", "the_number", "ordinal"} or not isinstance(a, int) or not isinstance(b, int):
        return None
    tens = a % 100 < 10 and a % 10 > 0 and 20 <= b < 100 and b % 10 == 0
    smaller = a % 100 == 0 and b < 100 or a % 1000 == 0 and b < 1000
    if before.kind == "ordinal" and not (tens and a < 10):
        return None
    return before._replace(last=item.last, end=item.end, value=a + b) if tens or smaller else None


def _multiplied(before: Item, item: Item) -> Item | None:
    a, b = before.value, item.value
    if before.kind in {"number", "the_number", "day"} and isinstance(a, int | float) and b in {100, 1000} and 1 < a < b:
        return before._replace(kind="number", last=item.last, end=item.end, value=int(a) * b)  # type: ignore[operator]
    return None


@cache
def folded(path: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(text.fold(row["form"]).text for row in words.rows(path))
