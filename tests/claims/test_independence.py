"""The largest independent set, against trying every set."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from takhrij.claims.independence import largest

NAMES = "abcdefgh"
GRAPHS = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda edge: edge[0] < edge[1]))


@given(GRAPHS)
def test_largest(edges):
    beside = {name: [b if a == name else a for a, b in edges if name in (a, b)] for name in NAMES}
    best = max(n for n in range(len(NAMES) + 1) for those in combinations(NAMES, n) if apart(those, edges))
    found = largest(beside)
    assert len(found) == best and apart(found, edges)


def apart(those, edges):
    return not any(set(edge) <= set(those) for edge in edges)
