"""Make the rules by which names are romanised, `src/takhrij/models/name_latin.csv`.

    python tools/name_latin.py                 # ../shared/data/names, where it lies beside the repository
    python tools/name_latin.py FOLDER

The letters of each pair of names are aligned, each Arabic letter with none to three Latin ones, by the likeliest way
(hard EM). A rule says what a letter is between these letters; the longest that fits counts. A rule that is seen too
seldom, or says what a shorter one says, is left out. The half of the names that `tools/spelling_scores.py` holds out is
not used. The card is docs/models/name-latin.md.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from spelling_scores import NAMES, held_out, read

from takhrij import text
from takhrij.entities.romanise import AROUND, rule

OUTPUT = Path(__file__).parent.parent / "src/takhrij/models/name_latin.csv"
HEAD = """\
# What a letter of a name is in Latin between these letters (^ and $ are its ends); the longest rule that fits counts.
# Made by tools/name_latin.py of NETransliteration, from Wikidata (CC0), and google/transliteration (Apache-2.0). Card:
# docs/models/name-latin.md.
"""
LONGEST = 3  # Latin letters for one
LEAST = 6  # times that a rule is seen
ROUNDS = 4
FIRST = {  # where the alignment begins
    "ا": "a", "أ": "a", "إ": "e i", "آ": "a", "ى": "a", "ة": "a", "ب": "b p", "ت": "t", "ث": "th", "ج": "j g", "ح": "h",
    "خ": "kh h", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s c", "ش": "sh ch", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "ع": "a", "غ": "g gh", "ف": "f v", "ق": "q g", "ك": "k c", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "o u w", "ي": "i e y", "ئ": "i e", "ؤ": "o",
}  # fmt: skip
UNSEEN = 1e-5
TOO_FAR = -6.0  # log probability of a Latin letter: the pair is no transliteration

Chances = Mapping[tuple[str, str], float]


def main() -> None:
    """Write the rules."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", default=NAMES)
    names = read(parser.parse_args().folder)
    pairs = [(text.undecorated(arabic), latin) for latin, spellings in names.items() if not held_out(latin)
             for arabic in sorted(spellings) if latin.isascii() and 0.6 < len(latin) / len(arabic) < 2.5]  # fmt: skip
    rules = _rules(_aligned(pairs))
    OUTPUT.write_text(HEAD + "rule,latin\n" + "".join(f"{each},{latin}\n" for each, latin in rules.items()), "utf-8")
    print(f"{len(rules)} rules of {len(pairs)} pairs")


def _aligned(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Each Arabic name with what its letters are."""
    chances: Chances = {(letter, latin): 0.3 for letter, several in FIRST.items() for latin in several.split()}
    found: list[tuple[str, list[str]]] = []
    for _ in range(ROUNDS):
        found = [(arabic, row) for arabic, latin in pairs if (row := _align(arabic, latin, chances))]
        counts = Counter(pair for arabic, row in found for pair in zip(arabic, row, strict=True))
        totals = Counter(letter for arabic, _ in found for letter in arabic)
        chances = {pair: n / totals[pair[0]] for pair, n in counts.items() if n > 2}
    return found


def _align(arabic: str, latin: str, chances: Chances) -> list[str] | None:
    """The likeliest Latin letters for each Arabic one; none where even they are unlikely."""
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for letter in arabic:
        following: dict[int, tuple[float, list[str]]] = {}
        for at, (score, row) in best.items():
            for size in range(min(LONGEST, len(latin) - at) + 1):
                piece = latin[at : at + size]
                longer = score + math.log(chances.get((letter, piece), UNSEEN / 10**size))
                if at + size not in following or longer > following[at + size][0]:
                    following[at + size] = longer, [*row, piece]
        best = following
    score, row = best.get(len(latin), (-math.inf, []))
    return row if score / len(latin) > TOO_FAR else None


def _rules(aligned: Sequence[tuple[str, list[str]]]) -> dict[str, str]:
    """What each letter most often is in each surrounding that says more than a shorter one."""
    counts: dict[int, dict[str, Counter[str]]] = {size: defaultdict(Counter) for size in range(len(AROUND))}
    shorter: dict[str, list[str]] = {}
    for arabic, row in aligned:
        for n, latin in enumerate(row):
            longer = [rule(arabic, n, *around) for around in AROUND]
            for size, each in enumerate(longer):
                counts[size][each][latin] += 1
                shorter[each] = longer[:size]
    found: dict[str, str] = {}
    for of_size in counts.values():
        for each, seen in sorted(of_size.items()):
            latin, _ = min(seen.items(), key=lambda item: (-item[1], item[0]))
            before = next((found[other] for other in reversed(shorter[each]) if other in found), None)
            if seen.total() >= LEAST and latin != before:
                found[each] = latin
    return found


if __name__ == "__main__":
    main()
