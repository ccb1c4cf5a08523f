"""What the labels of a model of names mean: kinds of names, from `words/names/labels.csv`."""

import re
from functools import cache
from typing import NamedTuple, get_args

from takhrij import words
from takhrij.records import EntityKind

PRINTED = re.compile(r"(?:([BIELMSU])[-_])?(.+)")
BEGIN = ("B", "S", "U")  # begin, single, unit: the letters of a word with which a name begins


class Label(NamedTuple):
    """What a model says of a word: the kind of name that it is part of, if any, and whether the name begins there."""

    kind: EntityKind | None
    begins: bool


def label(printed: str) -> Label:
    """What a model's label means.

    >>> label("B-PERS"), label("I-GPE"), label("O")
    (Label(kind='person', begins=True), Label(kind='place', begins=False), Label(kind=None, begins=False))
    """
    match = PRINTED.fullmatch(printed.upper())
    kind = _kinds().get(match[2]) if match else None
    return Label(kind, bool(match and kind and match[1] in BEGIN))


@cache
def _kinds() -> dict[str, EntityKind]:
    return {
        printed: kind
        for kind in get_args(EntityKind)
        for row in words.rows("names/labels.csv")
        if row["kind"] == kind
        for printed in words.values(row, "label")
    }
