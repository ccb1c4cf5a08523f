"""Run stage functions over many items: here at home, or on a cluster.

In: a function of one item, and items. Out: one result an item, in the order of the items; an item whose function
raises, hangs, dies or wants too much memory gives a `Failed` and costs nobody else anything.

>>> from takhrij.engine.home import Home
>>> with Home(workers=2) as home:
...     list(home.map(len, ["مرسى", "تزمور", 3]))
[4, 5, Failed(item=3, why="TypeError: object of type 'int' has no len()")]
>>> together([("b.example", 1), ("a.example", 2), ("b.example", 3)])
{'a.example': [2], 'b.example': [1, 3]}
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

import msgspec

T = TypeVar("T")
R = TypeVar("R")


class Failed(msgspec.Struct, Generic[T], frozen=True):
    """An item that gave no result, and why."""

    item: T
    why: str


class Engine(Protocol):
    """What a pipeline needs of the place where it runs."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        """The function's result for each item, in the order of the items."""


def together(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """The values of each key in the order they came, the keys sorted."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(sorted(groups.items()))
