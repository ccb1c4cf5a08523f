"""Tense, as far as a word's letters and the lists show it, and which way a bare day lies.

>>> is_future("سيلتقي"), is_future("سياسة")
(True, False)
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from takhrij import text, words
from takhrij.dates.moments import Expression, Moment
from takhrij.marks import Mark, Marked
from takhrij.words import inflection

CONJUNCTIONS = ("", "و", "ف")
SIGHT = 20  # words before a day among which a verb is looked for that puts it ahead
NEAR = 8  # and one that puts it behind
BEFORE = 5  # words before one of the future among which كان puts it into the past
SINCE = frozenset({"منذ", "ومنذ"})
UNTIL = frozenset({"حتى", "وحتى"})
FORESEEING = frozenset({"warns", "expects"})  # حذرت من أمطار مساء الأربعاء: of the coming one
REPORTED = frozenset({"perfect", "perfect+object"})


def ahead(marked: Marked, expression: Expression, sentence: int) -> bool | None:
    """Whether the nearest verb before a time in its sentence says that it is to come; None where none tells.

    Asked of what lies either way: a day, month or weekend by name, an hour, and so long after (بعد يومين).
    """
    if not (_named(expression.moment) if expression.moment else is_after(marked, expression)):
        return None
    spelt, starts = marked.text.words, marked.text.starts
    until = None
    for token in range(expression.first - 1, max(-1, expression.first - SIGHT), -1):
        if starts[token] < sentence:
            break
        sense = _sense(spelt[token]) or _reported(marked, token)
        if sense is None or spelt[max(0, token - 1)] == "غير":  # بشكل غير متوقع
            continue
        if sense == "since":
            return False
        if sense == "past":
            return False if expression.first - token <= NEAR else until
        if sense == "until":
            until = True
        elif sense == "ahead" or "سأ" in marked.text.original[starts[token] : starts[token] + 3]:
            return None if was_to_be(spelt[max(0, token - BEFORE) : token]) else True
    return until


@lru_cache(maxsize=1 << 14)
def _sense(word: str) -> str | None:
    """What a folded word by itself says of a time after it; `speaker` where the hamza tells سأعود from ساعة."""
    if word in SINCE | UNTIL:
        return "since" if word in SINCE else "until"
    if _points_ahead(word):
        return "ahead"
    if word in past():
        return "past"
    stem = word.removeprefix("و")
    return "speaker" if len(stem) > 4 and stem.startswith("سا") and not stem.startswith("سال") else None


def _reported(marked: Marked, token: int) -> str | None:
    """What a verb of saying says of a time after it; بين الرئيسين is mostly no بيّن."""
    said = _spelt(marked, token, "reporting_verb")
    if not said or _spelt(marked, token, "time_particle"):
        return None
    if any(mark.entry.row["stance"] in FORESEEING for mark in said):
        return "ahead"
    return "past" if any(mark.entry.feature in REPORTED for mark in said) else None


def _spelt(marked: Marked, token: int, table: str) -> list[Mark]:
    """The marks of a table that are spelt so, with no particle of nouns: بعد is no عدّ."""
    return [mark for mark in marked.starting(token, table) if mark.exact and mark.prefix in CONJUNCTIONS]


def was_to_be(before: Sequence[str]) -> bool:
    """Whether the words before one of the future put it into the past: كان من المقرر أن يصل."""
    return any({word, word[1:]} & {"كان", "كانت"} for word in before)


def _named(moment: Moment) -> bool:
    return bool(moment.weekday or moment.month or moment.season == "WE" or moment.clock or moment.part)


def is_after(marked: Marked, expression: Expression) -> bool:
    """Whether an expression is an amount after بعد, and not of what follows it: بعد يومين من الافتتاح.

    Of days or more, as nothing tells the hour of writing.
    """
    length, spelt = expression.length, marked.text.words
    if length is None or length.amount is None or length.unit.startswith("T") or length.rest:
        return False
    after = spelt[expression.last + 1 : expression.last + 2]
    return spelt[max(0, expression.first - 1)] == "بعد" and after != ["من"]


def is_future(word: str) -> bool:
    """Whether a word puts what follows ahead: س on an imperfect, سوف، لن، المقبل and their like, و and ف attached."""
    return _points_ahead(text.fold(word).text)


def _points_ahead(word: str) -> bool:
    stems = {word, word[1:]} if word[:1] in CONJUNCTIONS else {word}
    return any(stem in _folded("dates/future.txt") or _looks_future(stem) for stem in stems)


def _looks_future(word: str) -> bool:
    return len(word) > 3 and word.startswith(("سي", "ست", "سن")) and word not in _folded("dates/not_future.txt")


@cache
def past() -> frozenset[str]:
    """The perfects of common verbs, folded, with و and ف."""
    forms = (form for row in words.rows("dates/past.txt") for _, form in inflection.verb(row["form"], ""))
    return frozenset(conjunction + text.fold(form).text for form in forms for conjunction in CONJUNCTIONS)


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(text.fold(row["form"]).text for row in words.rows(path))
