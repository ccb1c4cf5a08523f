"""Articles that are near, joined to groups: the nearest first, and only where nothing speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from takhrij.stories import likeness, when
from takhrij.stories.likeness import Features
from takhrij.stories.when import Days

BESIDE = 20  # so many articles with a later date are compared with an article where very many share a key
AS_NEAR = 0.9  # of the nearest: cannot be told from it
BOUND = 2.0  # nearer than any words can be
Pair = tuple[str, str]


class Group(msgspec.Struct, frozen=True):
    """Articles that are one story, and what several of them share."""

    articles: tuple[str, ...]  # sorted
    shared: Mapping[str, float]


class _Forming:
    def __init__(self, article: str, unit: Features, days: Days | None) -> None:
        self.articles = [article]
        self.sum = dict(unit)
        self.days = days

    def mean(self, other: "_Forming") -> float:
        """How near their articles are to each other on average."""
        return likeness.near(self.sum, other.sum) / (len(self.articles) * len(other.articles))

    def take(self, other: "_Forming") -> None:
        self.articles += other.articles
        for name, value in other.sum.items():
            self.sum[name] = self.sum.get(name, 0.0) + value
        self.days = when.both(self.days, other.days)


def grouped(features: Mapping[str, Features], dates: Mapping[str, Days | None], bound: Iterable[Pair]) -> list[Group]:
    """All articles in groups; `bound` are copies and versions, which are near whatever their words."""
    units = {article: likeness.unit(features[article]) for article in sorted(features)}
    near = {(a, b): likeness.near(units[a], units[b]) for a, b in _met(features, dates)}
    near |= {_pair(a, b): BOUND for a, b in bound if a in features and b in features}
    near = {(a, b): value for (a, b), value in near.items() if not when.apart(dates[a], dates[b])}
    beside = _beside(near)
    of = {article: _Forming(article, unit, dates[article]) for article, unit in units.items()}
    for (a, b), value in sorted(near.items(), key=lambda item: (-item[1], item[0])):
        if value < likeness.NEAR:
            break
        one, other = of[a], of[b]
        if one is other or when.apart(one.days, other.days) or _undecided(a, b, value, dates, beside):
            continue
        if value == BOUND or one.mean(other) >= likeness.WHOLE:
            one.take(other)
            of.update(dict.fromkeys(other.articles, one))
    groups = {id(group): sorted(group.articles) for group in of.values()}
    return [
        Group(tuple(articles), likeness.shared([features[article] for article in articles]))
        for articles in sorted(groups.values())
    ]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _met(features: Mapping[str, Features], dates: Mapping[str, Days | None]) -> set[Pair]:
    met: set[Pair] = set()
    for meeting in likeness.meetings(features):
        those = sorted(meeting, key=lambda article: (dates[article] or (0, 0), article))
        met.update(_pair(a, b) for n, a in enumerate(those) for b in those[n + 1 : n + 1 + BESIDE] if a != b)
    return met


def _beside(near: Mapping[Pair, float]) -> Mapping[str, Sequence[tuple[str, float]]]:
    found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (a, b), value in near.items():
        if value >= likeness.NEAR:
            found[a].append((b, value))
            found[b].append((a, value))
    return found


def _undecided(
    a: str, b: str, value: float, dates: Mapping[str, Days | None], beside: Mapping[str, Sequence[tuple[str, float]]]
) -> bool:
    """Whether one of the two has no date and is as near to an article of quite another time than the other's."""
    return value < BOUND and any(
        dates[one] is None
        and any(when.apart(dates[other], dates[third]) and also >= AS_NEAR * value for third, also in beside[one])
        for one, other in ((a, b), (b, a))
    )
