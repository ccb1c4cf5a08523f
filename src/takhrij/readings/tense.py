"""Tense, as far as a word's letters and the lists show it.

>>> is_future("سيلتقي"), is_future("سياسة")
(True, False)
"""

from functools import cache

from takhrij import text, words
from takhrij.words import inflection

CONJUNCTIONS = ("", "و", "ف")


def is_future(word: str) -> bool:
    """Whether a word puts what follows ahead: س on an imperfect, سوف، لن، المقبل and their like, و and ف attached."""
    word = text.fold(word).text
    stems = {word, word[1:]} if word[:1] in CONJUNCTIONS else {word}
    return any(stem in _folded("dates/future.txt") or _looks_future(stem) for stem in stems)


def _looks_future(word: str) -> bool:
    return len(word) > 3 and word.startswith(("سي", "ست")) and word not in _folded("dates/not_future.txt")


@cache
def past() -> frozenset[str]:
    """The perfects of common verbs, folded, with و and ف."""
    forms = (form for row in words.rows("dates/past.txt") for _, form in inflection.verb(row["form"], ""))
    return frozenset(conjunction + text.fold(form).text for form in forms for conjunction in CONJUNCTIONS)


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows(path))
