"""What a statement says, as it is compared with others: its words by their roots, who and how many are named, and
whether it is said or denied.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec

from takhrij import text, words
from takhrij.claims import gazetteer
from takhrij.records import Mention, Span, Statement
from takhrij.text import Text
from takhrij.words import stems

COUNTRY, NUMBER, ENTITY = "country:", "number:", "entity:"
SAYS_COUNTRY, SAYS_NUMBER, SAYS_ENTITY = 0.4, 1.0, 0.65
TO_SHORTER = 0.6  # how much of a likeness is measured by the shorter of two statements, which the longer may contain
YEAR = re.compile(r"(?:19|20)\d\d")
CLAUSE = frozenset(["الذي", "التي", "الذين", "لان", "لانه", "لانها", "اذا", "بعدما", "حيث", "بينما", "فيما"])


class Content(msgspec.Struct, frozen=True):
    """What is compared of a statement."""

    statement: Statement
    features: Mapping[str, float]
    numbers: frozenset[str]  # how many of something: no years, no spans of time
    weight: float
    negated: bool  # its words are negative
    denied: bool  # its speaker denies them

    @property
    def sign(self) -> bool:
        """Whether the speaker has it that it is so."""
        return self.negated == self.denied


def read(statement: Statement, page: str, mentions: Sequence[Mention]) -> Content:
    """The content of a statement of a page; `mentions` are those of its article."""
    said = original(statement, page)
    tokens = text.read(said)
    features = {ENTITY + mention.entity: SAYS_ENTITY for mention in mentions if _inside(mention, statement.content)}
    named = frozenset(
        word for mention in mentions if _inside(mention, statement.content) for word in text.read(mention.text).words
    )
    for feature, value in _features(tokens, named):
        features[feature] = max(value, features.get(feature, 0.0))
    return Content(
        statement=statement,
        features=features,
        numbers=counts(tokens.words),
        weight=sum(features.values()),
        negated=negated(tokens.words),
        denied=statement.stance == "denies",
    )


def original(statement: Statement, page: str) -> str:
    """The words of its content."""
    return " ".join(page[span.start : span.end] for span in statement.content)


def _inside(mention: Mention, spans: Iterable[Span]) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


def _features(tokens: Text, named: frozenset[str]) -> Iterable[tuple[str, float]]:
    at = 0
    while at < len(tokens.words):
        word = tokens.words[at]
        length, country = gazetteer.starting(tokens.words[at : at + gazetteer.LONGEST], gazetteer.countries())
        if country:
            yield COUNTRY + country, SAYS_COUNTRY
        elif number := _number(word):
            yield NUMBER + number, SAYS_NUMBER
        elif word[0].isalpha() and word not in named and (rarity := stems.rarity(word)) > 0:
            yield stems.root(word), rarity
        at += max(1, length)


@lru_cache(1 << 14)
def _number(word: str) -> str | None:
    return word if word.isdigit() else _numbers().get(word) or _numbers().get(stems.bare(word))


def counts(tokens: Sequence[str]) -> frozenset[str]:
    """The numbers that count something, but years, hours and spans of time.

    >>> sorted(counts("مقتل 17 شخصا في عام 2024 وجرح خمسه بعد 3 ايام".split()))
    ['17', '5']
    """
    return frozenset(
        number
        for word, following in zip(tokens, [*tokens[1:], ""], strict=True)
        if (number := _number(word)) and not YEAR.fullmatch(number) and following != ":" and following not in _units()
    )


def alike(a: Content, b: Content, weights: Mapping[str, float] = MappingProxyType({})) -> float:
    """How much of two statements is the same, from 0 to 1; `weights` are factors of features, 1 where they have none."""
    small, large = sorted((a, b), key=lambda content: len(content.features))
    same = sum(
        min(value, large.features[name]) * weights.get(name, 1.0)
        for name, value in small.features.items()
        if name in large.features
    )
    if not same:
        return 0.0
    shorter, longer = sorted(sum(v * weights.get(name, 1.0) for name, v in each.features.items()) for each in (a, b))
    return same / (TO_SHORTER * shorter + (1 - TO_SHORTER) * longer)


@cache
def _units() -> frozenset[str]:
    forms = (
        form
        for row in words.rows("dates/units.csv")
        for column in ("sing", "dual", "plural")
        for form in words.values(row, column)
    )
    return frozenset(text.fold(form).text for form in forms) | {
        text.fold(row["ar"]).text for row in words.rows("dates/months.csv") if " " not in row["ar"]
    }


@cache
def _numbers() -> Mapping[str, str]:
    return {
        text.fold(form).text: row["value"]
        for row in words.rows("dates/numbers.csv")
        if row["kind"] == "cardinal"
        for form in words.values(row, "ar")
    }


@cache
def _negations() -> Mapping[str, frozenset[tuple[str, ...]]]:
    found = defaultdict(set)
    for row in words.rows("reporting/negation.csv"):
        for form in words.values(row, "form"):
            found[row["type"]].add(tuple(text.fold(form).text.split()))
    return {kind: frozenset(forms) for kind, forms in found.items()}


def negated(tokens: Sequence[str]) -> bool:
    """Whether the main clause of the words is negative; «لم … إلا» is not.

    >>> negated("لم يصل القطار".split()), negated("لم يصل القطار الا مساء".split()), negated("لا يزال القطار يسير".split())
    (True, False, False)
    """
    for at, word in enumerate(tokens):
        if word in CLAUSE:
            break
        if any(tuple(tokens[at : at + len(form)]) == form for form in _negations()["affirms"]):
            continue
        bare = word[1:] if word[:1] in "وفب" and (word[1:],) in _negations()["negates"] else word
        if (bare,) in _negations()["negates"] and tokens[at - 1 : at] not in (["ما"], ["لا"]):
            return "الا" not in tokens[at + 1 :]
    return False
