"""States, groups of states, media and kinds of bodies, by the words that name them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from takhrij import text, words
from takhrij.words import stems

LONGEST = 5  # words of a name
Form = tuple[str, ...]
# financial, lunar, ivory, a course: their adjectives of origin are ordinary words first
NO_ORIGIN = frozenset(["ml", "km", "ci", "hu"])


class Names(dict[Form, str]):
    """Keys by the words of names."""

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first words of all names."""
        return frozenset(first for first, *_ in self)


@cache
def countries() -> Names:
    """States by the words of their names, their capitals, their seats of power and what is of them."""
    found = Names()
    for entry in words.entries():
        if entry.table in {"country", "nationality", "capital"} and not (
            entry.table == "nationality" and entry.key in NO_ORIGIN
        ):
            key = entry.row["country"] if entry.table == "capital" else entry.key
            found.setdefault(form(entry.text), key)
    for row in words.rows("claims/seats.csv"):
        for name in words.values(row, "form"):
            found.setdefault(form(name), row["country"])
    return found


@cache
def groups() -> Names:
    """Groups of states by the words that name them: their key, or, where they have none, their members."""
    found = Names()
    names = {
        row["key"]: words.values(row, "ar") + words.values(row, "abbr") for row in words.rows("names/organisations.csv")
    }
    for row in words.rows("claims/groups.csv"):
        for name in (*words.values(row, "form"), *names.get(row["organisation"], ())):
            found.setdefault(form(name), row["organisation"] or row["members"])
    return found


@cache
def _groups() -> Mapping[str, tuple[frozenset[str], str]]:
    return {
        row["organisation"] or row["members"]: (frozenset(words.values(row, "members")), row["part"])
        for row in words.rows("claims/groups.csv")
    }


@lru_cache(1 << 10)
def members(group: str) -> frozenset[str]:
    """A group, the groups that it belongs to, and its members, in the end states; * are all states.

    >>> sorted(members("quad")), "us" in members("middle-east-quartet"), "united-nations" in members("unicef")
    (['au', 'in', 'jp', 'quad', 'us'], True, True)
    """
    own, part = _groups().get(group, (frozenset[str](), ""))
    found = {group, *own, *({part} if part else ())}
    return frozenset(found.union(*(members(each) for each in own if each in _groups() and each != group)))


@cache
def media() -> Mapping[Form, tuple[str, str]]:
    """Agencies and outlets by the words of their names: (key, owner). A name of two of them is none's."""
    found: defaultdict[Form, set[tuple[str, str]]] = defaultdict(set)
    for kind, path, columns in (
        ("agency", "press/agencies.csv", ("ar", "en", "abbr", "key")),
        ("outlet", "press/outlets.csv", ("ar", "en", "key")),
    ):
        for row in words.rows(path):
            for name in (name for column in columns for name in words.values(row, column)):
                found[form(name)].add((f"{kind}:{row['key']}", row["owner"]))
    return {name: next(iter(those)) for name, those in found.items() if len(those) == 1}


@cache
def organisations() -> Mapping[Form, tuple[str, str, str]]:
    """Bodies by the words of their names: (key, type, country)."""
    return {
        form(name): (row["key"], row["type"], row["country"])
        for row in reversed(words.rows("names/organisations.csv"))
        for name in (*words.values(row, "ar"), *words.values(row, "abbr"), row["en"])
    }


@cache
def leaders() -> Mapping[Form, str]:
    """The states of persons often in the news."""
    return {
        form(name): row["country"]
        for row in reversed(words.rows("names/leaders.csv"))
        for name in (*words.values(row, "ar"), row["en"])
    }


@cache
def _bodies() -> Mapping[Form, frozenset[str]]:
    found: defaultdict[Form, set[str]] = defaultdict(set)
    for row in words.rows("claims/bodies.csv"):
        for noun in words.values(row, "form"):
            found[form(noun)].add(row["type"])
    return {noun: frozenset(types) for noun, types in found.items()}


@cache
def ranks() -> frozenset[str]:
    """Words for the rank of an officer."""
    return frozenset(
        text.fold(noun).text
        for row in words.rows("names/roles.csv")
        if row["type"] == "rank"
        for noun in words.values(row, "form")
        if " " not in noun
    )


def kinds(said: Sequence[str]) -> list[str]:
    """The types of `bodies.csv` that folded words name, in their order.

    >>> kinds(form("المتحدث باسم وزارة الخارجية")), kinds(form("خبير في جامعة"))
    (['speaks', 'state'], ['free', 'own'])
    """
    found: list[str] = []
    for at, word in enumerate(said):
        for length in (3, 2, 1):
            whole = tuple(said[at : at + length])
            types = [
                kind
                for first in openings(word)
                for kind in _bodies().get((first, *whole[1:]), ())
                if len(whole) == length
            ]
            if types:
                found += sorted(set(types))
                break
        else:
            if word in ranks() or stems.bare(word) in ranks():
                found.append("state")
    return list(dict.fromkeys(found))


def among(said: Sequence[str], table: Names) -> Iterator[tuple[int, int, str]]:
    """What of a table is named among folded words, the longest first: (first, how many words, key)."""
    at = 0
    while at < len(said):
        length, key = starting(said[at : at + LONGEST], table)
        if key:
            yield at, length, key
        at += length


def starting(following: Sequence[str], table: Names) -> tuple[int, str | None]:
    """What of a table the next words name: (how many words, key)."""
    clear = [first for first in openings(following[0]) if first in table.heads]
    if clear:
        for length in range(min(len(following), LONGEST), 0, -1):
            for first in clear:
                if key := table.get((first, *following[1:length])):
                    return length, key
    return 1, None


@lru_cache(1 << 14)
def openings(word: str) -> tuple[str, ...]:
    """A word with what is attached to it, and without."""
    clear = [word, *([word[1:]] if word[:1] in "وفبلك" and len(word) > 3 else []), stems.bare(word)]
    if word.startswith("لل") and len(word) > 4:
        clear.append("ال" + word[2:])  # للأمم: ل + الأمم
    return tuple(dict.fromkeys(clear))


def form(name: str) -> Form:
    """The folded words of a name."""
    return tuple(word for word in text.read(name).words if word[0].isalnum())
