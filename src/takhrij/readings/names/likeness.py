"""How much a word that no list knows looks like a name: trigrams of letters, and the ordinary words of the press.

>>> likeness("بيسكوف") > 0 > likeness("المحادثات")
True
"""

from functools import cache, lru_cache
from importlib.resources import files

from takhrij import words

MODEL = "models/name_trigrams.csv"
ATTACHED = ("و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "وس", "فب", "فل")
ENDINGS = (
    "ها",
    "هم",
    "هما",
    "نا",
    "ات",
    "ان",
    "ين",
    "ون",
    "تين",
    "تان",
    "وا",
    "ه",
    "ي",
    "يه",
    "ا",
    "ت",
    "ته",
    "تها",
    "تهم",
)


def trigrams(word: str) -> list[str]:
    """The trigrams of a folded word with its edges.

    >>> trigrams("سول")
    ['^^س', '^سو', 'سول', 'ول$']
    """
    padded = f"^^{word}$"
    return [padded[n : n + 3] for n in range(len(padded) - 2)]


@cache
def _weights() -> dict[str, float]:
    lines = (files("takhrij") / MODEL).read_text("utf-8").splitlines()
    pairs = (line.split(",") for line in lines if not line.startswith("#"))
    return {trigram: int(weight) / 10 for weight, trigram in pairs}


@lru_cache(maxsize=1 << 16)
def likeness(word: str) -> float:
    """Log odds that a folded word is a name rather than an ordinary word, by its letters."""
    weights = _weights()
    return sum(weights.get(trigram, 0.0) for trigram in trigrams(word))


@cache
def common() -> frozenset[str]:
    """The ordinary words of the press, folded."""
    return frozenset(row["form"] for row in words.rows("common.txt"))


@lru_cache(maxsize=1 << 16)
def ordinary(word: str) -> bool:
    """Whether a folded word is an ordinary word of the press, particles and regular endings aside.

    >>> ordinary("والمحادثات"), ordinary("بيسكوف")
    (True, False)
    """
    words_ = common()
    if word in words_:
        return True
    stems = [word, *(word[len(p) :] for p in ATTACHED if word.startswith(p) and len(word) > len(p) + 2)]
    return any(stem in words_ or "ال" + stem in words_ for stem in stems) or (
        word.startswith(("ال", "وال", "بال", "لل")) and any(
            stem[: -len(e)] in words_ or stem[: -len(e)] + "ه" in words_
            for stem in stems for e in ENDINGS if stem.endswith(e) and len(stem) > len(e) + 3
        )
    )  # fmt: skip
