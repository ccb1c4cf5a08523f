"""The learned tagger of the default install: a linear-chain conditional random field over `features`.

1. Each token's weights are added up: of its word, of its neighbours, of what the lists say of the three. «No name»
   has none; its own are taken off the others'.
2. Tokens far from any name part the stretch; what lies between is decoded by Viterbi's algorithm.
3. A name's probability is that of its labels against «no name» in their place, all else as decoded.

The model is `models/name_crf.csv`; `tools/train_names.py` makes it, docs/models/name-crf.md is its card.

>>> from takhrij import marks
>>> tokens = Tokens(marks.read("وأضاف الوزير سيرغي دوبرالوف في مقابلة"))
>>> [(tokens.words[name.first], tokens.words[name.last], name.kind) for name in load().tag(tokens, [range(6)])]
[('سيرغي', 'دوبرالوف', 'person')]
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp

from takhrij.readings.names.features import Lists, of_lists, of_neighbour, of_word
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import Tokens
from takhrij.records import EntityKind

MODEL = "models/name_crf.csv"
KINDS: tuple[EntityKind | None, ...] = ("person", "place", "organisation", None)  # none: nationalities and the like
OUTSIDE, BEGINS = 0, 1  # labels by number: no name; from here one a kind that begins a name, then one that goes on
INSIDE = BEGINS + len(KINDS)
LABELS = INSIDE + len(KINDS)
FAR = -3.0  # a token whose best label is so far below «no name» is none
BEGUN = 0.0  # a kind of which no token of a run has a better beginning is not in it
NEVER = IMPOSSIBLE = -1e9
SCALE = 100  # weights are stored in hundredths
CERTAIN = 30.0  # log odds beyond which nothing changes
MEMORY = 1 << 16

Weights = tuple[float, ...]  # one for each label
Scores = list[float]
Seen = tuple[str, Lists]  # a folded word, and what the lists say of it
NONE: Weights = (0.0,) * LABELS


class Crf:
    """Weights of features, and of one label after another."""

    name = "learned tagger"

    def __init__(self, features: dict[str, Weights], after: list[Weights]) -> None:
        self.own = _summed(features, "", of_word)
        self.before = _summed(features, "<", of_neighbour)
        self.behind = _summed(features, ">", of_neighbour)
        self.first, self.last = features.get("<", NONE), features.get(">", NONE)
        self.after = after  # by the label before
        self.onto = [[row[label] for row in after] for label in range(LABELS)]  # by the label itself
        self.cost = max(self._odds([list(NONE)], [label], 0, 1) for label in range(BEGINS, INSIDE))

    def tag(self, tokens: Tokens, stretches: Sequence[range]) -> list[Tagged]:
        """The persons, organisations and places in stretches of a text."""
        seen = list(zip(tokens.words, of_lists(tokens), strict=True))
        return [
            name for stretch in stretches for name in self._names(seen[stretch.start : stretch.stop], stretch.start)
        ]

    def _names(self, seen: Sequence[Seen], offset: int) -> Iterator[Tagged]:
        scores = self._scores(seen)  # 1.
        for first, stop in _runs([max(score[BEGINS:]) for score in scores], -self.cost):  # 2.
            run = scores[first:stop]
            labels = self._decoded(run)
            for begin, end in _chunks(labels):
                if kind := KINDS[labels[begin] - BEGINS]:
                    odds = self._odds(run, labels, begin, end)  # 3.
                    probability = 1 / (1 + exp(-min(odds, CERTAIN)))
                    yield Tagged(offset + first + begin, offset + first + end - 1, kind, probability)

    def _scores(self, seen: Sequence[Seen]) -> list[Scores]:
        """The weights of each token, added up."""
        before = [self.first, *map(self.before, seen)]
        behind = [*map(self.behind, seen[1:]), self.last]
        own = map(self.own, seen)
        return [[a + b + c for a, b, c in zip(*three, strict=True)] for three in zip(before, own, behind, strict=False)]

    def _decoded(self, scores: Sequence[Scores]) -> list[int]:
        """The best labels of a run that stands between tokens outside names; none of kinds that begin nowhere in it."""
        begun = [max(score[label] for score in scores) > BEGUN for label in range(BEGINS, INSIDE)]
        kinds = [kind for kind, may_be in enumerate(begun) if may_be]
        labels = [OUTSIDE, *(BEGINS + kind for kind in kinds), *(INSIDE + kind for kind in kinds)]
        inside = 1 + len(kinds)
        onto = [[self.onto[label][before] for before in labels] for label in labels]
        best = [onto[n][0] + scores[0][label] if n < inside else IMPOSSIBLE for n, label in enumerate(labels)]
        steps: list[list[int]] = []
        for score in scores[1:]:
            step, reached = [], []
            for n, label in enumerate(labels):
                if n < inside:
                    paths = [a + b for a, b in zip(best, onto[n], strict=True)]
                    top = max(paths)
                    step.append(paths.index(top))
                else:  # a name goes on only from its own kind
                    first = n - len(kinds)
                    one, other = best[first] + onto[n][first], best[n] + onto[n][n]
                    top = max(one, other)
                    step.append(first if one == top else n)
                reached.append(top + score[label])
            best = reached
            steps.append(step)
        ends = [a + b for a, b in zip(best, onto[0], strict=True)]
        path = [ends.index(max(ends))]
        for step in reversed(steps):
            path.append(step[path[-1]])
        return [labels[n] for n in reversed(path)]

    def _odds(self, scores: Sequence[Scores], labels: Sequence[int], start: int, stop: int) -> float:
        """Log odds of the labels from `start` to `stop` against none there."""
        before = labels[start - 1] if start else OUTSIDE
        behind = labels[stop] if stop < len(labels) else OUTSIDE
        steps = sum(self.after[a][b] for a, b in pairwise([before, *labels[start:stop], behind]))
        none = sum(self.after[a][b] for a, b in pairwise([before, *[OUTSIDE] * (stop - start), behind]))
        named = sum(score[label] for score, label in zip(scores[start:stop], labels[start:stop], strict=True))
        return steps - none + named


def _summed(features: dict[str, Weights], sign: str, of: Callable[[str], Sequence[str]]) -> Callable[[Seen], Weights]:
    """The weights of a token for itself or for its neighbour, added up once for each word and what the lists say."""

    @lru_cache(MEMORY)
    def summed(seen: Seen) -> Weights:
        word, lists = seen
        known = [features[name] for feature in (*of(word), *lists) if (name := sign + feature) in features]
        return tuple(map(sum, zip(*known, strict=True))) if known else NONE

    return summed


def _runs(tops: Sequence[float], least: float) -> Iterator[tuple[int, int]]:
    """Where tokens stand together of which none is far from a name, and which may have more than a name costs."""
    start = 0
    for n, top in enumerate([*tops, NEVER]):
        if top < FAR:
            if n > start and sum(top for top in tops[start:n] if top > 0) > least:
                yield start, n
            start = n + 1


def _chunks(labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each name begins and ends."""
    start = None
    for n, label in enumerate([*labels, OUTSIDE]):
        if start is not None and label < INSIDE:
            yield start, n
            start = None
        if BEGINS <= label < INSIDE:
            start = n


@cache
def load() -> Crf:
    """The tagger with the weights that the package brings."""
    return read((files("takhrij") / MODEL).read_text("utf-8"))


def read(model: str) -> Crf:
    """The tagger of a model: a line of weights, label by label, and their feature; `@2` is what follows label 2."""
    rows = [line.split(",", LABELS) for line in model.splitlines() if not line.startswith("#")]
    weights = {feature: tuple(int(weight) / SCALE for weight in row) for *row, feature in rows}
    after = [weights.pop(f"@{label}") for label in range(LABELS)]
    return Crf(weights, after)
