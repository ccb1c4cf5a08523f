"""Find times in articles, with Takhrij or with one of its peers: a worker of `bench_times.py`.

    python tools/bench_times_find.py FINDER ARTICLES.json

ARTICLES.json is a list of `{"text", "published"}`. Each line on standard input is answered by one line of JSON: the
seconds of processor that all articles took, and of each what was found, `[start, end, value]`. A peer reads line by
line, which serves both better than a whole article, with the day of writing as the day from which it counts. Values are
TIMEX3 where a peer says one; a day or instant that it says instead is written as ISO 8601.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from importlib import import_module  # the peers are in environments of their own, where Takhrij is not
from pathlib import Path
from typing import Any

Found = list[tuple[int, int, str]]
Finder = Callable[[str, str], Found]
UNITS = {"SECONDS": "TS", "MINUTES": "TM", "HOURS": "TH", "DAYS": "D", "WEEKS": "W", "MONTHS": "M", "YEARS": "Y",
         "DECADES": "DE", "CENTURIES": "CE"}  # fmt: skip


def takhrij(marks_known: bool) -> Finder:
    """Times, of a text whose marks are known from the turn that warms, or with its marks.

    Names, which tell that a time word is part of one, are left out: they have no part in the peers' work.
    """
    marks, times, records = (import_module(f"takhrij.{name}") for name in ("marks", "readings.times", "records"))
    reason = records.Reason("bench", ())
    mark = cache(marks.read) if marks_known else marks.read

    def find(text: str, published: str) -> Found:
        article = records.Article(
            id="article", page="page", reason=reason, title=None, outlet=None, byline=None, dateline=None,
            agency=None, retells=None, owner=None, language="ar", version_of=None,
            published=records.Published(published, "given", ()),
        )  # fmt: skip
        body = records.Region(
            id="body", page="page", reason=reason, start=0, end=len(text), kind="body", article="article"
        )
        return [(each.start, each.end, each.value) for each in times.find(article, [body], mark(text))]

    return find


def dateparser() -> Finder:
    """`search_dates`, told that the language is Arabic. It gives the words, not their place."""
    search = import_module("dateparser.search").search_dates

    def find(text: str, published: str) -> Found:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)}
        found: Found = []
        for offset, line in _lines(text):
            place = 0
            for words, moment in search(line, languages=["ar"], settings=settings) or ():
                place = line.find(words, place)
                if place < 0:
                    break
                found.append((offset + place, offset + place + len(words), moment.isoformat()))
                place += len(words)
        return found

    return find


def mahad() -> Finder:
    """`parse_dimension` for times and durations; where both hold the same words, the time."""
    parse = import_module("maha.parsers.functions").parse_dimension

    def find(text: str, published: str) -> Found:
        base = datetime.fromisoformat(published)
        found: Found = []
        for offset, line in _lines(text):
            for each in parse(line, time=True):
                found.append((offset + each.start, offset + each.end, _moment(each.value, base)))
            for each in parse(line, duration=True):
                span = (offset + each.start, offset + each.end)
                if not any(start < span[1] and span[0] < end for start, end, _ in found):
                    found.append((*span, _length(each.value)))
        return found

    return find


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _moment(value: Any, base: datetime) -> str:
    try:
        return str((base + value).isoformat())
    except (ValueError, OverflowError, TypeError):
        return ""


def _length(value: Any) -> str:
    parts = [(part.value, UNITS.get(part.unit.name, "")) for part in value.values]
    return "P" + "".join(f"T{amount:g}{unit[1:]}" if unit[:1] == "T" else f"{amount:g}{unit}" for amount, unit in parts)


FINDERS: dict[str, Callable[[], Finder]] = {
    "takhrij": lambda: takhrij(True),
    "takhrij, marks": lambda: takhrij(False),
    "dateparser": dateparser,
    "mahad": mahad,
}


def main() -> None:
    """Answer each line."""
    name, path = sys.argv[1:]
    articles = json.loads(Path(path).read_text(encoding="utf-8"))
    find = FINDERS[name]()
    for _ in sys.stdin:
        begin = time.process_time()
        found = [find(each["text"], each["published"]) for each in articles]
        print(json.dumps({"seconds": time.process_time() - begin, "found": found}), flush=True)


if __name__ == "__main__":
    main()
