"""One pass of all the words over a text: marks, each with its entry and how exactly the surface agrees.

The forms of all entries are compiled into one automaton over folded text. A hit is a mark if it ends with a token and
begins with one, or after particles that may be attached to its entry (و ف ب ل ك س ال). Folding finds, the surface
decides:
`exact` tells whether hamza, ى/ي and ة/ه agree with the entry, which words that collide after folding need (على/علي);
`shadda` whether the entry's shaddas are printed (حمّل/حمل).

>>> [(mark.entry.table, mark.prefix) for mark in read("وبفرنسا").starting(0, "country")]
[('country', 'وب')]
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import ahocorasick_rs
import msgspec

from takhrij import text, words
from takhrij.records import Span
from takhrij.text import Text
from takhrij.words import Entry
from takhrij.words.tables import TABLES
from takhrij.words.yours import Yours, entries


class Mark(NamedTuple):
    """A place where an entry's form stands in a text; `start` and `end` leave out the attached particles."""

    start: int
    end: int
    first: int  # tokens, both included
    last: int
    entry: Entry
    prefix: str  # the attached particles, folded
    exact: bool
    shadda: bool  # whether the surface has the shaddas that the entry is printed with

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


class Marked(msgspec.Struct, frozen=True):
    """A text and all its marks, by first token; the longest first, and of equals those that are spelt exactly so."""

    text: Text
    marks: tuple[Mark, ...]  # by first token, then longest first
    by_token: dict[int, list[Mark]]

    def starting(self, token: int, *tables: str) -> list[Mark]:
        """The marks of these tables that begin with a token, the longest and most exact first."""
        return [mark for mark in self.by_token.get(token, ()) if mark.entry.table in tables]

    def longest(self, token: int, *tables: str) -> Mark | None:
        """The longest of them."""
        return next((mark for mark in self.by_token.get(token, ()) if mark.entry.table in tables), None)


LONGEST_PREFIX = 5
NAMES = frozenset({
    "country", "capital", "place", "city", "organisation", "agency", "outlet", "leader", "named_event", "treaty",
})  # fmt: skip
SHADDA = "\u0651"


class _Pattern(NamedTuple):
    entry: Entry
    clitics: frozenset[str]
    elided: bool  # the form has lost its ا after ل: للأمم stands for ل + الأمم


class _Form(NamedTuple):
    """An entry as a prefix lets it stand, with what its surface is compared with."""

    entry: Entry
    printed: str
    bare: str
    shadda: bool


class _Automaton:
    """Entries compiled for one pass over a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        clitics = {table.name: table.clitics for table in TABLES}
        elision = frozenset(c + "لل" for c in ("", "و", "ف"))
        patterns: dict[str, list[_Pattern]] = defaultdict(list)
        for entry in entries:
            folded = text.fold(entry.text).text
            patterns[folded].append(_Pattern(entry, _folded(clitics[entry.table]), False))
            if folded.startswith("ال") and len(folded) > 4:
                patterns[folded[2:]].append(_Pattern(entry, elision, True))
        forms = sorted(patterns)
        self.compiled = ahocorasick_rs.AhoCorasick(forms)
        self.patterns = [patterns[form] for form in forms]
        self.known: dict[tuple[int, str], tuple[_Form, ...]] = {}

    def standing(self, number: int, prefix: str) -> tuple[_Form, ...]:
        """The entries of a pattern that may have a prefix attached."""
        if (number, prefix) not in self.known:
            found = ((pattern.entry, pattern.entry.text[2:] if pattern.elided else pattern.entry.text)
                     for pattern in self.patterns[number] if prefix in pattern.clitics)  # fmt: skip
            forms = (_Form(entry, printed, text.undecorated(printed), SHADDA in printed) for entry, printed in found)
            self.known[number, prefix] = tuple(forms)
        return self.known[number, prefix]


@cache
def _automaton() -> _Automaton:
    return _Automaton(words.entries())


@lru_cache(maxsize=2)
def _automaton_of(yours: Yours) -> _Automaton:
    return _Automaton(entries(yours))


@cache
def _folded(clitics: frozenset[str]) -> frozenset[str]:
    return frozenset(text.fold(clitic).text for clitic in clitics)


def read(original: str, yours: Yours = ()) -> Marked:
    """The marks of a text, also of a user's own names."""
    return mark(text.read(original), yours)


def mark(read: Text, yours: Yours = ()) -> Marked:
    """The marks of a text that has been tokenised. A user's own name stands for those of ours in its place."""
    by_token = _marks(read, _automaton())
    if yours:
        for first, own in _marks(read, _automaton_of(yours)).items():
            places = {(each.start, each.end) for each in own}
            others = [each for each in by_token[first] if each.entry.table not in NAMES or each[:2] not in places]
            by_token[first] = own + others
    for marks in by_token.values():
        if len(marks) > 1:
            marks.sort(key=lambda mark: (-mark.last, mark.start, not mark.exact))
    ordered = {first: by_token[first] for first in sorted(by_token)}
    return Marked(read, tuple(chain.from_iterable(ordered.values())), ordered)


def _marks(read: Text, automaton: _Automaton) -> dict[int, list[Mark]]:
    """By first token."""
    folded, starts, ends = read.folded.text, read.folded_starts, read.folded_ends
    by_token: dict[int, list[Mark]] = defaultdict(list)
    for number, start, end in automaton.compiled.find_matches_as_indexes(folded, overlapping=True):
        last = ends.get(end)
        if last is None:
            continue
        begin = start
        while begin not in starts and begin > start - LONGEST_PREFIX:
            begin -= 1
        first = starts.get(begin)
        if first is None:
            continue
        prefix = folded[begin:start]
        standing = automaton.standing(number, prefix)
        if not standing:
            continue
        original_start = read.folded.original(start) if prefix else read.starts[first]
        original_end = read.ends[last]
        surface = read.original[original_start:original_end]
        as_long = len(surface) == end - start  # folding has dropped nothing
        bare = surface if as_long else text.undecorated(surface)
        marks = by_token[first]
        for entry, printed, bare_form, shadda in standing:
            exact = surface == printed or bare == bare_form
            printed_shadda = not shadda or SHADDA in surface
            marks.append(Mark(original_start, original_end, first, last, entry, prefix, exact, printed_shadda))
    return by_token
