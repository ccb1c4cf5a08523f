"""Countries by their CAMEO letters: of a party, as its code has them, and of a place, as the lists of places do."""

import re
from functools import cache

from takhrij import words
from takhrij.records import Entity

LISTS = {"capital": "names/capitals.csv", "place": "names/places.csv", "city": "names/cities.csv"}
LISTED = re.compile(r"\b(country|capital|place|city):([^\s,]+)")
LETTERS = 3  # of a country in a code; a sector has as many


def divided(code: str | None) -> tuple[str, str]:
    """The country and the sector of a code; either may be empty.

    >>> divided("RUSGOV"), divided("COP"), divided("CHN"), divided(None)
    (('RUS', 'GOV'), ('', 'COP'), ('CHN', ''), ('', ''))
    """
    country = (code or "")[:LETTERS]
    return (country, (code or "")[LETTERS:]) if country in _cameo().values() else ("", code or "")


def of_place(place: Entity) -> str:
    """The country of a place that is listed; empty where no list has it, or has it in no country or in several.

    >>> from takhrij.records import Reason
    >>> def listed(rule):
    ...     return Entity(
    ...         id="1", reason=Reason(rule, ()), kind="place", name_ar="", name_en="", variants=(), same_as=None)
    >>> of_place(listed("gazetteer capital:seoul, one thing Q8684")), of_place(listed("gazetteer country:fr"))
    ('KOR', 'FRA')
    >>> of_place(listed("place_head:island"))
    ''
    """
    countries = {_country(table, key) for table, key in LISTED.findall(place.reason.rule)}
    return countries.pop() if len(countries) == 1 else ""


def _country(table: str, key: str) -> str:
    return _cameo().get(key if table == "country" else _listed(table).get(key, ""), "")


@cache
def _cameo() -> dict[str, str]:
    return {row["key"]: row["cameo"] for row in words.rows("names/countries.csv") if row["cameo"]}


@cache
def _listed(table: str) -> dict[str, str]:
    return {row["key"]: row["country"] for row in words.rows(LISTS[table])}
