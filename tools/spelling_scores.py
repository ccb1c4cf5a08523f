"""Score the spelling of names: which Arabic spellings are taken for one name, and how names are romanised.

    python tools/spelling_scores.py            # ../shared/data/names, where it lies beside the repository
    python tools/spelling_scores.py FOLDER

A folder has `wikidata_names_en_ar.tsv` (Latin, Arabic letter by letter, count) and `google_ar2en.txt` (Arabic, Latin).
Each row is printed for two halves of the Latin names: the first to work with, the second held out.

| row | what is right |
|---|---|
| alike: one name | of pairs of spellings of one Latin name, those that are alike |
| alike: other names | of pairs of different names, as long and with the same first letter, those that are not |
| alike: a letter apart | of pairs one letter apart whose Latin names are far apart, those that are not |
| Latin: right | of spellings, those romanised to one of their Latin names, case and accents aside |
| Latin: letters wrong | letters to change, of all letters of the nearest of these Latin names |
"""

import argparse
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, pairwise
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from takhrij import text
from takhrij.entities import spelling
from takhrij.entities.romanise import romanise

NAMES = Path(__file__).parent.parent.parent / "shared" / "data" / "names"
FAR = 0.6  # of letters that two Latin names have in common, at most, for them to be surely different
PAIRS = 20_000  # of each kind and half, at most

Names = Mapping[str, frozenset[str]]  # Latin names with their Arabic spellings


class Half(NamedTuple):
    """The figures of a half."""

    one: float
    other: float
    apart: float
    right: float
    wrong: float


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", default=NAMES)
    names = read(parser.parse_args().folder)
    halves = [_score({latin: ar for latin, ar in names.items() if held_out(latin) == half}) for half in (False, True)]
    rows = ("alike: one name", "alike: other names", "alike: a letter apart", "Latin: right", "Latin: letters wrong")
    for row, first, second in zip(rows, *halves, strict=True):
        print(f"spelling: {row:22} {first:.3f}  held out {second:.3f}")
    return 0


def read(folder: Path) -> Names:
    """Latin names in lower case without accents, with their Arabic spellings."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "wikidata_names_en_ar.tsv").read_text("utf-8").splitlines():
        latin, arabic, *_ = line.split("\t")
        found[plain(latin)].add(arabic.replace(" ", ""))
    for line in (folder / "google_ar2en.txt").read_text("utf-8").splitlines():
        arabic, latin = line.split("\t")
        found[plain(latin)].add(arabic)
    return {latin: frozenset(filter(_arabic, spellings)) for latin, spellings in sorted(found.items()) if latin}


def _arabic(spelling_: str) -> bool:
    return len(spelling_) > 1 and spelling_.isalpha() and not any(letter.isascii() for letter in spelling_)


def plain(latin: str) -> str:
    """The letters of a Latin name in lower case, without accents.

    >>> plain("O'Neill-Güell")
    'oneillguell'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKD", latin.lower()) if letter.isalpha())


def held_out(latin: str) -> bool:
    """Whether a name is of the half that nothing is learnt from."""
    return bool(zlib.crc32(latin.encode()) & 1)


def _score(names: Names) -> Half:
    latin_of: dict[str, set[str]] = defaultdict(set)
    for latin, spellings in names.items():
        for each in spellings:
            latin_of[each].add(latin)
    one = _of_one_name(names)
    other = list(islice(_as_long(latin_of), PAIRS))
    apart = list(islice(_a_letter_apart(latin_of), PAIRS))
    wrong = {arabic: _wrong(plain(romanise(arabic)), latins) for arabic, latins in latin_of.items()}
    return Half(
        one=_share(spelling.alike(*pair) for pair in one),
        other=_share(not spelling.alike(*pair) for pair in other),
        apart=_share(not spelling.alike(*pair) for pair in apart),
        right=_share(letters == 0 for letters, _ in wrong.values()),
        wrong=sum(letters for letters, _ in wrong.values()) / max(1, sum(length for _, length in wrong.values())),
    )


def _share(right: Iterable[bool]) -> float:
    every = list(right)
    return sum(every) / max(1, len(every))


def _of_one_name(names: Names) -> list[tuple[str, str]]:
    """Pairs of spellings of one name that folding does not unite."""
    folded = (sorted({text.fold(each).text for each in spellings}) for spellings in names.values())
    return [pair for spellings in folded for pair in combinations(spellings, 2)]


def _as_long(latin_of: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of neighbours among spellings in an order that means nothing, as long and with the same first letter."""
    rows: dict[tuple[str, int], list[str]] = defaultdict(list)
    for each in sorted(latin_of, key=lambda each: zlib.crc32(each.encode())):
        rows[each[0], len(each)].append(each)
    for row in rows.values():
        yield from ((a, b) for a, b in pairwise(row) if _different(latin_of[a], latin_of[b]))


def _a_letter_apart(latin_of: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of spellings that are the same without one letter."""
    without: dict[str, list[str]] = defaultdict(list)
    for each in latin_of:
        for gap in {each[:n] + "_" + each[n + 1 :] for n in range(len(each))}:
            without[gap].append(each)
    every = (pair for _, group in sorted(without.items()) for pair in combinations(sorted(group), 2))
    chosen = (pair for pair in every if not zlib.crc32("".join(pair).encode()) % 2)
    yield from ((a, b) for a, b in chosen if _different(latin_of[a], latin_of[b]))


def _different(latin: set[str], other: set[str]) -> bool:
    return all(Levenshtein.normalized_similarity(a, b) <= FAR for a in latin for b in other)


def _wrong(latin: str, expected: set[str]) -> tuple[int, int]:
    """How many letters to change, and of how many, towards the nearest of the expected names."""
    return min((Levenshtein.distance(latin, each), len(each)) for each in expected)


if __name__ == "__main__":
    sys.exit(main())
