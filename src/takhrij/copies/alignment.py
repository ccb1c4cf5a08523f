"""The passages that two bodies share, word by word.

1. Seeds: four words in a row that stand in both. At each place the longest run that goes on from one is taken, so a
   paragraph is found wherever it has been moved to.
2. Runs that follow one another in both, with at most eight words between them, are one passage: a word changed, a
   number, a name spelt otherwise. A sentence cut splits a passage. Between the runs, words that agree are aligned.
3. A passage is of twelve words that agree, or more; it is told in parts where something else stands between on a page.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel

from takhrij.copies.bodies import Body
from takhrij.records import Passage, Span

SEED = 4  # words
BRIDGE = 8  # words
LEAST = 12  # words


class Run(msgspec.Struct, frozen=True):
    """The same words in both: from word `a` of one and word `b` of the other."""

    a: int
    b: int
    length: int


Words = tuple[str, ...]
Stretch = tuple[Run, ...]  # runs of one passage, in the order of the text


def align(a: Body, b: Body) -> tuple[Stretch, ...]:
    """The passages that two bodies share, in the order of the first."""
    return tuple(
        tuple(_filled(stretch, a, b))
        for chain in _chained(_runs(a, b))
        if sum(run.length for run in chain) >= LEAST
        for stretch in _unbroken(chain, a, b)
    )


def place(stretch: Stretch, a: Body, b: Body) -> Passage:
    """Where a passage stands on both pages."""
    first, last = stretch[0], stretch[-1]
    return Passage(
        a=Span(a.starts[first.a], a.ends[last.a + last.length - 1]),
        b=Span(b.starts[first.b], b.ends[last.b + last.length - 1]),
    )


def _runs(a: Body, b: Body) -> Iterator[Run]:
    """1. From left to right in `a`; a word of `b` is used once."""
    seeds = _seeds(a.words)
    common = set(seeds).intersection(_seeds(b.words))
    at: defaultdict[Words, list[int]] = defaultdict(list)
    for m, seed in enumerate(_seeds(b.words)):
        if seed in common:
            at[seed].append(m)
    used = bytearray(len(b.words))
    begin = expected = 0
    for n, seed in enumerate(seeds):
        if n < begin or seed not in common:
            continue
        run = max(
            (Run(n, m, _length(a, b, n, m, used)) for m in at[seed]),
            key=lambda run: (run.length + BRIDGE * (0 <= run.b - expected <= BRIDGE), -run.b),
        )
        if run.length >= SEED:
            yield run
            used[run.b : run.b + run.length] = b"\1" * run.length
            begin = n + run.length
            expected = run.b + run.length


def _seeds(words: Words) -> list[Words]:
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))


def _length(a: Body, b: Body, n: int, m: int, used: bytearray) -> int:
    """How many words agree from here on, up to what stands between on either page."""
    length = 0
    most = min(len(a.words) - n, len(b.words) - m)
    while length < most and a.words[n + length] == b.words[m + length] and not used[m + length]:
        if length and (n + length in a.breaks or m + length in b.breaks):
            break
        length += 1
    return length


def _chained(runs: Iterator[Run]) -> Iterator[list[Run]]:
    """2. Runs that may be one passage."""
    chain: list[Run] = []
    for run in runs:
        if chain and not (_near(run.a, chain[-1].a, chain[-1].length) and _near(run.b, chain[-1].b, chain[-1].length)):
            yield chain
            chain = []
        chain.append(run)
    if chain:
        yield chain


def _near(start: int, before: int, length: int) -> bool:
    return 0 <= start - before - length <= BRIDGE


def _unbroken(chain: list[Run], a: Body, b: Body) -> Iterator[list[Run]]:
    """3. The parts of a passage between which nothing else stands."""
    part = chain[:1]
    for run in chain[1:]:
        n, m = part[-1].a + part[-1].length, part[-1].b + part[-1].length
        if a.breaks.isdisjoint(range(n, run.a + 1)) and b.breaks.isdisjoint(range(m, run.b + 1)):
            part.append(run)
        else:
            yield part
            part = [run]
    yield part


def _filled(part: list[Run], a: Body, b: Body) -> Iterator[Run]:
    """The runs, and words that agree between them."""
    before: Run | None = None
    for run in part:
        if before:
            n, m = before.a + before.length, before.b + before.length
            for code in Indel.opcodes(a.words[n : run.a], b.words[m : run.b]):
                if code.tag == "equal":
                    yield Run(n + code.src_start, m + code.dest_start, code.src_end - code.src_start)
        yield run
        before = run


def shares(stretches: Sequence[Stretch], a: Body, b: Body) -> tuple[float, float]:
    """How much of the words of each agrees with the other's."""
    of_a = {n for stretch in stretches for run in stretch for n in range(run.a, run.a + run.length)}
    of_b = {n for stretch in stretches for run in stretch for n in range(run.b, run.b + run.length)}
    return len(of_a) / max(1, len(a.words)), len(of_b) / max(1, len(b.words))


def unquoted(stretches: Sequence[Stretch], a: Body, b: Body) -> int:
    """How many of the words that agree stand outside quotation marks in both."""
    return sum(
        not (a.quoted[run.a + n] or b.quoted[run.b + n])
        for stretch in stretches
        for run in stretch
        for n in range(run.length)
    )
