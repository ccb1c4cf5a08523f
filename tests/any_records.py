"""Hypothesis strategies for any record, made from its type."""

from types import NoneType, UnionType
from typing import Literal, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from takhrij.records import EXPORTED

PLAIN = {
    str: st.text(max_size=20),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
}


def any_of(annotation):
    """Any value of a type."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is UnionType:
        return st.one_of(*map(any_of, inner))
    if origin is tuple:
        return st.lists(any_of(inner[0]), max_size=3).map(tuple)
    if annotation in PLAIN:
        return PLAIN[annotation]
    return st.builds(annotation, **{field.name: any_of(field.type) for field in msgspec.structs.fields(annotation)})


def pile(kind, max_size=3):
    """Some records of a type with different ids."""
    return st.lists(any_of(kind), max_size=max_size, unique_by=lambda record: record.id)


def piles():
    """Some records of every type."""
    return st.tuples(*map(pile, EXPORTED.values())).map(lambda lists: [record for each in lists for record in each])
