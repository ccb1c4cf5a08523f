"""Statements of one story that say the same, or deny it, brought together.

1. Statements meet that share one of what says most in both of them.
2. The likest are joined first, if on average all of theirs are alike. Different counts of one thing are never joined,
   what is demanded to what is so, and who affirms is joined to who denies only if they are the more alike. A statement
   inside another's content is the same only if that says little more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from takhrij.claims.content import COUNTRY, Content, alike, in_common, other_counts

ALIKE = 0.3  # of two statements that say the same
ON_AVERAGE = 0.7  # so much of it is asked of all the statements of two groups
IDENTICAL = 0.9  # copies of one text
OPPOSITE = 0.8  # factor of likeness where one denies
NEGATIVE = (
    0.65  # and where the words of one are negative: «لا أضمن سلامة الجدار» denies nothing that was said of the wall
)
FEATURES = 8  # of a statement by which it meets others
BESIDE = 40  # so many others are compared where very many share a feature
FEW = 2  # features that two statements have to share; two states are one
SHARED = 0.8  # weight of what two statements have to share, unless the shorter is nearly all of it


def clusters(contents: Sequence[Content]) -> list[list[Content]]:
    """The statements of one story in groups, each in the order of their ids."""
    by_id = {content.statement.id: content for content in sorted(contents, key=lambda c: c.statement.id)}
    likeness = _Likeness(by_id)
    group = {each: [each] for each in by_id}
    pairs = [(likeness.of(a, b), a, b) for a, b in _met(by_id)]
    for value, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if value < ALIKE:
            break
        one, other = group[a], group[b]
        if one is not other and likeness.joins(value, one, other):
            one += other
            group.update(dict.fromkeys(other, one))
    distinct = {id(members): members for members in group.values()}
    return [[by_id[each] for each in sorted(members)] for members in sorted(distinct.values())]


class _Likeness:
    """How alike the statements of a story are, two at a time."""

    def __init__(self, contents: Mapping[str, Content]) -> None:
        self.contents = contents
        self.known: dict[tuple[str, str], float] = {}

    def of(self, a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.known:
            self.known[pair] = self._of(self.contents[a], self.contents[b])
        return self.known[pair]

    def joins(self, value: float, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether two groups, whose likest are so alike, are one."""
        if any(other_counts(self.contents[a], self.contents[b]) for a in one for b in other):
            return False
        if value >= IDENTICAL:
            return True
        return sum(self.of(a, b) for a in one for b in other) >= ALIKE * ON_AVERAGE * len(one) * len(other)

    def _of(self, a: Content, b: Content) -> float:
        shared = a.features.keys() & b.features.keys()
        if not shared or other_counts(a, b) or a.demanded != b.demanded:
            return 0.0
        within = a.statement.id == b.statement.inside or b.statement.id == a.statement.inside
        value = self._whole(a, b) if within else alike(a, b)
        states = sum(name.startswith(COUNTRY) for name in shared)
        few = len(shared) - states + (states > 1) < FEW or in_common(a, b) < SHARED
        if (within and a.sign != b.sign and not (a.denied or b.denied)) or (few and value < IDENTICAL):
            return 0.0
        if a.denied != b.denied:
            return value * OPPOSITE
        return value * (1 if a.sign == b.sign else NEGATIVE)

    def _whole(self, a: Content, b: Content) -> float:
        shorter, longer = sorted((a.weight, b.weight))
        return shorter / longer if longer else 0.0


def _met(contents: Mapping[str, Content]) -> set[tuple[str, str]]:
    having: defaultdict[str, list[str]] = defaultdict(list)
    for each, content in contents.items():
        most = sorted(content.features, key=lambda name: (-content.features[name], name))
        for name in most[:FEATURES]:
            having[name].append(each)
    return {(a, b) for those in having.values() for n, a in enumerate(those) for b in those[n + 1 : n + 1 + BESIDE]}
