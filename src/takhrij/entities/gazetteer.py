"""What the gazetteer's entries tell of the things that they name: which thing, of which country, spelt how."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from takhrij import words
from takhrij.entities import spelling
from takhrij.words import Row
from takhrij.words.yours import YOURS

GAZETTEER = "gazetteer "
AT_HOME = frozenset({"capital", "place", "city", "organisation", "leader"})  # whose `country` tells where one is


def thing(key: str, row: Row) -> str:
    """What an entry stands for: one thing may be in two tables (a capital among the cities), or also in a user's.

    >>> thing("country:ru", words.by_key()["country:ru"]), thing("treaty:yours:my.csv:2", {"same": "treaty:start"})
    ('Q159', 'treaty:start')
    """
    return row.get("wikidata") or row.get("same") or key


def rule(key: str) -> str:
    """What finding an entry is called in reasons.

    >>> rule("country:ru"), rule("treaty:yours:my.csv:2")
    ('gazetteer country:ru', 'yours:my.csv:2')
    """
    own = key.partition(":")[2]
    return own if own.startswith(YOURS) else GAZETTEER + key


def name(row: Row) -> str:
    """The name that an entry prefers."""
    return words.values(row, "ar")[0]


@cache
def country(thing_: str) -> str | None:
    """The country that a thing is, or belongs to; none of agencies and outlets, who write about all.

    >>> country("Q159"), country("leader:sergei-shoigu"), country("Q40464")
    ('ru', 'ru', None)
    """
    return _countries().get(thing_)


@cache
def _countries() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, row in words.by_key().items():
        table = key.partition(":")[0]
        of = row["key"] if table == "country" else row["country"] if table in AT_HOME else ""
        if of:
            found.setdefault(thing(key, row), of)
    return found


@cache
def countries() -> frozenset[str]:
    """The things that are countries."""
    return frozenset(thing(key, row) for key, row in words.by_key().items() if key.startswith("country:"))


def persons(name: str) -> list[str]:
    """The entries whose names of several words a name may be a spelling of.

    >>> persons("سيرجي شويجو")
    ['leader:sergei-shoigu']
    """
    met = (entry for key in spelling.keys(name) for entry in _persons().get(key, ()))
    return sorted({key for key, form in met if spelling.alike(form, name)})


@cache
def _persons() -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in words.rows("names/leaders.csv"):
        for form in words.values(row, "ar"):
            if len(spelling.parts(form)) > 1:
                for key in spelling.keys(form):
                    found[key].append((f"leader:{row['key']}", form))
    return found
