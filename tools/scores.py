"""Score sets of gold: build each set's pages, export, compare, and hold every row to its floor.

    python tools/scores.py                        # the sample pages, and those made of them in other sites' skins
    python tools/scores.py --gold ../shared/gold  # a folder of sets, or one set
    python tools/scores.py --misses 10            # with what was missed, ten of each layer

A set is a folder with the `*.json` of gold and its pages, in `pages.jsonl` or `pages/`. Figures hold for one set and
are never pooled. Nobody mends by a set kept apart, whose name ends in -held or -unseen: its misses are not shown. One
that ends in -unseen is scored only when asked for by its folder. The floors are in tests/quality/floors.json. A row
below its floor fails; a row above it raises it, except on a machine that only tests (CI set). To lower a floor, edit
the file and say why under `lowered`.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import skins

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "tests" / "quality" / "floors.json"
UNSEEN = "-unseen"
KEPT_APART = ("-held", UNSEEN)
TAKHRIJ = Path(sys.executable).parent / "takhrij"
Figures = dict[str, float]


class GoldSet(NamedTuple):
    """Pages and what a careful reader finds in them."""

    name: str
    gold: Path
    pages: Path


class Failed(Exception):
    """A command of the set ended badly; it has said why."""


def main() -> int:
    """Score every set; 0 if none broke the contract or fell below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, help="a set, or a folder of sets (default: the repository's own)")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N misses of each layer")
    options = parser.parse_args()
    sets = find_sets(options.gold)
    if not sets:
        parser.error(f"{options.gold}: no *.json of gold in it or in a folder in it")
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    failures = []
    for one in sets:
        print(f"\n== {one.name}", flush=True)
        try:
            figures = score(one, options.misses)
        except Failed as failure:
            failures.append(f"{one.name}: {failure}")
            continue
        floors = kept["floors"].get(one.name)
        if floors is not None:
            failures += [f"{one.name}: {fall}" for fall in falls(floors, figures)]
            kept["floors"][one.name] = raised(floors, figures)
    if "CI" not in os.environ:
        FLOORS.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(["", *failures] if failures else ["", "No contract broken, no row below its floor."]))
    return 1 if failures else 0


def find_sets(folder: Path | None) -> list[GoldSet]:
    """The sets in a folder, which may be one itself; the repository's own without a folder."""
    if folder is None:
        folder = ROOT / "build" / "skins"
        made = [folder / name for name in sorted(skins.write(folder)) if not name.endswith(UNSEEN)]
        own = GoldSet("examples", ROOT / "examples" / "gold", ROOT / "examples" / "pages")
        return [own, *(GoldSet(gold.name, gold, pages_of(gold)) for gold in made)]
    folders = [folder] if any(folder.glob("*.json")) else sorted(folder.glob("*/"))
    return [GoldSet(gold.resolve().name, gold, pages_of(gold)) for gold in folders if any(gold.glob("*.json"))]


def pages_of(gold: Path) -> Path:
    """Where the pages of a set lie."""
    return gold / "pages.jsonl" if (gold / "pages.jsonl").exists() else gold / "pages"


def score(one: GoldSet, misses: int) -> Figures:
    """Build, export and compare; print the table and return F1 of each row that has one."""
    work = ROOT / "build" / "score" / one.name
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    dossier, export = work / "dossier.takhrij", work / "export"
    run("build", TAKHRIJ, "build", one.pages, "--output", dossier)
    run("export", TAKHRIJ, "export", dossier, "--format", "jsonl", "--output", export)
    scorer = (sys.executable, ROOT / "score" / "score.py", "--gold", one.gold, "--export", export)
    print(run("score", *scorer, "--misses", 0 if one.name.endswith(KEPT_APART) else misses), end="", flush=True)
    rows = json.loads(run("score", *scorer, "--json"))["rows"]
    return {row: result["overall"]["f1"] for row, result in rows.items() if result["overall"]["f1"] is not None}


def run(what: str, *command: object) -> str:
    """What a command prints; if it fails, which the scorer does on a broken contract, show it and say which it was."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        print(done.stdout + done.stderr, end="", flush=True)
        raise Failed(f"{what} ended with status {done.returncode}")
    return done.stdout


def falls(floors: Figures, figures: Figures) -> list[str]:
    """The rows that are below their floor.

    >>> falls({"times: span": 0.8, "names: span": 0.7}, {"times: span": 0.75, "names: span": 0.7})
    ['times: span is 0.750, its floor 0.800']
    """
    now = {row: figures.get(row, 0.0) for row in floors}
    return [f"{row} is {now[row]:.3f}, its floor {floor:.3f}" for row, floor in floors.items() if now[row] < floor]


def raised(floors: Figures, figures: Figures) -> Figures:
    """The floors, each raised to its figure, rounded down to three decimals; a row of nothing has none.

    >>> raised({"times: span": 0.8, "names: span": 0.7}, {"times: span": 0.81295, "names: span": 0.69, "events": 0})
    {'names: span': 0.7, 'times: span': 0.812}
    """
    down = {row: math.floor(figure * 1000) / 1000 for row, figure in figures.items()}
    highest = {row: max(floors.get(row, 0.0), down.get(row, 0.0)) for row in floors | figures}
    return {row: floor for row, floor in sorted(highest.items()) if floor > 0}


if __name__ == "__main__":
    sys.exit(main())
