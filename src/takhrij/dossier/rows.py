"""Records as rows: a plain field is a column, a nested one is a column of JSON."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from takhrij.records import EXPORTED, Record

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]
ENCODER = msgspec.json.Encoder()
PLAIN = {str: "TEXT", int: "INTEGER", float: "REAL"}
TABLES: dict[type[Record], str] = {kind: name for name, kind in EXPORTED.items()}


class Column(msgspec.Struct, frozen=True):
    """A field of a record as a column of its table."""

    name: str
    type: Any  # of the field, without None
    optional: bool

    @property
    def plain(self) -> bool:
        """Whether it is stored as it is; else it is stored as JSON."""
        return self.type in PLAIN

    @property
    def sql(self) -> str:
        """Its type in the schema."""
        return PLAIN.get(self.type, "TEXT") + ("" if self.optional else " NOT NULL")


@cache
def columns(kind: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a record type, in the order of its fields.

    >>> from takhrij import records
    >>> [(column.name, column.sql) for column in columns(records.Region)][-2:]
    [('kind', 'TEXT NOT NULL'), ('article', 'TEXT')]
    """
    found = []
    for field in msgspec.structs.fields(kind):
        types = get_args(field.type) if get_origin(field.type) is UnionType else (field.type,)
        (bare,) = (each for each in types if each is not NoneType)
        bare = str if get_origin(bare) is Literal else bare
        found.append(Column(field.encode_name, bare, NoneType in types))
    return tuple(found)


def row(record: Record) -> Row:
    """A record as a row of its table."""
    values, nested = _cells(type(record))
    cells = list(values(record))
    for n in nested:
        if cells[n] is not None:
            cells[n] = ENCODER.encode(cells[n]).decode()
    return tuple(cells)


@cache
def _cells(kind: type[Record]) -> tuple[Callable[[Record], tuple[Any, ...]], tuple[int, ...]]:
    """How to take a record's values, and the numbers of those that are stored as JSON."""
    values = attrgetter(*(column.name for column in columns(kind)))
    return values, tuple(n for n, column in enumerate(columns(kind)) if not column.plain)


def reader(kind: type[R]) -> Callable[[Row], R]:
    """A function that makes a row its record again."""
    names = [column.name for column in columns(kind)]
    nested = [
        (n, msgspec.json.Decoder(column.type).decode) for n, column in enumerate(columns(kind)) if not column.plain
    ]

    def record(stored: Row) -> R:
        cells = list(stored)
        for n, decode in nested:
            if cells[n] is not None:
                cells[n] = decode(cells[n])
        return kind(**dict(zip(names, cells, strict=True)))

    return record
