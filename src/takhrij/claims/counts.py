"""How many of what: the numbers of a statement, which two statements have to agree in to say the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from takhrij import text, words
from takhrij.claims import gazetteer
from takhrij.words import stems

YEAR = re.compile(r"(?:19|20)\d\d")
NEAR = 4  # words between a number and what it counts
THOUSANDS = frozenset([",", ".", "٬", "،"])


class Count(NamedTuple):
    """A number and the kind of toll that it is, "" for none."""

    of: str
    number: int


def counts(tokens: Sequence[str]) -> list[Count]:
    """The numbers among folded words that count something, but no years, hours, dates and spans of time.

    >>> counts(text.read("مقتل 17 شخصاً عام 2024 وفقدان نحو خمسة وأربعين، وأجلي ثلاثة آلاف بعد 3 أيام").words)
    [Count(of='dead', number=17), Count(of='missing', number=45), Count(of='evacuated', number=3000)]
    """
    tolls = {at: toll for at, word in enumerate(tokens) if (toll := _toll(word))}
    found = []
    for first, last, number in _numbers(tokens):
        following = tokens[last + 1] if last + 1 < len(tokens) else ""
        if (
            YEAR.fullmatch(str(number))
            or following == ":"
            or following in _units()
            or tokens[first - 1 : first] == [":"]
        ):
            continue
        # in «مقتل 17» and in «17 قتيلا» the nearest; the word before, where both are as near
        near = sorted((min(abs(at - first), abs(at - last)), at > last, toll) for at, toll in tolls.items())
        found.append(Count(near[0][2] if near and near[0][0] <= NEAR else "", number))
    return found


def _numbers(tokens: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(first token, last token, number): «ثلاثة آلاف» and «خمسة وأربعين» are one, and so is «1,500»."""
    at = 0
    while at < len(tokens):
        first, number = at, _number(tokens[at])
        at += 1
        if number is None:
            continue
        while at < len(tokens):
            if tokens[first].isdigit() and tokens[at] in THOUSANDS and re.fullmatch(r"\d{3}", (*tokens, "")[at + 1]):
                number, at = number * 1000 + int(tokens[at + 1]), at + 2
            elif (scale := _number(tokens[at])) and scale in {100, 1000, 10**6, 10**9} and scale > number:
                number, at = number * scale, at + 1
            elif tokens[at][0] == "و" and (more := _number(tokens[at][1:])) and _adds(number, more):
                number, at = number + more, at + 1
            else:
                break
        yield first, at - 1, number


def _adds(number: int, more: int) -> bool:
    return (number < 10 and 20 <= more < 100 and more % 10 == 0) or (number >= 100 and more < 100 <= number)


@lru_cache(1 << 14)
def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return next((_words()[form] for form in gazetteer.openings(word) if form in _words()), None)


@cache
def _words() -> Mapping[str, int]:
    return {
        text.fold(form).text: int(row["value"])
        for row in words.rows("dates/numbers.csv")
        if row["kind"] == "cardinal"
        for form in words.values(row, "ar")
        if " " not in form
    }


@lru_cache(1 << 14)
def _toll(word: str) -> str | None:
    by_form, by_root = _tolls()
    return next((by_form[form] for form in gazetteer.openings(word) if form in by_form), None) or by_root.get(
        stems.root(word)
    )


@cache
def _tolls() -> tuple[Mapping[str, str], Mapping[str, str]]:
    forms = {
        text.fold(form).text: row["key"]
        for row in words.rows("claims/tolls.csv")
        for form in words.values(row, "form")
        if " " not in form
    }
    return forms, {stems.root(form): key for form, key in reversed(forms.items()) if len(stems.root(form)) > 2}


@cache
def _units() -> frozenset[str]:
    """Words after which a number is a span of time or a day."""
    units = (
        form
        for row in words.rows("dates/units.csv")
        for column in ("sing", "dual", "plural")
        for form in words.values(row, column)
    )
    months = (form for row in words.rows("dates/months.csv") for form in words.values(row, "ar"))
    return frozenset(text.fold(form).text for form in (*units, *months)) | {"%"}
