"""Score the reading of HTML: the days of pages, and their text word by word.

    python tools/html_scores.py            # ../shared/data/html, where it lies beside the repository
    python tools/html_scores.py FOLDER

A folder has `dates.json` (`{"a.html": {"url", "gold_date"}}`; the address is not told to the reader) and, for any page
`a.html`, its text as `a.gold.txt`. Words are runs of letters and figures, without vowel marks and tatweel; they are
counted as often as they stand there, in whatever order. Ours are those of all body lines and cross-heads of articles.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from takhrij import articles, marks, pages
from takhrij.records import Article, Page

HTML = Path(__file__).parent.parent.parent / "shared" / "data" / "html"
WORD = re.compile(r"\w+")
UNWRITTEN = re.compile("[\u064b-\u0652\u0670\u0640]")


class Text(NamedTuple):
    """How the words of a page agree with its gold."""

    name: str
    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.gold)


def main() -> int:
    """Print the figures; 1 if a day is wrong that a page shows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", default=HTML)
    days, texts = scores(parser.parse_args().folder)
    for name, (day, gold) in days.items():
        print(f"{name:24} {'right' if day == gold else 'WRONG' if day else 'none '} {day or '-':10}  gold {gold}")
    right = sum(day == gold for day, gold in days.values())
    wrong = sum(day is not None and day != gold for day, gold in days.values())
    print(f"html: published day      {right} of {len(days)} right, {wrong} wrong")
    for each in texts:
        precision, recall = each.right / max(1, each.found), each.right / max(1, each.gold)
        print(f"{each.name:24} text P {precision:.3f}  R {recall:.3f}  F1 {each.f1:.3f}  ({each.gold} words)")
    return 1 if wrong else 0


def scores(folder: Path) -> tuple[dict[str, tuple[str | None, str]], list[Text]]:
    """By page, its day as found and as in the gold; and the texts."""
    dates = json.loads((folder / "dates.json").read_text("utf-8")) if (folder / "dates.json").exists() else {}
    days = {name: (_day(_read(folder / name)[1]), told["gold_date"]) for name, told in sorted(dates.items())}
    return days, [_text(gold) for gold in sorted(folder.glob("*.gold.txt"))]


def _read(path: Path) -> tuple[str, tuple[Article, ...]]:
    """The text of a page's articles, and the articles."""
    page = pages.read(pages.Source(location=path.name, media_type="text/html", raw=path.read_bytes()))
    if not isinstance(page, Page):
        return "", ()
    found = articles.find(page, marks.read(page.text), frozenset())
    own = [region for region in found.regions if region.article and region.kind in {"body", "heading"}]
    return "\n".join(page.text[region.start : region.end] for region in own), found.articles


def _day(found: tuple[Article, ...]) -> str | None:
    return found[0].published.value if found and found[0].published else None


def _text(gold: Path) -> Text:
    name = gold.name.replace(".gold.txt", ".html")
    expected, found = counted(gold.read_text("utf-8")), counted(_read(gold.with_name(name))[0])
    return Text(name, (expected & found).total(), found.total(), expected.total())


def counted(text: str) -> Counter[str]:
    """The words of a text.

    >>> counted("قال: نعمْ، نعم 12").most_common(1)
    [('نعم', 2)]
    """
    return Counter(WORD.findall(UNWRITTEN.sub("", text)))


if __name__ == "__main__":
    sys.exit(main())
