"""Time the build of a folder of pages: wall clock, processor, peak memory, articles a second.

    python tools/bench.py [PAGES] [--runs 5]

Each run is `takhrij build` as a user starts it, in a process of its own: starting Python and compiling the words are in
the figures. Memory is the sum over all its processes of the pages that each has to itself and its share of the others
(PSS, sampled every 20 ms; Linux only).
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

ROOT = Path(__file__).parent.parent
TAKHRIJ = Path(sys.executable).parent / "takhrij"


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
    times = [run.seconds for run in runs]
    seconds = statistics.median(times)
    print(f"{options.pages}: {articles} articles, median of {len(runs)} runs on {os.cpu_count()} processors")
    print(f"  wall clock   {seconds:8.2f} s   ({min(times):.2f} to {max(times):.2f})")
    print(f"  processor    {statistics.median(run.processor for run in runs):8.2f} s")
    print(f"  peak memory  {max(run.peak for run in runs) / 2**20:8.0f} MB")
    print(f"  articles     {articles / seconds:8.1f} a second")
    return 0


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
