"""Tense, as far as a word's letters and the lists show it, and which way a bare day lies.

>>> is_future("سيلتقي"), is_future("سياسة")
(True, False)
"""

from functools import cache, lru_cache

from takhrij import text, words
from takhrij.dates.moments import Expression
from takhrij.marks import Marked
from takhrij.words import inflection

CONJUNCTIONS = ("", "و", "ف")
SIGHT = 20  # words before a day among which a verb is looked for that puts it ahead
NEAR = 8  # and one that puts it behind
FORESEEING = frozenset({"warns", "expects"})  # حذرت من أمطار مساء الأربعاء: of the coming one
REPORTED = frozenset({"perfect", "perfect+object"})


def ahead(marked: Marked, expression: Expression, sentence: int) -> bool | None:
    """Whether the nearest verb before a day or month in its sentence says that it is to come; None where none tells."""
    if expression.moment is None or not (expression.moment.weekday or expression.moment.month):
        return None
    spelt, starts = marked.text.words, marked.text.starts
    for token in range(expression.first - 1, max(-1, expression.first - SIGHT), -1):
        if starts[token] < sentence:
            break
        word = spelt[token]
        if _points_ahead(word):
            return True
        said = marked.starting(token, "reporting_verb")
        if any(mark.entry.row["stance"] in FORESEEING and mark.exact for mark in said):
            return True
        if word in past() or any(mark.entry.feature in REPORTED and mark.exact for mark in said):
            return False if expression.first - token <= NEAR else None
    return None


def is_future(word: str) -> bool:
    """Whether a word puts what follows ahead: س on an imperfect, سوف، لن، المقبل and their like, و and ف attached."""
    return _points_ahead(text.fold(word).text)


@lru_cache(maxsize=1 << 14)
def _points_ahead(word: str) -> bool:
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
