"""The office that stands right before a person's name, and the country of it: وزير الخارجية الروسي سيرغي لافروف."""

from collections.abc import Mapping
from functools import cache

from takhrij import words
from takhrij.marks import Marked
from takhrij.records import Name, Office
from takhrij.words import Row

ROLE = "role:"


def before(name: Name, marked: Marked) -> Office | None:
    """The office of a name that was found by it.

    >>> from takhrij import marks
    >>> from takhrij.records import Place, Reason
    >>> reason = Reason("role:foreign-minister", (Place("p", 21, 32), Place("p", 0, 13)))
    >>> name = Name(page="p", article="a", start=21, end=32, text="سامر الحداد", kind="person", key=None, reason=reason)
    >>> before(name, marks.read("وزير الخارجية الروسي سامر الحداد"))
    Office(role='foreign-minister', country='ru')
    """
    rule = name.reason.rule.partition(", ")[0]  # what a tagger adds stands behind it
    key = rule.removeprefix(ROLE)
    if key == rule or _roles()[key]["type"] != "office" or len(name.reason.evidence) < 2:
        return None
    opener = name.reason.evidence[1]
    between = marked.text.tokens_in(opener.start, name.start)
    longest = (marked.longest(n, "nationality", "country") for n in between)  # الكوري الشمالي, not الكوري
    found = {mark.entry.key for mark in longest if mark}
    return Office(key, found.pop() if len(found) == 1 else None)


@cache
def _roles() -> Mapping[str, Row]:
    return {row["key"]: row for row in words.rows("names/roles.csv")}
