"""Words as they are compared: without what is attached, by their root letters, and how rare they are.

Rarity comes from the frozen frequency list `common.txt`, so that it does not depend on what else is in a pile of pages.

>>> root("مغادرته") == root("غادر"), rarity("في"), rarity("فالدغور")
(True, 0.0, 1.0)
"""

import math
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from takhrij import text, words

ARTICLES = ("وال", "بال", "ولل", "لل", "ال")
UNSURE = ("وبال", "فبال", "وكال", "كال", "فال", "فلل")  # what follows has to be a word: فالدغور is none with an article
ATTACHED = ("و", "ف", "ب", "ل")
ENDINGS = (
    "اتها",
    "اتهم",
    "تها",
    "تهم",
    "اته",
    "ته",
    "هما",
    "كما",
    "هم",
    "ها",
    "هن",
    "كم",
    "نا",
    "ات",
    "ون",
    "ين",
    "ان",
    "تم",
    "وا",
    "يه",
    "ه",
    "ي",
    "ت",
    "ا",
)
OPENINGS = ("سي", "ست", "است", "يست", "تست", "نست", "مست", "ان", "ين", "تن", "من", "مت", "يت", "ت", "ي", "ن", "م", "ا")
WEAK = str.maketrans("", "", "اويء")
SHORTEST = 3  # letters left of a word
ORDINARY = 50  # so many words say nothing


@lru_cache(1 << 16)
def bare(word: str) -> str:
    """A folded word without article, conjunction and preposition, as far as an ordinary word is left.

    >>> bare("وبالحكومه"), bare("وزير"), bare("وقتل")
    ('حكومه', 'وزير', 'قتل')
    """
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST:
            return word[len(article) :]
    for article in UNSURE:
        if word.startswith(article) and word[len(article) :] in ranks():
            return word[len(article) :]
    if word[:1] in ATTACHED and len(word) > SHORTEST and _rank(word[1:]) < _rank(word):
        return bare(word[1:]) if word[0] in "وف" else word[1:]
    return word


@lru_cache(1 << 16)
def root(word: str) -> str:
    """What a folded word has in common with others of its root: its strong letters, roughly."""
    stem = bare(word)
    stem = next((stem[: -len(end)] for end in ENDINGS if stem.endswith(end) and len(stem) - len(end) >= SHORTEST), stem)
    core = next((stem[len(o) :] for o in OPENINGS if stem.startswith(o) and len(stem) - len(o) >= SHORTEST), stem)
    letters = core.translate(WEAK)
    if len(letters) == 4 and letters[1] == "ت" and stem[0] in "اميتن":  # افتعل
        letters = letters[0] + letters[2:]
    return letters if len(letters) > 1 else stem


@lru_cache(1 << 16)
def rarity(word: str) -> float:
    """From 0, one of the words that are everywhere, to 1, none that is ordinary, by the commonest word of its root."""
    return _rarity(min(_of(root).get(root(word), len(ranks())), _rank(word)))


@lru_cache(1 << 16)
def own_rarity(word: str) -> float:
    """The same by the word itself, whatever is attached to it."""
    return _rarity(min(_of(bare).get(bare(word), len(ranks())), _rank(word)))


def _rarity(rank: int) -> float:
    low = math.log(ORDINARY)
    return min(1.0, max(0.0, (math.log(rank + 10) - low) / (math.log(len(ranks())) - low)))


def _rank(word: str) -> int:
    return ranks().get(word, len(ranks()))


@cache
def ranks() -> Mapping[str, int]:
    """The ordinary words of the press, folded, each with its place by frequency."""
    return {text.fold(row["form"]).text: rank for rank, row in enumerate(words.rows("common.txt"))}


@cache
def _of(form: Callable[[str], str]) -> Mapping[str, int]:
    best: dict[str, int] = {}
    for word, rank in ranks().items():
        best.setdefault(form(word), rank)
    return best
