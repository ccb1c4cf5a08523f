"""Make what tells names from ordinary words: `src/takhrij/words/common.txt` and `src/takhrij/models/name_trigrams.csv`.

    python tools/name_words.py --names wikidata_names_en_ar.tsv --tagged cleananercorp_train.txt --articles ant_*.jsonl

A word of the tagged sentences is ordinary if it stands outside names at least twice as often as inside. One inside the
names of bodies and places, or in the articles, which are not tagged, is ordinary if its letters are those of ordinary
words (in the articles: and if at least two have it). Only single words are kept: no sentence can be made of them.
The trigrams' weights are naive Bayes over word types; the card is docs/models/name-trigrams.md.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from takhrij import text, words
from takhrij.readings.names.likeness import trigrams
from takhrij.readings.names.tokens import ATTACHED, GAZETTEER

PACKAGE = Path(__file__).parent.parent / "src/takhrij"
LIMIT = 20_000
SMOOTHING = 2.0
RARE = 2  # so often even a given name is left untagged
COMMON = """\
# Ordinary words of the Arabic press, folded, by frequency: what is one of these is rarely part of a person's name.
# Made by tools/name_words.py of single words outside names in CLEANANERCorp (LGPL-3.0) and of those that occur in two
# articles or more of the ANT Corpus v2.1; words alone, no text.
"""
TRIGRAMS = """\
# Log odds, in tenths, of a trigram of letters in names against ordinary words; made by tools/name_words.py.
# Names: NETransliteration, from Wikidata (CC0). Ordinary words: CLEANANERCorp (LGPL-3.0). Card:
# docs/models/name-trigrams.md. Columns: weight,trigram
"""


class Tagged(NamedTuple):
    """How often each word stands outside names, in those of persons, in those of bodies, places and other things."""

    outside: Counter[str]
    persons: Counter[str]
    others: Counter[str]


def tagged(path: Path) -> Tagged:
    """Count lines of word and BIO tag."""
    counts = Tagged(Counter(), Counter(), Counter())
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        where = counts.outside if tag == "O" else counts.persons if tag.endswith("PERS") else counts.others
        where[text.fold(word).text] += 1
    return counts


def outside(counts: Tagged) -> dict[str, int]:
    """The words that stand outside names."""
    mostly = {w: n for w, n in counts.outside.items() if n >= 2 * (counts.persons[w] + counts.others[w])}
    return {word: n for word, n in mostly.items() if len(word) > 1 and word.isalpha() and not word.isascii()}


def weights(names: Iterable[str], ordinary: Iterable[str]) -> dict[str, int]:
    """The weight in tenths of each trigram that is not indifferent."""
    inside, others = (Counter(t for word in sorted(group) for t in trigrams(word)) for group in (names, ordinary))
    types = len(inside | others)
    total_in, total_out = (counts.total() + SMOOTHING * types for counts in (inside, others))

    def weight(trigram: str) -> int:
        return round(
            10 * math.log((inside[trigram] + SMOOTHING) / total_in / ((others[trigram] + SMOOTHING) / total_out))
        )

    found = {trigram: weight(trigram) for trigram in sorted(inside | others)}
    return {trigram: value for trigram, value in found.items() if abs(value) > 2}


def in_articles(paths: Iterable[Path]) -> Counter[str]:
    """In how many articles of JSON Lines files each word occurs."""
    found: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            found.update(set(text.read(json.loads(line)["text"]).words))
    return found


def common(counts: Tagged, articles: Counter[str], table: dict[str, int]) -> list[str]:
    """The ordinary words by frequency."""
    found = outside(counts)
    named = {text.fold(entry.text).text for entry in words.entries() if entry.table in GAZETTEER}
    attached = {particle + word for word in named if len(word) > 2 for particle in ATTACHED}
    known = named | attached
    given = {text.fold(entry.text).text for entry in words.entries() if entry.table == "given_name"}
    found = {word: n for word, n in found.items() if word not in attached and (n > RARE or word not in given)}
    for source, least in (counts.others, 1), (articles, 2):
        for word, n in source.items():
            if n >= least and word not in found and not counts.persons[word] and word not in known \
                    and sum(table.get(trigram, 0) for trigram in trigrams(word)) < 0:  # fmt: skip
                found[word] = n
    kept = (word for word in found if len(word) > 1 and word.isalpha() and not word.isascii())
    return sorted(kept, key=lambda word: (-found[word], word))[:LIMIT]


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--tagged", type=Path, required=True)
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    lines = options.names.read_text("utf-8").splitlines()
    names = {text.fold(line.split("\t")[1].replace(" ", "")).text for line in lines}
    counts = tagged(options.tagged)
    table = weights(names, outside(counts))
    listed = common(counts, in_articles(options.articles), table)
    (PACKAGE / "models").mkdir(exist_ok=True)
    (PACKAGE / "models/name_trigrams.csv").write_text(
        TRIGRAMS + "".join(f"{value},{trigram}\n" for trigram, value in table.items()), "utf-8"
    )
    (PACKAGE / "words/common.txt").write_text(COMMON + "".join(f"{word}\n" for word in listed), "utf-8")
    print(f"{len(table)} trigrams of {len(names)} names; {len(listed)} ordinary words")


if __name__ == "__main__":
    main()
