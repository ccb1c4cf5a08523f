"""Whether two names are of one medium: a paper, a site, an agency, whatever spelling or noun it is named with."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from takhrij import text, words
from takhrij.copies.bodies import Body
from takhrij.records import Article, Place

Words = tuple[str, ...]


@lru_cache(maxsize=10_000)
def key(name: str) -> str:
    """What names of one medium have in common.

    >>> key("صحيفة «ضفاف الغد»") == key("ضفاف الغد"), key("أ.ف.ب") == key("وكالة فرانس برس")
    (True, True)
    """
    spelt = _words(name)
    bare = _bare(spelt)
    return _keys().get(spelt) or _keys().get(bare) or " ".join(bare)


def house(article: Article) -> frozenset[str]:
    """Who prints an article: its outlet and its owner."""
    outlet = {key(article.outlet.name)} if article.outlet else set()
    return frozenset(outlet | ({f"owner {article.owner}"} if article.owner else set()))


def named(body: Body, medium: str, near: list[tuple[int, int]]) -> Iterator[Place]:
    """Where an article names a medium, given by its key: in a source note, or in one of some stretches of its page."""
    forms = _forms().get(medium) or {tuple(medium.split())}
    for naming in body.media:
        if naming.where == "quoted":
            agrees = naming.words in forms or _bare(naming.words) in forms
        elif naming.where == "after a noun":
            agrees = any(naming.words[: len(form)] == form for form in forms)
        else:
            agrees = any(naming.words[n : n + len(form)] == form for form in forms for n in range(len(naming.words)))
        if agrees and (naming.where == "source note" or any(s <= naming.start < e for s, e in near)):
            yield Place(body.article.page, naming.start, naming.end)


def _words(name: str) -> Words:
    return tuple(word for word in text.read(name).words if word[0].isalnum())


def _bare(spelt: Words) -> Words:
    """Without the noun before the name."""
    return spelt[1:] if len(spelt) > 1 and spelt[0].removeprefix("ال") in _nouns() else spelt


@cache
def _nouns() -> frozenset[str]:
    rows = words.rows("reporting/media.csv")
    return frozenset(text.fold(form).text for row in rows for form in words.values(row, "form"))


@cache
def _keys() -> dict[Words, str]:
    """The tables' media, by each of their names; a name of two of them is no name."""
    found: defaultdict[Words, set[str]] = defaultdict(set)
    for path, columns in (("press/agencies.csv", ("ar", "en", "abbr")), ("press/outlets.csv", ("ar", "en"))):
        for row in words.rows(path):
            for name in (name for column in columns for name in words.values(row, column)):
                found[_words(name)].add(f"{path.removesuffix('.csv')}:{row['key']}")
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


@cache
def _forms() -> dict[str, set[Words]]:
    forms: defaultdict[str, set[Words]] = defaultdict(set)
    for name, medium in _keys().items():
        forms[medium] |= {name, _bare(name)}
    return dict(forms)
