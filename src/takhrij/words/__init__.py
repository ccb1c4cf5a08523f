"""What an Arabic speaker knows, as data files, and their loader.

Each file under this folder is a table; `tables.py` says which columns it has and which forms its rows are found by.
A row's forms become entries, the patterns of the one automaton of `marks.py`.

>>> [entry.text for entry in entries() if entry.table == "country" and entry.key == "fr"][0]
'فرنسا'
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

Row = Mapping[str, str]


class Entry(msgspec.Struct, frozen=True, eq=False):
    """One form by which one row of a table is found in a text."""

    table: str
    key: str
    feature: str  # which form of the word this is: `perfect`, `plural`, `abbreviation`
    text: str  # the form as an editor would print it
    row: Row


class BadWords(ValueError):
    """A data file that cannot be read: says file, line, what was found and a likely repair."""


@cache
def rows(path: str) -> tuple[Row, ...]:
    """The rows of a table or list: `rows("names/capitals.csv")`. A list's rows have the keys `key` and `form`.

    Raises BadWords for a row with more or fewer cells than the header.
    """
    text = (files(__name__) / path).read_text("utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if path.endswith(".txt"):
        return tuple(MappingProxyType({"key": line.strip(), "form": line.strip()}) for _, line in lines)
    table = csv.reader(line for _, line in lines)
    header = next(table)
    found = []
    for (number, line), cells in zip(lines[1:], table, strict=True):
        if len(cells) != len(header):
            raise BadWords(
                f"{path}, line {number}: {len(cells)} cells where the header has {len(header)}: {line!r}. "
                "A comma inside a cell needs quotation marks; several values in a cell are separated by |"
            )
        found.append(MappingProxyType(dict(zip(header, (cell.strip() for cell in cells), strict=True))))
    return tuple(found)


def values(row: Row, column: str) -> tuple[str, ...]:
    """The values of a cell, which are separated by |.

    >>> values({"ar": "سول|سيول"}, "ar")
    ('سول', 'سيول')
    """
    return tuple(value for value in (part.strip() for part in row[column].split("|")) if value)


@cache
def by_key() -> Mapping[str, Row]:
    """The rows of all entries by `table:key`."""
    return MappingProxyType({f"{entry.table}:{entry.key}": entry.row for entry in entries()})


@cache
def entries() -> tuple[Entry, ...]:
    """Every form of every row of every table, in the order of the tables."""
    from takhrij.words.tables import TABLES  # the tables describe themselves with what this module defines

    return tuple(
        Entry(table.name, row["key"], feature, form, row)
        for table in TABLES
        for row in rows(table.path)
        for feature, form in dict.fromkeys(table.forms(row))
        if form
    )
