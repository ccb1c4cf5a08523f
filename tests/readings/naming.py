"""What the tables of names share: the names of a line as it is read alone, their kinds, and rows that are not read yet."""

import pytest

from takhrij import marks, records
from takhrij.readings import names

PERSON, PLACE, BODY, EVENT, TREATY = "person", "place", "organisation", "event_name", "treaty"
REASON = records.Reason("test", ())


def found(text, kind="body"):
    region = records.Region(id="r", page="p", start=0, end=len(text), kind=kind, article="a", reason=REASON)
    return [(name.text, name.kind) for name in names.spans(marks.read(text), [region])]


def unread(*row):
    """A row that the language asks for and the program does not read yet; when it begins to pass, the mark is taken off."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason="not read yet"))
