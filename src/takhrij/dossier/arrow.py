"""Records as Arrow tables, with a schema that comes from their type, so that an empty table has it too."""

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import msgspec
import pyarrow as pa

from takhrij.records import Record

PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def table(kind: type[Record], records: Iterable[Record]) -> pa.Table:
    """A table of these records of one type."""
    return pa.Table.from_pylist([msgspec.to_builtins(record) for record in records], schema=pa.schema(_fields(kind)))


def _fields(kind: type[msgspec.Struct]) -> list[pa.Field]:
    return [
        pa.field(field.encode_name, _type(field.type), nullable=NoneType in get_args(field.type))
        for field in msgspec.structs.fields(kind)
    ]


def _type(annotation: Any) -> pa.DataType:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return pa.string()
    if origin is UnionType:
        (annotation,) = (each for each in inner if each is not NoneType)
        return _type(annotation)
    if origin is tuple:
        return pa.list_(_type(inner[0]))
    return PLAIN[annotation] if annotation in PLAIN else pa.struct(_fields(annotation))
