"""A user's own names among those of an article: known by their place, whatever else they were found as."""

from collections.abc import Mapping, Sequence

import msgspec

from takhrij.marks import Mark, Marked
from takhrij.records import Name, Reason
from takhrij.words import Row
from takhrij.words.yours import TABLES, YOURS

KINDS = {table: kind for kind, table in TABLES.items()}


def marks(marked: Marked) -> list[Mark]:
    """The marks of a user's names on a page."""
    return [mark for mark in marked.marks if mark.entry.key.startswith(YOURS)]


def marked_so(names: Sequence[Name], yours: Sequence[Mark]) -> list[Name]:
    """The names, those that stand where a user's does with its key, its kind and the rule `yours:`.

    So do those of its kind that end with it behind a noun: شركة الأفق, where الأفق is the user's.
    """
    own = {(mark.start, mark.end): mark.entry for mark in yours}
    ends = {(mark.end, KINDS[mark.entry.table]): mark.entry for mark in yours}

    def named(name: Name) -> Name:
        headed = name.reason.rule.partition(":")[0].endswith("_head")
        entry = own.get((name.start, name.end)) or (ends.get((name.end, name.kind)) if headed else None)
        if not entry:
            return name
        key, reason = f"{entry.table}:{entry.key}", Reason(entry.key, name.reason.evidence)
        return msgspec.structs.replace(name, key=key, kind=KINDS[entry.table], reason=reason)

    return [named(name) for name in names]


def rows(yours: Sequence[Mark]) -> Mapping[str, Row]:
    """The rows of a user's names, by `table:key`."""
    return {f"{mark.entry.table}:{mark.entry.key}": mark.entry.row for mark in yours}


def first(keys: Sequence[str]) -> str | None:
    """Of the entries that one thing has, the user's, else the first."""
    return min(keys, key=lambda key: YOURS not in key, default=None)
