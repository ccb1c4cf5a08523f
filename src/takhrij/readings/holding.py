"""Stretches of text that may lie in one another, asked for those around a place.

>>> stretches = Holding([(0, 50, "a"), (10, 20, "b"), (30, 40, "c")])
>>> stretches.around(12), stretches.around(50)
(['a', 'b'], [])
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Holding(Generic[T]):
    """Things by their stretches, which are added in the order of their starts: an article may have thousands."""

    def __init__(self, stretches: Iterable[tuple[int, int, T]] = ()) -> None:
        """Of some stretches: start, end, thing."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.reach: list[int] = []  # how far the stretches up to this one go
        self.things: list[T] = []
        for stretch in stretches:
            self.add(*stretch)

    def add(self, start: int, end: int, thing: T) -> None:
        """One more, which starts no earlier than the last."""
        self.starts.append(start)
        self.ends.append(end)
        self.reach.append(max(end, self.reach[-1] if self.reach else end))
        self.things.append(thing)

    def around(self, place: int) -> list[T]:
        """The things whose stretch holds a place, in the order in which they were added."""
        found = []
        at = bisect_right(self.starts, place) - 1
        while at >= 0 and self.reach[at] > place:
            if self.ends[at] > place:
                found.append(self.things[at])
            at -= 1
        return found[::-1]
