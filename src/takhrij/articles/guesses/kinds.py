"""What a guess at a line is, what the rules know besides the line, and the form of a rule."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from takhrij.articles.lines import Line
from takhrij.records import Span

Label = Literal[
    "furniture", "read_also", "comments", "teaser", "keywords", "source_note", "date", "byline", "dateline_byline",
    "caption", "bullet", "prose", "short",
]  # fmt: skip


class Guess(NamedTuple):
    """What a line is by itself, the rule that says so, and the words that show it."""

    label: Label
    rule: str
    evidence: Span


class Surroundings(NamedTuple):
    """What the rules know of the page and its host."""

    repeated: frozenset[str]  # keys of lines that other pages of the host have too
    names: frozenset[str]  # keys by which the outlet may be named
    title: str  # the key of the title that the carrier gives
    latin: bool  # whether the page is in a language of Latin letters


Rule = Callable[[Line, Surroundings], Label | tuple[Label, Span] | None]
