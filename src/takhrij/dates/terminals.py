"""The words of a stretch as terminals of the grammar: one for each word of a time, number and mark."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter

from takhrij import text, words
from takhrij.dates.items import Item, Value
from takhrij.dates.numerals import ATTACHED, DIGITS, JOINED, JOINTS, joined, shape
from takhrij.marks import Mark, Marked
from takhrij.text import Text
from takhrij.words import Entry

MARKS = {"/": "slash", "-": "dash", "–": "dash", "—": "dash", "(": "open", "[": "open", ")": "close", "]": "close",
         "،": "comma", ",": "comma", "و": "and", ".": "dot"}  # fmt: skip
OTHER = Item("x", -1, -1, -1, -1)  # words of no time
TANWIN = "\u064b"
JOINING = MARKS.keys() | JOINTS
DIRECTION = "\u200e\u200f\u061c"
PREFIXES = {"و": "and", "ف": "x", "ب": "in", "ل": "for", "ك": "x"}
# of marks of equal length, the first of these
TABLES = ("deictic", "vague_time", "zone", "month", "weekday", "modifier", "day_part", "season", "frequency",
          "time_unit", "number", "decade", "phase", "hedge", "time_particle", "quantifier", "bare_weekday")  # fmt: skip
# these tell of no time by themselves, but for particles that point
LESSER = frozenset({"time_particle", "hedge", "phase", "modifier", "quantifier", "zone"})
POINTS = frozenset({"weekend", "midnight", "midday"})
RANK = {name: rank for rank, name in enumerate(TABLES)}
_first = attrgetter("first")
LEADING = frozenset({"in", "between", "throughout", "of", "to", "span", "ago", "a_year", "the_year", "phase", "season",
                     "month", "month_near", "month_partner", "comma", "close"})  # fmt: skip


def read(marked: Marked, tokens: range) -> list[Item]:
    """The terminals of a stretch, numbers put together.

    >>> from takhrij import marks
    >>> page = marks.read("في الخامس والعشرين من يناير 2019")
    >>> [(item.kind, item.value) for item in read(page, range(len(page.text.words)))]
    [('in', None), ('ordinal', 25), ('of', None), ('month', 1), ('year', 2019)]
    """
    return joined(_items(marked, tokens))


def _items(marked: Marked, tokens: range) -> list[Item]:
    """The terminals of rows that tell of a time, `OTHER` between the rows; a small word or comma alone is left out."""
    read, stop = marked.text, tokens.stop
    spelt, starts, ends = read.words, read.starts, read.ends
    best = _best(marked, tokens)
    found: list[Item] = []
    done = tokens.start - 1
    for row in _rows(best, spelt, tokens):
        if row[0] > tokens.start:
            found.append(OTHER)
        for number in row:
            if number <= done:
                continue
            word = spelt[number]
            if _has_figures(word) and (items := _numeric(marked, number, stop)):
                if items[-1].kind == "year" and (
                    _counting(spelt, found, items[-1].last, stop) or (number and _numbering(spelt[number - 1]))
                ):
                    items[-1] = items[-1]._replace(kind="number")
            elif number in best:
                items = _marked(marked, best[number])
            elif word in MARKS:
                items = [Item(MARKS[word], number, number, starts[number], ends[number])]
            else:
                items = [OTHER]
            if number > row[0] and "\n" in read.original[ends[done] : starts[number]]:
                found.append(OTHER)
            found += items
            done = max(number, items[-1].last)
    if done < stop - 1:
        found.append(OTHER)
    return found


def _rows(best: dict[int, Mark], spelt: list[str], tokens: range) -> Iterator[list[int]]:
    """The tokens of times, numbers and marks that stand together, where any of them tells of a time."""
    here = enumerate(spelt[tokens.start : tokens.stop], tokens.start)
    figures = [number for number, word in here if not word.isalpha() and _has_figures(word)]
    ends = {mark.last: first for first, mark in best.items() if mark.last > first}
    done = tokens.start - 1
    for telling in sorted({*figures, *(n for n, mark in best.items() if _tells(mark.entry))}):
        if telling <= done:
            continue
        begin = telling
        while begin - 1 > done and (begin - 1 in best or begin - 1 in ends or spelt[begin - 1] in JOINING):
            begin = ends.get(begin - 1, begin - 1)
        row = []
        while begin < tokens.stop and (begin in best or spelt[begin] in JOINING or _has_figures(spelt[begin])):
            row.append(begin)
            begin = best[begin].last + 1 if begin in best and not _has_figures(spelt[begin]) else begin + 1
        done = begin - 1
        yield row


def _tells(entry: Entry) -> bool:
    return entry.table not in LESSER or entry.key in POINTS


def _best(marked: Marked, tokens: range) -> dict[int, Mark]:
    """Of each token that begins a time word the longest mark, then by table."""
    marks, stop = marked.marks, tokens.stop
    best: dict[int, Mark] = {}
    here = marks[bisect_left(marks, tokens.start, key=_first) : bisect_left(marks, stop, key=_first)]
    for mark in [mark for mark in here if mark.entry.table in RANK and mark.last < stop]:
        rank = RANK[mark.entry.table]
        if not mark.exact and (mark.entry.row.get("exact") or (rank == 0 and mark.prefix)):
            continue  # آب is a month, أب a father; لامس is no أمس
        held = best.get(mark.first)
        if held is None or (mark.last, -rank) > (held.last, -RANK[held.entry.table]):
            best[mark.first] = mark
    return best


def _marked(marked: Marked, mark: Mark) -> list[Item]:
    start, prefix = mark.start, mark.prefix
    definite = prefix.endswith(("ال", "لل"))
    if definite:
        start = marked.text.original.rfind("ا", 0, start) if prefix.endswith("ال") else marked.text.starts[mark.first]
        prefix = prefix[:-2] + ("ل" if prefix.endswith("لل") else "")
    kind, value = _kind(mark.entry, definite or mark.entry.text.startswith("ال"))
    if kind == "part" and TANWIN in marked.text.original[start : mark.end]:  # مساءً stands alone, مساء leads to a day
        kind = "adverb"
    return [
        *_prefixes(prefix, mark.first, marked.text.starts[mark.first]),
        Item(kind, mark.first, mark.last, start, mark.end, value, mark.entry.row, mark.entry.feature),
    ]


def _prefixes(prefix: str, token: int, start: int) -> list[Item]:
    return [Item(PREFIXES[letter], token, token, start + n, start + n + 1) for n, letter in enumerate(prefix)]


# ---------------------------------------------------------------- words


@cache
def _kind(entry: Entry, definite: bool) -> tuple[str, Value]:
    """Which terminal a form of an entry is, and its number if it has one."""
    named = entry.table if entry.table not in KIND else KIND[entry.table](entry, "the_" if definite else "")
    number = entry.row.get("number") or entry.row.get("value") or entry.row.get("offset") or ""
    if named == "ordinal" and entry.table == "time_unit":  # الساعة الثانية
        number = "2"
    return named, int(number) if number.lstrip("-").isdigit() else None


def _unit(entry: Entry, the: str) -> str:
    code = entry.row["code"]
    if entry.feature != "unit":
        return the + entry.feature if entry.feature in {"units", "dual"} else entry.feature
    if not the:
        return {"D": "a_day", "M": "a_month", "Y": "a_year"}.get(code, "unit")
    if entry.text == "ثانية":
        return "ordinal"
    return {"TH": "the_hour", "Y": "the_year", "CE": "the_century"}.get(code, "the_unit")


def _number(entry: Entry, the: str) -> str:
    if entry.row["kind"] == "ordinal":
        return "ordinal" if the else "first" if entry.key == "first" else "x"  # أول يناير
    return the + "number"


def _month(entry: Entry, the: str) -> str:
    family = "hijri" if entry.row["family"] == "hijri" else "month"
    return family + {"alone": "", "preposition": "_near", "partner": "_partner"}[entry.row["use"]]


KIND: dict[str, Callable[[Entry, str], str]] = {
    "month": _month,
    "number": _number,
    "time_unit": _unit,
    "deictic": lambda entry, _: "today" if entry.key == "today" else "deictic",
    "day_part": lambda entry, the: "adverb" if entry.feature == "adverb" else the + "part",
    "vague_time": lambda entry, _: "some_time" if entry.row["of"] else "vague",
    "frequency": lambda entry, the: "daily" if entry.feature == "masculine" and not the else "frequency",
    "quantifier": lambda entry, _: entry.row["place"],
    "time_particle": lambda entry, _: entry.key,
    "season": lambda _, the: the + "season",
}


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows(path))


# ---------------------------------------------------------------- figures


def _has_figures(word: str) -> bool:
    return word[-1] in DIGITS or word[0] in DIGITS


def _numeric(marked: Marked, first: int, stop: int) -> list[Item]:
    """A number in figures with whatever is joined to it: 18:38, 12/9/2023, 1950-1953, 2.5, 1,500, 2015م."""
    read = marked.text
    spelt, starts, ends = read.words, read.starts, read.ends
    if not (attached := ATTACHED.fullmatch(spelt[first])):
        return []
    last, figures, era = first, attached.group(2), attached.group(3)
    while (
        last + 2 < stop
        and not era
        and spelt[last + 1] in JOINTS
        and _touching(read, last, last + 1)
        and _touching(read, last + 1, last + 2)
        and (joint := JOINED.fullmatch(spelt[last + 2]))
    ):
        figures += spelt[last + 1] + joint.group(1)
        era = joint.group(2)
        last += 2
    if last == first and (spaced := _spaced_date(spelt, first, stop)):
        figures, last = spaced, first + 4
        era = JOINED.fullmatch(spelt[last]).group(2)  # type: ignore[union-attr]
    prefix = _prefixes(attached.group(1), first, starts[first])
    start = starts[first] + len(prefix)
    kind, value = shape(figures)
    if not era:
        return [*prefix, Item(kind, first, last, start, ends[last], value)]
    end = (start if last == first else starts[last]) + len(spelt[last].strip("وفبلكهم"))
    suffix = Item("era" if era == "ه" else "common", last, last, end, ends[last])
    return [*prefix, Item(kind, first, last, start, end, value), suffix]


def _spaced_date(spelt: list[str], first: int, stop: int) -> str | None:
    """A date whose slashes have blanks around them: 24 /10 / 1436."""
    row = spelt[first : first + 5]
    if first + 5 > stop or row[1] != "/" or row[3] != "/":
        return None
    parts = [JOINED.fullmatch(row[n].lstrip("وفبلك") if n == 0 else row[n]) for n in (0, 2, 4)]
    figures = "/".join(part.group(1) for part in parts if part)
    return figures if all(parts) and shape(figures)[0] == "full_date" else None


def _touching(read: Text, token: int, after: int) -> bool:
    """Whether nothing stands between two words but marks of direction: `11\u200f/06` as browsers write it in Arabic."""
    return not read.original[read.ends[token] : read.starts[after]].strip(DIRECTION)


def _numbering(word: str) -> bool:
    """Whether four figures after a word name a thing: القرار 1973."""
    return bool({word, word[1:], word[2:]} & _folded("dates/numbered.txt"))


def _counting(spelt: list[str], before: list[Item], last: int, stop: int) -> bool:
    """Whether four figures count what follows: 2000 جندي، 2019 شخصا."""
    if before and before[-1].kind in {"hedge", "number"}:
        return True
    following = spelt[last + 1] if last + 1 < stop else ""
    if {following, following.removesuffix("ا"), following.removesuffix("ات")} & _folded("dates/counted.txt"):
        return True
    led = before and (before[-1].kind in LEADING or before[-1].kind.startswith("hijri"))
    accusative = len(following) > 3 and following.endswith("ا") and following not in _folded("dates/uncounted.txt")
    return accusative and not led
