"""What a dossier knows about a claim that somebody pastes.

A claim is like another if they share much of what they say: words count by how rare they are in the Arabic press, by a
frozen table, so that the answer does not depend on what else is in the dossier.
"""

import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from takhrij import text, words
from takhrij.claims import content
from takhrij.desk.case import Case
from takhrij.dossier import Dossier
from takhrij.records import Claim, First, Origin, Statement

LIKE = 0.35  # of 1, which is the same words
CONTAINED = 0.8  # factor for a question that is only a part of what is said
TWO = 2  # words in common, where the claim has as many
SURE = 0.25  # a word as common as this says little: في, قال
ATTACHED = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س")
STEM, SHORT = 3, 2  # letters that stay when a particle is taken off, and when the article is


class Match(msgspec.Struct, frozen=True):
    """A claim like the one that was asked about, or a statement where no claim is."""

    likeness: float  # from 0 to 1: the same words
    text: str
    claim: Claim | None
    statement: Statement | None
    first: First | None  # the earliest dated appearance
    affirmed_by: tuple[str, ...]  # names
    denied_by: tuple[str, ...]
    origins: tuple[Origin, ...]
    origins_at_least: int | None  # None for a statement: its origins were not counted
    origins_at_most: int | None
    differs: tuple[str, ...] = ()  # in what its text is unlike what was asked, for all its words: negation, numbers


def check(dossier: Dossier, asked: str) -> list[Match]:
    """The claims like a text, the most alike first; where there are none, the statements like it."""
    case = Case(dossier)
    claims = (_claim(case, each, likeness) for each, likeness in _like(asked, _claims(case)))
    found = list(claims) or [
        _statement(case, case.statements[each], likeness) for each, likeness in _like(asked, _statements(case))
    ]
    found = [msgspec.structs.replace(match, differs=differs(asked, match.text)) for match in found]
    return sorted(found, key=lambda match: (-match.likeness, _id(match)))


def differs(asked: str, found: str) -> tuple[str, ...]:
    """In what two texts say another thing with the same words.

    >>> differs("لم ينهر الجسر", "انهار الجسر"), differs("مقتل 170 شخصا", "مقتل 17 شخصا"), differs("الجسر", "الجسر")
    (('negation',), ('numbers',), ())
    """
    one, other = text.read(asked).words, text.read(found).words
    numbers = [{word for word in each if word.isdecimal()} for each in (one, other)]
    return tuple(
        name
        for name, unlike in (
            ("negation", content.negated(one) != content.negated(other)),
            ("numbers", bool(numbers[0]) and not numbers[0] <= numbers[1]),
        )
        if unlike
    )


class Candidate(NamedTuple):
    """The id of a claim or statement and one of the ways in which it is put."""

    id: str
    text: str


def _claims(case: Case) -> Iterator[Candidate]:
    for claim in case.claims.values():
        for wording in dict.fromkeys([claim.text, *(said(case, statement) for statement in case.said_in(claim))]):
            yield Candidate(claim.id, wording)


def _statements(case: Case) -> Iterator[Candidate]:
    for statement in case.statements.values():
        yield Candidate(statement.id, said(case, statement))


def said(case: Case, statement: Statement) -> str:
    """The content of a statement, in one line."""
    return " ".join(" … ".join(case.words(statement.page, span) for span in sorted(statement.content)).split())


def _like(asked: str, candidates: Iterable[Candidate]) -> list[tuple[str, float]]:
    """The ids of what is like the text, with the likeness of the wording that is most alike."""
    wanted = weights(asked)
    best: dict[str, float] = {}
    for candidate in candidates:
        likeness = alike(wanted, weights(candidate.text))
        if likeness >= LIKE and likeness > best.get(candidate.id, 0):
            best[candidate.id] = likeness
    return list(best.items())


def alike(one: dict[str, float], other: dict[str, float]) -> float:
    """How much two wordings share, from 0 to 1; a short one may be wholly in a long one.

    >>> alike(weights("الجسر أغلق قبل انهياره"), weights("وأُغلق الجسر قبل انهياره بساعة")) > 0.8
    True
    >>> alike(weights("الجسر أغلق قبل انهياره"), weights("عاد العمال إلى الجسر"))
    0.0
    """
    shared = one.keys() & other.keys()
    telling = [word for word in shared if one[word] > SURE]
    if len(telling) < min(TWO, len(one), len(other)) or not telling:
        return 0.0
    square = [sum(weight**2 for weight in each.values()) for each in (one, other)]
    same = sum(one[word] ** 2 for word in shared)
    return round(max(same / math.sqrt(square[0] * square[1]), CONTAINED * same / square[0]), 3)


def weights(wording: str) -> dict[str, float]:
    """The words of a text without attached particles, and how much each says: 1 for what the press seldom writes.

    >>> {word: round(weight, 1) for word, weight in weights("قال إن الجسر أغلق").items()}
    {'قال': 0.4, 'ان': 0.1, 'جسر': 1.0, 'اغلق': 0.8}
    """
    found = {}
    for word in text.read(wording).words:
        if any(letter.isalnum() for letter in word):
            found[bare(word)] = min(_weight(word), _weight(bare(word)))
    return found


def bare(word: str) -> str:
    """A folded word without what is attached before it; a letter that may be its own goes too, in every text alike.

    >>> bare("والجسر"), bare("للجسر"), bare("جسر")
    ('جسر', 'جسر', 'جسر')
    """
    for particle in ATTACHED:
        if word.startswith(particle) and len(word) - len(particle) >= (SHORT if particle.endswith("ال") else STEM):
            return word[len(particle) :]
    return word


def _weight(word: str) -> float:
    rank, last = _ranks().get(word), math.log(len(_ranks()) + 1)
    return math.log(rank + 1) / last if rank else 1.0


@cache
def _ranks() -> dict[str, int]:
    """The place of each ordinary word among the ordinary words, the commonest at 1."""
    ranks: dict[str, int] = {}
    for rank, row in enumerate(words.rows("common.txt"), 1):
        ranks.setdefault(row["form"], rank)
    return ranks


def _claim(case: Case, id_: str, likeness: float) -> Match:
    claim = case.claims[id_]
    return Match(
        likeness,
        claim.text,
        claim,
        None,
        claim.first,
        _names(case, claim.affirmed_by),
        _names(case, claim.denied_by),
        claim.origins,
        claim.origins_at_least,
        claim.origins_at_most,
    )


def _statement(case: Case, statement: Statement, likeness: float) -> Match:
    article = case.articles[statement.article]
    first = First(article.id, article.published.value) if article.published else None
    who = _names(case, statement.speakers or ((statement.speaker_text,) if statement.speaker_text else ()))
    denied = statement.stance == "denies"
    return Match(
        likeness,
        said(case, statement),
        None,
        statement,
        first,
        () if denied else who,
        who if denied else (),
        (),
        None,
        None,
    )


def _names(case: Case, who: Iterable[str]) -> tuple[str, ...]:
    return tuple(case.entities[each].name_ar if each in case.entities else each for each in who)


def _id(match: Match) -> str:
    record = match.claim or match.statement
    return record.id if record else ""
