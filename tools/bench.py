"""Time the build of a folder of pages: wall clock, processor, peak memory, articles a second.

    python tools/bench.py [PAGES] [--runs 5]

Each run is `takhrij build` as a user starts it, in a process of its own: starting Python and compiling the words are in
the figures. Memory is the sum over all its processes of the pages that each has to itself and its share of the others
(PSS, sampled every 20 ms; Linux only).

Below stands what the reading of statements alone, and of events alone, takes of one processor for 250 words, beside its
budget, as `bench_names.py` measures that of names: the folder's text pages, each read as one article; all that it reads
from found before (marks, names, entities and times; for events statements too); the median of the runs, after one that
only warms.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench_names import ARTICLE, regions, timed
from bench_worker import decoded

from takhrij import entities, marks
from takhrij.marks import Marked
from takhrij.readings import events, names, statements, times
from takhrij.readings.scene import look
from takhrij.records import Article, Entity, Mention, Reason, Region, Time

ROOT = Path(__file__).parent.parent
TAKHRIJ = Path(sys.executable).parent / "takhrij"
BUDGETS = {"statements": 1.6, "events": 0.7}  # ms for 250 words: what each may take


class Run(NamedTuple):
    """What one build took."""

    seconds: float
    processor: float  # seconds, over all its processes
    peak: int  # bytes


def main() -> int:
    """Print the median of the runs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("pages", type=Path, nargs="?", default=ROOT / "examples" / "pages")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        dossier, export = Path(folder) / "bench.takhrij", Path(folder) / "export"
        runs = [build(options.pages, dossier) for _ in range(options.runs)]
        command = [str(TAKHRIJ), "export", str(dossier), "--format", "jsonl", "--output", str(export)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        articles = (export / "articles.jsonl").read_text(encoding="utf-8").count("\n")
    walls = [run.seconds for run in runs]
    seconds = statistics.median(walls)
    print(f"{options.pages}: {articles} articles, median of {len(runs)} runs on {os.cpu_count()} processors")
    print(f"  wall clock   {seconds:8.2f} s   ({min(walls):.2f} to {max(walls):.2f})")
    print(f"  processor    {statistics.median(run.processor for run in runs):8.2f} s")
    print(f"  peak memory  {max(run.peak for run in runs) / 2**20:8.0f} MB")
    print(f"  articles     {articles / seconds:8.1f} a second")
    spent = alone(options.pages, options.runs)
    for what, budget in BUDGETS.items():
        took = (
            f"{spent[what]:8.2f} ms for {ARTICLE} words, budget {budget}" if spent else "       - no text pages to read"
        )
        print(f"  {what:<12} {took}")
    return 0


class Found(NamedTuple):
    """What an article's statements are read from."""

    article: Article
    regions: list[Region]
    marked: Marked
    mentions: list[Mention]
    entities: list[Entity]
    times: list[Time]


def alone(pages: Path, runs: int) -> dict[str, float]:
    """Milliseconds of processor for 250 words: statements with the scene, and events; nothing without text pages."""
    found = [before_statements(decoded(path.read_bytes())) for path in sorted(pages.glob("*.txt"))]
    scenes = [look(*each[1:]) for each in found]
    articles = [each.article for each in found]
    said = [statements.find(*each) for each in zip(articles, scenes, strict=True)]
    words = sum(word.isalnum() for each in found for word in each.marked.text.words)
    if not words:
        return {}
    seconds = {
        "statements": timed(lambda: [statements.find(each.article, look(*each[1:])) for each in found], runs),
        "events": timed(lambda: [events.find(*each) for each in zip(articles, scenes, said, strict=True)], runs),
    }
    return {what: 1000 * spent / words * ARTICLE for what, spent in seconds.items()}


def before_statements(text: str) -> Found:
    """What the stages before statements find in a text, every block a paragraph."""
    article = Article(
        id="article", page="page", title=None, outlet=None, byline=None, dateline=None, agency=None, retells=None,
        owner=None, published=None, language="ar", version_of=None, reason=Reason("", ()),
    )  # fmt: skip
    marked = marks.read(text)
    blocks = regions(marked)
    named = names.find(article, blocks, marked)
    who, mentions = entities.within(article, named, marked)
    return Found(article, blocks, marked, mentions, who, times.find(article, blocks, marked, named))


def build(pages: Path, dossier: Path) -> Run:
    """Build once, watching."""
    dossier.unlink(missing_ok=True)
    before, peak = os.times(), 0
    command = [str(TAKHRIJ), "build", str(pages), "--output", str(dossier)]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.02)
    after = os.times()
    if process.returncode:
        sys.exit(process.returncode)
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(after.elapsed - before.elapsed, processor, peak)


def memory(session: int) -> int:
    """Bytes that the processes of a session hold."""
    return sum(map(held, (path for path in Path("/proc").glob("[0-9]*") if session_of(path) == session)))


def session_of(process: Path) -> int | None:
    """The session of a process; none if it has ended."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[3])
    except (OSError, IndexError):
        return None


def held(process: Path) -> int:
    """Bytes that a process holds; 0 if it has ended."""
    try:
        found = re.search(r"^Pss: +(\d+) kB", (process / "smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())
