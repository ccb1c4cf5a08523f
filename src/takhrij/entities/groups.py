"""Things that are one, joined step by step, each step with the rule that joined them and what shows it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from takhrij.records import Merge, Place


class Join(NamedTuple):
    """A step: the thing that joined another."""

    one: int
    other: int
    rule: str
    evidence: tuple[Place, ...]


class Groups:
    """Numbered things; a group has the number of its first.

    >>> groups = Groups(3)
    >>> groups.join(2, 0, "same words")
    >>> groups.of, groups.members, [join.rule for join in groups.joins[0]]
    ([0, 1, 0], {0: [0, 2], 1: [1]}, ['same words'])
    """

    def __init__(self, size: int) -> None:
        self.of = list(range(size))
        self.members = {n: [n] for n in self.of}
        self.joins: dict[int, list[Join]] = {n: [] for n in self.of}

    def join(self, one: int, other: int, rule: str, evidence: Sequence[Place] = ()) -> None:
        """Make one group of the groups of two things."""
        a, b = sorted((self.of[one], self.of[other]))
        if a == b:
            return
        self.joins[a] += [*self.joins.pop(b), Join(one, other, rule, tuple(evidence))]
        for n in self.members[b]:
            self.of[n] = a
        self.members[a] += self.members.pop(b)


def told(one: str, other: str, rule: str, evidence: tuple[Place, ...]) -> Merge:
    """A join of two spellings, the shorter one joining.

    >>> told("سيرغي لافروف", "لافروف", "short form", ()).spelling
    'لافروف'
    """
    shorter, longer = sorted((one, other), key=lambda spelling: (len(spelling.split()), len(spelling)))
    return Merge(shorter, longer, rule, evidence, 1)


def counted(merges: Iterable[Merge]) -> tuple[Merge, ...]:
    """Each merge once, with the evidence of the first and how often it was made."""
    found: dict[tuple[str, str, str], Merge] = {}
    for merge in merges:
        same = merge.spelling, merge.joined, merge.rule
        before = found.get(same)
        found[same] = msgspec.structs.replace(before, times=before.times + merge.times) if before else merge
    return tuple(found.values())
