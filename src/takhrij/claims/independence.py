"""The largest set of things of which no two depend on each other."""

from collections.abc import Collection, Mapping


def largest(dependent: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The largest independent set, sorted; of several the first in the order of their names.

    >>> largest({"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []})
    ('a', 'c', 'd')
    """
    beside = {one: {other for other in others if other != one} for one, others in dependent.items()}
    for one, others in list(beside.items()):
        for other in others:
            beside.setdefault(other, set()).add(one)
    chosen: list[str] = []
    left = set(beside)
    while left:
        part = _together(min(left), beside)
        chosen += _best(frozenset(part), beside, {})
        left -= part
    return tuple(sorted(chosen))


def _together(first: str, beside: Mapping[str, set[str]]) -> set[str]:
    """All that depend on one, directly or through others."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += beside[each]
    return found


def _best(
    left: frozenset[str], beside: Mapping[str, set[str]], known: dict[frozenset[str], tuple[str, ...]]
) -> tuple[str, ...]:
    if not left:
        return ()
    if left not in known:
        # whoever depends on one other or none belongs to some largest set; else the one with most others is in or out
        degrees = sorted((len(beside[each] & left), each) for each in left)
        few, one = degrees[0]
        if few <= 1:
            known[left] = tuple(sorted((one, *_best(left - beside[one] - {one}, beside, known))))
        else:
            many = max(degrees, key=lambda item: (item[0], item[1]))[1]
            taken = tuple(sorted((many, *_best(left - beside[many] - {many}, beside, known))))
            known[left] = min(taken, _best(left - {many}, beside, known), key=lambda found: (-len(found), found))
    return known[left]
