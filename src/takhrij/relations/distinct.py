"""Which articles are one text: they share it, or rest on one another or on one unseen source, as far as is shown."""

from collections import defaultdict
from collections.abc import Iterable

from takhrij.records import Article, Copy, Dependency


def texts(articles: Iterable[Article], copies: Iterable[Copy], dependencies: Iterable[Dependency]) -> dict[str, str]:
    """Each article with the smallest id among those that are one text with it, itself too.

    Two prints of one dispatch and an article that retells one of them are one. When in doubt, fewer: a passage in
    common is enough.
    """
    beside: defaultdict[str, set[str]] = defaultdict(set)
    every = list(articles)
    joined = [(each.id, each.version_of) for each in every] + [(each.a, each.b) for each in copies]
    joined += [
        (each.article, each.on.article or (f"unseen {each.on.name}" if each.how == "common_source" else None))
        for each in dependencies
    ]
    for one, other in joined:
        if other:
            beside[one].add(other)
            beside[other].add(one)
    of: dict[str, str] = {}
    for article in sorted(each.id for each in every):
        waiting = [article] if article not in of else []
        while waiting:
            if (one := waiting.pop()) not in of:
                of[one] = article
                waiting += beside[one]
    return of
