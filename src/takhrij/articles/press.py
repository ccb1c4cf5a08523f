"""Outlets as the tables of the press know them, by address and by name. An agency's own site is an outlet too."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from takhrij import words
from takhrij.articles.lines import key
from takhrij.words import Row

KINDS = ("صحيفة", "جريدة", "موقع", "قناة", "مجلة", "وكالة")


def by_address(url: str | None) -> Row | None:
    """The outlet of an address: the one whose domain, with a path if it has one, fits longest.

    >>> by_address("https://www.aljazeera.net/news/1")["key"]
    'al-jazeera'
    """
    split = urlsplit(url or "")
    host = (split.hostname or "").removeprefix("www.")
    fitting = [
        row
        for domain in _suffixes(host)
        for path, row in _by_domain().get(domain, ())
        if not path or f"{split.path}/".startswith(f"{path}/")
    ]
    return fitting[0] if fitting else None


def _suffixes(host: str) -> Iterator[str]:
    parts = host.split(".")
    yield from (".".join(parts[n:]) for n in range(len(parts) - 1))


@cache
def _by_domain() -> Mapping[str, Sequence[tuple[str, Row]]]:
    """Outlets by host, those with a path first, the longest first."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for row in (*words.rows("press/outlets.csv"), *words.rows("press/agencies.csv")):
        for address in words.values(row, "domains"):
            domain, slash, path = address.partition("/")
            found.setdefault(domain, []).append((slash + path, row))
    return {domain: sorted(rows, key=lambda pair: -len(pair[0])) for domain, rows in found.items()}


def by_name(name: str) -> Row | None:
    """The outlet of a name, with or without the noun for what it is.

    >>> by_name("عكاظ")["key"], by_name("اليوم السابع")["key"]
    ('okaz', 'youm7')
    """
    return _by_name().get(key(name))


@cache
def _by_name() -> Mapping[str, Row]:
    rows = words.rows("press/outlets.csv")
    return {key(name): row for column in ("en", "ar") for row in rows for name in words.values(row, column)}


def known(name: str) -> bool:
    """Whether an outlet is known by a name as it stands."""
    return key(name) in _by_name()


def latin(name: str) -> str | None:
    """Whether a name or abbreviation in Latin letters, as in `دبي (CNN)`, is an agency's or an outlet's.

    >>> latin("CNN"), latin("AFP"), latin("LONDON")
    ('outlet', 'agency', None)
    """
    return _latin().get(name.strip().lower())


@cache
def _latin() -> Mapping[str, str]:
    tables = (("outlet", "press/outlets.csv"), ("agency", "press/agencies.csv"))
    rows = [(table, row) for table, path in tables for row in words.rows(path)]
    return {name.lower(): table for table, row in rows for name in (row["key"].replace("-", " "), row["en"])}


def signs(name: str) -> bool:
    """Whether an outlet signs with a name: «الوطن» is an ordinary word elsewhere, and rows say «الوطن السعودية»."""
    return key(name) in _signing()


@cache
def _signing() -> frozenset[str]:
    """The names of outlets, and what is left of them without the noun for what they are or a country's adjective."""
    kinds = {key(noun) for noun in KINDS}
    found = set(_by_name())
    for name in _by_name():
        first, *rest = name.split()
        if rest and first in kinds:
            found.add(" ".join(rest))
        if rest and rest[-1].startswith("ال") and rest[-1].endswith("يه"):
            found.add(" ".join([first, *rest[:-1]]))
    return frozenset(found - kinds)
