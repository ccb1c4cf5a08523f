"""Time our times beside dateparser and mahad on the articles of the gold, with what each finds.

    python tools/bench_times.py [--runs 5]

The articles are those of examples/ and, where they lie beside the repository, of the seeds: their titles, bodies and
captions, each counted from the day on which its gold says that it was published, shown by the page or not. Articles a
second are of one processor, without starting Python and loading words. The programs take turns, run by run.
`takhrij` is the stage, for which the words of the page are marked already, as they are once for all stages;
`takhrij, marks` marks them too.

A span is found if one of the program's overlaps it, one to one. Ours has the right value if it is the gold's. The peers
know days and instants alone, and are taken at their word: theirs has it also if it lies in the gold's day, week, month,
year or range. Of times whose value the gold knows from the world, a value with X is nobody's.
"""

import argparse
import json
import re
import statistics
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench_worker import Worker, decoded

from takhrij.dates.periods import days

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
WORKER = Path(__file__).with_name("bench_times_find.py")
PYTHONS = {
    "takhrij": Path(sys.executable),
    "takhrij, marks": Path(sys.executable),
    "dateparser": ROOT / "build" / "peers" / "bin" / "python",
    "mahad": ROOT / "build" / "peers-mahad" / "bin" / "python",
}
SETS = {  # of each its gold and the text of its pages
    "examples": (ROOT / "examples" / "gold", (ROOT / "examples" / "gold" / "pages", ROOT / "examples" / "pages")),
    "seeds": (SHARED / "gold" / "seeds", (SHARED / "gold" / "seeds" / "pages",)),
}
JUDGED = frozenset({"title", "body", "caption"})
Expected = tuple[int, int, str]


class Article(NamedTuple):
    """An article's judged lines, and the times that the gold finds in them."""

    text: str
    published: str
    times: list[Expected]


def main() -> int:
    """Print a table of each set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    for name in SETS:
        if articles := read(name):
            total = sum(len(article.times) for article in articles)
            print(f"\ntimes, {name}: {len(articles)} articles, {total} times; median of {runs} runs")
            table(articles, compare(articles, runs))
    return 0


def read(name: str) -> list[Article]:
    """The articles of a set, if it is there."""
    gold, folders = SETS[name]
    found = []
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        texts = [text for folder in folders for text in folder.glob(f"{path.stem}.*")]
        if "times" not in record or not texts:
            continue
        lines = decoded(texts[0].read_bytes()).splitlines()
        dated = {one["n"]: one["published"] or one.get("published_world") for one in record["articles"]}
        found += [_article(record, lines, number, day) for number, day in dated.items() if day]
    return found


def _article(record: dict[str, Any], lines: list[str], number: int, published: str) -> Article:
    text: list[str] = []
    times: list[Expected] = []
    offset = 0
    for each in record["lines"]:
        if each["article"] != number or each["kind"] not in JUDGED:
            continue
        line = lines[each["n"] - 1]
        own = [time for time in record["times"] if time["line"] == each["n"]]
        times += [(offset + start, offset + start + len(said), value) for start, said, value in placed(line, own)]
        text.append(line)
        offset += len(line) + 1
    return Article("\n".join(text), f"{published}-15"[:10], times)


def placed(line: str, times: list[dict[str, str]]) -> list[tuple[int, str, str]]:
    """Where the words of a line's times stand: each takes one occurrence, the longest first and from the left.

    >>> placed("يوم الأحد ويوم", [{"text": "يوم", "value": "a"}, {"text": "يوم الأحد", "value": "b"}])
    [(0, 'يوم الأحد', 'b'), (11, 'يوم', 'a')]
    """
    taken = [False] * len(line)
    found = []
    for time in sorted(times, key=lambda time: -len(time["text"])):
        for match in re.finditer(f"(?={re.escape(time['text'])})", line):
            stretch = range(match.start(), match.start() + len(time["text"]))
            if not any(taken[place] for place in stretch):
                for place in stretch:
                    taken[place] = True
                found.append((match.start(), time["text"], time["value"]))
                break
    return sorted(found)


def compare(articles: list[Article], runs: int) -> dict[str, Worker]:
    """Every program over the articles, in turns; the first turn only warms."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.json"
        path.write_text(json.dumps([{"text": one.text, "published": one.published} for one in articles]), "utf-8")
        finders = {
            name: Worker(str(python), str(WORKER), name, str(path))
            for name, python in PYTHONS.items()
            if python.exists()
        }
        for turn in range(runs + 1):
            for finder in finders.values():
                finder.run(counted=turn > 0)
        for finder in finders.values():
            finder.process.communicate()
    return finders


def table(articles: list[Article], finders: dict[str, Worker]) -> None:
    """One line a program: speed, and F1 of spans and of values."""
    ours = statistics.median(finders["takhrij"].seconds)
    print(f"{'':16}{'articles a second':>18}{'(range)':>16}{'slower by':>11}{'span F1':>10}{'value F1':>10}")
    for name, finder in finders.items():
        instants = not name.startswith("takhrij")
        seconds = statistics.median(finder.seconds)
        slowest, fastest = (len(articles) / of(finder.seconds) for of in (max, min))
        spans, values, found = counts(articles, finder.answer["found"], instants)
        wanted = sum(len(article.times) for article in articles)
        print(
            f"{name:16}{len(articles) / seconds:18.0f}{f'({slowest:.0f} to {fastest:.0f})':>16}"
            f"{seconds / ours:10.1f}x{2 * spans / (wanted + found):10.3f}{2 * values / (wanted + found):10.3f}"
        )


def counts(articles: list[Article], told: list[list[Expected]], instants: bool) -> tuple[int, int, int]:
    """Over all articles, the spans found, those of them with the right value, and all that the program found."""
    spans = values = found = 0
    for article, own in zip(articles, told, strict=True):
        found += len(own)
        left = list(own)
        for start, end, value in article.times:
            over = [one for one in left if one[0] < end and start < one[1]]
            if not over:
                continue
            best = next((one for one in over if agrees(value, one[2], instants)), over[0])
            left.remove(best)
            spans += 1
            values += agrees(value, best[2], instants)
    return spans, values, found


def agrees(gold: str, found: str, instants: bool) -> bool:
    """Whether a value is the gold's; that of a peer, which knows instants alone, also if it lies in the gold's period.

    >>> agrees("2024-06", "2024-06-11T00:00:00", True), agrees("2024-06", "2024-06-11", False)
    (True, False)
    """
    vague = re.compile(r".*_REF|PT?X.*")
    if gold == found or (vague.fullmatch(gold) and vague.fullmatch(found)):
        return True
    period = days(gold)
    if not instants or period is None or not re.match(r"\d{4}-\d\d-\d\d", found):
        return False
    clock = re.search(r"T\d\d:\d\d", gold)
    return period[0] <= date.fromisoformat(found[:10]) <= period[1] and (clock is None or clock.group() in found)


if __name__ == "__main__":
    sys.exit(main())
