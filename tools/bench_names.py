"""Time the reading of names on the sample pages: words a second of one processor, and what each part of it takes.

    python tools/bench_names.py [PAGES] [--runs 7]

PAGES is a folder of text files, each read as one article; without it, examples/pages. The words of a page are marked
already, as they are once for all stages; starting Python and loading words and weights is not counted. Words are tokens
of letters or digits.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench_worker import decoded

from takhrij import marks
from takhrij.marks import Marked
from takhrij.readings import names
from takhrij.readings.names import crf
from takhrij.readings.names.tokens import Tokens
from takhrij.records import Reason, Region

PAGES = Path(__file__).parent.parent / "examples" / "pages"
ARTICLE = 250  # words, in which the budget is counted


def main() -> None:
    """Print the median of the runs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("pages", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    texts = [decoded(path.read_bytes()) for path in sorted(options.pages.glob("*.txt"))]
    read = [marks.read(text) for text in texts]
    words = sum(word.isalnum() for marked in read for word in marked.text.words)
    print(f"\nnames: {words} words, median of {options.runs} runs on one processor")
    measured = {
        "marks of the page, for all stages": timed(lambda: [marks.read(text) for text in texts], options.runs),
        "names": timed(lambda: [names.spans(marked, regions(marked)) for marked in read], options.runs),
        "  of which the tagger": timed(lambda: [tagged(marked) for marked in read], options.runs),
    }
    for what, seconds in measured.items():
        each = 1000 * seconds / words * ARTICLE
        print(f"  {what:<34} {words / seconds:9.0f} words a second  {each:6.2f} ms for {ARTICLE}")


def timed(work: Callable[[], object], runs: int) -> float:
    """Median of seconds of processor, after one run that only warms."""
    seconds = []
    for _ in range(runs + 1):
        before = time.process_time()
        work()
        seconds.append(time.process_time() - before)
    return statistics.median(seconds[1:])


def regions(marked: Marked) -> list[Region]:
    """Every block of the text as a paragraph."""
    return [
        Region(id="", page="", start=block.start, end=block.end, kind="body", article="", reason=Reason("", ()))
        for block in marked.text.blocks
    ]


def tagged(marked: Marked) -> object:
    """What the tagger alone finds."""
    stretches = [marked.text.tokens_in(block.start, block.end) for block in marked.text.blocks]
    return crf.load().tag(Tokens(marked), stretches)


if __name__ == "__main__":
    main()
