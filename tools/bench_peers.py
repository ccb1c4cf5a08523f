"""Time Takhrij's pages and articles beside its peers, on the same pages, with how much body each keeps and what else.

    python tools/bench_peers.py [--runs 7]

The pages are those of examples/, the skins of `python tools/skins.py`, and, where they lie beside the repository, the
seeds and a page saved from a site. Of the two tables, one is of HTML pages, one of text pages. For these the peers are
given HTML with each line in a `p`, as they read nothing else.

Recall is the share of the body's words that come out, leakage the share of what comes out that is of no body. Titles,
subtitles and cross-heads are counted in neither. Articles a second are those of the gold, on one processor, without
starting Python and loading words; extractors take turns, run by run.
"""

import argparse
import html
import json
import re
import statistics
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench_worker import Worker, decoded

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
PEERS = ROOT / "build" / "peers" / "bin" / "python"
WORKER = Path(__file__).with_name("bench_extract.py")
WORD = re.compile(r"\w+")
UNCOUNTED = frozenset({"title", "subtitle", "heading"})
SETS = {  # of each its gold, its pages, and the text of pages that are no text
    "examples": (ROOT / "examples" / "gold", ROOT / "examples" / "pages", ROOT / "examples" / "gold" / "pages"),
    **{
        name: (folder, folder / "pages", folder / "texts")
        for name in ("skins", "skins-held")
        for folder in [ROOT / "build" / "skins" / name]
    },
    "seeds": (SHARED / "gold" / "seeds", SHARED / "gold" / "seeds" / "pages", SHARED / "gold" / "seeds" / "pages"),
}
SAVED = SHARED / "data" / "html" / "arabic_article.html"
TRAFILATURA = ("trafilatura, fast", "trafilatura", "trafilatura, recall", "trafilatura, precision")
OTHERS = (*TRAFILATURA, "readability-lxml", "jusText", "jusText, set for Arabic")


class Gold(NamedTuple):
    """A page with the words of its bodies, and those that are counted neither way."""

    of_set: str
    raw: bytes
    html: bool
    body: Counter[str]
    uncounted: Counter[str]
    articles: int


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    pages = [page for name in SETS for page in read(name)] + saved()
    for form, chosen in (("html", [p for p in pages if p.html]), ("text", [p for p in pages if not p.html])):
        print(f"\n{len(chosen)} {form} pages, {sum(page.articles for page in chosen)} articles; median of {runs} runs")
        table(chosen, form, compare(chosen, form, runs))
    return 0


def read(name: str) -> list[Gold]:
    """The pages of a set, if it is there."""
    gold, raws, texts = SETS[name]
    found = []
    for path in sorted(gold.glob("*.json")):
        raw = next(raws.glob(f"{path.stem}.*"), None)
        if path.name == "corpus.json" or raw is None:
            continue
        text = texts / f"{path.stem}.txt"
        lines = decoded((text if text.exists() else raw).read_bytes()).splitlines()
        record = json.loads(path.read_text(encoding="utf-8"))
        body: Counter[str] = Counter()
        uncounted: Counter[str] = Counter()
        for line in record["lines"]:
            if line["kind"] == "body" or line["kind"] in UNCOUNTED:
                (body if line["kind"] == "body" else uncounted).update(WORD.findall(lines[line["n"] - 1]))
        html_ = raw.suffix in {".html", ".htm"}
        found.append(Gold(name, raw.read_bytes(), html_, body, uncounted, max(1, len(record["articles"]))))
    return found


def saved() -> list[Gold]:
    """The page that was saved from a site; its gold is its text alone."""
    gold = SAVED.with_suffix(".gold.txt")
    if not gold.exists():
        return []
    return [Gold("saved", SAVED.read_bytes(), True, Counter(WORD.findall(gold.read_text("utf-8"))), Counter(), 1)]


def in_paragraphs(raw: bytes) -> bytes:
    """A text page as HTML: each line a paragraph."""
    lines = [f"<p>{html.escape(line)}</p>" for line in decoded(raw).splitlines() if line.strip()]
    head = '<!DOCTYPE html>\n<html lang="ar"><head><meta charset="utf-8"></head><body>'
    return "\n".join([head, *lines, "</body></html>"]).encode()


def compare(pages: list[Gold], form: str, runs: int) -> list[tuple[str, Worker]]:
    """Every extractor over the pages, in turns; the first turn only warms."""
    with TemporaryDirectory() as folder:
        lists = {}
        for kind in ("as it is", "html"):
            paths = []
            for number, page in enumerate(pages):
                path = Path(folder) / f"{kind} {number}"
                path.write_bytes(page.raw if page.html or kind == "as it is" else in_paragraphs(page.raw))
                paths.append(str(path))
            lists[kind] = Path(folder) / f"{kind}.json"
            lists[kind].write_text(json.dumps(paths), encoding="utf-8")
        ours = f"takhrij, {form}"
        workers = [(ours, Worker(sys.executable, str(WORKER), ours, str(lists["as it is"])))]
        workers += [(name, Worker(str(PEERS), str(WORKER), name, str(lists["html"]))) for name in OTHERS]
        for turn in range(runs + 1):
            for _, worker in workers:
                worker.run(counted=turn > 0)
        for _, worker in workers:
            worker.process.communicate()
    return workers


def table(pages: list[Gold], form: str, workers: list[tuple[str, Worker]]) -> None:
    """One line an extractor: speed, and recall and leakage for each set."""
    sets = list(dict.fromkeys(page.of_set for page in pages))
    counts = Counter(page.of_set for page in pages)
    articles = sum(page.articles for page in pages)
    ours = statistics.median(workers[0][1].seconds)
    print(f"{'':24}{'articles a second':>18}{'':16}{'of ours':>8}  ", *(f"{f'{s} ({counts[s]})':>17}" for s in sets))
    print(f"{'':24}{'median':>18}{'(range)':>16}{'':>8}  ", *["recall  leakage".rjust(17)] * len(sets))
    for name, worker in workers:
        seconds = statistics.median(worker.seconds)
        slowest, fastest = (articles / of(worker.seconds) for of in (max, min))
        line = f"{name:24}{articles / seconds:18.0f}{f'({slowest:.0f} to {fastest:.0f})':>16}{ours / seconds:8.2f}  "
        for one in sets:
            own = [(page, text) for page, text in zip(pages, worker.answer["texts"], strict=True) if page.of_set == one]
            line += "{:10.3f}{:8.3f}".format(*kept(own))
        print(line)


def kept(found: list[tuple[Gold, str]]) -> tuple[float, float]:
    """Recall and leakage, over all words of some pages."""
    right = wrong = wanted = 0
    for page, text in found:
        words = Counter(WORD.findall(text))
        of_body = words & page.body
        right += of_body.total()
        wrong += (words - of_body - page.uncounted).total()
        wanted += page.body.total()
    return right / wanted, wrong / max(1, right + wrong)


if __name__ == "__main__":
    sys.exit(main())
